package report

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/eventc/eventc/bench/internal/contender"
	"github.com/eventc/eventc/bench/internal/measure"
	"github.com/eventc/eventc/bench/internal/profile"
)

// Report is one run.
type Report struct {
	Environment Environment `json:"environment"`
	// Notes are what a reader should know to read the tables right.
	Notes    []string         `json:"notes,omitempty"`
	Settings measure.Settings `json:"settings"`
	Tables   []Table          `json:"tables"`
	// Profiles say where the time of some rows goes. They are taken for the document only.
	Profiles []Profile `json:"profiles,omitempty"`
}

// Profile says where the time of a row goes.
type Profile struct {
	Event     string          `json:"event"`
	Direction Direction       `json:"direction"`
	Contender string          `json:"contender"`
	Shares    []profile.Share `json:"shares"`
}

// TakeProfiles returns where the time goes that eventc takes to read the event and to write it, by
// the contenders that copy and that use a buffer again. Each takes about the duration.
func TakeProfiles(e contender.Event, duration time.Duration) ([]Profile, error) {
	var profiles []Profile
	take := func(direction Direction, name string, do func() error) error {
		shares, err := profile.Take(duration, do)
		profiles = append(profiles, Profile{e.Name, direction, name, shares})
		return err
	}
	for _, r := range e.Receivers {
		if r.Name != contender.Copy {
			continue
		}
		if err := take(Receive, r.Name, many(r.Operation(e))); err != nil {
			return nil, err
		}
	}
	for _, s := range e.Senders {
		if s.Name != contender.Append {
			continue
		}
		if err := take(Send, s.Name, many(s.Operation())); err != nil {
			return nil, err
		}
	}
	return profiles, nil
}

// many is an operation so often that looking at the clock in between costs nothing.
func many(o measure.Operation) func() error { return func() error { return o.Do(100) } }

// WriteJSON writes the report as JSON, indented.
func (r Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
