//go:build unix

package kafkaserver

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestPropertiesAreSortedAndEscaped(t *testing.T) {
	got := string(properties{"b": "two\nlines", "a": `back\slash`}.encode())
	if want := "a=back\\\\slash\nb=two\\nlines\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestServerProperties(t *testing.T) {
	cfg := Config{
		Brokers:        3,
		SessionTimeout: 9 * time.Second,
		Listeners: []Listener{{
			Name: "SECURE", SecurityProtocol: "SASL_PLAINTEXT",
			Properties: map[string]string{"sasl.enabled.mechanisms": "PLAIN"},
		}, {Name: "OTHER"}},
		Properties: map[string]string{"auto.create.topics.enable": "true"},
	}
	nodes, err := newNodes(cfg, "/cluster")
	if err != nil {
		t.Fatal(err)
	}
	n := nodes[1]
	lines := strings.Split(string(serverProperties(cfg, n, nodes).encode()), "\n")
	for _, want := range []string{
		"node.id=2",
		"log.dirs=/cluster/node-2/data",
		"controller.quorum.voters=1@" + nodes[0].address(controllerListener) +
			",2@" + n.address(controllerListener) + ",3@" + nodes[2].address(controllerListener),
		"listeners=PLAINTEXT://" + n.address(Plaintext) + ",SECURE://" + n.address("SECURE") +
			",OTHER://" + n.address("OTHER") + ",CONTROLLER://" + n.address(controllerListener),
		"advertised.listeners=PLAINTEXT://" + n.address(Plaintext) + ",SECURE://" + n.address("SECURE") +
			",OTHER://" + n.address("OTHER"),
		"listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," +
			"SECURE:SASL_PLAINTEXT,OTHER:PLAINTEXT",
		"listener.name.secure.sasl.enabled.mechanisms=PLAIN",
		"auto.create.topics.enable=true",
		"default.replication.factor=3",
		"offsets.topic.replication.factor=3",
		"transaction.state.log.replication.factor=3",
		"min.insync.replicas=2",
		"transaction.state.log.min.isr=2",
		"broker.session.timeout.ms=9000",
		"broker.heartbeat.interval.ms=1800",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is missing in:\n%s", want, strings.Join(lines, "\n"))
		}
	}
}

func TestOneNodeNeedsNoOther(t *testing.T) {
	p := replication(1)
	for key, value := range p {
		if !strings.HasSuffix(key, "num.partitions") && value != "1" {
			t.Errorf("%s=%s", key, value)
		}
	}
}

func TestNewIDIsOneOfKafkas(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		id := newID()
		if len(id) != 22 || id[0] == '-' || seen[id] {
			t.Fatalf("id %q", id)
		}
		seen[id] = true
	}
}

func TestFreePortsDiffer(t *testing.T) {
	addresses, err := freePorts(12)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(addresses)
	if distinct := slices.Compact(slices.Clone(addresses)); len(distinct) != 12 {
		t.Errorf("got %v", addresses)
	}
}
