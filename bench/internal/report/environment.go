package report

import (
	"errors"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/klauspost/cpuid/v2"
)

// Environment is what the figures depend on.
type Environment struct {
	// CPU is the processor as it names itself, or its architecture where it does not.
	CPU string `json:"cpu"`
	// System is the operating system and the architecture, Go the version of the compiler.
	System string `json:"system"`
	Go     string `json:"go"`
	// Modules are the contenders' libraries.
	Modules []Module `json:"modules"`
}

// Module is a library and its version.
type Module struct {
	Path    string `json:"path"`
	Version string `json:"version"`
}

// ReadEnvironment returns the environment of this process, with the versions of the modules with the
// given paths, of those that are linked, in that order.
func ReadEnvironment(paths []string) (Environment, error) {
	info, available := debug.ReadBuildInfo()
	if !available {
		return Environment{}, errors.New("this program was built without module support: build it by go run or go build")
	}
	return Environment{
		CPU:     processor(),
		System:  runtime.GOOS + "/" + runtime.GOARCH,
		Go:      runtime.Version(),
		Modules: linked(info.Deps, paths),
	}, nil
}

func processor() string {
	if cpuid.CPU.BrandName == "" {
		return runtime.GOARCH
	}
	return cpuid.CPU.BrandName
}

func linked(dependencies []*debug.Module, paths []string) []Module {
	var modules []Module
	for _, path := range paths {
		i := slices.IndexFunc(dependencies, func(m *debug.Module) bool { return m.Path == path })
		if i >= 0 {
			modules = append(modules, Module{path, version(dependencies[i])})
		}
	}
	return modules
}

// version is that of what is built, which a replace directive may have set.
func version(m *debug.Module) string {
	switch {
	case m.Replace == nil:
		return m.Version
	case m.Replace.Version == "" || m.Replace.Version == "(devel)":
		return "this working tree"
	}
	return m.Replace.Version
}
