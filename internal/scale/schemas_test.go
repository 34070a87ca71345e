package scale_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/scale"
)

func TestSchemas(t *testing.T) {
	for _, numbers := range [][2]int{{1, 1}, {20, 1}, {300, 6}, {1000, 16}} {
		files := scale.Schemas(numbers[0], numbers[1])
		events, texts := 0, map[string]bool{}
		for name, text := range files {
			if strings.HasPrefix(name, "topic_") {
				events++
				texts[string(text)] = true
			}
		}
		if events != numbers[0] || len(texts) != events {
			t.Errorf("%d events, %d of them different, want %d", events, len(texts), numbers[0])
		}
		if !maps.EqualFunc(files, scale.Schemas(numbers[0], numbers[1]), bytes.Equal) {
			t.Errorf("%v gives other files the second time", numbers)
		}
	}
}
