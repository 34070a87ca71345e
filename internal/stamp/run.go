package stamp

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/digest"
	"github.com/eventc/eventc/internal/output"
	"github.com/eventc/eventc/internal/project"
)

// Run is one run of the generator over a project.
type Run struct {
	project *project.Project
	place   string           // of the stamp; "" where there is none
	sources *project.Sources // nil: they cannot be read
	program digest.Sum       // the zero Sum: it cannot be read
}

// Begin reads the project's sources and the program, to compare them. Stamps are in the folder;
// with "" there are none.
func Begin(p *project.Project, folder string) *Run {
	r := &Run{project: p}
	if out, err := filepath.Abs(p.Out); err == nil && folder != "" {
		r.place = filepath.Join(folder, digest.Of([]byte(out)).String())
	}
	if r.place == "" {
		return r
	}
	var group sync.WaitGroup
	group.Go(func() { r.program = programDigest() })
	group.Go(func() { r.sources, _ = p.Sources() })
	group.Wait()
	return r
}

// programDigest returns the hash of the program that runs.
func programDigest() digest.Sum {
	name, err := os.Executable()
	if err != nil {
		return digest.Sum{}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return digest.Sum{}
	}
	return digest.Of(text)
}

// NothingToDo reports whether the output folder is what a run would leave.
func (r *Run) NothingToDo() bool {
	if !r.known() {
		return false
	}
	kept, err := os.ReadFile(r.place)
	if err != nil {
		return false
	}
	left, err := output.Digest(r.project.Out)
	return err == nil && string(kept) == r.stamp(left)
}

// known reports whether a stamp can say anything about the run.
func (r *Run) known() bool {
	return r.place != "" && r.sources != nil && r.program != digest.Sum{}
}

// stamp returns the text of the stamp of a run that leaves files of the given hash.
func (r *Run) stamp(left digest.Sum) string {
	return digest.Of(r.program[:], r.sources.Digest[:], left[:]).String() + "\n"
}

// Generate is [project.Project.Generate], which says what cannot be read where the sources cannot.
func (r *Run) Generate() (generator.Files, error) {
	if r.sources == nil {
		return r.project.Generate()
	}
	return r.sources.Generate()
}

// End keeps the stamp of a run that left the files.
func (r *Run) End(files generator.Files) {
	if r.known() {
		keep(r.place, r.stamp(output.DigestOf(files)))
	}
}
