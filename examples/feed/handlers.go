package main

import (
	"context"
	"fmt"
	"sync"

	"github.com/google/uuid"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/gen/userevents"
)

// timeline prints what happens. It knows users and posts only by the events that it was given, as
// a service of its own would.
//
// Handlers run side by side for different keys, hence the lock. Delivery is at least once: what a
// handler does must bear to be done twice, as storing by id does. Where it does not, look whether
// the event's EventID was seen before.
type timeline struct {
	out *printer

	mu    sync.Mutex
	names map[uuid.UUID]string // of users
	posts map[uuid.UUID]string // their contents
}

func newTimeline(out *printer) *timeline {
	return &timeline{out: out, names: make(map[uuid.UUID]string), posts: make(map[uuid.UUID]string)}
}

// handlers returns what the consumer runs: a handler for each topic.
func (t *timeline) handlers() []event.Handler {
	return []event.Handler{
		// Functions: what has none is skipped, which suits a program that wants to know some events.
		userevents.Handlers{UserCreated: t.userCreated},
		// An interface: this does not compile until each event of the topic has its method, and an
		// event that comes unannounced is a dead letter.
		feedevents.Handle(t),
	}
}

func (t *timeline) userCreated(ctx context.Context, e *userevents.UserCreated) error {
	t.mu.Lock()
	t.names[e.UserID] = e.Username
	t.mu.Unlock()
	t.print(ctx, "%s signed up", e.Username)
	return nil
}

// HandleCreated implements [feedevents.Handler], as do the methods that follow.
func (t *timeline) HandleCreated(ctx context.Context, e *feedevents.Created) error {
	t.mu.Lock()
	t.posts[e.FeedID] = e.Content
	t.mu.Unlock()
	return t.printPost(ctx, e.FeedID, e.UserID, "published")
}

// HandleViewed prints who looked at a post.
func (t *timeline) HandleViewed(ctx context.Context, e *feedevents.Viewed) error {
	if e.UserID == nil {
		t.print(ctx, "a visitor looked at %q", t.post(e.FeedID))
		return nil
	}
	return t.printPost(ctx, e.FeedID, *e.UserID, "looked at")
}

// HandleLiked prints who liked a post.
func (t *timeline) HandleLiked(ctx context.Context, e *feedevents.Liked) error {
	return t.printPost(ctx, e.FeedID, e.UserID, "liked")
}

// HandleCommented prints who commented on a post, and what.
func (t *timeline) HandleCommented(ctx context.Context, e *feedevents.Commented) error {
	name, err := t.name(e.UserID)
	if err != nil {
		return err
	}
	t.print(ctx, "%s commented on %q: %q", name, t.post(e.FeedID), e.Content)
	return nil
}

func (t *timeline) printPost(ctx context.Context, post, user uuid.UUID, did string) error {
	name, err := t.name(user)
	if err != nil {
		return err
	}
	t.print(ctx, "%s %s %q", name, did, t.post(post))
	return nil
}

// name returns a user's name. There is no order between topics: that the user signed up may be on
// its way still. With the error the consumer tries the event again a little later.
func (t *timeline) name(user uuid.UUID) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	name, ok := t.names[user]
	if !ok {
		return "", fmt.Errorf("user %s is not known yet", user)
	}
	return name, nil
}

// post returns a post's content, which is always there: the events of a post have its id as their
// key, and those of a key come in order.
func (t *timeline) post(id uuid.UUID) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.posts[id]
}

// print prints a line with the place of the event that is being handled.
func (t *timeline) print(ctx context.Context, format string, args ...any) {
	record, _ := event.RecordFromContext(ctx) // there always is one in a handler
	t.out.linef("  %-15s %s", place(record.Topic, record.Partition, record.Offset), fmt.Sprintf(format, args...))
}

func place(topic string, partition int, offset int64) string {
	return fmt.Sprintf("%s/%d@%d", topic, partition, offset)
}
