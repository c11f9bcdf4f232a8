import { around, every, keepHeight, maybe, narrow, numbersIn, only } from './page.js';

// The script of the brief. It only moves between words and records, filters and switches layers; without it everything
// is there and every link works.

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** @returns {ScrollBehavior} */
const glide = () => (calm.matches ? 'instant' : 'smooth');

/** @param {string} text */
const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** One text with its records: the state of its filters, and what leads from words to records and back. */
class ReadingView {
  /** Kinds that are switched off, by letter; `a` for actors, `s` for the numbering. @type {Set<string | undefined>} */
  off = new Set();
  /** Records to which the list is held, if it is. @type {Set<number> | undefined} */
  chosen;
  /** The record that is lit, or -1. */
  active = -1;
  /** Records by their number, as the marks name them. @type {HTMLElement[]} */
  cards = [];
  /** Numbers of the records in the order of the text, as the list shows them. @type {number[]} */
  sequence = [];
  /** Signs in the text by record. @type {Map<number, HTMLElement>} */
  refs = new Map();
  /** Marked words by record. @type {Map<number, HTMLElement[]>} */
  words = new Map();

  /** @param {HTMLElement} reading */
  constructor(reading) {
    this.reading = reading;
    this.column = only(HTMLElement, '.column', reading);
    this.bar = maybe(HTMLElement, '.bar', reading);
    this.chips = every(HTMLElement, '.chip', reading);
    this.tabs = every(HTMLElement, '[role=tab]', reading);
    this.select = maybe(HTMLSelectElement, '.actor-filter', reading);
    this.choice = maybe(HTMLElement, '.only', reading);
    this.output = maybe(HTMLOutputElement, 'output', reading);
    this.nothing = maybe(HTMLElement, '.none-left', reading);
    this.weak = maybe(HTMLInputElement, '.weak-too', reading);
    for (const card of every(HTMLElement, '.card', reading)) {
      const n = Number(card.dataset.i);
      this.cards[n] = card;
      this.sequence.push(n);
    }
    this.links = this.cards.map((card) => only(HTMLElement, '.go', card));
    this.actorsOf = this.cards.map((card) => numbersIn(card.dataset.a));
    for (const ref of every(HTMLElement, '.ref', this.column)) this.refs.set(Number(ref.dataset.n), ref);
    for (const mark of every(HTMLElement, 'mark[data-r]', this.column)) {
      for (const n of numbersIn(mark.dataset.r)) this.words.set(n, [...(this.words.get(n) ?? []), mark]);
    }
    this.listenToFilters();
    this.listenToCards();
    this.listenToText();
    this.listenToTabs();
    if (this.bar) keepHeight(this.bar, () => !reading.classList.contains('shut'));
    // A browser may keep the box as it was when the page is opened again.
    this.applyWeak();
  }

  /**
   * Whether a record may be shown at all: weak ones only where the box is ticked.
   * @param {number} n
   */
  allows(n) {
    return this.weak?.checked === true || this.cards[n]?.classList.contains('weak') !== true;
  }

  /** Shows weak records or hides them: in the list, in the text and in the counts. */
  applyWeak() {
    const on = this.weak?.checked === true;
    for (const mark of every(HTMLElement, 'mark[data-weak]', this.column)) {
      for (const look of (mark.dataset.weak ?? '').split(' ')) mark.classList.toggle(look, on);
    }
    for (const count of every(HTMLElement, '.k[data-all]', this.reading)) {
      count.textContent = (on ? count.dataset.all : count.dataset.sure) ?? '';
    }
    this.apply();
  }

  /** Numbers of the records that the filters leave, in the order of the list. */
  visible() {
    return this.sequence.filter((n) => !this.cards[n]?.classList.contains('gone'));
  }

  /** Shows the records that the filters leave and says how many they are. */
  apply() {
    const actor = this.select && this.select.value !== '' ? Number(this.select.value) : -1;
    let left = 0;
    let all = 0;
    this.cards.forEach((card, n) => {
      if (!this.allows(n)) {
        card.classList.add('gone');
        return;
      }
      all++;
      const shown =
        !this.off.has(card.dataset.k) &&
        (actor < 0 || this.actorsOf[n]?.includes(actor) === true) &&
        (!this.chosen || this.chosen.has(n));
      card.classList.toggle('gone', !shown);
      if (shown) left++;
    });
    if (this.output) this.output.textContent = left === all ? `${left} records` : `${left} of ${all} records`;
    if (this.nothing) this.nothing.hidden = left > 0 || this.cards.length === 0;
    this.rove();
  }

  /** Of the list one record is reached by the Tab key: the lit one, or the first. */
  rove() {
    const seen = this.visible();
    const stop = seen.includes(this.active) ? this.active : seen[0];
    this.links.forEach((link, n) => {
      link.tabIndex = n === stop ? 0 : -1;
    });
  }

  /**
   * Holds the list to some records, or to none in particular.
   * @param {readonly number[]} [ns]
   * @param {string} [label] says which they are
   */
  choose(ns, label = '') {
    this.chosen = ns ? new Set(ns) : undefined;
    if (this.choice) {
      this.choice.hidden = !ns;
      if (ns) only(HTMLElement, 'span', this.choice).textContent = label;
    }
    for (const arrow of every(Element, '.arrow[aria-current]', this.reading)) arrow.removeAttribute('aria-current');
    this.apply();
  }

  /**
   * Undoes whatever filter hides a record.
   * @param {number} n
   */
  release(n) {
    if (this.weak && !this.allows(n)) {
      this.weak.checked = true;
      this.applyWeak();
    }
    const kind = this.cards[n]?.dataset.k;
    const chip = this.off.has(kind) && this.chips.find((one) => one.dataset.k === kind);
    if (chip) this.press(chip, true);
    if (this.select && this.select.value !== '' && !this.actorsOf[n]?.includes(Number(this.select.value))) {
      this.select.value = '';
    }
    if (this.chosen && !this.chosen.has(n)) this.choose();
    this.apply();
  }

  /**
   * Lights or darkens a record, its words and its sign.
   * @param {number} n
   * @param {boolean} on
   */
  light(n, on) {
    this.cards[n]?.classList.toggle('on', on);
    for (const mark of this.words.get(n) ?? []) mark.classList.toggle('on', on);
    this.refs.get(n)?.classList.toggle('on', on);
  }

  /**
   * Lights a record and brings it into view: its words, its card, or its words as the list is walked through.
   * @param {number} n
   * @param {'words' | 'card' | 'follow'} how
   */
  activate(n, how) {
    if (this.active >= 0) this.light(this.active, false);
    this.active = n;
    this.light(n, true);
    this.rove();
    const card = this.cards[n];
    const target = this.refs.get(n) ?? this.words.get(n)?.[0];
    if (how === 'words') target?.scrollIntoView({ block: 'center', behavior: glide() });
    else if (how === 'card') {
      this.showTab('records');
      this.links[n]?.focus({ preventScroll: true });
      if (narrow.matches) card?.scrollIntoView({ block: 'center', behavior: glide() });
      else card?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    } else if (!narrow.matches) target?.scrollIntoView({ block: 'center', behavior: 'instant' });
    try {
      history.replaceState(null, '', `#${card?.id}`);
    } catch {
      // Some viewers forbid it; the address then stays as it is.
    }
  }

  /**
   * Lights the first of the records that are left.
   * @param {'words' | 'card'} how
   */
  activateFirst(how) {
    const [first] = this.visible();
    if (first !== undefined) this.activate(first, how);
  }

  /**
   * Switches a kind on or off, in the text and in the list.
   * @param {HTMLElement} chip
   * @param {boolean} on
   */
  press(chip, on) {
    const kind = chip.dataset.k;
    chip.setAttribute('aria-pressed', String(on));
    this.column.classList.toggle(`off-${kind}`, !on);
    if (on) this.off.delete(kind);
    else this.off.add(kind);
  }

  listenToFilters() {
    for (const chip of this.chips) {
      chip.addEventListener('click', () => {
        this.press(chip, chip.getAttribute('aria-pressed') !== 'true');
        this.apply();
      });
    }
    this.select?.addEventListener('change', () => this.apply());
    this.weak?.addEventListener('change', () => this.applyWeak());
    if (this.choice) {
      only(HTMLElement, 'button', this.choice).addEventListener('click', () => {
        this.choose();
        const seen = this.visible();
        const n = seen.includes(this.active) ? this.active : seen[0];
        if (n !== undefined) this.links[n]?.focus();
      });
    }
  }

  listenToCards() {
    this.links.forEach((link, n) => {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        this.activate(n, 'words');
        // From the keyboard the focus goes to the words; a mouse stays in the list.
        if (event.detail === 0) this.refs.get(n)?.focus({ preventScroll: true });
      });
      link.addEventListener('keydown', (event) => this.walk(event, n));
    });
  }

  /**
   * Moves through the list by keys.
   * @param {KeyboardEvent} event
   * @param {number} n the record whose card has the focus
   */
  walk(event, n) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = this.visible();
    const at = seen.indexOf(n);
    /** @type {Record<string, number | undefined>} */
    const places = { j: at + 1, ArrowDown: at + 1, k: at - 1, ArrowUp: at - 1, Home: 0, End: seen.length - 1 };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = seen[Math.max(0, Math.min(seen.length - 1, to))];
    if (next === undefined) return;
    this.activate(next, 'follow');
    this.links[next]?.focus({ preventScroll: true });
    this.cards[next]?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  listenToText() {
    this.reading.addEventListener('click', (event) => {
      const record = around(event, 'a[data-n]');
      const arrow = around(event, '.arrow');
      const actor = around(event, 'button[data-actor]');
      const mark = around(event, 'mark');
      if (record) {
        event.preventDefault();
        this.open(Number(record.dataset.n));
      } else if (arrow) {
        event.preventDefault();
        this.openArrow(arrow);
      } else if (actor) this.showActor(actor.dataset.actor ?? '');
      // Who selects words wants to copy them.
      else if (mark && String(getSelection()) === '') this.openMark(mark);
    });
    this.reading.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      if (this.column.contains(document.activeElement) && this.active >= 0) this.open(this.active);
      else if (this.chosen) this.choose();
    });
  }

  /**
   * Shows a record's card, whatever was filtered.
   * @param {number} n
   */
  open(n) {
    this.release(n);
    this.activate(n, 'card');
  }

  /**
   * Holds the list to the records of the two actors between whom an arrow of the diagram stands.
   * @param {HTMLElement | SVGElement} arrow
   */
  openArrow(arrow) {
    const pair = numbersIn(arrow.dataset.pair);
    const ns = this.sequence.filter((n) => this.allows(n) && pair.every((actor) => this.actorsOf[n]?.includes(actor)));
    if (this.select) this.select.value = '';
    this.choose(ns, `Only records with both: ${arrow.dataset.names}`);
    arrow.setAttribute('aria-current', 'true');
    this.showTab('records');
    const wanted = numbersIn(arrow.dataset.r);
    const seen = this.visible();
    const first = seen.find((n) => wanted.includes(n)) ?? seen[0];
    this.bar?.scrollIntoView({ block: 'start', behavior: 'instant' });
    if (first !== undefined) this.activate(first, 'card');
  }

  /**
   * Shows the record of marked words; of several the list of them; of words that only name an actor, its records.
   * @param {HTMLElement | SVGElement} mark
   */
  openMark(mark) {
    const ns = numbersIn(mark.dataset.r).filter((n) => this.allows(n) && !this.off.has(this.cards[n]?.dataset.k));
    const [first] = ns;
    if (first !== undefined && ns.length === 1) this.open(first);
    else if (first !== undefined) {
      if (this.select) this.select.value = '';
      this.choose(ns, `Only the ${ns.length} records at “${short((mark.textContent ?? '').trim())}”`);
      this.activateFirst('card');
      const panel = this.cards[this.active]?.closest('.panel');
      if (panel) panel.scrollTop = 0;
    } else if (mark.dataset.a && !this.off.has('a')) this.showActor(String(numbersIn(mark.dataset.a)[0]));
  }

  /**
   * Filters by an actor.
   * @param {string} place in the list of actors
   */
  showActor(place) {
    this.choose();
    if (this.select) this.select.value = place;
    this.apply();
    this.showTab('records');
    this.select?.focus({ preventScroll: !narrow.matches });
  }

  listenToTabs() {
    this.tabs.forEach((tab, n) => {
      tab.addEventListener('click', () => this.showTab(tab.dataset.tab));
      tab.addEventListener('keydown', (event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        const next = this.tabs[(n + step + this.tabs.length) % this.tabs.length];
        if (step === 0 || !next) return;
        this.showTab(next.dataset.tab);
        next.focus();
      });
    });
    this.showTab(this.tabs[0]?.dataset.tab);
  }

  /** @param {string | undefined} name */
  showTab(name) {
    for (const tab of this.tabs) {
      const on = tab.dataset.tab === name;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
      only(HTMLElement, `#${tab.getAttribute('aria-controls')}`).hidden = !on;
    }
  }

  /**
   * Shows the record whose card has this id, with its words.
   * @param {string} id
   * @returns whether there is one
   */
  openCard(id) {
    const n = this.cards.findIndex((card) => card.id === id);
    if (n < 0) return false;
    this.open(n);
    this.activate(n, 'words');
    return true;
  }
}

const views = every(HTMLElement, '.reading').map((reading) => new ReadingView(reading));

/** Of several texts the one is shown that the page's address names, else the first. */
function followAddress() {
  const id = location.hash.slice(1);
  const target = document.getElementById(id);
  const at = views.findIndex(({ reading }) => target !== null && reading.contains(target));
  const shown = Math.max(0, at);
  views.forEach(({ reading }, n) => {
    reading.classList.toggle('shut', n !== shown);
  });
  every(Element, '.index a').forEach((link, n) => {
    if (n === shown) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  if (at >= 0 && !views[at]?.openCard(id)) target?.scrollIntoView({ behavior: 'instant' });
}
addEventListener('hashchange', followAddress);
followAddress();
