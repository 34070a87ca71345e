package measure

import (
	"errors"
	"fmt"
	"time"
)

// Settings say how long [Run] measures. The zero value works.
type Settings struct {
	// Rounds is the number of rounds. The default is 16.
	Rounds int `json:"rounds"`
	// Time is the CPU time that each operation gets in each round, about. The default is 30 ms.
	Time time.Duration `json:"time_ns"`
	// Seed chooses the order of the operations in each round. The default is 0, which is a seed like
	// any other.
	Seed uint64 `json:"seed"`
}

// Validate returns all that is wrong with the settings.
func (s Settings) Validate() error {
	var complaints []error
	if s.Rounds < 0 {
		complaints = append(complaints, fmt.Errorf("rounds: must not be negative, is %d", s.Rounds))
	}
	if s.Time < 0 {
		complaints = append(complaints, fmt.Errorf("time: must not be negative, is %s", s.Time))
	}
	return errors.Join(complaints...)
}

// WithDefaults returns the settings with the defaults in place of zeros.
func (s Settings) WithDefaults() Settings {
	if s.Rounds == 0 {
		s.Rounds = 16
	}
	if s.Time == 0 {
		s.Time = 30 * time.Millisecond
	}
	return s
}
