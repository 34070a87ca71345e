package liked

import (
	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/gen/feedevents"
)

func receivers(naive *contender.Naive[plain]) []contender.Receiver {
	all := ours()
	all = append(all, naive.Receiver())
	all = append(all, contender.Unchecked[plain]{}.Receivers()...)
	return append(all, contender.Unchecked[texts]{Suffix: textsSuffix}.Receivers()...)
}

func ours() []contender.Receiver {
	return []contender.Receiver{
		{Name: Copy, Kind: contender.KindOurs, Decode: func(payload []byte) (any, error) {
			return feedevents.ParseLiked(payload)
		}},
		{Name: Alias, Kind: contender.KindOurs, Decode: func(payload []byte) (any, error) {
			return feedevents.ParseLikedAlias(payload)
		}},
		{Name: Reuse, Kind: contender.KindOurs, Decode: decodeReusing()},
		{Name: Dispatch, Kind: contender.KindOurs, Decode: func(payload []byte) (any, error) {
			return feedevents.Parse(payload)
		}},
	}
}

func decodeReusing() func(payload []byte) (any, error) {
	e := new(feedevents.Liked)
	return func(payload []byte) (any, error) { return e, e.DecodeAlias(payload) }
}
