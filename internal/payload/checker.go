package payload

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// Stdin is the name that stands for the standard input among names of files.
const Stdin = "-"

// Checker holds files of payloads against schemas.
type Checker struct {
	// Judge decides.
	Judge *Judge
	// Lines says that a file is JSON Lines, each of them a payload. The default is that each file
	// is one payload.
	Lines bool
	// Stdin is read for the name [Stdin].
	Stdin io.Reader
	// Report is called with each finding, in the order of the files.
	Report func(diagnostic.Diagnostic)
}

// Totals count payloads.
type Totals struct {
	// Payloads is the number of payloads that were read.
	Payloads int
	// Invalid is the number of those that were refused.
	Invalid int
}

// Check reads the files and reports what is wrong with the payloads in them. The error names all
// files that could not be read, and matches the causes; the others are checked all the same.
func (c *Checker) Check(names ...string) (Totals, error) {
	var totals Totals
	var problems []error
	for _, name := range names {
		if err := c.checkFile(name, &totals); err != nil {
			problems = append(problems, fmt.Errorf("%s: cannot read the payloads: %w", shown(name), cause(err)))
		}
	}
	return totals, errors.Join(problems...)
}

func (c *Checker) checkFile(name string, totals *Totals) error {
	if name == Stdin {
		return c.checkAll(c.documents(name, c.Stdin), totals)
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(c.checkAll(c.documents(name, f), totals), f.Close())
}

func (c *Checker) documents(name string, r io.Reader) iter.Seq2[document, error] {
	if c.Lines {
		return jsonLines(shown(name), r)
	}
	return wholeFile(shown(name), r)
}

func (c *Checker) checkAll(documents iter.Seq2[document, error], totals *Totals) error {
	for d, err := range documents {
		if err != nil {
			return err
		}
		found := findings(d, c.Judge.Judge(d.text))
		totals.Payloads++
		if len(found) > 0 {
			totals.Invalid++
		}
		for _, each := range found {
			c.Report(each)
		}
	}
	return nil
}

// shown is how the name is written in findings.
func shown(name string) string {
	if name == Stdin {
		return "<stdin>"
	}
	return name
}

// cause is a file error without the path, which the message already has.
func cause(err error) error {
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		return inPath.Err
	}
	return err
}
