/** What is different on paper: the waves are unfolded, and the list below a drawing has pages of its own. */

function startPrint() {
  /** @type {(() => void)[]} */
  let back = [];
  addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('.wave:not([open])')) {
      const details = /** @type {HTMLDetailsElement} */ (folded);
      details.open = true;
      back.push(() => { details.open = false; });
    }
    const drawing = /** @type {SVGSVGElement | null} */ (document.querySelector('.drawn > svg:not(.links)'));
    const list = /** @type {SVGGElement | null} */ (drawing && drawing.querySelector('.changes'));
    if (drawing && list) back.push(parted(drawing, list));
  });
  addEventListener('afterprint', () => {
    back.forEach((run) => run());
    back = [];
  });
}

/** How tall a page is, compared with its width, a little less than it has room for. */
const TALL = 0.66;

/** Puts the list of a drawing below it, on as many pages as it takes, and says how to put it back. @param {SVGSVGElement} drawing @param {SVGGElement} list */
function parted(drawing, list) {
  const whole = ['width', 'height', 'viewBox'].map((name) => /** @type {[string, string]} */ ([name, drawing.getAttribute(name) || '']));
  const { width } = drawing.viewBox.baseVal;
  const cut = Math.max(0, list.getBBox().y - 4);
  const entries = /** @type {SVGGraphicsElement[]} */ ([...list.children]);
  const sheets = sheetsOf(entries.map((entry) => ({ entry, box: entry.getBBox() })), width * TALL);
  const below = sheets.map(({ from, to, inside }) => {
    const sheet = /** @type {SVGSVGElement} */ (drawing.cloneNode(false));
    sheet.removeAttribute('aria-labelledby');
    const part = list.cloneNode(false);
    inside.forEach((entry) => part.appendChild(entry));
    sheet.append(part);
    framed(sheet, width, from, to);
    return sheet;
  });
  drawing.after(...below);
  framed(drawing, width, 0, cut);
  return () => {
    list.append(...entries);
    below.forEach((sheet) => sheet.remove());
    whole.forEach(([name, value]) => drawing.setAttribute(name, value));
  };
}

/** The entries by sheet: none is cut. @param {{ entry: SVGGraphicsElement, box: DOMRect }[]} entries @param {number} tall */
function sheetsOf(entries, tall) {
  /** @type {{ from: number, to: number, inside: SVGGraphicsElement[] }[]} */
  const sheets = [];
  const sorted = [...entries].sort((a, b) => a.box.y - b.box.y);
  for (const { entry, box } of sorted) {
    const [from, to] = [box.y - 4, box.y + box.height + 4];
    let last = sheets.at(-1);
    if (!last || to - last.from > tall) sheets.push(last = { from, to, inside: [] });
    last.to = Math.max(last.to, to);
    last.inside.push(entry);
  }
  return sheets;
}

/** Shows that much of the height. @param {SVGSVGElement} svg @param {number} width @param {number} from @param {number} to */
function framed(svg, width, from, to) {
  svg.setAttribute('viewBox', `0 ${from} ${width} ${to - from}`);
  svg.removeAttribute('height');
}
