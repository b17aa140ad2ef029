#!/usr/bin/env bash
# One comment on the pull request: the first run writes it, later runs replace its text. A token that may only read (a fork) is no failure.
set -uo pipefail
body="$AUDIT_OUTPUT/audit-comment.md"
[ -f "$body" ] || exit 0
comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
known=$(gh api --paginate "$comments" --jq '.[] | select(.user.type == "Bot") | select(.body | startswith("<!-- audit:report -->")) | .id' | head -n 1)
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --field "body=@$body" --silent
else
  gh api --method POST "$comments" --field "body=@$body" --silent
fi || echo "::notice title=audit::The comment could not be written: the token may only read. The step summary has the same text."
