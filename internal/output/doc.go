// Package output is a folder of generated source files: what is in it, how that differs from what
// should be ([Compare]), and how it gets there ([Write]).
//
// A generated file is known by its header alone. What does not bear it is somebody's work and is
// neither overwritten nor removed. Nothing is locked: [Write] puts every file in place by a rename,
// so who reads meanwhile, or a run that is cut off, sees whole files, and the next run mends the
// rest. A folder belongs to one configuration: what another one generates into it would be removed.
//
// It imports internal/digest and github.com/rogpeppe/go-internal/diff, and nothing else outside the standard library.
package output
