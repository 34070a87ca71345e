// Package project is what one run of the command line works on: the configuration, the schemas
// folder that it names and the folder for what is generated.
//
// [Open] finds them. [Project.Catalog] reads the schemas and [Project.Generate] makes Go of them;
// neither writes anything. An error is either a list of findings about what the user wrote
// ([diagnostic.List]) or says why nothing could be found out.
//
// It imports internal/config, internal/catalog, internal/digest, internal/model and generator, and nothing else
// outside the standard library.
package project
