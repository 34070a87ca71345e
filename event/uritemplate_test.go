package event_test

import (
	"testing"

	"github.com/eventc/eventc/event"
)

func TestURITemplate(t *testing.T) {
	for _, s := range []string{
		"", "a", "http://example.com/dictionary", "/", "a'b", "a%41b", "%e2%82%ac", "%00%99%aA%fF", "a😀b", "é",
		"\u00a0", "\ud7ff", "\ue000", "\ufdcf", "\ufdf0", "\uffef", "\U00010000", "\U0001fffd", "\U000dfffd", "\U000e1000", "\U000f0000", "\U0010fffd",
		"!#$&()*+,-./:;=?@[]_~", "'{var}'",

		// What GitHub's payloads hold.
		"https://api.github.com/users/Codertocat/gists{/gist_id}",
		"https://api.github.com/users/Codertocat/starred{/owner}{/repo}",
		"https://api.github.com/repos/a/b/compare/{base}...{head}",
		"https://api.github.com/repos/a/b/notifications{?since,all,participating}",
		"https://uploads.github.com/repos/a/b/releases/1/assets{?name,label}",
		"https://api.github.com/repos/a/b/commits{/sha}",
		"https://api.github.com/repos/a/b/contents/{+path}",
		"gists{/gist_id}", "{?d,e}",

		// RFC 6570, section 3.2.
		"{count}", "{count*}", "{/count*}", "{;count*}", "{?count*}", "{&count*}",
		"{var}", "{hello}", "{half}", "O{empty}X", "O{undef}X", "{x,y}", "{x,hello,y}", "?{x,empty}", "{var:3}", "{var:30}",
		"{list}", "{list*}", "{keys}", "{keys*}",
		"{+var}", "{+hello}", "{+half}", "{base}index", "{+base}index", "O{+empty}X", "{+path}/here", "here?ref={+path}",
		"up{+path}{var}/here", "{+x,hello,y}", "{+path,x}/here", "{+path:6}/here", "{+list*}", "{+keys*}",
		"{#var}", "{#hello}", "foo{#empty}", "{#x,hello,y}", "{#path,x}/here", "{#path:6}/here", "{#keys*}",
		"{.who}", "{.who,who}", "X{.var}", "X{.empty}", "www{.dom*}", "X{.var:3}", "X{.list*}",
		"{/who}", "{/half,who}", "{/var,empty}", "{/var,x}/here", "{/var:1,var}", "{/list*,path:4}",
		"{;who}", "{;half}", "{;v,empty,who}", "{;v,bar,who}", "{;hello:5}", "{;keys*}",
		"{?who}", "{?x,y,undef}", "{?var:3}", "{?list*}",
		"{&who}", "?fixed=yes{&x}", "{&x,y,empty}", "{&var:3}", "{&keys*}",

		// Section 2.2 reserves these operators; an expression may still have them.
		"{=var}", "{,var}", "{!var}", "{@var}", "{|var}",

		"{a.b}", "{a.b.c*}", "{_}", "{0}", "{%41}", "{a%41b}", "{v:1}", "{v:9}", "{v:1000}", "{v:9999}", "{term:1}/{term}",
	} {
		if !event.MatchesFormat("uri-template", s) {
			t.Errorf("%q is refused", s)
		}
	}
}

func TestNoURITemplate(t *testing.T) {
	for _, s := range []string{
		" ", "a b", "a\tb", "a\x00b", "a\x7fb", "a\u0080b", "a\u009fb", `a"b`, "a<b", "a>b", `a\b`, "a^b", "a`b", "a|b",
		"%", "%4", "%4g", "a%", "100% sure",
		"%/0", "%:0", "%@0", "%G0", "%`0", "%g0", "%0/", "%0:", "%0@", "%0G", "%0`", "%0g",
		"\xff", "a\xc3", "\ufdd0", "\ufdef", "\ufff0", "\ufffd", "\uffff", "\U0001fffe", "\U0001ffff", "\U000e0000", "\U000e0fff", "\U0010ffff",
		"{", "}", "{}", "{a", "a}", "foo}bar", "{{a}}", "{a{b}}", "{a}}", "{a b}", "{ a}", "{a }",
		"{a,,b}", "{a,}", "{,}", "{,,a}", "{,+a}", "{+}", "{?}", "{??a}", "{+#a}", "{a+}", "{$a}", "{a?b}", "{a=b}", "{var=def}", "{-a}", "{a-b}",
		"{a..b}", "{.}", "{a.}", "{..a}", "{é}", "{%}", "{%4}", "{%4g}", "{a%}", "{a%4}",
		"{v:}", "{v:0}", "{v:01}", "{v:10000}", "{v:-1}", "{v:a}", "{v:1a}", "{v:1:2}", "{:1}", "{v:1*}", "{v*:1}", "{v**}", "{*}", "{v:٣}",
		"http://example.com/dictionary/{term:1}/{term",
	} {
		if event.MatchesFormat("uri-template", s) {
			t.Errorf("%q is accepted", s)
		}
	}
}

func FuzzURITemplate(f *testing.F) {
	for _, s := range []string{"/repos{/sha}", "{?d,e}", "{+path:6}/here", "a%41", "{a.b*}", "a'b", "\xff", "{%41}", "{", "}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		valid := event.MatchesFormat("uri-template", s)
		// Two templates one after the other are a template, and so are those in two parts.
		if valid && (!event.MatchesFormat("uri-template", s+s) || !event.MatchesFormat("uri-template", "x{y}"+s+"{z*}")) {
			t.Fatalf("%q is a template, and not in a longer one", s)
		}
		if !valid && event.MatchesFormat("uri-template", s+"{a}") {
			t.Fatalf("%q is no template, but is one before an expression", s)
		}
	})
}
