package contender

import (
	stdjson "encoding/json"
	"slices"

	"github.com/bytedance/sonic"
	jsonv2 "github.com/go-json-experiment/json"
	goccy "github.com/goccy/go-json"
)

// library is a JSON library that reads and writes structs.
type library struct {
	name string
	// module is the path of its module; it is empty for the standard library.
	module    string
	unmarshal func(data []byte, value any) error
	marshal   func(value any) ([]byte, error)
}

func libraries() []library {
	return []library{
		{"encoding/json", "", stdjson.Unmarshal, stdjson.Marshal},
		{"json v2", "github.com/go-json-experiment/json", unmarshalV2, marshalV2},
		{"goccy", "github.com/goccy/go-json", goccy.Unmarshal, goccy.Marshal},
		{"sonic", "github.com/bytedance/sonic", sonic.ConfigDefault.Unmarshal, sonic.ConfigDefault.Marshal},
		{"sonic, fastest", "github.com/bytedance/sonic", sonic.ConfigFastest.Unmarshal, sonic.ConfigFastest.Marshal},
	}
}

func unmarshalV2(data []byte, value any) error { return jsonv2.Unmarshal(data, value) }
func marshalV2(value any) ([]byte, error)      { return jsonv2.Marshal(value) }

// StringsOnly is the [Unchecked.Suffix] of a struct that leaves ids and times as they are spelled.
const StringsOnly = ", strings only"

// Unchecked is the JSON libraries that validate nothing, with structs of type T.
type Unchecked[T any] struct {
	// Suffix follows the name of a library in the name of its contender, where more than one type of
	// struct takes part.
	Suffix string
}

// Receivers read a payload into a new T, one a library.
func (u Unchecked[T]) Receivers() []Receiver {
	var receivers []Receiver
	for _, l := range libraries() {
		receivers = append(receivers, Receiver{
			Name: l.name + u.Suffix, Kind: KindUnchecked, Decode: decodeNew[T](l),
		})
	}
	return receivers
}

// Senders write value, one a library.
func (u Unchecked[T]) Senders(value *T) []Sender {
	var senders []Sender
	for _, l := range libraries() {
		encode := func(value *T) ([]byte, error) { return l.marshal(value) }
		senders = append(senders, NewSender(l.name+u.Suffix, KindUnchecked, encode, value, nil))
	}
	return senders
}

func decodeNew[T any](l library) func([]byte) (any, error) {
	return func(payload []byte) (any, error) {
		value := new(T)
		if err := l.unmarshal(payload, value); err != nil {
			return nil, err
		}
		return value, nil
	}
}

// SonicFallsBack reports whether sonic, which supports some processors and versions of Go only, is
// encoding/json here.
func SonicFallsBack() bool { return sonic.APIKind == sonic.UseStdJSON }

// Modules returns the paths of the modules that take part.
func Modules() []string {
	modules := []string{
		"github.com/eventc/eventc", "github.com/santhosh-tekuri/jsonschema/v5",
		easyjsonModule, ogenModule, protobufModule, protovalidateModule,
	}
	for _, l := range libraries() {
		if l.module != "" && !slices.Contains(modules, l.module) {
			modules = append(modules, l.module)
		}
	}
	return append(modules, confluentModules()...)
}
