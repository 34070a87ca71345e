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
			l.reportFolder(name, "the folder's name cannot be that of a Kafka topic: "+
				"at most 249 letters, digits, \".\", \"_\" and \"-\", and not only dots")
		}
	}
	for _, configured := range slices.Sorted(maps.Keys(l.opts.Topics)) {
		if _, ok := byTopic[configured]; ok {
			continue
		}
		l.reportFolder(configured, "the configuration has a topic %s, and there are no events of it%s",
			configured, diagnostic.DidYouMean(configured, names))
	}
}

// isTopicName reports whether Kafka takes the name (org.apache.kafka.common.internals.Topic).
func isTopicName(name string) bool {
	return len(name) <= 249 && name != "." && name != ".." && topicName.MatchString(name)
}

var topicName = regexp.MustCompile(`^[a-zA-Z0-9._-]+$`)

func (l *loader) buildTopic(name string, files []*file) *Topic {
	options := l.opts.Topics[name]
	topic := &Topic{Name: name, Package: options.Package}
	topic.Discriminator = l.topicPointer(name, cmp.Or(options.Discriminator, DefaultDiscriminator))
	topic.Key = l.topicPointer(name, options.Key)
	if pkg := options.Package; pkg != "" && !token.IsIdentifier(pkg) {
		l.reportFolder(name, "the configuration of the topic: %q cannot be the name of a Go package", pkg)
	}
	for _, f := range files {
		if f.schema != nil {
			topic.Events = append(topic.Events, newEvent(topic, f))
		}
	}
	l.checkEventNames(topic)
	if topic.Discriminator != "" {
		l.readTypes(topic, len(files), options.Discriminator != "")
	}
	for _, e := range topic.Events {
		l.readKey(e)
	}
	slices.SortStableFunc(topic.Events, func(a, b *Event) int { return cmp.Compare(a.Type, b.Type) })
	return topic
}

// topicPointer reads a pointer of [TopicOptions].
func (l *loader) topicPointer(topic, text string) Pointer {
	pointer, err := ParsePointer(text)
	if err != nil {
		l.reportFolder(topic, "the configuration of the topic: %v", err)
	}
	return pointer
}

func newEvent(topic *Topic, f *file) *Event {
	name := strings.TrimPrefix(f.path, topic.Name+"/")
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
