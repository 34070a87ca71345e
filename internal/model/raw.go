package model

// fillRaw makes the text of a value that can be of several JSON types. Its first byte tells which,
// and each type has its own checks.
func (b *builder) fillRaw(v *Value, c *conjunction, types []string, at place) bool {
	nullable := v.Nullable
	v.Kind, v.Nullable = Raw, false
	if len(types) >= len(allTypes())-2 {
		v.because("no type")
		return false
	}
	decided := true
	for _, t := range types {
		branch, ok := b.typeCase(c, t, at)
		decided = decided && ok
		v.ByType = append(v.ByType, TypeCase{Type: t, Check: b.check(at.typed(t), c, branch)})
	}
	if nullable {
		v.ByType = append(v.ByType, TypeCase{Type: "null"})
	}
	if !decided {
		v.ByType = nil
		v.because("types of which one is not compiled")
		return false
	}
	v.Func = b.variable("check"+at.private, c.key())
	return true
}

// check returns the check of a value that is kept as its text. Its function calls another one where the
// value is a text too, of one of several JSON types.
func (b *builder) check(at place, c *conjunction, v *Value) *Check {
	return &Check{Func: b.variable("check"+at.private, "the check of "+c.key()), Value: v}
}

// typeCase returns what the conjunction says about values of one JSON type.
func (b *builder) typeCase(c *conjunction, t string, at place) (*Value, bool) {
	branch := &Value{}
	return branch, b.fill(branch, c.settledFor(t), at.typed(t))
}
