package digest_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/eventc/eventc/internal/digest"
)

func TestOfTellsTextsApart(t *testing.T) {
	seen := map[digest.Sum][]string{}
	for _, texts := range [][]string{nil, {""}, {"", ""}, {"ab"}, {"a", "b"}, {"b", "a"}, {"a", "", "b"}} {
		var all [][]byte
		for _, text := range texts {
			all = append(all, []byte(text))
		}
		sum := digest.Of(all...)
		if other, twice := seen[sum]; twice {
			t.Errorf("%q and %q have one hash", texts, other)
		}
		if seen[sum] = texts; sum != digest.Of(all...) || len(sum.String()) != 64 {
			t.Errorf("%q: %s at first, %s then", texts, sum, digest.Of(all...))
		}
	}
}

func TestFiles(t *testing.T) {
	texts := map[string]string{"a": "1", "b": "2", "c": "1"}
	for i := range 1000 {
		texts["many"+strconv.Itoa(i)] = strconv.Itoa(i)
	}
	failed := errors.New("failed")
	read := func(name string) ([]byte, error) {
		switch name {
		case "omitted":
			return nil, digest.ErrOmit
		case "broken":
			return nil, failed
		}
		return []byte(texts[name]), nil
	}
	sum := func(names ...string) digest.Sum {
		t.Helper()
		s, err := digest.Files(names, read)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if sum("a", "b") != sum("a", "omitted", "b") {
		t.Error("a file that is left out changes the hash")
	}
	for name, other := range map[string]digest.Sum{
		"another name": sum("c", "b"), "another text": sum("a", "c"), "another order": sum("b", "a"), "one less": sum("a"), "none": sum(),
	} {
		if other == sum("a", "b") {
			t.Errorf("%s does not change the hash", name)
		}
	}
	var many []string
	for name := range texts {
		many = append(many, name)
	}
	if first, second := sum(many...), sum(many...); first != second {
		t.Error("the hash of many files differs from call to call")
	}
	if _, err := digest.Files([]string{"a", "broken"}, read); !errors.Is(err, failed) {
		t.Errorf("got %v, want %v", err, failed)
	}
}
