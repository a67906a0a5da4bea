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

/** Puts the list of a drawing below it, and says how to put it back. @param {SVGSVGElement} drawing @param {SVGGElement} list */
function parted(drawing, list) {
  const whole = ['width', 'height', 'viewBox'].map((name) => /** @type {[string, string]} */ ([name, drawing.getAttribute(name) || '']));
  const { width, height } = drawing.viewBox.baseVal;
  const cut = Math.max(0, list.getBBox().y - 4);
  const below = /** @type {SVGSVGElement} */ (drawing.cloneNode(false));
  below.removeAttribute('aria-labelledby');
  const holder = /** @type {Node} */ (list.parentNode);
  below.append(list);
  drawing.after(below);
  for (const [one, from, to] of /** @type {[SVGSVGElement, number, number][]} */ ([[drawing, 0, cut], [below, cut, height]])) {
    one.setAttribute('viewBox', `0 ${from} ${width} ${to - from}`);
    one.removeAttribute('height');
  }
  return () => {
    holder.appendChild(list);
    below.remove();
    whole.forEach(([name, value]) => drawing.setAttribute(name, value));
  };
}
