package contender

import "github.com/mailru/easyjson"

// easyjsonModule is the path of easyjson's module.
const easyjsonModule = "github.com/mailru/easyjson"

// EasyPointer is what a struct of type T has as methods that easyjson generated code for.
type EasyPointer[T any] interface {
	*T
	easyjson.Unmarshaler
	easyjson.Marshaler
}

// EasyJSON is what easyjson generated for a struct of type T.
type EasyJSON[T any, E EasyPointer[T]] struct {
	// Suffix is as in [Unchecked].
	Suffix string
}

// Receiver reads a payload into a new T.
func (e EasyJSON[T, E]) Receiver() Receiver {
	return Receiver{Name: "easyjson" + e.Suffix, Kind: KindUnchecked, Decode: func(payload []byte) (any, error) {
		value := new(T)
		if err := easyjson.Unmarshal(payload, E(value)); err != nil {
			return nil, err
		}
		return value, nil
	}}
}

// Sender writes value.
func (e EasyJSON[T, E]) Sender(value E) Sender {
	encode := func(value E) ([]byte, error) { return easyjson.Marshal(value) }
	return NewSender("easyjson"+e.Suffix, KindUnchecked, encode, value, nil)
}
