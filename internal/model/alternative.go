package model

// fillAlternatives makes a string, integer or boolean of which one of several things must hold. What
// is said beside the alternatives holds as well.
func (b *builder) fillAlternatives(v *Value, c *conjunction, t string, at place) bool {
	groups := c.alternatives
	base := &conjunction{schemas: c.schemas, orNull: c.orNull, only: t}
	if !b.fillScalarChecks(v, base, t, at) {
		v.Kind, v.Nullable = Raw, false
		v.because("alternatives of numbers")
		return false
	}
	for _, group := range groups {
		if !b.fillChoice(v, group, t, at) {
			v.because("alternatives that are no plain checks")
			return false
		}
	}
	return true
}

// fillChoice adds one group of alternatives. One that allows everything makes an anyOf say nothing.
func (b *builder) fillChoice(v *Value, group alternatives, t string, at place) bool {
	choice := Choice{ExactlyOne: group.exactlyOne}
	for i, branch := range group.branches {
		c := conjunctionOf(branch)
		if !allowsType(c.types(), t) {
			continue // it is for null only
		}
		checks := &Value{}
		if len(c.alternatives) > 0 || !b.fillScalarChecks(checks, c.narrowed(t), t, at.branch(i)) {
			return false
		}
		if checks.isFree() && len(checks.Nots) == 0 && !group.exactlyOne {
			return true
		}
		choice.Branches = append(choice.Branches, checks)
	}
	v.Choices = append(v.Choices, choice)
	return true
}

// isFree reports whether a scalar has no check.
func (v *Value) isFree() bool {
	return v.MinLength == nil && v.MaxLength == nil && len(v.Patterns) == 0 && len(v.Formats) == 0 &&
		len(v.Texts) == 0 && len(v.Ints) == 0 && v.MinInt == nil && v.MaxInt == nil &&
		len(v.IntMultiples) == 0 && len(v.Bools) == 0
}

// plainChecks returns what is said about values of one JSON type as checks of a Go value. They are nil
// where no value of the type is allowed; ok is false where checks are not all that is said.
func (b *builder) plainChecks(c *conjunction, t string, at place) (checks *Value, ok bool) {
	c = c.settledFor(t)
	if !allowsType(c.types(), t) {
		return nil, true
	}
	checks = &Value{}
	if len(c.alternatives) > 0 {
		return checks, b.fillAlternatives(checks, c, t, at)
	}
	return checks, b.fillScalarChecks(checks, c, t, at)
}

// fillNots adds what a string, integer or boolean must not be.
func (b *builder) fillNots(v *Value, c *conjunction, t string, at place) bool {
	for _, s := range c.schemas {
		refused, ok := s.Sub("not")
		if !ok {
			continue
		}
		checks, ok := b.plainChecks(conjunctionOf(refused), t, at.negated())
		if !ok {
			return false
		}
		if checks != nil {
			v.Nots = append(v.Nots, checks)
		}
	}
	return true
}
