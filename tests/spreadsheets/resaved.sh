#!/usr/bin/env bash
# A workbook that LibreOffice opened and saved changes no byte of the document; one that was edited in it changes one line.
# Usage: resaved.sh JUSTARCH. Needs LibreOffice Calc.
set -euo pipefail
justarch=$1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
office() { soffice --headless "-env:UserInstallation=file://$home/profile" "$@" >/dev/null 2>&1; }

for name in moj-2.0 moj-3.0 moj-4.0 dong-nai-2023; do
  for lang in vi en; do
    mkdir -p "$home/$name-$lang/saved"
    cd "$home/$name-$lang"
    "$justarch" reference show "$name" >document.yaml
    "$justarch" export document.yaml -o tables.xlsx --lang "$lang" >/dev/null
    office --convert-to xlsx --outdir saved tables.xlsx
    shown=$("$justarch" import saved/tables.xlsx --into document.yaml --lang en 2>said)
    if [ -n "$shown" ] || [ "$(cat said)" != "there is nothing to change" ]; then
      printf '%s (%s): the workbook that was saved again is read differently:\n%s\n' "$name" "$lang" "$shown"
      cat said
      exit 1
    fi
    # Its pages can be printed.
    office --convert-to pdf tables.xlsx
    test -s tables.pdf
    echo "$name ($lang): saved again, unchanged"
  done
done
