#!/usr/bin/env bash
# Fills corpus/ with what the repository has: fixtures, pairs of versions, rule files, examples of the guides.
set -euo pipefail
cd "$(dirname "$0")"

into() {
  mkdir -p "corpus/$1"
  # The first byte of this target is no part of the text.
  if [ "$1" = two_speed ]; then printf '1' | cat - "$3" >"corpus/$1/$2"; else cp "$3" "corpus/$1/$2"; fi
}

# The name of a file in the corpus: its path without the slashes.
flat() { local path=${1#../}; echo "${path//\//-}"; }

documents() { find ../tests/rules ../tests/transition ../tests/hostile -name '*.yaml' -size "$1" 2>/dev/null || true; }

# The whole fixtures have much in common: the targets that look at the reading get the short ones only.
documents -4k | sort | while read -r file; do
  for target in load two_speed round_trip suppression fmt; do into "$target" "$(flat "$file")" "$file"; done
done
ls ../tests/rules/*/fail.yaml | while read -r file; do into check "$(flat "$file")" "$file"; done
for target in load two_speed round_trip check suppression fmt; do
  for seed in seeds/yaml/*; do into "$target" "$(basename "$seed")" "$seed"; done
  find ../src/docs/manual/examples -name '*.yaml' -size +0 | while read -r file; do into "$target" "$(flat "$file")" "$file"; done
done

# Two versions in one input, and for edits also a short program.
for pair in ../tests/transition/*/*/; do
  for target in diff_apply step; do
    mkdir -p "corpus/$target"
    { cat "$pair/old.yaml"; printf '\n===\n'; cat "$pair/new.yaml"; } >"corpus/$target/$(flat "${pair%/}")"
  done
done
for nth in $(seq 40); do
  for target in diff_apply step round_trip check; do
    { printf '\0'; head -c $((nth * 8)) < <(yes "$nth:edit" | tr '\n' '\001'); } >"corpus/$target/program-$nth"
  done
done

mkdir -p corpus/user_rules
awk '/^```yaml/ { nth++; on = 1; next } /^```/ { on = 0 } on { print > "corpus/user_rules/guide-" nth }' ../src/docs/user-rules.md
for file in ../tests/user-rules/*.yaml seeds/rules/*; do into user_rules "$(flat "$file")" "$file"; done
# Numbers choose what is edited.
mkdir -p corpus/edits
for nth in $(seq 40); do head -c $((nth * 12)) < <(yes "$nth:edit" | tr '\n' '\001') >"corpus/edits/numbers-$nth"; done
for file in seeds/config/*; do into config "$(basename "$file")" "$file"; done
for target in corpus/*; do echo "$target: $(find "$target" -type f | wc -l)"; done
