package rebuild

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
)

// Program says what is built and how it is run.
type Program struct {
	// Root is the folder of the repository.
	Root string
	// WriteProject writes a project to a folder: an eventc.yaml and the schemas that it names.
	WriteProject func(dir string) error
	// Tag is a build tag that the program gets, besides those that this one has.
	Tag string
	// Arguments are those of the program, Stdout and Stderr its outputs.
	Arguments      []string
	Stdout, Stderr io.Writer
}

// Run generates, builds and runs, and returns the exit code of the program. The error says why there
// is none.
func (p Program) Run(ctx context.Context) (int, error) {
	dir, err := os.MkdirTemp("", "eventc-bench-")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(dir) }() // what is left of it, the system removes
	binary, err := p.build(ctx, dir)
	if err != nil {
		return 0, err
	}
	err = p.command(ctx, binary, p.Arguments...).Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Exited() {
		return exit.ExitCode(), nil
	}
	return 0, err
}

// build returns the path of the program, which is in dir.
func (p Program) build(ctx context.Context, dir string) (string, error) {
	overlay, err := p.generate(ctx, dir)
	if err != nil {
		return "", err
	}
	binary := filepath.Join(dir, "bench")
	build := p.command(ctx, "go", "build", "-overlay", overlay, "-tags", tags(p.Tag), "-o", binary, ".")
	build.Dir = filepath.Join(p.Root, "bench")
	build.Stdout = p.Stderr
	if err := build.Run(); err != nil {
		return "", fmt.Errorf("building with what was generated: %w", err)
	}
	return binary, nil
}

func (p Program) command(ctx context.Context, name string, arguments ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, arguments...)
	c.Stdout, c.Stderr = p.Stdout, p.Stderr
	return c
}

// generate writes the project and what eventc makes of it into dir, and returns the path of the
// overlay that puts it into bench/gen.
func (p Program) generate(ctx context.Context, dir string) (string, error) {
	if err := p.WriteProject(dir); err != nil {
		return "", err
	}
	generate := p.command(ctx, "go", "run", "./cmd/eventc", "generate",
		"--config", filepath.Join(dir, "eventc.yaml"), "--out", "gen")
	generate.Dir = p.Root
	generate.Stdout = io.Discard
	if err := generate.Run(); err != nil {
		return "", fmt.Errorf("generating: %w", err)
	}
	return writeOverlay(dir, filepath.Join(p.Root, "bench", "gen"))
}

// writeOverlay has the files below dir/gen seen below target.
func writeOverlay(dir, target string) (string, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return "", err
	}
	files, err := filepath.Glob(filepath.Join(dir, "gen", "*", "*.go"))
	if err != nil {
		return "", err
	}
	replace := make(map[string]string)
	for _, file := range files {
		below, err := filepath.Rel(filepath.Join(dir, "gen"), file)
		if err != nil {
			return "", err
		}
		replace[filepath.Join(target, below)] = file
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "overlay.json")
	return path, os.WriteFile(path, text, 0o600)
}

// tags are those of this binary and one more.
func tags(more string) string {
	all := []string{more}
	if info, available := debug.ReadBuildInfo(); available {
		for _, setting := range info.Settings {
			if setting.Key == "-tags" && setting.Value != "" {
				all = append(all, setting.Value)
			}
		}
	}
	return strings.Join(all, ",")
}
