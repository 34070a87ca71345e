package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
)

func newChart() Chart {
	return Chart{
		Title: "Reading <events> & checking", Note: "longer is faster",
		Legend: []Key{{"ours", Strong}, {"others", Plain}},
		Panels: []Panel{
			{"liked", []Bar{{"ours", 120, Strong}, {"another", 60, Plain}, {"naive", 1, Faint}, {"none", 0, Faint}}},
			{"order", []Bar{{"ours", 7.5, Strong}}},
		},
	}
}

// element is an element of an SVG with the text in it.
type element struct {
	name, class, text string
	attributes        map[string]string
}

func elements(t *testing.T, svg []byte) []element {
	t.Helper()
	var found []element
	decoder := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			e.class = e.attributes["class"]
			found = append(found, e)
		case xml.CharData:
			if len(found) > 0 {
				found[len(found)-1].text += string(token)
			}
		}
	}
}

func number(t *testing.T, e element, name string) int {
	t.Helper()
	n, err := strconv.Atoi(e.attributes[name])
	if err != nil {
		t.Fatalf("%s of %+v: %v", name, e, err)
	}
	return n
}

func TestBarsAreAsLongAsTheirFigures(t *testing.T) {
	lengths := map[string][]int{}
	for _, e := range elements(t, newChart().SVG()) {
		if e.name == "rect" && e.attributes["x"] == strconv.Itoa(margin+labelWidth) {
			lengths[e.class] = append(lengths[e.class], number(t, e, "width"))
		}
	}
	if got := lengths["strong"]; len(got) != 2 || got[0] != barsWidth || got[1] != barsWidth {
		t.Errorf("the longest of each panel are %v, want %d", got, barsWidth)
	}
	if got := lengths["plain"]; len(got) != 1 || got[0] != barsWidth/2 {
		t.Errorf("the half is %v, want %d", got, barsWidth/2)
	}
	if got := lengths["faint"]; len(got) != 2 || got[0] < 1 || got[1] != 0 {
		t.Errorf("the shortest and none are %v", got)
	}
}

func TestEverythingIsSaid(t *testing.T) {
	var texts []string
	for _, e := range elements(t, newChart().SVG()) {
		if e.name == "text" {
			texts = append(texts, strings.TrimSpace(e.text))
		}
	}
	want := "Reading <events> & checking|longer is faster|ours|others|" +
		"liked|ours|120|another|60.0|naive|1.00|none|0.00|order|ours|7.50"
	if got := strings.Join(texts, "|"); got != want {
		t.Errorf("texts are\n%s, want\n%s", got, want)
	}
}

func TestNothingIsOutside(t *testing.T) {
	found := elements(t, newChart().SVG())
	height := number(t, found[0], "height")
	for _, e := range found {
		if e.name != "rect" && e.name != "text" || e.attributes["fill"] != "" {
			continue
		}
		if y := number(t, e, "y"); y < 0 || y+barHeight > height {
			t.Errorf("%+v is outside of a height of %d", e, height)
		}
	}
}

func TestAChartIsTheSameBytesEachTime(t *testing.T) {
	first := string(newChart().SVG())
	for range 3 {
		if again := string(newChart().SVG()); again != first {
			t.Fatalf("two drawings differ:\n%s\n%s", first, again)
		}
	}
}
