package model

import (
	"sync"

	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// Build returns the Go packages of a catalog's topics, sorted by topic. The error is a
// [catalog.Diagnostics] with every name that cannot be had.
func Build(c *catalog.Catalog) ([]*Package, error) {
	var packages []*Package
	var findings diagnostic.List
	names := newScope(`set "package" for one of them in eventc.yaml`)
	for _, b := range buildAll(c.Topics) {
		packages = append(packages, b.pkg)
		if name := b.pkg.Name; name != "" {
			b.report(names.take(name, b.topic.Events[0].Root.Pos(), "the package of topic "+b.topic.Name))
		}
		findings = append(findings, b.findings...)
	}
	if err := findings.Err(); err != nil {
		return nil, err
	}
	return packages, nil
}

// buildAll builds the packages of the topics side by side: none of them knows of the others.
func buildAll(topics []*catalog.Topic) []*builder {
	builders := make([]*builder, len(topics))
	var group sync.WaitGroup
	for i, topic := range topics {
		builders[i] = newBuilder(topic)
		group.Go(builders[i].build)
	}
	group.Wait()
	return builders
}

// builder makes the package of one topic.
type builder struct {
	topic  *catalog.Topic
	pkg    *Package
	event  *catalog.Event // the event that is being built
	names  *scope         // of the package
	values map[string]*Value
	// filling holds the values that are not whole yet: what describes them is being looked at.
	filling map[*Value]bool
	places  map[*Struct]diagnostic.Position
	// undecided says of conjunctions that their checks are not all that is said.
	undecided map[string]bool
	// variables holds which schema each package variable belongs to, by its location.
	variables map[string]string
	documents documents
	findings  diagnostic.List
}

func newBuilder(topic *catalog.Topic) *builder {
	return &builder{
		topic:   topic,
		pkg:     &Package{Topic: topic.Name},
		names:   newScope(renamed),
		values:  map[string]*Value{},
		filling: map[*Value]bool{},
		places:  map[*Struct]diagnostic.Position{},

		undecided: map[string]bool{},
		variables: map[string]string{},
		documents: newDocuments(),
	}
}

func (b *builder) report(findings ...diagnostic.Diagnostic) {
	for _, finding := range findings {
		if finding.Message != "" {
			b.findings = append(b.findings, finding)
		}
	}
}

func (b *builder) build() {
	b.pkg.Name = b.packageName()
	b.pkg.Discriminator = discriminator(b.topic)
	b.pkg.Limits = Limits(b.topic.Limits)
	b.reserveNames()
	for _, e := range b.topic.Events {
		b.nameEvent(e)
	}
	for _, e := range b.topic.Events {
		b.pkg.Events = append(b.pkg.Events, b.buildEvent(e))
	}
	b.reportEndlessStructs()
	b.markRecursiveFields()
	b.pkg.Documents, b.pkg.DocumentSets = b.documents.sorted()
}

func discriminator(topic *catalog.Topic) *Discriminator {
	if len(topic.Discriminator) == 0 {
		return nil
	}
	made := &Discriminator{Text: topic.Discriminator.String(), HasHeaders: len(topic.Discriminator.Headers()) > 0}
	for _, part := range topic.Discriminator {
		made.Parts = append(made.Parts, DiscriminatorPart{
			Header: part.Header, Pointer: string(part.Pointer), Path: part.Pointer.Tokens(),
			Optional: part.Optional, Loose: part.Loose,
		})
	}
	return made
}
