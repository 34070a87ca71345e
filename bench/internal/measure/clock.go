package measure

import (
	"fmt"
	"time"

	"golang.org/x/sys/unix"
)

// ProcessTime returns the CPU time that this process has used, user and system, over all threads.
func ProcessTime() (time.Duration, error) {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t); err != nil {
		return 0, fmt.Errorf("reading the CPU time of the process: %w", err)
	}
	return time.Duration(t.Nano()), nil
}
