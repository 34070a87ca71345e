package randomschema

import (
	"strconv"
	"strings"
)

// scalar returns the schema of a string, number or boolean.
func (w *writer) scalar() string {
	var k keywords
	switch w.random.IntN(9) {
	case 0, 1, 2:
		w.addString(&k)
	case 3, 4:
		w.addInteger(&k)
	case 5:
		w.addNumber(&k)
	case 6:
		w.addBoolean(&k)
	default:
		w.addEnum(&k)
	}
	w.annotate(&k)
	return k.text()
}

func (w *writer) addString(k *keywords) {
	k.add("type", `"string"`)
	switch w.random.IntN(6) {
	case 0, 1:
		w.addLengths(k)
	case 2:
		k.add("pattern", quote(w.pattern()))
	case 3:
		w.addFormat(k)
	case 4:
		if w.once(3) {
			w.addLengths(k)
			k.add(pick(w, []string{"format", "pattern"}), quote(pick(w, []string{"uuid", "date-time", "date"})))
		}
	}
	if w.once(25) {
		k.add("contentEncoding", `"base64"`)
	}
	if w.once(40) {
		k.add("contentMediaType", `"application/json"`)
	}
}

// addFormat adds a format, of which some have a Go type that can be switched off.
func (w *writer) addFormat(k *keywords) {
	format := pick(w, formats())
	k.add("format", quote(format))
	if (format == "date-time" || format == "uuid") && w.once(5) {
		k.add("x-go-type", `"string"`)
	}
}

func (w *writer) addLengths(k *keywords) {
	low := w.intn(0, 5)
	if w.once(2) {
		k.add("minLength", strconv.Itoa(low))
	}
	if w.once(2) {
		k.add("maxLength", strconv.Itoa(low+w.intn(0, 70)))
	}
}

// pattern returns one that real schemas have, or one of random atoms.
func (w *writer) pattern() string {
	if w.once(2) {
		return pick(w, patterns())
	}
	var b strings.Builder
	for range w.intn(1, 4) {
		b.WriteString(pick(w, atoms()) + pick(w, quantifiers()))
	}
	return pick(w, []string{"^", "^", "^", ""}) + b.String() + pick(w, []string{"$", "$", "$", ""})
}

func (w *writer) addBoolean(k *keywords) {
	k.add("type", `"boolean"`)
	if w.once(5) {
		k.add(w.draft.only(pick(w, []string{"true", "false"})))
	}
}

// addEnum adds some strings or integers, mostly, or values of any type.
func (w *writer) addEnum(k *keywords) {
	switch w.random.IntN(5) {
	case 0:
		k.add("type", `"integer"`)
		k.add("enum", list(some(w, w.intn(1, 4), []string{"0", "1", "2", "3", "-7", "100", "9007199254740993"})...))
	case 1:
		w.addOddEnum(k)
	case 2:
		k.add(w.draft.only(quote(pick(w, enumTexts()))))
	default:
		if w.once(2) {
			k.add("type", `"string"`)
		}
		k.add("enum", list(quotes(some(w, w.intn(1, 5), enumTexts()))...))
	}
}

func (w *writer) addOddEnum(k *keywords) {
	if w.once(2) {
		k.add("enum", list(distinct(some(w, w.intn(1, 5), values()))...))
	} else {
		k.add(w.draft.only(pick(w, values())))
	}
	if w.once(8) {
		k.add("type", pick(w, []string{`"string"`, `"integer"`, `"number"`, `["string","null"]`, `["integer","boolean","null"]`}))
	}
}

// distinct leaves out values that are equal to others in another spelling: the items of enum must
// differ.
func distinct(values []string) []string {
	seen, kept := map[string]bool{}, []string{}
	for _, value := range values {
		same := map[string]string{"1.0": "1", "-0": "0", "1e2": "100"}[value]
		if same == "" {
			same = value
		}
		if !seen[same] {
			seen[same] = true
			kept = append(kept, value)
		}
	}
	return kept
}
