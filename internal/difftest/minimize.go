package difftest

import "slices"

// Minimize returns a smaller document for which still is true, or the same one. It takes out members
// and elements, and puts the simplest scalars in place of others, while that goes.
func Minimize(document []byte, still func(document []byte) bool) []byte {
	root := parse(string(document))
	if root == nil {
		return minimizeBytes(document, still)
	}
	holds := func() bool { return still([]byte(root.text())) }
	if !holds() {
		return document // white space, or what stands behind it, matters
	}
	const rounds = 8
	for range rounds {
		if !root.shrink(holds) {
			break
		}
	}
	return []byte(root.text())
}

// minimizeBytes cuts bytes off the end and the begin of what is no JSON.
func minimizeBytes(document []byte, still func([]byte) bool) []byte {
	for n := len(document) / 2; n > 0; {
		switch {
		case n <= len(document) && still(document[:len(document)-n]):
			document = document[:len(document)-n]
		case n <= len(document) && still(document[n:]):
			document = document[n:]
		default:
			n /= 2
		}
	}
	return document
}

// shrink makes the value smaller, and reports whether anything could be left out.
func (n *node) shrink(holds func() bool) bool {
	shrunk := n.shrinkMembers(holds)
	shrunk = n.shrinkItems(holds) || shrunk
	return n.shrinkScalar(holds) || shrunk
}

func (n *node) shrinkMembers(holds func() bool) (shrunk bool) {
	for i := len(n.members) - 1; i >= 0; i-- {
		kept := n.members
		n.members = slices.Delete(slices.Clone(kept), i, i+1)
		if holds() {
			shrunk = true
			continue
		}
		n.members = kept
		shrunk = n.members[i].value.shrink(holds) || shrunk
	}
	return shrunk
}

func (n *node) shrinkItems(holds func() bool) (shrunk bool) {
	for i := len(n.items) - 1; i >= 0; i-- {
		kept := n.items
		n.items = slices.Delete(slices.Clone(kept), i, i+1)
		if holds() {
			shrunk = true
			continue
		}
		n.items = kept
		shrunk = n.items[i].shrink(holds) || shrunk
	}
	return shrunk
}

func (n *node) shrinkScalar(holds func() bool) bool {
	kept := *n
	for _, simple := range []string{"null", "0", `""`} {
		if len(simple) >= len(kept.text()) {
			continue
		}
		if *n = (node{scalar: simple}); holds() {
			return true
		}
		*n = kept
	}
	return false
}
