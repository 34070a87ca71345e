package generator

import "github.com/eventc/eventc/event/wire"

// jsonText returns s as a JSON string, spelled as the codecs write it.
func jsonText(s string) string { return string(wire.AppendString(nil, s)) }

// jsonName returns a member's name with its colon, as it stands in a compact document.
func jsonName(name string) string { return jsonText(name) + ":" }
