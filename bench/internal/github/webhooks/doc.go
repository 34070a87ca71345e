// Package webhooks is what eventc generates from the schemas of GitHub's webhooks. All but this file of
// it is generated when the comparison runs, and seen by that build only.
package webhooks
