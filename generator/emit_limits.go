package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// limitFields emits the limits that are no defaults: Size: 65536, Depth: 8.
func limitFields(limits model.Limits) []jen.Code {
	var fields []jen.Code
	add := func(name string, limit int) {
		if limit != 0 {
			fields = append(fields, jen.Id(name).Op(":").Lit(limit))
		}
	}
	add("Size", limits.Size)
	add("Depth", limits.Depth)
	add("Digits", limits.Digits)
	add("Exponent", limits.Exponent)
	add("Explanations", limits.Explanations)
	return fields
}

// limitsLiteral emits event.Limits{Size: 65536}.
func limitsLiteral(fields []jen.Code) jen.Code {
	return jen.Qual(eventPath, "Limits").Values(fields...)
}

// limitsField emits Limits: event.Limits{Size: 65536} for a topic that has limits of its own.
func limitsField(p *model.Package) jen.Code {
	fields := limitFields(p.Limits)
	if len(fields) == 0 {
		return jen.Null()
	}
	return jen.Id("Limits").Op(":").Add(limitsLiteral(fields))
}

// checkLimits emits the question whether a payload keeps within the limits of its topic:
//
//	if err := schemaLiked.CheckText(s); err != nil {
//		return err
//	}
func checkLimits(e *model.Event) []jen.Code {
	if !e.Limited || e.Judged { // the schema asks it for what it decides
		return nil
	}
	return []jen.Code{jen.If(
		jen.Err().Op(":=").Id(schemaVar(e)).Dot("CheckText").Call(jen.Id("s")), jen.Err().Op("!=").Nil(),
	).Block(jen.Return(jen.Err()))}
}

// keepsWithinLimits emits the question whether what was written does:
//
//	schemaLiked.CheckText(wire.Alias(b[len(dst):])) == nil
func keepsWithinLimits(e *model.Event) *jen.Statement {
	written := jen.Qual(wirePath, "Alias").Call(jen.Id("b").Index(jen.Len(jen.Id("dst")).Op(":")))
	return jen.Id(schemaVar(e)).Dot("CheckText").Call(written).Op("==").Nil()
}
