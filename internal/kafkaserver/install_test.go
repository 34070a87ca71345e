//go:build unix

package kafkaserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// The scripts stand for Java and Maven: Maven resolves to one jar and counts its calls, Kafka's
// format tool writes a checkpoint to the data folder that its settings name.
const (
	java17 = `
if [ "$1" = -version ]; then echo 'openjdk version "17.0.15" 2025-04-15' >&2; exit; fi
for last; do :; done
while IFS= read -r line; do
	case "$line" in log.dirs=*) data=${line#log.dirs=} ;; esac
done <"$last"
/bin/mkdir -p "$data" && echo checkpoint >"$data/bootstrap.checkpoint"
`
	mavenOK = `
echo call >>"$FAKE_DIR/calls"
for option; do
	case "$option" in -Dmdep.outputFile=*) printf %s "$FAKE_DIR/kafka.jar" >"${option#*=}" ;; esac
done
`
)

// fakeMaven sets the two up and returns the folder of the jar and the calls, and a configuration.
func fakeMaven(t *testing.T) (dir string, cfg Config) {
	t.Helper()
	fakeTools(t, map[string]string{"java": java17, "mvn": mavenOK})
	dir = t.TempDir()
	t.Setenv("FAKE_DIR", dir)
	writeJar(t, dir)
	return dir, Config{CacheDir: t.TempDir()}
}

func writeJar(t *testing.T, dir string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "kafka.jar"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestInstallResolvesOnceForManyAtATime(t *testing.T) {
	dir, cfg := fakeMaven(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			inst, err := install(t.Context(), cfg)
			if err != nil {
				t.Error(err)
				return
			}
			if want := filepath.Join(dir, "kafka.jar"); inst.classPath != want {
				t.Errorf("class path %q, want %q", inst.classPath, want)
			}
			if string(inst.checkpoint) != "checkpoint\n" {
				t.Errorf("checkpoint %q", inst.checkpoint)
			}
		})
	}
	wg.Wait()
	if calls := readFile(t, filepath.Join(dir, "calls")); calls != "call\n" {
		t.Errorf("calls of Maven: %q", calls)
	}
}

func TestInstallResolvesAgainWhenAJarIsGone(t *testing.T) {
	dir, cfg := fakeMaven(t)
	if err := Install(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "kafka.jar")); err != nil {
		t.Fatal(err)
	}
	if err := Install(t.Context(), cfg); err == nil {
		t.Error("no error while the jar is gone")
	}
	writeJar(t, dir)
	if err := Install(t.Context(), cfg); err != nil {
		t.Error(err)
	}
	if calls := readFile(t, filepath.Join(dir, "calls")); calls != "call\ncall\n" {
		t.Errorf("calls of Maven: %q", calls)
	}
}

func TestInstallNamesWhatIsMissing(t *testing.T) {
	const version = "echo 'openjdk version \"%s\"' >&2\n"
	for name, test := range map[string]struct {
		tools map[string]string
		want  error
		text  string
	}{
		"no Java":  {nil, ErrNoJava, "install one"},
		"no Maven": {map[string]string{"java": java17}, ErrNoMaven, "install Maven"},
		"Java 8": {
			map[string]string{"java": strings.ReplaceAll(version, "%s", "1.8.0_392")},
			ErrNoJava, "java is Java 8",
		},
		"Java 11": {
			map[string]string{"java": strings.ReplaceAll(version, "%s", "11.0.2")},
			ErrNoJava, "java is Java 11",
		},
		"a stub": {map[string]string{"java": "exit 1"}, ErrNoJava, "exit status 1"},
	} {
		t.Run(name, func(t *testing.T) {
			fakeTools(t, test.tools)
			err := Install(t.Context(), Config{CacheDir: t.TempDir()})
			checkOneLine(t, err, test.want, test.text)
		})
	}
}

func TestInstallTellsWhatMavenSaid(t *testing.T) {
	fakeTools(t, map[string]string{
		"java": java17,
		"mvn":  "echo '[ERROR] Could not transfer artifact'; echo '[ERROR] Help 1'; exit 1",
	})
	err := Install(t.Context(), Config{CacheDir: t.TempDir()})
	checkOneLine(t, err, err, "Kafka's artefacts: mvn: exit status 1: [ERROR] Could not transfer artifact")
}

func TestInstallEndsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("FAKE_DIR", dir)
	fakeTools(t, map[string]string{"java": java17, "mvn": `echo >"$FAKE_DIR/runs"; exec /bin/sleep 60`})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- Install(ctx, Config{CacheDir: t.TempDir()}) }()
	eventually(t, 10*time.Second, func() error {
		_, err := os.Stat(filepath.Join(dir, "runs"))
		return err
	})
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) || errors.Is(err, ErrNoJava) {
		t.Errorf("got %v", err)
	}
}

func checkOneLine(t *testing.T, err, want error, text string) {
	t.Helper()
	if err == nil || !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
	if !strings.Contains(err.Error(), text) || strings.Contains(err.Error(), "\n") {
		t.Errorf("want one line with %q, got %q", text, err)
	}
}
