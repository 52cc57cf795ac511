#!/bin/sh
# .git/hooks/pre-commit: builds before each commit, and commits what was built along with its sources.
set -e
npx --no-install throughline build --quiet
git add --all output
