package model

// fillRaw makes the text of a value that can be of several JSON types. Its first byte tells which,
// and each type has its own checks.
func (b *builder) fillRaw(v *Value, c *conjunction, types []string, at place) bool {
	nullable := v.Nullable
	v.Kind, v.Nullable = Raw, false
	if len(types) >= len(allTypes())-2 && (c.namesMembers() || c.asksForMembers()) {
		v.because("no type")
		return false
	}
	decided := true
	for _, t := range types {
		branch, ok := b.typeBranch(c, t, at)
		decided = decided && ok
		v.ByType = append(v.ByType, b.typeCase(c, t, at, branch))
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

// typeCase returns the case of one JSON type, which needs no check of its own where every value of it
// is allowed.
func (b *builder) typeCase(c *conjunction, t string, at place, branch *Value) TypeCase {
	if branch.takesAll() {
		return TypeCase{Type: t, Free: true}
	}
	return TypeCase{Type: t, Check: b.check(at.typed(t), c, branch)}
}

// check returns the check of a value that is kept as its text. Its function calls another one where the
// value is a text too, of one of several JSON types.
func (b *builder) check(at place, c *conjunction, v *Value) *Check {
	return &Check{Func: b.variable("check"+at.private, "the check of "+c.key()), Value: v}
}

// typeBranch returns what the conjunction says about values of one JSON type. Since the text is kept,
// numbers are looked at with all their digits.
func (b *builder) typeBranch(c *conjunction, t string, at place) (*Value, bool) {
	branch, narrow := &Value{}, c.settledFor(t)
	narrow.asText = true
	return branch, b.fill(branch, narrow, at.typed(t))
}

// takesAll reports whether the checks allow every value of the JSON type that the kind stands for.
func (v *Value) takesAll() bool {
	switch v.Kind {
	case Raw:
		return v.ByType == nil && v.Judge == nil && len(v.reasons) == 0
	case String, Bool:
		return v.isFree() && v.hasOnlyOwn()
	case Number:
		return !v.Integral && v.MinNumber == nil && v.MaxNumber == nil && len(v.FloatMultiples) == 0
	case Map:
		return v.IsAnyObject()
	case Slice:
		return v.isAnyArray()
	default:
		return false
	}
}

// IsAnyObject reports whether the value can be every object and nothing else.
func (v *Value) IsAnyObject() bool {
	return v.Kind == Map && !v.Nullable && v.Judge == nil && v.Members == nil && v.hasNoBounds() && v.Item.Kind == Raw && v.Item.takesAll()
}

func (v *Value) isAnyArray() bool {
	return v.hasNoBounds() && !v.Unique && v.Contains == nil && len(v.Tuple) == 0 && v.Rest == nil &&
		v.Item.Kind == Raw && v.Item.takesAll()
}

func (v *Value) hasNoBounds() bool { return v.MinItems == nil && v.MaxItems == nil }
