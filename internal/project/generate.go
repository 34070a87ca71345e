package project

import (
	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/model"
)

// Generate returns the files of the Go packages that the schemas become, by their path below the
// output folder. The error is that of [Project.Catalog], a [diagnostic.List] with the names that
// cannot be had in Go, or a defect of the generator.
func (p *Project) Generate() (generator.Files, error) {
	loaded, err := p.Catalog()
	if err != nil {
		return nil, err
	}
	packages, err := model.Build(loaded)
	if err != nil {
		return nil, err
	}
	return generator.Generate(packages)
}
