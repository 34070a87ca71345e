package catalog

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// layout says which topic each file belongs to: by the globs of the topics that have some, and for
// the others by the folder that the file is in.
type layout struct {
	globbed []*globbedTopic // sorted by name
	// folders are the configured topics whose events are those in the folder of their name.
	folders map[string]bool
	// astray are the files that a topic's globs should have named.
	astray map[string]bool
}

// globbedTopic is a topic with globs in its configuration.
type globbedTopic struct {
	name string
	// base is the folder that the events' names are relative to, and references may be.
	base           string
	events, shared []*glob
	disputed       bool // a file is an event of another topic too
}

// newLayout reads the globs of the topics.
func (l *loader) newLayout() *layout {
	made := &layout{folders: map[string]bool{}, astray: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(l.opts.Topics)) {
		options := l.opts.Topics[name]
		t := &globbedTopic{
			name: name, base: name,
			events: l.parseGlobs(name, options.Events), shared: l.parseGlobs(name, options.Shared),
		}
		if len(t.events) > 0 {
			t.base = commonFolder(t.events)
		}
		made.folders[name] = len(options.Events) == 0
		if len(options.Events)+len(options.Shared) > 0 {
			made.globbed = append(made.globbed, t)
		}
	}
	return made
}

func (l *loader) parseGlobs(topic string, texts []string) []*glob {
	var globs []*glob
	for _, text := range texts {
		g, err := parseGlob(text)
		if err != nil {
			l.reportTopic(topic, "%v", err)
			continue
		}
		globs = append(globs, g)
	}
	return globs
}

// claim is what the globs of a topic say about a file.
type claim struct {
	topic           *globbedTopic
	isEvent, shared bool
}

// claims asks all globs, so that each knows whether it takes a file.
func (l *layout) claims(name string) []claim {
	claims := make([]claim, len(l.globbed))
	for i, t := range l.globbed {
		taken, shared := matchesAny(t.events, name), matchesAny(t.shared, name)
		claims[i] = claim{topic: t, isEvent: taken && !shared, shared: shared}
	}
	return claims
}

func matchesAny(globs []*glob, name string) bool {
	matched := false
	for _, g := range globs {
		matched = g.matches(name) || matched
	}
	return matched
}

// place decides which topic the file belongs to and whether it is an event.
func (l *loader) place(f *file) {
	claims := l.layout.claims(f.path)
	l.joinTopics(f, claims)
	isShared := slices.ContainsFunc(claims, func(c claim) bool { return c.shared })
	switch {
	case l.placeByGlob(f, claims):
	case isShared, slices.ContainsFunc(strings.Split(f.path, "/"), isPartName), l.layout.isAstray(f.path):
		f.part = true
	default:
		l.placeByFolder(f)
	}
}

// placeByGlob makes the file an event of the topic that claims it. It is false where none does.
func (l *loader) placeByGlob(f *file, claims []claim) bool {
	for _, c := range claims {
		switch {
		case !c.isEvent:
		case f.topic == "":
			f.topic = c.topic.name
		default:
			c.topic.disputed = true
			l.reportFolder(f.path, "the file is an event of topic %s and of topic %s: change \"events\" of one of them",
				f.topic, c.topic.name)
		}
	}
	return f.topic != ""
}

// placeByFolder makes the file an event of the folder that it is in.
func (l *loader) placeByFolder(f *file) {
	folder, _, nested := strings.Cut(f.path, "/")
	if nested {
		f.topic = folder
		return
	}
	l.reportFolder(f.path, "the file is in no topic: move it to %s<topic>/%s, or name it _%s if it is a shared part",
		l.opts.Prefix, f.path, f.path)
	f.part = true
}

// joinTopics has the file belong to the topics in whose folder it is, and to those that share it:
// an event or a part.
func (l *loader) joinTopics(f *file, claims []claim) {
	for _, c := range claims {
		if c.shared || isWithin(f.path, c.topic.base) {
			l.joinTopic(f, c.topic.name, c.topic.base)
		}
	}
	folder, _, nested := strings.Cut(f.path, "/")
	if nested && !isPartName(folder) && (len(f.bases) == 0 || l.layout.folders[folder]) {
		l.joinTopic(f, folder, folder)
	}
}

func (l *loader) joinTopic(f *file, topic, base string) {
	f.bases = append(f.bases, base)
	f.allowsMisspelt = f.allowsMisspelt || l.opts.Topics[topic].AllowMisspelt
}

// isWithin reports whether a file is below the folder, of which "" is the schemas folder.
func isWithin(name, folder string) bool {
	return folder == "" || strings.HasPrefix(name, folder+"/")
}

// isAstray reports whether the file is below the folder of a topic with globs, none of which names
// it, and notes it.
func (l *layout) isAstray(name string) bool {
	folder, _, _ := strings.Cut(name, "/")
	astray := !l.folders[folder] && len(l.around(name)) > 0
	l.astray[name] = l.astray[name] || astray
	return astray
}

// around returns the names of the topics with globs whose folder a file or folder is below.
func (l *layout) around(name string) []string {
	var names []string
	for _, t := range l.globbed {
		if len(t.events) > 0 && isWithin(name, t.base) {
			names = append(names, t.name)
		}
	}
	return names
}

// checkLayout reports globs that take no file, and files that no glob takes.
func (l *loader) checkLayout() {
	for _, t := range l.layout.globbed {
		for _, g := range append(slices.Clone(t.events), t.shared...) {
			if !g.matched {
				l.reportTopic(t.name, "no file matches %q: only files named *.json are read, and none in folders "+
					"named \"examples\" or where a name begins with \".\"", g.text)
			}
		}
	}
	for _, name := range l.astray() {
		l.reportFolder(name, "no topic has it: list it under \"events\" or \"shared\" of topic %s",
			strings.Join(l.layout.around(name), " or "))
	}
}

// astray returns the files that no glob takes, and instead of them the folder where that is so for
// all files in it.
func (l *loader) astray() []string {
	inUse := map[string]bool{".": true}
	for _, f := range l.files {
		if folder := path.Dir(f.path); !l.layout.astray[f.path] || len(l.layout.around(folder)) == 0 {
			inUse[folder] = true
		}
	}
	found := map[string]bool{}
	for _, f := range l.files {
		switch folder := path.Dir(f.path); {
		case !l.layout.astray[f.path]:
		case inUse[folder]:
			found[f.path] = true
		default:
			found[folder] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// reportTopic adds a finding about what the options say about a topic, at the topic's folder, or at
// the schemas folder for a topic that need not have one.
func (l *loader) reportTopic(topic, format string, args ...any) {
	folder := topic
	if len(l.opts.Topics[topic].Events) > 0 {
		folder = ""
	}
	l.reportFolder(folder, "the configuration of topic %s: "+format, append([]any{topic}, args...)...)
}

// base returns the folder that the names of a topic's events are relative to.
func (l *layout) base(topic string) string {
	for _, t := range l.globbed {
		if t.name == topic {
			return t.base
		}
	}
	return topic
}

// isFaulty reports whether something was found about the globs of a topic's events.
func (l *layout) isFaulty(topic string) bool {
	return slices.ContainsFunc(l.globbed, func(t *globbedTopic) bool {
		unmatched := slices.ContainsFunc(t.events, func(g *glob) bool { return !g.matched })
		return t.name == topic && (unmatched || t.disputed)
	})
}
