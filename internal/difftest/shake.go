package difftest

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime/debug"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/eventc/eventc/event"
)

// Shake changes a Go event at random, as a program may before it sends it, and writes it: what comes
// out must be read again as the same JSON. It is nil where the event was refused, which must be by an
// error of the known kind. The schema has the last word about it. The error is a [*Fault].
func (c *Codec) Shake(random *rand.Rand, payload []byte) (written []byte, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = faultf("panic while writing", "%v\n%s", panicked, debug.Stack())
		}
	}()
	e := c.create()
	if err := e.UnmarshalJSON(payload); err != nil {
		return nil, faultf("read once and not again", "%v", err)
	}
	for range 1 + random.IntN(3) {
		shaker{random}.shake(reflect.ValueOf(e).Elem())
	}
	written, err = e.AppendJSON([]byte("before"))
	var rejected *event.RejectedError
	switch {
	case err == nil:
		written = written[len("before"):]
		return written, c.readShaken(written)
	case string(written) != "before":
		return nil, faultf("refused, and the buffer is changed", "%s", written)
	case !errors.As(err, &rejected) || len(rejected.Violations) == 0:
		return nil, faultf("an error of an unknown kind while writing", "%v", err)
	}
	return nil, nil
}

func (c *Codec) readShaken(written []byte) error {
	e := c.create()
	if err := e.UnmarshalJSON(written); err != nil {
		return faultf("written and not read", "%v: %s", err, written)
	}
	again, err := e.AppendJSON(nil)
	if err == nil {
		err = c.loose.EqualJSON(written, again)
	}
	if err != nil {
		return faultf("written, and read as other JSON", "%v: %s and %s", err, written, again)
	}
	return nil
}

// shaker changes Go values.
type shaker struct{ random *rand.Rand }

func (s shaker) once(n int) bool { return s.random.IntN(n) == 0 }

// shake changes something within the value.
func (s shaker) shake(v reflect.Value) {
	if s.shakeKnown(v) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		s.shakeStruct(v)
	case reflect.Pointer:
		s.shakePointer(v)
	case reflect.Slice:
		s.shakeSlice(v)
	case reflect.Map:
		s.shakeMap(v)
	case reflect.Interface:
		if v.IsNil() || s.once(8) {
			v.SetZero()
			return
		}
		s.shake(v.Elem().Elem())
	default:
		s.shakeScalar(v)
	}
}

// shakeKnown changes values of types whose insides are their own, and reports whether it is one.
func (s shaker) shakeKnown(v reflect.Value) bool {
	switch v.Type() {
	case reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(oneOf(s, times())))
	case reflect.TypeFor[uuid.UUID]():
		v.Set(reflect.ValueOf(uuid.UUID{0: byte(s.random.IntN(256))}))
	case reflect.TypeFor[event.RawJSON]():
		v.SetString(oneOf(s, []string{"", "null", "1", `"a"`, "{}", "[1,", "1 2", " true", `{"a":1,"a":2}`, "\"\xff\"", "1e400", v.String()}))
	case reflect.TypeFor[event.Decimal]():
		v.SetString(oneOf(s, []string{"", "0", "1.50", "-7", "1e2", "x", "1e999999999", "+1", v.String() + "1"}))
	case reflect.TypeFor[event.Members]():
		v.Set(reflect.ValueOf(oneOf(s, members())))
	default:
		return false
	}
	return true
}

func oneOf[T any](s shaker, choices []T) T { return choices[s.random.IntN(len(choices))] }

func times() []time.Time {
	return []time.Time{
		{},
		time.Unix(0, 1), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2024, 2, 29, 23, 59, 59, 999999999, time.FixedZone("", 5*3600)), time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 61)),
		time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 24*3600)),
	}
}

func members() []event.Members {
	return []event.Members{
		nil,
		{{Name: "zz", Value: "1"}},
		{{Name: "zz", Value: "1"}, {Name: "zz", Value: "2"}},
		{{Name: "event_type", Value: `"other"`}},
		{{Name: "id", Value: "1"}, {Name: "name", Value: "null"}},
		{{Name: "\xff", Value: "1"}},
		{{Name: "", Value: ""}},
		{{Name: "x-note", Value: "[1"}},
	}
}

// shakeStruct changes a field. A struct of a package of its own, such as an event.Nullable, can only be
// set to nothing.
func (s shaker) shakeStruct(v reflect.Value) {
	var fields []reflect.Value
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			fields = append(fields, v.Field(i))
		}
	}
	if len(fields) == 0 {
		v.SetZero()
		return
	}
	s.shake(oneOf(s, fields))
}

func (s shaker) shakePointer(v reflect.Value) {
	switch {
	case v.IsNil():
		v.Set(reflect.New(v.Type().Elem()))
	case s.once(4):
		v.SetZero()
	default:
		s.shake(v.Elem())
	}
}

func (s shaker) shakeSlice(v reflect.Value) {
	n := v.Len()
	switch choice := s.random.IntN(6); {
	case choice == 0:
		v.SetZero()
	case choice == 1:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	case choice == 2:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	case n == 0:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		s.shake(v.Index(0))
	case choice == 3:
		v.Set(reflect.Append(v, v.Index(s.random.IntN(n))))
	default:
		s.shake(v.Index(s.random.IntN(n)))
	}
}

func (s shaker) shakeMap(v reflect.Value) {
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
		return
	}
	if s.once(6) {
		v.SetZero()
		return
	}
	value := reflect.New(v.Type().Elem()).Elem()
	if s.once(2) {
		s.shake(value)
	}
	key := reflect.ValueOf(oneOf(s, []string{"", "zz", "a", "\xff", strings.Repeat("k", 30)})).Convert(v.Type().Key())
	v.SetMapIndex(key, value)
}

func (s shaker) shakeScalar(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(oneOf(s, []string{"", "a", "é", "\xff", "\n\"\\<", v.String() + "x", strings.ToUpper(v.String()), strings.Repeat("é", 70), "2024-01-01", "abc-1"}))
	case reflect.Int64:
		v.SetInt(oneOf(s, []int64{0, 1, -1, 7, math.MaxInt64, math.MinInt64, v.Int() + 1, v.Int() - 1, v.Int() * 10}))
	case reflect.Uint64:
		v.SetUint(oneOf(s, []uint64{0, 1, math.MaxInt64, math.MaxUint64, v.Uint() + 1, v.Uint() - 1}))
	case reflect.Float64:
		f := v.Float()
		v.SetFloat(oneOf(s, []float64{
			0, math.Copysign(0, -1), 1, 0.1, 0.3, -1.5, math.NaN(), math.Inf(1), math.MaxFloat64, math.SmallestNonzeroFloat64,
			f + 0.01, math.Nextafter(f, 1e9), math.Nextafter(f, -1e9), 1 << 53, 0.1 + 0.2, 7.000000000000001,
		}))
	case reflect.Bool:
		v.SetBool(!v.Bool())
	default:
	}
}
