package event_test

import (
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/eventc/eventc/event"
	"github.com/eventc/eventc/event/wire"
)

var uris = []string{
	"http://a", "https://example.com/", "https://api.github.com/repos/a-b/c_d/issues/1?q=x&y=1,2#top",
	"http://a.b/c~d", "http://1.2.3.4/", "http://a.b/c d", "HTTP://a", "urn:uuid:0", "mailto:a@b", "a:", "http://[::1]/",
	"http://a:80/", "http://user@a/", "http://a/%20", "http://a/é", "http://a?x", "http://a#x", "http:///a", "http://", "http:/a",
	"x-y.z+1:b", "file:///etc/passwd", "https://-a-/", "http://a..b/", "http://a_b/", "http://a/'(b)*;:@$!", "git://a.b/c.git",
	"http://a.b/c:d@e/%41%7Ef", "http://a?b:c", "http://a#b/c:d", "http://a?b/%41", "http://a#?#?%41", "http://a?#%41", "z://!$&'()*+,;=~_-.",

	"", "a", "/a/b", "//x", "http//a", "://a", "1:b", "http://a/%zz", "http://a/%", "http://[::1", "http://[1]/", "http://a:b/",
	"http://a b/", "http://a\x7f/", "http://a/\n", "http://::1/", "http://a^b/", "%41:b", "http://a/\xff", `http://a\b`,
	"http://a%41/", "http://a:b@c/", "http://a@b:c/", "http://a/%4", "http://a/%4g", "http://a/%g4", "http://%zz", "http://a#%zz", "http://a{b}/",
}

var templates = []string{
	"", "/", "https://api.github.com/repos/a/b/notifications{?since,all,participating}", "{+path}/here{#x_1}[a]:@!$;=~", "{a", "a}", "{}", "{a,}",
	"{,a}", "{,,a}", "{a.b}", "{a:3}", "{a*}", "{%41}", "a%41", "a%4", "a<b>", "a b", "é", "{é}", `{"a"}`, `a\b`, "a|b", "`", "{{a}}", "{a}{b}{/c}d",
}

func TestIsURI(t *testing.T) {
	for _, s := range uris {
		checkURI(t, s)
	}
	if !event.IsURI("https://example.com/a?b=c#d") || event.IsURI("/a") {
		t.Error("IsURI does not tell an absolute address from what is none")
	}
}

// TestAddressesOfEveryByte puts every byte in every place of addresses that are longer than what is
// looked at in one step.
func TestAddressesOfEveryByte(t *testing.T) {
	for _, usual := range []string{
		"https://a-b.c/d_e/~f?g=h&i,j+k", "http://a/b", "git://a.bc/d:e@f/%41.git?x#y:z", "https://x?y=1/2:3",
	} {
		for at := range len(usual) {
			for b := range 256 {
				checkURI(t, usual[:at]+string([]byte{byte(b)})+usual[at+1:])
			}
		}
	}
}

// TestLongAddresses has what would take a time that grows with the square of the length, if the end of
// the authority were looked for again and again.
func TestLongAddresses(t *testing.T) {
	const many = 4 << 20
	within(t, time.Minute, func() {
		for _, path := range []string{":", "@", "%41", "=", "_", "é"} {
			s := "http://" + strings.Repeat("a", many) + "/" + strings.Repeat(path, many/len(path))
			if !event.IsURI(s) {
				t.Errorf("%s is refused", shorten(s))
			}
		}
		for _, template := range []string{"{a", "{", "}", "{a}", "{a,"} {
			event.IsURITemplate(strings.Repeat(template, many/len(template)))
		}
	})
}

func TestTemplatesOfEveryByte(t *testing.T) {
	for _, s := range templates {
		checkURITemplate(t, s)
	}
	for _, usual := range []string{"https://a.b/c{/d_e}/f=1", "a{?bcdefghi,j}", "{+k}"} {
		for at := range len(usual) {
			for b := range 256 {
				checkURITemplate(t, usual[:at]+string([]byte{byte(b)})+usual[at+1:])
			}
		}
	}
}

// TestUsualAddressesDoNotAllocate has addresses for which the judge's function, which builds a URL, is
// not needed.
func TestUsualAddressesDoNotAllocate(t *testing.T) {
	for _, s := range []string{
		"http://a", "https://a-b.EXAMPLE.com/", "https://example.com/AZaz09-._~/?=&+,", "http://1.2.3.4/x", "http://example.com//-",
		"git://github.com/a/b.git", "https://example.com/a:b@c/%20d", "https://example.com?a_b=1#c",
	} {
		text := `"` + s + `"`
		if n := testing.AllocsPerRun(100, func() { event.IsURI(s); event.URI(text, 0) }); n > 0 || !event.IsURI(s) {
			t.Errorf("IsURI(%q) is %v, with %v allocations", s, event.IsURI(s), n)
		}
	}
}

// TestReadersOfAddressesTakeEscapes has what only looks like an address once it is unescaped.
func TestReadersOfAddressesTakeEscapes(t *testing.T) {
	for text, want := range map[string]string{
		`"https:\/\/a\/b"`: "https://a/b", `"http://a\u002f%41"`: "http://a/%41", `"http://é"`: "http://é", `"https://a/b"x`: "https://a/b",
	} {
		if got, p := event.URI(text, 0); got != want || p < 0 {
			t.Errorf("URI(%s) = %q, %d", text, got, p)
		}
		if got, p := event.URITemplate(text, 0); got != want || p < 0 {
			t.Errorf("URITemplate(%s) = %q, %d", text, got, p)
		}
	}
	for _, text := range []string{``, `"`, `1`, `"https://a`, `"https://a/b\"`, "\"https://a/b\n\"", "\"https://a/\xff\"", `"https:\/\/a\/%zz"`, `"\x"`} {
		_, uri := event.URI(text, 0)
		_, template := event.URITemplate(text, 0)
		if uri >= 0 || template >= 0 {
			t.Errorf("%q is read up to %d as an address, up to %d as a template", text, uri, template)
		}
	}
}

func TestWritersOfAddressesTellWhatIsNone(t *testing.T) {
	var x wire.Encoder
	if got := event.AppendURIText(&x, []byte(`["`), "/a"); string(got) != `["/a` || !x.Refused() {
		t.Errorf("AppendURIText writes %s, refused %v", got, x.Refused())
	}
	x = wire.Encoder{}
	if got := event.AppendURITemplateText(&x, []byte(`["`), `{a"`); string(got) != `["{a\"` || !x.Refused() {
		t.Errorf("AppendURITemplateText writes %s, refused %v", got, x.Refused())
	}
}

// checkURI holds whether s is an address against the judge's own format, and reading and writing it
// against a string's.
func checkURI(t *testing.T, s string) {
	t.Helper()
	checkVerdict(t, "uri", s, event.IsURI(s))
	checkAddress(t, "uri", s, event.URI, event.AppendURIText)
	if wire.IsPlainURI(s) && !jsonschema.Formats["uri"](s) {
		t.Errorf("uri %q is plain, the judge refuses it", s)
	}
}

func checkURITemplate(t *testing.T, s string) {
	t.Helper()
	matches := event.MatchesFormat("uri-template", s)
	if event.IsURITemplate(s) != matches || wire.IsPlainURITemplate(s) && !matches {
		t.Errorf("uri-template %q: %v, MatchesFormat says %v", s, event.IsURITemplate(s), matches)
	}
	checkAddress(t, "uri-template", s, event.URITemplate, event.AppendURITemplateText)
}

// checkAddress compares a reader and a writer with those of strings, and the format.
func checkAddress(
	t *testing.T, format, s string,
	read func(string, int) (string, int), write func(*wire.Encoder, []byte, string) []byte,
) {
	t.Helper()
	matches := event.MatchesFormat(format, s)
	var x, plain wire.Encoder
	text, want := string(write(&x, []byte(`["`), s))+`"`, string(plain.AppendText([]byte(`["`), s))+`"`
	if text != want || x.Refused() == matches {
		t.Errorf("%s %q is written as %s, want %s; refused %v", format, s, text, want, x.Refused())
	}
	for _, text := range []string{text, `["` + s + `"`, `["` + s + `",1234567890]`} {
		value, p := wire.String(text, 1)
		accepted := p >= 0 && event.MatchesFormat(format, value)
		got, q := read(text, 1)
		if accepted != (q >= 0) || accepted && (got != value || q != p) {
			t.Errorf("%s is read as %q up to %d, want %q up to %d and %v", text, got, q, value, p, accepted)
		}
	}
}

func FuzzIsURI(f *testing.F) {
	for _, s := range uris {
		f.Add(s)
	}
	f.Fuzz(checkURI)
}

func FuzzIsURITemplate(f *testing.F) {
	for _, s := range templates {
		f.Add(s)
	}
	f.Fuzz(checkURITemplate)
}

func BenchmarkURI(b *testing.B) {
	for name, s := range map[string]string{
		"short": "https://a.b/c", "usual": "https://api.github.com/repos/Codertocat/Hello-World/issues/1", "query": "https://a.b/c?d_e=f&g_h=i" + strings.Repeat("j", 100),
	} {
		text := `{"url":"` + s + `","next":1}`
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				event.URI(text, 7)
			}
		})
	}
}
