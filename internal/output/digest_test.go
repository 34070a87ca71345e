package output_test

import (
	"testing"

	"github.com/eventc/eventc/internal/output"
)

// TestDigest holds the hash against Compare: it is that of what is generated exactly where there is
// no difference.
func TestDigest(t *testing.T) {
	generated := files("a/one_event.go", "package a\n", "a/two_event.go", "package a\n", "b/one_event.go", "package b\n")
	for name, disk := range map[string]map[string][]byte{
		"the same":        generated,
		"no folder":       nil,
		"a byte differs":  with(generated, "a/two_event.go", header+"package b\n"),
		"no header":       with(generated, "a/two_event.go", "package a\n"),
		"empty":           with(generated, "a/two_event.go", ""),
		"stale":           with(generated, "a/old_event.go", header+"package a\n"),
		"stale package":   with(generated, "c/old_event.go", header+"package c\n"),
		"foreign beside":  with(generated, "a/own.go", "package a\n"),
		"no Go file":      with(generated, "a/README.md", header),
		"at the top":      with(generated, "own.go", header+"package gen\n"),
		"deeper, not our": with(generated, "vendor/example.com/x_event.go", header+"package x\n"),
	} {
		t.Run(name, func(t *testing.T) {
			folder := newFolder(t, disk)
			differences, compareErr := output.Compare(folder, generated)
			sum, err := output.Digest(folder)
			must(t, err)
			same := compareErr == nil && len(differences) == 0
			if equal := sum == output.DigestOf(generated); equal != same {
				t.Errorf("equal hashes: %t; Compare finds %q, %v", equal, describe(differences), compareErr)
			}
		})
	}
}

func TestNoDigestBesideLeftovers(t *testing.T) {
	generated := files("a/one_event.go", "package a\n")
	folder := newFolder(t, with(generated, "a/.eventc-1.tmp", "half a fi"))
	if _, err := output.Digest(folder); err == nil {
		t.Error("a file of a run that was cut off is not seen: nobody would remove it")
	}
}
