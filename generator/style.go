package generator

import "github.com/eventc/eventc/internal/model"

// style is how a codec weighs its size against its speed.
type style bool

const (
	// fast compares each name in place. It takes about a hundred bytes of machine code a member.
	fast style = false
	// small has one place in each function that compares names.
	small style = true
)

// styleOf returns the style of a package's codecs. A package keeps to 30 KB of machine code an event
// on average, which fast code exceeds where the events have more than some thirty members that they
// do not share. With few events that is what they need; with more than a hundred it is a package
// that takes minutes to compile.
func styleOf(p *model.Package) style {
	const manyEvents, manyMembers = 100, 34
	members := 0
	for _, st := range p.Structs {
		members += len(st.Fields)
	}
	return style(len(p.Events) > manyEvents && members > manyMembers*len(p.Events))
}
