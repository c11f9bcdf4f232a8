import { around, every } from './page.js';

// Periods of a chart over time and actors of a network: one of them is reached by Tab, the others by arrow keys. Without it each
// stands in the table.

/**
 * @param {SVGElement} group the columns of one chart
 */
function walkPeriods(group) {
  const columns = every(SVGElement, 'a.hit, .actor', group);
  group.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = event.target instanceof SVGElement ? columns.indexOf(event.target) : -1;
    const next = columns[at + step];
    if (step === 0 || at < 0 || !next) return;
    event.preventDefault();
    columns[at]?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus({ preventScroll: true });
  });
}

/**
 * The lines of the actor of a network that is pointed at, or that has the focus, stand out; the others step back.
 *
 * @param {SVGElement} network
 */
function lightTies(network) {
  const ties = every(SVGElement, '.tie[data-e]', network);
  /** @param {string | undefined} actor */
  const light = (actor) => {
    network.classList.toggle('lit', actor !== undefined);
    for (const tie of ties) {
      tie.classList.toggle('on', actor !== undefined && tie.dataset.e?.split(' ').includes(actor) === true);
    }
  };
  for (const kind of ['pointerover', 'focusin']) {
    network.addEventListener(kind, (event) => light(around(event, '[data-n]')?.dataset.n));
  }
  for (const kind of ['pointerleave', 'focusout']) network.addEventListener(kind, () => light(undefined));
}

for (const group of every(SVGElement, '.hits')) walkPeriods(group);
for (const network of every(SVGElement, 'svg.network')) lightTies(network);
