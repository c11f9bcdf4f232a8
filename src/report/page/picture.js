import { around, every, keepHeight, maybe, narrow, numbersIn, only, root } from './page.js';

// The script of the page of a picture. It opens the sentences behind a number, sorts, filters and cuts long tables;
// without it everything is there.

const drawer = only(HTMLDialogElement, '#drawer');
const drawerTitle = only(HTMLElement, '#drawer-title');
const drawerBody = only(HTMLElement, '.drawer-body');
/** The number whose sentences stand in the drawer. @type {HTMLElement | SVGElement | undefined} */
let opener;

/**
 * `3 sentences`.
 * @param {number} count
 * @param {string} one
 */
const counted = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** @param {Element} link */
const topOf = (link) => link.getBoundingClientRect().top;

/**
 * Changes the page's layout and scrolls so that a link stays where it is on the screen.
 * @param {Element | undefined} link
 * @param {() => void} change
 */
function keepInPlace(link, change) {
  const before = link ? topOf(link) : 0;
  change();
  if (link) scrollBy({ top: topOf(link) - before, behavior: 'instant' });
}

/**
 * Copies of sentences as the drawer shows them, under the heads of their texts, which stand by day as on the page.
 * @param {readonly number[]} places of the sentences on the page
 * @returns {{ texts: number; parts: Node[] }}
 */
function sentencesAt(places) {
  /** @type {Map<Element, Element[]>} */
  const groups = new Map();
  for (const n of places) {
    const item = document.getElementById(`x${n}`);
    const source = item?.closest('.source');
    if (item && source) groups.set(source, [...(groups.get(source) ?? []), item]);
  }
  const sources = [...groups.keys()].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  const parts = sources.flatMap((source) => {
    const head = document.createElement('h3');
    head.textContent = only(HTMLElement, 'h3', source).textContent;
    head.dir = 'auto';
    const list = document.createElement('ol');
    list.className = 'bare';
    for (const item of groups.get(source) ?? []) {
      const copy = /** @type {Element} */ (item.cloneNode(true));
      copy.removeAttribute('id');
      list.append(copy);
    }
    return [head, only(HTMLElement, '.from', source).cloneNode(true), list];
  });
  return { texts: groups.size, parts };
}

/**
 * Opens the sentences behind a number.
 * @param {HTMLElement | SVGElement} link
 */
function openSentences(link) {
  opener?.removeAttribute('aria-current');
  opener = link;
  link.setAttribute('aria-current', 'true');
  const places = numbersIn(link.dataset.p);
  const { texts, parts } = sentencesAt(places);
  // A number's label says the number first and how many sentences last: `+2: A towards B, 2 sentences`.
  const label = (link.getAttribute('aria-label') ?? '').replace(/^[^:]*: /, '').replace(/, [\d,]+ sentences?$/, '');
  drawerTitle.textContent = link.dataset.label || label;
  only(HTMLElement, '.drawer-note', drawer).textContent =
    `${counted(places.length, 'sentence')} in ${counted(texts, 'text')}`;
  drawerBody.replaceChildren(...parts);
  drawerBody.scrollTop = 0;
  if (drawer.open) drawer.close();
  if (narrow.matches) drawer.showModal();
  else {
    // The page makes room.
    keepInPlace(link, () => {
      drawer.show();
      root.classList.add('opened');
    });
  }
  drawerTitle.focus({ preventScroll: true });
}

function shutDrawer() {
  if (drawer.open) drawer.close();
}

function listenToDrawer() {
  drawer.addEventListener('close', () => {
    const back = opener;
    keepInPlace(back, () => root.classList.remove('opened'));
    if (!back) return;
    back.removeAttribute('aria-current');
    opener = undefined;
    // When another number is opened at once, the focus is on its way there.
    if (back.isConnected) back.focus({ preventScroll: true });
  });
  only(HTMLElement, '#drawer-close').addEventListener('click', shutDrawer);
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !drawer.open) return;
    event.preventDefault();
    shutDrawer();
  });
  document.addEventListener('click', (event) => {
    const link = around(event, 'a[data-p]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (drawer.open) {
      opener?.removeAttribute('aria-current');
      opener = undefined;
      drawer.close();
    }
    openSentences(link);
  });
}

/** Steps of the arrow keys in a matrix: rows, columns. @type {Record<string, readonly [number, number] | undefined>} */
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/**
 * Moves the focus between the numbers of a matrix by arrow keys; what is hidden or empty is passed over.
 * @param {HTMLTableElement} matrix
 * @param {KeyboardEvent} event
 */
function walkMatrix(matrix, event) {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  if (!step || !cell || !(row instanceof HTMLTableRowElement)) return;
  const rows = [...(matrix.tBodies[0]?.rows ?? [])];
  let r = rows.indexOf(row);
  let c = cell.cellIndex;
  for (;;) {
    r += step[0];
    c += step[1];
    const next = rows[r]?.cells[c];
    if (!next) return;
    const link = !next.hidden && !rows[r]?.hidden && next.querySelector('a');
    if (link) {
      event.preventDefault();
      link.focus();
      return;
    }
  }
}

/** How many rows of a long table are shown until its reader asks for all. */
const FIRST = 40;

/**
 * A row of a long table, with what it is filtered by.
 * @typedef {object} LongRow
 * @property {HTMLTableRowElement} row
 * @property {string} text in small letters
 * @property {readonly number[] | undefined} actors places in the list of actors; undefined where no actor is in question
 * @property {boolean} local whether somebody in it is not identified
 * @property {boolean} states whether all in it are states
 */

/**
 * What the reader asks to see.
 * @typedef {object} Wanted
 * @property {boolean} states only states
 * @property {number} actor place in the list of actors, or -1 for all
 * @property {string} words in small letters
 * @property {boolean} everybody also those not identified
 */

/** A table that can be sorted and is cut to its first rows. */
class LongTable {
  /** Whether all rows are shown, not only the first. */
  all = false;

  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    const part = table.closest('.part') ?? document;
    this.nothing = only(HTMLElement, '.nothing', part);
    this.more = only(HTMLElement, '.more', part);
    /** @type {LongRow[]} */
    this.rows = [...(table.tBodies[0]?.rows ?? [])].map((row) => ({
      row,
      text: (row.textContent ?? '').toLowerCase(),
      actors: row.dataset.a === undefined ? undefined : numbersIn(row.dataset.a),
      local: row.dataset.local !== undefined,
      states: row.dataset.states !== undefined,
    }));
    this.more.addEventListener('click', () => {
      const first = this.rows.find(({ row }) => row.hidden && row.dataset.fits === '1');
      this.all = true;
      applyFilters();
      first?.row.querySelector('a')?.focus({ preventScroll: true });
    });
    for (const button of every(HTMLElement, '.sort', table)) {
      button.addEventListener('click', () => {
        const head = button.closest('th');
        if (head) this.sort(head);
      });
    }
  }

  /**
   * Sorts by a column, and the other way when asked again; empty cells come last.
   * @param {HTMLTableCellElement} head
   */
  sort(head) {
    const before = head.getAttribute('aria-sort');
    const numeric = head.dataset.sort === 'number';
    const up = numeric ? before === 'descending' : before !== 'ascending';
    for (const other of every(HTMLElement, 'thead th', this.table)) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const keyed = this.rows.map((entry, n) => ({ entry, n, key: sortKey(entry.row.cells[head.cellIndex], numeric) }));
    keyed.sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined) || a.n - b.n;
      }
      return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (up ? 1 : -1) || a.n - b.n;
    });
    this.rows = keyed.map(({ entry }) => entry);
    this.table.tBodies[0]?.append(...this.rows.map(({ row }) => row));
    applyFilters();
  }

  /**
   * Shows the rows that fit, the first of them or all.
   * @param {Wanted} wanted
   * @returns how many fit
   */
  filter(wanted) {
    let fits = 0;
    for (const entry of this.rows) {
      const fit = isWanted(entry, wanted);
      if (fit) fits++;
      entry.row.dataset.fits = fit ? '1' : '';
      entry.row.hidden = !fit || (!this.all && fits > FIRST);
    }
    this.nothing.hidden = fits > 0;
    this.more.hidden = this.all || fits <= FIRST;
    this.more.textContent = `Show all ${fits.toLocaleString('en-GB')} rows`;
    this.table.hidden = fits === 0;
    return fits;
  }
}

/**
 * By what a cell is sorted: the value that it gives, or its words; undefined where it is empty.
 * @param {HTMLTableCellElement | undefined} cell
 * @param {boolean} numeric
 * @returns {string | number | undefined}
 */
function sortKey(cell, numeric) {
  const given = cell?.dataset.v;
  const words = cell?.textContent ?? '';
  const key = given ?? (numeric ? words : words.trim().toLowerCase());
  if (key === '') return undefined;
  return numeric ? Number(key) : key;
}

/**
 * @param {LongRow} row
 * @param {Wanted} wanted
 */
function isWanted({ text, actors, local, states }, wanted) {
  const fits =
    actors === undefined
      ? wanted.actor < 0 && !wanted.states
      : (wanted.actor < 0 || actors.includes(wanted.actor)) && (!wanted.states || states);
  return fits && (wanted.everybody || !local) && (wanted.words === '' || text.includes(wanted.words));
}

const tables = every(HTMLTableElement, 'table.long').map((table) => new LongTable(table));
const who = maybe(HTMLSelectElement, '#who');
const words = maybe(HTMLInputElement, '#words');
const local = maybe(HTMLInputElement, '#local');

/** @returns {Wanted} */
function readFilters() {
  const asked = words ? words.value.trim().toLowerCase() : '';
  const states = who?.value === 'states';
  return {
    states,
    actor: who && who.value !== '' && !states ? Number(who.value) : -1,
    words: asked,
    everybody: !local || local.checked || asked !== '',
  };
}

/** Shows what fits the reader's filters, in tables, network and matrices, and says how many rows are left. */
function applyFilters() {
  const wanted = readFilters();
  let found = 0;
  for (const table of tables) found += table.filter(wanted);
  const left = maybe(HTMLElement, '#left');
  const narrowed = wanted.states || wanted.actor >= 0 || wanted.words !== '';
  if (left) left.textContent = narrowed ? `${found.toLocaleString('en-GB')} ${found === 1 ? 'row' : 'rows'}` : '';
  dimNetwork(wanted);
  filterMatrix(wanted);
  filterIssues(wanted);
}

/** @param {Wanted} wanted */
function dimNetwork({ states, actor }) {
  for (const drawing of every(SVGElement, 'svg.dyads')) {
    const numbers = every(SVGElement, '.number', drawing);
    every(SVGElement, '.arrow', drawing).forEach((arrow, n) => {
      const dim =
        (actor >= 0 && !numbersIn(arrow.dataset.a).includes(actor)) || (states && arrow.dataset.states === undefined);
      arrow.classList.toggle('dim', dim);
      numbers[n]?.classList.toggle('dim', dim);
    });
  }
}

/** @param {Wanted} wanted */
function filterMatrix({ states, actor }) {
  for (const cell of every(HTMLElement, '.matrix:not(.issues) [data-c]')) {
    cell.hidden = states && cell.dataset.states === undefined;
  }
  for (const row of every(HTMLTableRowElement, '.matrix:not(.issues) tbody tr')) {
    const acts = [...row.cells].some(
      (cell) => cell.dataset.c && Number(cell.dataset.c) === actor && cell.querySelector('a'),
    );
    row.hidden = states ? row.dataset.states === undefined : actor >= 0 && Number(row.dataset.a) !== actor && !acts;
  }
}

/** @param {Wanted} wanted */
function filterIssues({ actor, words: asked }) {
  for (const row of every(HTMLTableRowElement, '.matrix.issues tbody tr')) {
    const issue = (row.cells[0]?.textContent ?? '').toLowerCase();
    row.hidden = (actor >= 0 && !numbersIn(row.dataset.a).includes(actor)) || !issue.includes(asked);
  }
}

/** A link into a cut table must find its row. */
function revealTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const row = target?.closest('tr');
  if (!row?.hidden) return;
  if (who) who.value = '';
  if (words) words.value = '';
  if (local) local.checked = true;
  const table = tables.find((one) => one.table.contains(row));
  if (table) table.all = true;
  applyFilters();
  row.scrollIntoView({ block: 'center' });
}

const partLinks = every(HTMLAnchorElement, '.pbar nav a');

/** Marks the link to the part of the page that is being read: the last one that begins in the upper third of the window. */
function markPart() {
  const begun = partLinks.filter((link) => {
    const part = document.getElementById(link.hash.slice(1));
    return part !== null && topOf(part) < innerHeight / 3;
  });
  const atEnd = innerHeight + scrollY >= root.scrollHeight - 1;
  const current = (atEnd ? partLinks : begun).at(-1);
  for (const link of partLinks) {
    if (link === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

listenToDrawer();
addEventListener('scroll', markPart, { passive: true });
for (const matrix of every(HTMLTableElement, '.matrix')) {
  matrix.addEventListener('keydown', (event) => walkMatrix(matrix, event));
}
who?.addEventListener('change', applyFilters);
local?.addEventListener('change', applyFilters);
words?.addEventListener('input', applyFilters);
applyFilters();
addEventListener('hashchange', revealTarget);
revealTarget();
const toolbar = maybe(HTMLElement, '.pbar');
if (toolbar) keepHeight(toolbar);
markPart();
