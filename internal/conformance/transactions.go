package conformance

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/twmb/franz-go/pkg/kgo"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// abortedTransactions lets two transactional producers interleave, commit and abort, and leaves
// one transaction open: no aborted, open or control record is delivered, each committed one once.
func abortedTransactions(t *testing.T, b *bench) {
	b.topic(t, "notes", 2)
	b.topic(t, "notes.dlq", 1)
	producers := []*transactor{newTransactor(t, b, "one"), newTransactor(t, b, "two")}
	var committed []string
	for round := range 20 {
		for _, p := range producers {
			p.begin(t)
		}
		for i := range 10 {
			for _, p := range producers {
				p.produce(t, b, fmt.Sprintf("%s round %d record %d", p.name, round, i))
			}
		}
		for i, p := range producers {
			commit := (round+i)%3 != 0
			if texts := p.end(t, commit); commit {
				committed = append(committed, texts...)
			}
		}
	}
	open := newTransactor(t, b, "open")
	open.begin(t)
	for i := range 10 {
		open.produce(t, b, fmt.Sprintf("open record %d", i))
	}

	var mu sync.Mutex
	var came []string
	consumer := b.start(t, b.consumerConfig(), handle(func(_ context.Context, r *event.Record) error {
		mu.Lock()
		defer mu.Unlock()
		came = append(came, string(r.Value))
		return nil
	}, "notes"))
	kafkatest.Eventually(t, patience, "the committed records handled", func() bool {
		return consumer.Stats().Handled >= int64(len(committed))
	})
	open.end(t, false)
	last := newTransactor(t, b, "last")
	last.begin(t)
	for i := range 10 {
		last.produce(t, b, fmt.Sprintf("last record %d", i))
	}
	committed = append(committed, last.end(t, true)...)
	kafkatest.Eventually(t, patience, "no lag", func() bool {
		stats := consumer.Stats()
		return stats.Handled >= int64(len(committed)) && stats.Lag() == 0
	})
	mu.Lock()
	defer mu.Unlock()
	t.Logf("committed %d, delivered %d", len(committed), len(came))
	slices.Sort(came)
	slices.Sort(committed)
	if !slices.Equal(came, committed) {
		t.Errorf("delivered %q, want %q", came, committed)
	}
}

// transactor is a transactional producer.
type transactor struct {
	name   string
	client *kgo.Client
	texts  []string // of the transaction
}

func newTransactor(t *testing.T, b *bench, name string) *transactor {
	t.Helper()
	client, err := kgo.NewClient(kgo.SeedBrokers(b.addrs...), kgo.TransactionalID(b.prefix+name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return &transactor{name: name, client: client}
}

func (p *transactor) begin(t *testing.T) {
	t.Helper()
	if err := p.client.BeginTransaction(); err != nil {
		t.Fatal(err)
	}
	p.texts = nil
}

func (p *transactor) produce(t *testing.T, b *bench, text string) {
	t.Helper()
	r := &kgo.Record{Topic: b.prefix + "notes", Key: []byte(text), Value: []byte(text)}
	if err := p.client.ProduceSync(t.Context(), r).FirstErr(); err != nil {
		t.Fatal(err)
	}
	p.texts = append(p.texts, text)
}

// end ends the transaction and returns what it had.
func (p *transactor) end(t *testing.T, commit bool) []string {
	t.Helper()
	if err := p.client.EndTransaction(t.Context(), kgo.TransactionEndTry(commit)); err != nil {
		t.Fatal(err)
	}
	return p.texts
}
