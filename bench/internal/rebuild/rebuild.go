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
	// Generate writes packages to a folder, each to a folder of it. What else it needs it may write to
	// dir, which holds that folder.
	Generate func(ctx context.Context, dir, packages string) error
	// Target is the folder below Root that holds the packages that are generated, each of which has a
	// file there already.
	Target string
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
	packages := filepath.Join(dir, "gen")
	if err := p.Generate(ctx, dir, packages); err != nil {
		return "", fmt.Errorf("generating: %w", err)
	}
	overlay, err := writeOverlay(dir, packages, filepath.Join(p.Root, p.Target))
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

// writeOverlay has the files of packages seen below target, and returns the path of a file in dir that
// tells the compiler so.
func writeOverlay(dir, packages, target string) (string, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return "", err
	}
	files, err := filepath.Glob(filepath.Join(packages, "*", "*.go"))
	if err != nil {
		return "", err
	}
	replace := make(map[string]string)
	for _, file := range files {
		below, err := filepath.Rel(packages, file)
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
