//go:build unix

package kafkaserver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestZeroConfigIsValid(t *testing.T) {
	if err := (Config{}).Validate(); err != nil {
		t.Error(err)
	}
}

func TestValidateTellsEveryComplaint(t *testing.T) {
	cfg := Config{
		Brokers:        2,
		SessionTimeout: time.Millisecond,
		StartTimeout:   -1,
		Listeners:      []Listener{{Name: "sasl"}, {Name: "TLS"}, {Name: "TLS"}, {Name: Plaintext}},
	}
	err := cfg.Validate()
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"brokers is 2: it must be 1 or 3",
		"session timeout is 1ms: it must be 1s or more",
		"start timeout is -1ns: it must not be negative",
		`listener name "sasl": it must be capital letters and digits`,
		`listener name "TLS" is taken`,
		`listener name "PLAINTEXT" is taken`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in:\n%v", want, err)
		}
	}
}

func TestStartRefusesAnInvalidConfigFirst(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Start(t.Context(), Config{Brokers: 5})
	if err == nil || !strings.Contains(err.Error(), "brokers is 5") {
		t.Errorf("got %v", err)
	}
}

func TestMakeDirRefusesAFolderInUse(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := (Config{Dir: dir}).makeDir()
	if err == nil || !strings.Contains(err.Error(), dir+" is not empty") {
		t.Errorf("got %v", err)
	}
}
