// Drives the page in Chromium without a network: `node drive.mjs JUSTARCH [PART OF A NAME]`. CHROMIUM names the browser,
// SHOTS a folder for pictures.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';
import { HOSTILE, hostile, large } from './made.mjs';

const program = process.argv[2];
assert(program, 'usage: node drive.mjs JUSTARCH [PART OF A NAME]');
const wanted = process.argv[3] || '';
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

/** What the program writes for programs. It fails where something breaks compatibility, which is no fault here. */
function asJson(...args) {
  const options = { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] };
  try { return JSON.parse(execFileSync(program, [...args, '--format', 'json'], options)); } catch (error) {
    if (!error.stdout) throw error;
    return JSON.parse(error.stdout);
  }
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

    // What is chosen in the address is in sight.
    const shown = await again.page.evaluate(() => {
      const [card, box] = ['.card.chosen', '.viewport'].map((selector) => document.querySelector(selector).getBoundingClientRect());
      return card.top >= box.top && card.bottom <= box.bottom;
    });
    assert(shown, 'the chosen element is in sight');
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
    // Changes by band as the program counts them, and all of them.
    const byBand = await page.$$eval('#by-band tbody tr', (rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent) || 0)));
    const { bands } = asJson('diff', 'reference:moj-2.0', 'reference:moj-3.0', '--bands', 'seven').bands;
    const counts = new Map(bands.map((band) => [band.key, ['breaking', 'compatible', 'editorial'].map((c) => band.changes[c])]));
    assert.deepEqual(byBand.slice(0, -1), data.bands.map((band) => counts.get(band.key)));
    assert.deepEqual([0, 1, 2].map((nth) => byBand.reduce((sum, row) => sum + row[nth], 0)), [diff.counts.breaking, diff.counts.compatible, diff.counts.editorial]);
    assert.equal(await count(page, '#table-fates tbody tr'), diff.lineage.length);
    assert.equal(await count(page, '#waves .wave'), data.roadmap.waves.length);
    await accessible(page, 'the review');
    await shot(page, 'review');

    // On paper the waves are unfolded, nothing is cut off, and afterwards all is as it was.
    const folded = () => page.$$eval('#waves details', (nodes) => nodes.filter((node) => !node.open).length);
    const were = await folded();
    assert(were > 0);
    await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); });
    assert.equal(await folded(), 0);
    await page.evaluate(() => { dispatchEvent(new Event('afterprint')); });
    assert.equal(await folded(), were);
    await click(page, '#breaking .link');
    await page.emulateMediaType('print');
    const cut = await page.$$eval('#app *', (nodes) => nodes.filter((node) => node.checkVisibility() && node.clientHeight > 40 && node.scrollHeight > node.clientHeight + 2
      && getComputedStyle(node).overflowY !== 'visible').map((node) => node.outerHTML.slice(0, 80)));
    assert.deepEqual(cut, [], 'cut off on paper');
    await page.emulateMediaType('screen');
    await press(page, 'Escape');

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

    // Filters choose elements, not parts of the review.
    const isSeen = (selector) => page.$eval(selector, (node) => node.checkVisibility());
    assert.equal(await isSeen('.filters'), false);

    // Before, with the changes, after.
    await click(page, '#tab-diagram');
    assert.equal(await isSeen('.filters'), true);
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

    assert.deepEqual(noted, { requests: [], complaints: [] });
  },

  async 'a long list below the drawing takes several pages, each entry whole on one'() {
    const [earlier, later] = [large(400), large(400)];
    later.architecture.version = '9.0';
    for (const [id, element] of Object.entries(later.applications)) element.operator = element.owner === "moj" ? "mps" : "moj";
    const { page, noted } = await opened(written('long-list', later, earlier));
    await click(page, '#tab-diagram');
    await click(page, '#pic-drawn');
    await click(page, '#view-delta');
    const sheets = () => page.$$eval('.drawn > svg:not(.links)', (nodes) => nodes.map((node) => {
      const { y, width, height } = node.viewBox.baseVal;
      const boxes = [...node.querySelectorAll('.changes > *')].map((entry) => entry.getBBox());
      return {
        entries: boxes.length,
        tall: height / width,
        cut: boxes.filter((box) => box.y < y || box.y + box.height > y + height).length,
      };
    }));
    const [before] = await sheets();
    await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); });
    const [drawing, ...list] = await sheets();
    assert.equal(drawing.entries, 0);
    assert(list.length > 1, JSON.stringify(list));
    assert.equal(list.reduce((sum, sheet) => sum + sheet.entries, 0), before.entries);
    assert(list.every((sheet) => sheet.cut === 0 && sheet.tall < 0.67), JSON.stringify(list));
    await page.evaluate(() => { dispatchEvent(new Event('afterprint')); });
    assert.deepEqual(await sheets(), [before]);
    assert.deepEqual(noted, { requests: [], complaints: [] });
  },

  async 'the drawing shows each version and the changes'() {
    const url = written('drawing', 'reference:moj-3.0', 'reference:moj-2.0');
    const { page, noted } = await opened(url);
    const data = await page.$eval('#data', (node) => JSON.parse(node.textContent));
    await click(page, '#tab-diagram');
    const drawnIds = () => page.$$eval('.drawn [data-id]', (nodes) => nodes.map((node) => node.getAttribute('data-id')).sort());
    const plainIds = await page.$$eval('.card', (nodes) => nodes.map((node) => node.getAttribute('data-id')).sort());
    await click(page, '#pic-drawn');
    const there = { old: data.old.elements.map((e) => e.id).sort(), delta: plainIds, new: data.new.elements.map((e) => e.id).sort() };
    for (const lang of ['en', 'vi']) {
      await click(page, `#lang-${lang}`);
      for (const view of ['old', 'delta', 'new']) {
        await click(page, `#view-${view}`);
        assert.deepEqual(await drawnIds(), there[view], `${view} in ${lang}`);
        assert.match(await text(page, '.drawn svg'), lang === 'vi' ? /Bộ Tư pháp/ : /Ministry of Justice/);
        await accessible(page, `the drawing of ${view} in ${lang}`);
        await shot(page, `drawn-${view}-${lang}`);
      }
    }

    // The marks are those of the comparison.
    await click(page, '#view-delta');
    const { changes } = asJson('diff', 'reference:moj-2.0', 'reference:moj-3.0');
    const marks = new Map(await page.$$eval('.drawn [data-change][data-id]', (nodes) => nodes.map((node) => [node.getAttribute('data-id'), node.getAttribute('data-change')])));
    const changed = new Map();
    for (const { change } of changes) {
      for (const id of change.kind === 'replaced' || !change.new.length ? change.old : change.new) {
        if (plainIds.includes(id)) changed.set(id, (changed.get(id) || new Set()).add(change.kind));
      }
    }
    assert.deepEqual([...marks.keys()].sort(), [...changed.keys()].sort());
    const counted = (...kinds) => [...changed.values()].filter((of) => kinds.some((kind) => of.has(kind))).length;
    const marked = (kind) => [...marks.values()].filter((of) => of === kind).length;
    assert.equal(marked('added'), counted('added'));
    assert.equal(marked('removed'), counted('removed', 'retired', 'expired'));
    assert.equal(marked('replaced'), counted('replaced'));
    assert.equal(marked('renamed'), counted('renamed'));
    assert(['added', 'removed', 'replaced', 'renamed', 'changed'].every((kind) => marked(kind) > 0));
    assert.equal(await count(page, '.drawn [data-gone]'), plainIds.length - data.new.elements.length);
    assert((await count(page, '.drawn .change')) > 0, 'the others are listed');

    // On paper the list below the picture has pages of its own.
    const shape = () => page.$$eval('.drawn > svg:not(.links)', (nodes) => nodes.map((node) => [node.getAttribute('viewBox'), node.querySelectorAll('.change').length, node.querySelectorAll('[data-id]').length]));
    const before = await shape();
    await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); });
    const parts = await shape();
    assert.deepEqual(parts.map(([, ...counts]) => counts), [[0, before[0][2]], [before[0][1], 0]]);
    await page.evaluate(() => { dispatchEvent(new Event('afterprint')); });
    assert.deepEqual(await shape(), before);

    // Chosen, moved and zoomed, it stays so over the versions.
    const id = 'moj-lgsp';
    await page.$eval(`.drawn [data-id="${id}"]`, (node) => node.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    await settled(page);
    assert((await count(page, '.drawn [data-id].lit')) > 0);
    assert((await count(page, '.links path')) > 0);
    for (let nth = 0; nth < 5; nth += 1) await press(page, '+');
    const stand = () => page.evaluate((of) => {
      const at = document.querySelector(`.drawn [data-id="${of}"]`).getBoundingClientRect();
      return [document.querySelector('.stage').style.transform.match(/scale\((.*)\)/)[1], Math.round(at.left), Math.round(at.top)];
    }, id);
    // At the first change of the version it comes into sight, if it was not.
    await click(page, '#view-new');
    await click(page, '#view-delta');
    const stood = await stand();
    for (const view of ['old', 'new', 'delta']) {
      await click(page, `#view-${view}`);
      assert.deepEqual((await stand())[0], stood[0], `zoom in ${view}`);
      assert.equal(await page.$eval('.drawn .chosen', (node) => node.getAttribute('data-id')), id);
      assert((await count(page, '.links path')) > 0);
    }
    assert((await stand()).slice(1).every((at, nth) => Math.abs(at - stood[nth + 1]) <= 2), 'it is where it was');
    const canvas = await page.$eval('.minimap', (node) => [...node.getContext('2d').getImageData(0, 0, node.width, node.height).data].some((byte) => byte));
    assert(canvas, 'the small map has the boxes');

    // What is pointed at tells the way; filters dim; arrows and Enter choose.
    const far = await page.$$eval('.drawn [data-id].lit.far', (nodes) => nodes.map((node) => node.getAttribute('data-id'))[0]);
    await page.$eval(`.drawn [data-id="${far}"]`, (node) => node.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
    assert.match(await text(page, '#way'), / → /);
    await press(page, 'Escape');
    await click(page, 'input[data-facet="change"][value="added"]');
    assert.equal(await count(page, '.drawn [data-id]:not(.off)'), counted('added'));
    await click(page, '#clear');
    for (const view of ['old', 'delta', 'new']) {
      await click(page, `#view-${view}`);
      await page.$eval('.drawn [data-id][tabindex="0"]', (node) => node.focus());
      const at = () => page.evaluate(() => document.activeElement.getAttribute('data-id'));
      const first = await at();
      await press(page, 'ArrowDown');
      const second = await at();
      assert(second && second !== first, `the arrow moved in ${view}`);
      await press(page, 'Enter');
      assert.match(await fragment(page), new RegExp(`sel=${second}`));
      assert.equal(await page.$eval('.drawn .chosen', (node) => node.getAttribute('data-id')), second);
      await press(page, 'Escape');
    }

    // What is there no more is shown by what it became, and the address leads back to the same picture.
    const renamed = data.review.diff.lineage.find((one) => one.fate === 'renamed');
    await page.evaluate((hash) => { location.hash = hash; }, `tab=diagram&view=new&pic=drawn&sel=${renamed.id}`);
    await settled(page);
    assert.deepEqual(await page.$$eval('.drawn .chosen', (nodes) => nodes.map((node) => node.getAttribute('data-id'))), renamed.into);
    assert.match(await text(page, '#way'), /không có trong hình này/);
    const again = await opened(page.url());
    assert.deepEqual(await again.page.$$eval('.drawn .chosen', (nodes) => nodes.map((node) => node.getAttribute('data-id'))), renamed.into);
    await again.page.close();
    assert.deepEqual(noted, { requests: [], complaints: [] });
  },

  async 'the waves of the roadmap'() {
    const url = written('waves', 'reference:moj-3.0', 'reference:moj-2.0');
    const { page, noted } = await opened(url);
    const roadmap = asJson('roadmap', 'reference:moj-2.0', 'reference:moj-3.0');
    const data = await page.$eval('#data', (node) => JSON.parse(node.textContent));
    const last = roadmap.waves.length;
    assert(last > 1);
    assert.equal(await count(page, '#waves [data-wave]'), last);
    await page.$$eval('#waves details', (nodes) => nodes.forEach((node) => { node.open = true; }));
    await accessible(page, 'the waves of the review');

    // The review leads to the state after a wave.
    await click(page, '#waves [data-wave="1"]');
    assert.match(await fragment(page), /tab=diagram&view=wave&wave=1/);
    const there = () => page.$$eval('.card:not(.is-gone):not(.is-later)', (nodes) => nodes.map((node) => node.getAttribute('data-id')).sort());
    const state = new Set(data.old.elements.map((e) => e.id));
    for (let wave = 1; wave <= last; wave += 1) {
      const told = data.states[wave - 1];
      told.gone.forEach((id) => state.delete(id));
      told.added.forEach((id) => state.add(id));
      assert.deepEqual(await there(), [...state].sort(), `what is there after wave ${wave}`);
      // Each step that brings or ends an element is one that is marked.
      const steps = roadmap.waves[wave - 1].steps.map((nth) => roadmap.steps[nth]);
      for (const step of steps.filter((one) => one.kind === 'introduce')) assert.equal(await page.$eval(`.card[data-id="${step.subject}"]`, (node) => node.classList.contains('added')), true, step.subject);
      for (const step of steps.filter((one) => one.kind === 'retire')) assert.equal(await page.$eval(`.card[data-id="${step.subject}"]`, (node) => node.classList.contains('is-gone')), true, step.subject);
      assert.equal(await count(page, '.panel [data-step]'), steps.length, 'the panel lists the steps');
      const later = new Set(data.states.slice(wave).flatMap((one) => one.added));
      assert((await page.$$eval('.card.is-later', (nodes) => nodes.map((node) => node.getAttribute('data-id')))).every((id) => later.has(id)));
      assert.match(await text(page, '#wave-told'), new RegExp(`Đợt ${wave}/${last}.*${steps.length} việc.*${state.size} thành phần`));
      await accessible(page, `wave ${wave}`);
      await shot(page, `wave-${wave}`);
      if (wave < last) {
        // By keyboard.
        await page.focus(`#wave-${wave}`);
        await press(page, 'Tab', 'Enter');
        assert.equal(await page.evaluate(() => document.activeElement.id), `wave-${wave + 1}`);
      }
    }
    assert.deepEqual(await there(), data.new.elements.map((e) => e.id).sort(), 'the last state is the later version');
    assert.equal(await count(page, '.card.is-later'), 0);

    // The first wave once more: what comes later is dimmed or filtered, told with its wave, and the address has it all.
    await click(page, '#wave-1');
    const comes = await page.$$eval('.card.is-later', (nodes) => nodes.map((node) => node.getAttribute('data-id')));
    assert(comes.length > 0);
    await click(page, 'input[data-facet="change"][value="later"]');
    assert.equal(await count(page, '.card:not(.off)'), comes.length);
    await click(page, '#clear');
    await click(page, `.card[data-id="${comes[0]}"]`);
    assert.match(await text(page, '#facts-of'), /có từ đợt [2-9]/);
    const again = await opened(page.url());
    assert.equal(await again.page.$eval('#wave-1', (node) => node.getAttribute('aria-pressed')), 'true');
    assert.equal(await again.page.$eval('.card.chosen', (node) => node.getAttribute('data-id')), comes[0]);
    await again.page.close();

    // There is no drawing of a wave, and it says so; no wave beyond the last.
    assert(await page.$eval('#pic-drawn', (node) => node.disabled));
    assert.match(await text(page, '#no-drawing'), /--wave/);
    await page.evaluate((hash) => { location.hash = hash; }, `tab=diagram&view=wave&wave=${last + 1}`);
    await settled(page);
    assert.equal(await page.$eval('#view-delta', (node) => node.getAttribute('aria-pressed')), 'true');
    await click(page, '#lang-en');
    await click(page, '#view-wave');
    assert(!/Đợt|thành phần|Việc/.test(await text(page, '.wave-bar')));
    await accessible(page, 'a wave in English');
    assert.deepEqual(noted, { requests: [], complaints: [] });
  },

  async 'the panel tells what will happen to an element'() {
    const url = written('future', 'reference:moj-4.0', 'reference:moj-3.0');
    const { page, noted } = await opened(url);
    const data = await page.$eval('#data', (node) => JSON.parse(node.textContent));
    const look = async (id) => { await page.evaluate((hash) => { location.hash = hash; }, `tab=diagram&sel=${id}`); await settled(page); };
    const { steps, waves } = data.roadmap;
    const isAbout = (step, id) => step.subject === id || (step.subject.includes(' ') && [0, 2].some((nth) => step.subject.split(' ')[nth] === id));

    // Every step of an element, with its wave and who does it.
    const withPartner = steps.find((step) => step.partner);
    const rerouted = steps.find((step) => step.changes.some((one) => one.before.vi.includes('`')));
    const ids = new Set([withPartner.subject.split(' ')[0], rerouted.subject.split(' ')[0], steps.find((step) => step.kind === 'retire').subject, steps.find((step) => step.kind === 'introduce').subject]);
    for (const id of ids) {
      await look(id);
      const about = steps.filter((step) => isAbout(step, id));
      assert(about.length > 0);
      const told = await page.$$eval('.panel [data-step]', (nodes) => nodes.map((node) => node.textContent));
      assert.equal(told.length, about.length, id);
      for (const step of about) {
        const wave = waves.findIndex((one) => one.steps.includes(steps.indexOf(step))) + 1;
        const line = told.find((one) => one.includes(step.summary.vi.replaceAll('`', '')) && one.includes(`Đợt ${wave}`));
        assert(line, `${step.summary.vi} in wave ${wave}`);
        assert(!line.includes('`'), 'ids are set as such');
        if (step.owner) assert(line.includes(step.owner.name.vi));
        if (step.partner) assert(line.includes(`Phối hợp: ${step.partner.name.vi}`));
      }
      await accessible(page, `the panel of ${id}`);
    }
    const issued = steps.find((step) => step['is-issued'] && step.subject !== 'document' && !step.subject.includes(' '));
    if (issued) {
      await look(issued.subject);
      assert.match(await text(page, '.panel'), /Cơ quan ban hành/);
    }

    // What it came from and became, with the reason and how sure that is.
    for (const fate of data.review.diff.lineage) {
      await look(fate.id);
      const line = await text(page, '.panel [data-fate]');
      if (fate.reason) assert(line.includes(fate.reason), fate.id);
      if (fate.confidence) assert(line.includes(`${fate.confidence}%`), fate.id);
      for (const into of fate.into || []) {
        await look(into);
        if (into !== fate.id) assert.equal(await count(page, `.panel [data-from="${fate.id}"]`), 1, `${fate.id} → ${into}`);
      }
    }

    // The findings on the step, here on what entries of tables tell of its end.
    const told = data.review.step.findings.flatMap((one) => one.labels.map((label) => [one.fingerprint, label.subject.replace('retired.', '')]));
    assert(told.length > 0);
    for (const [fingerprint, id] of told) {
      await look(id);
      assert.equal(await count(page, `.panel [data-finding="${fingerprint}"]`), 1, id);
    }
    await shot(page, 'panel');
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
    const active = await page.evaluate(() => [document, ...[...document.querySelectorAll('template')].map((one) => one.content)]
      .flatMap((root) => [...root.querySelectorAll('*')])
      .filter((node) => ['img', 'iframe', 'object', 'foreignobject', 'a'].includes(node.localName.toLowerCase()) && !node.matches('a.skip')
        || [...node.attributes].some((one) => one.name.startsWith('on') || (/^(xlink:)?(href|src|action|srcdoc)$/.test(one.name) && !one.value.startsWith('#'))))
      .map((node) => node.outerHTML.slice(0, 200)));
    assert.deepEqual(active, [], 'nothing that runs or loads');
  },

  async 'names are names in a review'() {
    const url = written('hostile-step', hostile(4), hostile(3));
    const { page, noted } = await opened(url);
    const data = await page.$eval('#data', (node) => JSON.parse(node.textContent));
    const ids = [...new Set(data.old.elements.concat(data.new.elements).map((e) => e.id))];
    const waves = data.roadmap.waves.map((_, nth) => `view=wave&wave=${nth + 1}`);
    assert(waves.length > 0 && ids.length > HOSTILE.length);
    for (const view of ['view=old&pic=drawn', 'view=delta&pic=drawn', 'view=new&pic=drawn', ...waves]) {
      for (const id of ids) {
        await page.evaluate((hash) => { location.hash = hash; }, `tab=diagram&${view}&sel=${id}`);
        await settled(page);
        assert.equal(await count(page, '#app img, #app script, #app iframe, #app foreignObject, #app [onerror], #app [onload], #app [onmouseover]'), 0);
      }
    }
    // What was inferred says how sure it is and from what; what is demanded and found stands with its element.
    const look = async (id) => { await page.evaluate((hash) => { location.hash = hash; }, `tab=diagram&sel=${id}`); await settled(page); };
    const inferred = data.review.diff.lineage.find((one) => one.confidence);
    for (const id of [inferred.id, ...inferred.into]) {
      await look(id);
      assert((await text(page, '.panel')).includes(`tin cậy ${inferred.confidence}%: ${inferred.why.vi}`), id);
    }
    const demands = data.gap.demands.filter((one) => one.places.some((place) => place.subject === 'one-stop'));
    assert(demands.length > 0);
    await look('one-stop');
    assert.deepEqual(await page.$$eval('.panel [data-demand]', (nodes) => nodes.map((node) => node.getAttribute('data-demand'))), demands.map((one) => one.code));
    await look('app-8');
    const onStep = data.review.step.findings.filter((one) => one.labels.some((label) => label.subject === 'app-8'));
    assert(onStep.length > 0);
    for (const one of onStep) assert.equal(await count(page, `.panel [data-finding="${one.fingerprint}"]`), 1, one.code);
    await accessible(page, 'the panel of what is gone');
    await press(page, '1');
    assert.equal(await page.evaluate(() => window.ran), undefined);
    const raw = fs.readFileSync(url.slice('file://'.length), 'utf8');
    assert.equal(raw.match(/<\/script>/g).length, 2, 'the data and the script end once');
    assert.equal(raw.match(/<template id="drawn-/g).length, 6, 'each view in both languages');
    assert.deepEqual(noted, { requests: [], complaints: [] });
  },

  async 'three thousand elements'() {
    const url = written('large', large(3000));
    // What else the machine does only adds: the quickest of some is what the page needs.
    const paints = [];
    let last;
    while (paints.length < 5 && !(Math.min(...paints) < 1000)) {
      if (last) await last.page.close();
      last = await opened(url);
      paints.push(await last.page.evaluate(() => performance.getEntriesByType('paint').find((one) => one.name === 'first-contentful-paint').startTime));
    }
    const { page, noted } = last;
    const paint = Math.min(...paints);
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
for (const [name, run] of Object.entries(tests).filter(([one]) => one.includes(wanted))) {
  try { await run(); console.log(`ok ${name}`); } catch (error) { failed += 1; console.error(`FAILED ${name}\n${error.stack || error}`); }
}
await browser.close();
fs.rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
