package rebuild

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestTheOverlayShowsWhatWasGenerated(t *testing.T) {
	dir, target := t.TempDir(), t.TempDir()
	generated := filepath.Join(dir, "gen", "things", "thing.go")
	if err := os.MkdirAll(filepath.Dir(generated), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(generated, []byte("package things"), 0o600); err != nil {
		t.Fatal(err)
	}
	path, err := writeOverlay(dir, filepath.Join(dir, "gen"), target)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var overlay struct{ Replace map[string]string }
	if err := json.Unmarshal(text, &overlay); err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(target, "things", "thing.go"); len(overlay.Replace) != 1 || overlay.Replace[want] != generated {
		t.Errorf("overlay is %v, want %s for %s", overlay.Replace, generated, want)
	}
}

func TestWhatCannotBeBuiltIsAnError(t *testing.T) {
	cause := errors.New("no schemas")
	p := Program{
		Root: t.TempDir(), Stdout: io.Discard, Stderr: io.Discard,
		Generate: func(context.Context, string, string) error { return cause },
	}
	if _, err := p.Run(t.Context()); !errors.Is(err, cause) {
		t.Errorf("err = %v, want %v", err, cause)
	}
	p.Generate = func(context.Context, string, string) error { return nil }
	if _, err := p.Run(t.Context()); err == nil {
		t.Error("a folder that is no repository was built")
	}
}
