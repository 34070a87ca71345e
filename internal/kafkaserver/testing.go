//go:build unix

package kafkaserver

import "testing"

// StartForTest starts a cluster for a test, which it ends when the cluster does not start, Java or
// Maven missing included. When the test is over the cluster is closed; when it has failed, the
// ends of the nodes' logs are logged first.
func StartForTest(tb testing.TB, cfg Config) *Cluster {
	tb.Helper()
	c, err := Start(tb.Context(), cfg)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if tb.Failed() {
			c.logTails(tb)
		}
		if err := c.Close(); err != nil {
			tb.Errorf("close the cluster: %v", err)
		}
	})
	return c
}

func (c *Cluster) logTails(tb testing.TB) {
	tb.Helper()
	for _, n := range c.nodes {
		tb.Logf("end of the log of kafka node %d:\n%s", n.id, c.LogTail(n.id))
	}
}
