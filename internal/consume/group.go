package consume

import (
	"context"
	"errors"
	"fmt"
	"sync"

	kafkago "github.com/segmentio/kafka-go"

	"github.com/eventc/eventc/internal/coordinator"
	"github.com/eventc/eventc/internal/fetch"
	"github.com/eventc/eventc/internal/logattr"
)

// membership is the thing that is in trouble when the group cannot be joined.
const membership = "group"

var errNotJoined = errors.New("has not joined yet")

// Group is a member of a consumer group. Run may be called once; the other methods at any time.
type Group struct {
	config   Config
	fetcher  *fetch.Fetcher
	counters counters
	health   health

	mu      sync.Mutex
	current *assignment // of the generation that runs
	drained error       // how the last drain ended
}

// New returns a member that has not joined yet.
func New(config Config) *Group {
	g := &Group{
		config: config,
		fetcher: &fetch.Fetcher{
			Cluster:  config.Cluster,
			MaxWait:  config.FetchMaxWait,
			MaxBytes: int32(config.FetchMaxBytes),
		},
	}
	g.health.set(membership, errNotJoined)
	return g
}

// Run joins the group and takes part in it until ctx ends. It returns nil if all that had begun
// by then is done and committed.
func (g *Group) Run(ctx context.Context) error {
	group, err := kafkago.NewConsumerGroup(g.groupConfig())
	if err != nil {
		return fmt.Errorf("consumer group %s: %w", g.config.Group, err)
	}
	// Close ends the generation, waits until it has drained, and leaves the group. To end the
	// generation from within would make kafka-go join the next one first.
	stop := context.AfterFunc(ctx, func() { _ = group.Close() }) // always nil
	defer stop()
	var assignments sync.WaitGroup
	g.generations(ctx, group, &assignments)
	_ = group.Close() // waits for the one that was begun above; always nil
	assignments.Wait()
	g.health.set(membership, errors.New("has left"))
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.drained
}

// generations takes part in one generation after the other until the group is closed.
func (g *Group) generations(ctx context.Context, group *kafkago.ConsumerGroup, assignments *sync.WaitGroup) {
	for failures := 0; ; {
		// The context is not Run's: a generation that comes while the group closes is taken, too.
		generation, err := group.Next(context.WithoutCancel(ctx))
		switch {
		case errors.Is(err, kafkago.ErrGroupClosed):
			return
		case err != nil:
			failures++
			g.joinFailed(failures, err)
		default:
			failures = 0
			g.begin(ctx, generation, assignments)
		}
	}
}

// begin starts to work on a generation's partitions. kafka-go waits for the work to end before it
// joins the next generation.
func (g *Group) begin(ctx context.Context, generation *kafkago.Generation, assignments *sync.WaitGroup) {
	g.counters.generations.Add(1)
	g.leave(nil)
	a := newAssignment(g, &coordinator.Member{
		Cluster:    g.config.Cluster,
		Group:      g.config.Group,
		Generation: int(generation.ID),
		ID:         generation.MemberID,
	}, generation.Assignments)
	a.log.Info("partitions assigned", "partitions", a.names())
	assignments.Add(1)
	generation.Start(func(generationCtx context.Context) {
		defer assignments.Done()
		a.run(generationCtx, ctx)
	})
}

// joinFailed counts and logs a failed join. kafka-go waits and tries again by itself.
func (g *Group) joinFailed(failures int, err error) {
	g.counters.groupErrors.Add(1)
	g.config.Log.Warn("group not joined; trying again",
		logattr.Group(g.config.Group), logattr.Attempts(failures), logattr.Error(err))
	if failures >= persistent {
		g.health.set(membership, fmt.Errorf("cannot join %s: %w", g.config.Group, err))
	}
}

func (g *Group) groupConfig() kafkago.ConsumerGroupConfig {
	return kafkago.ConsumerGroupConfig{
		ID:                g.config.Group,
		Brokers:           g.config.Brokers,
		Dialer:            g.config.Cluster.Dialer(),
		Topics:            g.config.topicNames(),
		GroupBalancers:    g.balancers(),
		HeartbeatInterval: g.config.HeartbeatInterval,
		SessionTimeout:    g.config.SessionTimeout,
		RebalanceTimeout:  g.config.RebalanceTimeout,
		JoinGroupBackoff:  joinBackoff,
		Timeout:           g.config.RequestTimeout,
		ErrorLogger: kafkago.LoggerFunc(func(format string, args ...any) {
			g.config.Log.Debug("group protocol: "+fmt.Sprintf(format, args...), logattr.Group(g.config.Group))
		}),
	}
}

// enter makes an assignment the current one.
func (g *Group) enter(a *assignment) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.current = a
}

// leave says how an assignment ended.
func (g *Group) leave(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.current = nil
	g.drained = err
}
