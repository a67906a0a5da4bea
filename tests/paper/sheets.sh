#!/usr/bin/env bash
# The report as PDF, and whether every information sheet of every bundled document has two pages at most, as LibreOffice lays
# them out.
# Usage: sheets.sh JUSTARCH. Needs LibreOffice Writer, pdfinfo and pdftotext.
set -euo pipefail
justarch=$1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
office() { soffice --headless "-env:UserInstallation=file://$home/profile" "$@" >/dev/null 2>&1; }

# The program lays a PDF out with it.
"$justarch" report reference:moj-3.0 --lang vi -o "$home/report.pdf" >/dev/null
pdftotext "$home/report.pdf" "$home/report.txt"
grep -q "Bộ Tư pháp" "$home/report.txt"
pages=$(pdfinfo "$home/report.pdf" | awk '/^Pages:/ { print $2 }')
echo "report as PDF: $pages pages"
[ "$pages" -gt 10 ]

too_long=0
for name in moj-2.0 moj-3.0 moj-4.0 dong-nai-2023; do
  for lang in vi en; do
    folder=$home/$name-$lang
    "$justarch" sheet "reference:$name" --all -o "$folder/" --lang "$lang" >/dev/null
    office --convert-to pdf --outdir "$folder" "$folder"/*.docx
    longest=0
    count=0
    for file in "$folder"/*.docx; do
      pages=$(pdfinfo "${file%.docx}.pdf" | awk '/^Pages:/ { print $2 }')
      count=$((count + 1))
      [ "$pages" -le "$longest" ] || longest=$pages
      if [ "$pages" -gt 2 ]; then
        echo "$name ($lang): the sheet $(basename "$file") has $pages pages"
        too_long=1
      fi
    done
    echo "$name ($lang): $count sheets, $longest pages at most"
  done
done
exit "$too_long"
