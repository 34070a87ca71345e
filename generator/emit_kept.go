package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// kept emits the question whether the schema accepts what would be written of a value that it accepts:
// it can tell a number from the float64 next to it, and spellings of a time from each other.
//
//	if !judgeLiked_Tags.Keeps(s[start:p], func(x *wire.Encoder, b []byte) []byte {
//		…
//		return b
//	}) {
//		return d.NotKept(start)
//	}
func kept(v *model.Value, of *jen.Statement) []jen.Code {
	if v.Kind == model.Float || !respells(v, map[*model.Struct]bool{}) { // a number by itself is checked already
		return nil
	}
	var w appender
	w.value(v, of)
	w.flush()
	write := jen.Func().Params(jen.Id("x").Op("*").Qual(wirePath, "Encoder"), jen.Id("b").Index().Byte()).Index().Byte().
		Block(append(w.code, jen.Return(jen.Id("b")))...)
	text := jen.Id("s").Index(jen.Id("start").Op(":").Id("p"))
	return []jen.Code{jen.If(jen.Op("!").Id(v.Judge.Var).Dot("Keeps").Call(text, write)).Block(
		jen.Return(jen.Id("d").Dot("NotKept").Call(jen.Id("start"))))}
}

// respells reports whether the value can be written otherwise than it was read, in a way that its schema
// can tell.
func respells(v *model.Value, seen map[*model.Struct]bool) bool {
	switch v.Kind {
	case model.Float, model.Time, model.UUID:
		return true
	case model.Slice, model.Map:
		return v.Item != nil && respells(v.Item, seen)
	case model.Object:
		return structRespells(v.Struct, seen)
	case model.Union:
		for _, branch := range v.Union.Branches {
			if structRespells(branch.Struct, seen) {
				return true
			}
		}
	default:
	}
	return false
}

func structRespells(st *model.Struct, seen map[*model.Struct]bool) bool {
	if seen[st] {
		return false
	}
	seen[st] = true
	for _, f := range st.Fields {
		if respells(f.Value, seen) {
			return true
		}
	}
	return false
}

// ofVariable emits what a value in a variable is to its writer: of an object a pointer.
func ofVariable(v *model.Value, at *jen.Statement) *jen.Statement {
	if v.Kind == model.Object {
		return jen.Op("&").Add(at)
	}
	return at
}

// ofPointer emits what a value that at points to is to its writer.
func ofPointer(v *model.Value, at *jen.Statement) *jen.Statement {
	if v.Kind == model.Object {
		return at
	}
	return jen.Op("*").Add(at)
}

// ofNullable emits what the variable of a nullable field is to its writer.
func ofNullable(f *model.Field) *jen.Statement {
	if f.Recursive {
		return jen.Id("value")
	}
	return ofVariable(f.Value, jen.Id("value"))
}
