package cluster

import (
	"context"
	"net"
	"sync"
	"time"
)

// conns keeps track of open connections, so that they can be closed while kafka-go waits on them.
type conns struct {
	dialer  DialFunc
	timeout time.Duration

	mu     sync.Mutex
	open   map[*conn]struct{}
	closed bool
}

func newConns(dialer DialFunc, timeout time.Duration) *conns {
	if dialer == nil {
		dialer = (&net.Dialer{}).DialContext
	}
	return &conns{dialer: dialer, timeout: timeout, open: make(map[*conn]struct{})}
}

func (cs *conns) dial(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, cs.timeout)
	defer cancel()
	netConn, err := cs.dialer(ctx, network, address)
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: netConn, conns: cs}
	if !cs.add(c) {
		_ = netConn.Close() // nothing was sent; net.ErrClosed is what counts
		return nil, net.ErrClosed
	}
	return c, nil
}

func (cs *conns) add(c *conn) bool {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	if cs.closed {
		return false
	}
	cs.open[c] = struct{}{}
	return true
}

func (cs *conns) remove(c *conn) {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	delete(cs.open, c)
}

func (cs *conns) close() {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	cs.closed = true
	for c := range cs.open {
		_ = c.Conn.Close() // whoever waits on it is told by its own error
	}
	clear(cs.open)
}

// conn is a connection that never waits without a deadline: kafka-go sets none while it
// authenticates, and a broker that hangs there would hang the client for ever.
type conn struct {
	net.Conn
	conns *conns
}

func (c *conn) SetDeadline(t time.Time) error { return c.Conn.SetDeadline(c.bounded(t)) }

func (c *conn) SetReadDeadline(t time.Time) error { return c.Conn.SetReadDeadline(c.bounded(t)) }

func (c *conn) SetWriteDeadline(t time.Time) error { return c.Conn.SetWriteDeadline(c.bounded(t)) }

func (c *conn) bounded(t time.Time) time.Time {
	if t.IsZero() {
		return time.Now().Add(c.conns.timeout)
	}
	return t
}

func (c *conn) Close() error {
	c.conns.remove(c)
	return c.Conn.Close()
}
