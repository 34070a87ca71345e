//go:build race

package liked

// poolsKeep says that a sync.Pool keeps what it is given; the race detector makes it drop some.
const poolsKeep = false
