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
		parts := map[string]Part{}
		explainStruct(e.Struct, map[*Struct]bool{}, parts)
		for _, part := range parts {
			explanation.Parts = append(explanation.Parts, part)
		}
		slices.SortFunc(explanation.Parts, func(a, b Part) int { return strings.Compare(a.Location, b.Location) })
		all = append(all, explanation)
	}
	return all
}

func explainStruct(st *Struct, visited map[*Struct]bool, parts map[string]Part) {
	if visited[st] {
		return
	}
	visited[st] = true
	for _, f := range st.Fields {
		explainValue(f.Value, visited, parts)
	}
	if st.Additional != nil {
		explainValue(st.Additional.Value, visited, parts)
	}
}

func explainValue(v *Value, visited map[*Struct]bool, parts map[string]Part) {
	if v.Judge != nil {
		parts[v.Judge.Location] = Part{Location: v.Judge.Location, Reasons: unique(v.Judge.Reasons)}
	}
	if v.Struct != nil {
		explainStruct(v.Struct, visited, parts)
	}
	if v.Item != nil {
		explainValue(v.Item, visited, parts)
	}
	for _, check := range v.checks() {
		explainValue(check.Value, visited, parts)
	}
	if v.Union != nil {
		for _, branch := range v.Union.Branches {
			explainValue(branch.Value, visited, parts)
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
	return checks
}

func unique(reasons []string) []string {
	sorted := slices.Clone(reasons)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}
