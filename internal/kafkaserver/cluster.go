//go:build unix

package kafkaserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"syscall"
)

// Cluster is a running Apache Kafka. Its methods may be called concurrently.
type Cluster struct {
	cfg       Config
	id        string
	dir       string
	temporary bool
	nodes     []*node
	watchers  sync.WaitGroup
	done      chan struct{}

	mu     sync.Mutex // guards what follows, and process and paused of each node
	closed bool
	err    error
}

// Start starts a cluster and returns it once every node knows all others and serves consumer
// groups. The context bounds the start, not the life of the cluster, which lasts until
// [Cluster.Close].
//
// Errors are those of [Config.Validate] and of [Install], and [*NodeError].
func Start(ctx context.Context, cfg Config) (*Cluster, error) {
	if err := cfg.Validate(); err != nil {
		return nil, fmt.Errorf("kafkaserver: %w", err)
	}
	cfg = cfg.withDefaults()
	inst, err := install(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("kafkaserver: %w", err)
	}
	c, err := prepare(cfg, inst)
	if err != nil {
		return nil, fmt.Errorf("kafkaserver: prepare the nodes: %w", err)
	}
	if err := c.Start(ctx, c.ids()...); err != nil {
		return nil, c.abandon(ctx, err)
	}
	return c, nil
}

// prepare does all that comes before the first process.
func prepare(cfg Config, inst *installation) (*Cluster, error) {
	dir, temporary, err := cfg.makeDir()
	if err != nil {
		return nil, err
	}
	c := &Cluster{
		cfg: cfg, id: newID(), dir: dir, temporary: temporary, done: make(chan struct{}),
	}
	if err := c.prepareNodes(inst); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

func (c *Cluster) prepareNodes(inst *installation) (err error) {
	c.nodes, err = newNodes(c.cfg, c.dir)
	if err != nil {
		return err
	}
	for _, n := range c.nodes {
		if err := n.prepare(c.cfg, inst, c.id, c.nodes); err != nil {
			return err
		}
	}
	return nil
}

// abandon closes a cluster that did not start. Its folder stays, since the error names a log in
// it, unless the caller gave up: then nothing was wrong.
func (c *Cluster) abandon(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		err = fmt.Errorf("kafkaserver: start given up: %w", ctx.Err())
	} else {
		c.temporary = false
	}
	return errors.Join(err, c.Close())
}

// Addresses returns host:port of every node's listener in plain text, whether the node runs or
// not, in the order of the ids.
func (c *Cluster) Addresses() []string { return c.AddressesOf(Plaintext) }

// AddressesOf returns host:port of a listener by its name, for every node in the order of the
// ids. It returns nil for a listener that the cluster does not have.
func (c *Cluster) AddressesOf(listener string) []string {
	var addresses []string
	for _, n := range c.nodes {
		if address, ok := n.addresses[listener]; ok {
			addresses = append(addresses, address)
		}
	}
	return addresses
}

// Kill ends nodes at once, as kill -9 does, paused or not. Their data stays. A node that does not
// run is left alone.
func (c *Cluster) Kill(nodes ...int) error {
	return c.each(nodes, func(n *node) error {
		p := n.process
		if p == nil {
			return nil
		}
		n.process, n.paused = nil, false
		return p.kill()
	})
}

// Start starts nodes that do not run, with the data they had, and waits until each of them is
// ready: it knows every node that runs and is not paused, and serves consumer groups. A cluster of
// three does so from its second node on, so two that are down are to be started in one call. A
// node that was killed is taken back when its old session is over, after [Config.SessionTimeout].
//
// When a node ends before it is ready, or none of that happens in [Config.StartTimeout], the
// error is a [*NodeError].
func (c *Cluster) Start(ctx context.Context, nodes ...int) error {
	started := make(map[*node]*process, len(nodes))
	err := c.each(nodes, func(n *node) error {
		err := c.launch(n)
		started[n] = n.process
		return err
	})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.cfg.StartTimeout)
	defer cancel()
	for n, p := range started {
		if err := c.awaitReady(ctx, n, p); err != nil {
			return err
		}
	}
	return nil
}

// Pause stops nodes without ending them, by SIGSTOP: their connections stay open and nothing
// answers any more, as on a machine that hangs. A node that does not run is an error.
func (c *Cluster) Pause(nodes ...int) error {
	return c.signal(nodes, syscall.SIGSTOP, true)
}

// Resume lets paused nodes go on, by SIGCONT. It does not wait for the cluster to take them back.
func (c *Cluster) Resume(nodes ...int) error {
	return c.signal(nodes, syscall.SIGCONT, false)
}

// Done returns a channel that is closed when a node ends that was not told to, or when the cluster
// is closed.
func (c *Cluster) Done() <-chan struct{} { return c.done }

// Err says why Done is closed: a [*NodeError] of the first node that ended by itself, or
// [ErrClosed]. It is nil before.
func (c *Cluster) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// Close kills all nodes and removes the cluster's folder if it is a temporary one. Further calls
// do nothing.
func (c *Cluster) Close() error {
	c.mu.Lock()
	closed := c.closed
	c.closed = true
	c.mu.Unlock()
	if closed {
		return nil
	}
	err := c.Kill(c.ids()...)
	c.watchers.Wait()
	c.fail(ErrClosed)
	if c.temporary {
		err = errors.Join(err, os.RemoveAll(c.dir))
	}
	return err
}

func (c *Cluster) launch(n *node) error {
	if c.closed {
		return ErrClosed
	}
	if n.process != nil {
		return nil
	}
	p, err := startProcess(n.log(), n.command...)
	if err != nil {
		return fmt.Errorf("start kafka node %d: %w", n.id, err)
	}
	n.process = p
	c.watchers.Go(func() { c.watch(n, p) })
	return nil
}

// watch reports a process that ends while it is still its node's.
func (c *Cluster) watch(n *node, p *process) {
	<-p.done
	c.mu.Lock()
	unexpected := n.process == p
	if unexpected {
		n.process, n.paused = nil, false
	}
	c.mu.Unlock()
	if unexpected {
		c.fail(n.failure(p.exit))
	}
}

// fail closes done, once.
func (c *Cluster) fail(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.err = err
		close(c.done)
	}
}

func (c *Cluster) signal(nodes []int, s syscall.Signal, paused bool) error {
	return c.each(nodes, func(n *node) error {
		if n.process == nil {
			return fmt.Errorf("signal kafka node %d: it does not run", n.id)
		}
		n.paused = paused
		return n.process.signal(s)
	})
}

// each calls f for nodes by their ids, under the lock, and joins the errors.
func (c *Cluster) each(ids []int, f func(*node) error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, id := range ids {
		if id < 1 || id > len(c.nodes) {
			return fmt.Errorf("there is no kafka node %d, only 1 to %d", id, len(c.nodes))
		}
	}
	for _, id := range ids {
		errs = append(errs, f(c.nodes[id-1]))
	}
	return errors.Join(errs...)
}

func (c *Cluster) ids() []int {
	ids := make([]int, len(c.nodes))
	for i, n := range c.nodes {
		ids[i] = n.id
	}
	return ids
}
