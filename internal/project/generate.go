package project

import (
	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/model"
)

// Generate returns the files of the Go packages that the schemas become, by their path below the
// output folder. The error is that of [Project.Catalog], a [diagnostic.List] with the names that
// cannot be had in Go, or a defect of the generator.
func (p *Project) Generate() (generator.Files, error) {
	packages, err := p.packages()
	if err != nil {
		return nil, err
	}
	return generator.Generate(packages)
}

// Explain returns how much of each event's schema its codec decides by itself, by topic and type.
// The error is that of [Project.Generate].
func (p *Project) Explain() ([]model.Explanation, error) {
	packages, err := p.packages()
	if err != nil {
		return nil, err
	}
	var all []model.Explanation
	for _, pkg := range packages {
		all = append(all, model.Explain(pkg)...)
	}
	return all, nil
}

func (p *Project) packages() ([]*model.Package, error) {
	loaded, err := p.Catalog()
	if err != nil {
		return nil, err
	}
	return model.Build(loaded)
}
