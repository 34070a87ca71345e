package payload

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"

	"github.com/eventc/eventc/event/wire"
)

// document is a payload and where it was read.
type document struct {
	file string
	line int // where it begins, counted from 1
	text string
}

// tooLong is a length that is refused whatever the bytes are, so that no more need be kept.
const tooLong = wire.MaxSize + 1

// wholeFile returns the one document that a file is.
func wholeFile(file string, r io.Reader) iter.Seq2[document, error] {
	return func(yield func(document, error) bool) {
		text, err := io.ReadAll(io.LimitReader(r, tooLong))
		yield(document{file: file, line: 1, text: string(text)}, err)
	}
}

// jsonLines returns the documents of a file of JSON Lines (https://jsonlines.org). A line without
// anything but white space is none.
func jsonLines(file string, r io.Reader) iter.Seq2[document, error] {
	return func(yield func(document, error) bool) {
		reader := bufio.NewReader(r)
		for number := 1; ; number++ {
			line, err := readLine(reader)
			switch {
			case errors.Is(err, io.EOF):
				return
			case err == nil && len(bytes.TrimSpace(line)) == 0:
				continue
			}
			if !yield(document{file: file, line: number, text: string(line)}, err) || err != nil {
				return
			}
		}
	}
}

// readLine reads a line, however long, and keeps what matters of it.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, goesOn, err := r.ReadLine()
		line = append(line, part[:min(len(part), tooLong-len(line))]...)
		if err != nil || !goesOn {
			return line, err
		}
	}
}
