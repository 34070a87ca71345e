package event

import (
	"errors"
	"fmt"
	"io"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// NewCompiler returns a schema compiler under the one format policy that generator, runtime and
// command line share, so that a payload has one verdict wherever it is asked for:
//
//   - formats are asserted in every draft (the drafts from 2019-09 on leave that open);
//   - "uri-template" is checked by RFC 6570, since v5's own check refuses valid templates, and
//     "duration" and "period" in a time that does not grow with the square of their length;
//   - a schema without $schema is read as draft 2020-12;
//   - nothing is ever loaded from a disk or a network: every document is added by its URL.
func NewCompiler() *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = refuseToLoad
	for _, format := range ownFormats() {
		c.Formats[format] = ownFormat(format)
	}
	return c
}

var errOffline = errors.New("schemas are resolved offline: the document is not among those loaded")

func refuseToLoad(url string) (io.ReadCloser, error) {
	return nil, fmt.Errorf("%s: %w", url, errOffline)
}
