package github

import (
	"time"
)

type user struct {
	Login             string  `json:"login"`
	ID                int64   `json:"id"`
	NodeID            string  `json:"node_id"`
	Name              *string `json:"name,omitempty"`
	Email             *string `json:"email,omitempty"`
	AvatarURL         string  `json:"avatar_url"`
	GravatarID        string  `json:"gravatar_id"`
	URL               string  `json:"url"`
	HTMLURL           string  `json:"html_url"`
	FollowersURL      string  `json:"followers_url"`
	FollowingURL      string  `json:"following_url"`
	GistsURL          string  `json:"gists_url"`
	StarredURL        string  `json:"starred_url"`
	SubscriptionsURL  string  `json:"subscriptions_url"`
	OrganizationsURL  string  `json:"organizations_url"`
	ReposURL          string  `json:"repos_url"`
	EventsURL         string  `json:"events_url"`
	ReceivedEventsURL string  `json:"received_events_url"`
	Type              string  `json:"type"`
	SiteAdmin         bool    `json:"site_admin"`
}

type app struct {
	ID          int64           `json:"id"`
	Slug        *string         `json:"slug,omitempty"`
	NodeID      string          `json:"node_id"`
	Owner       user            `json:"owner"`
	Name        string          `json:"name"`
	Description *string         `json:"description"`
	ExternalURL string          `json:"external_url"`
	HTMLURL     string          `json:"html_url"`
	CreatedAt   time.Time       `json:"created_at"`
	UpdatedAt   time.Time       `json:"updated_at"`
	Permissions *appPermissions `json:"permissions,omitempty"`
	Events      []string        `json:"events,omitempty"`
}

type appPermissions struct {
	Actions                       *string `json:"actions,omitempty"`
	Administration                *string `json:"administration,omitempty"`
	Blocking                      *string `json:"blocking,omitempty"`
	Checks                        *string `json:"checks,omitempty"`
	ContentReferences             *string `json:"content_references,omitempty"`
	Contents                      *string `json:"contents,omitempty"`
	Deployments                   *string `json:"deployments,omitempty"`
	Discussions                   *string `json:"discussions,omitempty"`
	Emails                        *string `json:"emails,omitempty"`
	Environments                  *string `json:"environments,omitempty"`
	Followers                     *string `json:"followers,omitempty"`
	GpgKeys                       *string `json:"gpg_keys,omitempty"`
	InteractionLimits             *string `json:"interaction_limits,omitempty"`
	Issues                        *string `json:"issues,omitempty"`
	Keys                          *string `json:"keys,omitempty"`
	Members                       *string `json:"members,omitempty"`
	MergeQueues                   *string `json:"merge_queues,omitempty"`
	Metadata                      *string `json:"metadata,omitempty"`
	OrganizationAdministration    *string `json:"organization_administration,omitempty"`
	OrganizationHooks             *string `json:"organization_hooks,omitempty"`
	OrganizationPackages          *string `json:"organization_packages,omitempty"`
	OrganizationPlan              *string `json:"organization_plan,omitempty"`
	OrganizationProjects          *string `json:"organization_projects,omitempty"`
	OrganizationSecrets           *string `json:"organization_secrets,omitempty"`
	OrganizationSelfHostedRunners *string `json:"organization_self_hosted_runners,omitempty"`
	OrganizationUserBlocking      *string `json:"organization_user_blocking,omitempty"`
	Packages                      *string `json:"packages,omitempty"`
	Pages                         *string `json:"pages,omitempty"`
	Plan                          *string `json:"plan,omitempty"`
	PullRequests                  *string `json:"pull_requests,omitempty"`
	RepositoryHooks               *string `json:"repository_hooks,omitempty"`
	RepositoryProjects            *string `json:"repository_projects,omitempty"`
	SecretScanningAlerts          *string `json:"secret_scanning_alerts,omitempty"`
	Secrets                       *string `json:"secrets,omitempty"`
	SecurityEvents                *string `json:"security_events,omitempty"`
	SecurityScanningAlert         *string `json:"security_scanning_alert,omitempty"`
	SingleFile                    *string `json:"single_file,omitempty"`
	Starring                      *string `json:"starring,omitempty"`
	Statuses                      *string `json:"statuses,omitempty"`
	TeamDiscussions               *string `json:"team_discussions,omitempty"`
	VulnerabilityAlerts           *string `json:"vulnerability_alerts,omitempty"`
	Watching                      *string `json:"watching,omitempty"`
	Workflows                     *string `json:"workflows,omitempty"`
}

type installationLite struct {
	ID     int64  `json:"id"`
	NodeID string `json:"node_id"`
}

type organization struct {
	Login            string  `json:"login"`
	ID               int64   `json:"id"`
	NodeID           string  `json:"node_id"`
	URL              string  `json:"url"`
	HTMLURL          *string `json:"html_url,omitempty"`
	ReposURL         string  `json:"repos_url"`
	EventsURL        string  `json:"events_url"`
	HooksURL         string  `json:"hooks_url"`
	IssuesURL        string  `json:"issues_url"`
	MembersURL       string  `json:"members_url"`
	PublicMembersURL string  `json:"public_members_url"`
	AvatarURL        string  `json:"avatar_url"`
	Description      *string `json:"description"`
}
