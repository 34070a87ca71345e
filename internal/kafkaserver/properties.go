//go:build unix

package kafkaserver

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// properties is a file in the format of java.util.Properties.
type properties map[string]string

// encode returns the file's content, sorted by key.
func (p properties) encode() []byte {
	var b bytes.Buffer
	escape := strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	for _, key := range slices.Sorted(maps.Keys(p)) {
		b.WriteString(key + "=" + escape.Replace(p[key]) + "\n")
	}
	return b.Bytes()
}

// serverProperties are the settings of one node, which is one of nodes.
func serverProperties(cfg Config, n *node, nodes []*node) properties {
	p := properties{}
	maps.Copy(p, identity(n, nodes))
	maps.Copy(p, listenerProperties(cfg, n))
	maps.Copy(p, replication(len(nodes)))
	maps.Copy(p, timing(cfg.SessionTimeout))
	maps.Copy(p, cfg.Properties)
	return p
}

func identity(n *node, nodes []*node) properties {
	voters := make([]string, len(nodes))
	for i, each := range nodes {
		voters[i] = fmt.Sprintf("%d@%s", each.id, each.address(controllerListener))
	}
	return properties{
		"process.roles":             "broker,controller",
		"node.id":                   strconv.Itoa(n.id),
		"controller.quorum.voters":  strings.Join(voters, ","),
		"log.dirs":                  n.dataDir(),
		"auto.create.topics.enable": "false",
		// The default, 128 MB of heap for the log cleaner, is most of what a small broker uses.
		"log.cleaner.dedupe.buffer.size": "4194304",
	}
}

func listenerProperties(cfg Config, n *node) properties {
	p := properties{
		"controller.listener.names":  controllerListener,
		"inter.broker.listener.name": Plaintext,
	}
	advertised := []string{Plaintext + "://" + n.address(Plaintext)}
	protocols := []string{Plaintext + ":PLAINTEXT", controllerListener + ":PLAINTEXT"}
	for _, l := range cfg.Listeners {
		protocol := l.SecurityProtocol
		if protocol == "" {
			protocol = "PLAINTEXT"
		}
		advertised = append(advertised, l.Name+"://"+n.address(l.Name))
		protocols = append(protocols, l.Name+":"+protocol)
		for key, value := range l.Properties {
			p["listener.name."+strings.ToLower(l.Name)+"."+key] = value
		}
	}
	listeners := append(slices.Clone(advertised),
		controllerListener+"://"+n.address(controllerListener))
	p["listeners"] = strings.Join(listeners, ",")
	p["advertised.listeners"] = strings.Join(advertised, ",")
	p["listener.security.protocol.map"] = strings.Join(protocols, ",")
	return p
}

// replication keeps every topic on every node, and writable without one of three.
func replication(nodes int) properties {
	factor, inSync := strconv.Itoa(nodes), strconv.Itoa((nodes+1)/2)
	p := properties{
		"default.replication.factor":            factor,
		"min.insync.replicas":                   inSync,
		"offsets.topic.replication.factor":      factor,
		"offsets.topic.num.partitions":          "3",
		"transaction.state.log.min.isr":         inSync,
		"share.coordinator.state.topic.min.isr": inSync,
	}
	for _, topic := range []string{"transaction.state.log", "share.coordinator.state.topic"} {
		p[topic+".replication.factor"] = factor
		p[topic+".num.partitions"] = "3"
	}
	return p
}

// timing makes fail-over quick: a fifth of the session for heartbeats, and a quorum on one machine
// that need not wait as long for its votes as one across data centres.
func timing(session time.Duration) properties {
	return properties{
		"group.initial.rebalance.delay.ms":          "0",
		"broker.session.timeout.ms":                 milliseconds(session),
		"broker.heartbeat.interval.ms":              milliseconds(session / 5),
		"controller.quorum.election.timeout.ms":     "300",
		"controller.quorum.fetch.timeout.ms":        "600",
		"controller.quorum.election.backoff.max.ms": "300",
	}
}

func milliseconds(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

// newID returns an id in Kafka's form: 16 random bytes in 22 characters of base64url. The first
// bit is cleared because Kafka gives out no id that starts with a dash.
func newID() string {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails, by its documentation
	id[0] &= 0x7f
	return base64.RawURLEncoding.EncodeToString(id[:])
}
