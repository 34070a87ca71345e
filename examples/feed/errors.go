package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// both returns two errors as one. Where the second is the cause of the first, the second says it
// all.
func both(first, second error) error {
	switch {
	case first == nil, second != nil && errors.Is(first, second):
		return second
	case second == nil:
		return first
	}
	return fmt.Errorf("%w; %w", first, second)
}

// because adds to the error why ctx has ended, if it has and the error does not say so.
func because(ctx context.Context, err error) error {
	cause := context.Cause(ctx)
	if err == nil || cause == nil || errors.Is(err, cause) {
		return err
	}
	return fmt.Errorf("%w: %w", err, cause)
}

// inOneLine returns the error's text. Errors of [errors.Join] have a line for each.
func inOneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }
