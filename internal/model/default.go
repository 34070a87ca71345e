package model

import (
	"encoding/json"
	"strconv"
)

// setAccessor notes whether the field has a method that returns the schema's default where it is
// absent: it has one where Go can write the default as a constant of the field's type.
func (f *Field) setAccessor() {
	if f.Required || f.Default == "" {
		return
	}
	switch f.Value.Kind {
	case String:
		var text string
		f.Accessor = json.Unmarshal([]byte(f.Default), &text) == nil && f.Default != "null"
	case Enumeration:
		f.Accessor = f.DefaultConstant() != ""
	case Int:
		_, err := strconv.ParseInt(f.Default, 10, 64)
		f.Accessor = err == nil
	case Float:
		_, err := strconv.ParseFloat(f.Default, 64)
		f.Accessor = err == nil
	case Bool:
		f.Accessor = f.Default == "true" || f.Default == "false"
	default:
	}
}

// DefaultConstant returns the name of the constant that is the default of an Enumeration; "" where
// none is.
func (f *Field) DefaultConstant() string {
	var text string
	if json.Unmarshal([]byte(f.Default), &text) != nil {
		return ""
	}
	for _, value := range f.Value.Enum.Values {
		if value.Text == text {
			return value.Name
		}
	}
	return ""
}
