package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// headerValue returns the value that a header of the discriminator has for the event: what x-event
// says, else, of the first header, the first name on the event's path.
func (e *Event) headerValue(name string) (string, *Diagnostic) {
	if given := e.file.options.headers; given != nil {
		if value, ok := given.Member(name); ok {
			return value.text, nil
		}
	}
	discriminator := e.Topic.Discriminator
	if given := e.file.options.eventType; given != nil && len(discriminator) == 1 {
		return given.text, nil
	}
	if discriminator.Headers()[0] == name {
		first, _, _ := strings.Cut(e.Name, "/")
		return first, nil
	}
	return "", finding(e.Root.Pos(), "no value of the header %s, which says the event's type: add \"x-event\": {\"headers\": {%q: …}}", name, name)
}

// checkGivenHeaders reports headers of x-event that the topic's discriminator does not have.
func (l *loader) checkGivenHeaders(e *Event) {
	given := e.file.options.headers
	if given == nil {
		return
	}
	known := e.Topic.Discriminator.Headers()
	for _, m := range given.members {
		if !slices.Contains(known, m.Name) {
			l.report(e.file, m.Pos(), "\"headers\" of x-event: the discriminator of topic %s has no header %q%s",
				e.Topic.Name, m.Name, diagnostic.DidYouMean(m.Name, known))
		}
	}
}

// headerAdvice says how two events of one type can differ, where headers say the type.
func (d Discriminator) headerAdvice() string {
	headers := d.Headers()
	if len(headers) == 0 {
		return ""
	}
	return fmt.Sprintf("; another value of the header is given by \"x-event\": {\"headers\": {%q: …}}", headers[0])
}
