// Package tools pins what checks this project: golangci-lint, gofumpt and govulncheck, as tools of
// a module of their own, so that nothing of them is in the graph of anyone who uses eventc. Its
// test shows that the linter's import rules hold.
//
// From the project's root:
//
//	go tool -modfile=tools/go.mod golangci-lint run
package tools
