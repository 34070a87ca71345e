package randomschema

import (
	"fmt"
	"slices"
	"strconv"
)

// shape is an object's members.
type shape struct {
	properties keywords
	names      []string
	required   []string
}

// member adds a member, required if it may and will be: not one that may lead to an object that is
// its own member.
func (s *shape) member(name, value string, required bool) {
	s.properties.add(name, value)
	s.names = append(s.names, name)
	if required {
		s.required = append(s.required, name)
	}
}

// members returns n members at the depth.
func (w *writer) members(n, depth int) *shape {
	s := &shape{}
	for _, name := range some(w, n, memberNames()) {
		before := w.objects
		value := w.below(func() string { return w.value(depth + 1) })
		s.member(name, value, w.objects == before && w.once(2))
	}
	return s
}

func (s *shape) addTo(k *keywords) {
	if len(s.properties) > 0 {
		k.add("properties", s.properties.text())
	}
	if len(s.required) > 0 {
		k.add("required", list(quotes(s.required)...))
	}
}

// object returns the schema of an object with members.
func (w *writer) object(depth int) string {
	var k keywords
	k.add("type", `"object"`)
	s := w.members(w.intn(0, 5), depth)
	s.addTo(&k)
	w.addOthers(&k, depth)
	w.addConditions(&k, s)
	w.annotate(&k)
	return k.text()
}

// event returns the schema of an event's payload.
func (w *writer) event() keywords {
	var k keywords
	k.add("type", `"object"`)
	s := w.members(w.intn(2, 7), 0)
	if w.once(40) {
		w.widen(s)
	}
	var tag keywords
	tag.add(w.draft.only(quote(w.name)))
	s.member("event_type", tag.text(), true)
	if w.once(2) {
		s.toFront()
	}
	s.addTo(&k)
	w.addOthers(&k, 0)
	w.addConditions(&k, s)
	w.annotate(&k)
	return k
}

// widen adds more members than a word has bits.
func (w *writer) widen(s *shape) {
	for i := range w.intn(55, 75) {
		s.member(fmt.Sprintf("wide_%d", i), w.scalar(), w.once(8))
	}
}

// toFront moves the last member to the front.
func (s *shape) toFront() {
	last := len(s.names) - 1
	s.properties = slices.Insert(s.properties[:last:last], 0, s.properties[last])
	s.names = slices.Insert(s.names[:last:last], 0, s.names[last])
}

// anyRoot returns the schema of a payload of any kind.
func (w *writer) anyRoot() keywords {
	if w.once(2) {
		return w.event()
	}
	var k keywords
	k.add("allOf", list(w.value(0)))
	return k
}

// addOthers says something about members that are not named.
func (w *writer) addOthers(k *keywords, depth int) {
	switch w.random.IntN(10) {
	case 0, 1, 2:
		k.add("additionalProperties", "false")
	case 3:
		k.add("additionalProperties", w.below(func() string { return w.value(depth + 1) }))
	case 4:
		if w.once(2) {
			k.add("additionalProperties", "true")
		}
	}
	if w.once(10) {
		k.add("patternProperties", w.namePatterns(depth))
	}
	if w.once(25) && w.draft >= draft6 {
		k.add("propertyNames", pick(w, []string{`{"maxLength":12}`, `{"pattern":"^[^A-Z]"}`, `{"not":{"enum":["zz",""]}}`}))
	}
	if w.once(25) && w.draft >= draft2019 {
		k.add("unevaluatedProperties", pick(w, []string{"false", `{"type":"string"}`}))
	}
}

// namePatterns returns the value of patternProperties.
func (w *writer) namePatterns(depth int) string {
	var k keywords
	for _, pattern := range some(w, w.intn(1, 2), namePatterns()) {
		k.add(pattern, w.below(func() string { return w.value(depth + 1) }))
	}
	return k.text()
}

// mapOf returns the schema of an object of which all members are alike.
func (w *writer) mapOf(depth int) string {
	var k keywords
	k.add("type", `"object"`)
	if w.once(4) {
		k.add("patternProperties", w.namePatterns(depth))
		k.add("additionalProperties", "false")
	} else {
		k.add("additionalProperties", w.below(func() string { return w.value(depth + 1) }))
	}
	w.addMemberCounts(&k)
	w.annotate(&k)
	return k.text()
}

func (w *writer) addMemberCounts(k *keywords) {
	low := w.random.IntN(3)
	if w.once(5) {
		k.add("minProperties", strconv.Itoa(low))
	}
	if w.once(5) {
		k.add("maxProperties", strconv.Itoa(low+w.intn(1, 8)))
	}
}
