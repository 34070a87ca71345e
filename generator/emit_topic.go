package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// topicConst emits
//
//	// Topic is the topic of this package's events.
//	const Topic = "feed_events"
func topicConst(p *model.Package) jen.Code {
	return comment("Topic is the topic of this package's events.").Line().
		Const().Id("Topic").Op("=").Lit(p.Topic)
}

// eventInterface emits
//
//	// Event is one of Commented, Created, Liked and Viewed.
//	type Event interface {
//		event.Event
//		sealed()
//	}
func eventInterface(p *model.Package) jen.Code {
	var names []string
	for _, e := range p.Events {
		names = append(names, "[*"+e.Name+"]")
	}
	return comment("Event is an event of the topic: "+alternatives(names)+".").Line().
		Type().Id("Event").Interface(jen.Qual(eventPath, "Event"), jen.Id("sealed").Params())
}

// parseFuncs emit Parse and ParseRecord, which find the type of an event and read it. A payload is
// enough for Parse unless headers say the type.
func parseFuncs(p *model.Package) []jen.Code {
	switch {
	case p.Discriminator == nil:
		return []jen.Code{parseOnly(p.Events[0]), parseRecordByPayload()}
	case p.Discriminator.HasHeaders:
		return []jen.Code{parseRecordByType(p), parseTypeFunc(p)}
	}
	return []jen.Code{parseByType(p), parseRecordByPayload(), parseTypeFunc(p)}
}

// parseByType emits
//
//	func Parse(payload []byte) (e Event, err error) {
//		err = discriminator.Dispatch(payload, func(eventType string) error {
//			e, err = parseType(eventType, payload)
//			return err
//		})
//		return e, err
//	}
func parseByType(p *model.Package) jen.Code {
	doc := "Parse reads an event of the topic, checking it against the schema of its type, which it finds at " +
		p.Discriminator.Text + "."
	return comment(doc+parseDoc).Line().Func().Id("Parse").Params(payloadParam()).
		Params(jen.Id("e").Id("Event"), jen.Err().Error()).
		Block(dispatched("Dispatch", jen.Id("payload"), jen.Id("payload"))...)
}

// parseRecordByType emits
//
//	func ParseRecord(r *event.Record) (e Event, err error) {
//		err = discriminator.DispatchRecord(r, func(eventType string) error {
//			e, err = parseType(eventType, r.Value)
//			return err
//		})
//		return e, err
//	}
func parseRecordByType(p *model.Package) jen.Code {
	doc := "ParseRecord reads the event of a record of the topic, checking it against the schema of its type, which it finds at " +
		p.Discriminator.Text + "."
	return comment(doc+parseDoc).Line().Func().Id("ParseRecord").Params(recordParam()).
		Params(jen.Id("e").Id("Event"), jen.Err().Error()).
		Block(dispatched("DispatchRecord", jen.Id("r"), jen.Id("r").Dot("Value"))...)
}

// parseDoc is said of every function that finds the type of an event and reads it.
const parseDoc = " The payload is copied where the event needs it.\n\n" +
	"The error is an [*event.UnknownTypeError] for a type that the topic does not have, else an [*event.RejectedError]."

// dispatched emits the body of a function that finds the type of what it is given and reads the
// payload.
func dispatched(method string, given, payload jen.Code) []jen.Code {
	return []jen.Code{
		jen.Err().Op("=").Id("discriminator").Dot(method).Call(
			given,
			jen.Func().Params(jen.Id("eventType").String()).Error().Block(
				jen.List(jen.Id("e"), jen.Err()).Op("=").Id("parseType").Call(jen.Id("eventType"), payload),
				jen.Return(jen.Err()),
			),
		),
		jen.Return(jen.Id("e"), jen.Err()),
	}
}

// parseRecordByPayload emits
//
//	func ParseRecord(r *event.Record) (Event, error) { return Parse(r.Value) }
func parseRecordByPayload() jen.Code {
	return comment("ParseRecord reads the event of a record of the topic as Parse reads its payload.").Line().
		Func().Id("ParseRecord").Params(recordParam()).Params(jen.Id("Event"), jen.Error()).
		Add(oneLine(jen.Return(jen.Id("Parse").Call(jen.Id("r").Dot("Value")))))
}

// parseOnly emits Parse of a topic with one event and no discriminator.
func parseOnly(e *model.Event) jen.Code {
	doc := "Parse reads the topic's event, checking it against its schema. The error is an [*event.RejectedError]."
	return comment(doc).Line().Func().Id("Parse").
		Params(payloadParam()).Params(jen.Id("Event"), jen.Error()).
		Block(parsedEvent(e)...)
}

// parseTypeFunc emits
//
//	func parseType(eventType string, payload []byte) (Event, error) {
//		switch eventType {
//		case "liked":
//			return parsed(ParseLiked(payload))
//		}
//		return nil, discriminator.Unknown(eventType)
//	}
func parseTypeFunc(p *model.Package) jen.Code {
	var cases []jen.Code
	for _, e := range p.Events {
		cases = append(cases, jen.Case(literals(e.Types)...).Block(parsedEvent(e)...))
	}
	return jen.Func().Id("parseType").
		Params(jen.Id("eventType").String(), payloadParam()).
		Params(jen.Id("Event"), jen.Error()).
		Block(
			jen.Switch(jen.Id("eventType")).Block(cases...),
			jen.Return(jen.Nil(), jen.Id("discriminator").Dot("Unknown").Call(jen.Id("eventType"))),
		)
}

// parsedEvent emits the call that keeps a nil pointer from becoming an Event that is not nil:
//
//	e, err := ParseLiked(payload)
//	if err != nil {
//		return nil, err
//	}
//	return e, nil
func parsedEvent(e *model.Event) []jen.Code {
	return []jen.Code{
		jen.List(jen.Id("e"), jen.Err()).Op(":=").Id("Parse" + e.Name).Call(jen.Id("payload")),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Id("e"), jen.Nil()),
	}
}

// handlersType emits Handlers, a handler from functions, with its two methods.
func handlersType(p *model.Package) []jen.Code {
	doc := "Handlers handles the events of the topic by functions, each given the event that it is named after. " +
		"An event without a function is left to Default, and so is one of a type that the topic does not know."
	return []jen.Code{
		comment(doc).Line().Type().Id("Handlers").Struct(handlersFields(p)...),
		comment("Topics returns [Topic].").Line().
			Func().Params(jen.Id("Handlers")).Id("Topics").Params().Index().String().
			Add(oneLine(jen.Return(jen.Index().String().Values(jen.Id("Topic"))))),
		handleRecordMethod(p),
	}
}

func handlersFields(p *model.Package) []jen.Code {
	var fields []jen.Code
	for _, e := range p.Events {
		text := e.Name + " handles " + theEvent(e) + "."
		fields = append(fields, comment(text).Line().Id(e.Name).Add(handlerFunc(e)))
	}
	text := "Default decides about a record whose event type has no function here. The default is [event.Skip]; [event.Reject] sends it to the dead letter topic."
	return append(fields, jen.Line(), comment(text).Line().Id("Default").Qual(eventPath, "DefaultFunc"))
}

// handlerFunc emits func(context.Context, *Liked) error.
func handlerFunc(e *model.Event) *jen.Statement {
	return jen.Func().Params(jen.Qual("context", "Context"), jen.Op("*").Id(e.Name)).Error()
}

// handleRecordMethod emits
//
//	// HandleRecord parses the record and calls the function for its event type.
//	func (h Handlers) HandleRecord(ctx context.Context, r *event.Record) error {
//		return discriminator.DispatchRecord(r, func(eventType string) error {
//			switch eventType {
//			case "liked":
//				if h.Liked != nil {
//					return event.HandleParsed(ctx, r.Value, ParseLiked, h.Liked)
//				}
//			}
//			return h.Default.Decide(ctx, r, discriminator.Unknown(eventType))
//		})
//	}
func handleRecordMethod(p *model.Package) jen.Code {
	return comment("HandleRecord parses the record and calls the function for its event type.").Line().
		Func().Params(jen.Id("h").Id("Handlers")).Id("HandleRecord").
		Params(jen.Id("ctx").Qual("context", "Context"), recordParam()).Error().
		Block(handleRecordBody(p)...)
}

func handleRecordBody(p *model.Package) []jen.Code {
	if p.Discriminator == nil {
		e := p.Events[0]
		unknown := jen.Op("&").Qual(eventPath, "UnknownTypeError").Values(
			jen.Id("Topic").Op(":").Id("Topic"), jen.Id("Type").Op(":").Lit(e.Type))
		return []jen.Code{handleIfSet(e), jen.Return(decide(unknown))}
	}
	var cases []jen.Code
	for _, e := range p.Events {
		cases = append(cases, jen.Case(literals(e.Types)...).Block(handleIfSet(e)))
	}
	unknown := jen.Id("discriminator").Dot("Unknown").Call(jen.Id("eventType"))
	return []jen.Code{jen.Return(jen.Id("discriminator").Dot("DispatchRecord").Call(
		jen.Id("r"),
		jen.Func().Params(jen.Id("eventType").String()).Error().Block(
			jen.Switch(jen.Id("eventType")).Block(cases...),
			jen.Return(decide(unknown)),
		),
	))}
}

func handleIfSet(e *model.Event) jen.Code {
	return jen.If(jen.Id("h").Dot(e.Name).Op("!=").Nil()).Block(jen.Return(
		jen.Qual(eventPath, "HandleParsed").Call(
			jen.Id("ctx"), jen.Id("r").Dot("Value"), jen.Id("Parse"+e.Name), jen.Id("h").Dot(e.Name)),
	))
}

func decide(unknown jen.Code) jen.Code {
	return jen.Id("h").Dot("Default").Dot("Decide").Call(jen.Id("ctx"), jen.Id("r"), unknown)
}

// handlerInterface emits Handler, which a new event breaks until it is handled, and Handle:
//
//	func Handle(h Handler) Handlers {
//		return Handlers{
//			Liked:   h.HandleLiked,
//			Default: event.Reject,
//		}
//	}
func handlerInterface(p *model.Package) []jen.Code {
	var methods, fields []jen.Code
	for _, e := range p.Events {
		text := "Handle" + e.Name + " handles " + theEvent(e) + "."
		methods = append(methods, comment(text).Line().Id("Handle"+e.Name).
			Params(jen.Qual("context", "Context"), jen.Op("*").Id(e.Name)).Error())
		fields = append(fields, jen.Id(e.Name).Op(":").Id("h").Dot("Handle"+e.Name))
	}
	fields = append(fields, jen.Id("Default").Op(":").Qual(eventPath, "Reject"))
	multiline := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	return []jen.Code{
		comment("Handler handles every event of the topic: one that is added to the topic does not compile until it is handled.").Line().
			Type().Id("Handler").Interface(methods...),
		comment("Handle returns the handler of records that calls h. A record of a type that the topic does not know is rejected, unless Default is set to something else.").Line().
			Func().Id("Handle").Params(jen.Id("h").Id("Handler")).Id("Handlers").
			Block(jen.Return(jen.Id("Handlers").Custom(multiline, fields...))),
	}
}

// handleFunc emits the handler of one event, since Handlers refers to all of them and a program would
// link them all:
//
//	func HandleLiked(handle func(context.Context, *Liked) error) event.Handler {
//		return event.HandleOne(&discriminator, func(ctx context.Context, payload []byte) error {
//			return event.HandleParsed(ctx, payload, ParseLiked, handle)
//		}, "liked")
//	}
func handleFunc(p *model.Package, e *model.Event) jen.Code {
	name := "Handle" + e.Name
	doc := name + " returns a handler of " + theEvent(e) + " alone; the topic's other events are skipped. " +
		"A program that uses it does not link what belongs to them."
	parsed := jen.Func().Params(jen.Id("ctx").Qual("context", "Context"), payloadParam()).Error().Block(jen.Return(
		jen.Qual(eventPath, "HandleParsed").Call(jen.Id("ctx"), jen.Id("payload"), jen.Id("Parse"+e.Name), jen.Id("handle"))))
	body := jen.Return(jen.Qual(eventPath, "HandleOne").Call(
		append([]jen.Code{jen.Op("&").Id("discriminator"), parsed}, literals(e.Types)...)...))
	if p.Discriminator == nil {
		doc = name + " returns a handler of " + theEvent(e) + ", the only one of the topic."
		body = jen.Return(jen.Id("Handlers").Values(jen.Id(e.Name).Op(":").Id("handle")))
	}
	return comment(doc).Line().Func().Id(name).
		Params(jen.Id("handle").Add(handlerFunc(e))).Qual(eventPath, "Handler").Block(body)
}

func payloadParam() *jen.Statement { return jen.Id("payload").Index().Byte() }

func recordParam() *jen.Statement { return jen.Id("r").Op("*").Qual(eventPath, "Record") }

// alternatives joins names as in "A, B or C".
func alternatives(names []string) string {
	text := enumerate(names)
	if len(names) > 1 {
		last := names[len(names)-1]
		text = text[:len(text)-len(" and "+last)] + " or " + last
	}
	return text
}
