package model

import (
	"bytes"
	"slices"

	"github.com/eventc/eventc/internal/catalog"
)

// buildEvent makes an event of the schema of its payload.
func (b *builder) buildEvent(e *catalog.Event) *Event {
	b.event = e
	name := b.eventName(e)
	made := &Event{Name: name, Type: e.Label(), Types: e.Types, Location: e.Root.Location()}
	made.Documents = b.documentSet(e.Root)
	made.Struct, made.reasons = b.eventStruct(e, name)
	if refersDynamically(e) {
		made.reasons = append(made.reasons, "references that depend on the way to them")
	}
	made.Judged = len(made.reasons) > 0
	made.Limited = e.Topic.Limits.Narrow()
	made.Constructor = constructor(made.Struct)
	made.Key = b.key(e, made.Struct)
	made.Headers, made.TypeParts = headers(e), typeParts(e, made.Struct)
	b.checkParams(e, made.Constructor)
	return made
}

// eventStruct makes the struct of a payload, and returns why the schema judges every payload: it is
// not all compiled, or has no shape that a struct could have.
func (b *builder) eventStruct(e *catalog.Event, name string) (*Struct, []string) {
	at := place{name: name, what: name, stem: snakeCase(name), typePaths: typePaths(e.Topic), isEvent: true}
	if isObject(e.Root) {
		if value, decided := b.value(at, e.Root); value.Kind == Object {
			return value.Struct, value.undecidedBy(decided)
		}
	}
	raw := &Struct{Name: name, Doc: doc(e.Root), Deprecated: deprecated(e.Root), File: at.stem, Raw: true}
	b.pkg.Structs = append(b.pkg.Structs, raw)
	return raw, []string{"a payload that is no object"}
}

// isObject reports whether a schema accepts nothing but objects.
func isObject(s *catalog.Schema) bool {
	return slices.Equal(conjunctionOf(s).types(), []string{"object"})
}

// undecidedBy returns why the checks of a value do not decide; nil where they do.
func (v *Value) undecidedBy(decided bool) []string {
	switch {
	case decided:
		return nil
	case len(v.reasons) == 0:
		return []string{"a part that is left to it"}
	}
	return unique(v.reasons)
}

// refersDynamically reports whether the event's schemas use references that depend on the way by
// which they were reached: then no part of them can be judged by itself.
func refersDynamically(e *catalog.Event) bool {
	for _, d := range e.Documents() {
		if bytes.Contains(d.Text, []byte(`"$dynamicRef"`)) || bytes.Contains(d.Text, []byte(`"$recursiveRef"`)) {
			return true
		}
	}
	return false
}

// constructor returns how an event is made: its required fields are filled where there is only one
// value or the schema says how, and are parameters otherwise.
func constructor(st *Struct) Constructor {
	var c Constructor
	for _, f := range st.Fields {
		switch {
		case f.Discriminator:
		case f.Auto != "", f.Required && f.Value.isConstant():
			c.Filled = append(c.Filled, f)
		case f.Required:
			c.Params = append(c.Params, f)
		}
	}
	return c
}

// isConstant reports whether the value can only be one Go value.
func (v *Value) isConstant() bool {
	if v.Nullable {
		return false
	}
	switch v.Kind {
	case Enumeration:
		return len(v.Enum.Values) == 1
	case Int:
		return len(v.Ints) == 1
	case Bool:
		return len(v.Bools) == 1
	default:
		return false
	}
}

// checkParams reports parameters of one name, which a constructor that takes them one by one cannot
// have.
func (b *builder) checkParams(e *catalog.Event, c Constructor) {
	names := newScope(renamed)
	for _, f := range c.Params {
		b.report(names.take(f.Param, e.Root.Pos(), "the parameter for member "+quote(f.JSON)))
	}
}

// key returns the way to the member that is the record's key.
func (b *builder) key(e *catalog.Event, st *Struct) []*Field {
	if e.Key == "" {
		return nil
	}
	var path []*Field
	tokens := e.Key.Tokens()
	for i, token := range tokens {
		f := st.field(token)
		last := i == len(tokens)-1
		if f == nil || f.Discriminator || last && !f.Value.isKey() || !last && f.Value.Kind != Object {
			b.report(e.Root.Pos().Errorf(
				"the key %s must lead to a member that is a string, a uuid or an integer, by way of objects only", e.Key))
			return nil
		}
		path = append(path, f)
		st = f.Value.Struct
	}
	return path
}

// isKey reports whether the value can be a record's key.
func (v *Value) isKey() bool {
	switch v.Kind {
	case String, UUID, Int, Enumeration:
		return true
	default:
		return false
	}
}

func (st *Struct) field(member string) *Field {
	for _, f := range st.Fields {
		if f.JSON == member {
			return f
		}
	}
	return nil
}
