package gomodule

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// eventc is the path of the repository's own module.
const eventc = "github.com/eventc/eventc"

// Module is a module on disk. Its files may be written concurrently.
type Module struct {
	// Root is its folder.
	Root string
	// Path is its path: below that of a package of the repository, so that it may import internal
	// packages.
	Path string
}

// New makes a module named "generated" below a package of the repository, such as
// "internal/corpora", in the folder root. Repository is the path of the repository's folder.
func New(root, repository, below string) (*Module, error) {
	m := &Module{Root: root, Path: eventc + "/" + below + "/generated"}
	absolute, err := filepath.Abs(repository)
	if err != nil {
		return nil, err
	}
	own, err := os.ReadFile(filepath.Join(absolute, "go.mod"))
	if err != nil {
		return nil, err
	}
	sums, err := os.ReadFile(filepath.Join(absolute, "go.sum"))
	if err != nil {
		return nil, err
	}
	if err := m.Write("go.sum", sums); err != nil {
		return nil, err
	}
	return m, m.Write("go.mod", m.goMod(string(own), absolute))
}

// goMod returns a go.mod that takes eventc from the repository, and the other modules in the versions
// that it uses.
func (m *Module) goMod(own, repository string) []byte {
	named := strings.Replace(own, "module "+eventc+"\n", "module "+m.Path+"\n", 1)
	return fmt.Appendf(nil, "%s\nrequire %s v0.0.0\n\nreplace %s => %q\n", named, eventc, eventc, repository)
}

// Write writes a file by its slash-separated name.
func (m *Module) Write(name string, text []byte) error {
	place := filepath.Join(m.Root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return err
	}
	return os.WriteFile(place, text, 0o600)
}

// Build compiles the main package in a folder of the module, such as "./driver", to a program of the
// given name, and returns its path.
//
// The compiled packages do not depend on the module's folder: the next run finds them in the build
// cache.
func (m *Module) Build(ctx context.Context, folder, name string, flags ...string) (program string, err error) {
	program = filepath.Join(m.Root, name)
	arguments := append([]string{"build", "-trimpath", "-o", program}, flags...)
	_, err = m.Go(ctx, append(arguments, folder)...)
	return program, err
}

// Go runs the go command in the module and returns what it writes. Nothing is downloaded: the module
// needs what the repository needs.
func (m *Module) Go(ctx context.Context, arguments ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "go", arguments...)
	command.Dir = m.Root
	command.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%.10000s", arguments[0], err, stderr.String())
	}
	return out, nil
}
