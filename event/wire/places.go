package wire

// Range is the bytes of ASCII from Low to High, both included.
type Range struct{ Low, High byte }

// Places are the first bytes of a string, each of which must be in one of a few ranges. They are
// compared eight at a time. Places do not change and may be used concurrently.
type Places struct {
	size  int
	words []word
}

// word is eight places, the first in the lowest lane. Lanes beyond the last place are 0 in mask.
type word struct {
	mask   uint64
	ranges []lanes
}

// lanes hold what takes a lane to 0x80: fromLow where it is at least the low end of its range, aboveHigh
// where it is beyond the high end.
type lanes struct{ fromLow, aboveHigh uint64 }

// NewPlaces returns the places that have the ranges, of which none may have no range.
func NewPlaces(ranges [][]Range) *Places {
	p := &Places{size: len(ranges)}
	for start := 0; start < len(ranges); start += 8 {
		p.words = append(p.words, newWord(ranges[start:min(start+8, len(ranges))]))
	}
	return p
}

func newWord(ranges [][]Range) word {
	var w word
	for i := range ranges {
		w.mask |= 0xff << (8 * i)
	}
	for n, more := 0, true; more; n++ {
		more = false
		var l lanes
		for i := range 8 {
			r := Range{} // of a lane that the mask makes 0
			if i < len(ranges) {
				r = ranges[i][min(n, len(ranges[i])-1)]
				more = more || n+1 < len(ranges[i])
			}
			l.fromLow |= uint64(0x80-r.Low) << (8 * i)
			l.aboveHigh |= uint64(0x7f-r.High) << (8 * i)
		}
		w.ranges = append(w.ranges, l)
	}
	return w
}

// Size returns the number of places.
func (p *Places) Size() int { return p.size }

// Match reports whether s has all the places, and a fitting byte in each.
func (p *Places) Match(s string) bool {
	if len(s) < p.size {
		return false
	}
	for i := range p.words {
		if start := 8 * i; start+8 <= len(s) {
			if !p.words[i].match(load8(s, start)) {
				return false
			}
		} else if !p.words[i].match(loadTail(s, start)) {
			return false
		}
	}
	return true
}

func (w *word) match(x uint64) bool {
	x &= w.mask
	var inRange uint64
	for _, l := range w.ranges {
		inRange |= (x + l.fromLow) &^ (x + l.aboveHigh)
	}
	return inRange&^x&highs == highs
}
