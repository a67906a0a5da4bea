/** Lines between an element that was chosen and its neighbours, and the way to an element that is pointed at. */

/** Where a box lies on the stage. @param {Element} node @param {HTMLElement} stage */
function placeOf(node, stage) {
  const box = node.getBoundingClientRect();
  const base = stage.getBoundingClientRect();
  const k = viewport.k || 1;
  return { x: (box.left - base.left) / k, y: (box.top - base.top) / k, w: box.width / k, h: box.height / k };
}

/** A curve from one box to another, from edge to edge. @param {any} a @param {any} b */
function curve(a, b) {
  const ay = a.y + a.h / 2;
  const by = b.y + b.h / 2;
  if (Math.abs(ay - by) < Math.max(a.h, b.h)) {
    const right = a.x < b.x;
    const x1 = right ? a.x + a.w : a.x;
    const x2 = right ? b.x : b.x + b.w;
    const bend = Math.max(24, Math.abs(x2 - x1) / 3) * (right ? 1 : -1);
    return `M${x1} ${ay} C${x1 + bend} ${ay} ${x2 - bend} ${by} ${x2} ${by}`;
  }
  const down = ay < by;
  const y1 = down ? a.y + a.h : a.y;
  const y2 = down ? b.y : b.y + b.h;
  const x1 = a.x + a.w / 2;
  const x2 = b.x + b.w / 2;
  const bend = Math.max(24, Math.abs(y2 - y1) / 2.4) * (down ? 1 : -1);
  return `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}

/** @param {HTMLElement} stage @param {[string, string, string][]} pairs from, to, class */
function drawLinks(stage, pairs) {
  const old = stage.querySelector('.links');
  if (old) old.remove();
  if (!pairs.length) return;
  const head = (/** @type {string} */ name) => svg('marker', { id: `head-${name}`, class: name, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse' }, svg('path', { d: 'M0 0 L8 4 L0 8 Z' }));
  const lines = [];
  for (const [from, to, name] of pairs) {
    const a = nodes.get(from);
    const b = nodes.get(to);
    if (!a || !b) continue;
    const end = name.includes('up') ? 'up' : 'down';
    lines.push(svg('path', { d: curve(placeOf(a, stage), placeOf(b, stage)), class: name, 'marker-end': `url(#head-${end})` }));
  }
  stage.append(svg('svg', { class: 'links', width: stage.offsetWidth, height: stage.offsetHeight, 'aria-hidden': 'true' },
    svg('defs', {}, head('up'), head('down')), lines));
}
