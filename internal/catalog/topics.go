package catalog

import (
	"cmp"
	"go/token"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// buildCatalog makes topics and events of the files.
func (l *loader) buildCatalog() *Catalog {
	byTopic := map[string][]*file{}
	for _, f := range l.files {
		if !f.part {
			byTopic[f.topic] = append(byTopic[f.topic], f)
		}
	}
	l.checkTopicNames(byTopic)
	catalog := &Catalog{}
	for _, name := range slices.Sorted(maps.Keys(byTopic)) {
		catalog.Topics = append(catalog.Topics, l.buildTopic(name, byTopic[name]))
	}
	return catalog
}

func (l *loader) checkTopicNames(byTopic map[string][]*file) {
	names := slices.Sorted(maps.Keys(byTopic))
	if len(names) == 0 && len(l.findings) == 0 {
		l.reportFolder("", "no events: an event is a file %s<topic>/<event>.json", l.opts.Prefix)
	}
	for _, name := range names {
		if !isTopicName(name) {
			l.reportTopicName(name)
		}
	}
	for _, configured := range slices.Sorted(maps.Keys(l.opts.Topics)) {
		switch _, ok := byTopic[configured]; {
		case ok || l.layout.isFaulty(configured):
		case len(l.opts.Topics[configured].Events) > 0:
			l.reportTopic(configured, "no file that \"events\" takes is an event")
		default:
			l.reportFolder(configured, "the configuration has a topic %s, and there are no events of it%s",
				configured, diagnostic.DidYouMean(configured, names))
		}
	}
}

func (l *loader) reportTopicName(name string) {
	const rule = "cannot be that of a Kafka topic: at most 249 letters, digits, \".\", \"_\" and \"-\", and not only dots"
	if len(l.opts.Topics[name].Events) > 0 {
		l.reportTopic(name, "the name %s", rule)
		return
	}
	l.reportFolder(name, "the folder's name %s", rule)
}

// isTopicName reports whether Kafka takes the name (org.apache.kafka.common.internals.Topic).
func isTopicName(name string) bool {
	return len(name) <= 249 && name != "." && name != ".." && topicName.MatchString(name)
}

var topicName = regexp.MustCompile(`^[a-zA-Z0-9._-]+$`)

func (l *loader) buildTopic(name string, files []*file) *Topic {
	options, isConfigured := l.opts.Topics[name]
	topic := &Topic{
		Name: name, Package: options.Package,
		Limits: cmp.Or(options.Limits, l.opts.Limits), Types: options.Types,
	}
	if !isConfigured {
		topic.Types = l.opts.Types
	}
	topic.Discriminator = l.topicDiscriminator(name)
	topic.Key = l.topicKey(name)
	if pkg := options.Package; pkg != "" && !token.IsIdentifier(pkg) {
		l.reportTopic(name, "%q cannot be the name of a Go package", pkg)
	}
	base := l.layout.base(name)
	for _, f := range files {
		if f.schema != nil {
			topic.Events = append(topic.Events, newEvent(topic, f, base))
		}
	}
	l.checkEventNames(topic)
	if len(topic.Discriminator) > 0 {
		l.readTypes(topic, len(files), len(options.Discriminator) > 0)
	}
	for _, e := range topic.Events {
		l.readKey(e)
	}
	slices.SortStableFunc(topic.Events, func(a, b *Event) int { return slices.Compare(a.Types, b.Types) })
	return topic
}

// topicDiscriminator reads the discriminator of [TopicOptions]; it is empty for one that is none,
// about which no more need be said.
func (l *loader) topicDiscriminator(topic string) Discriminator {
	parts := l.opts.Topics[topic].Discriminator
	if len(parts) == 0 {
		parts = []string{DefaultDiscriminator}
	}
	discriminator, err := ParseDiscriminator(parts)
	if err != nil {
		l.reportTopic(topic, "%v", err)
	}
	return discriminator
}

// topicKey reads the key of [TopicOptions].
func (l *loader) topicKey(topic string) Pointer {
	key, err := ParsePointer(l.opts.Topics[topic].Key)
	if err != nil {
		l.reportTopic(topic, "%v", err)
	}
	return key
}

// newEvent makes the event of a file; base is the folder that its name is relative to.
func newEvent(topic *Topic, f *file, base string) *Event {
	name := strings.TrimPrefix(strings.TrimPrefix(f.path, base), "/")
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".schema")
	return &Event{Topic: topic, Path: f.path, Name: name, Root: f.schema, file: f}
}

// checkEventNames reports two files of one name: liked.json and liked.schema.json.
func (l *loader) checkEventNames(topic *Topic) {
	byName := map[string]*Event{}
	for _, e := range topic.Events {
		if earlier, taken := byName[e.Name]; taken {
			l.report(e.file, e.Root.Pos(), "the event %s of topic %s is in %s too: keep one of the files",
				path.Base(e.Name), topic.Name, earlier.file.name)
		}
		byName[e.Name] = e
	}
}
