package corpora_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/fuzzer"
	"github.com/eventc/eventc/internal/model"
)

var (
	duration = flag.Duration("for", 0, "how long to hold the code against documents made at random; 0 is not at all")
	seed     = flag.Uint64("seed", 0, "the seed of the first document; 0 is one that was not there before")
)

// TestRandomDocuments holds the code against its schemas on changed payloads, and on documents made
// for the schemas, for as long as it is told.
func TestRandomDocuments(t *testing.T) {
	if *duration == 0 {
		t.Skip("takes as long as -for says")
	}
	s := prepare(t)
	program := s.module.buildFuzzer(t, s.corpora)
	s.module.write(t, "payloads.json", payloadsByKey(t, s.corpora))
	arguments := []string{"-for=" + duration.String(), fmt.Sprintf("-seed=%d", firstSeed()), "-payloads=" + filepath.Join(s.module.Root, "payloads.json")}
	command := exec.CommandContext(t.Context(), program, arguments...)
	command.Stderr = t.Output()
	out, err := command.Output()
	if err != nil {
		t.Fatalf("the program of generated code fails: %v", err)
	}
	var report fuzzer.Report
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Logf("corpora: %s", report)
	for _, f := range report.Faults {
		t.Errorf("%s\ndocument: %s\nmade of:  %.2000s\nagain:    -seed %d", f, f.Document, f.Original, f.Seed)
	}
}

func firstSeed() uint64 {
	if *seed > 0 {
		return *seed
	}
	return uint64(time.Now().UnixNano())
}

// payloadsByKey returns the payloads by the names of their kinds, as JSON.
func payloadsByKey(t *testing.T, corpora []*corpus) []byte {
	t.Helper()
	payloads := map[string][]string{}
	for _, c := range corpora {
		for _, p := range c.payloads {
			key := c.keyOf(p.event.Root.Location())
			payloads[key] = append(payloads[key], string(p.text))
		}
	}
	text, err := json.Marshal(payloads)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// buildFuzzer compiles the program that makes the documents itself, and returns its path.
func (m *module) buildFuzzer(t *testing.T, corpora []*corpus) string {
	t.Helper()
	m.write(t, "fuzz/main.go", m.fuzzerFile(t, corpora))
	program, err := m.Build(t.Context(), "./fuzz", "fuzz.exe")
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// fuzzerFile returns the source of the program:
//
//	func main() {
//		var kinds []fuzzer.Kind
//		cdeventsJudges := fuzzer.NewJudges(cdevents.Documents()...)
//		kinds = append(kinds, fuzzer.Kind{…}, …)
//		if err := fuzzer.Main(kinds, os.Args[1:], os.Stdout); err != nil {
//			panic(err)
//		}
//	}
func (m *module) fuzzerFile(t *testing.T, corpora []*corpus) []byte {
	t.Helper()
	body := []jen.Code{jen.Var().Id("kinds").Index().Qual(fuzzerPath, "Kind")}
	for _, c := range corpora {
		pkg, judges := m.Path+"/"+c.pkg.Name, c.pkg.Name+"Judges"
		body = append(body, jen.Id(judges).Op(":=").Qual(fuzzerPath, "NewJudges").Call(jen.Qual(pkg, "Documents").Call().Op("...")))
		for _, e := range c.pkg.Events {
			body = append(body, jen.Id("kinds").Op("=").Append(jen.Id("kinds"), c.fuzzerKind(pkg, judges, e)))
		}
	}
	body = append(body, jen.If(
		jen.Err().Op(":=").Qual(fuzzerPath, "Main").Call(jen.Id("kinds"), jen.Qual("os", "Args").Index(jen.Lit(1).Op(":")), jen.Qual("os", "Stdout")),
		jen.Err().Op("!=").Nil(),
	).Block(jen.Panic(jen.Err())))
	f := jen.NewFile("main")
	f.Func().Id("main").Params().Block(body...)
	return render(t, f)
}

// fuzzerKind returns the literal of an event type.
func (c *corpus) fuzzerKind(pkg, judges string, e *model.Event) jen.Code {
	var headers []jen.Code
	for _, h := range e.Headers {
		headers = append(headers, jen.Values(jen.Dict{jen.Id("Key"): jen.Lit(h.Name), jen.Id("Value"): jen.Index().Byte().Parens(jen.Lit(h.Value))}))
	}
	return jen.Qual(fuzzerPath, "Kind").Values(jen.Dict{
		jen.Id("Name"):   jen.Lit(c.keyOf(e.Location)),
		jen.Id("Create"): jen.Func().Params().Qual(difftestPath, "Generated").Block(jen.Return(jen.New(jen.Qual(pkg, e.Name)))),
		jen.Id("Dispatch"): jen.Func().Params(jen.Id("r").Op("*").Qual(eventPath, "Record")).
			Params(jen.Qual(eventPath, "Event"), jen.Error()).
			Block(jen.Return(jen.Qual(pkg, "ParseRecord").Call(jen.Id("r")))),
		jen.Id("Headers"):  jen.Index().Qual(eventPath, "Header").Values(headers...),
		jen.Id("Judges"):   jen.Id(judges),
		jen.Id("Location"): jen.Lit(e.Location),
	})
}
