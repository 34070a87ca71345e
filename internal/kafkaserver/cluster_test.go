//go:build unix

package kafkaserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fakeBroker makes the brokers of a test scripts, which end or hang and never become a Kafka.
func fakeBroker(t *testing.T, script string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("FAKE_DIR", dir)
	writeJar(t, dir)
	fakeTools(t, map[string]string{
		"mvn":  mavenOK,
		"java": `case "$*" in *" kafka.Kafka "*) ` + script + ` ;; esac` + java17,
	})
}

func TestStartTellsWhyANodeEnded(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cluster")
	fakeBroker(t, `echo '[2026-01-01] ERROR out of luck (kafka.Kafka)'; echo bye; exit 3`)
	_, err := Start(t.Context(), Config{Dir: dir, CacheDir: t.TempDir()})
	var failed *NodeError
	if !errors.As(err, &failed) {
		t.Fatalf("got %v", err)
	}
	if failed.Node != 1 || !strings.HasPrefix(failed.Log, dir) {
		t.Errorf("node %d, log %s", failed.Node, failed.Log)
	}
	want := "kafka node 1: the process ended: exit status 3; " +
		"it logged: [2026-01-01] ERROR out of luck (kafka.Kafka); its log is " + failed.Log
	if err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if log := readFile(t, failed.Log); !strings.HasSuffix(log, "bye\n") {
		t.Errorf("log: %q", log)
	}
}

func TestStartGivesUpOnANodeThatHangs(t *testing.T) {
	fakeBroker(t, `exec /bin/sleep 60`)
	_, err := Start(t.Context(), Config{
		Brokers: 3, StartTimeout: 200 * time.Millisecond, Dir: t.TempDir(), CacheDir: t.TempDir(),
	})
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "not ready") {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(err.Error(), "connection refused") {
		t.Errorf("the last probe's error is missing: %v", err)
	}
}

func TestStartThatIsGivenUpLeavesNothing(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan error, 1)
	fakeBroker(t, `exec /bin/sleep 60`)
	go func() {
		_, err := Start(ctx, Config{CacheDir: temporary})
		done <- err
	}()
	eventually(t, 10*time.Second, func() error {
		logs := filepath.Join(temporary, "kafkaserver-*", "node-1", "broker.log")
		if found, _ := filepath.Glob(logs); len(found) == 0 {
			return errors.New("the node has not started")
		}
		return nil
	})
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(temporary, "kafkaserver-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestUnknownNodeIsAnError(t *testing.T) {
	c := &Cluster{nodes: []*node{{id: 1}}}
	for _, id := range []int{0, 2} {
		if err := c.Kill(1, id); err == nil || !strings.Contains(err.Error(), "only 1 to 1") {
			t.Errorf("node %d: %v", id, err)
		}
	}
	if err := c.Pause(1); err == nil || !strings.Contains(err.Error(), "does not run") {
		t.Errorf("got %v", err)
	}
}

func TestReadTailCutsNoLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(path, []byte("first\nsecond\nthird\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for size, want := range map[int64]string{
		100: "first\nsecond\nthird\n", 19: "first\nsecond\nthird\n", 15: "second\nthird\n", 8: "third\n",
	} {
		got, err := readTail(path, size)
		if err != nil || got != want {
			t.Errorf("last %d bytes: got %q, %v, want %q", size, got, err, want)
		}
	}
}
