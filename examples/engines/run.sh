#!/usr/bin/env bash
# What other engines read of what is exported: `run.sh JUSTARCH`. networkx reads the GraphML of all bundled documents and of one
# with hostile names with equal counts, a grammar of openCypher reads the Cypher, and DuckDB answers the questions of
# questions.sql over the tables of 34 provinces. Needs Python 3.10 with venv; takes networkx, duckdb and antlr4-cypher from PyPI.
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "${PYTHON:-}" ]; then
  python3 -m venv "$work/venv"
  PYTHON="$work/venv/bin/python"
  "$PYTHON" -m pip install --quiet --disable-pip-version-check networkx==3.* duckdb antlr4-cypher
fi

cat >"$work/hostile.yaml" <<'YAML'
justarch: 1
architecture: { id: hostile, body: moj, name: { vi: "Mẫu \"1\" & <2>" }, version: "1.0", framework: "3.0" }
organisations:
  moj: { name: { vi: "Bộ '\\u0027; MATCH (n) DETACH DELETE n; //" }, kind: ministry }
applications:
  quote: { kind: application, owner: moj, name: { vi: "x'}) DETACH DELETE n; MATCH (m) //" }, attributes: { "a`b c": "'; DROP" } }
  slash: { kind: application, owner: moj, name: { vi: "\\' \\u0027 \\" }, description: { vi: "một;\nhai" }, depends-on: [quote], exchanges: [{ with: quote, route: direct }] }
  markup: { kind: database, owner: moj, name: { vi: "]]></data><![CDATA[" }, security-level: 3, master-data: ["a; b", "c"], supplied-by: [moj] }
YAML

bundled=(reference:moj-2.0 reference:moj-3.0 reference:moj-4.0 reference:dong-nai-2023)
echo "== GraphML in networkx"
"$PYTHON" "$here/graph.py" "$program" "${bundled[@]}" "$work/hostile.yaml"
echo "== openCypher in a grammar of its own"
"$PYTHON" "$here/cypher.py" "$program" reference:moj-3.0 "$work/hostile.yaml"
echo "== Tables of 34 provinces in DuckDB"
"$PYTHON" "$here/provinces.py" "$work/provinces"
cd "$work/provinces"
"$program" export --tables -o "$work/tables" -- *.yaml >/dev/null
"$program" export --tables --parquet -o "$work/tables" -- *.yaml >/dev/null
"$PYTHON" "$here/tables.py" "$work/tables"
