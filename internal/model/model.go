package model

// Package is the Go package of one topic.
type Package struct {
	// Topic is the topic's name, e.g. "feed_events".
	Topic string
	// Name is the package's name, e.g. "feedevents".
	Name string
	// Discriminator is where a record says its event type; nil for a topic of one event without one.
	Discriminator *Discriminator
	// Events are the topic's events, sorted by type.
	Events []*Event
	// Structs are the object types, those of the events included, in the order in which the
	// schemas name them.
	Structs []*Struct
	// Unions are the types of objects that are one of several, in the same order.
	Unions []*UnionType
	// Enums are the types of strings of which only some are allowed, in the same order.
	Enums []*Enum
	// Documents are the schema documents that judge the topic's payloads, sorted by URL.
	Documents []*Document
	// DocumentSets are what each schema that judges needs of them, sorted by URL.
	DocumentSets []*DocumentSet
	// Limits are what payloads must keep within; a field that is 0 has its default.
	Limits Limits
}

// Limits are what payloads must keep within besides their schemas; a field that is 0 has its default.
type Limits struct {
	Size, Depth, Digits, Exponent, Explanations int
}

// Discriminator is where a record says its event type.
type Discriminator struct {
	// Text is what it is called in texts, e.g. "/event_type" or "header:x-github-event and /action".
	Text string
	// Parts are the places whose values, joined by ".", are the type.
	Parts []DiscriminatorPart
	// HasHeaders says that a payload is not enough to find the type.
	HasHeaders bool
}

// DiscriminatorPart is a header, or a place in the payload.
type DiscriminatorPart struct {
	// Header is the header's name; "" for a place in the payload.
	Header string
	// Pointer is the JSON Pointer of the place, e.g. "/event_type".
	Pointer string
	// Path is the pointer's tokens, e.g. ["event_type"].
	Path []string
	// Optional says that some events do not have the part.
	Optional bool
	// Loose says that some schema accepts payloads that have something else on the way.
	Loose bool
}

// Document is a schema document, complete and without annotations.
type Document struct {
	// Var is the Go name of the package constant that holds the text, e.g. "documentLiked".
	Var string
	// URL is the document's address, e.g. "eventc:///feed_events/liked.json".
	URL string
	// Text is its JSON text.
	Text string
}

// DocumentSet is what a schema needs to be compiled: the document that it is in, and those that this
// one's references lead to.
type DocumentSet struct {
	// Var is the Go name of the package function that returns them, e.g. "documentsLiked".
	Var string
	// Path is the path of the schema's file below the schemas folder, e.g. "feed_events/liked.json".
	Path string
	// Documents are the documents, sorted by URL.
	Documents []*Document
}

// Event is an event type.
type Event struct {
	// Name is the Go name, e.g. "Liked".
	Name string
	// Type is what texts call the event: its type on the wire, e.g. "liked"; the name of its file
	// where it has none or several.
	Type string
	// Types are the types on the wire, sorted; none where the topic has no discriminator.
	Types []string
	// TypeParts are what the type is joined of, where the event has several types and plain members
	// that have them.
	TypeParts []TypePart
	// Headers are the headers of a record that say the type.
	Headers []Header
	// Struct is the event's Go type; its Name is the event's.
	Struct *Struct
	// Location is the URL of the schema that judges it.
	Location string
	// Documents are what that schema needs.
	Documents *DocumentSet
	// Limited says that payloads must keep within limits which the codec does not know.
	Limited bool
	// Judged says that the schema decides every payload, since the codec does not compile all of it.
	Judged bool
	// Key is the way to the member that is the record's key; nil for none.
	Key []*Field
	// Constructor is how the event is made.
	Constructor Constructor

	reasons []string // why it is judged
}

// TypePart is a part of an event's type.
type TypePart struct {
	// Text is the part, where it is always the same.
	Text string
	// Path is the way to the member that has the part, otherwise: by way of structs, each of which
	// is always there, to an Enumeration or a String.
	Path []*Field
}

// Header is a header that an event's record has.
type Header struct {
	Name, Value string
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
	// What says what the type is, after "Name is": the member "item" of Order. It is empty for an event.
	What string
	// Doc is the description, a paragraph's line an element.
	Doc []string
	// Deprecated says that the schema is deprecated.
	Deprecated bool
	// File is the stem of the files that hold the type and its codec, e.g. "liked".
	File string
	// Fields are the members in the order of the schema.
	Fields []*Field
	// Open says that other members are allowed; they are kept.
	Open bool
	// Additional is what is checked of members that the schema does not name; nil is nothing.
	Additional *Check
	// Members is what is checked of such members by their names; nil is nothing.
	Members *MemberRules
	// MinMembers and MaxMembers bound the number of members; nil is no bound.
	MinMembers, MaxMembers *int
	// Conditions must hold of the members.
	Conditions []*Condition
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
	// Doc is the description, a paragraph's line an element.
	Doc []string
	// Deprecated says that the member is deprecated.
	Deprecated bool
	// Required says that the member must be there.
	Required bool
	// Discriminator says that the member is the event's type: it has no Go field.
	Discriminator bool
	// Default is the JSON text of the schema's default, for documentation; "" is none.
	Default string
	// Accessor says that the field has a method that returns the default where it is absent.
	Accessor bool
	// Auto is how the constructor fills the field: "uuid", "now", or "" for not at all.
	Auto string
	// Value is the member's type and checks.
	Value *Value
	// Recursive says that the value can be absent, null, or an object which holds, not behind a
	// pointer, the struct that the field is in: so it has to be behind one.
	Recursive bool
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
	Uint               // uint64
	Number             // event.Decimal
	Enumeration
	Object
	Slice
	Map
	Union
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

	// Union is the type of a Union.
	Union *UnionType

	// MinLength and MaxLength bound a String's characters; nil is no bound.
	MinLength, MaxLength *int
	// Patterns are the regular expressions that a String must match.
	Patterns []*Pattern
	// Formats are the asserted formats of a String, e.g. "email".
	Formats []string
	// Texts are the values that a String may have; nil is any.
	Texts []string
	// Ints are the values that an Int may have; nil is any.
	Ints []int64
	// MinInt and MaxInt bound an Int, both included; nil is no bound.
	MinInt, MaxInt *int64
	// IntMultiples are numbers, above 1, of which an Int must be a multiple.
	IntMultiples []int64
	// MinFloat and MaxFloat bound a Float; nil is no bound.
	MinFloat, MaxFloat *Bound
	// FloatMultiples are decimals of which a Float must be a multiple.
	FloatMultiples []Decimal
	// MinNumber and MaxNumber bound a Number exactly; nil is no bound.
	MinNumber, MaxNumber *ExactBound
	// Integral says that a Number has no fraction.
	Integral bool
	// MinUint and MaxUint bound a Uint, both included; nil is no bound.
	MinUint, MaxUint *uint64
	// Bools are the values that a Bool may have; nil is both.
	Bools []bool
	// Choices are alternatives of which some must hold for a String, Int or Bool.
	Choices []Choice
	// Nots are plain checks which a String, Int or Bool must not pass.
	Nots []*Value

	// MinItems and MaxItems bound the length of a Slice or Map; nil is no bound.
	MinItems, MaxItems *int
	// Unique says that no two elements of a Slice may be equal.
	Unique bool
	// Contains is what some elements of a Slice must be; nil is nothing.
	Contains *Contains
	// Tuple are the checks of the first elements of a Slice of Raw, Rest that of the others; nil is no
	// check.
	Tuple []*Check
	Rest  *Check

	// Members is what is checked of the members of a Map by their names, beyond what Item says; nil is
	// nothing.
	Members *MemberRules

	// Func is the name of the function that checks a Raw by its JSON type, e.g. "checkOrder_Note".
	Func string
	// ByType are the checks of a Raw by its JSON type; nil is no check, else other types are refused.
	ByType []TypeCase

	// Judge is the schema that decides about the value, where the checks above are not all that the
	// schema says; nil is none.
	Judge *Judge

	reasons []string // why the schema has to decide
}

// Choice are alternatives for a scalar.
type Choice struct {
	// Branches are plain checks of the scalar's kind.
	Branches []*Value
	// ExactlyOne says that no more than one may hold.
	ExactlyOne bool
}

// Contains is what some elements of a slice must be.
type Contains struct {
	// Checks are plain checks of the elements' kind.
	Checks *Value
	// Min is how many elements must be of that kind, Max how many may be; nil is no bound.
	Min int
	Max *int
}

// TypeCase are the checks of a value of one JSON type.
type TypeCase struct {
	// Type is the JSON type, e.g. "integer".
	Type string
	// Check is the check; nil for null, and for a type whose values are all allowed.
	Check *Check
	// Free says that all values of the type are allowed.
	Free bool
}

// Check is a check of a value that is kept as its text.
type Check struct {
	// Func is the name of the function that checks, e.g. "checkOrder_Note_string".
	Func string
	// Value is what is checked.
	Value *Value
}

// Decimal is Unscaled divided by ten to the power of Scale.
type Decimal struct {
	Unscaled uint64
	Scale    int
}

// UnionType is the Go type of an object that is one of several: an interface.
type UnionType struct {
	// Name is the Go name, e.g. "OrderPayment".
	Name string
	// What says what the type is, after "Name is".
	What string
	// Doc is the description.
	Doc []string
	// File is the stem of the files that hold the type.
	File string
	// Tag is the member whose value tells the branches apart; "" where members that only one branch
	// has do.
	Tag string
	// Branches are the objects, in the order of the schema.
	Branches []UnionBranch
}

// UnionBranch is one of the objects that a union can be.
type UnionBranch struct {
	// Struct is its type.
	Struct *Struct
	// Value is what the schema says about it.
	Value *Value
	// Tags are the values of the union's tag.
	Tags []string
	// Mark is the member that only this branch has, where the union has no tag.
	Mark string
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

// ExactBound is a bound of a number with all its digits.
type ExactBound struct {
	// Text is the bound as JSON writes it.
	Text string
	// Exclusive says that the bound itself is refused.
	Exclusive bool
}

// Judge is the schema of a value that decides about it.
type Judge struct {
	// Var is the Go name of the package variable that holds it, e.g. "likedTagsSchema".
	Var string
	// Location is the URL of the schema, e.g. "eventc:///feed_events/liked.json#/properties/tags".
	Location string
	// Documents are what the schema needs.
	Documents *DocumentSet
	// EventType is the type of the event that the value was first met in, for errors.
	EventType string
	// Reasons are the keywords, or what else, that the checks do not hold.
	Reasons []string
}

// Enum is the Go type of a string of which only some values are allowed.
type Enum struct {
	// Name is the Go name, e.g. "OrderStatus".
	Name string
	// What says what the type is, after "Name is".
	What string
	// Doc is the description.
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
