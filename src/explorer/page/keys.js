/** Everything by keyboard. */

const KEYS = [['/', 'keySearch'], ['1 – 5', 'keyTabs'], ['← ↑ ↓ →', 'keyArrows'], ['Enter', 'keyEnter'], ['Esc', 'keyEscape'], ['+ − 0', 'keyZoom'], ['?', 'keyHelp']];

function showHelp() {
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { 'aria-label': t('keys'), id: 'help' },
    h('h2', {}, t('keys')),
    h('dl', { class: 'keys' }, KEYS.flatMap(([key, word]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, t(word))])),
    h('button', { type: 'button', class: 'tool', onclick: () => dialog.close() }, t('close'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function startKeys() {
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.matches('input:not([type="checkbox"]), textarea, select');
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape' && !typing) {
      if (state.sel) { update({ sel: '' }); setCursor(cursor, state.tab === 'diagram'); } else if (hasFilter()) clearFilters();
      return;
    }
    if (typing) return;
    if (event.key === '/') { event.preventDefault(); /** @type {HTMLElement} */ (document.getElementById('search')).focus(); return; }
    if (event.key === '?') { showHelp(); return; }
    const tab = TABS[Number(event.key) - 1];
    if (/^[1-5]$/.test(event.key) && tab) { update({ tab }); /** @type {HTMLElement} */ (document.getElementById(`tab-${tab}`)).focus(); return; }
    if (state.tab !== 'diagram') return;
    if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') fitPicture();
    else if (event.key.startsWith('Arrow') && (target === document.body || target.closest('.viewport'))) { event.preventDefault(); step(event.key); }
  });
}
