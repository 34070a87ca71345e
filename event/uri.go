package event

import (
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

// IsURI reports whether s matches the format "uri". Plain addresses are decided in one look, the
// others by the judge's function.
func IsURI(s string) bool {
	return wire.IsPlainURI(s) || jsonschema.Formats["uri"](s)
}

// IsURITemplate reports whether s matches the format "uri-template" (RFC 6570).
func IsURITemplate(s string) bool {
	return wire.IsPlainURITemplate(s) || isTemplate(s)
}

// URI reads a string that matches the format "uri" at s[p:] and returns its value and the position
// behind it, which is negative where there is none. It is for generated code.
func URI(s string, p int) (string, int) {
	if value, q := wire.URI(s, p); q >= 0 {
		return value, q
	}
	return stringThat(s, p, IsURI)
}

// URITemplate is [URI] for the format "uri-template".
func URITemplate(s string, p int) (string, int) {
	if value, q := wire.URITemplate(s, p); q >= 0 {
		return value, q
	}
	return stringThat(s, p, IsURITemplate)
}

// stringThat reads a string for which matches holds.
func stringThat(s string, p int, matches func(string) bool) (string, int) {
	value, q := wire.String(s, p)
	if q >= 0 && !matches(value) {
		return "", ^p
	}
	return value, q
}

// AppendURIText appends s, which must match the format "uri", as it stands between quotes. It is for
// generated code.
func AppendURIText(x *wire.Encoder, dst []byte, s string) []byte {
	if wire.IsPlainURI(s) {
		return append(dst, s...)
	}
	return appendText(x, dst, s, IsURI)
}

// AppendURITemplateText is [AppendURIText] for the format "uri-template".
func AppendURITemplateText(x *wire.Encoder, dst []byte, s string) []byte {
	if wire.IsPlainURITemplate(s) {
		return append(dst, s...)
	}
	return appendText(x, dst, s, IsURITemplate)
}

func appendText(x *wire.Encoder, dst []byte, s string, matches func(string) bool) []byte {
	if !matches(s) {
		x.Refuse()
	}
	return x.AppendText(dst, s)
}
