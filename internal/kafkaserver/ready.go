//go:build unix

package kafkaserver

import (
	"context"
	"fmt"
	"time"

	kafkago "github.com/segmentio/kafka-go"
)

const (
	probeInterval = 50 * time.Millisecond
	probeTimeout  = 5 * time.Second
)

// awaitReady probes the node until it answers as a member of this cluster, or its process ends.
func (c *Cluster) awaitReady(ctx context.Context, n *node, p *process) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		defer cancel()
		select {
		case <-p.done:
		case <-ctx.Done():
		}
	}()
	last := c.probeUntilReady(ctx, n)
	switch {
	case last == nil:
		return nil
	case p.ended():
		return n.failure(p.exit)
	}
	return n.failure(fmt.Errorf("not ready: %w; last probe: %w", ctx.Err(), last))
}

// probeUntilReady returns the last probe's error when ctx ends first.
func (c *Cluster) probeUntilReady(ctx context.Context, n *node) error {
	ticker := time.NewTicker(probeInterval)
	defer ticker.Stop()
	var last error
	for {
		err := c.probe(ctx, n)
		if err == nil {
			return nil
		}
		if last == nil || ctx.Err() == nil {
			last = err
		}
		select {
		case <-ctx.Done():
			return last
		case <-ticker.C:
		}
	}
}

// probe asks the node itself: a transport of its own for each probe knows nothing from another
// node or an earlier probe.
func (c *Cluster) probe(ctx context.Context, n *node) error {
	transport := &kafkago.Transport{DialTimeout: probeTimeout}
	defer transport.CloseIdleConnections()
	client := &kafkago.Client{
		Addr: kafkago.TCP(n.address(Plaintext)), Timeout: probeTimeout, Transport: transport,
	}
	metadata, err := client.Metadata(ctx, &kafkago.MetadataRequest{})
	if err != nil {
		return err
	}
	if err := c.checkMembers(metadata); err != nil {
		return err
	}
	coordinator, err := client.FindCoordinator(ctx, &kafkago.FindCoordinatorRequest{
		Key: "kafkaserver", KeyType: kafkago.CoordinatorKeyTypeConsumer,
	})
	if err != nil {
		return err
	}
	return coordinator.Error
}

// checkMembers fails until metadata lists every node that runs.
func (c *Cluster) checkMembers(metadata *kafkago.MetadataResponse) error {
	if metadata.ClusterID != c.id {
		return fmt.Errorf("cluster %q answers instead of %q", metadata.ClusterID, c.id)
	}
	listed := make(map[int]bool, len(metadata.Brokers))
	for _, b := range metadata.Brokers {
		listed[b.ID] = true
	}
	for _, n := range c.nodes {
		p, paused := c.state(n)
		if p != nil && !paused && !listed[n.id] {
			return fmt.Errorf("node %d is not listed yet", n.id)
		}
	}
	return nil
}

func (c *Cluster) state(n *node) (p *process, paused bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return n.process, n.paused
}
