package corpora_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/dave/jennifer/jen"
)

const (
	eventPath    = "github.com/eventc/eventc/event"
	difftestPath = "github.com/eventc/eventc/internal/difftest"
	fuzzerPath   = "github.com/eventc/eventc/internal/fuzzer"
)

// kind is a generated event type: see the driver's type of the same name.
type kind struct {
	// key is what the driver knows it by.
	key string
	// path and name are those of the Go package and type.
	path, name string
}

// keyOf returns what the driver knows an event by: the URL of its schema, and the corpus.
func (c *corpus) keyOf(location string) string { return c.name + " " + location }

func (m *module) addKinds(c *corpus) {
	for _, e := range c.pkg.Events {
		m.kinds = append(m.kinds, kind{key: c.keyOf(e.Location), path: m.Path + "/" + c.pkg.Name, name: e.Name})
	}
}

// kindsFile returns the source of the driver's list of events.
func (m *module) kindsFile(tb testing.TB) []byte {
	tb.Helper()
	entries := jen.Dict{}
	for _, k := range m.kinds {
		entries[jen.Lit(k.key)] = jen.Values(jen.Dict{
			jen.Id("create"): jen.Func().Params().Qual(difftestPath, "Generated").Block(jen.Return(jen.New(jen.Qual(k.path, k.name)))),
			jen.Id("dispatch"): jen.Func().Params(jen.Id("r").Op("*").Qual(eventPath, "Record")).
				Params(jen.Qual(eventPath, "Event"), jen.Error()).
				Block(jen.Return(jen.Qual(k.path, "ParseRecord").Call(jen.Id("r")))),
			jen.Id("spy"): jen.Qual(k.path, "Spy"),
		})
	}
	f := jen.NewFile("main")
	f.Comment("kinds returns the generated events by the URLs of their schemas.")
	f.Func().Id("kinds").Params().Map(jen.String()).Id("kind").
		Block(jen.Return(jen.Map(jen.String()).Id("kind").Values(entries)))
	return render(tb, f)
}

func render(tb testing.TB, f *jen.File) []byte {
	tb.Helper()
	var text bytes.Buffer
	if err := f.Render(&text); err != nil {
		tb.Fatal(err)
	}
	return text.Bytes()
}

// spyFile returns the source of a function that has every schema of a package say when it is first
// asked: a schema asks for the documents then.
//
//	func Spy(asked func(location string)) {
//		schemaLiked = event.NewSchema(Topic, "liked", "eventc:///…", spied("eventc:///…", asked, documentsLiked))
//	}
func spyFile(tb testing.TB, pkg string, schemas []byte) []byte {
	tb.Helper()
	var body, all []jen.Code
	for _, v := range schemaVars(tb, schemas) {
		all = append(all, jen.Id(v.documents).Call())
		body = append(body, jen.Id(v.name).Op("=").Qual(eventPath, "NewSchema").Call(
			jen.Id("Topic"), jen.Lit(v.eventType), jen.Lit(v.location), jen.Id("spied").Call(jen.Lit(v.location), jen.Id("asked"), jen.Id(v.documents)),
		))
	}
	documents := jen.Func().Params().Index().Qual(eventPath, "SchemaDocument")
	f := jen.NewFile(pkg)
	f.Comment("Spy has every schema call asked when it is first asked.")
	f.Func().Id("Spy").Params(jen.Id("asked").Func().Params(jen.String())).Block(body...)
	f.Comment("Documents returns the schemas.")
	f.Func().Id("Documents").Params().Index().Qual(eventPath, "SchemaDocument").Block(jen.Return(jen.Qual("slices", "Concat").Call(all...)))
	f.Func().Id("spied").Params(jen.Id("location").String(), jen.Id("asked").Func().Params(jen.String()), jen.Id("documents").Add(documents)).Add(documents).
		Block(jen.Return(documents.Clone().Block(
			jen.Id("asked").Call(jen.Id("location")),
			jen.Return(jen.Id("documents").Call()),
		)))
	return render(tb, f)
}

// schemaVar is a variable of a generated package that holds a schema.
type schemaVar struct{ name, eventType, location, documents string }

// schemaVars finds the variables in the source.
func schemaVars(tb testing.TB, source []byte) []schemaVar {
	tb.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "", source, 0)
	if err != nil {
		tb.Fatal(err)
	}
	var vars []schemaVar
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		call, ok := spec.Values[0].(*ast.CallExpr)
		if !ok || len(call.Args) != 4 {
			return true
		}
		vars = append(vars, schemaVar{spec.Names[0].Name, text(tb, call.Args[1]), text(tb, call.Args[2]), call.Args[3].(*ast.Ident).Name})
		return true
	})
	if len(vars) == 0 {
		tb.Fatal("no schemas in the generated source")
	}
	return vars
}

func text(tb testing.TB, literal ast.Expr) string {
	tb.Helper()
	unquoted, err := strconv.Unquote(literal.(*ast.BasicLit).Value)
	if err != nil {
		tb.Fatal(err)
	}
	return unquoted
}
