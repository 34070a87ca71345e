package generator

import (
	"encoding/json"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// defaultMethods emits for each optional field with a default
//
//	// StatusOrDefault returns Status, or the schema's default "open" where it is absent.
//	func (t *Order) StatusOrDefault() OrderStatus {
//		if t.Status == nil {
//			return OrderStatusOpen
//		}
//		return *t.Status
//	}
func defaultMethods(st *model.Struct) []jen.Code {
	var code []jen.Code
	for _, f := range st.Fields {
		if f.Accessor {
			code = append(code, defaultMethod(st, f))
		}
	}
	return code
}

func defaultMethod(st *model.Struct, f *model.Field) jen.Code {
	name := f.Name + "OrDefault"
	doc := name + " returns " + f.Name + ", or the schema's default " + f.Default + " where it is absent."
	return comment(doc).Line().Func().Params(jen.Id("t").Op("*").Id(st.Name)).Id(name).Params().Add(goType(f.Value)).
		Block(defaultBody(f)...)
}

func defaultBody(f *model.Field) []jen.Code {
	if wrapping(f) == nullable {
		return []jen.Code{
			jen.If(jen.List(jen.Id("value"), jen.Id("ok")).Op(":=").Add(target(f.Name)).Dot("Get").Call(), jen.Id("ok")).
				Block(jen.Return(jen.Id("value"))),
			jen.Return(defaultValue(f)),
		}
	}
	return []jen.Code{
		jen.If(target(f.Name).Op("==").Nil()).Block(jen.Return(defaultValue(f))),
		jen.Return(jen.Op("*").Add(target(f.Name))),
	}
}

// defaultValue emits the default as Go writes it.
func defaultValue(f *model.Field) jen.Code {
	switch f.Value.Kind {
	case model.Enumeration:
		return jen.Id(f.DefaultConstant())
	case model.String:
		var text string
		_ = json.Unmarshal([]byte(f.Default), &text) // valid: the model has looked
		return jen.Lit(text)
	default:
		return jen.Op(f.Default)
	}
}
