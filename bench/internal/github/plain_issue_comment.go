package github

import (
	"time"
)

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
