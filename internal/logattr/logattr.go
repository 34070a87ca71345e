package logattr

import (
	"log/slog"
	"strconv"
	"time"
	"unicode/utf8"
)

// maxKey is the number of bytes of a record's key that are logged.
const maxKey = 100

// Topic is the topic's name as the cluster has it.
func Topic(name string) slog.Attr { return slog.String("topic", name) }

// Partition is the number of a partition.
func Partition(number int) slog.Attr { return slog.Int("partition", number) }

// Offset is the offset of a record.
func Offset(offset int64) slog.Attr { return slog.Int64("offset", offset) }

// Key is a record's key: its text, quoted where it is none, and cut where it is long.
func Key(key []byte) slog.Attr {
	cut := key
	if len(cut) > maxKey {
		cut = cut[:maxKey]
	}
	switch {
	case key == nil:
		return slog.Any("key", nil)
	case utf8.Valid(cut):
		return slog.String("key", string(cut))
	default:
		return slog.String("key", strconv.QuoteToASCII(string(cut)))
	}
}

// Group is the id of a consumer group.
func Group(id string) slog.Attr { return slog.String("group", id) }

// Generation is the number of a consumer group's generation.
func Generation(number int) slog.Attr { return slog.Int("generation", number) }

// Attempts is how often something was tried.
func Attempts(n int) slog.Attr { return slog.Int("attempts", n) }

// RetryIn is how long until it is tried again.
func RetryIn(d time.Duration) slog.Attr { return slog.Duration("retry_in", d) }

// DeadLetterTopic is the topic that a record was, or is to be, written to.
func DeadLetterTopic(name string) slog.Attr { return slog.String("dead_letter_topic", name) }

// Class is the class of the error, as dead letters have it.
func Class(class string) slog.Attr { return slog.String("error_class", class) }

// Error is what went wrong.
func Error(err error) slog.Attr { return slog.Any("error", err) }

// Stack is where a handler panicked.
func Stack(stack []byte) slog.Attr { return slog.String("stack", string(stack)) }
