package catalog

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

func quoteRef(ref *Value) string { return fmt.Sprintf("$ref %q", ref.text) }

// reportUnresolved says what was tried.
func (l *loader) reportUnresolved(s *Schema, ref *Value, address string, candidates []string) {
	if len(candidates) == 0 {
		l.report(s.file, ref.Pos(), "%s is no URL", quoteRef(ref))
		return
	}
	var files, identifiers []string
	for _, candidate := range candidates {
		if name, ok := l.fileName(candidate); ok {
			files = append(files, name)
		} else {
			identifiers = append(identifiers, candidate)
		}
	}
	var tried []string
	if len(files) > 0 {
		tried = append(tried, "there is no file "+strings.Join(files, " or "))
	}
	if len(identifiers) > 0 {
		tried = append(tried, fmt.Sprintf("no file has the %s %s", s.Draft().idKeyword(), strings.Join(identifiers, " or ")))
	}
	l.report(s.file, ref.Pos(), "%s leads nowhere: %s%s", quoteRef(ref), strings.Join(tried, ", and "), offline(address))
}

// reportAmbiguous reports a reference that fits more than one schema: none of them is chosen.
func (l *loader) reportAmbiguous(s *Schema, ref *Value, fits []*Schema) {
	slices.SortFunc(fits, func(a, b *Schema) int { return cmp.Compare(a.file.path, b.file.path) })
	advice := "begin it with \"./\" or \"../\" to say which"
	if fits[0].base == fits[1].base {
		advice = "both have the " + s.Draft().idKeyword() + " " + fits[0].base
	}
	l.report(s.file, ref.Pos(), "%s fits both %s and %s: %s", quoteRef(ref), fits[0].file.name, fits[1].file.name, advice)
}

// offline explains what one may expect of a web address.
func offline(address string) string {
	if u, err := url.Parse(address); err != nil || !u.IsAbs() {
		return ""
	}
	return " (nothing is read from the network: add the schema to the folder)"
}

// fileName returns the name of the file that a URL of ours stands for.
func (l *loader) fileName(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "eventc" {
		return "", false
	}
	return l.opts.Prefix + strings.TrimPrefix(u.Path, "/"), true
}

// reportNoSchema reports a reference to a file without a schema. One that is no JSON at all was
// reported when it was read.
func (l *loader) reportNoSchema(s *Schema, ref *Value, target *file) {
	s.file.broken = true
	if target.root != nil {
		l.report(s.file, ref.Pos(), "%s leads to %s, which is %s and no schema", quoteRef(ref), target.name, target.root.kind)
	}
}

// reportMissing reports a JSON Pointer that leads to nothing: v, at the pointer, lacks the token.
func (l *loader) reportMissing(ref, v *Value, at Pointer, token string) {
	where := v.file.name
	if at != "" {
		where += "#" + string(at)
	}
	names := make([]string, len(v.members))
	for i, m := range v.members {
		names[i] = m.Name
	}
	hint := ""
	if near, ok := diagnostic.Nearest(token, names); ok {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	l.report(ref.file, ref.Pos(), "%s leads nowhere: %s has no %q%s", quoteRef(ref), where, token, hint)
}
