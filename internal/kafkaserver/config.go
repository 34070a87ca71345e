//go:build unix

package kafkaserver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// Config says what cluster to start. Its zero value is one broker in a temporary folder.
type Config struct {
	// Brokers is the number of nodes, 1 or 3, each of them broker and controller. Their ids count
	// from 1. With three nodes every topic has three replicas and needs two in sync.
	// The default is 1.
	Brokers int

	// Dir is the folder for data, settings and logs of the nodes; it must be empty or missing,
	// and stays when the cluster is closed.
	// The default is a temporary folder, which Close removes and a failed Start leaves behind.
	Dir string

	// CacheDir is the folder for what is resolved once and used by every cluster.
	// The default is eventc/kafka in the user's cache folder.
	CacheDir string

	// Listeners are further listeners of each node, such as one with TLS or SASL.
	// The default is none: each node has one listener in plain text, [Plaintext].
	Listeners []Listener

	// Properties are broker settings for every node; they win over those that this package
	// chooses.
	// The default is none.
	Properties map[string]string

	// JVMOptions are options for the Java machine of each node; they win over those that this
	// package chooses, which keep it small and quick to start. Benchmarks want
	// "-XX:TieredStopAtLevel=4".
	// The default is none.
	JVMOptions []string

	// SessionTimeout is how long a broker may be silent until the cluster replaces it as leader.
	// Kafka's own default is 9 s.
	// The default is 2 s.
	SessionTimeout time.Duration

	// StartTimeout bounds the time from starting nodes until they are ready.
	// The default is 1 minute.
	StartTimeout time.Duration
}

// Plaintext is the name of the listener that every node has: in plain text, without
// authentication. The nodes talk to each other through it.
const Plaintext = "PLAINTEXT"

// controllerListener is the listener of the KRaft quorum.
const controllerListener = "CONTROLLER"

// Listener is a further listener of each node, on a port of its own.
type Listener struct {
	// Name names the listener: capital letters and digits, not [Plaintext] or CONTROLLER.
	Name string
	// SecurityProtocol is Kafka's: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL.
	// The default is PLAINTEXT.
	SecurityProtocol string
	// Properties are the listener's settings without their prefix listener.name.<name>, such as
	// "sasl.enabled.mechanisms", "plain.sasl.jaas.config" or "ssl.keystore.location".
	Properties map[string]string
}

func (c Config) withDefaults() Config {
	if c.Brokers == 0 {
		c.Brokers = 1
	}
	if c.SessionTimeout == 0 {
		c.SessionTimeout = 2 * time.Second
	}
	if c.StartTimeout == 0 {
		c.StartTimeout = time.Minute
	}
	return c
}

// Validate returns all complaints about the configuration at once, joined.
func (c Config) Validate() error {
	c = c.withDefaults()
	var complaints []error
	if c.Brokers != 1 && c.Brokers != 3 {
		complaints = append(complaints, fmt.Errorf("brokers is %d: it must be 1 or 3", c.Brokers))
	}
	if c.SessionTimeout < time.Second {
		complaints = append(complaints,
			fmt.Errorf("session timeout is %v: it must be 1s or more", c.SessionTimeout))
	}
	if c.StartTimeout < 0 {
		complaints = append(complaints,
			fmt.Errorf("start timeout is %v: it must not be negative", c.StartTimeout))
	}
	return errors.Join(append(complaints, validateListeners(c.Listeners)...)...)
}

var listenerName = regexp.MustCompile(`^[A-Z][A-Z0-9]*$`)

func validateListeners(listeners []Listener) []error {
	var complaints []error
	taken := map[string]bool{Plaintext: true, controllerListener: true}
	for _, l := range listeners {
		if !listenerName.MatchString(l.Name) {
			complaints = append(complaints,
				fmt.Errorf("listener name %q: it must be capital letters and digits", l.Name))
		}
		if taken[l.Name] {
			complaints = append(complaints, fmt.Errorf("listener name %q is taken", l.Name))
		}
		taken[l.Name] = true
	}
	return complaints
}

// makeDir returns the cluster's folder, and whether it is a temporary one.
func (c Config) makeDir() (dir string, temporary bool, err error) {
	if c.Dir == "" {
		dir, err = os.MkdirTemp("", "kafkaserver-")
		return dir, true, err
	}
	dir, err = filepath.Abs(c.Dir)
	if err != nil {
		return "", false, err
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return "", false, err
	}
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		err = fmt.Errorf("folder %s is not empty: give one that is, or a new name", dir)
	}
	return dir, false, err
}

func (c Config) cacheDir() (string, error) {
	if c.CacheDir != "" {
		return filepath.Abs(c.CacheDir)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no folder for the cache: %w", err)
	}
	return filepath.Join(dir, "eventc", "kafka"), nil
}
