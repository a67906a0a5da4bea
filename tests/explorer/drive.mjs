// Drives the page in Chromium without a network: `node drive.mjs JUSTARCH`. CHROMIUM names the browser, SHOTS a folder for pictures.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';
import { HOSTILE, hostile, large } from './made.mjs';

const program = process.argv[2];
assert(program, 'usage: node drive.mjs JUSTARCH');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'explorer-'));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.SHOTS;

function written(name, ...inputs) {
  const out = path.join(folder, `${name}.html`);
  const files = inputs.map((input, nth) => {
    if (typeof input === 'string') return input;
    const file = path.join(folder, `${name}-${nth}.yaml`);
    fs.writeFileSync(file, JSON.stringify(input));
    return file;
  });
  const [latest, ...earlier] = files;
  execFileSync(program, ['draw', latest, '-o', out, '--lang', 'vi', ...earlier.flatMap((old) => ['--against', old])], { stdio: ['ignore', 'ignore', 'pipe'] });
  return `file://${out}`;
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true,
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND', '--lang=vi'],
});

/** A page that notes every request and every complaint. */
async function opened(url) {
  const page = await browser.newPage();
  const noted = { requests: [], complaints: [] };
  await page.setViewport({ width: 1500, height: 940 });
  await page.setOfflineMode(true);
  page.on('request', (request) => { if (request.url().split('#')[0] !== url.split('#')[0]) noted.requests.push(request.url()); });
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) noted.complaints.push(message.text()); });
  page.on('pageerror', (error) => noted.complaints.push(String(error)));
  await page.goto(url);
  await settled(page);
  return { page, noted };
}

const settled = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 30)); }));
const text = (page, selector) => page.$eval(selector, (node) => node.textContent);
const count = (page, selector) => page.$$eval(selector, (nodes) => nodes.length);
const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));
async function click(page, selector) { await page.$eval(selector, (node) => node.click()); await settled(page); }
async function press(page, ...keys) { for (const key of keys) await page.keyboard.press(key); await settled(page); }
async function shot(page, name) { if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) }); }

async function accessible(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
    .filter((v) => ['serious', 'critical'].includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`));
  assert.deepEqual(found, [], `accessibility of ${where}`);
}

const tests = {
  async 'an architecture is explored'() {
    const url = written('explore', 'reference:moj-3.0');
    const { page, noted } = await opened(url);
    assert.equal(await count(page, '.card'), 70);
    assert.equal(await count(page, '#tab-review'), 0);

    // Search without accents, by keyboard alone.
    await press(page, '/');
    await page.keyboard.type('ho tich dien tu');
    await settled(page);
    assert.match(await text(page, '#hits [aria-selected="true"]'), /hộ tịch điện tử/i);
    await press(page, 'Enter');
    const title = await text(page, '#panel-title');
    assert.match(title, /hộ tịch điện tử/i);
    assert.match(await fragment(page), /sel=/);
    assert((await count(page, '.card.up')) > 0, 'dependents are lit');
    assert((await count(page, '.links path.up')) > 0, 'lines to them are drawn');
    await shot(page, 'selection');

    // What is pointed at tells the way.
    const far = await page.$$eval('.card.up.far', (nodes) => nodes.map((node) => node.getAttribute('data-id'))[0]);
    await page.$eval(`.card[data-id="${far}"]`, (node) => node.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
    assert.match(await text(page, '#way'), / → /);

    // The address leads to the same place.
    const again = await opened(page.url());
    assert.equal(await text(again.page, '#panel-title'), title);
    await again.page.close();

    // Deselected by Escape; back by the browser.
    await press(page, 'Escape');
    assert.equal(await count(page, '#panel-title'), 0);
    await page.goBack();
    await settled(page);
    assert.equal(await text(page, '#panel-title'), title);
    await press(page, 'Escape');

    // Arrows go between elements, Enter chooses.
    await page.$eval('.card[tabindex="0"]', (node) => node.focus());
    const at = () => page.evaluate(() => document.activeElement.getAttribute('data-id'));
    const first = await at();
    await press(page, 'ArrowDown');
    const second = await at();
    assert(second && second !== first, 'the arrow moved');
    await press(page, 'Enter');
    assert.match(await fragment(page), new RegExp(`sel=${second}`));
    await press(page, 'Escape');

    // Letters with a stroke.
    await press(page, '/');
    await page.keyboard.type('dang ky khai sinh');
    await settled(page);
    assert.match(await text(page, '#hits [aria-selected="true"]'), /Đăng ký khai sinh/);
    await press(page, 'Escape', 'Escape');

    // Filters dim the others, and say how many are left.
    await click(page, 'input[data-facet="layer"][value="channels"]');
    assert.equal(await count(page, '.card:not(.off)'), 6);
    assert.match(await text(page, '.filters [role="status"]'), /6\/70/);
    await press(page, '5', '4');
    assert.equal(await count(page, '#table-inventory tbody tr'), 6);
    await click(page, '#clear');
    assert.equal(await count(page, '#table-inventory tbody tr'), 70);

    // Tables sort.
    const names = () => page.$$eval('#table-inventory tbody tr td:first-child button', (nodes) => nodes.map((node) => node.textContent));
    await click(page, '#table-inventory .sort');
    const up = await names();
    await click(page, '#table-inventory .sort');
    assert.deepEqual(await names(), up.slice().reverse());
    assert.equal(await page.$eval('#table-inventory th', (node) => node.getAttribute('aria-sort')), 'descending');

    // The matrix leads to its exchanges.
    await press(page, '3');
    const cell = Number(await text(page, '#matrix .cell'));
    await click(page, '#matrix .cell');
    assert.equal(await count(page, '#table-exchanges tbody tr'), cell);

    // Findings by band.
    await press(page, '2');
    const all = await count(page, '.found');
    await click(page, '.heat .cell');
    assert((await count(page, '.found')) < all);
    assert.match(await text(page, '.found .law'), /Căn cứ/);

    // The whole page in the other language.
    await click(page, '#lang-en');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.match(await text(page, 'h1'), /Ministry of Justice/);
    assert.match(await text(page, '#tab-findings'), /Findings/);
    assert.match(await text(page, '.found .law'), /Basis/);
    for (const key of ['1', '2', '3', '4']) {
      await press(page, key);
      const left = await text(page, '#app');
      assert(!/Bộ lọc|Kết quả|chưa có thông tin/.test(left), `Vietnamese words of the page in tab ${key}`);
    }

    // What each part looks like to a reader of screens, in both languages.
    for (const lang of ['en', 'vi']) {
      await click(page, `#lang-${lang}`);
      for (const key of ['1', '2', '3', '4']) { await press(page, key); await accessible(page, `tab ${key} in ${lang}`); }
    }
    await press(page, '?');
    assert.equal(await count(page, 'dialog[open]'), 1);
    await accessible(page, 'the keys');
    await press(page, 'Escape');
    assert.deepEqual(noted, { requests: [], complaints: [] });
  },

  async 'a step is reviewed'() {
    const url = written('review', 'reference:moj-3.0', 'reference:moj-2.0');
    const { page, noted } = await opened(url);
    const data = await page.$eval('#data', (node) => JSON.parse(node.textContent));
    const { diff } = data.review;
    assert.match(await text(page, '#verdict h2'), /phá vỡ tương thích/);
    assert.deepEqual(await page.$$eval('#verdict .tile b', (nodes) => nodes.slice(0, 3).map((node) => Number(node.textContent))),
      [diff.counts.breaking, diff.counts.compatible, diff.counts.editorial]);
    assert.equal(await count(page, '#breaking .listed > li'), diff.counts.breaking);
    assert.equal(await count(page, '#table-fates tbody tr'), diff.lineage.length);
    assert.equal(await count(page, '#waves .wave'), data.roadmap.waves.length);
    await accessible(page, 'the review');
    await shot(page, 'review');

    // Ticks stand in the address, the record has them.
    await click(page, '#tick-1');
    assert.match(await fragment(page), /done=1/);
    await page.type('#checklist .tick:nth-child(2) input[type="text"]', 'đã họp');
    await click(page, '#show-record');
    const record = await page.$eval('#record', (node) => node.value);
    assert.equal(record.match(/^\[x\]/gm).length, 1);
    assert.match(record, /Ghi chú: đã họp/);
    const again = await opened(page.url());
    assert(await again.page.$eval('#tick-1', (node) => node.checked));
    await again.page.close();

    // Before, with the changes, after.
    await click(page, '#tab-diagram');
    const ids = () => page.$$eval('.card', (nodes) => nodes.map((node) => node.getAttribute('data-id')).sort());
    const known = (side) => side.elements.map((element) => element.id).sort();
    const delta = await ids();
    await accessible(page, 'the changes');
    await shot(page, 'changes');
    await click(page, '#view-old');
    assert.deepEqual(await ids(), known(data.old));
    assert.equal(await count(page, '.card .sign'), 0);
    await click(page, '#view-new');
    assert.deepEqual(await ids(), known(data.new));
    assert(delta.length > data.new.elements.length, 'what is gone stands beside what there is');
    await click(page, '#view-delta');
    assert((await count(page, '.card.is-gone')) > 0);

    // The drawing in place of the bands, in both languages.
    await click(page, '#view-new');
    await click(page, '#pic-drawn');
    for (const lang of ['en', 'vi']) {
      await click(page, `#lang-${lang}`);
      assert.equal(await count(page, '.drawn [data-id]'), data.new.elements.length);
      assert.match(await text(page, '.drawn svg'), lang === 'vi' ? /Bộ Tư pháp/ : /Ministry of Justice/);
    }
    await page.$eval('.drawn [data-id="moj-lgsp"]', (node) => node.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    await settled(page);
    assert((await count(page, '.drawn [data-id].lit')) > 0);
    assert((await count(page, '.links path')) > 0);
    await shot(page, 'drawn');
    assert.deepEqual(noted, { requests: [], complaints: [] });
  },

  async 'names are names'() {
    const url = written('hostile', hostile());
    const { page, noted } = await opened(url);
    assert.equal(await count(page, '.card'), HOSTILE.length);
    const names = await page.$$eval('.card .card-name', (nodes) => nodes.map((node) => node.textContent));
    assert(names.includes(HOSTILE[0]) && names.includes(HOSTILE[3]));
    for (const nth of HOSTILE.keys()) {
      await page.evaluate((id) => { location.hash = `sel=${id}`; }, `app-${nth}`);
      await settled(page);
    }
    for (const key of ['2', '3', '4', '1']) await press(page, key);
    await press(page, '/');
    await page.keyboard.type('<img');
    await settled(page);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await count(page, '#app img, #app script, #app iframe, #app [onerror], #app [onload]'), 0);
    assert.deepEqual(noted, { requests: [], complaints: [] });
    const raw = fs.readFileSync(url.slice('file://'.length), 'utf8');
    assert.equal(raw.match(/<\/script>/g).length, 2, 'the data and the script end once');
    assert(!/ on\w+=/.test(raw.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<title>.*?<\/title>/, '')), 'no inline handlers');
  },

  async 'three thousand elements'() {
    const { page, noted } = await opened(written('large', large(3000)));
    const paint = await page.evaluate(() => performance.getEntriesByType('paint').find((one) => one.name === 'first-contentful-paint').startTime);
    await page.waitForFunction(() => document.querySelectorAll('.card').length === 3000);
    const times = await page.evaluate(() => ['c', 'cong chung', 'dang ky giao dich so 2999', 'x', 'he thong'].map((words) => {
      const input = document.getElementById('search');
      const start = performance.now();
      input.value = words;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      return performance.now() - start;
    }));
    const search = times.slice().sort((a, b) => a - b)[2];
    console.log(`  first paint ${Math.round(paint)} ms, a search ${search.toFixed(1)} ms (of ${times.map((time) => time.toFixed(1)).join(', ')})`);
    assert(paint < 1000, `first paint ${paint} ms`);
    assert(search < 50, `search ${search} ms`);
    assert.deepEqual(noted, { requests: [], complaints: [] });
  },
};

let failed = 0;
for (const [name, run] of Object.entries(tests)) {
  try { await run(); console.log(`ok ${name}`); } catch (error) { failed += 1; console.error(`FAILED ${name}\n${error.stack || error}`); }
}
await browser.close();
fs.rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
