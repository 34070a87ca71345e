package randomdocument

import (
	"math/rand/v2"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Make returns a document for the schema: the same for the same random numbers.
func Make(random *rand.Rand, schema *jsonschema.Schema) []byte {
	m := &maker{random: random, spaced: random.IntN(8) == 0, shuffled: random.IntN(4) == 0}
	return m.appendValue(nil, 0, schema)
}

// maker makes one document.
type maker struct {
	random *rand.Rand
	// spaced and shuffled say that there is white space, and that members are in any order.
	spaced, shuffled bool
}

// deep is the depth from which on nothing is made that need not be there, and deepest the one where
// values end, whatever the schema says: some schemas are endless.
const (
	deep    = 6
	deepest = 14
)

// once is true in one of n times.
func (m *maker) once(n int) bool { return m.random.IntN(n) == 0 }

// intn returns a number from low to high, or low where high is less.
func (m *maker) intn(low, high int) int { return low + m.random.IntN(max(high-low, 0)+1) }

// pick returns one of the choices.
func pick[T any](m *maker, choices []T) T { return choices[m.random.IntN(len(choices))] }

// appendValue appends the text of a value that is meant for all of the schemas.
func (m *maker) appendValue(b []byte, depth int, schemas ...*jsonschema.Schema) []byte {
	if depth > deepest {
		return append(b, "null"...)
	}
	d := m.demand(schemas)
	if values, some := d.values(); some && len(values) > 0 {
		return m.appendConstant(b, pick(m, values))
	}
	switch t := m.typeOf(d, depth); t {
	case object:
		return m.appendObject(b, depth, d)
	case array:
		return m.appendArray(b, depth, d)
	case text:
		return m.appendString(b, m.string(d))
	case number, integer:
		return m.appendNumber(b, d, t)
	case boolean:
		return append(b, pick(m, []string{"true", "false"})...)
	default:
		return append(b, "null"...)
	}
}

// typeOf returns one of the types that are allowed. A type that only comes in because nothing is said
// about types is rarer than one that the keywords speak of.
func (m *maker) typeOf(d *demand, depth int) kind {
	allowed := d.types
	if spoken := d.spoken() & allowed; d.untyped && spoken != 0 && !m.once(4) {
		allowed = spoken
	}
	if flat := allowed &^ (object | array); depth >= deep && flat != 0 {
		allowed = flat
	}
	if allowed&number != 0 {
		allowed &^= integer
	}
	var kinds []kind
	for k := null; k <= object; k <<= 1 {
		if allowed&k != 0 {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 0 {
		return null
	}
	return pick(m, kinds)
}
