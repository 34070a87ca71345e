package generator

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// matchesFormat emits the call that holds a string against a format.
func matchesFormat(format string, s jen.Code) *jen.Statement {
	switch format {
	case "date":
		return jen.Qual(wirePath, "IsDate").Call(s)
	case "email":
		return jen.Qual(eventPath, "IsEmail").Call(s)
	case "uri":
		return jen.Qual(eventPath, "IsURI").Call(s)
	case "uri-template":
		return jen.Qual(eventPath, "IsURITemplate").Call(s)
	}
	return jen.Qual(eventPath, "MatchesFormat").Call(jen.Lit(format), s)
}

// stringReader returns the function that reads a string, and the value with the checks that are still
// to be made: the format of an address and a pattern are held against a string while it is read.
func stringReader(v *model.Value) (*jen.Statement, *model.Value) {
	format, rest := addressFormat(v)
	switch {
	case format != "":
		return jen.Qual(eventPath, format), rest
	case len(v.Patterns) > 0:
		return jen.Id(v.Patterns[0].Var).Dot("ReadString"), withoutFirstPattern(v)
	}
	return jen.Qual(wirePath, "String"), v
}

func withoutFirstPattern(v *model.Value) *model.Value {
	rest := *v
	rest.Patterns = v.Patterns[1:]
	return &rest
}

// stringWriter returns the call that writes a string, and the value with the checks that are still to be
// made.
func stringWriter(v *model.Value) (func(s jen.Code) jen.Code, *model.Value) {
	format, rest := addressFormat(v)
	switch {
	case format != "":
		return func(s jen.Code) jen.Code {
			return jen.Qual(eventPath, "Append"+format+"Text").Call(jen.Id("x"), jen.Id("b"), s)
		}, rest
	case len(v.Patterns) > 0:
		return func(s jen.Code) jen.Code {
			return jen.Id(v.Patterns[0].Var).Dot("AppendText").Call(jen.Id("x"), jen.Id("b"), s)
		}, withoutFirstPattern(v)
	}
	return func(s jen.Code) jen.Code { return jen.Id("x").Dot("AppendText").Call(jen.Id("b"), s) }, v
}

// addressFormat returns the name that the format of a value has in package event if it is one of
// addresses, and the value without it.
func addressFormat(v *model.Value) (string, *model.Value) {
	for i, format := range v.Formats {
		name, found := map[string]string{"uri": "URI", "uri-template": "URITemplate"}[format]
		if found {
			rest := *v
			rest.Formats = slices.Delete(slices.Clone(v.Formats), i, i+1)
			return name, &rest
		}
	}
	return "", v
}
