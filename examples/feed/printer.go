package main

import (
	"fmt"
	"io"
	"sync"
)

// printer writes lines for the reader. Handlers run side by side, so it is for concurrent use; it
// keeps the first error, so that nobody has to look after every line.
type printer struct {
	mu  sync.Mutex
	to  io.Writer
	err error
}

// linef writes a line.
func (p *printer) linef(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.to, format+"\n", args...)
	}
}

// heading writes a line with an empty one before it.
func (p *printer) heading(text string) { p.linef("\n%s", text) }

// failure returns the first error.
func (p *printer) failure() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}
