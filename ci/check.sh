#!/bin/sh
# One step of a pipeline: checks a document, and tells what a change did to it if a revision is named to compare with.
# Settings come as variables, so that nothing of a branch's name or a path is read by the shell:
#   DOCUMENT  a file or folder, "." if not said
#   BASE      a revision such as origin/main; findings that it has already do not count
#   FAIL_ON   error, warning, info or never: the findings from which the step fails
#   GATE      breaking, compatible, editorial or never: the changes from which it fails
#   FORMAT    a form of `justarch check`, "concise" if not said
#   PAGE      a file to which the page about the change is added
#   JUSTARCH  the program
set -u
program=${JUSTARCH:-justarch}
document=${DOCUMENT:-.}
base=${BASE:-}

set -- check "$document" --format "${FORMAT:-concise}" --fail-on "${FAIL_ON:-error}"
if [ -n "$base" ]; then
  set -- "$@" --changed "$base"
fi
"$program" "$@"
code=$?

if [ -n "$base" ]; then
  page=$("$program" diff "$base:./$document" "$document" --format markdown --fail-on "${GATE:-never}")
  gate=$?
  printf '%s\n' "$page" >>"${PAGE:-/dev/stdout}"
  if [ "$gate" -gt "$code" ]; then
    code=$gate
  fi
fi
exit "$code"
