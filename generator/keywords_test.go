package generator_test

import (
	"os"
	"strings"
	"testing"
)

// keywords are all keywords that have a part in the verdict or in the Go that is generated.
func keywords() []string {
	return strings.Fields(`
		type enum const
		multipleOf maximum exclusiveMaximum minimum exclusiveMinimum
		maxLength minLength pattern format contentEncoding contentMediaType
		items prefixItems additionalItems unevaluatedItems maxItems minItems uniqueItems contains maxContains minContains
		maxProperties minProperties required properties patternProperties additionalProperties unevaluatedProperties
		propertyNames dependencies dependentRequired dependentSchemas
		allOf anyOf oneOf not if then else
		$ref $defs definitions $id $anchor $dynamicRef $dynamicAnchor $schema
		title description deprecated default examples
		x-go-name x-go-names x-go-type x-auto x-event`)
}

// TestEveryKeywordIsShown looks for each keyword in the archives.
func TestEveryKeywordIsShown(t *testing.T) {
	var all strings.Builder
	for _, name := range archiveNames(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, keyword := range keywords() {
		if !strings.Contains(all.String(), `"`+keyword+`":`) {
			t.Errorf("no archive in testdata/keywords has %q", keyword)
		}
	}
}
