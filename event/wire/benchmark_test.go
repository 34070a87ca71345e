package wire_test

import (
	"testing"

	"github.com/eventc/eventc/event/wire"
)

// benchmarkStrings are read and written in the benchmarks.
var benchmarkStrings = []struct{ name, s string }{
	{"empty", ""},
	{"of 4", "open"},
	{"of 10", "Codertocat"},
	{"of 36", "It looks as if somebody has spelled."},
	{"of 100", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"},
	{"not ASCII", "Straße der Pariser Kommune"},
	{"with escapes", `say "hi" and "bye"`},
}

func BenchmarkString(b *testing.B) {
	for _, bb := range benchmarkStrings {
		text := string(wire.AppendString([]byte(`{"a":`), bb.s)) + `,"next":12345678}`
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				wire.String(text, 5)
			}
		})
	}
}

func BenchmarkAppendText(b *testing.B) {
	buffer := make([]byte, 0, 200)
	for _, bb := range benchmarkStrings {
		b.Run(bb.name, func(b *testing.B) {
			var x wire.Encoder
			for b.Loop() {
				x.AppendText(buffer, bb.s)
			}
		})
	}
}

func BenchmarkFloat64(b *testing.B) {
	for _, text := range []string{"0", "249.85", "0.21", "1234567.25", "0.30000000000000004"} {
		b.Run("read "+text, func(b *testing.B) {
			document := `{"a":` + text + `,"next":12345678}`
			for b.Loop() {
				wire.Float64(document, 5)
			}
		})
		b.Run("write "+text, func(b *testing.B) {
			var x wire.Encoder
			f, _, _ := wire.Float64(text, 0)
			buffer := make([]byte, 0, 200)
			for b.Loop() {
				x.AppendFloat64(buffer, f)
			}
		})
	}
}

func BenchmarkDateTime(b *testing.B) {
	for _, text := range []string{"2026-11-24T10:15:30Z", "2026-11-24T10:15:30.123456Z", "2026-11-24T10:15:30.123456789Z"} {
		document := `{"a":"` + text + `","next":12345678}`
		t, _ := wire.DateTime(document, 5)
		b.Run("read "+text, func(b *testing.B) {
			for b.Loop() {
				wire.DateTime(document, 5)
			}
		})
		b.Run("write "+text, func(b *testing.B) {
			var x wire.Encoder
			buffer := make([]byte, 0, 200)
			for b.Loop() {
				x.AppendTime(buffer, t)
			}
		})
	}
}

func BenchmarkUUID(b *testing.B) {
	document := `{"a":"` + sampleUUID + `","next":12345678}`
	var id [16]byte
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			wire.UUIDInto(&id, document, 5)
		}
	})
	b.Run("write", func(b *testing.B) {
		buffer := make([]byte, 0, 200)
		for b.Loop() {
			wire.AppendUUIDText(buffer, id)
		}
	})
}
