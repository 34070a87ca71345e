package catalog

import (
	"fmt"
	"net/url"
	"strings"
)

// Pointer is a JSON Pointer (RFC 6901), such as "/user/id". The empty pointer is the whole value.
type Pointer string

// ParsePointer checks the syntax of a JSON Pointer: empty, or tokens that each begin with "/", in
// which "~" is written "~0" and "/" is written "~1".
func ParsePointer(text string) (Pointer, error) {
	if text != "" && text[0] != '/' {
		return "", fmt.Errorf("%q is no JSON Pointer: it must begin with \"/\", as in \"/user_id\"", text)
	}
	for rest := text; ; {
		tilde := strings.IndexByte(rest, '~')
		if tilde < 0 {
			return Pointer(text), nil
		}
		rest = rest[tilde+1:]
		if rest == "" || rest[0] != '0' && rest[0] != '1' {
			return "", fmt.Errorf("%q is no JSON Pointer: \"~\" is written \"~0\", and \"/\" in a name \"~1\"", text)
		}
	}
}

// Tokens returns the names and indexes that the pointer consists of, unescaped.
func (p Pointer) Tokens() []string {
	if p == "" {
		return nil
	}
	tokens := strings.Split(string(p[1:]), "/")
	for i, token := range tokens {
		tokens[i] = unescapeToken(token)
	}
	return tokens
}

// Append returns the pointer to the member or item token of what p points to.
func (p Pointer) Append(token string) Pointer {
	return p + "/" + Pointer(escapeToken(token))
}

// fragment returns the pointer as the fragment of a URL, without "#". It is spelled as
// jsonschema/v5 spells its own locations, so that v5 knows a place by one name only.
func (p Pointer) fragment() string {
	var b strings.Builder
	for _, token := range p.Tokens() {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(escapeToken(token)))
	}
	return b.String()
}

func escapeToken(token string) string {
	return strings.ReplaceAll(strings.ReplaceAll(token, "~", "~0"), "/", "~1")
}

func unescapeToken(token string) string {
	return strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
}
