package randomschema

import "strconv"

func (w *writer) addInteger(k *keywords) {
	k.add("type", `"integer"`)
	switch w.random.IntN(8) {
	case 0, 1:
		w.addBounds(k, strconv.Itoa(w.intn(-20, 10)), strconv.Itoa(w.intn(11, 200)))
	case 2:
		w.addBounds(k, pick(w, []string{"-1.5", "0.5", "-0.0", "1e0"}), pick(w, []string{"7.25", "1e2", "12.0"}))
	case 3:
		low := []string{"0", "1", "-9223372036854775808", "-9223372036854775809", "-1e30", "9007199254740992"}
		high := []string{"9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e30"}
		w.addBounds(k, pick(w, low), pick(w, high))
	case 4:
		k.add("multipleOf", pick(w, []string{"2", "5", "0.5", "1.5", "1", "7", "1e2", "100000000000000000000"}))
	case 5:
		w.addBounds(k, strconv.Itoa(w.intn(-20, 10)), strconv.Itoa(w.intn(11, 200)))
		k.add("multipleOf", pick(w, []string{"2", "3", "2.5"}))
	}
	w.addGoType(k)
}

func (w *writer) addNumber(k *keywords) {
	k.add("type", `"number"`)
	switch w.random.IntN(6) {
	case 0, 1:
		w.addBounds(k, pick(w, []string{"0", "-1.5", "0.1", "-1e3", "1e-7"}), pick(w, []string{"1", "99.99", "1e3", "123456789012345", "0.3"}))
	case 2:
		low := []string{"0.1000000000000000001", "-249.8500000000000000001", "0.30000000000000004"}
		w.addBounds(k, pick(w, low), pick(w, []string{"1234567890123456789", "1e300", "0.99999999999999999999"}))
	case 3:
		k.add("multipleOf", pick(w, []string{"0.01", "0.1", "0.25", "1", "3", "1e-2", "0.000001", "0.3", "1e20", "0.1234567890123456"}))
	case 4:
		w.addBounds(k, "0", pick(w, []string{"100", "10.5"}))
		k.add("multipleOf", pick(w, []string{"0.01", "0.5", "0.05"}))
	}
	w.addGoType(k)
}

func (w *writer) addGoType(k *keywords) {
	if w.once(6) {
		k.add("x-go-type", `"decimal"`)
	}
}

// addBounds adds one or both of the bounds, included or not. In draft 4 that is said by a boolean
// beside the bound.
func (w *writer) addBounds(k *keywords, low, high string) {
	which := w.random.IntN(4)
	if which != 0 {
		w.addBound(k, "minimum", "exclusiveMinimum", low)
	}
	if which != 1 {
		w.addBound(k, "maximum", "exclusiveMaximum", high)
	}
}

func (w *writer) addBound(k *keywords, included, excluded, bound string) {
	exclusive := w.once(3)
	switch {
	case exclusive && w.draft == draft4:
		k.add(included, bound)
		k.add(excluded, "true")
	case exclusive:
		k.add(excluded, bound)
		if w.once(5) {
			k.add(included, bound)
		}
	default:
		k.add(included, bound)
	}
}
