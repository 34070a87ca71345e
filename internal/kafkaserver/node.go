//go:build unix

package kafkaserver

import (
	"os"
	"path/filepath"
	"strconv"
)

// node is one broker and controller. What does not change is its own; process and paused belong
// to the cluster's lock.
type node struct {
	id        int
	dir       string
	addresses map[string]string // by listener
	command   []string

	process *process // nil while the node is down
	paused  bool
}

func (n *node) address(listener string) string { return n.addresses[listener] }
func (n *node) dataDir() string                { return filepath.Join(n.dir, "data") }
func (n *node) log() string                    { return filepath.Join(n.dir, "broker.log") }
func (n *node) settings() string               { return filepath.Join(n.dir, "server.properties") }

// newNodes returns the nodes of a cluster that does not run yet, with all their ports.
func newNodes(cfg Config, dir string) ([]*node, error) {
	listeners := []string{Plaintext, controllerListener}
	for _, l := range cfg.Listeners {
		listeners = append(listeners, l.Name)
	}
	free, err := freePorts(cfg.Brokers * len(listeners))
	if err != nil {
		return nil, err
	}
	nodes := make([]*node, cfg.Brokers)
	for i := range nodes {
		addresses := make(map[string]string, len(listeners))
		for _, name := range listeners {
			addresses[name], free = free[0], free[1:]
		}
		id := i + 1
		nodes[i] = &node{
			id: id, dir: filepath.Join(dir, "node-"+strconv.Itoa(id)), addresses: addresses,
		}
	}
	return nodes, nil
}

// prepare writes what the node starts from: its settings and a formatted data folder.
func (n *node) prepare(cfg Config, inst *installation, clusterID string, all []*node) error {
	if err := os.MkdirAll(n.dataDir(), 0o750); err != nil {
		return err
	}
	logSettings := filepath.Join(n.dir, "log4j2.xml")
	files := map[string][]byte{
		logSettings:  log4j,
		n.settings(): serverProperties(cfg, n, all).encode(),
		filepath.Join(n.dataDir(), checkpointFile):    inst.checkpoint,
		filepath.Join(n.dataDir(), "meta.properties"): metaProperties(n.id, clusterID).encode(),
	}
	for path, content := range files {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
	}
	n.command = javaCommand(cfg, inst, logSettings, n.settings())
	return nil
}

// metaProperties is what formatting writes into a data folder besides the checkpoint.
func metaProperties(node int, clusterID string) properties {
	return properties{
		"version":      "1",
		"node.id":      strconv.Itoa(node),
		"cluster.id":   clusterID,
		"directory.id": newID(),
	}
}

// javaCommand starts a broker that is small and quick to start rather than fast in the long run.
func javaCommand(cfg Config, inst *installation, logSettings, settings string) []string {
	command := []string{
		inst.java, "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
		"-Dlog4j2.configurationFile=file:" + logSettings,
	}
	command = append(command, cfg.JVMOptions...)
	return append(command, "-cp", inst.classPath, "kafka.Kafka", settings)
}
