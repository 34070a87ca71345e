package difftest

import (
	"encoding/json"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Representable reports whether Go's types could hold the value at a JSON Pointer, so that it is no
// reason to refuse a document. These cannot be held: an integer beyond 64 bits, a number with more
// digits than a float64 where rounding it could change the verdict, and a date-time that no time.Time
// is: a leap second, more than nine digits of a second, or an odd spelling that the validator takes. Of
// uuids that have to differ, two can be the same but for their case. Of an array or object that the
// schema decides about, whatever is written otherwise in it can be what counts.
func Representable(document []byte, pointer string) bool {
	value, err := tree(document)
	if err != nil || strings.HasSuffix(pointer, "…") {
		return false
	}
	switch value := valueAt(value, pointer).(type) {
	case json.Number:
		return isRepresentableNumber(string(value))
	case string:
		return !isUUID(value) && (!looksLikeTime(value) || isRepresentableTime(value))
	case []any, map[string]any:
		return isWrittenAsRead(value)
	}
	return true
}

// isWrittenAsRead reports whether a value holds no number, uuid or time that can be written otherwise
// than it was read.
func isWrittenAsRead(value any) bool {
	switch value := value.(type) {
	case json.Number:
		return isRepresentableNumber(string(value))
	case string:
		return !isUUID(value) && !looksLikeTime(value)
	case []any:
		return !slices.ContainsFunc(value, func(item any) bool { return !isWrittenAsRead(item) })
	case map[string]any:
		for _, member := range value {
			if !isWrittenAsRead(member) {
				return false
			}
		}
	}
	return true
}

// isRepresentableNumber reports whether both an int64, for an integer, and a float64 are the number
// exactly.
func isRepresentableNumber(text string) bool {
	exact, ok := new(big.Rat).SetString(text)
	if !ok || exact.IsInt() && !exact.Num().IsInt64() {
		return false
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return false
	}
	written, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'g', -1, 64))
	return ok && written.Cmp(exact) == 0
}

func isUUID(text string) bool {
	_, err := uuid.Parse(text)
	return err == nil
}

// looksLikeTime reports whether a string may be a date-time, however odd its spelling is.
func looksLikeTime(text string) bool { return len(text) > 10 && text[4] == '-' && text[10]|' ' == 't' }

func isRepresentableTime(text string) bool {
	_, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text))
	return err == nil && !hasLongFraction(text)
}

// hasLongFraction reports whether there are more than nine digits behind the point.
func hasLongFraction(dateTime string) bool {
	_, fraction, _ := strings.Cut(dateTime, ".")
	return len(fraction)-len(strings.TrimLeft(fraction, "0123456789")) > 9
}

// valueAt returns the value at a JSON Pointer; nil where there is none.
func valueAt(value any, pointer string) any {
	for _, token := range strings.Split(pointer, "/")[1:] {
		token = strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
		switch container := value.(type) {
		case map[string]any:
			value = container[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(container) {
				return nil
			}
			value = container[i]
		default:
			return nil
		}
	}
	return value
}
