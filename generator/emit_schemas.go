package generator

import (
	"maps"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// discriminatorVar emits
//
//	// discriminator finds the type of a record's event.
//	var discriminator = event.Discriminator{
//		Topic: Topic,
//		Parts: []event.DiscriminatorPart{{Pointer: "/event_type", Path: []string{"event_type"}}},
//		Known: []string{"commented", "liked"},
//	}
func discriminatorVar(p *model.Package) jen.Code {
	if p.Discriminator == nil {
		return nil
	}
	var parts []jen.Code
	for _, part := range p.Discriminator.Parts {
		parts = append(parts, discriminatorPart(part))
	}
	multiline := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	written := jen.Values(parts...)
	if len(parts) > 1 {
		written = jen.Custom(multiline, parts...)
	}
	return comment("discriminator finds the type of a record's event.").Line().
		Var().Id("discriminator").Op("=").Qual(eventPath, "Discriminator").Custom(multiline,
		jen.Id("Topic").Op(":").Id("Topic"),
		jen.Id("Parts").Op(":").Index().Qual(eventPath, "DiscriminatorPart").Add(written),
		jen.Id("Known").Op(":").Index().String().Values(literals(eventTypeNames(p))...),
		limitsField(p),
	)
}

// discriminatorPart emits {Pointer: "/event_type", Path: []string{"event_type"}}.
func discriminatorPart(part model.DiscriminatorPart) jen.Code {
	if part.Header != "" {
		return jen.Values(jen.Id("Header").Op(":").Lit(part.Header))
	}
	fields := []jen.Code{
		jen.Id("Pointer").Op(":").Lit(part.Pointer),
		jen.Id("Path").Op(":").Index().String().Values(literals(part.Path)...),
	}
	if part.Optional {
		fields = append(fields, jen.Id("Optional").Op(":").True())
	}
	if part.Loose {
		fields = append(fields, jen.Id("Loose").Op(":").True())
	}
	return jen.Values(fields...)
}

// literals emits strings.
func literals(texts []string) []jen.Code {
	code := make([]jen.Code, len(texts))
	for i, text := range texts {
		code[i] = jen.Lit(text)
	}
	return code
}

// eventTypeNames returns the types of all events, sorted.
func eventTypeNames(p *model.Package) []string {
	var types []string
	for _, e := range p.Events {
		types = append(types, e.Types...)
	}
	slices.Sort(types)
	return types
}

// schemaVars emits
//
//	// The schemas decide about every payload that a codec does not accept by itself.
//	var (
//		schemaLiked = event.NewSchema(Topic, "liked", "eventc:///feed_events/liked.json", documentsLiked)
//	)
func schemaVars(p *model.Package) jen.Code {
	var vars []jen.Code
	for _, e := range p.Events {
		vars = append(vars, newSchema(p, schemaVar(e), e.Type, e.Location, e.Documents))
	}
	return comment("The schemas decide about every payload that a codec does not accept by itself.").Line().
		Var().Defs(vars...)
}

func newSchema(p *model.Package, name, eventType, location string, documents *model.DocumentSet) jen.Code {
	constructor := "NewSchema"
	arguments := []jen.Code{jen.Id("Topic"), jen.Lit(eventType), jen.Lit(location), jen.Id(documents.Var)}
	if limits := limitFields(p.Limits); len(limits) > 0 {
		constructor = "NewSchemaWithin"
		arguments = append([]jen.Code{limitsLiteral(limits)}, arguments...)
	}
	return jen.Id(name).Op("=").Qual(eventPath, constructor).Call(arguments...)
}

// schemaVar returns the name of the variable that holds an event's schema.
func schemaVar(e *model.Event) string { return "schema" + e.Name }

// valueVars emits the patterns, and the schemas of values that a codec does not decide by itself:
//
//	var (
//		patternOrder_Code = event.NewPattern("^[a-z]+$")
//		judgeOrder_Tags   = event.NewSchema(Topic, "order", "eventc:///…#/properties/tags", documentsOrder)
//	)
func valueVars(p *model.Package) jen.Code {
	vars := map[string]jen.Code{}
	for _, st := range p.Structs {
		for _, pattern := range st.Members.Patterns() {
			vars[pattern.Var] = newPattern(pattern)
		}
		eachValue(st, func(v *model.Value) {
			for _, pattern := range slices.Concat(v.Patterns, v.Members.Patterns()) {
				vars[pattern.Var] = newPattern(pattern)
			}
			if v.Judge != nil {
				vars[v.Judge.Var] = newSchema(p, v.Judge.Var, v.Judge.EventType, v.Judge.Location, v.Judge.Documents)
			}
		})
	}
	if len(vars) == 0 {
		return nil
	}
	var sorted []jen.Code
	for _, name := range slices.Sorted(maps.Keys(vars)) {
		sorted = append(sorted, vars[name])
	}
	return comment("The patterns of strings, and the schemas of values that a codec does not decide by itself.").Line().
		Var().Defs(sorted...)
}

func newPattern(pattern *model.Pattern) jen.Code {
	return jen.Id(pattern.Var).Op("=").Qual(eventPath, "NewPattern").Call(jen.Lit(pattern.Expression))
}

// eachValue calls visit for the values of the fields and all values in them that have no struct of
// their own.
func eachValue(st *model.Struct, visit func(*model.Value)) {
	w := valueWalk{visit: visit, visited: map[*model.Value]bool{}}
	for _, f := range st.Fields {
		w.value(f.Value)
	}
	if st.Additional != nil {
		w.value(st.Additional.Value)
	}
	w.members(st.Members)
	for _, checks := range st.ConditionChecks() {
		w.value(checks)
	}
}

// valueWalk visits values, which can hold themselves, once each.
type valueWalk struct {
	visit   func(*model.Value)
	visited map[*model.Value]bool
}

func (w valueWalk) value(v *model.Value) {
	if v == nil || w.visited[v] {
		return
	}
	w.visited[v] = true
	w.visit(v)
	w.value(v.Item)
	for _, check := range append(v.Tuple, restOf(v)...) {
		w.value(check.Value)
	}
	for _, c := range v.ByType {
		if c.Check != nil {
			w.value(c.Check.Value)
		}
	}
	w.alternatives(v)
	w.members(v.Members)
}

func (w valueWalk) members(rules *model.MemberRules) {
	if rules == nil {
		return
	}
	for _, checks := range rules.Names {
		w.value(checks)
	}
	for _, check := range rules.Checks() {
		w.value(check.Value)
	}
}

func (w valueWalk) alternatives(v *model.Value) {
	for _, choice := range v.Choices {
		for _, branch := range choice.Branches {
			w.value(branch)
		}
	}
	for _, refused := range v.Nots {
		w.value(refused)
	}
	if v.Contains != nil {
		w.value(v.Contains.Checks)
	}
	if v.Union != nil {
		for _, branch := range v.Union.Branches {
			w.visit(branch.Value)
		}
	}
}

// documentConsts emits
//
//	// The documents are the schema files, without their annotations.
//	const (
//		documentLiked = `…`
//	)
func documentConsts(p *model.Package) jen.Code {
	var texts []jen.Code
	for _, d := range p.Documents {
		texts = append(texts, jen.Id(d.Var).Op("=").Add(text(d.Text)))
	}
	return comment("The documents are the schema files, without their annotations.").Line().
		Const().Defs(texts...)
}

// documentSetFunc emits what a schema needs, in a function of its own, so that a program links the
// documents of the events that it uses:
//
//	// documentsLiked returns feed_events/liked.json and what it refers to.
//	func documentsLiked() []event.SchemaDocument {
//		return []event.SchemaDocument{
//			{URL: "eventc:///feed_events/liked.json", Text: documentLiked},
//		}
//	}
func documentSetFunc(set *model.DocumentSet) jen.Code {
	var values []jen.Code
	for _, d := range set.Documents {
		values = append(values, jen.Values(jen.Id("URL").Op(":").Lit(d.URL), jen.Id("Text").Op(":").Id(d.Var)))
	}
	multiline := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	return comment(set.Var+" returns "+set.Path+" and what it refers to.").Line().
		Func().Id(set.Var).Params().Index().Qual(eventPath, "SchemaDocument").
		Block(jen.Return(jen.Index().Qual(eventPath, "SchemaDocument").Custom(multiline, values...)))
}

// text emits a string literal: a raw one where that is possible, since JSON is full of quotes.
func text(s string) *jen.Statement {
	if strings.ContainsAny(s, "`\r") {
		return jen.Lit(s)
	}
	return jen.Op("`" + s + "`")
}
