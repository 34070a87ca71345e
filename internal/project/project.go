package project

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/eventc/eventc/internal/config"
)

// Options say where a project is. The zero value is the one in the working directory.
type Options struct {
	// Config is the path of the configuration. The default is eventc.yaml in the working
	// directory, which need not be there.
	Config string
	// Schemas is the schemas folder, instead of what the configuration says, and relative to the
	// configuration's folder as that is. The default is what the configuration says.
	Schemas string
	// Out is the folder of generated packages, in the same way.
	Out string
}

// Project is a schemas folder and what to make of it. It may be used concurrently.
type Project struct {
	// Schemas is the schemas folder, relative to the working directory or absolute.
	Schemas string
	// Out is the folder of generated packages, relative to the working directory or absolute.
	Out string

	config *config.Config
}

// Open reads the configuration. The error is a [diagnostic.List] for a configuration with
// findings; it matches the cause, such as fs.ErrNotExist, for one that cannot be read.
func Open(o Options) (*Project, error) {
	loaded, err := loadConfig(o.Config)
	if err != nil {
		return nil, err
	}
	folder := filepath.Dir(cmp.Or(o.Config, config.FileName))
	return &Project{
		Schemas: override(loaded.Schemas, folder, o.Schemas),
		Out:     override(loaded.Out, folder, o.Out),
		config:  loaded,
	}, nil
}

// loadConfig reads the configuration at the path, which must be there, or the one in the working
// directory, which need not.
func loadConfig(path string) (*config.Config, error) {
	name := cmp.Or(path, config.FileName)
	loaded, err := config.Load(name)
	var inPath *fs.PathError
	switch {
	case path == "" && errors.Is(err, fs.ErrNotExist):
		return config.Default(), nil
	case errors.As(err, &inPath):
		return nil, fmt.Errorf("%s: cannot read the configuration: %w", name, inPath.Err)
	}
	return loaded, err
}

func override(configured, folder, given string) string {
	switch {
	case given == "":
		return configured
	case filepath.IsAbs(given):
		return filepath.Clean(given)
	}
	return filepath.Join(folder, given)
}
