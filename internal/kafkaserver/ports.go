//go:build unix

package kafkaserver

import (
	"errors"
	"math/rand/v2"
	"net"
	"strconv"
)

// Ports are taken from below those that systems give to outgoing connections (from 32768 on in
// Linux, from 49152 on elsewhere). A port of that range is free only as long as the node holds it:
// while the node is down a client's own connection can take it, even the one that tries to reach
// the node, which TCP then connects to itself.
const (
	lowestPort  = 15_000
	highestPort = 32_000
)

// freePorts returns addresses on the loopback interface, all different, that nobody listens on.
func freePorts(count int) (addresses []string, err error) {
	const attempts = 1000
	held := make([]net.Listener, 0, count)
	for range attempts {
		if len(held) == count {
			break
		}
		port := lowestPort + rand.IntN(highestPort-lowestPort)
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err != nil {
			continue // most likely taken: another one will do
		}
		held = append(held, l)
	}
	for _, l := range held {
		addresses = append(addresses, l.Addr().String())
		err = errors.Join(err, l.Close())
	}
	if err == nil && len(addresses) < count {
		err = errors.New("no free ports on 127.0.0.1 from 15000 to 31999")
	}
	return addresses, err
}
