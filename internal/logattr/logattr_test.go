package logattr_test

import (
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/logattr"
)

func TestKeyIsReadable(t *testing.T) {
	for name, test := range map[string]struct {
		key  []byte
		want string
	}{
		"null":   {nil, "key=<nil>"},
		"empty":  {[]byte{}, "key="},
		"text":   {[]byte("feed-é"), "key=feed-é"},
		"binary": {[]byte{0, 0xff}, `key="\x00\xff"`},
		"long":   {[]byte(strings.Repeat("k", 500)), "key=" + strings.Repeat("k", 100)},
	} {
		if got := logattr.Key(test.key).String(); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
