package liked

import (
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/google/uuid"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/liked/likedpb"
)

// protobufEvent is the event that e is, as a message.
func protobufEvent(e *plain) (*contender.ProtobufEvent[likedpb.Liked, *likedpb.Liked], error) {
	return contender.NewProtobufEvent(message(e), refusedMessages(e), func(m *likedpb.Liked) any {
		return plain{
			EventType:  "liked",
			EventID:    uuid.MustParse(m.GetEventId()),
			OccurredAt: m.GetOccurredAt().AsTime(),
			FeedID:     uuid.MustParse(m.GetFeedId()),
			UserID:     uuid.MustParse(m.GetUserId()),
		}
	})
}

func message(e *plain) *likedpb.Liked {
	return &likedpb.Liked{
		EventId:    e.EventID.String(),
		OccurredAt: timestamppb.New(e.OccurredAt),
		FeedId:     e.FeedID.String(),
		UserId:     e.UserID.String(),
	}
}

func refusedMessages(e *plain) []contender.Value[*likedpb.Liked] {
	noTime, brokenID, noID := message(e), message(e), message(e)
	noTime.OccurredAt = nil
	brokenID.FeedId = "5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3g"
	noID.UserId = ""
	return []contender.Value[*likedpb.Liked]{
		{Name: "no occurred_at", Value: noTime}, {Name: "a broken uuid", Value: brokenID}, {Name: "no user_id", Value: noID},
	}
}
