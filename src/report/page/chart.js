import { every } from './page.js';

// Periods of a chart over time: one of them is reached by Tab, the others by arrow keys. Without it each stands in the table.

/**
 * @param {SVGElement} group the columns of one chart
 */
function walkPeriods(group) {
  const columns = every(SVGElement, 'a.hit', group);
  group.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = columns.findIndex((column) => column === event.target);
    const next = columns[at + step];
    if (step === 0 || at < 0 || !next) return;
    event.preventDefault();
    columns[at]?.setAttribute('tabindex', '-1');
    next.removeAttribute('tabindex');
    next.focus({ preventScroll: true });
  });
}

for (const group of every(SVGElement, '.hits')) walkPeriods(group);
