// Whether each text of an SVG stands in a plain text: `texts.mjs SVG TEXT`.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const [svg, text] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
// Another program may set a line in several pieces.
const squeezed = (/** @type {string} */ of) => of.normalize('NFC').replace(/\s+/g, '');
const there = squeezed(text);
const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (/** @type {string} */ of) =>
  of.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (all) => entities[/** @type {keyof entities} */ (all)]);
const texts = [...svg.matchAll(/<text\b[^>]*>(.*?)<\/text>/gs)].map(([, inner]) => squeezed(plain(inner)));
const lost = texts.filter((one) => !there.includes(one));
if (texts.length < 50 || lost.length > 0) {
  console.error(`${basename(process.argv[2])}: ${texts.length} texts, not found: ${lost.join(' | ')}`);
  process.exit(1);
}
console.log(`ok ${basename(process.argv[2])}: ${texts.length} texts`);
