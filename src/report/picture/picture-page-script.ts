import { THEME_SCRIPT } from '../brief/page-script.ts';

/**
 * The script of a picture's page. Fixed text: its hash stands in the page's content security policy. It opens the
 * sentences behind a number, sorts, filters and cuts long tables; without it everything is there.
 */
export const PICTURE_SCRIPT = `
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');
  const narrow = matchMedia('(max-width: 60rem)');
${THEME_SCRIPT}
  const numbers = (text) => (text ? text.split(',').map(Number) : []);

  // Sentences behind a number.
  const drawer = document.getElementById('drawer');
  const title = document.getElementById('drawer-title');
  const note = drawer.querySelector('.drawer-note');
  const body = drawer.querySelector('.drawer-body');
  let opener = null;
  function openSentences(link) {
    if (opener) opener.removeAttribute('aria-current');
    opener = link;
    link.setAttribute('aria-current', 'true');
    const places = numbers(link.dataset.p);
    const label = link.dataset.label || (link.getAttribute('aria-label') || '').replace(/^[^:]*: /, '').replace(/, [\\d,]+ sentences?$/, '');
    title.textContent = label;
    body.textContent = '';
    const groups = new Map();
    for (const n of places) {
      const item = document.getElementById('x' + n);
      if (!item) continue;
      const source = item.closest('.source');
      if (!groups.has(source)) groups.set(source, []);
      groups.get(source).push(item);
    }
    note.textContent = places.length + (places.length === 1 ? ' sentence in ' : ' sentences in ') + groups.size + (groups.size === 1 ? ' text' : ' texts');
    // Texts by day, as the page lists them.
    const order = [...groups.keys()].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    for (const source of order) {
      const head = document.createElement('h3');
      head.textContent = source.querySelector('h3').textContent;
      head.dir = 'auto';
      const from = source.querySelector('.from').cloneNode(true);
      const list = document.createElement('ol');
      list.className = 'bare';
      for (const item of groups.get(source)) {
        const copy = item.cloneNode(true);
        copy.removeAttribute('id');
        list.append(copy);
      }
      body.append(head, from, list);
    }
    body.scrollTop = 0;
    if (drawer.open) drawer.close();
    if (narrow.matches) drawer.showModal();
    else {
      // The page makes room; what was clicked stays where it is.
      const before = link.getBoundingClientRect().top;
      drawer.show();
      root.classList.add('opened');
      scrollBy({ top: link.getBoundingClientRect().top - before, behavior: 'instant' });
    }
    title.focus({ preventScroll: true });
  }
  function shut() {
    if (drawer.open) drawer.close();
  }
  drawer.addEventListener('close', () => {
    const back = opener;
    const before = back ? back.getBoundingClientRect().top : 0;
    root.classList.remove('opened');
    if (back) scrollBy({ top: back.getBoundingClientRect().top - before, behavior: 'instant' });
    if (back) {
      back.removeAttribute('aria-current');
      opener = null;
      // When another number is opened at once, the focus is on its way there.
      if (back.isConnected) back.focus({ preventScroll: true });
    }
  });
  document.getElementById('drawer-close').addEventListener('click', shut);
  addEventListener('keydown', (event) => { if (event.key === 'Escape' && drawer.open) { event.preventDefault(); shut(); } });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-p]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (drawer.open) { if (opener) opener.removeAttribute('aria-current'); opener = null; drawer.close(); }
    openSentences(link);
  });

  // Arrow keys move between the numbers of a matrix.
  for (const matrix of document.querySelectorAll('.matrix')) {
    matrix.addEventListener('keydown', (event) => {
      const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
      const cell = event.target.closest('td');
      if (!step || !cell) return;
      const rows = [...matrix.tBodies[0].rows];
      let r = rows.indexOf(cell.parentElement);
      let c = cell.cellIndex;
      for (;;) {
        r += step[0];
        c += step[1];
        const next = rows[r] && rows[r].cells[c];
        if (!next) return;
        const link = !next.hidden && !rows[r].hidden && next.querySelector('a');
        if (link) { event.preventDefault(); link.focus(); return; }
      }
    });
  }

  // Long tables: filtered, sorted, cut.
  const FIRST = 40;
  const who = document.getElementById('who');
  const words = document.getElementById('words');
  const local = document.getElementById('local');
  const left = document.getElementById('left');
  const tables = [...document.querySelectorAll('table.long')].map((table) => {
    const scroll = table.closest('.scroll');
    const nothing = scroll.nextElementSibling;
    const more = nothing.nextElementSibling;
    const state = { table, nothing, more, all: false, rows: [...table.tBodies[0].rows].map((row) => ({ row, text: row.textContent.toLowerCase(), actors: row.dataset.a === undefined ? null : numbers(row.dataset.a), local: row.dataset.local !== undefined, states: row.dataset.states !== undefined })) };
    more.addEventListener('click', () => {
      const first = state.rows.find(({ row }) => row.hidden && row.dataset.fits === '1');
      state.all = true;
      apply();
      const target = first && first.row.querySelector('a');
      if (target) target.focus({ preventScroll: true });
    });
    for (const button of table.querySelectorAll('.sort')) {
      button.addEventListener('click', () => sort(state, button.closest('th')));
    }
    return state;
  });
  function sort(state, head) {
    const up = head.dataset.sort === 'number' ? head.getAttribute('aria-sort') === 'descending' : head.getAttribute('aria-sort') !== 'ascending';
    for (const other of state.table.tHead.querySelectorAll('th')) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const column = head.cellIndex;
    const value = ({ row }) => {
      const cell = row.cells[column];
      const given = cell.dataset.v;
      if (head.dataset.sort !== 'number') return given === undefined ? cell.textContent.trim().toLowerCase() : given;
      const number = given === undefined ? cell.textContent : given;
      return number === '' ? null : Number(number);
    };
    const keyed = state.rows.map((entry, n) => ({ entry, n, key: value(entry) }));
    keyed.sort((a, b) => {
      const empty = (key) => key === null || key === '';
      if (empty(a.key) || empty(b.key)) return empty(a.key) - empty(b.key) || a.n - b.n;
      return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (up ? 1 : -1) || a.n - b.n;
    });
    state.rows = keyed.map(({ entry }) => entry);
    state.table.tBodies[0].append(...state.rows.map(({ row }) => row));
    apply();
  }
  function apply() {
    const states = who && who.value === 'states';
    const actor = who && who.value !== '' && !states ? Number(who.value) : -1;
    const wanted = words ? words.value.trim().toLowerCase() : '';
    const everybody = !who || local.checked || wanted !== '';
    const narrowed = states || actor >= 0 || wanted !== '';
    let found = 0;
    for (const state of tables) {
      let fits = 0;
      for (const { row, text, actors, local: one, states: own } of state.rows) {
        const fit = (actors === null ? actor < 0 && !states : (actor < 0 || actors.includes(actor)) && (!states || own)) && (everybody || !one) && (wanted === '' || text.includes(wanted));
        row.dataset.fits = fit ? '1' : '';
        if (fit) fits++;
        row.hidden = !fit || (!state.all && fits > FIRST);
      }
      found += fits;
      state.nothing.hidden = fits > 0;
      state.more.hidden = state.all || fits <= FIRST;
      state.more.textContent = 'Show all ' + fits.toLocaleString('en-GB') + ' rows';
      state.table.hidden = fits === 0;
    }
    if (left) left.textContent = narrowed ? found.toLocaleString('en-GB') + (found === 1 ? ' row' : ' rows') : '';
    for (const arrow of document.querySelectorAll('.arrow')) {
      const dim = (actor >= 0 && !numbers(arrow.dataset.a).includes(actor)) || (states && arrow.dataset.states === undefined);
      arrow.classList.toggle('dim', dim);
    }
    document.querySelectorAll('svg.dyads').forEach((drawing) => {
      const arrows = [...drawing.querySelectorAll('.arrow')];
      drawing.querySelectorAll('.number').forEach((number, n) => number.classList.toggle('dim', arrows[n].classList.contains('dim')));
    });
    for (const cell of document.querySelectorAll('.matrix:not(.issues) [data-c]')) cell.hidden = states && cell.dataset.states === undefined;
    for (const row of document.querySelectorAll('.matrix:not(.issues) tbody tr')) {
      row.hidden = states ? row.dataset.states === undefined : actor >= 0 && Number(row.dataset.a) !== actor && ![...row.cells].some((cell) => Number(cell.dataset.c) === actor && cell.dataset.c && cell.querySelector('a'));
    }
    for (const row of document.querySelectorAll('.matrix.issues tbody tr')) {
      row.hidden = (actor >= 0 && !numbers(row.dataset.a).includes(actor)) || (wanted !== '' && !row.cells[0].textContent.toLowerCase().includes(wanted));
    }
  }
  if (who) {
    who.addEventListener('change', apply);
    local.addEventListener('change', apply);
    words.addEventListener('input', apply);
  }
  apply();

  // A link into a cut table must find its row.
  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const row = target && target.closest('tr');
    if (!row || !row.hidden) return;
    if (who) { who.value = ''; words.value = ''; local.checked = true; }
    const state = tables.find(({ table }) => table.contains(row));
    if (state) state.all = true;
    apply();
    row.scrollIntoView({ block: 'center' });
  }
  addEventListener('hashchange', reveal);
  reveal();
  const bar = document.querySelector('.pbar');
  if (bar) {
    const measure = () => root.style.setProperty('--bar', (getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0) + 'px');
    new ResizeObserver(measure).observe(bar);
    addEventListener('resize', measure);
  }
})();
`;
