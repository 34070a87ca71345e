package generator

import (
	"errors"
	"fmt"
	"maps"
	"sync"

	"github.com/dave/jennifer/jen"

	"github.com/eventc/eventc/internal/model"
)

// Files are the source files of generated packages by their slash-separated path below the output
// folder, e.g. "feedevents/liked_event.go".
type Files map[string][]byte

// Generate returns the files of the packages. An error is a defect of the generator, not of the
// schemas: it shows the source that does not parse.
func Generate(packages []*model.Package) (Files, error) {
	generated, errs := make([]Files, len(packages)), make([]error, len(packages))
	var group sync.WaitGroup
	for i, p := range packages {
		group.Go(func() { generated[i], errs[i] = generatePackage(p) })
	}
	group.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	files := Files{}
	for _, some := range generated {
		maps.Copy(files, some)
	}
	return files, nil
}

// generatePackage returns the files of one package.
func generatePackage(p *model.Package) (Files, error) {
	files := Files{}
	for name, file := range packageFiles(p) {
		source, err := render(file)
		if err != nil {
			return nil, fmt.Errorf("internal error: %s/%s: %w", p.Name, name, err)
		}
		files[p.Name+"/"+name] = source
	}
	return files, nil
}

// packageFiles returns the files of one package: the topic's two, and for every stem the types as
// users read them and the codec behind them.
//
// The suffixes keep names such as install_ios.go and click_test.go, which mean something to the go
// command, from occurring.
func packageFiles(p *model.Package) map[string]*jen.File {
	files := map[string]*jen.File{
		p.Topic + "_topic.go":   topicFile(p),
		p.Topic + "_schemas.go": schemasFile(p),
	}
	declared := names{}
	for _, stem := range stems(p) {
		files[stem.name+stem.suffix()] = typesFile(p, stem)
		if stem.hasCodec() {
			files[stem.name+"_codec.go"] = codecFile(p, stem, declared)
		}
	}
	return files
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
func codecFile(p *model.Package, s *stem, declared names) *jen.File {
	f := newFile(p)
	for _, e := range s.events {
		declare(f, eventEntries(e)...)
	}
	for _, st := range s.allStructs() {
		declare(f, decodeFunc(st), appendFunc(st))
		declare(f, checkFuncs(st, declared)...)
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
	return f
}

// schemasFile emits the schemas that judge what the codecs do not accept by themselves.
func schemasFile(p *model.Package) *jen.File {
	f := newFile(p)
	declare(f, discriminatorVar(p), schemaVars(p), valueVars(p), documentsFunc(p))
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
