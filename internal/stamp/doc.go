// Package stamp knows whether a run of the generator has anything to do: it keeps a stamp of the
// last run that ended well.
//
// A stamp is a hash of everything that a run depends on (the program itself, the configuration, the
// schemas) and of the files that it leaves. They are hashed by content, so a stamp is never right by
// chance: whatever is edited, added or removed, and another program, mean a whole run. Stamps are
// kept in the user's cache folder, outside of the project; one that is missing or broken means a
// whole run, and one that cannot be written is no error.
//
// It imports generator, internal/digest, internal/output and internal/project, and nothing else
// outside the standard library.
package stamp
