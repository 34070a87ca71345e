package randomschema

// memberNames are names that each have a Go name of its own, plain ones and such as have to be
// escaped, mean something in Go, or begin like others.
func memberNames() []string {
	return []string{
		"id", "name", "state", "amount", "items", "count", "ratio", "created_at", "url", "meta", "tags", "active", "note",
		"owner", "kind2", "a", "ab", "abc", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz2", "camelCase", "Upper",
		"@context", "+1", "2fa", "größe", "b c", "x,omitempty", "say \"hi\"", "tick`", "type", "func", "string", "error", "len",
		"json", "nil", "_links", "slash/tilde~", "per%cent", "new\nline", "ключ", "back\\slash", "p", "s", "d", "t", "seen", "end",
	}
}

// enumTexts are values that each have a word of its own in a Go constant.
func enumTexts() []string {
	return []string{
		"open", "closed", "in-progress", "1", "007", "<", ">=", "", "Done!", "größe", "a b", "say \"hi\"", "back\\slash", "tick`",
		"UPPER", "x/y", "1.0", "true2", "null2", "2024-01-01T00:00:00Z", "a\tb2", "é", "日本",
	}
}

// formats are those that the validator asserts, and one that it does not know.
func formats() []string {
	return []string{
		"date-time", "date-time", "uuid", "uuid", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri",
		"uri-reference", "iri", "uri-template", "json-pointer", "relative-json-pointer", "regex", "period", "unknown-format",
	}
}

// patterns are such as real schemas have.
func patterns() []string {
	return []string{
		"^[a-z]+$", "^[A-Z]{2,4}-[0-9]{1,6}$", "^pkg:", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "^(a|b|cd)$", "x",
		"^[-A-Za-z0-9+/]*={0,3}$", `^\d{4}$`, "^.{1,5}$", "^[^a-z]*$", `\S`, "^$", "`", "^a?b*c$", "^[a-z]{2}(-[A-Z]{2})?$",
		"^(https?)://", "é+", "(?i)^abc$", `^v\d+\.\d+$`, `^[\w.]+@`, "^[a-f0-9]{2,}$", "^[à-ü]{2,3}$", `^(foo|bar)-\d+$`,
		`^\s*$`, "^[a-c]{0,2}[b-d]{1,2}$", "^a*a$", `^\w+$`, "^x{3}y?$", "a$",
	}
}

// atoms are what patterns are put together of.
func atoms() []string {
	return []string{"a", "b", "-", "[a-c]", "[b-z]", `\d`, `\w`, "[^b]", ".", "é", "[é-ü]", `\.`, "(ab|c)", "[0-9a-f]", "_", " "}
}

func quantifiers() []string {
	return []string{"", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}", "{0,2}"}
}

// namePatterns are patterns of member names.
func namePatterns() []string {
	return []string{"^x-", "^[a-z]{2}$", "_at$", "^S_", "^[0-9]+$", "a", "^é", "^(foo|bar)$"}
}

// titles are texts that must not become code.
func titles() []string {
	return []string{
		"A plain title.", "Two\nlines", "ends */ early", "//go:embed secret", "tick ` and \" quote", "", "\r\n", "Deprecated: no",
		"größe \u2028 line", "%d %s", "+build ignore", "[Link] and `code`",
	}
}

// values are constants of every JSON type, equal ones in two spellings among them.
func values() []string {
	return []string{
		"1", "1.0", "0", "-0", "1e2", "100", "2.5", "9007199254740993", "9223372036854775808", "0.1000000000000000001", "true", "false",
		"null", `"text"`, `"1"`, `""`, "[]", "[1]", "[1,[2.0]]", "{}", `{"a":1}`, `{"a":{"b":[null]},"c":"d"}`, `"é\n"`, "-5",
	}
}

// defaults are such as a value of any type may have: they assert nothing.
func defaults() []string { return []string{"null", "5", `"text"`, "[]", `{"a":1}`, "true", "1.50"} }
