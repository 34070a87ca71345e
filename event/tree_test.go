package event

import (
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/eventc/eventc/event/wire"
)

// decoded is what encoding/json makes of a document.
func decoded(document string) (any, error) {
	decoder := json.NewDecoder(strings.NewReader(document))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something behind the document")
	}
	return tree, nil
}

func checkTree(t *testing.T, document string) {
	t.Helper()
	got, err := parseTree(document)
	want, wantErr := decoded(document)
	fault, _ := wire.Check(document)
	switch {
	case (err == nil) != (fault == wire.NoFault):
		t.Errorf("%q: %v, and it is within the limits: %v", document, err, fault == wire.NoFault)
	case err == nil && (wantErr != nil || !reflect.DeepEqual(got, want)):
		t.Errorf("%q is %#v, want %#v (%v)", document, got, want, wantErr)
	}
}

func treeDocuments() []string {
	return []string{
		`null`, `true`, `false`, `0`, `-1.50e+2`, `""`, `"a\u00e9\n"`, `[]`, `{}`, ` [ 1 , "x" , [ null ] ] `,
		`{"a":1,"a":{"b":[]},"\u0061":2}`, `{ "a" : { } , "" : [ { } ] }`, `{"a":1`, `{"a"}`, `{"a":1,}`, `[1,]`, `[1 2]`, `{"a":1]`, `[`, `{`, ``, ` `,
		`nul`, `truex`, `01`, `1.`, `"\ud800"`, "\"\xff\"", `1e401`, `[1] x`, `{"a":1}}`, strings.Repeat("[", 128) + strings.Repeat("]", 128),
		strings.Repeat("[", 129) + strings.Repeat("]", 129), strings.Repeat(`{"a":`, 128) + "1" + strings.Repeat("}", 128),
	}
}

// TestParseTree compares with encoding/json, within the limits.
func TestParseTree(t *testing.T) {
	for _, document := range treeDocuments() {
		checkTree(t, document)
	}
}

func FuzzParseTree(f *testing.F) {
	for _, document := range treeDocuments() {
		f.Add(document)
	}
	f.Fuzz(checkTree)
}
