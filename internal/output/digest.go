package output

import (
	"errors"
	"maps"
	"os"
	"slices"

	"github.com/eventc/eventc/internal/digest"
)

var errLeftover = errors.New("there are files of a run that was cut off")

// Digest returns the hash of the generated files in the folder, those that [Compare] looks at. It is
// that of [DigestOf] exactly if Compare finds no difference and [Write] has nothing to do. Where
// that cannot be known it is an error.
func Digest(folder string) (digest.Sum, error) {
	if err := eachFile(folder, stagedPrefix+"*"+stagedSuffix, func(string) error { return errLeftover }); err != nil {
		return digest.Sum{}, err
	}
	var names []string
	err := eachFile(folder, "*.go", func(name string) error {
		names = append(names, name)
		return nil
	})
	if err != nil {
		return digest.Sum{}, err
	}
	slices.Sort(names)
	return digest.Files(names, func(name string) ([]byte, error) {
		text, err := os.ReadFile(join(folder, name))
		if err == nil && !bearsHeader(text) {
			return nil, digest.ErrOmit
		}
		return text, err
	})
}

// DigestOf returns the hash of the files, whose keys are as for [Compare].
func DigestOf(files map[string][]byte) digest.Sum {
	names := slices.Sorted(maps.Keys(files))
	sum, _ := digest.Files(names, func(name string) ([]byte, error) { return files[name], nil })
	return sum
}
