package project

import (
	"encoding/json"
	"os"

	"github.com/eventc/eventc/generator"
	"github.com/eventc/eventc/internal/catalog"
	"github.com/eventc/eventc/internal/digest"
	"github.com/eventc/eventc/internal/model"
)

// Sources are what a project's packages are generated from, as it was at one moment.
type Sources struct {
	// Digest is the hash of the configuration and of all files in the schemas folder that could be
	// schemas.
	Digest digest.Sum

	project *Project
	schemas *snapshot
}

// Sources reads the schemas folder. The error says what cannot be read; [Project.Generate] says it
// with all other findings.
func (p *Project) Sources() (*Sources, error) {
	if err := checkFolder(p.Schemas); err != nil {
		return nil, err
	}
	schemas, sum, err := takeSnapshot(os.DirFS(p.Schemas))
	if err != nil {
		return nil, err
	}
	config, err := json.Marshal(p.config)
	if err != nil {
		return nil, err
	}
	return &Sources{
		Digest:  digest.Of(config, []byte(p.Schemas), []byte(p.Out), sum[:]),
		project: p, schemas: schemas,
	}, nil
}

// Generate is [Project.Generate] for the files as they were read.
func (s *Sources) Generate() (generator.Files, error) {
	loaded, err := catalog.Load(s.schemas, s.project.catalogOptions())
	if err != nil {
		return nil, err
	}
	packages, err := model.Build(loaded)
	if err != nil {
		return nil, err
	}
	return generator.Generate(packages)
}
