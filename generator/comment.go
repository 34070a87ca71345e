package generator

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// maxComment is the width at which comments are wrapped, without the slashes.
const maxComment = 94

// comment emits text as line comments, wrapped. A description is data: it can hold line breaks, the
// end of a comment or what looks like a directive, and none of it may become code, so each line is
// emitted as a comment of its own.
func comment(text string) *jen.Statement {
	code := jen.Null()
	for i, line := range wrapLines(text) {
		if i > 0 {
			code.Line()
		}
		code.Comment(strings.TrimRight("// "+line, " "))
	}
	return code
}

// wrapped returns text as lines of a comment, each with its slashes.
func wrapped(text string) string {
	lines := wrapLines(text)
	for i, line := range lines {
		lines[i] = strings.TrimRight("// "+line, " ")
	}
	return strings.Join(lines, "\n")
}

func wrapLines(text string) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, wrapParagraph(paragraph)...)
	}
	for i, line := range lines {
		lines[i] = withoutConstraint(line)
	}
	return lines
}

// withoutConstraint quotes the begin of a line that would be a build constraint, wherever it stands:
// gofmt puts those in front of the package.
func withoutConstraint(line string) string {
	const constraint = "+build"
	if rest, ok := strings.CutPrefix(line, constraint); ok {
		return strconv.Quote(constraint) + rest
	}
	return line
}

func wrapParagraph(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(text, unicode.IsSpace) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > maxComment {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// typeDoc returns the doc comment of the type called name: what it is, and its description.
func typeDoc(name, what string, doc []string) string {
	sentence := name + " is " + what + "."
	switch text := description(doc); {
	case text == "":
		return sentence
	case startsWithWord(text, name):
		return text + "\n\nIt is " + what + "."
	default:
		return sentence + "\n\n" + text
	}
}

// fieldDoc returns the comment of a field, which its description is; "" is none.
func fieldDoc(f *model.Field) string {
	text := description(f.Doc)
	if !f.Deprecated {
		return text
	}
	return strings.TrimSpace(text + "\n\nDeprecated: the schema marks the member as deprecated.")
}

func description(doc []string) string { return strings.TrimSpace(strings.Join(doc, "\n")) }

func startsWithWord(text, word string) bool {
	rest, found := strings.CutPrefix(text, word)
	if !found {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
}
