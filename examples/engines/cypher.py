#!/usr/bin/env python3
"""Reads the openCypher of a document with a grammar that is not ours: cypher.py JUSTARCH DOCUMENT…

Each statement is one that creates nodes or relationships, and every text in it is a literal.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser


class Strict(ErrorListener):
    def syntaxError(self, recognizer, symbol, line, column, message, error):
        raise SystemExit(f"{line}:{column}: {message}")


def main() -> None:
    program, documents = sys.argv[1], sys.argv[2:]
    assert documents, "name a document"
    for document in documents:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "graph.cypher"
            subprocess.run([program, "export", document, "-o", out], check=True, stdout=subprocess.DEVNULL)
            text = out.read_text(encoding="utf-8")
        statements = 0
        for statement in text.split(";\n"):
            if not statement.strip():
                continue
            lexer = CypherLexer(InputStream(statement))
            parser = CypherParser(CommonTokenStream(lexer))
            for part in (lexer, parser):
                part.removeErrorListeners()
                part.addErrorListener(Strict())
            parser.script()
            statements += 1
        assert statements > 1, document
        print(f"{document}: {statements} statements")


if __name__ == "__main__":
    main()
