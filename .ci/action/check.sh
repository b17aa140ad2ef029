#!/usr/bin/env bash
# Runs the gate, shows annotations and the step summary, and hands on the exit code: a later step fails, so that reports are uploaded first.
set -uo pipefail
options=(--output "$AUDIT_OUTPUT" --format json --format markdown --format sarif --format comment --format summary --format github)
[ -n "${AUDIT_CONFIG:-}" ] && options+=(--config "$AUDIT_CONFIG")
if [ -n "${AUDIT_BASELINE:-}" ]; then
  options+=(--baseline "$AUDIT_BASELINE")
elif [ -n "${AUDIT_BASE:-}" ]; then
  options+=(--base "$AUDIT_BASE")
fi

# What the command prints may hold names of the repository; the runner reads no commands from it.
token="audit-$(node -p 'require("node:crypto").randomUUID()')"
echo "::stop-commands::$token"
node "$GITHUB_ACTION_PATH/dist/cli.js" check "${options[@]}" -- "${AUDIT_PATH:-.}"
code=$?
echo "::$token::"

[ -f "$AUDIT_OUTPUT/audit.annotations.txt" ] && cat "$AUDIT_OUTPUT/audit.annotations.txt"
[ -f "$AUDIT_OUTPUT/audit-summary.md" ] && cat "$AUDIT_OUTPUT/audit-summary.md" >> "$GITHUB_STEP_SUMMARY"
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
exit 0
