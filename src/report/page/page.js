// The part of a page's script that every page has.

export const root = document.documentElement;
export const narrow = matchMedia('(max-width: 60rem)');

/**
 * The first element that a selector finds, if it is there.
 * @template {Element} T
 * @param {new () => T} kind
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {T | undefined}
 */
export function maybe(kind, selector, within = document) {
  const found = within.querySelector(selector);
  return found instanceof kind ? found : undefined;
}

/**
 * The first element that a selector finds.
 * @template {Element} T
 * @param {new () => T} kind
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {T}
 */
export function only(kind, selector, within = document) {
  const found = maybe(kind, selector, within);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/**
 * All elements that a selector finds, in the order of the page.
 * @template {Element} T
 * @param {new () => T} kind
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {T[]}
 */
export function every(kind, selector, within = document) {
  /** @type {T[]} */
  const all = [];
  for (const found of within.querySelectorAll(selector)) if (found instanceof kind) all.push(found);
  return all;
}

/**
 * The nearest element at or around the target of an event that fits a selector.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | SVGElement | undefined}
 */
export function around(event, selector) {
  const found = event.target instanceof Element ? event.target.closest(selector) : null;
  return found instanceof HTMLElement || found instanceof SVGElement ? found : undefined;
}

/**
 * Numbers of a data attribute: `1,2`.
 * @param {string | undefined} text
 */
export function numbersIn(text) {
  return text ? text.split(',').map(Number) : [];
}

/**
 * Keeps a style variable at the height of a bar that stays at the top, so that what is scrolled to is not under it.
 * @param {HTMLElement} bar
 * @param {() => boolean} shown whether the bar counts now
 */
export function keepHeight(bar, shown = () => true) {
  const measure = () => {
    const height = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
    if (shown()) root.style.setProperty('--bar', `${height}px`);
  };
  new ResizeObserver(measure).observe(bar);
  addEventListener('resize', measure);
}

/** Lets the reader go through the system's theme, light and dark. */
function offerThemes() {
  const button = only(HTMLElement, '#theme');
  const themes = ['system', 'light', 'dark'];
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(root.dataset.theme || 'system') + 1) % themes.length];
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    button.textContent = `Theme: ${next}`;
  });
}

root.classList.add('js');
offerThemes();
