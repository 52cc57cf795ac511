#!/usr/bin/env bash
# .git/hooks/pre-commit: builds what is about to be committed, not what else lies in the folder, and commits what was built along
# with its sources. What you have not added yet stays as it is, in the sources and in output/.
set -euo pipefail
root=$(git rev-parse --show-toplevel)
case "${GIT_INDEX_FILE:-}" in
  '' | /*) ;;
  *) export GIT_INDEX_FILE="$root/$GIT_INDEX_FILE" ;;
esac
export GIT_DIR
GIT_DIR=$(git rev-parse --absolute-git-dir)
cd "$root"
mkdir -p .throughline
staged=$(mktemp -d "$root/.throughline/staged-XXXXXX")
trap 'rm -rf "$staged"' EXIT
git checkout-index --all --prefix="$staged/"
# In the copy there is no node_modules: the program is the project's own.
throughline="$root/node_modules/.bin/throughline"
built=(output)
(cd "$staged" && "$throughline" build --strict --quiet)
if [ -d "$staged/schemas" ]; then
  (cd "$staged" && "$throughline" schema --out schemas --quiet)
  built+=(schemas)
fi

before=$(git write-tree)
(cd "$staged" && git --work-tree=. add --all -- "${built[@]}")
after=$(git write-tree)
git --work-tree="$root" diff-tree -r --no-renames --name-only -z "$before" "$after" -- "${built[@]}" | while IFS= read -r -d '' file; do
  # The file in the folder follows, unless somebody is working on it.
  if [ -e "$file" ] && [ "$(git hash-object --path="$file" -- "$file")" != "$(git rev-parse --quiet --verify "$before:$file" || echo new)" ]; then
    continue
  fi
  if git cat-file -e "$after:$file" 2>/dev/null; then git --work-tree="$root" checkout-index --force -- "$file"; else rm -f -- "$file"; fi
done
