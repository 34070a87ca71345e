//go:build unix

package kafkaserver

import (
	"context"
	"crypto/sha256"
	_ "embed" // for the pom and the log settings
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

//go:embed pom.xml
var pom []byte

//go:embed log4j2.xml
var log4j []byte

const (
	classPathFile  = "classpath"
	checkpointFile = "bootstrap.checkpoint"
	// minJava is what Kafka's brokers need from 4.0 on (KIP-1013).
	minJava = 17
)

// installation is what every node starts from.
type installation struct {
	java      string
	classPath string
	// checkpoint is the file that a formatted data folder holds: the features of this release.
	// It is the same for every node, which spares each one the formatting.
	checkpoint []byte
}

// Install makes ready what Start needs: it looks for Java and resolves Kafka's artefacts by Maven,
// unless they are there from an earlier time. Only the first call for a pom takes long, seconds to
// a minute, and it needs the network. Calls at the same time, in other processes too, wait for
// each other.
//
// It returns [ErrNoJava] or [ErrNoMaven] where the machine lacks one of them.
func Install(ctx context.Context, cfg Config) error {
	_, err := install(ctx, cfg)
	return err
}

func install(ctx context.Context, cfg Config) (*installation, error) {
	java, err := findJava(ctx)
	if err != nil {
		return nil, err
	}
	cache, err := cfg.cacheDir()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(pom)
	dir := filepath.Join(cache, hex.EncodeToString(sum[:8]))
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fmt.Errorf("make the cache for Kafka's artefacts: %w", err)
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(dir, "lock")).Lock()
	if err != nil {
		return nil, fmt.Errorf("lock the cache for Kafka's artefacts: %w", err)
	}
	defer unlock()

	if inst, err := readInstallation(dir, java); err == nil {
		return inst, nil
	}
	if err := makeInstallation(ctx, dir, java); err != nil {
		return nil, err
	}
	return readInstallation(dir, java)
}

// readInstallation fails where the cache is empty, or holds the path of a jar that is gone.
func readInstallation(dir, java string) (*installation, error) {
	classPath, err := os.ReadFile(filepath.Join(dir, classPathFile))
	if err != nil {
		return nil, err
	}
	for _, jar := range filepath.SplitList(string(classPath)) {
		if _, err := os.Stat(jar); err != nil {
			return nil, err
		}
	}
	checkpoint, err := os.ReadFile(filepath.Join(dir, checkpointFile))
	if err != nil {
		return nil, err
	}
	return &installation{java: java, classPath: string(classPath), checkpoint: checkpoint}, nil
}

// makeInstallation renames the class path into its place last: it is there when all is.
func makeInstallation(ctx context.Context, dir, java string) error {
	work, err := os.MkdirTemp(dir, "new-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }() // what stays is in nobody's way

	classPath, err := resolveClassPath(ctx, work)
	if err != nil {
		return fmt.Errorf("resolve Kafka's artefacts: %w", err)
	}
	if err := format(ctx, work, java, classPath); err != nil {
		return fmt.Errorf("format a data folder: %w", err)
	}
	return errors.Join(
		os.Rename(filepath.Join(work, "data", checkpointFile), filepath.Join(dir, checkpointFile)),
		os.Rename(filepath.Join(work, classPathFile), filepath.Join(dir, classPathFile)),
	)
}

func resolveClassPath(ctx context.Context, work string) (string, error) {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return "", ErrNoMaven
	}
	pomPath := filepath.Join(work, "pom.xml")
	if err := os.WriteFile(pomPath, pom, 0o600); err != nil {
		return "", err
	}
	output := filepath.Join(work, classPathFile)
	err = run(ctx, mvn, "-B", "-q", "-f", pomPath, "dependency:build-classpath",
		"-Dmdep.outputFile="+output, "-DincludeScope=runtime")
	if err != nil {
		return "", err
	}
	classPath, err := os.ReadFile(output)
	return string(classPath), err
}

// format lets Kafka's own tool write the checkpoint of this release.
func format(ctx context.Context, work, java, classPath string) error {
	settings := filepath.Join(work, "format.properties")
	content := properties{
		"process.roles":             "broker,controller",
		"node.id":                   "1",
		"controller.quorum.voters":  "1@127.0.0.1:9093",
		"listeners":                 "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093",
		"controller.listener.names": controllerListener,
		"log.dirs":                  filepath.Join(work, "data"),
	}
	if err := os.WriteFile(settings, content.encode(), 0o600); err != nil {
		return err
	}
	return run(ctx, java, "-cp", classPath, "kafka.tools.StorageTool",
		"format", "-t", newID(), "-c", settings)
}

// run runs a command to its end and returns what it said about its failure in one line.
func run(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.WaitDelay = time.Second // a child of the command may hold its output open
	output, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if line := errorLine(output); line != "" {
		return fmt.Errorf("%s: %w: %s", filepath.Base(name), err, line)
	}
	return fmt.Errorf("%s: %w", filepath.Base(name), err)
}

// javaVersion reads `version "17.0.15"`, and `version "1.8.0_392"` for what came before Java 9.
var javaVersion = regexp.MustCompile(`version "(?:1\.)?(\d+)`)

func findJava(ctx context.Context) (string, error) {
	java, err := exec.LookPath("java")
	if err != nil {
		return "", ErrNoJava
	}
	output, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("%w: %s -version: %w", ErrNoJava, java, err)
	}
	match := javaVersion.FindSubmatch(output)
	if match == nil {
		return "", fmt.Errorf("%w: %s tells no version", ErrNoJava, java)
	}
	if version, err := strconv.Atoi(string(match[1])); err != nil || version < minJava {
		return "", fmt.Errorf("%w: %s is Java %s", ErrNoJava, java, match[1])
	}
	return java, nil
}

// errorLine returns the first line that Maven or Java marks as an error, else the last one.
func errorLine(output []byte) string {
	last := ""
	for line := range strings.Lines(string(output)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[ERROR]") || strings.HasPrefix(line, "Exception in") {
			return line
		}
		if line != "" {
			last = line
		}
	}
	return last
}
