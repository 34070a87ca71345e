package fuzzer_test

import (
	"bytes"
	"errors"
	"path"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/model"
)

const (
	eventPath    = "github.com/eventc/eventc/event"
	difftestPath = "github.com/eventc/eventc/internal/difftest"
	fuzzerPath   = "github.com/eventc/eventc/internal/fuzzer"
)

func asFindings(err error, findings *catalog.Diagnostics) bool { return errors.As(err, findings) }

// mainFile returns the source of the program:
//
//	func main() {
//		if err := fuzzer.Main(kinds(), os.Args[1:], os.Stdout); err != nil {
//			panic(err)
//		}
//	}
func (r *round) mainFile(t *testing.T, modulePath string, packages []*model.Package) []byte {
	t.Helper()
	var kinds []jen.Code
	for _, p := range packages {
		for _, e := range p.Events {
			kinds = append(kinds, r.kind(modulePath+"/"+p.Name, e))
		}
	}
	f := jen.NewFilePathName(modulePath, "main")
	f.Func().Id("main").Params().Block(
		jen.If(jen.Err().Op(":=").Qual(fuzzerPath, "Main").Call(jen.Id("kinds").Call(), jen.Qual("os", "Args").Index(jen.Lit(1).Op(":")), jen.Qual("os", "Stdout")),
			jen.Err().Op("!=").Nil()).Block(jen.Panic(jen.Err())),
	)
	f.Func().Id("kinds").Params().Index().Qual(fuzzerPath, "Kind").
		Block(jen.Return(jen.Index().Qual(fuzzerPath, "Kind").Values(kinds...)))
	var source bytes.Buffer
	if err := f.Render(&source); err != nil {
		t.Fatal(err)
	}
	return source.Bytes()
}

// kind returns the literal of an event type, which the schema as it was written judges:
//
//	{
//		Create:    func() difftest.Generated { return new(several0.R7) },
//		Dispatch:  func(r *event.Record) (event.Event, error) { return several0.ParseRecord(r) },
//		Judges:    fuzzer.NewJudges(event.SchemaDocument{URL: "random:///r7", Text: "…"}),
//		Location:  "random:///r7",
//		Name:      "r7",
//	}
func (r *round) kind(pkg string, e *model.Event) jen.Code {
	name := strings.TrimSuffix(path.Base(strings.TrimSuffix(e.Location, "#")), ".json")
	location := "random:///" + name
	document := jen.Values(jen.Dict{jen.Id("URL"): jen.Lit(location), jen.Id("Text"): jen.Lit(string(r.schemas[name].Text))})
	return jen.Values(jen.Dict{
		jen.Id("Name"): jen.Lit(name),
		jen.Id("Create"): jen.Func().Params().Qual(difftestPath, "Generated").
			Block(jen.Return(jen.New(jen.Qual(pkg, e.Name)))),
		jen.Id("Dispatch"): jen.Func().Params(jen.Id("r").Op("*").Qual(eventPath, "Record")).Params(jen.Qual(eventPath, "Event"), jen.Error()).
			Block(jen.Return(jen.Qual(pkg, "ParseRecord").Call(jen.Id("r")))),
		jen.Id("Location"): jen.Lit(location),
		jen.Id("Judges"):   jen.Qual(fuzzerPath, "NewJudges").Call(jen.Qual(eventPath, "SchemaDocument").Add(document)),
	})
}
