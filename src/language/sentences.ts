import { type BoundaryModel, boundaryScore, type Gap, mayEnd, type Openness, openOrClose } from './boundary.ts';
import type { Words } from './tokens.ts';

/** A sentence as a range of words, end exclusive. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Sentences longer than this many words are cut: at the last semicolon, colon, dash or comma of the second half of the
 * window, else at the limit itself.
 */
export const LONGEST_SENTENCE = 180;

const TERMINAL = /^(?:[.?!]+|…|\.{2,}|[?!]+\.?)$/;
const CLOSER = /^(?:["”’»)\]}]|''|’’)$/;
/** Words that begin a sentence after an abbreviation far more often than they go on after it. */
const STARTERS = new Set(
  'The A An This That These Those It Its He His She Her They Their We Our I You In On At But And Yet So If When While As After Before Since For From With By Both There Here What Who Why How Some Many Most One Under Last Meanwhile However Although Though Despite Instead Still Nor Or Not Now Then Such To Even Only According Earlier Asked Also'.split(
    ' ',
  ),
);
const DASH = /^(?:[-–—]|--)$/;

/** "5 p.m. Tuesday", "10 a.m. EST". */
const TIME_GOES_ON = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMP][SD]?T|GMT|UTC|\d+)$/;

/** "On Monday Kenya shelled ...": what says when opens a sentence, and is none. */
const OPENS_A_TIME = /^(?:On|Last|Next|This|By|Until|Since)$/;
const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** How much likelier than not (log odds) a boundary must be, by what stands before it and after it. */
function threshold(before: string, after: string): number {
  const goesOn = /^\p{Ll}/u.test(after);
  if (TERMINAL.test(before)) return goesOn && before !== '.' ? 3 : 0;
  if (CLOSER.test(before) || before === '"') return goesOn ? 3 : 0;
  if (before.endsWith('.') && TIME_GOES_ON.test(after)) return Number.POSITIVE_INFINITY;
  if (before.endsWith('.')) return STARTERS.has(after) ? -2 : 3;
  return 2.5;
}
const NEVER_LAST =
  /^(?:e\.g|i\.e|c|ca|cf|vs|v|mr|mrs|ms|dr|st|gen|sen|rep|gov|prof|lt|col|sgt|capt|maj|adm|rev|pres|messrs|amb)\.$/i;

/**
 * Sentences of tokenised text. An empty line always ends one; a single line end does unless the text is wrapped at a
 * width or the sentence visibly goes on; within a line the learnt model decides.
 *
 * @param start,end the stretch of `text` that `words` come from
 */
export function splitSentences(
  text: string,
  words: Words,
  model: BoundaryModel,
  start = 0,
  end = text.length,
): WordRange[] {
  const n = words.starts.length;
  const page = new SetWords(text, words, start, end);
  const ranges: WordRange[] = [];
  const state: Openness = { quoted: false, bracketed: 0 };
  let from = 0;
  for (let i = 0; i < n; i++) {
    openOrClose(state, page.form(i));
    if (i + 1 < n && !endsAfter(i, from, page, state, model)) continue;
    ranges.push(...pieces(from, i + 1, page));
    from = i + 1;
    state.quoted = false;
    state.bracketed = 0;
  }
  return ranges;
}

/** A sentence cut into pieces of at most {@link LONGEST_SENTENCE} words. */
function pieces(from: number, to: number, page: SetWords): WordRange[] {
  const ranges: WordRange[] = [];
  let first = from;
  while (to - first > LONGEST_SENTENCE) {
    let cut = first + LONGEST_SENTENCE;
    for (let k = cut - 1; k > first + LONGEST_SENTENCE / 2; k--) {
      if (/^(?:[;:,]|--|—|–|•)$/.test(page.form(k))) {
        cut = k + 1;
        break;
      }
    }
    ranges.push({ from: first, to: cut });
    first = cut;
  }
  ranges.push({ from: first, to });
  return ranges;
}

/** Whether a sentence that begins with the word `from` ends with the word `i`. */
function endsAfter(i: number, from: number, page: SetWords, state: Openness, model: BoundaryModel): boolean {
  const gap = page.gap(i);
  const line = gap.search(/[\n\r\u2028\u2029]/);
  if (line >= 0 && (isBlank(gap) || page.breaksLine(i, line))) return true;
  const word = page.form(i);
  const view: Gap = {
    before2: i > from ? page.form(i - 1) : '',
    before: word,
    after: page.form(i + 1),
    after2: i + 2 < page.length ? page.form(i + 2) : '',
    spaced: gap !== '',
    length: i - from + 1,
    quoted: state.quoted,
    bracketed: state.bracketed > 0,
  };
  if ((DASH.test(word) || word === '-') && gap !== '' && page.isDateline(from, i)) return true;
  if (!mayEnd(view) || NEVER_LAST.test(word)) return false;
  if (i === from + 1 && OPENS_A_TIME.test(view.before2) && WEEKDAY.test(word)) return false;
  if (gap === '' && isTied(word, view.after)) return false;
  if (DASH.test(view.after) || page.numbersItem(i)) return false;
  return boundaryScore(view, model) > threshold(word, view.after);
}

/** Whether two words without a space between them belong together: an opening quotation mark hangs on the next word, a closing one on the full stop. */
function isTied(before: string, after: string): boolean {
  return !TERMINAL.test(before) || CLOSER.test(after) || TERMINAL.test(after) || after === '"';
}

/** Words as they are set in lines. */
class SetWords {
  readonly length: number;
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];
  readonly #lines: ReturnType<typeof linesOf>;

  constructor(text: string, { starts, ends }: Words, start: number, end: number) {
    this.length = starts.length;
    this.#text = text;
    this.#starts = starts;
    this.#ends = ends;
    this.#lines = linesOf(text, start, end);
  }

  form(i: number): string {
    return this.#text.slice(this.#starts[i], this.#ends[i]);
  }

  /** What stands between a word and the next. */
  gap(i: number): string {
    return this.#text.slice(this.#ends[i], this.#starts[i + 1]);
  }

  #beginsLine(i: number): boolean {
    return i === 0 || /[\n\r]/.test(this.gap(i - 1));
  }

  /** "2." before an item of a list. */
  numbersItem(i: number): boolean {
    const mark = this.form(i);
    const number = mark === '.' && i > 0 ? this.form(i - 1) : mark.endsWith('.') ? mark.slice(0, -1) : '';
    return /^(?:\d{1,3}|[ivxIVX]{1,4})$/.test(number) && this.#beginsLine(mark === '.' ? i - 1 : i);
  }

  /** "LISBON (Agency) —" at the start of a line is a sentence of its own; with a bare hyphen only if nothing else but
   *  capitals and an agency in brackets stands before it. */
  isDateline(from: number, dash: number): boolean {
    if (dash === from || dash - from > 10 || !/^\p{Lu}{3,}$/u.test(this.form(from)) || !this.#beginsLine(from))
      return false;
    const bare = this.form(dash) === '-';
    let bracketed = false;
    for (let i = from; i < dash; i++) {
      const word = this.form(i);
      if (word === '(') bracketed = true;
      if (TERMINAL.test(word) || /^\p{Ll}{4,}$/u.test(word)) return false;
      if (bare && !bracketed && !/^[\p{Lu}/,]+$/u.test(word)) return false;
    }
    if (bare && this.gap(dash - 1) === '') return false;
    if (bare && !bracketed && this.#lines.lengthAt(this.#starts[dash] ?? 0) < LEAST_LINE) return false;
    return /^[\p{Lu}"“‘']/u.test(this.form(dash + 1));
  }

  /**
   * Whether the end of a line behind a word ends the sentence.
   * @param offset of the line's end from the end of the word
   */
  breaksLine(i: number, offset: number): boolean {
    const mark = this.form(i);
    if (TERMINAL.test(mark) || CLOSER.test(mark) || mark === ':') return true;
    const at = (this.#ends[i] ?? 0) + offset;
    const here = this.#lines.lengthAt(at);
    if (here >= 45 && here <= 110 && this.#lines.wrapped(at)) return false;
    return !/^\p{Ll}/u.test(this.form(i + 1));
  }
}

/** Shorter lines are headlines, in which a hyphen joins names ("NATO - Russia Council"). */
const LEAST_LINE = 50;

const isBlank = (gap: string): boolean => /(?:\r\n|[\n\r\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\u2028\u2029])/.test(gap);

/** Lengths of the lines of a text, to tell wrapped paragraphs from lists and headlines. */
function linesOf(text: string, start: number, end: number) {
  const stops: number[] = [];
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) stops.push(at);
  const lengthOf = (k: number): number => (stops[k] ?? end) - (k === 0 ? start : (stops[k - 1] ?? 0) + 1);
  const indexAt = (at: number): number => {
    let low = 0;
    let high = stops.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((stops[mid] ?? 0) < at) low = mid + 1;
      else high = mid;
    }
    return low;
  };
  return {
    lengthAt: (at: number): number => lengthOf(indexAt(at)),
    /** The line and a neighbour are about equally long: the text was cut at a width. */
    wrapped(at: number): boolean {
      const k = indexAt(at);
      const here = lengthOf(k);
      const like = (j: number): boolean => j >= 0 && j <= stops.length && Math.abs(lengthOf(j) - here) <= 12;
      return like(k - 1) || like(k + 1);
    },
  };
}
