package kafka_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/segmentio/kafka-go/sasl/plain"
	"github.com/twmb/franz-go/pkg/kfake"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/kafka"
	"github.com/eventc/eventc/kafka/kafkatest"
)

// certificate returns the two sides of TLS with a certificate for 127.0.0.1.
func certificate(t *testing.T) (server, client *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	server = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
	return server, &tls.Config{RootCAs: roots}
}

func secureBroker(t *testing.T) (*kafkatest.Broker, *tls.Config) {
	t.Helper()
	server, client := certificate(t)
	broker, err := kafkatest.NewBroker(kafkatest.Config{
		Topics:  map[string]int{"notes": 2, "notes.dlq": 1},
		Options: []kfake.Opt{kfake.TLS(server), kfake.EnableSASL(), kfake.Superuser("PLAIN", "me", "secret")},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(broker.Close)
	return broker, client
}

func TestTLSAndSASL(t *testing.T) {
	broker, client := secureBroker(t)
	mechanism := plain.Mechanism{Username: "me", Password: "secret"}
	producer := newProducer(t, kafka.ProducerConfig{Brokers: broker.Addrs(), TLS: client, SASL: mechanism})
	if err := producer.Publish(t.Context(), note{"notes", "a", "1"}); err != nil {
		t.Fatal(err)
	}
	var j journal
	config := quick(broker)
	config.TLS, config.SASL = client, mechanism
	start(t, config, handle(j.take, "notes"))
	kafkatest.Eventually(t, patience, "the event handled", func() bool { return j.count() == 1 })
}

func TestRefusedConnectionsAreNamed(t *testing.T) {
	broker, client := secureBroker(t)
	for name, test := range map[string]struct {
		change func(*kafka.ConsumerConfig)
		want   string
	}{
		"no TLS": {func(*kafka.ConsumerConfig) {}, "check the settings of TLS and SASL"},
		"wrong password": {func(c *kafka.ConsumerConfig) {
			c.TLS, c.SASL = client, plain.Mechanism{Username: "me", Password: "wrong"}
		}, "check the settings of TLS and SASL"},
		"unknown certificate": {func(c *kafka.ConsumerConfig) { c.TLS = &tls.Config{} }, "certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			config := quick(broker)
			config.RequestTimeout = 300 * time.Millisecond
			test.change(&config)
			consumer := start(t, config, handle(func(context.Context, *event.Record) error { return nil }, "notes"))
			err := consumer.result(t)
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), broker.Addrs()[0]) {
				t.Errorf("run: %v, want %q and the address", err, test.want)
			}
		})
	}
}

// silentServer accepts connections and never answers.
func silentServer(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	conns := make(chan net.Conn, 1000)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			conns <- conn
		}
	}()
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
		<-done
		close(conns)
		for conn := range conns {
			_ = conn.Close() // the other side may be gone
		}
	})
	return listener.Addr().String()
}

func TestABrokerThatHangsIsGivenUp(t *testing.T) {
	addr := silentServer(t)
	for name, change := range map[string]func(*kafka.ConsumerConfig){
		"plain": func(*kafka.ConsumerConfig) {},
		"SASL":  func(c *kafka.ConsumerConfig) { c.SASL = plain.Mechanism{Username: "me", Password: "secret"} },
		"TLS":   func(c *kafka.ConsumerConfig) { c.TLS = &tls.Config{ServerName: "broker"} },
	} {
		t.Run(name, func(t *testing.T) {
			config := kafka.ConsumerConfig{Brokers: []string{addr}, RequestTimeout: 100 * time.Millisecond}
			change(&config)
			begun := time.Now()
			consumer := start(t, config, handle(func(context.Context, *event.Record) error { return nil }, "notes"))
			if err := consumer.result(t); err == nil {
				t.Error("run: no error, want the brokers out of reach")
			}
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("given up after %v, want about 200 ms", took)
			}
		})
	}
}

func TestBrokersOutOfReachEndRun(t *testing.T) {
	config := kafka.ConsumerConfig{Brokers: []string{"127.0.0.1:1"}, RequestTimeout: 100 * time.Millisecond}
	err := start(t, config, handle(func(context.Context, *event.Record) error { return nil }, "notes")).result(t)
	if err == nil || !strings.Contains(err.Error(), "no broker can be reached at 127.0.0.1:1") ||
		!strings.Contains(err.Error(), "refused") {
		t.Errorf("run: %v, want the address and the cause", err)
	}
}
