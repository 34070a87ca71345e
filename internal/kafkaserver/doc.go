// Package kafkaserver runs a real Apache Kafka for this project's own tests: one or three brokers
// on free ports of this machine, without a container.
//
// It needs Java 17 and Maven. [Start] resolves the artefacts that pom.xml pins by the user's own
// Maven, once for a pom, and starts each node as a Java process in KRaft mode, combined broker
// and controller. A [Cluster] tells its addresses, keeps a log file for each node and can do to a
// node what happens to brokers: [Cluster.Kill], [Cluster.Start], [Cluster.Pause] and
// [Cluster.Resume]. Nodes are ended by SIGKILL, since a cluster's last node takes minutes to obey
// anything milder.
//
// On Linux a node ends with the process that started it, however that one ends. Elsewhere it
// outlives a parent that is killed. The package is built on Unix systems only.
//
// It imports the standard library, kafka-go and go-internal's file lock, and is imported by tests
// and by its own command, which runs a cluster by hand:
//
//	go run ./internal/kafkaserver/cmd/kafkaserver --brokers 3
package kafkaserver
