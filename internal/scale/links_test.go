package scale_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/output"
	"github.com/eventc/eventc/internal/project"
	"github.com/eventc/eventc/internal/scale"
)

// program uses one event of a package, AccountOpened, in the one way that replaces %s.
const program = `package main

import (
	"context"
	"fmt"
	"os"

	"github.com/eventc/eventc/event"
	"example.com/scale/gen/topic00"
)

func main() {
	ctx, payload, handler := context.Background(), []byte(os.Args[1]), event.Handler(nil)
	%s
	fmt.Println(ctx, payload, handler)
}
`

// The one way of each program to use the event. What is read is used as well, or nothing would have
// to be read.
var uses = map[string]string{
	"parse": `e, err := topic00.ParseAccountOpened(payload)
	fmt.Println(e.EventID, err)`,
	"construct": `e := &topic00.AccountOpened{}
	payload, _ = e.AppendJSON(payload)`,
	"handle": `handler = topic00.HandleAccountOpened(func(_ context.Context, e *topic00.AccountOpened) error {
		fmt.Println(e.EventID)
		return nil
	})
	_ = handler.HandleRecord(ctx, &event.Record{Value: payload})`,
	"publish": `e := &topic00.AccountOpened{}
	fmt.Println(event.Event(e).EventType(), e.Validate())`,
}

func TestAProgramLinksOnlyTheEventThatItUses(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	root := newModule(t, scale.Schemas(20, 1))
	for name, use := range uses {
		t.Run(name, func(t *testing.T) {
			binary := filepath.Join(root, "bin", name)
			put(t, root, name+"/main.go", fmt.Appendf(nil, program, use))
			goCommand(t, root, "build", "-trimpath", "-o", binary, "./"+name)
			checkSymbols(t, goCommand(t, root, "tool", "nm", binary))
			checkTexts(t, binary)
		})
	}
}

// checkSymbols looks for what belongs to other events.
func checkSymbols(t *testing.T, symbols []byte) {
	t.Helper()
	own := regexp.MustCompile(`example\.com/scale/gen/topic00\.(\S+)`)
	linked := 0
	for _, match := range own.FindAllSubmatch(symbols, -1) {
		name := string(match[1])
		linked++
		for _, other := range []string{"Closed", "Changed", "Moved", "Shared", "Approved", "Refused", "Archived", "Invoice", "Order"} {
			if strings.Contains(name, other) {
				t.Errorf("%s is linked", name)
			}
		}
	}
	if linked < 5 {
		t.Errorf("%d symbols of the package are linked, which is too few to be true", linked)
	}
}

// checkTexts looks for the texts of the other events' schemas.
func checkTexts(t *testing.T, binary string) {
	t.Helper()
	content, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	var linked []string
	for _, match := range regexp.MustCompile(`"event_type":\{"const":"(\w+)"`).FindAllSubmatch(content, -1) {
		linked = append(linked, string(match[1]))
	}
	slices.Sort(linked)
	if linked = slices.Compact(linked); !slices.Equal(linked, []string{"account_opened"}) {
		t.Errorf("the schemas of %q are linked, want that of account_opened", linked)
	}
}

// newModule returns the folder of a module with the schemas and what is generated of them.
func newModule(t *testing.T, schemas map[string][]byte) string {
	t.Helper()
	root := t.TempDir()
	repository, err := filepath.Abs("../..")
	must(t, err)
	put(t, root, "go.mod", fmt.Appendf(nil, `module example.com/scale

go 1.26.0

require github.com/eventc/eventc v0.0.0

replace github.com/eventc/eventc => %q
`, repository))
	sums, err := os.ReadFile(filepath.Join(repository, "go.sum"))
	must(t, err)
	put(t, root, "go.sum", sums)
	for name, text := range schemas {
		put(t, root, "schemas/"+name, text)
	}
	generate(t, root)
	return root
}

// generate writes the packages of the schemas in the folder.
func generate(t *testing.T, root string) {
	t.Helper()
	p, err := project.Open(project.Options{Schemas: filepath.Join(root, "schemas"), Out: filepath.Join(root, "gen")})
	must(t, err)
	files, err := p.Generate()
	must(t, err)
	_, err = output.Write(p.Out, files)
	must(t, err)
}

// goCommand runs the go command in the folder and returns what it writes. Nothing is downloaded:
// the module needs what the repository needs.
func goCommand(t *testing.T, root string, arguments ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", arguments...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %v: %v\n%.10000s", arguments, err, stderr.String())
	}
	return out
}

func put(t testing.TB, root, name string, text []byte) {
	t.Helper()
	place := filepath.Join(root, filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(place), 0o755))
	must(t, os.WriteFile(place, text, 0o644))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
