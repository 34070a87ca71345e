package model

import (
	"fmt"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// scope is where a name stands for one thing.
type scope struct {
	taken  map[string]holder
	remedy string // what to do about a name that is taken
}

// holder is who has a name.
type holder struct {
	at   diagnostic.Position
	what string
}

// renamed is the remedy for names of Go.
const renamed = `give one of them another with "x-go-name"`

func newScope(remedy string) *scope { return &scope{taken: map[string]holder{}, remedy: remedy} }

// reserve takes a name for something that no schema describes.
func (s *scope) reserve(name, what string) { s.taken[name] = holder{what: what} }

// take takes the name, or returns the finding that somebody else has it. An empty name is nobody's.
func (s *scope) take(name string, at diagnostic.Position, what string) diagnostic.Diagnostic {
	if name == "" {
		return diagnostic.Diagnostic{}
	}
	first, found := s.taken[name]
	if !found {
		s.taken[name] = holder{at: at, what: what}
		return diagnostic.Diagnostic{}
	}
	return at.Errorf(`%s would have the Go name %s, which is %s: %s`, what, name, first, s.remedy)
}

func (h holder) String() string {
	if h.at == (diagnostic.Position{}) {
		return h.what
	}
	return fmt.Sprintf("that of %s (%s)", h.what, h.at)
}
