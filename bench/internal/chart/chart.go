package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// Chart is what is drawn.
type Chart struct {
	// Title says what it is about, Note how to read it. Each is one line.
	Title, Note string
	Panels      []Panel
	// Legend explains the looks of bars.
	Legend []Key
}

// Panel is some bars that are compared.
type Panel struct {
	Title string
	Bars  []Bar
}

// Bar is one figure. A figure that is not positive has no bar.
type Bar struct {
	Label string
	Value float64
	Look  Look
}

// Key is an entry of the legend.
type Key struct {
	Label string
	Look  Look
}

// Look is how a bar looks.
type Look int

// The looks.
const (
	// Strong is for what a chart is about.
	Strong Look = iota
	// Plain and Faint are for what that is compared with.
	Plain
	Faint
)

// All lengths are in pixels.
const (
	width      = 800
	margin     = 20
	labelWidth = 250
	valueWidth = 60
	barsWidth  = width - 2*margin - labelWidth - valueWidth
	barHeight  = 14
	barGap     = 6
	lineHeight = 22
)

// SVG draws the chart.
func (c Chart) SVG() []byte {
	var d drawing
	d.y = margin
	d.line(margin, c.Title, "title")
	d.line(margin, c.Note, "note")
	d.legend(c.Legend)
	for _, p := range c.Panels {
		d.panel(p)
	}
	height := d.y + margin
	return fmt.Appendf(nil, document, width, height, width, height, escape(c.Title), width, height, d.body.String())
}

const document = `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
<title>%s</title>
<style>
text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
.title { font-size: 16px; font-weight: 600 }
.panel { font-weight: 600 }
.note { fill: #59636e }
.value { font-variant-numeric: tabular-nums }
.strong { fill: #0a6c74 }
.plain { fill: #8fa3b3 }
.faint { fill: #d3dbe2 }
</style>
<rect width="%d" height="%d" fill="#ffffff"/>
%s</svg>
`

// drawing is what has been drawn so far, down to y.
type drawing struct {
	body strings.Builder
	y    int
}

func (d *drawing) line(x int, text, class string) {
	if text == "" {
		return
	}
	d.text(x, d.y+lineHeight/2, text, class)
	d.y += lineHeight
}

func (d *drawing) legend(keys []Key) {
	if len(keys) == 0 {
		return
	}
	x := margin
	for _, k := range keys {
		d.rect(x, d.y+3, barHeight, k.Look)
		d.text(x+barHeight+barGap, d.y+barHeight, k.Label, "note")
		x += (width - 2*margin) / len(keys)
	}
	d.y += lineHeight
}

func (d *drawing) panel(p Panel) {
	d.y += barGap
	d.line(margin, p.Title, "panel")
	longest := 0.0
	for _, b := range p.Bars {
		longest = max(longest, b.Value)
	}
	for _, b := range p.Bars {
		d.bar(b, longest)
	}
}

func (d *drawing) bar(b Bar, longest float64) {
	length := 0
	if b.Value > 0 {
		length = max(1, int(b.Value/longest*barsWidth))
	}
	baseline := d.y + barHeight - 2
	d.text(margin, baseline, b.Label, "label")
	d.rect(margin+labelWidth, d.y, length, b.Look)
	d.text(margin+labelWidth+length+barGap, baseline, figure(b.Value), "value")
	d.y += barHeight + barGap
}

func (d *drawing) rect(x, y, length int, l Look) {
	fmt.Fprintf(&d.body, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"/>`+"\n", l.class(), x, y, length, barHeight)
}

func (d *drawing) text(x, y int, text, class string) {
	fmt.Fprintf(&d.body, `<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, x, y, escape(text))
}

func (l Look) class() string {
	switch l {
	case Strong:
		return "strong"
	case Plain:
		return "plain"
	case Faint:
		return "faint"
	}
	return ""
}

// figure has three digits where they tell something.
func figure(value float64) string {
	switch {
	case value >= 100:
		return fmt.Sprintf("%.0f", value)
	case value >= 10:
		return fmt.Sprintf("%.1f", value)
	}
	return fmt.Sprintf("%.2f", value)
}

func escape(text string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return "" // a buffer takes everything
	}
	return b.String()
}
