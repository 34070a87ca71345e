package event

import (
	"context"
	"sync"
)

// scratch holds buffers for texts that are written to be looked at, or copied once they are whole.
//
//nolint:gochecknoglobals // a pool is shared by nature
var scratch = sync.Pool{New: func() any { return new([]byte) }}

// maxScratch is the capacity in bytes beyond which a buffer is not kept.
const maxScratch = 64 << 10

// Marshal returns the event as JSON in a slice of its own. The error is a [*RejectedError].
func Marshal(e Event) ([]byte, error) {
	var text []byte
	err := withScratch(e, func(written []byte) { text = append([]byte(nil), written...) })
	return text, err
}

// Validate holds the event against its schema, as sending it would. The error is a
// [*RejectedError].
func Validate(e Event) error { return withScratch(e, func([]byte) {}) }

func withScratch(e Event, use func(written []byte)) error {
	buffer := scratch.Get().(*[]byte)
	written, err := e.AppendJSON((*buffer)[:0])
	if err == nil {
		use(written)
	}
	if cap(written) <= maxScratch {
		*buffer = written
		scratch.Put(buffer)
	}
	return err
}

// HandleParsed parses the payload and passes the event to handle. It is for generated code.
func HandleParsed[E any](
	ctx context.Context, payload []byte,
	parse func([]byte) (E, error), handle func(context.Context, E) error,
) error {
	e, err := parse(payload)
	if err != nil {
		return err
	}
	return handle(ctx, e)
}
