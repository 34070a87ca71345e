package order

import (
	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/order/orderogen"
)

// ogenEvent is what ogen generated.
func ogenEvent() contender.Ogen[orderogen.Event, *orderogen.Event] {
	return contender.Ogen[orderogen.Event, *orderogen.Event]{Seconds: "30.123456Z", Whole: "30Z"}
}
