package kafka

import (
	"context"
	"errors"

	"github.com/eventc/eventc/internal/produce"
)

// call is a call that waits for its messages.
type call struct {
	producer *Producer
	results  chan result
	open     map[int]accepted // by index
	failed   map[int]*DeliveryError
	total    int
}

type accepted struct {
	message  message
	delivery *produce.Delivery
}

type result struct {
	index int
	err   error
}

func newCall(p *Producer, total int) *call {
	return &call{
		producer: p,
		results:  make(chan result, total),
		open:     make(map[int]accepted, total),
		failed:   make(map[int]*DeliveryError),
		total:    total,
	}
}

// add hands a message over, unless it could not be encoded.
func (c *call) add(ctx context.Context, m message, err error) {
	delivery := &produce.Delivery{Record: m.record, Done: func(r produce.Result) {
		c.results <- result{m.index, c.producer.settle(m, r)}
	}}
	if err == nil {
		err = c.producer.sender.Add(ctx, delivery)
	}
	if err != nil {
		c.failed[m.index] = m.failure(err, false)
		return
	}
	c.open[m.index] = accepted{m, delivery}
}

// wait waits for the messages that were accepted, and returns the errors.
func (c *call) wait(ctx context.Context) error {
	for len(c.open) > 0 {
		select {
		case r := <-c.results:
			c.settle(r)
		case <-ctx.Done():
			c.giveUp(ctx.Err())
		}
	}
	return c.err()
}

func (c *call) settle(r result) {
	delete(c.open, r.index)
	var failure *DeliveryError
	if errors.As(r.err, &failure) {
		c.failed[r.index] = failure
	}
}

// giveUp takes back what is not on its way. What is, goes on without anybody who waits for it.
func (c *call) giveUp(err error) {
	c.settleAnswered()
	for index, a := range c.open {
		withdrawn := c.producer.sender.Withdraw(a.delivery)
		c.failed[index] = a.message.failure(err, !withdrawn)
	}
	clear(c.open)
}

// settleAnswered takes the results that are there.
func (c *call) settleAnswered() {
	for {
		select {
		case r := <-c.results:
			c.settle(r)
		default:
			return
		}
	}
}

func (c *call) err() error {
	if len(c.failed) == 0 {
		return nil
	}
	if c.total == 1 {
		return c.failed[0]
	}
	err := &PublishError{Total: c.total}
	for index := range c.total {
		if failure, ok := c.failed[index]; ok {
			err.Failed = append(err.Failed, failure)
		}
	}
	return err
}
