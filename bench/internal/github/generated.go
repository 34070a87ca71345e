package github

import (
	"fmt"

	"github.com/eventc/eventc/bench/internal/contender"
)

// newGenerated returns what eventc generated for an event: what reads a payload, and what writes the
// event in it but not what the mistakes make of it.
func newGenerated[T any, E contender.Pointer[T]](
	g contender.Generated[T, E], payload []byte, mistakes []contender.Value[func(E)],
) (contenders, error) {
	value, err := g.Parse(payload)
	if err != nil {
		return contenders{}, fmt.Errorf("reading the event to send: %w", err)
	}
	var refused []contender.Value[E]
	for _, mistake := range mistakes {
		e, err := g.Parse(payload)
		if err != nil {
			return contenders{}, fmt.Errorf("reading the event to send: %w", err)
		}
		mistake.Value(e)
		refused = append(refused, contender.Value[E]{Name: mistake.Name, Value: e})
	}
	return contenders{g.Receivers(), g.Senders(value, refused)}, nil
}
