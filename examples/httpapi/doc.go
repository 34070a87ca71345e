// Package httpapi is an example: an HTTP API that sends events. It answers a request without
// waiting for Kafka, so that brokers that are slow or gone do no harm to it.
//
// It imports the generated packages of the events, event, kafka, google/uuid and the standard
// library.
package httpapi
