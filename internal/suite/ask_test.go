package suite_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"

	"github.com/eventc/eventc/internal/suite/driver"
)

// ask puts the questions to the program and returns the answers, one each.
func ask(t *testing.T, program string, questions []driver.Question) []driver.Answer {
	t.Helper()
	var in, errors bytes.Buffer
	encoder := json.NewEncoder(&in)
	for _, q := range questions {
		if err := encoder.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.CommandContext(t.Context(), program)
	run.Stdin, run.Stderr = &in, &errors
	out, err := run.Output()
	if err != nil {
		t.Fatalf("the program of generated code fails: %v\n%s", err, errors.Bytes())
	}
	answers := make([]driver.Answer, 0, len(questions))
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var a driver.Answer
		if err := decoder.Decode(&a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}
