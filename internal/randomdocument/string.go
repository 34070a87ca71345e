package randomdocument

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// string returns a string for the demand: by its format, or by its pattern, or of the right length.
func (m *maker) string(d *demand) string {
	least := max(d.most(func(s *jsonschema.Schema) int { return s.MinLength }), 0)
	most := d.least(-1, func(s *jsonschema.Schema) int { return s.MaxLength })
	for _, s := range d.schemas {
		if samples := m.samples(s.Format); len(samples) > 0 {
			return m.fit(pick(m, samples), least, -1)
		}
	}
	for _, s := range d.schemas {
		if s.Pattern != nil {
			return m.fit(m.matching(s.Pattern), least, most)
		}
	}
	const more = 12
	switch {
	case most >= 0 && m.once(4):
		return m.letters(most)
	case most < 0 || most > least+more:
		most = least + more
	}
	return m.letters(m.intn(least, most))
}

// fit returns the text, made longer or shortened at its end; most is -1 for any length.
func (m *maker) fit(s string, least, most int) string {
	n := utf8.RuneCountInString(s)
	switch {
	case n < least:
		last, _ := utf8.DecodeLastRuneInString("a" + s)
		return s + strings.Repeat(string(last), min(least-n, 200))
	case n > most && most >= 0:
		return string([]rune(s)[:most])
	}
	return s
}

// letters returns n characters: of ASCII mostly, or of all kinds.
func (m *maker) letters(n int) string {
	const long = 200
	kinds := []rune("abcdefghijklmnopqrstuvwxyz0123456789-_ ")
	if m.once(6) {
		kinds = []rune("aé😀\"\\/\n\t\u2028\u0000<&٢")
	}
	runes := make([]rune, min(n, long))
	for i := range runes {
		runes[i] = pick(m, kinds)
	}
	return string(runes)
}

// appendString appends the JSON text of a string, at times with an escape that need not be.
func (m *maker) appendString(b []byte, s string) []byte {
	escapeAt := -1
	if s != "" && m.once(12) {
		escapeAt = m.random.IntN(len(s))
	}
	b = append(b, '"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ' || i == escapeAt:
			b = appendEscaped(b, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

func appendEscaped(b []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return appendUnit(appendUnit(b, high), low)
	}
	return appendUnit(b, r)
}

func appendUnit(b []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	return append(b, '\\', 'u', digits[r>>12&0xf], digits[r>>8&0xf], digits[r>>4&0xf], digits[r&0xf])
}

// samples returns texts that match a format, among them seldom such as Go's types cannot hold.
func (m *maker) samples(format string) []string {
	if format == "date-time" && m.once(40) {
		return []string{"2016-12-31T23:59:60Z", "2024-01-01T00:00:00.1234567890123Z"}
	}
	return samplesOf(format)
}

// samplesOf returns texts that match a format; none for a format that matches everything.
func samplesOf(format string) []string {
	switch format {
	case "date-time":
		return []string{
			"2024-01-01T00:00:00Z", "2018-04-25T20:42:10+02:00", "2024-02-29T23:59:59.123456789Z", "0000-01-01T00:00:00-00:00", "9999-12-31T23:59:59.5-23:59",
			"2024-01-01t00:00:00z", "2024-01-01T00:00:00.120Z",
		}
	case "uuid":
		return []string{
			"1b4e28ba-2fa1-4d2e-883f-0016d3cca427", "00000000-0000-0000-0000-000000000000", "FFFFFFFF-ffff-ffff-ffff-FFFFFFFFFFFF", "1B4E28BA-2FA1-4D2E-883F-0016D3CCA427",
		}
	case "date":
		return []string{"2024-02-29", "0000-01-01", "9999-12-31"}
	case "time":
		return []string{"12:00:00Z", "23:59:60Z", "08:30:06.283185+01:00"}
	case "duration":
		return []string{"P1D", "PT1H30M", "P2W", "P1Y2M3DT4H5M6S"}
	case "email":
		return []string{"ada@example.com", "\"a b\"@example.com", "ada@[127.0.0.1]"}
	}
	return addressesOf(format)
}

func addressesOf(format string) []string {
	switch format {
	case "hostname":
		return []string{"example.com", "a", "xn--nxasmq6b.example", "1.2"}
	case "ipv4":
		return []string{"127.0.0.1", "255.255.255.255"}
	case "ipv6":
		return []string{"::1", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4"}
	case "uri", "iri":
		return []string{"https://example.com/a?b=c#d", "http://a.b/", "mailto:a@b.c", "urn:x:y", "http://[::1]/"}
	case "uri-reference", "iri-reference":
		return []string{"/a", "//x/y", "#f", "", "https://example.com/"}
	case "uri-template":
		return []string{"https://example.com/gists{/gist_id}", "{?d,e}", "/a"}
	case "json-pointer":
		return []string{"", "/a/b~1c", "/~0"}
	case "relative-json-pointer":
		return []string{"0", "1/a", "2#"}
	case "regex":
		return []string{"^a+$", "[a-z]"}
	case "period":
		return []string{"2024-01-01T00:00:00Z/P1D", "2024-01-01T00:00:00Z/2024-01-02T00:00:00Z"}
	}
	return nil
}
