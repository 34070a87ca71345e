package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/gen/feedevents"
	"github.com/eventc/eventc/gen/userevents"
)

// storyFile is what the program prints. To write it anew:
//
//	go run ./examples/feed > examples/feed/testdata/story.txt
const storyFile = "testdata/story.txt"

// nowhere is an address at which nobody listens.
const nowhere = "127.0.0.1:1"

const wantSummary = `Summary
  sent           15
  handled        12
  dead-lettered   3
  lag             0
`

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}

func TestTheStoryIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile(storyFile)
	if err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := runFeed(t.Context())
	if code != 0 || stderr != "" {
		t.Errorf("exit code %d, standard error %q; want 0 and none", code, stderr)
	}
	if stdout != string(want) {
		t.Errorf("the output is not that of %s:\n%s", storyFile, stdout)
	}
	if !strings.HasSuffix(stdout, wantSummary) {
		t.Errorf("the output does not end with\n%s", wantSummary)
	}
}

func TestHelpIsNoError(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := runFeed(t.Context(), "--help")
	if code != 0 || stderr != "" {
		t.Errorf("exit code %d, standard error %q; want 0 and none", code, stderr)
	}
	for _, part := range []string{"Examples:", "go run ./examples/feed --brokers localhost:9092", "--timeout", "Exit codes:"} {
		if !strings.Contains(stdout, part) {
			t.Errorf("the help lacks %q", part)
		}
	}
}

func TestWrongFlags(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--broker", "localhost:9092"}, "not defined: -broker"},
		{[]string{"--brokers", "localhost"}, `"localhost" is no host:port`},
		{[]string{"--brokers", "localhost:9092,"}, `"" is no host:port`},
		{[]string{"--brokers", ":9092"}, `":9092" is no host:port`},
		{[]string{"--timeout", "soon"}, `invalid value "soon" for flag -timeout`},
		{[]string{"--timeout", "0s"}, "--timeout is 0s"},
		{[]string{"localhost:9092"}, `unexpected argument "localhost:9092"`},
	} {
		code, stdout, stderr := runFeed(t.Context(), test.args...)
		if code != 2 || stdout != "" {
			t.Errorf("%q: exit code %d, output %q; want 2 and none", test.args, code, stdout)
		}
		wantOneLine(t, stderr, test.want)
		wantOneLine(t, stderr, "--help")
	}
}

func TestNoBrokerIsAFailureOfOneLine(t *testing.T) {
	t.Parallel()
	code, _, stderr := runFeed(t.Context(), "--brokers", nowhere)
	if code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	wantOneLine(t, stderr, "no broker can be reached at "+nowhere)
}

func TestTheTimeIsBounded(t *testing.T) {
	t.Parallel()
	code, _, stderr := runFeed(t.Context(), "--timeout", "100ms", "--brokers", nowhere)
	if code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	wantOneLine(t, stderr, "not done within 100ms")
}

func TestAnInterruptEndsItInOrder(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	var stderr bytes.Buffer
	stdout := callOn{"ada signed up", func() { cancel(errors.New("interrupted")) }}
	if code := run(ctx, nil, stdout, &stderr); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	wantOneLine(t, stderr.String(), "interrupted")
}

func TestOutputThatCannotBeWrittenIsAFailure(t *testing.T) {
	t.Parallel()
	reader, stdout := io.Pipe()
	if err := reader.CloseWithError(errors.New("nobody reads")); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	if code := run(t.Context(), nil, stdout, &stderr); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	wantOneLine(t, stderr.String(), "nobody reads")
}

func TestWhatDoesNotAddUpIsAnError(t *testing.T) {
	t.Parallel()
	right := summary{sentEvents: 12, sentBroken: 3, handled: 12, deadLettered: 3}
	if err := right.check(); err != nil {
		t.Errorf("%+v: %v", right, err)
	}
	for _, change := range []func(*summary){
		func(s *summary) { s.handled-- },
		func(s *summary) { s.handled++ },
		func(s *summary) { s.deadLettered-- },
		func(s *summary) { s.lag++ },
	} {
		wrong := right
		change(&wrong)
		if wrong.check() == nil {
			t.Errorf("%+v: no error", wrong)
		}
	}
}

// TestAnEventOfAnUnknownUserIsTriedAgain shows what a handler does about the order between topics.
func TestAnEventOfAnUnknownUserIsTriedAgain(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	handlers := newTimeline(&printer{to: &out}).handlers()
	post := feedevents.NewCreated(id("post"), id("linus"), "Just a hobby")
	if err := deliver(t, handlers, post); err == nil || out.Len() > 0 {
		t.Errorf("error %v, output %q; want an error and none", err, out.String())
	}
	user := userevents.NewUserCreated(id("linus"), "linus", "linus@example.com")
	if err := errors.Join(deliver(t, handlers, user), deliver(t, handlers, post)); err != nil {
		t.Fatal(err)
	}
	if want := `linus published "Just a hobby"`; !strings.Contains(out.String(), want) {
		t.Errorf("the output lacks %q:\n%s", want, out.String())
	}
}

// TestWhatIsLinked shows that a program with events links nothing of what generates them.
func TestWhatIsLinked(t *testing.T) {
	t.Parallel()
	output, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(output))
	for _, wanted := range []string{
		"github.com/eventc/eventc/kafka", "github.com/segmentio/kafka-go", "github.com/santhosh-tekuri/jsonschema/v5",
	} {
		if !slices.Contains(linked, wanted) {
			t.Errorf("%s is not linked: is this the right list?", wanted)
		}
	}
	for _, unwanted := range []string{
		"github.com/dave/jennifer", "github.com/invopop/jsonschema", "github.com/spf13/cobra", "go.yaml.in/yaml",
		"github.com/eventc/eventc/generator", "github.com/eventc/eventc/cmd",
		"github.com/eventc/eventc/internal/catalog", "github.com/eventc/eventc/internal/model",
	} {
		for _, path := range linked {
			if strings.HasPrefix(path, unwanted) {
				t.Errorf("%s is linked", path)
			}
		}
	}
}

// runFeed runs the program and returns its exit code and what it wrote.
func runFeed(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(ctx, args, &out, &errs)
	return code, out.String(), errs.String()
}

// wantOneLine fails the test unless the text is one line that contains the part.
func wantOneLine(t *testing.T, text, part string) {
	t.Helper()
	if strings.Count(text, "\n") != 1 || !strings.HasPrefix(text, "feed: ") || !strings.Contains(text, part) {
		t.Errorf("%q is not one line that begins with \"feed: \" and contains %q", text, part)
	}
}

// deliver gives the event to the handler of its topic, as a consumer does.
func deliver(t *testing.T, handlers []event.Handler, e event.Event) error {
	t.Helper()
	value, err := event.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	record := &event.Record{Topic: e.EventTopic(), Key: e.AppendKey(nil), Value: value}
	for _, handler := range handlers {
		if slices.Contains(handler.Topics(), record.Topic) {
			return handler.HandleRecord(event.ContextWithRecord(t.Context(), record), record)
		}
	}
	t.Fatalf("no handler takes topic %s", record.Topic)
	return nil
}

// callOn is a writer that calls a function when a text is written that contains the part.
type callOn struct {
	part string
	call func()
}

func (w callOn) Write(p []byte) (int, error) {
	if strings.Contains(string(p), w.part) {
		w.call()
	}
	return len(p), nil
}
