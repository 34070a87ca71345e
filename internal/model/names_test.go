package model

import "testing"

func TestExportedName(t *testing.T) {
	for name, want := range map[string]string{
		"feed_id":                      "FeedID",
		"feed_ids":                     "FeedIDs",
		"feedId":                       "FeedID",
		"pull_request/opened":          "PullRequestOpened",
		"htmlURL":                      "HTMLURL",
		"HTTPServer":                   "HTTPServer",
		"api-key.value":                "APIKeyValue",
		"urls":                         "URLs",
		"status":                       "Status",
		"ids":                          "IDs",
		"2fa":                          "N2fa",
		"+1":                           "Plus1",
		"-1":                           "Minus1",
		"größe":                        "Größe",
		"@context":                     "Context",
		"_links":                       "Links",
		"a b":                          "AB",
		"名前":                           "X名前",
		"$ref":                         "Ref",
		"x":                            "X",
		"utf8":                         "UTF8",
		"":                             "",
		"!?":                           "",
		"EiffelActivityCanceled/1.0.0": "EiffelActivityCanceled100",
	} {
		if got := exportedName(name); got != want {
			t.Errorf("exportedName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestParameterName(t *testing.T) {
	for field, want := range map[string]string{
		"FeedID":  "feedID",
		"ID":      "id",
		"IDs":     "ids",
		"URLPath": "urlPath",
		"Type":    "typeValue",
		"Len":     "lenValue",
		"Error":   "errorValue",
		"Time":    "timeValue",
		"Event":   "eventValue",
		"A":       "a",
		"Größe":   "größe",
	} {
		if got := parameterName(field); got != want {
			t.Errorf("parameterName(%q) = %q, want %q", field, got, want)
		}
	}
}

func TestConstantName(t *testing.T) {
	for text, want := range map[string]string{
		"in-progress": "InProgress", "<=": "LessEqual", "1": "1", "x2": "X2", "": "", "\u0001": "",
	} {
		if got := constantName(text); got != want {
			t.Errorf("constantName(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSnakeCase(t *testing.T) {
	for name, want := range map[string]string{
		"PullRequestOpened": "pull_request_opened", "HTTPServer": "http_server", "Liked": "liked", "IDs": "i_ds",
	} {
		if got := snakeCase(name); got != want {
			t.Errorf("snakeCase(%q) = %q, want %q", name, got, want)
		}
	}
}

// FuzzExportedName holds every name against what Go takes as an exported identifier.
func FuzzExportedName(f *testing.F) {
	for _, name := range []string{"feed_id", "2fa", "größe", "名前", "\xff", "ǅ", "a\u0301"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got := exportedName(name); got != "" && !goNameForm.MatchString(got) {
			t.Errorf("exportedName(%q) = %q, which is no exported name", name, got)
		}
	})
}
