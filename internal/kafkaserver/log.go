//go:build unix

package kafkaserver

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

// Log returns the path of a node's log file, which holds all runs of the node.
func (c *Cluster) Log(node int) string { return c.nodes[node-1].log() }

// LogTail returns the last lines of a node's log, about 3 KB of them.
func (c *Cluster) LogTail(node int) string {
	const size = 3 << 10
	tail, err := readTail(c.Log(node), size)
	if err != nil {
		return fmt.Sprintf("(no log: %v)", err)
	}
	return tail
}

func (n *node) failure(cause error) *NodeError {
	const size = 64 << 10
	tail, err := readTail(n.log(), size)
	if err != nil {
		cause = errors.Join(cause, err)
	}
	return &NodeError{Node: n.id, Log: n.log(), LastError: lastError(tail), Cause: cause}
}

// readTail returns at most the last size bytes of a file, without a line cut in two.
func readTail(path string, size int64) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // read only
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	offset := max(0, info.Size()-size)
	tail, err := io.ReadAll(io.NewSectionReader(f, offset, size))
	if err != nil {
		return "", err
	}
	if offset == 0 {
		return string(tail), nil
	}
	_, whole, _ := strings.Cut(string(tail), "\n")
	return whole, nil
}

// logError finds what was logged as an error, and the exceptions below it.
var logError = regexp.MustCompile(
	`(?m)^(\[[^\]]*\] (ERROR|FATAL) |Exception in |Caused by: |Error: |[\w.$]+(Exception|Error): ).*$`)

func lastError(tail string) string {
	all := logError.FindAllString(tail, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}
