// Package cluster is the connection to a Kafka cluster: kafka-go's Transport for requests and its
// Dialer for the group protocol, both with the same security, deadlines and client id, and what
// is known of topics.
//
// It answers for what the Transport leaves open: a request always has a deadline, a connection
// without one does not hang in its handshake, a stale view of the cluster can be thrown away, an
// error says that the brokers are out of reach rather than that a topic is unknown, and nothing
// is left running after Close.
//
// It imports kafka-go and the standard library.
package cluster
