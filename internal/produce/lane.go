package produce

import (
	"sync"
	"time"
)

// lane is the queue of one partition. It has a worker only while it has deliveries.
type lane struct {
	sender    *Sender
	topic     string
	partition int
	full      chan struct{} // holds a token when a lingering batch need not wait any longer

	mu      sync.Mutex
	queue   []*Delivery
	bytes   int
	working bool
}

func (l *lane) add(d *Delivery) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.queue = append(l.queue, d)
	l.bytes += Size(&d.Record)
	if l.isFull() {
		select {
		case l.full <- struct{}{}:
		default:
		}
	}
	if !l.working {
		l.working = true
		l.sender.spawn(l.work)
	}
}

func (l *lane) isFull() bool {
	return len(l.queue) >= l.sender.config.BatchRecords || l.bytes >= l.sender.config.BatchBytes
}

// work sends batch after batch until there is nothing left to send.
func (l *lane) work() {
	l.linger()
	for {
		deliveries, more := l.take()
		if !more {
			return
		}
		b := batch{lane: l, deliveries: deliveries}
		b.deliver()
	}
}

// linger gives a first batch time to fill. Later ones fill while the one before is on its way.
func (l *lane) linger() {
	if l.sender.config.Linger <= 0 {
		return
	}
	timer := time.NewTimer(l.sender.config.Linger)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-l.full:
	case <-l.sender.closing:
	}
}

// take takes the deliveries of the next batch; false means that the queue is empty and the worker
// is to end.
func (l *lane) take() ([]*Delivery, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.queue) == 0 {
		l.queue = nil
		l.working = false
		return nil, false
	}
	var taken []*Delivery
	bytes := batchOverhead
	n := 0
	for ; n < len(l.queue) && len(taken) < l.sender.config.BatchRecords; n++ {
		d := l.queue[n]
		size := Size(&d.Record)
		if len(taken) > 0 && bytes+size > l.sender.config.BatchBytes {
			break
		}
		l.bytes -= size
		if d.moved(queued, sending) {
			taken = append(taken, d)
			bytes += size
		}
	}
	l.queue = l.queue[n:]
	return taken, true
}
