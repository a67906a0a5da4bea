#!/usr/bin/env python3
"""Reads GraphML with networkx and counts: graph.py JUSTARCH DOCUMENT…

The counts are those that `justarch export --tables` gives for the same document. Prints what depends on most others.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

import networkx


def rows(folder: Path, table: str) -> int:
    with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def main() -> None:
    program, documents = sys.argv[1], sys.argv[2:]
    assert documents, "name a document"
    for document in documents:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            for to in (["-o", home / "graph.graphml"], ["--tables", "-o", home / "tables"]):
                subprocess.run([program, "export", document, *to], check=True, stdout=subprocess.DEVNULL)
            graph = networkx.read_graphml(home / "graph.graphml")
            elements, organisations, relations = (
                rows(home / "tables", table) for table in ("elements", "organisations", "relations")
            )
        types = networkx.get_node_attributes(graph, "node_type")
        read = sum(kind == "element" for kind in types.values())
        assert graph.is_directed() and read == elements, (document, read, elements)
        assert graph.number_of_nodes() == elements + organisations, document
        assert graph.number_of_edges() == relations, (document, graph.number_of_edges(), relations)
        levels = networkx.get_node_attributes(graph, "security-level.level")
        assert all(type(level) is int for level in levels.values()), "numbers are numbers"
        most, degree = max(graph.degree(), key=lambda pair: (pair[1], pair[0]))
        print(f"{document}: {elements} elements, {organisations} organisations, {relations} relations; most relations: {most} ({degree})")


if __name__ == "__main__":
    main()
