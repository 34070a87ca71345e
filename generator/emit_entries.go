package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// eventEntries emits the ways into and out of JSON that an event has.
func eventEntries(e *model.Event) []jen.Code {
	return []jen.Code{
		parseEventFunc(e), parseAliasFunc(e), decodeAliasMethod(e), unmarshalMethod(e),
		appendJSONMethod(e), marshalMethod(e), validateMethod(e), decodeMethod(e),
	}
}

// parseEventFunc emits
//
//	// ParseLiked reads a Liked …
//	func ParseLiked(payload []byte) (*Liked, error) {
//		e := new(Liked)
//		if err := e.UnmarshalJSON(payload); err != nil {
//			return nil, err
//		}
//		return e, nil
//	}
func parseEventFunc(e *model.Event) jen.Code {
	name := "Parse" + e.Name
	doc := name + " reads " + article(e.Name) + " " + e.Name + ", checking it against its schema. " +
		"The payload stays the caller's: what the event keeps of it is copied. The error is an [*event.RejectedError]."
	return comment(doc).Line().Func().Id(name).Params(payloadParam()).Params(jen.Op("*").Id(e.Name), jen.Error()).
		Block(newAndRead(e, "UnmarshalJSON")...)
}

// parseAliasFunc emits ParseLikedAlias, which shares the payload's memory.
func parseAliasFunc(e *model.Event) jen.Code {
	name := "Parse" + e.Name + "Alias"
	doc := name + " is [Parse" + e.Name + "] for a payload that the caller gives up: " +
		"strings of the event share its memory, so it must not be changed while the event is in use."
	return comment(doc).Line().Func().Id(name).Params(payloadParam()).Params(jen.Op("*").Id(e.Name), jen.Error()).
		Block(newAndRead(e, "DecodeAlias")...)
}

func newAndRead(e *model.Event, method string) []jen.Code {
	return []jen.Code{
		jen.Id("e").Op(":=").New(jen.Id(e.Name)),
		jen.If(jen.Err().Op(":=").Id("e").Dot(method).Call(jen.Id("payload")), jen.Err().Op("!=").Nil()).
			Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Id("e"), jen.Nil()),
	}
}

// decodeAliasMethod emits
//
//	func (e *Liked) DecodeAlias(payload []byte) error {
//		var d wire.Decoder
//		return e.decode(&d, wire.Alias(payload))
//	}
func decodeAliasMethod(e *model.Event) jen.Code {
	doc := "DecodeAlias reads the event from a payload that the caller gives up, into memory that e already has: " +
		"slices and pointers of e are used again and everything else is overwritten. " +
		"After an error, which is an [*event.RejectedError], e holds a mixture and must be decoded again or dropped."
	return comment(doc).Line().Func().Params(receiver(e)).Id("DecodeAlias").Params(payloadParam()).Error().Block(
		jen.Var().Id("d").Qual(wirePath, "Decoder"),
		jen.Return(jen.Id("e").Dot("decode").Call(jen.Op("&").Id("d"), aliased())),
	)
}

// unmarshalMethod emits UnmarshalJSON. An event that keeps few strings copies those, one that keeps
// many copies the payload once and lets them share it.
func unmarshalMethod(e *model.Event) jen.Code {
	doc := "UnmarshalJSON is [" + e.Name + ".DecodeAlias] for a payload that stays the caller's. It implements json.Unmarshaler."
	body := []jen.Code{jen.Var().Id("d").Qual(wirePath, "Decoder")}
	if keepsFewStrings(e.Struct) {
		body = append(body,
			jen.Id("d").Dot("CloneStrings").Call(),
			jen.Return(jen.Id("e").Dot("decode").Call(jen.Op("&").Id("d"), aliased())),
		)
	} else {
		body = append(body, jen.Return(jen.Id("e").Dot("decode").Call(jen.Op("&").Id("d"), jen.String().Call(jen.Id("payload")))))
	}
	return comment(doc).Line().Func().Params(receiver(e)).Id("UnmarshalJSON").Params(payloadParam()).Error().Block(body...)
}

// decodeMethod emits
//
//	func (e *Liked) decode(d *wire.Decoder, s string) error {
//		p := decodeLiked(d, s, wire.Space(s, 0), e)
//		if wire.Whole(s, p) {
//			return nil
//		}
//		return schemaLiked.Decode(s, p, func(d *wire.Decoder, s string) int {
//			return decodeLiked(d, s, 0, e)
//		})
//	}
func decodeMethod(e *model.Event) jen.Code {
	stopped := jen.Id("p")
	if e.Judged {
		stopped = jen.Lit(0)
	}
	slow := jen.Return(jen.Id(schemaVar(e)).Dot("Decode").Call(jen.Id("s"), stopped,
		jen.Func().Params(decoderParam(), jen.Id("s").String()).Int().Block(
			jen.Return(jen.Id(decodeName(e.Struct)).Call(jen.Id("d"), jen.Id("s"), jen.Lit(0), jen.Id("e"))),
		)))
	signature := jen.Func().Params(receiver(e)).Id("decode").
		Params(decoderParam(), jen.Id("s").String()).Error()
	if e.Judged {
		doc := "decode leaves every payload to the schema, which holds keywords that the codec does not decide. What can be decided by itself is checked in passing."
		signature = jen.Func().Params(receiver(e)).Id("decode").Params(jen.Id("_").Op("*").Qual(wirePath, "Decoder"), jen.Id("s").String()).Error()
		return comment(doc).Line().Add(signature).Block(slow)
	}
	doc := "decode reads s, leaving what it does not accept by itself to the schema."
	read := jen.Id(decodeName(e.Struct)).Call(jen.Id("d"), jen.Id("s"), jen.Qual(wirePath, "Space").Call(jen.Id("s"), jen.Lit(0)), jen.Id("e"))
	return comment(doc).Line().Add(signature).Block(append(checkLimits(e),
		jen.Id("p").Op(":=").Add(read),
		jen.If(jen.Qual(wirePath, "Whole").Call(jen.Id("s"), jen.Id("p"))).Block(jen.Return(jen.Nil())),
		slow,
	)...)
}

// appendJSONMethod emits
//
//	func (e *Liked) AppendJSON(dst []byte) ([]byte, error) {
//		var x wire.Encoder
//		b := appendLiked(&x, dst, e)
//		if x.OK() && len(b)-len(dst) <= wire.MaxSize {
//			return b, nil
//		}
//		if err := schemaLiked.Check(&x, b, len(dst)); err != nil {
//			return b[:len(dst)], err
//		}
//		return b, nil
//	}
func appendJSONMethod(e *model.Event) jen.Code {
	doc := "AppendJSON appends the event as JSON to dst, checking it against its schema on the way. " +
		"On an error, which is an [*event.RejectedError], dst comes back as long as it was."
	body := []jen.Code{
		jen.Var().Id("x").Qual(wirePath, "Encoder"),
		jen.Id("b").Op(":=").Id(appendName(e.Struct)).Call(jen.Op("&").Id("x"), jen.Id("dst"), jen.Id("e")),
	}
	if !e.Judged {
		fits := jen.Len(jen.Id("b")).Op("-").Len(jen.Id("dst")).Op("<=").Qual(wirePath, "MaxSize")
		if e.Limited {
			fits = keepsWithinLimits(e)
		}
		body = append(body, jen.If(jen.Id("x").Dot("OK").Call().Op("&&").Add(fits)).Block(jen.Return(jen.Id("b"), jen.Nil())))
	}
	body = append(body,
		jen.If(
			jen.Err().Op(":=").Id(schemaVar(e)).Dot("Check").Call(jen.Op("&").Id("x"), jen.Id("b"), jen.Len(jen.Id("dst"))),
			jen.Err().Op("!=").Nil(),
		).Block(jen.Return(jen.Id("b").Index(jen.Op(":").Len(jen.Id("dst"))), jen.Err())),
		jen.Return(jen.Id("b"), jen.Nil()),
	)
	return comment(doc).Line().Func().Params(receiver(e)).Id("AppendJSON").
		Params(jen.Id("dst").Index().Byte()).Params(jen.Index().Byte(), jen.Error()).Block(body...)
}

// marshalMethod emits MarshalJSON.
func marshalMethod(e *model.Event) jen.Code {
	doc := "MarshalJSON returns the event as JSON, checked as by AppendJSON. It implements json.Marshaler."
	return comment(doc).Line().Func().Params(receiver(e)).Id("MarshalJSON").Params().
		Params(jen.Index().Byte(), jen.Error()).
		Block(jen.Return(jen.Qual(eventPath, "Marshal").Call(jen.Id("e"))))
}

// validateMethod emits Validate.
func validateMethod(e *model.Event) jen.Code {
	doc := "Validate holds the event against its schema, as sending it would. The error is an [*event.RejectedError]."
	return comment(doc).Line().Func().Params(receiver(e)).Id("Validate").Params().Error().
		Block(jen.Return(jen.Qual(eventPath, "Validate").Call(jen.Id("e"))))
}

func receiver(e *model.Event) jen.Code { return jen.Id("e").Op("*").Id(e.Name) }

func decoderParam() jen.Code { return jen.Id("d").Op("*").Qual(wirePath, "Decoder") }

func aliased() jen.Code { return jen.Qual(wirePath, "Alias").Call(jen.Id("payload")) }

func decodeName(st *model.Struct) string { return "decode" + st.Name }

func appendName(st *model.Struct) string { return "append" + st.Name }

// keepsFewStrings reports whether an object keeps at most two texts of a payload, not counting
// unknown members: below that, copying them one by one costs less than copying the payload.
func keepsFewStrings(st *model.Struct) bool {
	const few = 2
	kept := 0
	for _, f := range st.Fields {
		switch f.Value.Kind {
		case model.String, model.Raw:
			kept++
		case model.Object, model.Slice, model.Map, model.Union:
			return false
		default:
		}
	}
	return kept <= few && !st.Raw
}
