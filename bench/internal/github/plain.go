package github

import (
	"encoding/json"
	"time"
)

// The types in this file are the events as one writes them by hand for encoding/json. What the
// schemas leave to more than one type stays JSON.

type issueCommentCreated struct {
	Action       string            `json:"action"`
	Issue        issue             `json:"issue"`
	Comment      issueComment      `json:"comment"`
	Repository   repository        `json:"repository"`
	Sender       user              `json:"sender"`
	Installation *installationLite `json:"installation,omitempty"`
	Organization *organization     `json:"organization,omitempty"`
}

type issue struct {
	URL                   string            `json:"url"`
	RepositoryURL         string            `json:"repository_url"`
	LabelsURL             string            `json:"labels_url"`
	CommentsURL           string            `json:"comments_url"`
	EventsURL             string            `json:"events_url"`
	HTMLURL               string            `json:"html_url"`
	ID                    int64             `json:"id"`
	NodeID                string            `json:"node_id"`
	Number                int64             `json:"number"`
	Title                 string            `json:"title"`
	User                  user              `json:"user"`
	Labels                []label           `json:"labels"`
	State                 string            `json:"state"`
	Locked                bool              `json:"locked"`
	Assignee              *user             `json:"assignee"`
	Assignees             []user            `json:"assignees"`
	Milestone             *milestone        `json:"milestone"`
	Comments              int64             `json:"comments"`
	CreatedAt             time.Time         `json:"created_at"`
	UpdatedAt             time.Time         `json:"updated_at"`
	ClosedAt              *time.Time        `json:"closed_at"`
	AuthorAssociation     string            `json:"author_association"`
	ActiveLockReason      *string           `json:"active_lock_reason"`
	Draft                 *bool             `json:"draft,omitempty"`
	PerformedViaGithubApp *app              `json:"performed_via_github_app,omitempty"`
	PullRequest           *issuePullRequest `json:"pull_request,omitempty"`
	Body                  *string           `json:"body"`
	Reactions             reactions         `json:"reactions"`
	TimelineURL           *string           `json:"timeline_url,omitempty"`
	StateReason           *string           `json:"state_reason,omitempty"`
}

type issuePullRequest struct {
	URL      *string    `json:"url,omitempty"`
	HTMLURL  *string    `json:"html_url,omitempty"`
	DiffURL  *string    `json:"diff_url,omitempty"`
	PatchURL *string    `json:"patch_url,omitempty"`
	MergedAt *time.Time `json:"merged_at,omitempty"`
}

type issueComment struct {
	URL                   string    `json:"url"`
	HTMLURL               string    `json:"html_url"`
	IssueURL              string    `json:"issue_url"`
	ID                    int64     `json:"id"`
	NodeID                string    `json:"node_id"`
	User                  user      `json:"user"`
	CreatedAt             time.Time `json:"created_at"`
	UpdatedAt             time.Time `json:"updated_at"`
	AuthorAssociation     string    `json:"author_association"`
	Body                  string    `json:"body"`
	Reactions             reactions `json:"reactions"`
	PerformedViaGithubApp *app      `json:"performed_via_github_app"`
}

type label struct {
	ID          int64   `json:"id"`
	NodeID      string  `json:"node_id"`
	URL         string  `json:"url"`
	Name        string  `json:"name"`
	Description *string `json:"description"`
	Color       string  `json:"color"`
	Default     bool    `json:"default"`
}

type milestone struct {
	URL          string     `json:"url"`
	HTMLURL      string     `json:"html_url"`
	LabelsURL    string     `json:"labels_url"`
	ID           int64      `json:"id"`
	NodeID       string     `json:"node_id"`
	Number       int64      `json:"number"`
	Title        string     `json:"title"`
	Description  *string    `json:"description"`
	Creator      user       `json:"creator"`
	OpenIssues   int64      `json:"open_issues"`
	ClosedIssues int64      `json:"closed_issues"`
	State        string     `json:"state"`
	CreatedAt    time.Time  `json:"created_at"`
	UpdatedAt    time.Time  `json:"updated_at"`
	DueOn        *time.Time `json:"due_on"`
	ClosedAt     *time.Time `json:"closed_at"`
}

type reactions struct {
	URL        string `json:"url"`
	TotalCount int64  `json:"total_count"`
	PlusOne    int64  `json:"+1"`
	MinusOne   int64  `json:"-1"`
	Laugh      int64  `json:"laugh"`
	Hooray     int64  `json:"hooray"`
	Confused   int64  `json:"confused"`
	Heart      int64  `json:"heart"`
	Rocket     int64  `json:"rocket"`
	Eyes       int64  `json:"eyes"`
}

type reviewThreadResolved struct {
	Action       string            `json:"action"`
	Thread       reviewThread      `json:"thread"`
	PullRequest  pullRequest       `json:"pull_request"`
	Repository   repository        `json:"repository"`
	Installation *installationLite `json:"installation,omitempty"`
	Organization *organization     `json:"organization,omitempty"`
	Sender       user              `json:"sender"`
}

type reviewThread struct {
	NodeID   string          `json:"node_id"`
	Comments []reviewComment `json:"comments"`
}

type reviewComment struct {
	URL                 string             `json:"url"`
	PullRequestReviewID int64              `json:"pull_request_review_id"`
	ID                  int64              `json:"id"`
	NodeID              string             `json:"node_id"`
	DiffHunk            string             `json:"diff_hunk"`
	Path                string             `json:"path"`
	Position            *int64             `json:"position"`
	OriginalPosition    int64              `json:"original_position"`
	CommitID            string             `json:"commit_id"`
	OriginalCommitID    string             `json:"original_commit_id"`
	User                user               `json:"user"`
	Body                string             `json:"body"`
	CreatedAt           time.Time          `json:"created_at"`
	UpdatedAt           time.Time          `json:"updated_at"`
	HTMLURL             string             `json:"html_url"`
	PullRequestURL      string             `json:"pull_request_url"`
	AuthorAssociation   string             `json:"author_association"`
	Links               reviewCommentLinks `json:"_links"`
	Reactions           reactions          `json:"reactions"`
	StartLine           *int64             `json:"start_line"`
	OriginalStartLine   *int64             `json:"original_start_line"`
	StartSide           *string            `json:"start_side"`
	Line                *int64             `json:"line"`
	OriginalLine        int64              `json:"original_line"`
	Side                string             `json:"side"`
	InReplyToID         *int64             `json:"in_reply_to_id,omitempty"`
	SubjectType         *string            `json:"subject_type,omitempty"`
}

type reviewCommentLinks struct {
	Self        link `json:"self"`
	HTML        link `json:"html"`
	PullRequest link `json:"pull_request"`
}

type link struct {
	Href string `json:"href"`
}

type pullRequest struct {
	URL                string            `json:"url"`
	ID                 int64             `json:"id"`
	NodeID             string            `json:"node_id"`
	HTMLURL            string            `json:"html_url"`
	DiffURL            string            `json:"diff_url"`
	PatchURL           string            `json:"patch_url"`
	IssueURL           string            `json:"issue_url"`
	Number             int64             `json:"number"`
	State              string            `json:"state"`
	Locked             bool              `json:"locked"`
	Title              string            `json:"title"`
	User               user              `json:"user"`
	Body               *string           `json:"body"`
	CreatedAt          time.Time         `json:"created_at"`
	UpdatedAt          time.Time         `json:"updated_at"`
	ClosedAt           *time.Time        `json:"closed_at"`
	MergedAt           *time.Time        `json:"merged_at"`
	MergeCommitSHA     *string           `json:"merge_commit_sha"`
	Assignee           *user             `json:"assignee"`
	Assignees          []user            `json:"assignees"`
	RequestedReviewers []json.RawMessage `json:"requested_reviewers"`
	RequestedTeams     []team            `json:"requested_teams"`
	Labels             []label           `json:"labels"`
	Milestone          *milestone        `json:"milestone"`
	Draft              bool              `json:"draft"`
	CommitsURL         string            `json:"commits_url"`
	ReviewCommentsURL  string            `json:"review_comments_url"`
	ReviewCommentURL   string            `json:"review_comment_url"`
	CommentsURL        string            `json:"comments_url"`
	StatusesURL        string            `json:"statuses_url"`
	Head               pullRequestHead   `json:"head"`
	Base               pullRequestBase   `json:"base"`
	Links              pullRequestLinks  `json:"_links"`
	AuthorAssociation  string            `json:"author_association"`
	AutoMerge          *autoMerge        `json:"auto_merge"`
	ActiveLockReason   *string           `json:"active_lock_reason"`
}

type pullRequestHead struct {
	Label string     `json:"label"`
	Ref   string     `json:"ref"`
	SHA   string     `json:"sha"`
	User  user       `json:"user"`
	Repo  repository `json:"repo"`
}

type pullRequestBase struct {
	Label string     `json:"label"`
	Ref   string     `json:"ref"`
	SHA   string     `json:"sha"`
	User  user       `json:"user"`
	Repo  repository `json:"repo"`
}

type pullRequestLinks struct {
	Self           link `json:"self"`
	HTML           link `json:"html"`
	Issue          link `json:"issue"`
	Comments       link `json:"comments"`
	ReviewComments link `json:"review_comments"`
	ReviewComment  link `json:"review_comment"`
	Commits        link `json:"commits"`
	Statuses       link `json:"statuses"`
}

type team struct {
	Name                string      `json:"name"`
	ID                  int64       `json:"id"`
	NodeID              string      `json:"node_id"`
	Slug                string      `json:"slug"`
	Description         *string     `json:"description"`
	Privacy             string      `json:"privacy"`
	URL                 string      `json:"url"`
	HTMLURL             string      `json:"html_url"`
	MembersURL          string      `json:"members_url"`
	RepositoriesURL     string      `json:"repositories_url"`
	Permission          string      `json:"permission"`
	Parent              *teamParent `json:"parent,omitempty"`
	NotificationSetting *string     `json:"notification_setting,omitempty"`
}

type teamParent struct {
	Name                string  `json:"name"`
	ID                  int64   `json:"id"`
	NodeID              string  `json:"node_id"`
	Slug                string  `json:"slug"`
	Description         *string `json:"description"`
	Privacy             string  `json:"privacy"`
	URL                 string  `json:"url"`
	HTMLURL             string  `json:"html_url"`
	MembersURL          string  `json:"members_url"`
	RepositoriesURL     string  `json:"repositories_url"`
	Permission          string  `json:"permission"`
	NotificationSetting *string `json:"notification_setting,omitempty"`
}

type autoMerge struct {
	EnabledBy     *user   `json:"enabled_by"`
	MergeMethod   string  `json:"merge_method"`
	CommitTitle   *string `json:"commit_title"`
	CommitMessage *string `json:"commit_message"`
}

type repository struct {
	ID                        int64                      `json:"id"`
	NodeID                    string                     `json:"node_id"`
	Name                      string                     `json:"name"`
	FullName                  string                     `json:"full_name"`
	Private                   bool                       `json:"private"`
	Owner                     user                       `json:"owner"`
	HTMLURL                   string                     `json:"html_url"`
	Description               *string                    `json:"description"`
	Fork                      bool                       `json:"fork"`
	URL                       string                     `json:"url"`
	ForksURL                  string                     `json:"forks_url"`
	KeysURL                   string                     `json:"keys_url"`
	CollaboratorsURL          string                     `json:"collaborators_url"`
	TeamsURL                  string                     `json:"teams_url"`
	HooksURL                  string                     `json:"hooks_url"`
	IssueEventsURL            string                     `json:"issue_events_url"`
	EventsURL                 string                     `json:"events_url"`
	AssigneesURL              string                     `json:"assignees_url"`
	BranchesURL               string                     `json:"branches_url"`
	TagsURL                   string                     `json:"tags_url"`
	BlobsURL                  string                     `json:"blobs_url"`
	GitTagsURL                string                     `json:"git_tags_url"`
	GitRefsURL                string                     `json:"git_refs_url"`
	TreesURL                  string                     `json:"trees_url"`
	StatusesURL               string                     `json:"statuses_url"`
	LanguagesURL              string                     `json:"languages_url"`
	StargazersURL             string                     `json:"stargazers_url"`
	ContributorsURL           string                     `json:"contributors_url"`
	SubscribersURL            string                     `json:"subscribers_url"`
	SubscriptionURL           string                     `json:"subscription_url"`
	CommitsURL                string                     `json:"commits_url"`
	GitCommitsURL             string                     `json:"git_commits_url"`
	CommentsURL               string                     `json:"comments_url"`
	IssueCommentURL           string                     `json:"issue_comment_url"`
	ContentsURL               string                     `json:"contents_url"`
	CompareURL                string                     `json:"compare_url"`
	MergesURL                 string                     `json:"merges_url"`
	ArchiveURL                string                     `json:"archive_url"`
	DownloadsURL              string                     `json:"downloads_url"`
	IssuesURL                 string                     `json:"issues_url"`
	PullsURL                  string                     `json:"pulls_url"`
	MilestonesURL             string                     `json:"milestones_url"`
	NotificationsURL          string                     `json:"notifications_url"`
	LabelsURL                 string                     `json:"labels_url"`
	ReleasesURL               string                     `json:"releases_url"`
	DeploymentsURL            string                     `json:"deployments_url"`
	CreatedAt                 json.RawMessage            `json:"created_at"`
	UpdatedAt                 time.Time                  `json:"updated_at"`
	PushedAt                  json.RawMessage            `json:"pushed_at"`
	GitURL                    string                     `json:"git_url"`
	SSHURL                    string                     `json:"ssh_url"`
	CloneURL                  string                     `json:"clone_url"`
	SVNURL                    string                     `json:"svn_url"`
	Homepage                  *string                    `json:"homepage"`
	Size                      int64                      `json:"size"`
	StargazersCount           int64                      `json:"stargazers_count"`
	WatchersCount             int64                      `json:"watchers_count"`
	Language                  *string                    `json:"language"`
	HasIssues                 bool                       `json:"has_issues"`
	HasProjects               bool                       `json:"has_projects"`
	HasDownloads              bool                       `json:"has_downloads"`
	HasWiki                   bool                       `json:"has_wiki"`
	HasPages                  bool                       `json:"has_pages"`
	HasDiscussions            *bool                      `json:"has_discussions,omitempty"`
	ForksCount                int64                      `json:"forks_count"`
	MirrorURL                 *string                    `json:"mirror_url"`
	Archived                  bool                       `json:"archived"`
	Disabled                  *bool                      `json:"disabled,omitempty"`
	OpenIssuesCount           int64                      `json:"open_issues_count"`
	License                   *license                   `json:"license"`
	Forks                     int64                      `json:"forks"`
	OpenIssues                int64                      `json:"open_issues"`
	Watchers                  int64                      `json:"watchers"`
	Stargazers                *int64                     `json:"stargazers,omitempty"`
	DefaultBranch             string                     `json:"default_branch"`
	AllowSquashMerge          *bool                      `json:"allow_squash_merge,omitempty"`
	AllowMergeCommit          *bool                      `json:"allow_merge_commit,omitempty"`
	AllowRebaseMerge          *bool                      `json:"allow_rebase_merge,omitempty"`
	AllowAutoMerge            *bool                      `json:"allow_auto_merge,omitempty"`
	AllowForking              *bool                      `json:"allow_forking,omitempty"`
	AllowUpdateBranch         *bool                      `json:"allow_update_branch,omitempty"`
	UseSquashPRTitleAsDefault *bool                      `json:"use_squash_pr_title_as_default,omitempty"`
	SquashMergeCommitMessage  *string                    `json:"squash_merge_commit_message,omitempty"`
	SquashMergeCommitTitle    *string                    `json:"squash_merge_commit_title,omitempty"`
	MergeCommitMessage        *string                    `json:"merge_commit_message,omitempty"`
	MergeCommitTitle          *string                    `json:"merge_commit_title,omitempty"`
	IsTemplate                bool                       `json:"is_template"`
	WebCommitSignoffRequired  bool                       `json:"web_commit_signoff_required"`
	Topics                    []string                   `json:"topics"`
	Visibility                string                     `json:"visibility"`
	DeleteBranchOnMerge       *bool                      `json:"delete_branch_on_merge,omitempty"`
	MasterBranch              *string                    `json:"master_branch,omitempty"`
	Permissions               *repositoryPermissions     `json:"permissions,omitempty"`
	Public                    *bool                      `json:"public,omitempty"`
	Organization              *string                    `json:"organization,omitempty"`
	CustomProperties          map[string]json.RawMessage `json:"custom_properties"`
}

type license struct {
	Key    string  `json:"key"`
	Name   string  `json:"name"`
	SpdxID string  `json:"spdx_id"`
	URL    *string `json:"url"`
	NodeID string  `json:"node_id"`
}

type repositoryPermissions struct {
	Pull     bool  `json:"pull"`
	Push     bool  `json:"push"`
	Admin    bool  `json:"admin"`
	Maintain *bool `json:"maintain,omitempty"`
	Triage   *bool `json:"triage,omitempty"`
}

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
