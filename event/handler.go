package event

import (
	"context"
	"slices"
)

// Handler takes the records of its topics. Generated packages make one from typed functions
// (Handlers), from a typed interface (Handle) or from one function (HandleLiked and so on);
// [RawHandler] makes one from a plain function.
type Handler interface {
	// Topics returns the topics whose records the handler takes, as the schemas name them.
	Topics() []string
	// HandleRecord handles one record. It is called concurrently for records of different keys.
	//
	// Nil and [ErrSkipped] mean that the record is done. An error that matches [ErrRejected] or
	// is marked by [Permanent] will not go away by trying again; any other error may.
	HandleRecord(ctx context.Context, r *Record) error
}

// RawFunc handles a record by its bytes. The slices must not be changed; payload is nil for a
// tombstone and empty for an empty payload.
type RawFunc func(ctx context.Context, topic string, key, payload []byte) error

// RawHandler returns a handler that passes every record of the topics to f as it came, without
// looking at its payload. The whole record is at hand through [RecordFromContext].
func RawHandler(f RawFunc, topics ...string) Handler {
	return rawHandler{topics: topics, handle: f}
}

type rawHandler struct {
	topics []string
	handle RawFunc
}

func (h rawHandler) Topics() []string { return h.topics }

func (h rawHandler) HandleRecord(ctx context.Context, r *Record) error {
	return h.handle(ctx, r.Topic, r.Key, r.Value)
}

// HandleOne returns the handler of the one event of a topic that has the types, whose payloads go to
// handle. A record of another type counts as skipped. It is for generated code.
func HandleOne(d *Discriminator, handle func(ctx context.Context, payload []byte) error, types ...string) Handler {
	return oneHandler{discriminator: d, types: types, handle: handle}
}

type oneHandler struct {
	discriminator *Discriminator
	types         []string
	handle        func(ctx context.Context, payload []byte) error
}

func (h oneHandler) Topics() []string { return []string{h.discriminator.Topic} }

func (h oneHandler) HandleRecord(ctx context.Context, r *Record) error {
	return h.discriminator.DispatchRecord(r, func(eventType string) error {
		if !slices.Contains(h.types, eventType) {
			return ErrSkipped
		}
		return h.handle(ctx, r.Value)
	})
}

// DefaultFunc decides about a record whose event type a generated handler does not take. The
// error says which type came and which are known; returning it rejects the record.
type DefaultFunc func(ctx context.Context, r *Record, unknown *UnknownTypeError) error

// Decide calls f, or [Skip] where f is nil.
func (f DefaultFunc) Decide(ctx context.Context, r *Record, unknown *UnknownTypeError) error {
	if f == nil {
		return Skip(ctx, r, unknown)
	}
	return f(ctx, r, unknown)
}

// Skip is a [DefaultFunc] that passes over the record: it counts as done, and as skipped. It is
// what a generated Handlers does unless told otherwise: a new event type must not disturb the
// consumers that were there before it.
func Skip(context.Context, *Record, *UnknownTypeError) error { return ErrSkipped }

// Reject is a [DefaultFunc] that rejects the record, which sends it to the dead letter topic. It
// is what a generated Handle does unless told otherwise: who handles every event of a topic
// wants to know about one that came unannounced.
func Reject(_ context.Context, _ *Record, unknown *UnknownTypeError) error { return unknown }
