package model

import (
	"strconv"
	"strings"

	"github.com/eventc/eventc/internal/catalog"
)

// place is where a value was met: what its type is called if it needs a name, and where that goes.
type place struct {
	// name is the Go name that a type at this place has, e.g. "OrderItem" for member item of Order.
	name string
	// what says what a type at this place is: the member "item" of Order.
	what string
	// isDescribed says that the description stands elsewhere: at the field.
	isDescribed bool
	// stem is the stem of the files that the type goes to.
	stem string
	// private is the way to the value in names of package variables, e.g. "Order_Item".
	private string
	// typePaths are what is left of the ways to the places that say the event's type.
	typePaths [][]string
	// tag is the member that tells the branches of a union apart.
	tag string
	// isEvent says that the place is an event's payload, whose name is taken already.
	isEvent bool
}

// member returns the place of a member's value.
func (p place) member(st *Struct, f *Field) place {
	return place{
		name: st.Name + f.Name, what: "the member " + quote(f.JSON) + " of " + st.Name, isDescribed: true,
		stem: st.File, private: st.Name + "_" + f.Name, typePaths: p.below(f.JSON),
	}
}

// item returns the place of an array's elements.
func (p place) item() place {
	return place{name: p.name + "Item", what: "an element of " + p.what, stem: p.stem, private: p.private + "_Item"}
}

// branch returns the place of one of several things that a value, or an element of it, can be.
func (p place) branch(i int) place {
	suffix := strconv.Itoa(i + 1)
	return place{name: p.name + suffix, what: "one kind of " + p.what, stem: p.stem, private: p.private + "_" + suffix}
}

// typed returns the place of what a value of one JSON type is.
func (p place) typed(t string) place {
	return place{
		name: p.name + exportedName(t), what: p.what + " where it is of the JSON type " + t,
		stem: p.stem, private: p.private + "_" + t,
	}
}

// additional returns the place of the members that a schema does not name.
func (p place) additional(st *Struct) place {
	return place{
		name: st.Name + "Additional", what: "a member of " + st.Name + " that has no field",
		stem: st.File, private: st.Name + "_additional",
	}
}

// object returns the place of an object by its type.
func (p place) object(st *Struct) place { return place{name: st.Name, stem: st.File, private: st.Name} }

// matching returns the place of the members whose names match a pattern.
func (p place) matching(st *Struct) place {
	return place{
		name: st.Name + "Pattern", what: "a member of " + st.Name + " whose name matches a pattern",
		stem: st.File, private: st.Name + "_pattern",
	}
}

// condition returns the place of what is asked about an object's members.
func (p place) condition(st *Struct) place {
	return place{name: st.Name, stem: st.File, private: st.Name + "_condition"}
}

// others returns the place of the members whose names match no pattern.
func (p place) others() place {
	return place{name: p.name + "Other", what: p.what, stem: p.stem, private: p.private + "_Other"}
}

// negated returns the place of what a value must not be.
func (p place) negated() place { return place{name: p.name, stem: p.stem, private: p.private + "_not"} }

// names returns the place of the names of members.
func (p place) names() place { return place{name: p.name, stem: p.stem, private: p.private + "_names"} }

// definition returns the place of a schema that a reference leads to: its name is its own, whoever
// refers to it.
func (p place) definition(s *catalog.Schema) place {
	name := definitionName(s)
	return place{
		name: name, what: "what " + written(s) + " describes", stem: snakeCase(name), private: name, typePaths: p.typePaths,
	}
}

// written returns where a schema is written: shop/order.json#/$defs/item.
func written(s *catalog.Schema) string {
	if s.Pointer() == "" {
		return s.Path()
	}
	return s.Path() + "#" + string(s.Pointer())
}

// doc returns the description of a type at this place.
func (p place) doc(s *catalog.Schema) []string {
	if p.isDescribed {
		return nil
	}
	return doc(s)
}

// definitionName returns the Go name of a schema that a reference leads to: its own, else the
// last name on the way to it, else that of its file.
func definitionName(s *catalog.Schema) string {
	if name, ok := s.GoName(); ok {
		return name
	}
	tokens := s.Pointer().Tokens()
	if len(tokens) > 0 {
		return exportedName(tokens[len(tokens)-1])
	}
	file := s.Path()[strings.LastIndexByte(s.Path(), '/')+1:]
	return exportedName(strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(file, ".json"), ".schema"), "_"))
}
