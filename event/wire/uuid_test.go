package wire_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event/wire"
)

const sampleUUID = "0190f5f0-2b3c-7d4e-8f90-a1b2c3d4e5f6"

func TestUUID(t *testing.T) {
	for _, text := range []string{
		sampleUUID,
		strings.ToUpper(sampleUUID),
		"00000000-0000-0000-0000-000000000000",
		"ffffffff-ffff-ffff-ffff-ffffffffffff",
		"FfFfFfFf-aAbB-cCdD-eEfF-0123456789aB",
		"01234567-89ab-cdef-fedc-ba9876543210",
	} {
		got, end := readUUID(before+`"`+text+`",`, len(before))
		checkEnd(t, "UUID", text, end, 38)
		if uuid.UUID(got) != uuid.MustParse(text) {
			t.Errorf("UUID of %s = %s", text, uuid.UUID(got))
		}
		if written := string(wire.AppendUUIDText([]byte("["), got)); written != `[`+strings.ToLower(text) {
			t.Errorf("AppendUUIDText of %s = %s", text, written)
		}
	}
}

func TestUUIDNotAccepted(t *testing.T) {
	for _, text := range []string{
		``, `"`, `""`,
		`"` + sampleUUID,
		sampleUUID,
		`'` + sampleUUID + `'`,
		`"` + sampleUUID + `'`,
		`"{` + sampleUUID + `}"`,
		`"urn:uuid:` + sampleUUID + `"`,
		`"` + strings.ReplaceAll(sampleUUID, "-", "") + `"`,
		`"` + strings.ReplaceAll(sampleUUID, "-", "") + `    "`,
		`"` + sampleUUID[:35] + `"`,
		`"` + sampleUUID + `0"`,
		`" ` + sampleUUID[1:] + `"`,
		`"0190f5f02-b3c-7d4e-8f90-a1b2c3d4e5f6"`,
		`"0190f5f0-2b3c7-d4e-8f90-a1b2c3d4e5f6"`,
		`"\u0030190f5f0-2b3c-7d4e-8f90-a1b2c3d4"`,
	} {
		if got, end := readUUID(text, 0); end >= 0 {
			t.Errorf("UUID of %s = %x, %d, want it not accepted", text, got, end)
		}
	}
}

// TestUUIDOfEveryByte puts every byte in every place of a uuid.
func TestUUIDOfEveryByte(t *testing.T) {
	for at := range len(sampleUUID) {
		for b := range 256 {
			checkUUID(t, sampleUUID[:at]+string([]byte{byte(b)})+sampleUUID[at+1:])
		}
	}
}

// checkUUID holds the reading against the judge's, and the value and its writing against package
// uuid's.
func checkUUID(t *testing.T, text string) {
	t.Helper()
	document := `"` + text + `"`
	got, end := readUUID(document, 0)
	accepted := end == len(document)
	if want := jsonschema.Formats["uuid"](text); accepted != want {
		t.Fatalf("UUID(%q) = %x, %d; the judge says %v", text, got, end, want)
	}
	if !accepted {
		return
	}
	if want := uuid.MustParse(text); uuid.UUID(got) != want || string(wire.AppendUUIDText(nil, got)) != want.String() {
		t.Fatalf("UUID(%q) = %x, written %s", text, got, wire.AppendUUIDText(nil, got))
	}
}

func FuzzUUID(f *testing.F) {
	for _, text := range []string{
		sampleUUID, strings.ToUpper(sampleUUID), "{" + sampleUUID + "}", "urn:uuid:" + sampleUUID,
		strings.ReplaceAll(sampleUUID, "-", ""), sampleUUID[:35] + "g", sampleUUID[:35] + "\xff", sampleUUID + "\"",
	} {
		f.Add(text)
	}
	f.Fuzz(checkUUID)
}

func FuzzAppendUUIDText(f *testing.F) {
	f.Add(make([]byte, 16))
	f.Add([]byte("\x01\x90\xf5\xf0\x2b\x3c\x7d\x4e\x8f\x90\xa1\xb2\xc3\xd4\xe5\xf6"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		u, err := uuid.FromBytes(raw)
		if err != nil {
			return
		}
		written := string(wire.AppendUUIDText(nil, u))
		back, end := readUUID(`"`+written+`"`, 0)
		if written != u.String() || end != len(written)+2 || back != u {
			t.Fatalf("%s is written as %s and read as %x", u, written, back)
		}
	})
}
