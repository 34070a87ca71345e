package main

import (
	"github.com/spf13/cobra"

	"github.com/eventc/eventc/internal/project"
)

// addProjectFlags adds the flags that say where the schemas are.
func addProjectFlags(command *cobra.Command, options *project.Options) {
	flags := command.Flags()
	flags.StringVar(&options.Config, "config", "",
		"the configuration `file` (default eventc.yaml here, if there is one)")
	flags.StringVar(&options.Schemas, "schemas", "",
		"the `folder` of the schemas, relative to that of the configuration (default \"schemas\", or what the configuration says)")
}
