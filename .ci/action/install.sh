#!/usr/bin/env bash
# Installs and builds the checked-out version of this action once; later steps of the same job find it built.
set -euo pipefail
cd "$GITHUB_ACTION_PATH"
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; then
  echo "::error title=audit::Node 20.19 or later is needed; add actions/setup-node before this step"
  exit 2
fi
if [ ! -f dist/cli.js ]; then
  npm ci --no-audit --no-fund --loglevel=error
  npm run --silent build
fi
