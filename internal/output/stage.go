package output

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// stagedFile is a file that is written beside its place, so that it can get there at once.
type stagedFile struct {
	difference       Difference
	temporary, place string
}

const (
	stagedPrefix, stagedSuffix = ".eventc-", ".tmp"

	// leftoverAge is the age beyond which a staged file was left behind by a run that was cut off.
	// Staging and renaming takes far less, and a younger file may be that of a run beside this one.
	leftoverAge = time.Minute
)

// stage writes what is wanted beside its place. A file that is there already passes on its
// permissions; a new one has what the process' umask leaves.
func stage(root string, d Difference) (stagedFile, error) {
	place := join(root, d.Path)
	folder := filepath.Dir(place)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return stagedFile{}, cannot("make the folder", folder, err)
	}
	unique := strconv.FormatUint(rand.Uint64(), 36)
	s := stagedFile{difference: d, temporary: filepath.Join(folder, stagedPrefix+unique+stagedSuffix), place: place}
	f, err := os.OpenFile(s.temporary, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return stagedFile{}, cannot("write to the folder", folder, err)
	}
	_, err = f.Write(d.Want)
	if err = errors.Join(err, keepMode(f, place), f.Close()); err != nil {
		return stagedFile{}, errors.Join(cannot("write the file", place, err), s.discard())
	}
	return s, nil
}

func keepMode(f *os.File, place string) error {
	info, err := os.Stat(place)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Chmod(info.Mode().Perm())
}

func (s stagedFile) commit() error {
	if err := os.Rename(s.temporary, s.place); err != nil {
		return cannot("write the file", s.place, err)
	}
	return nil
}

func (s stagedFile) discard() error {
	if err := os.Remove(s.temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return cannot("remove the temporary file", s.temporary, err)
	}
	return nil
}

// removeLeftovers removes staged files of earlier runs that were cut off.
func removeLeftovers(folder string) error {
	return eachFile(folder, stagedPrefix+"*"+stagedSuffix, func(name string) error {
		s := stagedFile{temporary: join(folder, name)}
		info, err := os.Stat(s.temporary)
		if errors.Is(err, fs.ErrNotExist) || err == nil && time.Since(info.ModTime()) < leftoverAge {
			return nil
		}
		if err != nil {
			return cannot("read the file", s.temporary, err)
		}
		return s.discard()
	})
}
