package kafka

import "github.com/segmentio/kafka-go/compress"

// Compression is what a producer compresses its batches with. A consumer reads all of them.
type Compression int8

// The compressions that Kafka knows.
const (
	// NoCompression leaves batches as they are.
	NoCompression Compression = iota
	// Gzip compresses most and is slowest.
	Gzip
	// Snappy is fast.
	Snappy
	// LZ4 is fast.
	LZ4
	// Zstd compresses nearly as well as Gzip and is nearly as fast as LZ4.
	Zstd
)

// codec returns kafka-go's number of the compression, which is the protocol's.
func (c Compression) codec() compress.Compression { return compress.Compression(c) }

func (c Compression) known() bool { return c >= NoCompression && c <= Zstd }
