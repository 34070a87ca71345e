package event

import "strings"

// isURITemplate reports whether v is a URI template of RFC 6570, section 2, at any level. Like
// every format of JSON Schema it accepts what is no string.
func isURITemplate(v any) bool {
	s, ok := v.(string)
	return !ok || isTemplate(s)
}

func isTemplate(s string) bool {
	for s != "" {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			return isTemplateLiteral(s)
		}
		if !isTemplateLiteral(s[:open]) {
			return false
		}
		end := strings.IndexByte(s[open:], '}')
		if end < 0 || !isTemplateExpression(s[open+1:open+end]) {
			return false
		}
		s = s[open+end+1:]
	}
	return true
}

// isTemplateLiteral holds s against the rule literals (RFC 6570, section 2.1, with erratum 6937,
// which lets the apostrophe in).
func isTemplateLiteral(s string) bool {
	for i, r := range s {
		if !isTemplateCharacter(r) || r == '%' && !isPercentEncoded(s[i:]) {
			return false
		}
	}
	return true
}

// isTemplateCharacter reports whether r may stand in a literal: in ASCII everything but controls,
// the space and "<>\^`{|}, beyond it the ranges ucschar and iprivate (RFC 6570, section 1.5). None of
// them holds U+FFFD, which is also what invalid UTF-8 is read as.
func isTemplateCharacter(r rune) bool {
	switch {
	case r < 0x80:
		return ' ' < r && r < 0x7f && !strings.ContainsRune("\"<>\\^`{|}", r)
	case r < 0xa0, 0xfdd0 <= r && r <= 0xfdef, 0xfff0 <= r && r <= 0xffff, 0xe0000 <= r && r <= 0xe0fff:
		return false
	}
	return r&0xfffe != 0xfffe
}

// isTemplateExpression holds what stands between two braces against the rule expression (RFC
// 6570, section 2.2): an optional operator and a list of variables.
func isTemplateExpression(s string) bool {
	if s != "" && strings.IndexByte("+#./;?&=,!@|", s[0]) >= 0 {
		s = s[1:]
	}
	for spec := range strings.SplitSeq(s, ",") {
		if !isVariable(spec) {
			return false
		}
	}
	return true
}

// isVariable holds s against the rule varspec (RFC 6570, sections 2.3 and 2.4): a name, and an
// explode mark or a prefix length of 1 to 9999.
func isVariable(s string) bool {
	name, prefix, hasPrefix := strings.Cut(s, ":")
	if hasPrefix {
		return isVariableName(name) && isPrefixLength(prefix)
	}
	return isVariableName(strings.TrimSuffix(name, "*"))
}

func isVariableName(s string) bool {
	afterDot := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.':
			if afterDot {
				return false
			}
			afterDot = true
			continue
		case c == '%':
			if !isPercentEncoded(s[i:]) {
				return false
			}
			i += 2
		case !isAlphanumeric(c) && c != '_':
			return false
		}
		afterDot = false
	}
	return !afterDot
}

func isPrefixLength(s string) bool {
	if len(s) < 1 || len(s) > 4 || s[0] == '0' {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}

func isPercentEncoded(s string) bool {
	return len(s) >= 3 && s[0] == '%' && isHex(s[1]) && isHex(s[2])
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
