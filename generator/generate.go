package generator

import (
	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// Files are the source files of generated packages by their slash-separated path below the output
// folder, e.g. "feedevents/liked_event.go".
type Files map[string][]byte

// Generate returns the files of the packages. An error is a defect of the generator, not of the
// schemas: it shows the source that does not parse.
func Generate(packages []*model.Package) (Files, error) {
	var all []file
	for _, p := range packages {
		all = append(all, packageFiles(p)...)
	}
	sources, err := renderAll(all)
	if err != nil {
		return nil, err
	}
	files := make(Files, len(all))
	for i, f := range all {
		files[f.name] = sources[i]
	}
	return files, nil
}

// file is a file that is to be emitted. Its tree takes many times the memory of its source, so it
// is made only when it is rendered.
type file struct {
	name string
	emit func() *jen.File
}

// packageFiles returns the files of one package: the topic's two, and for every stem the types as
// users read them and the codec behind them.
//
// The suffixes keep names such as install_ios.go and click_test.go, which mean something to the go
// command, from occurring.
func packageFiles(p *model.Package) []file {
	folder := p.Name + "/"
	files := []file{
		{folder + p.Topic + "_topic.go", func() *jen.File { return topicFile(p) }},
		{folder + p.Topic + "_schemas.go", func() *jen.File { return schemasFile(p) }},
	}
	declared := names{}
	for _, s := range stems(p) {
		files = append(files, file{folder + s.name + s.suffix(), func() *jen.File { return typesFile(p, s) }})
		if s.hasCodec() {
			checks := stemChecks(s, declared)
			files = append(files, file{folder + s.name + "_codec.go", func() *jen.File { return codecFile(p, s, checks) }})
		}
	}
	return files
}

// stemChecks returns the functions that check values for each object of the stem. The first stem
// that needs one declares it.
func stemChecks(s *stem, declared names) map[*model.Struct][]jen.Code {
	checks := map[*model.Struct][]jen.Code{}
	for _, st := range s.allStructs() {
		checks[st] = checkFuncs(st, declared)
	}
	return checks
}

// typesFile emits what users of the types read.
func typesFile(p *model.Package, s *stem) *jen.File {
	f := newFile(p)
	for _, e := range s.events {
		declare(f, eventTypes(p, e)...)
		declare(f, defaultMethods(e.Struct)...)
	}
	for _, st := range s.structs {
		declare(f, structType(st))
		declare(f, defaultMethods(st)...)
	}
	for _, u := range s.unions {
		declare(f, unionType(u)...)
	}
	for _, e := range s.enums {
		declare(f, enumType(e)...)
	}
	return f
}

// codecFile emits what reads, checks and writes the types.
func codecFile(p *model.Package, s *stem, checks map[*model.Struct][]jen.Code) *jen.File {
	f, style := newFile(p), styleOf(p)
	for _, e := range s.events {
		declare(f, eventEntries(e)...)
	}
	for _, st := range s.allStructs() {
		declare(f, membersVar(st), decodeFunc(st, style), appendFunc(st))
		declare(f, checks[st]...)
	}
	for _, u := range s.unions {
		declare(f, decodeUnionFunc(u), appendUnionFunc(u))
	}
	for _, e := range s.enums {
		declare(f, enumOfFunc(e))
	}
	return f
}

// topicFile emits what a topic's users read: its name, its events, how to parse and handle them.
func topicFile(p *model.Package) *jen.File {
	f := newFile(p)
	f.PackageComment(wrapped("Package " + p.Name + " holds the events of topic " + p.Topic + "."))
	declare(f, topicConst(p), eventInterface(p))
	declare(f, parseFuncs(p)...)
	declare(f, handlersType(p)...)
	declare(f, handlerInterface(p)...)
	for _, e := range p.Events {
		declare(f, handleFunc(p, e))
	}
	return f
}

// schemasFile emits the schemas that judge what the codecs do not accept by themselves.
func schemasFile(p *model.Package) *jen.File {
	f := newFile(p)
	declare(f, discriminatorVar(p), schemaVars(p), valueVars(p), documentConsts(p))
	for _, set := range p.DocumentSets {
		declare(f, documentSetFunc(set))
	}
	return f
}

// declare adds declarations to the file, each with an empty line before it.
func declare(f *jen.File, declarations ...jen.Code) {
	for _, declaration := range declarations {
		if declaration != nil {
			f.Line()
			f.Add(declaration)
		}
	}
}
