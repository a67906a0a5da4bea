/** Every text becomes a text node: what documents say is never read as markup. */

/** @typedef {Node | string | number | null | undefined | false} Leaf */
/** @typedef {Leaf | (Leaf | (Leaf | (Leaf | Leaf[])[])[])[]} Child */

/**
 * An element. Keys that begin with `on` are listeners, `class` and others attributes; nothing is set for null or false.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  return fill(node, attributes, children);
}

/** The same in SVG. @param {string} tag @param {Record<string, any>} [attributes] @param {...(Child | Child[])} children */
function svg(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  return fill(node, attributes, children);
}

/** @template {Element} T @param {T} node @param {Record<string, any> | undefined} attributes @param {(Child | Child[])[]} children @returns {T} */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of /** @type {Child[]} */ (/** @type {any} */ (children).flat(Infinity))) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** @param {Element} node @param {...(Child | Child[])} children */
function refill(node, ...children) {
  node.replaceChildren();
  fill(node, undefined, children);
}

/** A text of a result, in which words between backquotes are ids and keys. @param {string} text @returns {Child[]} */
const rich = (text) => text.split('`').map((part, nth) => (nth % 2 && part ? h('code', {}, part) : part));

/** A button to an element, in the language of the page. @param {string} id @param {string} [className] */
function link(id, className) {
  const element = known(id);
  const text = element ? say(element.name) : id;
  if (!element) return h('span', { class: 'gone-link' }, text);
  return h('button', { type: 'button', class: `link ${className || ''}`, 'data-goto': id, onclick: () => select(id) }, text);
}

/** Text without marks above and below letters, in small letters: as people search. @param {string} text */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** @template T @param {T[]} list @param {(one: T) => string} key @returns {Map<string, T[]>} */
function grouped(list, key) {
  const groups = new Map();
  for (const one of list) {
    const name = key(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
