package generator_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"iter"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"testing"

	"github.com/eventc/eventc/generator"
)

// typeChecker type-checks generated packages against what they import, as the go command has compiled
// it.
type typeChecker struct {
	fset    *token.FileSet
	imports types.Importer
}

func newTypeChecker(t *testing.T) *typeChecker {
	t.Helper()
	compiled := compiledPackages(t)
	fset := token.NewFileSet()
	lookup := func(name string) (io.ReadCloser, error) {
		file, ok := compiled[name]
		if !ok {
			return nil, fmt.Errorf("generated code imports %s, which it should not", name)
		}
		return os.Open(file)
	}
	return &typeChecker{fset: fset, imports: importer.ForCompiler(fset, "gc", lookup)}
}

// compiledPackages returns the files with the types of all that generated code may import.
func compiledPackages(t *testing.T) map[string]string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}",
		"github.com/eventc/eventc/event", "github.com/eventc/eventc/event/wire", "github.com/google/uuid",
		"context", "encoding/json", "maps", "math", "math/bits", "slices", "time")
	var complaints bytes.Buffer
	command.Stderr = &complaints
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, complaints.Bytes())
	}
	compiled := map[string]string{}
	for line := range bytes.Lines(output) {
		name, file, _ := bytes.Cut(bytes.TrimSpace(line), []byte(" "))
		compiled[string(name)] = string(file)
	}
	return compiled
}

// packageOf checks the package of each folder.
func (c *typeChecker) packageOf(t *testing.T, files generator.Files) {
	t.Helper()
	folders := map[string][]*ast.File{}
	for _, name := range slices.Sorted(keys(files)) {
		parsed, err := parser.ParseFile(c.fset, name, files[name], parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		folders[path.Dir(name)] = append(folders[path.Dir(name)], parsed)
	}
	for folder, parsed := range folders {
		config := types.Config{Importer: c.imports, Error: func(err error) { t.Error(err) }}
		_, _ = config.Check(folder, c.fset, parsed, nil) // reported by Error
	}
}

func keys(files generator.Files) iter.Seq[string] { return maps.Keys(files) }
