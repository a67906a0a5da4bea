/** What a reviewer ticks, and the record of it as text. */

/** Remarks, and who reviewed; they stay on the page alone. @type {Map<string, string>} */
const REMARKS = new Map();

/** What there is to review, in order. @returns {{key: string, text: string}[]} */
function items() {
  const { diff, step } = DATA.review;
  const bump = (/** @type {string | null} */ b) => (b ? say(DATA.words.bump[b]) : t('unknown'));
  const list = [{ key: 'read', text: t('checkRead') }, { key: 'step', text: t('checkStep', bump(diff['required-bump']), bump(diff['actual-bump'])) }];
  for (const { change } of CHANGES.filter((/** @type {any} */ l) => l.change.class === 'breaking')) list.push({ key: change.fingerprint, text: say(change.summary) });
  for (const fate of diff.lineage.filter((/** @type {any} */ f) => f && (f.fate === 'removed' || f.confidence))) {
    list.push({ key: `fate ${fate.id}`, text: `${t(`fate-${fate.fate}`)}: ${known(fate.id) ? say(known(fate.id).name) : fate.id} (${fate.id})` });
  }
  for (const found of step.findings.filter(Boolean)) list.push({ key: found.fingerprint, text: `${found.code}: ${say(found.message)}` });
  for (const found of FINDINGS.filter((/** @type {any} */ f) => f.severity === 'error')) list.push({ key: found.fingerprint, text: t('checkError', `${found.code}: ${say(found.message)}`) });
  for (const demand of (DATA.gap ? DATA.gap.demands : []).filter(Boolean)) list.push({ key: `gap ${demand.code} ${demand.message.en}`, text: t('checkGap', say(demand.message)) });
  for (const unsure of (diff.uncertain || []).filter(Boolean)) list.push({ key: `unsure ${unsure.subject} ${unsure.field}`, text: say(unsure.summary) });
  return list;
}

/** The positions that are ticked, as they stand in the address. @returns {Set<number>} */
const ticked = () => new Set(state.done.split('.').filter(Boolean).map((/** @type {string} */ n) => parseInt(n, 36)));

function checklistBox() {
  const box = h('section', { class: 'card-box', id: 'checklist' });
  drawChecklist(box);
  return box;
}

/** @param {HTMLElement} box */
function drawChecklist(box) {
  const list = items();
  const done = ticked();
  const told = h('p', { class: 'muted', role: 'status', id: 'done' }, t('done', done.size, list.length));
  const output = h('textarea', { class: 'record', readonly: true, hidden: true, id: 'record', 'aria-label': t('checklist') });
  const line = (/** @type {any} */ item, /** @type {number} */ nth) => {
    const row = h('li', { class: `tick${done.has(nth) ? ' ticked' : ''}` },
      h('input', {
        type: 'checkbox', id: `tick-${nth}`, checked: done.has(nth),
        onchange: (/** @type {any} */ event) => {
          const next = ticked();
          if (event.target.checked) next.add(nth); else next.delete(nth);
          row.classList.toggle('ticked', event.target.checked);
          update({ done: [...next].sort((a, b) => a - b).map((n) => n.toString(36)).join('.') });
          told.textContent = t('done', next.size, list.length);
        },
      }),
      h('label', { for: `tick-${nth}` }, rich(item.text)),
      remark(item.key, t('remarkOf', item.text)));
    return row;
  };
  refill(box, h('h2', {}, t('checklist')), h('p', { class: 'muted' }, t('checklistNote')),
    h('div', { class: 'reviewer' }, h('label', {}, t('reviewer'), remark('reviewer', t('reviewer')))),
    told, h('ul', { class: 'ticks' }, list.map(line)),
    h('div', { class: 'reviewer' },
      h('button', { type: 'button', class: 'tool', id: 'save', onclick: () => save(record()) }, t('save')),
      h('button', { type: 'button', class: 'tool', id: 'show-record', onclick: () => { output.hidden = false; /** @type {HTMLTextAreaElement} */ (output).value = record(); output.focus(); } }, t('showText'))),
    output);
}

/** @param {string} key @param {string} label */
function remark(key, label) {
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'text', 'aria-label': label, placeholder: key === 'reviewer' ? '' : t('remark'), oninput: (/** @type {any} */ event) => void REMARKS.set(key, event.target.value) }));
  input.value = REMARKS.get(key) || '';
  return input;
}

/** The checklist as text, with the verdict above it. */
function record() {
  const { diff } = DATA.review;
  const head = (/** @type {any} */ of) => `${of.name ? say(of.name) : of.id}${of.version ? ` (${of.version})` : ''}`;
  const done = ticked();
  const lines = [t('reviewOf').toUpperCase(), '', `${head(diff.old)} → ${head(diff.new)}`,
    `${t('verdict')}: ${diff.verdict ? t(`verdict-${diff.verdict}`) : t('noChange')}`,
    CLASSES.map((c) => `${say(DATA.words.class[c])}: ${diff.counts[c]}`).join('; '),
    `${t('requiredStep')}: ${say(DATA.words.bump[diff['required-bump']])}; ${t('actualStep')}: ${diff['actual-bump'] ? say(DATA.words.bump[diff['actual-bump']]) : t('unknown')}`,
    `${t('reviewer')}: ${REMARKS.get('reviewer') || '…'}`, '', t('done', done.size, items().length), ''];
  items().forEach((item, nth) => {
    lines.push(`[${done.has(nth) ? 'x' : ' '}] ${item.text.replace(/\s+/g, ' ')}`);
    const note = REMARKS.get(item.key);
    if (note) lines.push(`    ${t('remark')}: ${note}`);
  });
  return `${lines.join('\n')}\n`;
}

/** @param {string} text */
function save(text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const a = h('a', { href: url, download: `${DATA.new.head.id}-${DATA.new.head.version || ''}-review.txt` });
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
