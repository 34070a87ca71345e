package catalog

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/eventc/eventc/internal/catalog/diagnostic"
)

// reportRef reports a reference, with what it is as the beginning of the message.
func (l *loader) reportRef(r reference, format string, args ...any) {
	l.report(r.from.file, r.value.Pos(), "%s "+format, append([]any{r}, args...)...)
}

// reportUnresolved reports an address that nothing has, and says what was tried.
func (l *loader) reportUnresolved(r reference, candidates []string) {
	if len(candidates) == 0 {
		l.reportRef(r, "is no URL")
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
		tried = append(tried, fmt.Sprintf("no file has the %s %s",
			r.from.Draft().idKeyword(), strings.Join(identifiers, " or ")))
	}
	l.reportRef(r, "leads nowhere: %s%s", strings.Join(tried, ", and "), offline(r.address))
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

// reportAmbiguous reports a reference that fits more than one schema: none of them is chosen.
func (l *loader) reportAmbiguous(r reference, fits []*Schema) {
	slices.SortStableFunc(fits, func(a, b *Schema) int { return cmp.Compare(a.file.path, b.file.path) })
	first, second := fits[0], fits[1]
	advice := "begin it with \"./\" or \"../\" to say which"
	if first.base == second.base {
		advice = "both have the " + r.from.Draft().idKeyword() + " " + first.base
	}
	l.reportRef(r, "fits both %s and %s: %s", first.file.name, second.file.name, advice)
}

// reportNoSchema reports a reference to a file without a schema. One that is no JSON at all was
// reported when it was read.
func (l *loader) reportNoSchema(r reference, target *file) {
	r.from.file.broken = true
	if target.root != nil {
		l.reportRef(r, "leads to %s, which is %s and no schema", target.name, target.root.kind)
	}
}

// reportMissing reports a JSON Pointer that leads to nothing: v, at the pointer, lacks the token.
func (l *loader) reportMissing(r reference, v *Value, at Pointer, token string) {
	where := v.file.name
	if at != "" {
		where += "#" + string(at)
	}
	names := make([]string, len(v.members))
	for i, m := range v.members {
		names[i] = m.Name
	}
	l.reportRef(r, "leads nowhere: %s has no %q%s", where, token, diagnostic.DidYouMean(token, names))
}
