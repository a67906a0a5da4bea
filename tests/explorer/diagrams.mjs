// Reads text diagrams with Mermaid's own parser: `node diagrams.mjs FILE.mmd…`.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { JSDOM } from 'jsdom';

// The parser cleans texts with the help of a page.
const { window } = new JSDOM('<!DOCTYPE html><body></body>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
// Neither is a limit of the language.
mermaid.initialize({ startOnLoad: false, maxTextSize: 5e6, maxEdges: 1e5 });

for (const file of process.argv.slice(2)) {
  const text = fs.readFileSync(file, 'utf8');
  const { diagramType, config } = await mermaid.parse(text);
  assert.match(diagramType, /^flowchart/);
  assert.equal(config.flowchart.htmlLabels, false);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const wanted = new Set(text.match(/^ {4}n\d+(?=\[)/gm).map((key) => key.trim()));
  const vertices = [...db.getVertices().keys()];
  for (const key of wanted) assert(vertices.includes(key), `${file}: ${key} is no node`);
  const lines = text.match(/^ {2}n\d+ [-.]+>?\|/gm) || [];
  assert.equal(db.getEdges().length, lines.length, `${file}: edges`);
  console.log(`ok ${file}: ${vertices.length} nodes, ${db.getEdges().length} edges`);
}
