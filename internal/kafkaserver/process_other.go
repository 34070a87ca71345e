//go:build unix && !linux

package kafkaserver

import "syscall"

// endWithParent is for Linux; other systems know no such thing.
func endWithParent() *syscall.SysProcAttr { return nil }
