package model

import (
	"slices"
	"strings"
)

// Explanation says how much of an event's schema its codec decides by itself.
type Explanation struct {
	// Event is the event's topic and type, e.g. "feed_events/liked".
	Event string
	// Judged is why the schema decides about every payload; "" where it does not.
	Judged string
	// Parts are the values that the schema decides about, sorted by location.
	Parts []Part
}

// Part is a value that a codec leaves to the schema.
type Part struct {
	// Location is the URL of the value's schema.
	Location string
	// Reasons are the keywords, or what else, that the codec does not decide.
	Reasons []string
}

// Explain returns for each event of the package which parts are left to the schema, and why.
func Explain(p *Package) []Explanation {
	var all []Explanation
	for _, e := range p.Events {
		explanation := Explanation{Event: p.Topic + "/" + e.Type, Judged: strings.Join(e.reasons, ", ")}
		walk := explainer{structs: map[*Struct]bool{}, values: map[*Value]bool{}, parts: map[string]Part{}}
		walk.object(e.Struct)
		for _, part := range walk.parts {
			explanation.Parts = append(explanation.Parts, part)
		}
		slices.SortFunc(explanation.Parts, func(a, b Part) int { return strings.Compare(a.Location, b.Location) })
		all = append(all, explanation)
	}
	return all
}

// explainer finds the parts of an event that are left to the schema. It visits types and values, which
// can hold themselves, once each.
type explainer struct {
	structs map[*Struct]bool
	values  map[*Value]bool
	parts   map[string]Part // by location
}

func (w explainer) object(st *Struct) {
	if w.structs[st] {
		return
	}
	w.structs[st] = true
	for _, f := range st.Fields {
		w.value(f.Value)
	}
	if st.Additional != nil {
		w.value(st.Additional.Value)
	}
	for _, check := range st.Members.Checks() {
		w.value(check.Value)
	}
}

func (w explainer) value(v *Value) {
	if w.values[v] {
		return
	}
	w.values[v] = true
	if v.Judge != nil {
		w.parts[v.Judge.Location] = Part{Location: v.Judge.Location, Reasons: unique(v.Judge.Reasons)}
	}
	if v.Struct != nil {
		w.object(v.Struct)
	}
	if v.Item != nil {
		w.value(v.Item)
	}
	for _, check := range v.checks() {
		w.value(check.Value)
	}
	if v.Union != nil {
		for _, branch := range v.Union.Branches {
			w.value(branch.Value)
		}
	}
}

// checks returns the checks of texts within the value.
func (v *Value) checks() []*Check {
	checks := slices.Clone(v.Tuple)
	if v.Rest != nil {
		checks = append(checks, v.Rest)
	}
	for _, c := range v.ByType {
		if c.Check != nil {
			checks = append(checks, c.Check)
		}
	}
	return append(checks, v.Members.Checks()...)
}

func unique(reasons []string) []string {
	sorted := slices.Clone(reasons)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}
