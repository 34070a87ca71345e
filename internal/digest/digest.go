package digest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
)

// Sum is a SHA-256 hash. The zero value is that of nothing that can be had.
type Sum [sha256.Size]byte

// String returns the hash in hexadecimal digits.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// ErrOmit is returned by a function that reads a file which is not to count.
var ErrOmit = errors.New("the file does not count")

// Of returns the hash of the texts, in their order and with their bounds.
func Of(texts ...[]byte) Sum {
	h := sha256.New()
	for _, text := range texts {
		h.Write(binary.AppendUvarint(nil, uint64(len(text))))
		h.Write(text)
	}
	return Sum(h.Sum(nil))
}

// Files returns the hash of the names, in their order, and of what read returns for each. Several
// are read at once. The error is one of read's; [ErrOmit] leaves the file out.
func Files(names []string, read func(name string) ([]byte, error)) (Sum, error) {
	sums, errs := make([]Sum, len(names)), make([]error, len(names))
	eachAtOnce(len(names), func(i int) {
		text, err := read(names[i])
		sums[i], errs[i] = sha256.Sum256(text), err
	})
	var all [][]byte
	for i, name := range names {
		switch {
		case errs[i] == nil:
			all = append(all, []byte(name), sums[i][:])
		case !errors.Is(errs[i], ErrOmit):
			return Sum{}, errs[i]
		}
	}
	return Of(all...), nil
}

// eachAtOnce calls do with every number below n, as many at once as there are processors.
func eachAtOnce(n int, do func(i int)) {
	var taken atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := taken.Add(1) - 1; i < int64(n); i = taken.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	group.Wait()
}
