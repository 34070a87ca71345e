package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// maxParams is the number of parameters beyond which a constructor takes a struct.
const maxParams = 5

// eventTypes emits an event's type, its constructor and what says where it belongs.
func eventTypes(p *model.Package, e *model.Event) []jen.Code {
	code := []jen.Code{eventStruct(p, e)}
	if !e.Struct.Raw {
		code = append(code, constructor(e)...)
	}
	return append(code,
		eventTopicMethod(e), eventTypeMethod(e), appendHeadersMethod(e), appendKeyMethod(e), sealMethod(e))
}

// eventStruct emits
//
//	// Liked is the event "liked" of topic feed_events.
//	//
//	// A user liked a post.
//	type Liked struct { … }
func eventStruct(p *model.Package, e *model.Event) jen.Code {
	what := theEvent(e)
	if len(e.Types) > 1 {
		what = "one of " + what
	}
	text := typeDoc(e.Name, what+" of topic "+p.Topic, e.Struct.Doc)
	if e.Struct.Deprecated {
		text += "\n\nDeprecated: the schema marks the event as deprecated."
	}
	return jen.Add(comment(text)).Line().Type().Id(e.Name).Struct(structFields(e.Struct)...)
}

// structType emits
//
//	// OrderItem is the member "item" of Order.
//	type OrderItem struct { … }
func structType(st *model.Struct) jen.Code {
	text := typeDoc(st.Name, st.What, st.Doc)
	if st.Deprecated {
		text += "\n\nDeprecated: the schema marks the object as deprecated."
	}
	return jen.Add(comment(text)).Line().Type().Id(st.Name).Struct(structFields(st)...)
}

// structFields emits the fields, each with its description, and room for unknown members:
//
//	// The post; the partition key.
//	FeedID uuid.UUID `json:"feed_id"`
func structFields(st *model.Struct) []jen.Code {
	if st.Raw {
		return []jen.Code{
			comment("JSON is the whole payload: the schema gives it no shape that a struct could have."),
			jen.Id("JSON").Qual(eventPath, "RawJSON").Tag(map[string]string{"json": "-"}),
		}
	}
	var fields fieldList
	for _, f := range st.Fields {
		if !f.Discriminator {
			fields.add(fieldDoc(f), jen.Id(f.Name).Add(fieldType(f)).Tag(map[string]string{"json": jsonTag(f)}))
		}
	}
	if st.Open {
		fields.add("UnknownMembers are the members that the schema does not name; they are kept and written back.", unknownMembersField())
	}
	return fields.code
}

// fieldList are the fields of a struct. One with a comment stands apart from its neighbours.
type fieldList struct {
	code  []jen.Code
	apart bool // whether the last one has a comment
}

func (l *fieldList) add(doc string, field jen.Code) {
	if len(l.code) > 0 && (doc != "" || l.apart) {
		l.code = append(l.code, jen.Line())
	}
	if doc != "" {
		l.code = append(l.code, comment(doc))
	}
	l.code = append(l.code, field)
	l.apart = doc != ""
}

func unknownMembersField() jen.Code {
	return jen.Id("UnknownMembers").Qual(eventPath, "Members").Tag(map[string]string{"json": "-"})
}

// jsonTag returns the tag for encoding/json, which the codecs do not need: "-" where the name is
// none that a tag can express.
func jsonTag(f *model.Field) string {
	switch {
	case !isTagName(f.JSON):
		return "-"
	case f.Required:
		return f.JSON
	case wrapping(f) == nullable:
		return f.JSON + ",omitzero"
	}
	return f.JSON + ",omitempty"
}

// constructor emits the constructor, and the type of its parameters where there are many:
//
//	// NewLiked returns a Liked with EventID and OccurredAt filled.
//	func NewLiked(feedID, userID uuid.UUID) *Liked {
//		return &Liked{ … }
//	}
func constructor(e *model.Event) []jen.Code {
	c := e.Constructor
	name := "New" + e.Name
	if len(c.Params) > maxParams {
		return []jen.Code{
			paramsType(e),
			comment(constructorDoc(name, e)).Line().Func().Id(name).
				Params(jen.Id("params").Id(e.Name + "Params")).Op("*").Id(e.Name).
				Block(jen.Return(literal(e, func(f *model.Field) jen.Code { return jen.Id("params").Dot(f.Name) }))),
		}
	}
	return []jen.Code{
		comment(constructorDoc(name, e)).Line().Func().Id(name).
			Params(params(c.Params)...).Op("*").Id(e.Name).
			Block(jen.Return(literal(e, func(f *model.Field) jen.Code { return jen.Id(f.Param) }))),
	}
}

// paramsType emits
//
//	// OrderPlacedParams are the members that an OrderPlaced must have.
//	type OrderPlacedParams struct { … }
func paramsType(e *model.Event) jen.Code {
	name := e.Name + "Params"
	var fields fieldList
	for _, f := range e.Constructor.Params {
		fields.add(fieldDoc(f), jen.Id(f.Name).Add(fieldType(f)))
	}
	text := name + " are the members that " + article(e.Name) + " " + e.Name + " must have and New" + e.Name + " cannot fill."
	return jen.Add(comment(text)).Line().Type().Id(name).Struct(fields.code...)
}

// params emits the parameters, those of one type together: feedID, userID uuid.UUID.
func params(fields []*model.Field) []jen.Code {
	var code []jen.Code
	for i, f := range fields {
		param := jen.Id(f.Param)
		if i+1 == len(fields) || !sameType(f, fields[i+1]) {
			param.Add(fieldType(f))
		}
		code = append(code, param)
	}
	return code
}

func sameType(a, b *model.Field) bool {
	return jen.Add(fieldType(a)).GoString() == jen.Add(fieldType(b)).GoString()
}

// literal emits &Liked{ … } with the parameters and what the constructor fills, in field order.
func literal(e *model.Event, param func(*model.Field) jen.Code) jen.Code {
	given := map[*model.Field]bool{}
	for _, f := range e.Constructor.Params {
		given[f] = true
	}
	filled := map[*model.Field]bool{}
	for _, f := range e.Constructor.Filled {
		filled[f] = true
	}
	var values []jen.Code
	for _, f := range e.Struct.Fields {
		switch {
		case given[f]:
			values = append(values, jen.Id(f.Name).Op(":").Add(param(f)))
		case filled[f]:
			values = append(values, jen.Id(f.Name).Op(":").Add(filling(f)))
		}
	}
	multiline := jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}
	return jen.Op("&").Id(e.Name).Custom(multiline, values...)
}

// filling emits what a constructor puts into a field: event.NewID(), event.Now(), or the constant.
func filling(f *model.Field) jen.Code {
	value := jen.Null()
	switch {
	case f.Auto == "uuid" && f.Value.Kind == model.String:
		value = jen.Qual(eventPath, "NewID").Call().Dot("String").Call()
	case f.Auto == "uuid":
		value = jen.Qual(eventPath, "NewID").Call()
	case f.Auto == "now" && f.Value.Kind == model.String:
		value = jen.Qual(eventPath, "Now").Call().Dot("Format").Call(jen.Qual("time", "RFC3339Nano"))
	case f.Auto == "now":
		value = jen.Qual(eventPath, "Now").Call()
	case f.Value.Kind == model.Enumeration:
		value = jen.Id(f.Value.Enum.Values[0].Name)
	case f.Value.Kind == model.Int:
		value = jen.Lit(int(f.Value.Ints[0]))
	case f.Value.Kind == model.Bool:
		value = jen.Lit(f.Value.Bools[0])
	}
	switch wrapping(f) {
	case pointer:
		return jen.New(value)
	case nullable:
		return jen.Qual(eventPath, "NullableOf").Call(value)
	default:
		return value
	}
}

func constructorDoc(name string, e *model.Event) string {
	text := name + " returns " + article(e.Name) + " " + e.Name
	var names []string
	for _, f := range e.Struct.Fields {
		if f.Auto != "" {
			names = append(names, f.Name)
		}
	}
	if len(names) > 0 {
		text += " with " + enumerate(names) + " filled"
	}
	return text + "."
}

// eventTopicMethod emits
//
//	// EventTopic returns Topic.
//	func (*Liked) EventTopic() string { return Topic }
func eventTopicMethod(e *model.Event) jen.Code {
	return comment("EventTopic returns [Topic].").Line().
		Func().Params(jen.Op("*").Id(e.Name)).Id("EventTopic").Params().String().
		Add(oneLine(jen.Return(jen.Id("Topic"))))
}

// sealMethod emits
//
//	func (*Liked) sealed() {}
func sealMethod(e *model.Event) jen.Code {
	return jen.Func().Params(jen.Op("*").Id(e.Name)).Id("sealed").Params().Block()
}

// oneLine emits the body of a function that is as short as its head: { return Topic }.
func oneLine(statement *jen.Statement) jen.Code {
	return jen.Op("{").Add(statement).Op("}")
}
