package difftest

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Mutator changes documents at random. The same seed makes the same documents.
type Mutator struct{ random *rand.Rand }

// NewMutator returns a mutator for the seed.
func NewMutator(seed uint64) *Mutator {
	return &Mutator{random: rand.New(rand.NewPCG(seed, seed))}
}

// Mutate returns a copy of the document with one to three changes.
func (m *Mutator) Mutate(document []byte) []byte {
	text := string(document)
	for range 1 + m.random.IntN(3) {
		text = m.change(text)
	}
	return []byte(text)
}

func (m *Mutator) change(text string) string {
	var tree any
	if m.random.IntN(4) == 0 || json.Unmarshal([]byte(text), &tree) != nil {
		return m.changeBytes(text)
	}
	root := parse(text)
	if root == nil {
		return m.changeBytes(text)
	}
	m.changeNode(m.pick(root))
	return root.text()
}

// changeBytes changes the text without regard to its structure.
func (m *Mutator) changeBytes(text string) string {
	at := m.random.IntN(len(text) + 1)
	switch m.random.IntN(6) {
	case 0:
		return text[:at]
	case 1:
		return text[:at] + m.oneOf(spaces()) + text[at:]
	case 2:
		return text + m.oneOf([]string{" ", "x", "{}", "\n\t", "\x00", ","})
	case 3:
		return text[:at] + string([]byte{byte(m.random.IntN(256))}) + text[at:]
	case 4:
		if at < len(text) {
			return text[:at] + text[at+1:]
		}
	case 5:
		if at < len(text) {
			return text[:at] + string([]byte{text[at] ^ 1<<m.random.IntN(8)}) + text[at+1:]
		}
	}
	return text
}

// changeNode changes a value or, of an object, its members.
func (m *Mutator) changeNode(n *node) {
	if len(n.members) > 0 && m.random.IntN(3) > 0 {
		m.changeMembers(n)
		return
	}
	if len(n.items) > 0 && m.random.IntN(3) > 0 {
		m.changeItems(n)
		return
	}
	*n = node{scalar: m.value(n.scalar)}
}

func (m *Mutator) changeMembers(n *node) {
	i := m.random.IntN(len(n.members))
	switch m.random.IntN(7) {
	case 0:
		n.members = slices.Delete(n.members, i, i+1)
	case 1:
		n.members = append(n.members, n.members[i])
	case 2:
		n.members = append(n.members, member{n.members[i].name, &node{scalar: m.value("")}})
	case 3:
		n.members = append(n.members, member{m.name(), &node{scalar: m.value("")}})
	case 4:
		n.members[i].name = m.respell(n.members[i].name)
	case 5:
		m.random.Shuffle(len(n.members), func(i, j int) { n.members[i], n.members[j] = n.members[j], n.members[i] })
	case 6:
		n.members[i].value = &node{scalar: m.value(n.members[i].value.scalar)}
	}
}

func (m *Mutator) changeItems(n *node) {
	i := m.random.IntN(len(n.items))
	switch m.random.IntN(4) {
	case 0:
		n.items = slices.Delete(n.items, i, i+1)
	case 1:
		n.items = append(n.items, n.items[i])
	case 2:
		n.items = append(n.items, &node{scalar: m.value("")})
	case 3:
		n.items[i] = &node{scalar: m.value(n.items[i].scalar)}
	}
}

// value returns the JSON text of a hostile value, or the old one changed a little.
func (m *Mutator) value(old string) string {
	switch m.random.IntN(4) {
	case 0:
		return m.oneOf(numbers())
	case 1:
		return m.oneOf(strs())
	case 2:
		return m.oneOf([]string{"true", "false", "null", "{}", "[]", "[null]", `{"a":1}`, deep(200), deep(127), `[1,1.0]`})
	}
	return m.near(old)
}

// near returns a text like the old one: a longer or shorter string, a neighbouring number.
func (m *Mutator) near(old string) string {
	if len(old) < 2 || old[0] != '"' {
		return old + m.oneOf([]string{"0", ".0", "e0", "e1", ".5", "1", ".00000000000000000001"})
	}
	inner := old[1 : len(old)-1]
	at := m.random.IntN(len(inner) + 1)
	if strings.Contains(inner, `\`) {
		at = 0
	}
	switch m.random.IntN(5) {
	case 0:
		return `"` + inner[:at] + m.oneOf([]string{"é", "x", `\n`, `\u0041`, "😀", `\ud83d\ude00`, `\ud83d`, "\xff", "/", "-", "0", "٢"}) + inner[at:] + `"`
	case 1:
		return `"` + strings.ToUpper(inner) + `"`
	case 2:
		return `"` + strings.Repeat(inner, 1+m.random.IntN(40)) + `"`
	case 3:
		return `"` + inner[:at] + `"`
	}
	return `"` + strings.Repeat("é", m.random.IntN(70)) + `"`
}

func (m *Mutator) name() string {
	return m.oneOf([]string{`"zz"`, `"a b"`, `""`, `"\u0061"`, `"Event_Type"`, `"x\/y"`, `"~0"`, `"é"`})
}

// respell changes how a name is written, or the name.
func (m *Mutator) respell(name string) string {
	inner := name[1 : len(name)-1]
	if inner == "" || inner[0] == '\\' || inner[0] >= 0x80 {
		return `"renamed"`
	}
	first := rune(inner[0])
	switch m.random.IntN(3) {
	case 0:
		return `"\u00` + string("0123456789abcdef"[first>>4]) + string("0123456789abcdef"[first&0xf]) + inner[1:] + `"`
	case 1:
		return `"` + string(unicode.ToUpper(first)) + inner[1:] + `"`
	}
	return `"` + inner + `_"`
}

func (m *Mutator) oneOf(choices []string) string { return choices[m.random.IntN(len(choices))] }

// pick returns a node of the tree at random.
func (m *Mutator) pick(n *node) *node {
	if m.random.IntN(3) > 0 {
		if len(n.members) > 0 {
			return m.pick(n.members[m.random.IntN(len(n.members))].value)
		}
		if len(n.items) > 0 {
			return m.pick(n.items[m.random.IntN(len(n.items))])
		}
	}
	return n
}

func spaces() []string {
	return []string{" ", "\n", "\t", "\r", "\v", "\f", "\xa0", "\x00", "\ufeff", "  \n "}
}

func deep(n int) string { return strings.Repeat("[", n) + "1" + strings.Repeat("]", n) }

// numbers are those that number readers get wrong.
func numbers() []string {
	return []string{
		"0", "1", "-1", "-0", "-0.0", "0.0", "1.0", "1e2", "100e-2", "1E+2", "01", "1.", ".5", "+1", "1e400", "1e-400",
		"9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
		"18446744073709551616", "123456789012345678901234567890", "0.1000000000000000001", "0.09999999999999999999",
		"249.8500000000000000001", "12345678901234567", "91e8273645", "1e1000000", "-1e-1000001", "1e401", "0e91827364",
		"0.07", "7.000000000000001", "2.5", "2.4999999999999999999", "100", "99", "101", "1e15", "1e16", "NaN", "Infinity",
		strings.Repeat("9", 4097), "0." + strings.Repeat("0", 30) + "1",
	}
}

// strs are those that string readers get wrong.
func strs() []string {
	return []string{
		`""`, `"a"`, `"é"`, `"\u00e9"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\udc00x"`, "\"\xff\"", `"\x"`, `"a\/b"`, `"\u0000"`,
		`"2024-01-01T00:00:00Z"`, `"2024-01-01t00:00:00z"`, `"2016-12-31T23:59:60Z"`, `"2015-06-30T22:59:60-01:00"`,
		`"2024-02-30T00:00:00Z"`, `"2024-01-01T00:00:00.123456789012Z"`, `"2024-01-01T00:00:00.1200000000000Z"`,
		`"2024-01-01T00:00:00+23:59"`, `"2024-01-01T00:00:00+24:00"`, `"2024-01-01T+5:00:00Z"`, `"0000-01-01T00:00:00Z"`,
		`"2024-01-01T10:00:00,5Z"`, `"2024-01-01T00:00:00-00:00"`, `"2024-01-01 00:00:00Z"`, `"2024-02-29"`, `"2023-02-29"`,
		`"{1b4e28ba-2fa1-4d2e-883f-0016d3cca427}"`, `"urn:uuid:1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`,
		`"1b4e28ba2fa14d2e883f0016d3cca427"`, `"1B4E28BA-2FA1-4D2E-883F-0016D3CCA427"`, `"g1b4e28b-2fa1-4d2e-883f-0016d3cca42"`,
		`"ada@example.com"`, `"ada@"`, `"a b@c.d"`, `"ada@[127.0.0.1]"`, `"ada@example-.com"`, `"\"a b\"@example.com"`,
		`"http://a.b/c d"`, `"//x"`, `"http://a/%zz"`, `"https://example.com/a?b=c#d"`, `"mailto:a@b.c"`, `"http://[::1]/"`,
		`"` + strings.Repeat("x", 64) + `"`, `"` + strings.Repeat("x", 65) + `"`, `"` + strings.Repeat("é", 64) + `"`,
		`"` + strings.Repeat("é", 65) + `"`, `"ORD-٢٠٢٦"`, `"liked"`, `"viewed"`, `"l\u0069ked"`,
	}
}
