package difftest

import (
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

// Valid reports whether the schema accepts the document, behind the limits that hold for every
// document.
func Valid(schema *jsonschema.Schema, document []byte) bool {
	return validWithin(wire.Limits{}, schema, document)
}

func validWithin(limits wire.Limits, schema *jsonschema.Schema, document []byte) (valid bool) {
	if fault, _ := wire.CheckWithin(string(document), limits); fault != wire.NoFault {
		return false
	}
	tree, err := tree(document)
	if err != nil {
		return false
	}
	defer func() {
		if recover() != nil {
			valid = false
		}
	}()
	return schema.Validate(tree) == nil
}
