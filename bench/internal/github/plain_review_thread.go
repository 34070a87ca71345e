package github

import (
	"encoding/json"
	"time"
)

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
