package stamp

import (
	"os"
	"path/filepath"
	"time"
)

// keptFor is how long stamps are kept: a project that was not generated for so long is gone, or
// can do with a whole run.
const keptFor = 30 * 24 * time.Hour

// Folder returns the folder for stamps in the user's cache folder, and "" where there is none.
func Folder() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(cache, "eventc", "generate")
}

// keep writes the stamp. A folder that cannot be written has none: that costs time and nothing else.
func keep(place, stamp string) {
	folder := filepath.Dir(place)
	if os.MkdirAll(folder, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(folder, "new-*")
	if err != nil {
		return
	}
	_, err = f.WriteString(stamp)
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), place) != nil {
		_ = os.Remove(f.Name())
	}
	removeOld(folder)
}

// removeOld removes what was written too long ago.
func removeOld(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil && time.Since(info.ModTime()) > keptFor {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}
