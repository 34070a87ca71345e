package model

// Package is the Go package of one topic.
type Package struct {
	// Topic is the topic's name, e.g. "feed_events".
	Topic string
	// Name is the package's name, e.g. "feedevents".
	Name string
	// Discriminator is where a payload has its event type; nil for a topic of one event without one.
	Discriminator *Discriminator
	// Events are the topic's events, sorted by type.
	Events []*Event
	// Structs are the object types, those of the events included, in the order in which the
	// schemas name them.
	Structs []*Struct
	// Enums are the types of strings of which only some are allowed, in the same order.
	Enums []*Enum
	// Documents are the schema documents that judge the topic's payloads, sorted by URL.
	Documents []Document
}

// Discriminator is where a payload has its event type.
type Discriminator struct {
	// Pointer is the JSON Pointer, e.g. "/event_type".
	Pointer string
	// Path is the pointer's tokens, e.g. ["event_type"].
	Path []string
}

// Document is a schema document, complete and without annotations.
type Document struct {
	// URL is the document's address, e.g. "eventc:///feed_events/liked.json".
	URL string
	// Text is its JSON text.
	Text string
}

// Event is an event type.
type Event struct {
	// Name is the Go name, e.g. "Liked".
	Name string
	// Type is the type on the wire, e.g. "liked"; the Go-independent name where there is none.
	Type string
	// Struct is the event's Go type; its Name is the event's.
	Struct *Struct
	// Location is the URL of the schema that judges it.
	Location string
	// Judged says that the schema decides every payload, since the codec does not compile all of it.
	Judged bool
	// Key is the way to the member that is the record's key; nil for none.
	Key []*Field
	// Constructor is how the event is made.
	Constructor Constructor
}

// Constructor is a function that makes an event.
type Constructor struct {
	// Params are the fields that the caller gives: the required ones that nothing else fills.
	Params []*Field
	// Filled are the fields that the constructor fills.
	Filled []*Field
}

// Struct is the Go type of an object.
type Struct struct {
	// Name is the Go name, e.g. "Liked" or "OrderItem".
	Name string
	// Doc is the description, a paragraph's line an element; without the Go name in front.
	Doc []string
	// Deprecated says that the schema is deprecated.
	Deprecated bool
	// File is the stem of the files that hold the type and its codec, e.g. "liked".
	File string
	// Fields are the members in the order of the schema.
	Fields []*Field
	// Open says that other members are allowed; they are kept.
	Open bool
	// Raw says that the object has no better shape than its JSON text: the struct has one field.
	Raw bool
}

// Field is a member of an object.
type Field struct {
	// Name is the Go name, e.g. "FeedID".
	Name string
	// Param is the name as a parameter, e.g. "feedID".
	Param string
	// JSON is the member's name, e.g. "feed_id".
	JSON string
	// Doc is the description; without the Go name in front.
	Doc []string
	// Deprecated says that the member is deprecated.
	Deprecated bool
	// Required says that the member must be there.
	Required bool
	// Discriminator says that the member is the event's type: it has no Go field.
	Discriminator bool
	// Auto is how the constructor fills the field: "uuid", "now", or "" for not at all.
	Auto string
	// Value is the member's type and checks.
	Value *Value
}

// Kind is the kind of a Go type.
type Kind uint8

// The kinds, with the Go type of each.
const (
	Raw    Kind = iota // event.RawJSON
	String             // string
	Int                // int64
	Float              // float64
	Bool               // bool
	Null               // event.JSONNull
	UUID               // uuid.UUID
	Time               // time.Time
	Enumeration
	Object
	Slice
)

// Value is the type of a value and what is checked of it.
type Value struct {
	// Kind is the kind of Go type.
	Kind Kind
	// Nullable says that null is allowed besides.
	Nullable bool
	// Enum is the type of an Enumeration.
	Enum *Enum
	// Struct is the type of an Object.
	Struct *Struct
	// Item is the type of a Slice's elements.
	Item *Value

	// MinLength and MaxLength bound a String's characters; nil is no bound.
	MinLength, MaxLength *int
	// Pattern is the regular expression that a String must match; nil is none.
	Pattern *Pattern
	// Format is the asserted format of a String, e.g. "email"; "" is none.
	Format string
	// Ints are the values that an Int may have; nil is any.
	Ints []int64
	// MinInt and MaxInt bound an Int, both included; nil is no bound.
	MinInt, MaxInt *int64
	// MinFloat and MaxFloat bound a Float; nil is no bound.
	MinFloat, MaxFloat *Bound
	// Bools are the values that a Bool may have; nil is both.
	Bools []bool
	// MinItems and MaxItems bound the length of a Slice; nil is no bound.
	MinItems, MaxItems *int

	// Judge is the schema that decides about the value, where the checks above are not all that the
	// schema says; nil is none.
	Judge *Judge
}

// Pattern is a regular expression.
type Pattern struct {
	// Var is the Go name of the package variable that holds it, e.g. "likedCodePattern".
	Var string
	// Expression is its text.
	Expression string
}

// Bound is a bound of a number with at most 15 significant digits, so that a float64 holds it
// exactly enough to compare.
type Bound struct {
	// Value is the bound.
	Value float64
	// Exclusive says that the bound itself is refused.
	Exclusive bool
}

// Judge is the schema of a value that decides about it.
type Judge struct {
	// Var is the Go name of the package variable that holds it, e.g. "likedTagsSchema".
	Var string
	// Location is the URL of the schema, e.g. "eventc:///feed_events/liked.json#/properties/tags".
	Location string
	// EventType is the type of the event that the value was first met in, for errors.
	EventType string
}

// Enum is the Go type of a string of which only some values are allowed.
type Enum struct {
	// Name is the Go name, e.g. "OrderStatus".
	Name string
	// Doc is the description; without the Go name in front.
	Doc []string
	// File is the stem of the files that hold the type, e.g. "order".
	File string
	// Values are the values in the order of the schema.
	Values []EnumValue
}

// EnumValue is a value of an [Enum].
type EnumValue struct {
	// Name is the Go name of the constant, e.g. "OrderStatusPaid".
	Name string
	// Text is the value on the wire, e.g. "paid".
	Text string
}
