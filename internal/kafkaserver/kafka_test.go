//go:build kafka && unix

package kafkaserver

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	kafkago "github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/sasl/plain"
)

const patience = 30 * time.Second

func TestOneBrokerTakesAndGivesRecords(t *testing.T) {
	cluster := StartForTest(t, Config{})
	client := newClient(t, cluster.Addresses(), nil)
	createTopic(t, client, "one", 1)
	produce(t, client, "one", "hello")
	checkValues(t, client, "one", "hello")
}

func TestThreeBrokersOutlastOne(t *testing.T) {
	cluster := StartForTest(t, Config{Brokers: 3})
	if count := len(cluster.Addresses()); count != 3 {
		t.Fatalf("%d addresses", count)
	}
	client := newClient(t, cluster.Addresses(), nil)
	createTopic(t, client, "three", 3)
	produce(t, client, "three", "before")

	leader := partition(t, client, "three").Leader.ID
	if err := cluster.Kill(leader); err != nil {
		t.Fatal(err)
	}
	eventually(t, patience, func() error {
		if now := partition(t, client, "three").Leader.ID; now == leader || now == 0 {
			return fmt.Errorf("leader is %d", now)
		}
		return nil
	})
	produce(t, client, "three", "while it is down")

	if err := cluster.Start(t.Context(), leader); err != nil {
		t.Fatal(err)
	}
	eventually(t, patience, func() error {
		if inSync := partition(t, client, "three").Isr; len(inSync) != 3 {
			return fmt.Errorf("in sync: %v", inSync)
		}
		return nil
	})
	checkValues(t, client, "three", "before", "while it is down")
}

func TestAllNodesComeBackWithTheirData(t *testing.T) {
	cluster := StartForTest(t, Config{Brokers: 3})
	client := newClient(t, cluster.Addresses(), nil)
	createTopic(t, client, "kept", 3)
	produce(t, client, "kept", "hello")
	if err := cluster.Kill(1, 2, 3); err != nil {
		t.Fatal(err)
	}
	if err := cluster.Start(t.Context(), 1, 2, 3); err != nil {
		t.Fatal(err)
	}
	checkValues(t, client, "kept", "hello")
	if runs := strings.Count(readFile(t, cluster.Log(2)), "Kafka Server started"); runs != 2 {
		t.Errorf("the log tells of %d starts", runs)
	}
	if tail := cluster.LogTail(2); len(tail) == 0 || len(tail) > 3<<10 {
		t.Errorf("tail of %d bytes", len(tail))
	}
}

func TestPausedNodeHoldsItsConnectionsAndAnswersNothing(t *testing.T) {
	cluster := StartForTest(t, Config{})
	if err := cluster.Pause(1); err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", cluster.Addresses()[0])
	if err != nil {
		t.Fatalf("the listener is gone: %v", err)
	}
	defer func() { _ = conn.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	client := newClient(t, cluster.Addresses(), nil)
	if _, err := client.Metadata(ctx, &kafkago.MetadataRequest{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if err := cluster.Resume(1); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Metadata(t.Context(), &kafkago.MetadataRequest{}); err != nil {
		t.Error(err)
	}
}

func TestPausedNodeCanBeKilled(t *testing.T) {
	cluster := StartForTest(t, Config{})
	if err := errors.Join(cluster.Pause(1), cluster.Kill(1), cluster.Kill(1)); err != nil {
		t.Fatal(err)
	}
	if err := cluster.Err(); err != nil {
		t.Errorf("a node that was told to end is reported: %v", err)
	}
	if err := cluster.Pause(1); err == nil {
		t.Error("no error for a node that does not run")
	}
}

func TestNodeThatEndsByItselfIsReported(t *testing.T) {
	cluster := StartForTest(t, Config{})
	p, _ := cluster.state(cluster.nodes[0])
	if err := syscall.Kill(p.cmd.Process.Pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	select {
	case <-cluster.Done():
	case <-time.After(patience):
		t.Fatal("nothing reported")
	}
	var failed *NodeError
	if err := cluster.Err(); !errors.As(err, &failed) || failed.Node != 1 {
		t.Errorf("got %v", err)
	}
	if err := cluster.Start(t.Context(), 1); err != nil {
		t.Errorf("it does not start again: %v", err)
	}
}

func TestBadSettingIsNamed(t *testing.T) {
	_, err := Start(t.Context(), Config{
		Dir: t.TempDir(), Properties: map[string]string{"num.io.threads": "none"},
	})
	var failed *NodeError
	if !errors.As(err, &failed) || !strings.Contains(err.Error(), "num.io.threads") {
		t.Errorf("got %v", err)
	}
}

func TestPortThatIsTakenIsNamed(t *testing.T) {
	cluster := StartForTest(t, Config{})
	if err := cluster.Kill(1); err != nil {
		t.Fatal(err)
	}
	taken, err := net.Listen("tcp", cluster.Addresses()[0])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	go hangUp(taken)
	err = cluster.Start(t.Context(), 1)
	var failed *NodeError
	if !errors.As(err, &failed) || !strings.Contains(err.Error(), "Address already in use") {
		t.Errorf("got %v", err)
	}
}

// hangUp ends every connection at once, until the listener is closed.
func hangUp(l net.Listener) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		_ = conn.Close()
	}
}

func TestListenerWithSASL(t *testing.T) {
	const login = `org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="secret";`
	cluster := StartForTest(t, Config{Listeners: []Listener{{
		Name: "SASL", SecurityProtocol: "SASL_PLAINTEXT",
		Properties: map[string]string{"sasl.enabled.mechanisms": "PLAIN", "plain.sasl.jaas.config": login},
	}}})
	addresses := cluster.AddressesOf("SASL")
	good := newClient(t, addresses, plain.Mechanism{Username: "alice", Password: "secret"})
	metadata, err := good.Metadata(t.Context(), &kafkago.MetadataRequest{})
	if err != nil {
		t.Fatal(err)
	}
	// What a broker advertises on a listener is that listener's own address.
	if got := net.JoinHostPort(metadata.Brokers[0].Host, strconv.Itoa(metadata.Brokers[0].Port)); got != addresses[0] {
		t.Errorf("advertised %s, want %s", got, addresses[0])
	}
	bad := newClient(t, addresses, plain.Mechanism{Username: "alice", Password: "guess"})
	if _, err := bad.Metadata(t.Context(), &kafkago.MetadataRequest{}); !errors.Is(err, kafkago.SASLAuthenticationFailed) {
		t.Errorf("got %v", err)
	}
}

func TestClosedClusterIsGone(t *testing.T) {
	cluster, err := Start(t.Context(), Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(cluster.Close(), cluster.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(cluster.Log(1)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its folder: %v", err)
	}
	if err := cluster.Err(); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if err := cluster.Start(t.Context(), 1); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

// TestNodesEndWithTheirParent starts itself as the parent of a cluster and kills that.
func TestNodesEndWithTheirParent(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux ends a process with its parent")
	}
	const parentEnv = "KAFKASERVER_TEST_PARENT"
	if dir := os.Getenv(parentEnv); dir != "" {
		beParent(t, dir)
	}
	parent := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	parent.Env = append(os.Environ(), parentEnv+"="+t.TempDir())
	output, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	var node int
	if _, err := fmt.Fscan(output, &node); err != nil {
		t.Fatal(err)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait() // it was killed
	eventually(t, patience, func() error {
		if err := syscall.Kill(node, 0); errors.Is(err, syscall.ESRCH) {
			return nil
		}
		return errors.New("the node is there")
	})
}

// beParent starts a cluster, tells the process of its node, and waits to be killed.
func beParent(t *testing.T, dir string) {
	t.Helper()
	cluster := StartForTest(t, Config{Dir: dir})
	p, _ := cluster.state(cluster.nodes[0])
	_, _ = fmt.Fprintln(os.Stdout, p.cmd.Process.Pid)
	select {}
}
