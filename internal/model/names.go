package model

import (
	"go/token"
	"go/types"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// Names have to be unique, stable and what a Go programmer would have written: renaming one event
// must not rename the types of another, and two things that would share a name are an error, never
// renamed silently. So a name depends on the schema alone, by the rules of this file.

// exportedName makes a Go name of a name in a schema: feed_ids as FeedIDs. It is empty where
// nothing can be made of it.
func exportedName(name string) string {
	sign := ""
	if len(name) > 1 && unicode.IsDigit(rune(name[1])) {
		sign = map[byte]string{'+': "Plus", '-': "Minus"}[name[0]]
	}
	var b strings.Builder
	b.WriteString(sign)
	for _, word := range words(name) {
		b.WriteString(capitalised(word))
	}
	return exported(b.String())
}

// constantName is exportedName for the end of a constant's name, where a digit may come first and
// signs have names.
func constantName(text string) string {
	var b strings.Builder
	for _, word := range words(text) {
		b.WriteString(capitalised(word))
	}
	if b.Len() > 0 {
		return b.String()
	}
	for _, r := range text {
		b.WriteString(signNames()[r])
	}
	return b.String()
}

// signNames are the words for signs that stand for themselves in an enum.
func signNames() map[rune]string {
	return map[rune]string{
		'<': "Less", '>': "Greater", '=': "Equal", '!': "Not", '+': "Plus", '-': "Minus", '*': "Star",
		'/': "Slash", '%': "Percent", '&': "And", '|': "Or", '?': "Question", '.': "Dot", '#': "Hash",
		'~': "Tilde", '^': "Caret", ' ': "Space",
	}
}

// exported makes the first letter one that Go exports: 2fa becomes N2fa.
func exported(name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case name == "" || unicode.IsUpper(first):
		return name
	case unicode.IsLetter(first):
		return "X" + name
	}
	return "N" + name
}

// words splits a name at everything that is neither letter nor digit, and where the case changes:
// pullRequest_HTMLUrl has the words pull, Request, HTML and Url.
func words(name string) []string {
	var words []string
	for _, part := range strings.FieldsFunc(name, isSeparator) {
		words = append(words, splitCase(part)...)
	}
	return words
}

func isSeparator(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func splitCase(part string) []string {
	var words []string
	runes := []rune(part)
	start := 0
	for i := 1; i < len(runes); i++ {
		endsLower := unicode.IsUpper(runes[i]) && !unicode.IsUpper(runes[i-1])
		endsUpper := unicode.IsUpper(runes[i-1]) && unicode.IsUpper(runes[i]) &&
			i+1 < len(runes) && unicode.IsLower(runes[i+1])
		if endsLower || endsUpper {
			words = append(words, string(runes[start:i]))
			start = i
		}
	}
	return append(words, string(runes[start:]))
}

// capitalised returns a word with a capital letter first, or an initialism all in capitals.
func capitalised(word string) string {
	upper := strings.ToUpper(word)
	if isInitialism(upper) {
		return upper
	}
	if singular, plural := strings.CutSuffix(upper, "S"); plural && isInitialism(singular) {
		return singular + "s"
	}
	runes := []rune(word)
	return string(unicode.ToUpper(runes[0])) + string(runes[1:])
}

// isInitialism reports whether Go writes the word in capitals: the words of Go's own code review
// comments, and some that are as frequent in events.
func isInitialism(word string) bool {
	switch word {
	case "ACL", "API", "ASCII", "AWS", "CI", "CPU", "CSS", "DNS", "EOF", "GUID", "HTML", "HTTP", "HTTPS", "ID",
		"IP", "JSON", "JWT", "LHS", "MAC", "OS", "QPS", "RAM", "RHS", "RPC", "SHA", "SLA", "SMTP", "SQL", "SSH",
		"TCP", "TLS", "TTL", "UDP", "UI", "UID", "URI", "URL", "URN", "UTF8", "UUID", "VM", "XML", "XMPP",
		"XSRF", "XSS":
		return true
	}
	return false
}

// parameterName returns a field's name as a parameter, beside the names that a constructor's body
// and signature use.
func parameterName(field string) string {
	name := unexported(field)
	if token.IsKeyword(name) || types.Universe.Lookup(name) != nil || isImportName(name) {
		return name + "Value"
	}
	return name
}

func isImportName(name string) bool {
	switch name {
	case "event", "wire", "uuid", "time", "context", "math":
		return true
	}
	return false
}

// unexported lowers the first word of an exported name: FeedID is feedID, ID is id.
func unexported(name string) string {
	runes := []rune(name)
	for i := range runes {
		if i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) && !isPluralS(runes, i+1) {
			break
		}
		runes[i] = unicode.ToLower(runes[i])
	}
	return string(runes)
}

// isPluralS reports whether the letter at i is the plural's of an initialism, as in IDs.
func isPluralS(runes []rune, i int) bool {
	return runes[i] == 's' && (i+1 == len(runes) || unicode.IsUpper(runes[i+1]))
}

// snakeCase returns a Go name as the stem of a file's name: PullRequestOpened is
// pull_request_opened.
func snakeCase(name string) string { return strings.ToLower(strings.Join(words(name), "_")) }

var goNameForm = regexp.MustCompile(`^\p{Lu}[\pL\pN]*$`)

// isNamePart reports whether the text can stand within a Go name.
func isNamePart(text string) bool { return goNameForm.MatchString("A" + text) }

// checkName reports a name that is none in Go: made of the name in the schema, or asked for by the
// schema's x-go-name.
func (b *builder) checkName(name, from string, s *catalog.Schema) {
	if goNameForm.MatchString(name) {
		return
	}
	if asked, ok := s.Lookup("x-go-name"); ok {
		b.report(asked.Pos().Errorf("x-go-name must be a capital letter, followed by letters and digits"))
		return
	}
	b.report(s.Pos().Errorf(`no exported Go name can be made of %s: give it one with "x-go-name"`, quote(from)))
}

// packageName returns the name of the topic's package: as configured, else the letters and digits
// of the topic.
func (b *builder) packageName() string {
	if b.topic.Package != "" {
		return b.topic.Package
	}
	name := strings.Map(func(r rune) rune {
		if isSeparator(r) || r > unicode.MaxASCII {
			return -1
		}
		return unicode.ToLower(r)
	}, b.topic.Name)
	if !token.IsIdentifier(name) {
		b.report(b.topic.Events[0].Root.Pos().Errorf(
			"no package name can be made of topic %s: set \"package\" for it in eventc.yaml", quote(b.topic.Name)))
	}
	return name
}

// reserveNames takes the names that every package has.
func (b *builder) reserveNames() {
	for _, name := range []string{"Topic", "Event", "Parse", "ParseRecord", "Handlers", "Handler", "Handle"} {
		b.names.reserve(name, "a name that every generated package has")
	}
}

// nameEvent takes the names that an event has in its package, before types within events can.
func (b *builder) nameEvent(e *catalog.Event) {
	name := b.eventName(e)
	b.checkName(name, e.Name, e.Root)
	if name == "Default" || name == "Topics" || name == "HandleRecord" {
		b.report(e.Root.Pos().Errorf(
			`the event would be %s in Handlers, which has that already: give it another name with "x-go-name"`, name))
	}
	what := "event " + quote(e.Label())
	if finding := b.names.take(name, e.Root.Pos(), what); finding.Message != "" {
		b.report(finding)
		return
	}
	for _, derived := range []string{"New" + name, name + "Params", "Parse" + name, "Parse" + name + "Alias", "Handle" + name} {
		b.takeName(derived, e.Root.Pos(), what)
	}
}

// eventName returns an event's Go name: x-go-name, else its path below the topic.
func (b *builder) eventName(e *catalog.Event) string {
	if name, ok := e.Root.GoName(); ok {
		return name
	}
	return exportedName(e.Name)
}

// variable returns the name of a package variable that belongs to the schema at location. Such names
// are seen by nobody, so two that would be one are told apart by a number.
func (b *builder) variable(name, location string) string {
	unique := name
	for n := 2; b.variables[unique] != "" && b.variables[unique] != location; n++ {
		unique = name + strconv.Itoa(n)
	}
	b.variables[unique] = location
	return unique
}

// takeName takes a name in the package's scope.
func (b *builder) takeName(name string, at diagnostic.Position, what string) {
	b.report(b.names.take(name, at, what))
}

// fieldReserved are the names of methods and fields that generated structs have.
func fieldReserved() []string {
	return []string{
		"AppendHeaders", "AppendJSON", "AppendKey", "DecodeAlias", "EventTopic", "EventType", "MarshalJSON", "UnknownMembers",
		"UnmarshalJSON", "Validate",
	}
}

func quote(s string) string { return strconv.Quote(s) }
