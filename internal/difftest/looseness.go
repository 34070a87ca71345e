package difftest

import (
	"reflect"
	"time"

	"github.com/google/uuid"
)

// Looseness says which of the spellings that the Go types of an event do not keep an event of a type
// can have.
type Looseness struct {
	// Floats are numbers with more digits than a float64 keeps.
	Floats bool
	// Times are date-times that differ in spelling, and UUIDs such as differ in case.
	Times, UUIDs bool
}

// Loose is what any event may lose.
func Loose() Looseness { return Looseness{Floats: true, Times: true, UUIDs: true} }

// LoosenessOf returns what events of the Go type may lose.
func LoosenessOf(t reflect.Type) Looseness {
	var l Looseness
	l.add(t, map[reflect.Type]bool{})
	return l
}

// add adds what values of the type may lose. Behind an interface everything can be.
func (l *Looseness) add(t reflect.Type, visited map[reflect.Type]bool) {
	if visited[t] {
		return
	}
	visited[t] = true
	switch t {
	case reflect.TypeFor[time.Time]():
		l.Times = true
		return
	case reflect.TypeFor[uuid.UUID]():
		l.UUIDs = true
		return
	}
	switch t.Kind() {
	case reflect.Float64:
		l.Floats = true
	case reflect.Interface:
		*l = Loose()
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		l.add(t.Elem(), visited)
	case reflect.Struct:
		for i := range t.NumField() {
			l.add(t.Field(i).Type, visited)
		}
	default:
	}
}
