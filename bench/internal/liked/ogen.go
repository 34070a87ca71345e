package liked

import (
	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/liked/likedogen"
)

// ogenEvent is what ogen generated. Its uuids are those of uuid.Parse, its date-times those of
// time.Parse.
func ogenEvent() contender.Ogen[likedogen.Event, *likedogen.Event] {
	return contender.Ogen[likedogen.Event, *likedogen.Event]{
		Tolerates: []string{"a uuid without dashes", "a uuid as a URN", "a comma in the seconds"},
		Seconds:   "30.123456Z", Whole: "30Z",
	}
}

// refusedOgen is what the types of ogen can be and must not.
func (s *sent) refusedOgen() []contender.Value[*likedogen.Event] {
	e := s.ogen
	e.EventType = "disliked"
	return []contender.Value[*likedogen.Event]{{Name: "another constant", Value: &e}}
}
