package deadletter

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/eventc/eventc/event"
)

// The sizes to which texts of unknown length are cut, in bytes: a dead letter is little larger
// than its record.
const (
	maxMessage = 1024
	maxStack   = 4096
)

// timeFormat has milliseconds, as Kafka's timestamps do.
const timeFormat = "2006-01-02T15:04:05.000Z07:00"

// Failure is a record that could not be handled.
type Failure struct {
	// Record is the record; Topic the name of its topic as the cluster has it.
	Record *event.Record
	Topic  string
	// Group is the consumer group that could not handle it.
	Group string
	// Err is the error of the last attempt, Attempts the number of attempts.
	Err      error
	Attempts int
	// At is when it was given up.
	At time.Time
}

// Letter returns the record for the dead letter topic. It shares the key, the payload and the
// values of the headers with the failed record; its time is that of the failure, or the topic's
// retention would count from the day the record was first sent.
//
// A record that failed before has the headers of that failure already: the first failure's are
// kept under [First] names, the last one's replace those before, so that they do not grow.
func (f Failure) Letter(topic string) event.Record {
	return event.Record{
		Topic:   topic,
		Key:     f.Record.Key,
		Value:   f.Record.Value,
		Headers: f.headers(),
		Time:    f.At,
	}
}

func (f Failure) headers() []event.Header {
	own := names()
	hasFirst := slices.ContainsFunc(f.Record.Headers, func(h event.Header) bool {
		return strings.HasPrefix(h.Key, firstPrefix)
	})
	var kept []event.Header
	for _, h := range f.Record.Headers {
		switch {
		case !slices.Contains(own, h.Key):
			kept = append(kept, h)
		case !hasFirst:
			kept = append(kept, event.Header{Key: First(h.Key), Value: h.Value})
		}
	}
	return append(kept, f.provenance()...)
}

// provenance returns the headers of this failure, those without a value left out.
func (f Failure) provenance() []event.Header {
	values := map[string]string{
		OriginalTopic:     f.Topic,
		OriginalPartition: strconv.Itoa(f.Record.Partition),
		OriginalOffset:    strconv.FormatInt(f.Record.Offset, 10),
		OriginalTimestamp: f.Record.Time.UTC().Format(timeFormat),
		OriginalGroup:     f.Group,
		ErrorClass:        Class(f.Err),
		ErrorMessage:      cut(f.Err.Error(), maxMessage),
		ErrorStack:        cut(stack(f.Err), maxStack),
		Attempts:          strconv.Itoa(f.Attempts),
		FailedAt:          f.At.UTC().Format(timeFormat),
	}
	var headers []event.Header
	for _, name := range names() {
		if value := values[name]; value != "" {
			headers = append(headers, event.Header{Key: name, Value: []byte(value)})
		}
	}
	return headers
}

func stack(err error) string {
	var panicked Panicked
	if errors.As(err, &panicked) {
		return string(panicked.PanicStack())
	}
	return ""
}

// cut shortens a text to at most n bytes, between characters.
func cut(text string, n int) string {
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	if len(text) <= n {
		return text
	}
	const mark = "…"
	for n -= len(mark); !utf8.RuneStart(text[n]); n-- {
	}
	return text[:n] + mark
}
