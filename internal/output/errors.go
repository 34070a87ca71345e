package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ForeignFileError says that a file stands where a generated one belongs and does not bear our
// header.
type ForeignFileError struct {
	// File is the file's path.
	File string
}

// Error names the file and says what to do about it.
func (e *ForeignFileError) Error() string {
	return e.File + ": not overwritten, since it does not bear the header of generated code: " +
		"move it away, or generate into another folder"
}

var errNoFolder = errors.New("it is a file, not a folder")

// cannot says what could not be done with a file or folder. The cause, which err is or wraps, loses
// its path, since the message begins with one.
func cannot(do, name string, err error) error {
	return fmt.Errorf("%s: cannot %s: %w", name, do, cause(err))
}

func cause(err error) error {
	var inPath *fs.PathError
	var inLink *os.LinkError
	switch {
	case errors.As(err, &inPath):
		return inPath.Err
	case errors.As(err, &inLink):
		return inLink.Err
	}
	return err
}
