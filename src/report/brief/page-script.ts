/** Switches between the system's theme, light and dark; part of every page's script. */
export const THEME_SCRIPT = `  const theme = document.getElementById('theme');
  const themes = ['system', 'light', 'dark'];
  theme.addEventListener('click', () => {
    const next = themes[(themes.indexOf(root.dataset.theme || 'system') + 1) % 3];
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    theme.textContent = 'Theme: ' + next;
  });`;

/**
 * The script of the HTML brief. Fixed text: its hash stands in the page's content security policy. It only moves
 * between words and records, filters and switches layers; without it everything is there and every link works.
 */
export const PAGE_SCRIPT = `
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const narrow = matchMedia('(max-width: 60rem)');
  const glide = () => (calm.matches ? 'instant' : 'smooth');

${THEME_SCRIPT}
  const numbers = (text) => (text ? text.split(',').map(Number) : []);
  const readings = [...document.querySelectorAll('.reading')].map(setUp);

  function setUp(reading) {
    const column = reading.querySelector('.column');
    const bar = reading.querySelector('.bar');
    // Records are numbered as in the marks; the list stands in the order of the text.
    const cards = [];
    const sequence = [];
    for (const card of reading.querySelectorAll('.card')) {
      const n = Number(card.dataset.i);
      cards[n] = card;
      sequence.push(n);
    }
    const links = cards.map((card) => card.querySelector('.go'));
    const actorsOf = cards.map((card) => numbers(card.dataset.a));
    const refs = new Map();
    for (const ref of column.querySelectorAll('.ref')) refs.set(Number(ref.dataset.n), ref);
    const words = new Map();
    for (const mark of column.querySelectorAll('mark[data-r]')) {
      for (const n of numbers(mark.dataset.r)) {
        if (!words.has(n)) words.set(n, []);
        words.get(n).push(mark);
      }
    }
    const chips = [...reading.querySelectorAll('.chip')];
    const select = reading.querySelector('.actor-filter');
    const only = reading.querySelector('.only');
    const onlyText = only && only.querySelector('span');
    const output = reading.querySelector('output');
    const nothing = reading.querySelector('.none-left');
    const off = new Set();
    let chosen = null;
    let active = -1;

    const visible = () => sequence.filter((n) => !cards[n].classList.contains('gone'));

    function apply() {
      const actor = select && select.value !== '' ? Number(select.value) : -1;
      let left = 0;
      cards.forEach((card, n) => {
        const shown =
          !off.has(card.dataset.k) &&
          (actor < 0 || actorsOf[n].includes(actor)) &&
          (!chosen || chosen.has(n));
        card.classList.toggle('gone', !shown);
        if (shown) left++;
      });
      if (output) output.textContent = left === cards.length ? left + ' records' : left + ' of ' + cards.length + ' records';
      if (nothing) nothing.hidden = left > 0 || cards.length === 0;
      rove();
    }
    function rove() {
      const seen = visible();
      const stop = seen.includes(active) ? active : seen[0];
      links.forEach((link, n) => { link.tabIndex = n === stop ? 0 : -1; });
    }
    function choose(ns, label) {
      chosen = ns ? new Set(ns) : null;
      if (only) {
        only.hidden = !ns;
        if (ns) onlyText.textContent = label;
      }
      for (const arrow of reading.querySelectorAll('.arrow[aria-current]')) arrow.removeAttribute('aria-current');
      apply();
    }
    function release(n) {
      if (off.has(cards[n].dataset.k)) press(chips.find((chip) => chip.dataset.k === cards[n].dataset.k), true);
      if (select && select.value !== '' && !actorsOf[n].includes(Number(select.value))) select.value = '';
      if (chosen && !chosen.has(n)) choose(null);
      apply();
    }
    function activate(n, how) {
      if (active >= 0) {
        cards[active].classList.remove('on');
        for (const mark of words.get(active) || []) mark.classList.remove('on');
        if (refs.get(active)) refs.get(active).classList.remove('on');
      }
      active = n;
      if (n < 0) return rove();
      cards[n].classList.add('on');
      for (const mark of words.get(n) || []) mark.classList.add('on');
      const ref = refs.get(n);
      if (ref) ref.classList.add('on');
      rove();
      const target = ref || (words.get(n) || [])[0];
      if (how === 'words') {
        if (target) target.scrollIntoView({ block: 'center', behavior: glide() });
      } else if (how === 'follow') {
        if (target && !narrow.matches) target.scrollIntoView({ block: 'center', behavior: 'instant' });
      } else if (how === 'card') {
        showTab('records');
        links[n].focus({ preventScroll: true });
        cards[n].scrollIntoView({ block: narrow.matches ? 'center' : 'nearest', behavior: narrow.matches ? glide() : 'instant' });
      }
      try { history.replaceState(null, '', '#' + cards[n].id); } catch { /* some viewers forbid it */ }
    }

    function press(chip, on) {
      const kind = chip.dataset.k;
      chip.setAttribute('aria-pressed', String(on));
      column.classList.toggle('off-' + kind, !on);
      if (on) off.delete(kind); else off.add(kind);
    }
    for (const chip of chips) {
      chip.addEventListener('click', () => { press(chip, chip.getAttribute('aria-pressed') !== 'true'); apply(); });
    }
    if (select) select.addEventListener('change', apply);
    if (only) only.querySelector('button').addEventListener('click', () => {
      choose(null);
      const n = visible().includes(active) ? active : visible()[0];
      if (n !== undefined) links[n].focus();
    });

    links.forEach((link, n) => {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        activate(n, 'words');
        // From the keyboard the focus goes to the words; a mouse stays in the list.
        if (event.detail === 0 && refs.get(n)) refs.get(n).focus({ preventScroll: true });
      });
      link.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const seen = visible();
        const at = seen.indexOf(n);
        const to = { j: at + 1, ArrowDown: at + 1, k: at - 1, ArrowUp: at - 1, Home: 0, End: seen.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const next = seen[Math.max(0, Math.min(seen.length - 1, to))];
        activate(next, 'follow');
        links[next].focus({ preventScroll: true });
        cards[next].scrollIntoView({ block: 'nearest', behavior: 'instant' });
      });
    });

    reading.addEventListener('click', (event) => {
      const record = event.target.closest('a[data-n]');
      if (record) {
        event.preventDefault();
        const n = Number(record.dataset.n);
        release(n);
        activate(n, 'card');
        return;
      }
      const arrow = event.target.closest('.arrow');
      if (arrow) {
        event.preventDefault();
        const pair = numbers(arrow.dataset.pair);
        const ns = sequence.filter((n) => pair.every((a) => actorsOf[n].includes(a)));
        if (select) select.value = '';
        choose(ns, 'Only records with both: ' + arrow.dataset.names);
        arrow.setAttribute('aria-current', 'true');
        showTab('records');
        const wanted = numbers(arrow.dataset.r);
        const first = visible().find((n) => wanted.includes(n));
        const n = first === undefined ? visible()[0] : first;
        bar.scrollIntoView({ block: 'start', behavior: 'instant' });
        if (n !== undefined) activate(n, 'card');
        return;
      }
      const actorButton = event.target.closest('button[data-actor]');
      if (actorButton) { showActor(actorButton.dataset.actor); return; }
      const mark = event.target.closest('mark');
      if (!mark || String(getSelection())) return;
      const ns = numbers(mark.dataset.r).filter((n) => !off.has(cards[n].dataset.k));
      if (ns.length === 1) { release(ns[0]); activate(ns[0], 'card'); }
      else if (ns.length > 1) {
        if (select) select.value = '';
        choose(ns, 'Only the ' + ns.length + ' records at “' + short(mark.textContent.trim()) + '”');
        activate(visible()[0], 'card');
        cards[active].closest('.panel').scrollTop = 0;
      } else if (mark.dataset.a && !off.has('a')) showActor(mark.dataset.a.split(',')[0]);
    });
    const short = (text) => (text.length > 40 ? text.slice(0, 39) + '…' : text);
    function showActor(value) {
      choose(null);
      if (select) select.value = value;
      apply();
      showTab('records');
      if (select) { select.focus({ preventScroll: !narrow.matches }); }
    }
    reading.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      if (column.contains(document.activeElement) && active >= 0) { release(active); activate(active, 'card'); }
      else if (chosen) choose(null);
    });

    const tabs = [...reading.querySelectorAll('[role=tab]')];
    function showTab(name) {
      for (const tab of tabs) {
        const on = tab.dataset.tab === name;
        tab.setAttribute('aria-selected', String(on));
        tab.tabIndex = on ? 0 : -1;
        document.getElementById(tab.getAttribute('aria-controls')).hidden = !on;
      }
    }
    tabs.forEach((tab, n) => {
      tab.addEventListener('click', () => showTab(tab.dataset.tab));
      tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = tabs[(n + step + tabs.length) % tabs.length];
        showTab(next.dataset.tab);
        next.focus();
      });
    });
    if (tabs.length > 0) showTab(tabs[0].dataset.tab);
    if (bar) {
      const measure = () => {
        const height = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
        if (!reading.classList.contains('shut')) root.style.setProperty('--bar', height + 'px');
      };
      new ResizeObserver(measure).observe(bar);
      addEventListener('resize', measure);
    }
    apply();
    return { reading, find: (id) => cards.findIndex((card) => card.id === id), open: (n) => { release(n); activate(n, 'card'); activate(n, 'words'); } };
  }

  function show(id) {
    const target = id && document.getElementById(id);
    const at = readings.findIndex(({ reading }) => target && (reading === target || reading.contains(target)));
    readings.forEach(({ reading }, n) => reading.classList.toggle('shut', n !== Math.max(0, at)));
    document.querySelectorAll('.index a').forEach((link, n) => {
      if (n === Math.max(0, at)) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    if (at < 0) return;
    const card = readings[at].find(id);
    if (card >= 0) readings[at].open(card);
    else if (target) target.scrollIntoView({ behavior: 'instant' });
  }
  addEventListener('hashchange', () => show(location.hash.slice(1)));
  show(location.hash.slice(1));
})();
`;
