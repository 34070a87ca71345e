package config

import "cmp"

// Limits are what a payload must keep within besides its schema. Whatever is left out has its default,
// which is also the most, but for Explanations.
type Limits struct {
	// Size is in bytes. The default is 16 MiB.
	Size int `yaml:"size" json:"size,omitempty" jsonschema:"minimum=1,maximum=16777216,default=16777216" jsonschema_description:"The largest size of a payload in bytes."`
	// Depth is the number of arrays and objects that may be open at a time. The default is 128.
	Depth int `yaml:"depth" json:"depth,omitempty" jsonschema:"minimum=1,maximum=128,default=128" jsonschema_description:"How many arrays and objects may be open at a time."`
	// Digits is the number of digits of a number, without its exponent. The default is 4096.
	Digits int `yaml:"digits" json:"digits,omitempty" jsonschema:"minimum=1,maximum=4096,default=4096" jsonschema_description:"How many digits a number may have, without its exponent."`
	// Exponent is the absolute value of a number's exponent. The default is 400.
	Exponent int `yaml:"exponent" json:"exponent,omitempty" jsonschema:"minimum=1,maximum=400,default=400" jsonschema_description:"The largest absolute value of a number's exponent."`
	// Explanations is the number of rejections of an event type that are explained in full in a
	// second. The default is 10.
	Explanations int `yaml:"explanations" json:"explanations,omitempty" jsonschema:"minimum=1,default=10" jsonschema_description:"How many rejections of an event type are explained in full in a second; of the others the first violation is named."`
}

// Or returns the limits with those of others where they are left out.
func (l Limits) Or(others Limits) Limits {
	return Limits{
		Size: cmp.Or(l.Size, others.Size), Depth: cmp.Or(l.Depth, others.Depth),
		Digits: cmp.Or(l.Digits, others.Digits), Exponent: cmp.Or(l.Exponent, others.Exponent),
		Explanations: cmp.Or(l.Explanations, others.Explanations),
	}
}
