package tools

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/eventc/eventc/"

// planted are imports by file.
type planted map[string][]string

// upward are imports against the direction of the graph: all of them must be refused.
var upward = planted{
	"event/wire/file.go":                  {module + "event", "github.com/google/uuid"},
	"event/file.go":                       {module + "kafka", module + "gen/feedevents", "github.com/dave/jennifer/jen"},
	"gen/feedevents/file.go":              {module + "kafka", "github.com/santhosh-tekuri/jsonschema/v5"},
	"internal/cluster/file.go":            {module + "kafka"},
	"internal/coordinator/file.go":        {module + "kafka"},
	"internal/deadletter/file.go":         {module + "kafka", "github.com/segmentio/kafka-go"},
	"internal/fetch/file.go":              {module + "kafka"},
	"internal/produce/file.go":            {module + "kafka"},
	"internal/partition/file.go":          {module + "kafka", "github.com/segmentio/kafka-go"},
	"internal/kafkaserver/file.go":        {module + "kafka"},
	"internal/catalog/file.go":            {module + "internal/model", "github.com/invopop/jsonschema"},
	"internal/catalog/below/file.go":      {module + "generator"},
	"internal/config/file.go":             {module + "internal/model", "go.yaml.in/yaml/v4"},
	"internal/conformance/file.go":        {module + "internal/consume"},
	"internal/consume/file.go":            {module + "kafka"},
	"internal/difftest/file.go":           {module + "internal/model"},
	"internal/fuzzer/file.go":             {module + "internal/catalog", module + "generator"},
	"internal/output/file.go":             {module + "generator"},
	"internal/payload/file.go":            {module + "internal/project", "github.com/spf13/cobra"},
	"internal/project/file.go":            {module + "cmd/eventc", "github.com/spf13/cobra"},
	"internal/randomdocument/file.go":     {module + "event", module + "internal/difftest"},
	"internal/digest/file.go":             {module + "internal/output"},
	"internal/scale/file.go":              {module + "internal/project"},
	"internal/scale/cmd/scale/file.go":    {module + "cmd/eventc", module + "internal/project"},
	"internal/stamp/file.go":              {module + "cmd/eventc", "github.com/spf13/cobra"},
	"internal/model/file.go":              {module + "generator", "github.com/dave/jennifer/jen"},
	"generator/file.go":                   {module + "cmd/eventc", "github.com/invopop/jsonschema"},
	"internal/nameless/file.go":           {module + "kafka", "github.com/google/uuid"},
	"event/file_test.go":                  {module + "kafka", module + "generator"},
	"gen/feedevents/file_test.go":         {module + "kafka"},
	"generator/file_test.go":              {module + "kafka", "github.com/segmentio/kafka-go"},
	"internal/catalog/below/file_test.go": {module + "kafka"},
	"kafka/file_test.go":                  {module + "generator", "github.com/dave/jennifer/jen"},
	"internal/nameless/file_test.go":      {module + "internal/model"},
}

// sideways are imports that form no cycle and must be refused all the same.
var sideways = planted{
	"kafka/file.go":                {module + "gen/feedevents", module + "internal/catalog", module + "internal/kafkaserver", "github.com/twmb/franz-go/pkg/kfake"},
	"kafka/kafkatest/file.go":      {module + "gen/feedevents", module + "internal/kafkaserver"},
	"internal/cluster/file.go":     {module + "event"},
	"internal/fetch/file.go":       {module + "event/wire"},
	"internal/kafkaserver/file.go": {module + "event"},
	"internal/catalog/file.go":     {module + "event/wire"},
	"internal/config/file.go":      {module + "event"},
	"internal/model/file.go":       {module + "gen/feedevents"},
	"generator/file.go":            {module + "event", module + "internal/catalog", module + "gen/feedevents"},
	"cmd/eventc/file.go":           {module + "gen/feedevents", module + "internal/kafkaserver", "github.com/dave/jennifer/jen"},
	"examples/feed/file.go":        {module + "generator", module + "internal/catalog", "github.com/segmentio/kafka-go"},
	"internal/nameless/file.go":    {module + "event"},
	"kafka/file_test.go":           {module + "internal/catalog"},
}

// allowed are imports that must not be refused.
var allowed = planted{
	"event/allowed.go":                       {module + "event/wire", "github.com/google/uuid", "github.com/santhosh-tekuri/jsonschema/v5", "golang.org/x/time/rate"},
	"event/wire/allowed.go":                  {"unicode/utf8"},
	"gen/feedevents/allowed.go":              {module + "event", module + "event/wire", "github.com/google/uuid"},
	"kafka/allowed.go":                       {module + "event", module + "internal/consume", "github.com/segmentio/kafka-go"},
	"kafka/kafkatest/allowed.go":             {"github.com/twmb/franz-go/pkg/kfake"},
	"internal/cluster/allowed.go":            {"github.com/segmentio/kafka-go"},
	"internal/fetch/allowed.go":              {module + "event", module + "internal/cluster", "github.com/segmentio/kafka-go/protocol"},
	"internal/kafkaserver/allowed.go":        {"github.com/segmentio/kafka-go", "github.com/rogpeppe/go-internal/lockedfile"},
	"internal/catalog/allowed.go":            {module + "event", module + "internal/catalog/below", "github.com/santhosh-tekuri/jsonschema/v5"},
	"internal/catalog/below/allowed.go":      {"github.com/santhosh-tekuri/jsonschema/v5"},
	"internal/config/allowed.go":             {"go.yaml.in/yaml/v3", "github.com/invopop/jsonschema"},
	"internal/model/allowed.go":              {module + "internal/catalog"},
	"internal/output/allowed.go":             {module + "internal/digest"},
	"internal/project/allowed.go":            {module + "internal/digest", module + "generator"},
	"internal/digest/allowed.go":             {"crypto/sha256"},
	"internal/scale/allowed.go":              {"encoding/json"},
	"internal/scale/cmd/scale/allowed.go":    {module + "internal/scale"},
	"internal/stamp/allowed.go":              {module + "internal/output", module + "internal/project"},
	"generator/allowed.go":                   {module + "internal/model", module + "event/wire", "github.com/dave/jennifer/jen"},
	"cmd/eventc/allowed.go":                  {module + "generator", module + "internal/config", "github.com/spf13/cobra"},
	"examples/feed/allowed.go":               {module + "gen/feedevents", module + "kafka", module + "kafka/kafkatest", "github.com/google/uuid"},
	"internal/nameless/below/allowed.go":     {"net/http"},
	"event/allowed_test.go":                  {module + "gen/feedevents", "github.com/santhosh-tekuri/jsonschema/v5"},
	"kafka/allowed_test.go":                  {module + "gen/feedevents", module + "kafka/kafkatest", module + "internal/kafkaserver", "go.uber.org/goleak"},
	"internal/catalog/below/allowed_test.go": {module + "internal/catalog", "github.com/rogpeppe/go-internal/txtar"},
	"internal/nameless/allowed_test.go":      {module + "event", "go.uber.org/goleak"},
}

func TestImportsAgainstTheDirectionAreRefused(t *testing.T) {
	root := newModule(t)
	plant(t, root, upward)
	checkRefused(t, root, upward)
}

func TestImportsBesidesTheGraphAreRefused(t *testing.T) {
	root := newModule(t)
	plant(t, root, sideways)
	plant(t, root, allowed)
	checkRefused(t, root, sideways)
}

// newModule returns the folder of a module with our name, dependencies and linter settings, and a
// package of nothing for each one that is imported.
func newModule(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range []string{".golangci.yml", "go.mod", "go.sum"} {
		content, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(root, name), content)
	}
	for file := range allowed {
		if !strings.HasSuffix(file, "_test.go") {
			plant(t, root, planted{path.Join(path.Dir(file), "doc.go"): nil})
		}
	}
	return root
}

func checkRefused(t *testing.T, root string, want planted) {
	t.Helper()
	refused := lintImports(t, root)
	for _, each := range want.list() {
		if !slices.Contains(refused, each) {
			t.Errorf("not refused: %s", each)
		}
	}
	for _, each := range refused {
		if !slices.Contains(want.list(), each) {
			t.Errorf("refused: %s", each)
		}
	}
}

func (p planted) list() []string {
	var all []string
	for _, file := range slices.Sorted(maps.Keys(p)) {
		for _, imported := range p[file] {
			all = append(all, file+" imports "+imported)
		}
	}
	return all
}

func plant(t *testing.T, root string, files planted) {
	t.Helper()
	for file, imports := range files {
		var source bytes.Buffer
		name := path.Base(path.Dir(file))
		if strings.HasSuffix(file, "_test.go") {
			name += "_test"
		}
		fmt.Fprintf(&source, "package %s\n\n", name)
		for _, imported := range imports {
			fmt.Fprintf(&source, "import _ %q\n", imported)
		}
		writeFile(t, filepath.Join(root, filepath.FromSlash(file)), source.Bytes())
	}
}

// lintImports returns what depguard refuses in the module at root.
func lintImports(t *testing.T, root string) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), golangciLint(t), "run",
		"--enable-only=depguard", "--allow-parallel-runners",
		"--output.text.path=stderr", "--output.json.path=stdout", "--show-stats=false")
	cmd.Dir = root
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var exit *exec.ExitError
	if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Fatalf("golangci-lint: %v\n%s", err, &stderr)
	}
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct{ Filename string }
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatalf("report of golangci-lint: %v\n%s", err, &stdout)
	}
	var refused []string
	for _, issue := range report.Issues {
		if issue.FromLinter != "depguard" {
			t.Fatalf("golangci-lint: %s: %s", issue.Pos.Filename, issue.Text)
		}
		imported := strings.Split(issue.Text, "'")[1]
		refused = append(refused, filepath.ToSlash(issue.Pos.Filename)+" imports "+imported)
	}
	return refused
}

// golangciLint returns the path of the pinned linter, which the go command builds first.
func golangciLint(t *testing.T) string {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), "go", "tool", "-n", "golangci-lint").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(output))
}

func writeFile(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
