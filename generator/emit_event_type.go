package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// theEvent returns what an event is called by its types: the event "liked", or the events "opened"
// and "closed".
func theEvent(e *model.Event) string {
	if len(e.Types) < 2 {
		return "the event " + quoted(e.Type)
	}
	names := make([]string, len(e.Types))
	for i, eventType := range e.Types {
		names[i] = quoted(eventType)
	}
	return "the events " + enumerate(names)
}

// eventTypeMethod emits
//
//	// EventType returns "liked".
//	func (*Liked) EventType() string { return "liked" }
func eventTypeMethod(e *model.Event) jen.Code {
	if len(e.Types) > 1 {
		return eventTypesMethod(e)
	}
	return comment("EventType returns " + quoted(e.Type) + ".").Line().
		Func().Params(jen.Op("*").Id(e.Name)).Id("EventType").Params().String().
		Add(oneLine(jen.Return(jen.Lit(e.Type))))
}

// eventTypesMethod emits, for an event of several types,
//
//	// EventType returns "issue.closed" or "issue.opened", by Action.
//	func (e *Issue) EventType() string { return "issue." + string(e.Action) }
//
// or, where no plain member has the type,
//
//	// EventType returns "issue.closed" or "issue.opened", by what is written of it.
//	func (e *Issue) EventType() string { return discriminator.TypeOf(e) }
func eventTypesMethod(e *model.Event) jen.Code {
	names := make([]string, len(e.Types))
	for i, eventType := range e.Types {
		names[i] = quoted(eventType)
	}
	by, value := "what is written of it", jen.Id("discriminator").Dot("TypeOf").Call(jen.Id("e"))
	if len(e.TypeParts) > 0 {
		by, value = enumerate(typeMembers(e.TypeParts)), joinedType(e.TypeParts)
	}
	return comment("EventType returns " + alternatives(names) + ", by " + by + ".").Line().
		Func().Params(receiver(e)).Id("EventType").Params().String().Add(oneLine(jen.Return(value)))
}

// typeMembers returns the names of the fields that a type is joined of, as in Meta.Version.
func typeMembers(parts []model.TypePart) []string {
	var members []string
	for _, part := range parts {
		if len(part.Path) > 0 {
			members = append(members, fieldPath(part.Path))
		}
	}
	return members
}

// joinedType emits "issue." + string(e.Action).
func joinedType(parts []model.TypePart) *jen.Statement {
	var operands []jen.Code
	text := ""
	for i, part := range parts {
		if i > 0 {
			text += "."
		}
		if len(part.Path) == 0 {
			text += part.Text
			continue
		}
		if text != "" {
			operands = append(operands, jen.Lit(text))
		}
		text = ""
		operands = append(operands, typeText(part.Path))
	}
	if text != "" {
		operands = append(operands, jen.Lit(text))
	}
	joined := jen.Add(operands[0])
	for _, operand := range operands[1:] {
		joined.Op("+").Add(operand)
	}
	return joined
}

// typeText emits string(e.Action), or e.Action where it is a string.
func typeText(path []*model.Field) jen.Code {
	member := jen.Id("e")
	for _, f := range path {
		member.Dot(f.Name)
	}
	if path[len(path)-1].Value.Kind == model.String {
		return member
	}
	return jen.String().Call(member)
}

// fieldPath returns the names of fields as in Meta.Action.
func fieldPath(path []*model.Field) string {
	text := ""
	for _, f := range path {
		text += "." + f.Name
	}
	return text[1:]
}

// appendHeadersMethod emits
//
//	// AppendHeaders appends the headers that say the event's type. It implements event.HeaderAppender.
//	func (*Ping) AppendHeaders(headers []event.Header) []event.Header {
//		return append(headers, event.Header{Key: "x-event", Value: []byte("ping")})
//	}
//
// and nothing for an event without such headers.
func appendHeadersMethod(e *model.Event) jen.Code {
	if len(e.Headers) == 0 {
		return nil
	}
	arguments := jen.Options{Open: "(", Close: ")", Separator: ",", Multi: len(e.Headers) > 1}
	appended := []jen.Code{jen.Id("headers")}
	for _, h := range e.Headers {
		appended = append(appended, jen.Qual(eventPath, "Header").Values(
			jen.Id("Key").Op(":").Lit(h.Name),
			jen.Id("Value").Op(":").Index().Byte().Call(jen.Lit(h.Value)),
		))
	}
	doc := "AppendHeaders appends what says the event's type in the headers of its record. It implements event.HeaderAppender."
	headers := jen.Index().Qual(eventPath, "Header")
	return comment(doc).Line().Func().Params(jen.Op("*").Id(e.Name)).Id("AppendHeaders").
		Params(jen.Id("headers").Add(headers)).Add(headers).
		Block(jen.Return(jen.Id("append").Custom(arguments, appended...)))
}
