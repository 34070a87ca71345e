package wire

import "slices"

// NextMember passes what stands between a member of an object, which ends at p, and the value of the
// next one. It returns the number of that member's name among names and the position of the value:
// len(names) for a name that is not among them, which is key then, and len(names)+1 at the end of
// the object, with the position behind it.
//
// Expected is the number of the member that probably comes next, whose name must be spelled in JSON
// as it is, or len(names) for none.
func NextMember(s string, p int, names []string, expected int) (member int, key string, q int) {
	if len(s)-p > 1 && s[p] == ',' && s[p+1] == '"' {
		p++
	} else if p = Next(s, p); p < 0 {
		return 0, "", p
	}
	return FirstMember(s, p, names, expected)
}

// FirstMember is [NextMember] at the beginning of an object, where p is what [Decoder.Object]
// returned.
func FirstMember(s string, p int, names []string, expected int) (member int, key string, q int) {
	if s[p] == '}' {
		return len(names) + 1, "", p + 1
	}
	if expected < len(names) {
		name := names[expected]
		end := p + 1 + len(name)
		if len(s)-end > 2 && s[end] == '"' && s[end+1] == ':' && s[p+1:end] == name {
			return expected, "", Space(s, end+2)
		}
	}
	if key, q = Key(s, p); q < 0 {
		return 0, "", q
	}
	return indexFrom(names, key, expected), key, q
}

// indexFrom returns the index of the name, which is looked for from start on and then before it, or
// len(names).
func indexFrom(names []string, name string, start int) int {
	if i := index(names[start:], name); i >= 0 {
		return start + i
	}
	if i := index(names[:start], name); i >= 0 {
		return i
	}
	return len(names)
}

// index returns the index of the name, or -1. Most names differ in their lengths or their last bytes,
// which takes less to see than a call that compares them.
func index(names []string, name string) int {
	last := len(name) - 1
	if last < 0 {
		return slices.Index(names, name)
	}
	for i, other := range names {
		if len(other) == len(name) && other[last] == name[last] && other == name {
			return i
		}
	}
	return -1
}
