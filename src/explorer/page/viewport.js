/** Zoom, moving about, and the small map. */

/** @typedef {{form: string, x: number, y: number, k: number, isFit: boolean, at: DOMRect | null}} Standing */

/** Whether nobody has moved or zoomed since all was fitted. */
let isFitted = true;

/** @type {{x: number, y: number, k: number, box: HTMLElement | null, stage: HTMLElement | null, map: HTMLCanvasElement | null}} */
const viewport = { x: 0, y: 0, k: 1, box: null, stage: null, map: null };

function place() {
  const { stage, x, y, k } = viewport;
  if (stage) stage.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
  drawMap();
}

/** Zooms about a point of the viewport. @param {number} factor @param {number} [px] @param {number} [py] */
function zoom(factor, px, py) {
  const { box, k } = viewport;
  if (!box) return;
  const [cx, cy] = [px ?? box.clientWidth / 2, py ?? box.clientHeight / 2];
  const next = Math.min(4, Math.max(0.08, k * factor));
  isFitted = false;
  viewport.x = cx - (cx - viewport.x) * (next / k);
  viewport.y = cy - (cy - viewport.y) * (next / k);
  viewport.k = next;
  place();
}

/** As wide as there is room, from the top; asked once more, the whole of it. */
function fitPicture() {
  const { box, stage } = viewport;
  if (!box || !stage) return;
  const wide = (box.clientWidth - 8) / Math.max(1, stage.offsetWidth);
  const high = (box.clientHeight - 8) / Math.max(1, stage.offsetHeight);
  const k = Math.min(1.1, Math.max(0.08, wide));
  const isFit = viewport.y === 0 && Math.abs(viewport.k - k) < 1e-6;
  viewport.k = isFit ? Math.max(0.08, Math.min(k, high)) : k;
  viewport.x = Math.max(0, (box.clientWidth - stage.offsetWidth * viewport.k) / 2);
  viewport.y = 0;
  isFitted = true;
  place();
}

/** Where the picture stands, and the chosen element in it. @returns {Standing | null} */
function standing() {
  const { stage, x, y, k } = viewport;
  if (!stage || !stage.isConnected && !nodes.size) return null;
  const node = nodes.get(chosenNow()[0]);
  return { form: stage.className.split(' ')[1] || '', x, y, k, isFit: isFitted, at: node && node.isConnected ? node.getBoundingClientRect() : null };
}

/** Puts another picture of the same form where the last one stood, the chosen element at its place. @param {Standing | null} before */
function standAgain(before) {
  const { stage } = viewport;
  const isKept = before && !before.isFit && stage && stage.classList.contains(before.form);
  viewport.k = 0;
  if (isKept) {
    Object.assign(viewport, { x: before.x, y: before.y, k: before.k });
    place();
  } else {
    fitPicture();
  }
  const node = nodes.get(chosenNow()[0]);
  if (!node) return;
  const at = node.getBoundingClientRect();
  if (isKept && before.at) {
    viewport.x += before.at.left - at.left;
    viewport.y += before.at.top - at.top;
    place();
  }
  bringIntoView(node);
}

/** @param {Element} node */
function bringIntoView(node) {
  const { box } = viewport;
  if (!box) return;
  const a = node.getBoundingClientRect();
  const b = box.getBoundingClientRect();
  const margin = 24;
  const off = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ low, /** @type {number} */ high) => (from < low + margin ? low + margin - from : to > high - margin ? high - margin - to : 0);
  const [dx, dy] = [off(a.left, a.right, b.left, b.right), off(a.top, a.bottom, b.top, b.bottom)];
  if (!dx && !dy) return;
  viewport.x += dx;
  viewport.y += dy;
  place();
}

const MAP = { width: 168, height: 112 };

function mapScale() {
  const { stage } = viewport;
  return stage ? Math.min(MAP.width / Math.max(1, stage.offsetWidth), MAP.height / Math.max(1, stage.offsetHeight)) : 1;
}

/** The boxes on the stage, measured once after it was filled. @type {{x: number, y: number, w: number, h: number}[]} */
let mapped = [];

function measureMap() {
  const { stage } = viewport;
  mapped = stage ? [...nodes.values()].map((node) => placeOf(node, /** @type {HTMLElement} */ (stage))) : [];
}

let mapAsked = false;
function drawMap() {
  if (mapAsked) return;
  mapAsked = true;
  requestAnimationFrame(() => { mapAsked = false; paintMap(); });
}

function paintMap() {
  const { map, box, stage, x, y, k } = viewport;
  const pen = map && map.getContext('2d');
  if (!map || !pen || !box || !stage) return;
  const s = mapScale();
  const style = getComputedStyle(document.documentElement);
  const dense = devicePixelRatio || 1;
  const [width, height] = [Math.ceil(stage.offsetWidth * s), Math.ceil(stage.offsetHeight * s)];
  [map.width, map.height] = [width * dense, height * dense];
  map.style.width = `${width}px`;
  map.style.height = `${height}px`;
  pen.scale(dense, dense);
  pen.fillStyle = style.getPropertyValue('--muted');
  pen.globalAlpha = 0.45;
  for (const b of mapped) pen.fillRect(b.x * s, b.y * s, Math.max(1, b.w * s - 0.6), Math.max(1, b.h * s - 0.6));
  for (const id of chosenNow()) {
    const chosen = /** @type {Element} */ (nodes.get(id));
    const b = placeOf(chosen, stage);
    pen.globalAlpha = 1;
    pen.fillStyle = style.getPropertyValue('--brand');
    pen.fillRect(b.x * s, b.y * s, Math.max(3, b.w * s), Math.max(3, b.h * s));
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = style.getPropertyValue('--focus');
  pen.lineWidth = 1.5;
  pen.strokeRect(-x / k * s + 0.75, -y / k * s + 0.75, box.clientWidth / k * s - 1.5, box.clientHeight / k * s - 1.5);
}

/** @param {HTMLElement} box @param {HTMLElement} stage @param {HTMLCanvasElement} map */
function startViewport(box, stage, map) {
  Object.assign(viewport, { box, stage, map });
  box.addEventListener('wheel', (event) => {
    event.preventDefault();
    const base = box.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY / 300), event.clientX - base.left, event.clientY - base.top);
    else { isFitted = false; viewport.x -= event.shiftKey ? event.deltaY : event.deltaX; viewport.y -= event.shiftKey ? 0 : event.deltaY; place(); }
  }, { passive: false });
  /** @type {{x: number, y: number} | null} */
  let from = null;
  let moved = false;
  box.addEventListener('pointerdown', (event) => {
    if (event.target === map || event.button) return;
    from = { x: event.clientX, y: event.clientY };
    moved = false;
  });
  addEventListener('pointermove', (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!moved && Math.hypot(dx, dy) < 5) return;
    moved = true;
    isFitted = false;
    box.classList.add('moving');
    viewport.x += dx;
    viewport.y += dy;
    from = { x: event.clientX, y: event.clientY };
    place();
  });
  addEventListener('pointerup', () => { from = null; box.classList.remove('moving'); });
  // What follows a move is no choice.
  box.addEventListener('click', (event) => { if (moved) { event.stopPropagation(); moved = false; } }, true);
  const jump = (/** @type {PointerEvent} */ event) => {
    const base = map.getBoundingClientRect();
    const s = mapScale();
    isFitted = false;
    viewport.x = box.clientWidth / 2 - ((event.clientX - base.left) / s) * viewport.k;
    viewport.y = box.clientHeight / 2 - ((event.clientY - base.top) / s) * viewport.k;
    place();
  };
  map.addEventListener('pointerdown', (event) => { map.setPointerCapture(event.pointerId); jump(event); });
  map.addEventListener('pointermove', (event) => { if (event.buttons) jump(event); });
}
