package document

import (
	"fmt"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/report"
)

// memoryContent says of an event what part of the time of reading it in the safe way is for memory.
type memoryContent struct {
	Event string
	// Copy is what is not there where the strings of the event share the payload, Struct what is not
	// there either where the event has memory already, Rest the reading and checking.
	Copy, Struct, Rest string
}

// memory returns the parts for all events that were read in the three ways.
func memory(tables []report.Table) []memoryContent {
	var all []memoryContent
	for _, t := range tables {
		safe, hasCopy := t.Row(contender.Copy)
		alias, hasAlias := t.Row(contender.Alias)
		reuse, hasReuse := t.Row(contender.Reuse)
		if t.Direction != report.Receive || !hasCopy || !hasAlias || !hasReuse {
			continue
		}
		whole, shared, rest := safe.Nanoseconds.Median, alias.Nanoseconds.Median, reuse.Nanoseconds.Median
		all = append(all, memoryContent{
			Event: t.Event, Copy: percent(whole-shared, whole), Struct: percent(shared-rest, whole), Rest: percent(rest, whole),
		})
	}
	return all
}

// percent returns a part of a whole. One that noise has made negative is none.
func percent(part, whole float64) string { return fmt.Sprintf("%.0f %%", max(0, 100*part/whole)) }
