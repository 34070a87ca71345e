package wire_test

import (
	"strings"
	"testing"
	"time"

	"github.com/eventc/eventc/event/wire"
)

// TestReadersDoNotAllocate holds for what is accepted and for what is not: a flood of bad payloads
// must not be dearer than one of good ones.
func TestReadersDoNotAllocate(t *testing.T) {
	const document = `{"a":[1,-2.5e+3,true,{"b":"é"}],"event_type":"liked","event_type":"viewed"}`
	const id, notID = `"` + sampleUUID + `"`, `"0190f5f0-2b3c-7d4e-8f90-a1b2c3d4e5fx"`
	unfinished := `"` + strings.Repeat("日本語 text ", 100)
	long, badEscape, notUTF8 := unfinished+`"`, unfinished+`\x"`, unfinished+"\xff\""
	readers := map[string]func() int{
		"String":             func() int { return end(wire.String(`"plain text"`, 0)) },
		"String, not ASCII":  func() int { return end(wire.String(long, 0)) },
		"String, unfinished": func() int { return end(wire.String(unfinished, 0)) },
		"String, bad escape": func() int { return end(wire.String(badEscape, 0)) },
		"String, not UTF-8":  func() int { return end(wire.String(notUTF8, 0)) },
		"Length":             func() int { return length(long) },
		"UUID":               func() int { return end(readUUID(id, 0)) },
		"UUID, bad":          func() int { return end(readUUID(notID, 0)) },
		"DateTime":           func() int { return end(wire.DateTime(`"2026-10-01T12:34:56.789Z"`, 0)) },
		"DateTime, offset":   func() int { return end(wire.DateTime(`"2026-10-01T12:34:56.789+02:00"`, 0)) },
		"DateTime, bad":      func() int { return end(wire.DateTime(`"2026-10-01 12:34:56Z"`, 0)) },
		"Int64":              func() int { return end(wire.Int64(`9223372036854775807`, 0)) },
		"Int64, bad":         func() int { return end(wire.Int64(`9223372036854775808`, 0)) },
		"Float64":            func() int { return endOfFloat64(wire.Float64(`249.85`, 0)) },
		"Float64, long":      func() int { return endOfFloat64(wire.Float64(`249.8500000000000000001`, 0)) },
		"Float64, beyond":    func() int { return endOfFloat64(wire.Float64(`1E-400`, 0)) },
		"Bool":               func() int { return end(wire.Bool(`true`, 0)) },
		"Literal":            func() int { return wire.Literal(`"liked"`, 0, `"liked"`) },
		"Key":                func() int { return end(wire.Key(`"event_type" : 1`, 0)) },
		"Next":               func() int { return wire.Next(` , "b"`, 0) },
		"NextElement":        func() int { p, _ := wire.NextElement(` , 1`, 0); return p },
		"Object":             func() int { var d wire.Decoder; return d.Object(`{ "a":1}`, 0) },
		"Array":              func() int { var d wire.Decoder; p, _ := d.Array(`[ 1]`, 0); return p },
		"Skip":               func() int { return wire.Skip(document, 0, 0) },
		"Check":              func() int { return end(wire.Check(document)) },
		"Check, bad":         func() int { return end(wire.Check(document[:60])) },
		"Member":             func() int { return wire.Member(document, 0, "event_type") },
		"LastMember":         func() int { return wire.LastMember(document, 0, "event_type") },
		"not lenient": func() int {
			var d wire.Decoder
			d.Faithful(`0.1`, 0.1)
			return end(d.Int64(`1.0`, 0)) + d.BeyondFloat64(0) + end(d.DateTime(`"2016-12-31T23:59:60Z"`, 0))
		},
	}
	sum := 0 // so that no call can be left out
	for name, read := range readers {
		if n := testing.AllocsPerRun(100, func() { sum += read() }); n != 0 {
			t.Errorf("%s: %v allocations, want none", name, n)
		}
	}
	if sum == 0 {
		t.Error("nothing was read")
	}
}

func length(s string) int {
	if wire.Length(s, 1, 1000) {
		return 1
	}
	return -1
}

func TestWritersDoNotAllocate(t *testing.T) {
	buffer := make([]byte, 0, 4096)
	text := strings.Repeat("日本語 \"text\" \n", 20)
	now := time.Date(2026, 10, 1, 12, 34, 56, 789, time.UTC)
	writers := map[string]func(x *wire.Encoder, dst []byte){
		"AppendString":          func(x *wire.Encoder, dst []byte) { x.AppendString(dst, "plain text") },
		"AppendString, escapes": func(x *wire.Encoder, dst []byte) { x.AppendString(dst, text) },
		"AppendString, bad":     func(x *wire.Encoder, dst []byte) { x.AppendString(dst, "\xff") },
		"AppendTime":            func(x *wire.Encoder, dst []byte) { x.AppendTime(dst, now) },
		"AppendInt64":           func(_ *wire.Encoder, dst []byte) { wire.AppendInt64(dst, -1<<63) },
		"AppendFloat64":         func(x *wire.Encoder, dst []byte) { x.AppendFloat64(dst, 249.85) },
		"AppendFloat64, long":   func(x *wire.Encoder, dst []byte) { x.AppendFloat64(dst, 0.30000000000000004) },
		"AppendBool":            func(_ *wire.Encoder, dst []byte) { wire.AppendBool(dst, true) },
		"AppendRaw":             func(x *wire.Encoder, dst []byte) { x.AppendRaw(dst, `{"a":[1,2]}`) },
		"AppendKeyText":         func(_ *wire.Encoder, dst []byte) { wire.AppendKeyText(dst, "key") },
		"CloseObject":           func(x *wire.Encoder, dst []byte) { x.CloseObject(append(dst, '{')) },
	}
	for name, write := range writers {
		var x wire.Encoder
		n := testing.AllocsPerRun(100, func() {
			x = wire.Encoder{}
			write(&x, buffer)
		})
		if n != 0 {
			t.Errorf("%s: %v allocations, want none", name, n)
		}
	}
}
