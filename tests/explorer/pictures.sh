#!/usr/bin/env bash
# Pictures of bundled documents in LibreOffice: every text of the SVG is in what it makes of it. `pictures.sh JUSTARCH`.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

for name in moj-2.0 moj-3.0 moj-4.0 dong-nai-2023; do
  "$program" draw "reference:$name" --lang vi -o "$out/$name.svg" >/dev/null 2>&1
done
"$program" draw reference:moj-3.0 --against reference:moj-2.0 --size a3 --lang vi -o "$out/changes.svg" >/dev/null 2>&1
soffice --headless "-env:UserInstallation=file://$out/profile" --convert-to pdf --outdir "$out" "$out"/*.svg >/dev/null
for file in "$out"/*.svg; do
  pdftotext -raw -enc UTF-8 "${file%.svg}.pdf" "${file%.svg}.txt"
  node texts.mjs "$file" "${file%.svg}.txt"
done
