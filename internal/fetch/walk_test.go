package fetch

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/segmentio/kafka-go/protocol"
	fetchapi "github.com/segmentio/kafka-go/protocol/fetch"

	"github.com/eventc/eventc/event"
)

// batch is what a record reader of kafka-go gives out for one batch.
type batch struct {
	records []protocol.Record
	err     error
}

func (b *batch) ReadRecord() (*protocol.Record, error) {
	if len(b.records) == 0 {
		if b.err != nil {
			return nil, b.err
		}
		return nil, io.EOF
	}
	r := &b.records[0]
	b.records = b.records[1:]
	return r, nil
}

func record(offset int64, key, value []byte) protocol.Record {
	return protocol.Record{Offset: offset, Key: protocol.NewBytes(key), Value: protocol.NewBytes(value)}
}

func plain(offsets ...int64) *protocol.RecordBatch {
	return &protocol.RecordBatch{BaseOffset: offsets[0], ProducerID: -1, Records: &batch{records: valued(offsets)}}
}

func transactional(producer int64, offsets ...int64) *protocol.RecordBatch {
	return &protocol.RecordBatch{
		Attributes: protocol.Transactional, BaseOffset: offsets[0], ProducerID: producer,
		Records: &batch{records: valued(offsets)},
	}
}

func valued(offsets []int64) []protocol.Record {
	var records []protocol.Record
	for _, offset := range offsets {
		records = append(records, record(offset, nil, []byte("v")))
	}
	return records
}

func marker(producer, offset int64, kind byte) *protocol.ControlBatch {
	return &protocol.ControlBatch{
		Attributes: protocol.Control, BaseOffset: offset, ProducerID: producer,
		Records: &batch{records: []protocol.Record{record(offset, []byte{0, 0, 0, kind}, []byte("...."))}},
	}
}

func abort(producer, offset int64) *protocol.ControlBatch  { return marker(producer, offset, 0) }
func commit(producer, offset int64) *protocol.ControlBatch { return marker(producer, offset, 1) }

func answer(aborted []fetchapi.ResponseTransaction, batches ...protocol.RecordReader) *fetchapi.ResponsePartition {
	return &fetchapi.ResponsePartition{
		Partition:           3,
		AbortedTransactions: aborted,
		RecordSet:           protocol.RecordSet{Version: 2, Records: &protocol.RecordStream{Records: batches}},
	}
}

func wantWalk(t *testing.T, a *fetchapi.ResponsePartition, from int64, offsets []int64, next int64) []event.Record {
	t.Helper()
	records, gotNext, err := walk(a, "topic", from)
	if err != nil {
		t.Fatal(err)
	}
	var got []int64
	for _, r := range records {
		got = append(got, r.Offset)
	}
	if !slices.Equal(got, offsets) || gotNext != next {
		t.Errorf("records %v, next %d; want %v, %d", got, gotNext, offsets, next)
	}
	return records
}

func TestARecordComesWhole(t *testing.T) {
	at := time.Date(2026, 3, 4, 5, 6, 7, 8e6, time.FixedZone("", 3600))
	r := record(7, []byte("k"), []byte("v"))
	r.Time = at
	r.Headers = []protocol.Header{{Key: "a", Value: []byte("1")}, {Key: "a", Value: nil}, {Key: "b", Value: []byte{}}}
	got := wantWalk(t, answer(nil, &protocol.RecordBatch{BaseOffset: 7, Records: &batch{records: []protocol.Record{r}}}), 7, []int64{7}, 8)[0]
	if got.Topic != "topic" || got.Partition != 3 || string(got.Key) != "k" || string(got.Value) != "v" ||
		!got.Time.Equal(at) || got.Time.Location() != time.UTC {
		t.Errorf("record is %+v", got)
	}
	if len(got.Headers) != 3 || string(got.Headers[0].Value) != "1" || got.Headers[1].Value != nil || got.Headers[2].Value == nil {
		t.Errorf("headers are %+v, want a=1, a=null, b=empty", got.Headers)
	}
}

func TestNullAndEmptyStayApart(t *testing.T) {
	batches := &protocol.RecordBatch{Records: &batch{records: []protocol.Record{
		record(0, nil, nil), record(1, []byte{}, []byte{}),
	}}}
	records := wantWalk(t, answer(nil, batches), 0, []int64{0, 1}, 2)
	if records[0].Key != nil || records[0].Value != nil {
		t.Errorf("null came as %+v", records[0])
	}
	if records[1].Key == nil || records[1].Value == nil || len(records[1].Key)+len(records[1].Value) != 0 {
		t.Errorf("empty came as %+v", records[1])
	}
}

func TestRecordsBeforeTheOffsetAreLeftOut(t *testing.T) {
	wantWalk(t, answer(nil, plain(4, 5, 6, 7)), 6, []int64{6, 7}, 8)
}

func TestNothingFetched(t *testing.T) {
	wantWalk(t, answer(nil), 5, nil, 5)
	wantWalk(t, &fetchapi.ResponsePartition{}, 5, nil, 5)
}

func TestAbortedRecordsAndMarkersAreLeftOut(t *testing.T) {
	aborted := []fetchapi.ResponseTransaction{{ProducerID: 2, FirstOffset: 6}, {ProducerID: 1, FirstOffset: 0}}
	wantWalk(
		t,
		answer(
			aborted,
			transactional(1, 0, 1), // aborted at 3
			transactional(2, 2),    // committed at 4
			abort(1, 3),
			commit(2, 4),
			transactional(1, 5),    // committed at 8
			transactional(2, 6, 7), // aborted at 9
			commit(1, 8),
			abort(2, 9),
			plain(10),
			transactional(2, 11),
			commit(2, 12),
		),
		0, []int64{2, 5, 10, 11}, 13,
	)
}

func TestAnIdempotentBatchIsNoTransaction(t *testing.T) {
	b := plain(1, 2)
	b.ProducerID = 9
	wantWalk(t, answer([]fetchapi.ResponseTransaction{{ProducerID: 9, FirstOffset: 0}}, b), 1, []int64{1, 2}, 3)
}

func TestATransactionThatBeganBeforeTheOffset(t *testing.T) {
	wantWalk(
		t,
		answer([]fetchapi.ResponseTransaction{{ProducerID: 1, FirstOffset: 0}}, transactional(1, 5, 6), abort(1, 7)),
		6, nil, 8,
	)
}

func TestWhatCompactionLeavesIsPassed(t *testing.T) {
	empty := &protocol.RecordBatch{BaseOffset: 5, Records: &batch{}}
	wantWalk(t, answer(nil, empty), 5, nil, 6)
	wantWalk(t, answer(nil, plain(5, 6)), 9, nil, 10)
	wantWalk(t, answer(nil, empty, plain(20)), 9, []int64{20}, 21)
}

func TestWhatCannotBeReadIsAnError(t *testing.T) {
	broken := errors.New("broken")
	short := &protocol.ControlBatch{Records: &batch{records: []protocol.Record{record(5, []byte{0}, nil)}}}
	for name, test := range map[string]struct {
		batch protocol.RecordReader
		want  string
	}{
		"record": {&protocol.RecordBatch{Records: &batch{err: broken}}, "topic/3 at offset 5: broken"},
		"marker": {short, "topic/3 at offset 5: key of a control record has 1 bytes, want 4"},
		"format": {
			&protocol.MessageSet{Records: &batch{}},
			"topic/3 at offset 5: message format older than version 2: rewrite the topic with a newer producer",
		},
	} {
		t.Run(name, func(t *testing.T) {
			records, next, err := walk(answer(nil, test.batch), "topic", 5)
			if err == nil || err.Error() != test.want || records != nil || next != 5 {
				t.Errorf("%v, %d, %v; want the error %q", records, next, err, test.want)
			}
		})
	}
}

func TestAnAnswerToAnotherQuestionIsAnError(t *testing.T) {
	topics := func(name string, partitions ...int32) []fetchapi.ResponseTopic {
		topic := fetchapi.ResponseTopic{Topic: name}
		for _, p := range partitions {
			topic.Partitions = append(topic.Partitions, fetchapi.ResponsePartition{Partition: p})
		}
		return []fetchapi.ResponseTopic{topic}
	}
	for name, message := range map[string]any{
		"message":       bytes.NewReader(nil),
		"no topic":      &fetchapi.Response{},
		"topic":         &fetchapi.Response{Topics: topics("other", 1)},
		"no partition":  &fetchapi.Response{Topics: topics("topic")},
		"partition":     &fetchapi.Response{Topics: topics("topic", 2)},
		"two instead 1": &fetchapi.Response{Topics: topics("topic", 1, 2)},
	} {
		if _, err := answerFor(message, "topic", 1); !errors.Is(err, errShape) {
			t.Errorf("%s: %v, want %v", name, err, errShape)
		}
	}
	if _, err := answerFor(&fetchapi.Response{Topics: topics("topic", 1)}, "topic", 1); err != nil {
		t.Error(err)
	}
}
