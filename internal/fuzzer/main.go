package fuzzer

import (
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

// options are what the program is told.
type options struct {
	duration  time.Duration
	documents int
	seed      uint64
	payloads  string
}

// Main is the program: it reads its arguments and writes a [Report] as JSON. The arguments are
//
//	-for duration     how long to go on; 0 is until -documents are checked
//	-documents n      how many documents of each kind to check; 0 is as many as there is time for
//	-seed n           the seed of the first document of each kind
//	-payloads file    documents to check and to change: lists of texts, by the names of kinds, as JSON
func Main(kinds []Kind, arguments []string, out io.Writer) error {
	o, err := parseOptions(arguments)
	if err != nil {
		return err
	}
	payloads, err := readPayloads(o.payloads)
	if err != nil {
		return err
	}
	debug.SetGCPercent(800) // there is little to keep, and much to throw away
	report, err := run(kinds, o, payloads)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(report)
}

func parseOptions(arguments []string) (o options, err error) {
	flags := flag.NewFlagSet("fuzzer", flag.ContinueOnError)
	flags.DurationVar(&o.duration, "for", 0, "how long to go on")
	flags.IntVar(&o.documents, "documents", 0, "how many documents of each kind to check")
	flags.Uint64Var(&o.seed, "seed", 0, "the seed of the first document")
	flags.StringVar(&o.payloads, "payloads", "", "a file of documents")
	if err := flags.Parse(arguments); err != nil {
		return o, err
	}
	if o.duration == 0 && o.documents == 0 {
		return o, errors.New("say how long by -for, or how many documents by -documents")
	}
	return o, nil
}

func readPayloads(file string) (payloads map[string][]string, err error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return payloads, json.Unmarshal(text, &payloads)
}

// run divides the kinds among as many goroutines as there are processors.
func run(kinds []Kind, o options, payloads map[string][]string) (Report, error) {
	hunts, err := newHunts(kinds, o.seed, payloads)
	if err != nil {
		return Report{}, err
	}
	reports := make([]Report, min(runtime.GOMAXPROCS(0), len(kinds)))
	var group sync.WaitGroup
	for i := range reports {
		group.Go(func() {
			var own []*hunt
			for at := i; at < len(hunts); at += len(reports) {
				own = append(own, hunts[at])
			}
			work(own, o, &reports[i])
		})
	}
	group.Wait()
	all := Report{Kinds: len(kinds)}
	for _, r := range reports {
		all.Add(r)
	}
	return all, nil
}

func newHunts(kinds []Kind, seed uint64, payloads map[string][]string) ([]*hunt, error) {
	hunts := make([]*hunt, len(kinds))
	for i, k := range kinds {
		s, err := newSubject(k)
		if err != nil {
			return nil, err
		}
		hunts[i] = newHunt(s, seed, payloads[k.Name])
	}
	return hunts, nil
}

// work holds documents of each of the kinds against their schemas, in turns.
func work(hunts []*hunt, o options, report *Report) {
	end := time.Now().Add(o.duration)
	inTime := func() bool { return o.duration == 0 || time.Now().Before(end) }
	for _, h := range hunts {
		h.report = report
		h.checkGiven()
	}
	const turn = 100
	for left := o.documents; inTime() && (o.documents == 0 || left > 0); left -= turn {
		for _, h := range hunts {
			if inTime() {
				h.run(turnOf(turn, left))
			}
		}
	}
}

// turnOf returns how many documents to check in a turn, of those that are left; 0 is no limit.
func turnOf(turn, left int) int {
	if left > 0 {
		return min(turn, left)
	}
	return turn
}
