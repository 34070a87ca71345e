//go:build kafka && unix

package main

import (
	"os"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/kafkaserver"
)

// TestTheStoryIsTheSameOnApacheKafka tells it twice, since a run must not see what another left
// behind.
func TestTheStoryIsTheSameOnApacheKafka(t *testing.T) {
	brokers := strings.Join(kafkaserver.StartForTest(t, kafkaserver.Config{}).Addresses(), ",")
	want, err := os.ReadFile(storyFile)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		code, stdout, stderr := runFeed(t.Context(), "--brokers", brokers)
		if code != 0 || stderr != "" {
			t.Errorf("exit code %d, standard error %q; want 0 and none", code, stderr)
		}
		_, story, _ := strings.Cut(string(want), "\n")
		first, rest, _ := strings.Cut(stdout, "\n")
		got, removal, _ := strings.Cut(rest, "\nTo remove this run's topics:\n")
		if got != story {
			t.Errorf("behind the first line, this is not %s:\n%s", storyFile, got)
		}
		if !strings.Contains(first, brokers) || !strings.Contains(removal, "--bootstrap-server "+brokers+" --delete") {
			t.Errorf("the brokers are not named:\n%s\n%s", first, removal)
		}
	}
}
