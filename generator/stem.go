package generator

import (
	"cmp"
	"slices"

	"github.com/eventc/eventc/internal/model"
)

// stem is what stands together in one types file and one codec file.
type stem struct {
	name    string
	events  []*model.Event
	structs []*model.Struct // without those of the events
	unions  []*model.UnionType
	enums   []*model.Enum
}

// stems returns the stems of a package, sorted by name.
func stems(p *model.Package) []*stem {
	byName := map[string]*stem{}
	at := func(name string) *stem {
		if byName[name] == nil {
			byName[name] = &stem{name: name}
		}
		return byName[name]
	}
	isEvent := map[*model.Struct]bool{}
	for _, e := range p.Events {
		isEvent[e.Struct] = true
		at(e.Struct.File).events = append(at(e.Struct.File).events, e)
	}
	for _, st := range p.Structs {
		if !isEvent[st] {
			at(st.File).structs = append(at(st.File).structs, st)
		}
	}
	for _, u := range p.Unions {
		at(u.File).unions = append(at(u.File).unions, u)
	}
	for _, e := range p.Enums {
		at(e.File).enums = append(at(e.File).enums, e)
	}
	return sortedStems(byName)
}

func sortedStems(byName map[string]*stem) []*stem {
	sorted := make([]*stem, 0, len(byName))
	for _, s := range byName {
		sorted = append(sorted, s)
	}
	slices.SortFunc(sorted, func(a, b *stem) int { return cmp.Compare(a.name, b.name) })
	return sorted
}

// suffix tells events from the types that they share.
func (s *stem) suffix() string {
	if len(s.events) > 0 {
		return "_event.go"
	}
	return "_type.go"
}

func (s *stem) hasCodec() bool {
	return len(s.allStructs()) > 0 || len(s.unions) > 0 || len(s.enums) > 0
}

func (s *stem) allStructs() []*model.Struct {
	var all []*model.Struct
	for _, e := range s.events {
		all = append(all, e.Struct)
	}
	return append(all, s.structs...)
}
