//go:build unix

package kafkaserver

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
)

// process is a command that runs, until done is closed.
type process struct {
	cmd  *exec.Cmd
	done chan struct{}
	// exit is how the process ended, to be read after done.
	exit error
}

// startProcess starts a command that appends its output to the file at log.
//
// The goroutine that starts it keeps its thread until the process has ended, because the parent
// whose death ends a process (PR_SET_PDEATHSIG) is a thread.
func startProcess(log string, argv ...string) (*process, error) {
	output, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { _ = output.Close() }() // the process has its own; nothing is written to this one

	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdout, cmd.Stderr = output, output
	cmd.SysProcAttr = endWithParent()
	p := &process{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.wait()
		}
	}()
	return p, <-started
}

func (p *process) wait() {
	p.exit = p.cmd.Wait()
	if p.exit == nil {
		p.exit = errors.New("exit status 0")
	}
	p.exit = fmt.Errorf("the process ended: %w", p.exit)
	close(p.done)
}

// ended reports whether the process has ended, so that exit may be read.
func (p *process) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// kill ends the process and waits for its end.
func (p *process) kill() error {
	err := p.signal(os.Kill)
	if err == nil {
		<-p.done
	}
	return err
}

// signal returns no error for a process that has ended.
func (p *process) signal(s os.Signal) error {
	err := p.cmd.Process.Signal(s)
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}
