package config_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/eventc/eventc/internal/config"
)

// TestDocumentedConfigurationsAreRight parses the examples of the documentation, and looks for every
// field in it.
func TestDocumentedConfigurationsAreRight(t *testing.T) {
	text, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$").FindAllStringSubmatch(string(text), -1)
	if len(examples) == 0 {
		t.Fatal("no examples")
	}
	for _, example := range examples {
		if _, err := config.Parse("eventc.yaml", []byte(example[1])); err != nil {
			t.Errorf("%s\n%v", example[1], err)
		}
	}
	for _, described := range []reflect.Type{reflect.TypeFor[config.Config](), reflect.TypeFor[config.Topic](), reflect.TypeFor[config.Types]()} {
		for field := range described.Fields() {
			if name := field.Tag.Get("yaml"); !strings.Contains(string(text), name+":") {
				t.Errorf("the field %s is not documented", name)
			}
		}
	}
}
