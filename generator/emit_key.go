package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// appendKeyMethod emits
//
//	// AppendKey appends FeedID to dst: the event's partition key.
//	func (e *Liked) AppendKey(dst []byte) []byte { return wire.AppendUUIDText(dst, e.FeedID) }
func appendKeyMethod(e *model.Event) jen.Code {
	if len(e.Key) == 0 {
		return comment("AppendKey returns dst as it is: the event has no partition key.").Line().
			Func().Params(jen.Op("*").Id(e.Name)).Id("AppendKey").
			Params(jen.Id("dst").Index().Byte()).Index().Byte().
			Add(oneLine(jen.Return(jen.Id("dst"))))
	}
	path := ""
	for _, f := range e.Key {
		path += "." + f.Name
	}
	text := "AppendKey appends " + path[1:] + " to dst: the event's partition key."
	signature := comment(text).Line().
		Func().Params(jen.Id("e").Op("*").Id(e.Name)).Id("AppendKey").
		Params(jen.Id("dst").Index().Byte()).Index().Byte()
	body := keyBody(e.Key, jen.Id("e"))
	if len(body) == 1 {
		return signature.Add(oneLine(jen.Add(body[0])))
	}
	return signature.Block(body...)
}

// keyBody emits the way to the key, which ends where an optional member on it is absent:
//
//	if e.UserID == nil {
//		return dst
//	}
//	return wire.AppendUUIDText(dst, *e.UserID)
func keyBody(path []*model.Field, at *jen.Statement) []jen.Code {
	f := path[0]
	at = at.Clone().Dot(f.Name)
	var code []jen.Code
	switch wrapping(f) {
	case pointer:
		code = append(code, jen.If(at.Clone().Op("==").Nil()).Block(jen.Return(jen.Id("dst"))))
		if len(path) == 1 {
			at = jen.Op("*").Add(at)
		}
	case nullable:
		code = append(code,
			jen.List(jen.Id("key"), jen.Id("present")).Op(":=").Add(at).Dot("Get").Call(),
			jen.If(jen.Op("!").Id("present")).Block(jen.Return(jen.Id("dst"))),
		)
		at = jen.Id("key")
	default:
	}
	if len(path) > 1 {
		return append(code, keyBody(path[1:], at)...)
	}
	return append(code, jen.Return(appendKeyText(f.Value, at)))
}

// appendKeyText emits the text of a key: what a reader of the topic sees as the record's key.
func appendKeyText(v *model.Value, at jen.Code) jen.Code {
	switch v.Kind {
	case model.UUID:
		return jen.Qual(wirePath, "AppendUUIDText").Call(jen.Id("dst"), at)
	case model.Int:
		return jen.Qual(wirePath, "AppendInt64").Call(jen.Id("dst"), at)
	case model.Enumeration:
		return jen.Qual(wirePath, "AppendKeyText").Call(jen.Id("dst"), jen.String().Call(at))
	default:
		return jen.Qual(wirePath, "AppendKeyText").Call(jen.Id("dst"), at)
	}
}
