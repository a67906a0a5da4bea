#!/usr/bin/env bash
# Text diagrams of bundled documents and of one with hostile names, read by Graphviz, PlantUML and Mermaid:
# `diagrams.sh JUSTARCH`.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

node -e "import('./made.mjs').then((m) => console.log(JSON.stringify(m.hostile())))" >"$out/hostile.yaml"
draw() { "$program" draw "$1" -o "$out/$2" "${@:3}" >/dev/null 2>&1; }
for ending in dot mmd puml drawio; do
  for lang in vi en; do
    draw reference:moj-3.0 "step-$lang.$ending" --against reference:moj-2.0 --lang "$lang"
  done
  draw reference:dong-nai-2023 "province.$ending"
  draw "$out/hostile.yaml" "hostile.$ending"
done

# Graphviz has every node once.
for file in "$out"/*.dot; do
  dot -Tplain "$file" >"$file.plain"
  test "$(grep -c '^    n[0-9]* \[' "$file")" = "$(grep -c '^node ' "$file.plain")"
  echo "ok $(basename "$file"): $(grep -c '^node ' "$file.plain") nodes"
done

# PlantUML says so if it cannot read a line.
plantuml -tsvg -failfast2 "$out"/*.puml
for file in "$out"/*.puml; do
  if grep -qi 'syntax error' "${file%.puml}.svg"; then exit 1; fi
  echo "ok $(basename "$file")"
done

node diagrams.mjs "$out"/*.mmd
