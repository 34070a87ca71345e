//go:build unix

package scale_test

import (
	"go/format"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/output"
	"github.com/eventc/eventc/internal/project"
	"github.com/eventc/eventc/internal/scale"
	"github.com/eventc/eventc/internal/stamp"
)

// TestGeneratingTakesLittleMoreThanFormatting compares CPU times in one process, so that a slow or busy
// machine changes nothing: reading, checking and compiling the schemas and emitting the code against
// gofmt of that code, and a run that has nothing to do against one that has. `make scale` shows the
// times themselves.
func TestGeneratingTakesLittleMoreThanFormatting(t *testing.T) {
	if testing.Short() {
		t.Skip("generates hundreds of packages' worth of code to measure it")
	}
	p := newProject(t, 300, 6)
	var files generator.Files
	generating := cpu(t, func() { files = generated(t, p) })
	formatting := cpu(t, func() {
		for _, source := range files {
			_, err := format.Source(source)
			must(t, err)
		}
	})
	const most = 4.5
	if ratio := generating.Seconds() / formatting.Seconds(); ratio > most {
		t.Errorf("generating took %.1f times as long as gofmt of what was generated, want at most %.1f", ratio, most)
	}
	stamps := written(t, p, files)
	resting := cpu(t, func() {
		if !stamp.Begin(p, stamps).NothingToDo() {
			t.Error("there is something to do after a run that ended well")
		}
	})
	const least = 8
	if ratio := generating.Seconds() / resting.Seconds(); ratio < least {
		t.Errorf("nothing to do took a %.1fth of generating, want at most a %dth", ratio, least)
	}
	t.Logf("CPU: generating %v, gofmt %v, nothing to do %v", generating, formatting, resting)
}

// written writes the files and returns the folder with the stamp of that run.
func written(tb testing.TB, p *project.Project, files generator.Files) string {
	tb.Helper()
	_, err := output.Write(p.Out, files)
	must(tb, err)
	stamps := tb.TempDir()
	stamp.Begin(p, stamps).End(files)
	return stamps
}

// BenchmarkGenerate generates the packages of a thousand schemas, without writing them.
func BenchmarkGenerate(b *testing.B) {
	p := newProject(b, 1000, 16)
	b.ReportAllocs()
	for b.Loop() {
		generated(b, p)
	}
}

// BenchmarkNothingToDo finds that a thousand schemas are generated.
func BenchmarkNothingToDo(b *testing.B) {
	p := newProject(b, 1000, 16)
	stamps := written(b, p, generated(b, p))
	for b.Loop() {
		if !stamp.Begin(p, stamps).NothingToDo() {
			b.Fatal("there is something to do")
		}
	}
}

func newProject(tb testing.TB, events, topics int) *project.Project {
	tb.Helper()
	root := tb.TempDir()
	for name, text := range scale.Schemas(events, topics) {
		put(tb, root, "schemas/"+name, text)
	}
	p, err := project.Open(project.Options{Schemas: filepath.Join(root, "schemas"), Out: filepath.Join(root, "gen")})
	must(tb, err)
	return p
}

func generated(tb testing.TB, p *project.Project) generator.Files {
	tb.Helper()
	files, err := p.Generate()
	must(tb, err)
	return files
}

// cpu returns the CPU time that the process spends meanwhile.
func cpu(tb testing.TB, do func()) time.Duration {
	tb.Helper()
	start := spent(tb)
	do()
	return spent(tb) - start
}

func spent(tb testing.TB) time.Duration {
	tb.Helper()
	var usage syscall.Rusage
	must(tb, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
