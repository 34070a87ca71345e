// Package partition runs the work of one assigned partition: one task a record, in order within
// a key and side by side across keys, until each is done. It holds back more records than the
// partition may have open, knows what may be committed, and drains when the partition is given
// up.
//
// It knows nothing of Kafka: a task is anything that can be run again. It imports
// internal/keyqueue and internal/offsets.
package partition
