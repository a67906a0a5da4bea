#!/usr/bin/env bash
# A workbook that LibreOffice opened and saved changes no byte of the document; one that was edited in it changes one line, and
# what the document says since stays. Usage: resaved.sh JUSTARCH. Needs LibreOffice Calc and Python.
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

# A workbook that LibreOffice saved still knows what its cells held: what the document says since is no edit back, and a cell
# that was edited is one line.
mkdir -p "$home/since/saved"
cd "$home/since"
cat >document.yaml <<'YAML'
justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc }, version: "1.0", framework: "3.0" }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  cuc: { name: { vi: Cục Mẫu }, parent: bo }
applications:
  ho-tich: { kind: database, name: { vi: Hộ tịch }, owner: bo, security-level: 3 }
YAML
"$justarch" export document.yaml -o tables.xlsx --lang vi >/dev/null
office --convert-to xlsx --outdir saved tables.xlsx
sed -i 's/owner: bo, sec/owner: cuc, sec/' document.yaml
"$justarch" import saved/tables.xlsx --into document.yaml --lang en >shown 2>said
test ! -s shown
test "$(cat said)" = "there is nothing to change"
python3 - <<'PYTHON'
import zipfile
book = zipfile.ZipFile("saved/tables.xlsx")
with zipfile.ZipFile("edited.xlsx", "w") as edited:
    for name in book.namelist():
        text = book.read(name)
        if name == "xl/sharedStrings.xml":
            # Another name in every sheet that states it.
            assert text.count("Hộ tịch<".encode()) == 1
            text = text.replace("Hộ tịch<".encode(), "Hộ tịch điện tử<".encode())
        edited.writestr(name, text)
PYTHON
"$justarch" import edited.xlsx --into document.yaml --lang en --write >shown 2>said
grep -q 'places changed: 1' shown said
grep -q 'name: { vi: Hộ tịch điện tử }, owner: cuc' document.yaml
"$justarch" import edited.xlsx --into document.yaml --lang en >shown 2>said
test ! -s shown
echo "what the document says since is kept"
