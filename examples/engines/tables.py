#!/usr/bin/env python3
"""Asks three questions about all documents of a folder of tables, with DuckDB: tables.py FOLDER

The folder is what `justarch export --tables -o FOLDER DOCUMENT…` writes. The questions are those of questions.sql; prints the
answers. What `--parquet` writes into the same folder has to hold the same cells.
"""

import sys
from pathlib import Path

import duckdb

TABLES = ["documents", "organisations", "elements", "relations", "dependences", "fields", "findings"]


def questions() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "questions.sql").read_text(encoding="utf-8")
    parts = text.split("-- ? ")[1:]
    return [tuple(part.split("\n", 1)) for part in parts]


def main() -> None:
    folder = Path(sys.argv[1])
    db = duckdb.connect()
    for table in TABLES:
        file = folder / f"{table}.csv"
        db.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv(?, header = true, all_varchar = true)", [str(file)])
        (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        print(f"{table}: {rows} rows")
        columns = [column[0] for column in db.execute(f"SELECT * FROM {table} LIMIT 0").description]
        # Where CSV has an empty cell Parquet has null.
        cells = ", ".join(f"coalesce({name}, '') AS {name}" for name in columns)
        csv, parquet = f"SELECT {cells} FROM {table}", f"SELECT {cells} FROM '{folder / table}.parquet'"
        for one, other in [(csv, parquet), (parquet, csv)]:
            (apart,) = db.execute(f"SELECT count(*) FROM ({one} EXCEPT ALL {other})").fetchone()
            assert apart == 0, f"{table}: {apart} rows are apart"
    for question, sql in questions():
        answer = db.execute(sql).fetchall()
        names = [column[0] for column in db.description]
        print(f"\n{question}\n  {' | '.join(names)}")
        for row in answer[:10]:
            print("  " + " | ".join("" if value is None else str(value) for value in row))
        print(f"  rows: {len(answer)}")
        assert answer, f"no answer: {question}"


if __name__ == "__main__":
    main()
