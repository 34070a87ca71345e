package github

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
)

//go:generate go tool easyjson -no_std_marshalers -all plain.go

// Generate has eventc write the package webhooks to a folder of packages, from a project that it
// writes to dir. The repository is at root.
func (c Corpus) Generate(ctx context.Context, root, dir, packages string) error {
	if err := c.writeProject(dir); err != nil {
		return err
	}
	generate := exec.CommandContext(ctx, "go", "run", "./cmd/eventc", "generate",
		"--config", filepath.Join(dir, "eventc.yaml"), "--out", packages)
	generate.Dir = root
	_, err := generate.Output() // the names of files
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return fmt.Errorf("eventc generate: %w: %s", err, exit.Stderr)
	}
	return err
}
