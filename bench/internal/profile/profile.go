package profile

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"github.com/google/pprof/profile"

	"github.com/eventc/eventc/bench/internal/measure"
)

// Share is a part of the time of an operation.
type Share struct {
	// Of is a function, with the last element of its package's path, or "memory: …".
	Of string `json:"of"`
	// Part is at most 1.
	Part float64 `json:"part"`
}

// Take runs do, again and again until it has used about as much CPU time, and returns the shares of
// its time, largest first. Nothing else may run in the process, or be profiled, in the meantime. It
// ends at the first error of do.
func Take(duration time.Duration, do func() error) ([]Share, error) {
	var output bytes.Buffer
	if err := pprof.StartCPUProfile(&output); err != nil {
		return nil, fmt.Errorf("profiling: %w", err)
	}
	err := repeat(duration, do)
	pprof.StopCPUProfile()
	if err != nil {
		return nil, err
	}
	parsed, err := profile.Parse(&output)
	if err != nil {
		return nil, fmt.Errorf("profiling: %w", err)
	}
	return shares(parsed.Sample), nil
}

func repeat(duration time.Duration, do func() error) error {
	start, err := measure.ProcessTime()
	if err != nil {
		return err
	}
	for now := start; now-start < duration; {
		if err := do(); err != nil {
			return err
		}
		if now, err = measure.ProcessTime(); err != nil {
			return err
		}
	}
	return nil
}

// shares adds up samples. What is not of the operation, such as a scheduler without work, is left out.
func shares(samples []*profile.Sample) []Share {
	times := make(map[string]int64)
	var total int64
	for _, s := range samples {
		of := attribute(functions(s))
		if of == "" {
			continue
		}
		spent := s.Value[len(s.Value)-1]
		times[of] += spent
		total += spent
	}
	var shares []Share
	for of, spent := range times {
		shares = append(shares, Share{Of: of, Part: float64(spent) / float64(total)})
	}
	slices.SortFunc(shares, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Part, a.Part), strings.Compare(a.Of, b.Of))
	})
	return shares
}

// functions returns the names of a sample's functions, the innermost first.
func functions(s *profile.Sample) []string {
	var names []string
	for _, location := range s.Location {
		for _, line := range location.Line {
			if line.Function != nil {
				names = append(names, line.Function.Name)
			}
		}
	}
	return names
}

// allocating and collecting are what the runtime does for memory.
const (
	allocating = "memory: allocating"
	collecting = "memory: collecting garbage"
)

// attribute says what a sample is counted for: the garbage collector or the allocator where it is in
// one, else the innermost function of eventc or of the judge.
func attribute(functions []string) string {
	for _, name := range functions {
		switch name {
		case "runtime.mallocgc", "runtime.growslice", "runtime.newobject":
			return allocating
		case "runtime.gcBgMarkWorker", "runtime.bgsweep", "runtime.gcStart":
			return collecting
		}
	}
	for _, name := range functions {
		if ours(name) {
			return path.Base(name)
		}
	}
	return ""
}

func ours(function string) bool {
	for _, prefix := range []string{
		"github.com/eventc/eventc/event", "github.com/eventc/eventc/gen/", "github.com/eventc/eventc/bench/gen/",
	} {
		if strings.HasPrefix(function, prefix) {
			return true
		}
	}
	return false
}
