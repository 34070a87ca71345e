package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/eventc/eventc/internal/model"
	"github.com/eventc/eventc/internal/project"
)

// explainGenerated writes for each event what its codec decides by itself.
func explainGenerated(stdout io.Writer, options project.Options) error {
	opened, err := project.Open(options)
	if err != nil {
		return err
	}
	explanations, err := opened.Explain()
	if err != nil {
		return err
	}
	var text strings.Builder
	for _, e := range explanations {
		writeExplanation(&text, e)
	}
	_, err = io.WriteString(stdout, text.String())
	return err
}

func writeExplanation(text *strings.Builder, e model.Explanation) {
	if e.Judged == "" && len(e.Parts) == 0 {
		fmt.Fprintf(text, "%s: all compiled\n", e.Event)
		return
	}
	if e.Judged != "" {
		fmt.Fprintf(text, "%s: the validator decides about every payload: %s\n", e.Event, e.Judged)
	}
	if len(e.Parts) > 0 {
		fmt.Fprintf(text, "%s: compiled, but for\n", e.Event)
	}
	for _, part := range e.Parts {
		fmt.Fprintf(text, "  %s: %s\n", strings.TrimPrefix(part.Location, "eventc:///"), strings.Join(part.Reasons, ", "))
	}
}
