/**
 * Raw text to Universal Dependencies words, by rule: white space first, then punctuation, clitics and hyphens inside
 * each run of visible characters. The treebanks' conventions (EWT, GUM): hyphens split except after a bound prefix,
 * "n't" and "'s" are words, abbreviations keep their full stop.
 */

/** Half-open UTF-16 spans of the words, and whether a line ends before each. */
export interface Words {
  readonly starts: number[];
  readonly ends: number[];
}

/** Never the last word of a sentence when a full stop follows. */
const TITLES =
  'mr|mrs|ms|dr|prof|gen|lt|col|sgt|capt|cpl|maj|cmdr|adm|brig|pvt|rev|fr|sr|jr|hon|pres|gov|sen|sens|rep|reps|amb|messrs|mlle|mme|st|ft|mt|det|insp|supt|atty|asst|dep|sec';
const ABBREVIATIONS =
  'vs|v|etc|al|cf|viz|approx|inc|corp|co|cos|ltd|llc|bros|dept|univ|assn|est|min|max|vol|vols|no|nos|pp|fig|figs|ed|eds|jan|feb|apr|aug|sept|sep|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|ave|blvd|rd|calif|conn|mass|mich|minn|tenn|va|ala|ariz|ark|colo|del|fla|ga|ill|ind|kan|ky|la|md|mo|mont|neb|nev|okla|ore|pa|tex|vt|wis|wyo|ph|esp|incl|ext|attn|div|govt|intl|ret|yrs|hrs|mins|lb|lbs|oz|ph\\.d|cal|i\\.e|e\\.g';
const ABBREVIATION = new RegExp(`^(?:${TITLES}|${ABBREVIATIONS})$`, 'i');
/** Kept only before a number or a capital that goes on ("No. 5", "Sec. 3"). */
const BEFORE_NUMBER = /^(?:no|nos|fig|figs|sec|vol|vols|p|pp|art|ed|min|max|ill|del|co|est)$/i;
const DOTTED = /^(?:\p{L}\.)+\p{L}$/u;
const INITIAL = /^\p{Lu}$/u;

/** Prefixes that keep their hyphen. */
const PREFIX =
  /^(?:non|e|anti|re|co|pre|pro|mid|cross|post|over|semi|multi|ex|sub|counter|mini|inter|socio|psycho|ultra|trans|infra|intra|micro|macro|quasi|un|de|bio|geo|hyper|super|pseudo|proto|meta|mega|neo)$/i;

const LINK =
  /^(?:(?:https?|ftp|mailto):|www\.)\S+|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|info)(?:\/\S*)?/i;
const OPENING =
  /^(?:["“”„«»'‘’`([{<*•·▪◦■►–—~#^|=+]|-{1,}|\.{2,}|…|[$£€¥₩₹]+|>(?=\d)|<(?=\d)|<<|>>|(?:US|C|A|NZ|HK)\$(?=\d))/u;
const FACE = /^(?:[:;=8][-o']?[)(\][DPpO/\\|]|<3|\^_\^|-_-)$/;
/** One symbol over and over. */
const RUN = /^([^\p{L}\p{N}])\1*$/u;
/** A word broken off or a prefix left alone: "pre- and post-war". */
const CUT_OFF = /^(?:\p{L}{1,2}|pre|mid|non|anti|pro|sub|semi|multi|inter|intra|post|micro|macro|bio|geo|th[ea]?)-$/iu;
const CLITIC = /(?:['’](?:s|re|ve|ll|d|m)|n['’]t)$/i;
/** One word that is written as one but is two. */
const JOINED: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['dont', 2],
  ['wont', 2],
  ['cant', 2],
  ['didnt', 3],
  ['doesnt', 4],
  ['isnt', 2],
  ['havent', 4],
  ['wasnt', 3],
  ['wouldnt', 5],
  ['couldnt', 5],
  ['arent', 3],
  ['im', 1],
  ['ive', 1],
  ['thats', 4],
  ['whats', 4],
  ['outta', 3],
]);

const visible = (code: number): boolean =>
  code > 32 && code !== 127 && (code < 128 || !(code <= 0xa0 || INVISIBLE.has(code)));
const INVISIBLE = new Set([
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x200b, 0x2028,
  0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff,
]);

/**
 * Words of a stretch of text.
 *
 * @param start,end UTF-16 code units, end exclusive
 */
export function tokenize(text: string, start = 0, end = text.length): Words {
  const words: Words = { starts: [], ends: [] };
  let i = start;
  while (i < end) {
    if (!visible(text.charCodeAt(i))) {
      i++;
      continue;
    }
    let to = i + 1;
    let plain = isLetter(text.charCodeAt(i));
    while (to < end && visible(text.charCodeAt(to))) {
      plain &&= isLetter(text.charCodeAt(to));
      to++;
    }
    if (plain && to - i < 2) {
      words.starts.push(i);
      words.ends.push(to);
    } else {
      const chunk = text.slice(i, to);
      const joined = plain ? JOINED.get(chunk.toLowerCase()) : undefined;
      if (joined !== undefined) add(words, i, [0, joined, chunk.length]);
      else if (plain) add(words, i, [0, chunk.length]);
      else if (isOverlong(chunk)) addStretches(words, chunk, i, nextVisible(text, to, end));
      else add(words, i, cutsOf(chunk, nextVisible(text, to, end)));
    }
    i = to;
  }
  return words;
}

/** A longer run without white space is no English word or phrase (tables of hyphens, encoded data, other scripts). */
const LONGEST_RUN = 512;

function isOverlong(chunk: string): boolean {
  if (chunk.length <= LONGEST_RUN || RUN.test(chunk)) return false;
  return LINK.exec(chunk)?.[0].length !== chunk.length || !/[\p{L}\p{N}/=_-]$/u.test(chunk);
}

/** Cuts a very long run into stretches first, so that the time it takes grows with its length and not faster. */
function addStretches(words: Words, chunk: string, at: number, next: string): void {
  for (let from = 0; from < chunk.length; ) {
    let to = Math.min(from + LONGEST_RUN, chunk.length);
    // never between the halves of a surrogate pair
    if (to < chunk.length && /[\ud800-\udbff]/.test(chunk.charAt(to - 1)) && to - from > 1) to--;
    add(words, at + from, cutsOf(chunk.slice(from, to), to < chunk.length ? chunk.charAt(to) : next));
    from = to;
  }
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The first visible character after a chunk; empty at the end of the text and before an empty line. */
function nextVisible(text: string, from: number, end: number): string {
  let lines = 0;
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 && ++lines > 1) return '';
    if (visible(code)) return text.charAt(i);
  }
  return '';
}

function add(words: Words, at: number, cuts: readonly number[]): void {
  for (let k = 0; k + 1 < cuts.length; k++) {
    words.starts.push(at + (cuts[k] ?? 0));
    words.ends.push(at + (cuts[k + 1] ?? 0));
  }
}

/** Cut points of a chunk, from 0 to its length. */
function cutsOf(chunk: string, next: string): number[] {
  if (FACE.test(chunk) || RUN.test(chunk) || CUT_OFF.test(chunk)) return [0, chunk.length];
  const cuts: number[] = [];
  let from = 0;
  for (let size = openingSize(chunk); size > 0; size = openingSize(chunk.slice(from))) {
    cuts.push(from);
    from += size;
  }
  const tail = closingCuts(chunk, from, next);
  innerCuts(chunk, from, tail[0] ?? chunk.length, cuts);
  for (const cut of tail) cuts.push(cut);
  cuts.push(chunk.length);
  return cuts;
}

/** Openings that are longer than their pattern says, or no openings (`stays`). */
const ODD_OPENINGS: readonly { readonly form: RegExp; readonly stays?: true }[] = [
  // Quotation marks of two signs.
  { form: /^(['’`])\1/ },
  // Words and years whose first letters are left out.
  { form: /^['’](?:\d\ds?|s|re|ve|ll|d|m|em|n|til|cause|tis|twas)(?![\p{L}\d])/iu, stays: true },
  // Names of topics; numbers with their sign.
  { form: /^#[\p{L}_]/u, stays: true },
  { form: /^\+\d/, stays: true },
  // Runs of one mark.
  { form: /^([*=~^|#_])\1*/ },
];

/** Length of the quote, bracket, dash or currency that opens a word; 0 if there is none, or nothing behind it. */
function openingSize(word: string): number {
  const open = OPENING.exec(word)?.[0].length;
  if (open === undefined || open === word.length) return 0;
  for (const { form, stays } of ODD_OPENINGS) {
    const odd = form.exec(word);
    if (odd) return stays ? 0 : odd[0].length;
  }
  return open;
}

/** Cut points before what closes a chunk, in order. */
function closingCuts(chunk: string, from: number, next: string): number[] {
  const cuts: number[] = [];
  let to = chunk.length;
  while (to - from > 1) {
    const core = chunk.slice(from, to);
    const size = closingSize(core, chunk.slice(to), next);
    if (size === 0) break;
    to -= size;
    cuts.push(to);
    // The first stop of "etc.." belongs to the word.
    if (size === 1 && core.endsWith('..')) break;
  }
  return cuts.reverse();
}

/**
 * Length of the mark that closes a word; 0 if there is none.
 * @param behind what was cut off behind it
 * @param next the first visible character after that
 */
function closingSize(word: string, behind: string, next: string): number {
  if (LINK.exec(word)?.[0].length === word.length && !/[.,;:!?)\]}"'”’>]$/.test(word)) return 0;
  const run = /(?:\.{2,}|…+|[!?]+|-{2,}|[*=~_]{2,}|''|’’)$/.exec(word)?.[0];
  if (run === '..' && keepsStop(word.slice(0, -2), '', false)) return 1;
  if (run !== undefined) return run.length < word.length ? run.length : 0;
  const last = word.charAt(word.length - 1);
  if (last === '.') return keepsStop(word.slice(0, -1), next, behind !== '' && !/^[,;:]$/.test(behind)) ? 0 : 1;
  // An apostrophe closes a word, unless it stands behind a single letter.
  if (last === "'" || last === '’') return word.length > 2 || !/(?:^|[^\p{L}])\p{L}?['’]$/u.test(word) ? 1 : 0;
  return /[,;:)\]}"”“»>%°′″/*–—-]/.test(last) ? 1 : 0;
}

/** Whether a word keeps the full stop that follows it. */
function keepsStop(word: string, next: string, closed: boolean): boolean {
  const bare = word.slice(Math.max(word.lastIndexOf('-'), word.lastIndexOf('/'), word.lastIndexOf('—')) + 1);
  if (DOTTED.test(bare)) return true;
  if (INITIAL.test(bare)) return next !== '' && (bare !== 'I' || /\p{Lu}/u.test(next)) && !closed;
  if (BEFORE_NUMBER.test(bare)) return /\d/.test(next) || (/^(?:co|est)$/i.test(bare) && next !== '');
  if (/^(?:etc|inc|corp|ltd|jr|sr|bros)$/i.test(bare)) return true;
  return ABBREVIATION.test(bare) && next !== '' && /^(?:\p{Lu}|\p{Ll}|\d|['"“‘(,])/u.test(next);
}

/** Cuts inside what is left between the outer punctuation. Pushes `from` first. */
function innerCuts(chunk: string, from: number, to: number, cuts: number[]): void {
  if (from >= to) return;
  const core = chunk.slice(from, to);
  if (LINK.test(core) || FACE.test(core)) {
    cuts.push(from);
    return;
  }
  const joined = JOINED.get(core.toLowerCase());
  if (joined !== undefined) {
    cuts.push(from, from + joined);
    return;
  }
  const clitic = CLITIC.exec(core);
  if (clitic !== null && clitic[0].length < core.length && !/^\d+['’]s$/.test(core)) {
    innerCuts(chunk, from, to - clitic[0].length, cuts);
    cuts.push(to - clitic[0].length);
    return;
  }
  // ellipses and dashes of any length inside
  const inside = /\.{3,}|…|-{2,}|[—]|["“”()[\]{};!?]|,(?!\d)|:(?!\d)/.exec(core);
  if (inside !== null && inside[0].length < core.length) {
    const at = from + inside.index;
    innerCuts(chunk, from, at, cuts);
    cuts.push(at);
    innerCuts(chunk, at + inside[0].length, to, cuts);
    return;
  }
  // currency and numbers with units
  const money =
    /^((?:US|C|A|NZ|HK)?[$£€¥₩₹])(?=\d)/.exec(core) ??
    /^(\d[\d.,:]*)(?=(?:am|pm|a\.m\.?|p\.m\.?|km|kg|cm|mm|mph|kph|bn|tn|%)$)/i.exec(core);
  if (money !== null) {
    cuts.push(from);
    innerCuts(chunk, from + money[0].length, to, cuts);
    return;
  }
  const hyphen = hyphenOf(core);
  if (hyphen > 0) {
    innerCuts(chunk, from, from + hyphen, cuts);
    cuts.push(from + hyphen);
    innerCuts(chunk, from + hyphen + 1, to, cuts);
    return;
  }
  cuts.push(from);
}

/** Where a hyphen, en dash or slash splits a word; -1 if it does not. */
function hyphenOf(core: string): number {
  if (/^(?:b\/c|w\/o?|c\/o|n\/a|\d-\d{4})$/i.test(core)) return -1;
  if (/^\+?[\d(][\d()]*(?:-\d+){1,4}$/.test(core) && /\d{3}-\d{4}$/.test(core)) return -1;
  if (/^\d{1,4}\/\d{1,2}(?:\/\d{2,4})?$/.test(core)) return -1;
  if (/[_@\\]/.test(core)) return -1;
  for (let i = 1; i < core.length - 1; i++) {
    const c = core.charAt(i);
    if (c === '-' || c === '–' || c === '‑' || c === '‐') {
      if (c !== '–' && PREFIX.test(core.slice(0, i)) && /\p{L}|\d/u.test(core.charAt(i + 1))) continue;
      return i;
    }
    if (c === '/' && !(/\d/.test(core.charAt(i - 1)) && /\d/.test(core.charAt(i + 1)))) return i;
  }
  return -1;
}
