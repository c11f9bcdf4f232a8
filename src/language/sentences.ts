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
  const { starts, ends } = words;
  const n = starts.length;
  const form = (i: number): string => text.slice(starts[i], ends[i]);
  const lines = linesOf(text, start, end);
  const ranges: WordRange[] = [];
  const state: Openness = { quoted: false, bracketed: 0 };
  let from = 0;
  for (let i = 0; i < n; i++) {
    openOrClose(state, form(i));
    if (i + 1 < n && !endsAfter(i)) continue;
    cut(from, i + 1);
    from = i + 1;
    state.quoted = false;
    state.bracketed = 0;
  }
  return ranges;

  function cut(first: number, last: number): void {
    let a = first;
    while (last - a > LONGEST_SENTENCE) {
      let b = a + LONGEST_SENTENCE;
      for (let k = b - 1; k > a + LONGEST_SENTENCE / 2; k--) {
        if (/^(?:[;:,]|--|—|–|•)$/.test(form(k))) {
          b = k + 1;
          break;
        }
      }
      ranges.push({ from: a, to: b });
      a = b;
    }
    ranges.push({ from: a, to: last });
  }

  function endsAfter(i: number): boolean {
    const gap = text.slice(ends[i], starts[i + 1]);
    const line = gap.search(/[\n\r\u2028\u2029]/);
    if (line >= 0 && (isBlank(gap) || breaksLine(i, (ends[i] ?? 0) + line))) return true;
    const word = form(i);
    const view: Gap = {
      before2: i > from ? form(i - 1) : '',
      before: word,
      after: form(i + 1),
      after2: i + 2 < n ? form(i + 2) : '',
      spaced: gap !== '',
      length: i - from + 1,
      quoted: state.quoted,
      bracketed: state.bracketed > 0,
    };
    if ((DASH.test(word) || word === '-') && gap !== '' && isDateline(i)) return true;
    if (!mayEnd(view)) return false;
    if (NEVER_LAST.test(word)) return false;
    // an opening quotation mark hangs on the next word, a closing one on the full stop
    if (
      gap === '' &&
      (!TERMINAL.test(word) || CLOSER.test(view.after) || TERMINAL.test(view.after) || view.after === '"')
    ) {
      return false;
    }
    if (DASH.test(view.after)) return false;
    if (numbersItem(i)) return false;
    return boundaryScore(view, model) > threshold(word, view.after);
  }

  function beginsLine(i: number): boolean {
    return i === 0 || /[\n\r]/.test(text.slice(ends[i - 1], starts[i]));
  }

  /** "2." before an item of a list. */
  function numbersItem(i: number): boolean {
    const mark = form(i);
    const number = mark === '.' && i > 0 ? form(i - 1) : mark.endsWith('.') ? mark.slice(0, -1) : '';
    return /^(?:\d{1,3}|[ivxIVX]{1,4})$/.test(number) && beginsLine(mark === '.' ? i - 1 : i);
  }

  /** "LISBON (Agency) —" at the start of a line is a sentence of its own; with a bare hyphen only if nothing else but
   *  capitals and an agency in brackets stands before it. */
  function isDateline(dash: number): boolean {
    if (dash === from || dash - from > 10 || !/^\p{Lu}{3,}$/u.test(form(from))) return false;
    if (!beginsLine(from)) return false;
    const bare = form(dash) === '-';
    let bracketed = false;
    for (let i = from; i < dash; i++) {
      const word = form(i);
      if (word === '(') bracketed = true;
      if (TERMINAL.test(word) || /^\p{Ll}{4,}$/u.test(word)) return false;
      if (bare && !bracketed && !/^[\p{Lu}/,]+$/u.test(word)) return false;
    }
    if (bare && ends[dash - 1] === starts[dash]) return false;
    if (bare && !bracketed && lines.lengthAt(starts[dash] ?? 0) < LEAST_LINE) return false;
    return /^[\p{Lu}"“‘']/u.test(form(dash + 1));
  }

  function breaksLine(i: number, at: number): boolean {
    const mark = form(i);
    if (TERMINAL.test(mark) || CLOSER.test(mark) || mark === ':') return true;
    const next = form(i + 1);
    const here = lines.lengthAt(at);
    const wrapped = here >= 45 && here <= 110 && lines.wrapped(at);
    if (wrapped) return false;
    if (/^\p{Ll}/u.test(next) && !/^[-•*·▪◦]/.test(next)) return false;
    return true;
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
