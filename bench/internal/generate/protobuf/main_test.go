package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// What is committed is what its source says.
func TestWhatIsGeneratedIsUpToDate(t *testing.T) {
	for _, source := range []string{"../../liked/likedpb/liked.proto", "../../order/orderpb/order.proto"} {
		dir, name := filepath.Split(source)
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(copied, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := run(t.Context(), []string{copied}); err != nil {
			t.Fatal(err)
		}
		generated := name[:len(name)-len(".proto")] + ".pb.go"
		got, err := os.ReadFile(filepath.Join(filepath.Dir(copied), generated))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(dir, generated))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what %s says: run go generate", generated, source)
		}
	}
}

func TestAFileThatDoesNotCompileIsAnError(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.proto")
	if err := os.WriteFile(broken, []byte(`syntax = "proto3"; message M { Unknown u = 1; }`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, arguments := range [][]string{nil, {broken}, {filepath.Join(t.TempDir(), "none.proto")}} {
		if err := run(t.Context(), arguments); err == nil {
			t.Errorf("%q: no error", arguments)
		}
	}
}
