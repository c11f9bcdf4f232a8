import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { DateRange } from '../../records/date.ts';
import { type DayNumber, parseIsoDay } from './calendar.ts';
import type { DateExpression, DateShift, Found, Precision, Stretch } from './date-expression.ts';
import { HINT, PATTERNS } from './date-patterns.ts';
import { move, rank, widen, write } from './stretches.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly order: number;
}

interface Hit extends Place {
  readonly found: Exclude<Found, undefined>;
}

/**
 * Finds what a text says of time and works it out against the publication day. Overlaps are settled for the longest,
 * "since" and "until" before an expression make a stretch of it.
 *
 * @param text any stretch of English, usually one sentence
 * @param publication `YYYY-MM-DD`; without it only what is written out is resolved
 * @param offset added to all spans, for a sentence inside a text
 * @returns expressions in order of the text; `shift` ones still need an anchor (`shiftDate`)
 * @example findDates('They met on Tuesday.', '2017-07-06')[0]?.past?.first // '2017-07-04'
 */
export function findDates(text: string, publication: string | undefined, offset = 0): DateExpression[] {
  const today = publication === undefined ? undefined : parseIsoDay(publication);
  const hits: (Place & { readonly found: Hit['found'] | 'other' })[] = [];
  if (!HINT.test(text)) return [];
  PATTERNS.forEach((row, order) => {
    row.expression.lastIndex = 0;
    for (let match = row.expression.exec(text); match; match = row.expression.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (match[0].length === 0) row.expression.lastIndex++;
      const found = row.read(match.groups ?? {}, today);
      if (found) hits.push({ start, end, order, found: plausible(match[0], text, start, end) ? found : 'other' });
    }
  });
  hits.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const chosen: typeof hits = [];
  for (const hit of hits) {
    const before = chosen.at(-1);
    if (before && hit.start < before.end) {
      if (hit.end - hit.start > before.end - before.start) chosen[chosen.length - 1] = hit;
    } else chosen.push(hit);
  }
  // Words that mean something else keep what is inside them from being taken for a date.
  const dates = chosen.flatMap(({ found, ...hit }) => (found === 'other' ? [] : { ...hit, found }));
  return joinStretches(dates, text).map((hit) => expression(hit, text, today, offset));
}

/**
 * The date that lies a number of days, weeks, months or years from another one ("two days later").
 * @param anchor the date that it is counted from
 */
export function shiftDate(anchor: DateRange, shift: DateShift): DateRange {
  const first = move(parseIsoDay(anchor.first) ?? 0, shift.unit, shift.count);
  const last = move(parseIsoDay(anchor.last) ?? 0, shift.unit, shift.most ?? shift.count);
  const coarse: Precision = shift.unit === 'century' ? 'range' : shift.unit;
  const coarser = rank(coarse) > rank(anchor.precision);
  if (shift.most === undefined)
    return write(widen({ first, last, precision: coarser ? coarse : anchor.precision, how: 'relative' }));
  // "Weeks later" counted from a year stays in that year, for all that is known.
  if (rank(coarse) < rank(anchor.precision)) return { ...anchor, how: 'relative' };
  return write({ first, last, precision: first === last ? 'day' : 'range', how: 'relative' });
}

const OTHER_WORDS = wordClass('months that are other words');

/** Traps: "May" and "March" as other words, numbers that only look like years, surnames. */
function plausible(words: string, text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 16);
  // "the May 19 Movement", "the Tuesday Club"
  if (
    /^\s+(?:Movement|Club|Group|Brigades?|Front|Forum|Street|Square|Committee|Coalition|Alliance|Party|Times|Post|Herald|Mirror|Organi[sz]ation|Force|Army|Martyrs)\b/.test(
      after,
    )
  )
    return false;
  if (OTHER_WORDS.has(words.toLowerCase())) {
    if (/(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Prime Minister)\s+$/.test(before)) return false;
    if (start === 0 && words === 'May') return false;
    return (
      !/^\s+(?:be|have|not|said|says|told|met|has|will|was|is|on\s+(?:the\s+)?[A-Z])\b/.test(after) ||
      /(?:\b(?:in|of|since|by|until|last|this|next|for|from|during|before|after|through|and|to),?)\s+$/i.test(before)
    );
  }
  if (/^(?:1[5-9]|20)\d{2}$/.test(words)) {
    if (
      /[$£€#]\s*$/.test(before) ||
      /^\s*(?:-|–)?\s*(?:people|men|women|troops|soldiers|m\b|km|kg|tons?|miles|feet|prisoners|members|workers|jobs|points?|per cent|percent|nuclear|missiles|warheads|other|of\s+(?:its|their|the))/.test(
        after,
      )
    )
      return false;
    if (
      /(?:nearly|almost|about|some|than|least|killed|estimated|roughly|resolution|Resolution|No\.|number)\s+$/i.test(
        before,
      )
    )
      return false;
  }
  if (/^the (?:fall|spring)$/i.test(words))
    return /(?:in|during|by|since|until|of|through)\s+$/i.test(before) && !/^\s+of\b/.test(after);
  return true;
}

/** "From March to June", "between Friday and Monday", "from March 24, 1999, until June 10": one stretch. */
function joinStretches(hits: readonly Hit[], text: string): Hit[] {
  const out: Hit[] = [];
  for (const hit of hits) {
    const first = out.at(-1);
    const joined = first && join(first, hit, text);
    if (joined) out[out.length - 1] = joined;
    else out.push(hit);
  }
  return out;
}

function join(a: Hit, b: Hit, text: string): Hit | undefined {
  if ('shift' in a.found || 'shift' in b.found) return undefined;
  const opening = /\b(from|between)\s+(?:the\s+)?$/i.exec(text.slice(Math.max(0, a.start - 14), a.start));
  const link = /^,?\s+(to|and|until|till|through)\s+(?:the\s+)?$/i.exec(text.slice(a.end, b.start))?.[1];
  if (!opening || !link || (opening[1]?.toLowerCase() === 'between') !== (link.toLowerCase() === 'and'))
    return undefined;
  const one = (x: Stretch | undefined, y: Stretch | undefined): Stretch | undefined => {
    if (!x || !y) return undefined;
    let { first } = x;
    // A month or day without a year takes the year of the end.
    for (let back = 1; first > y.last && back <= 200 && x.how === 'relative'; back++)
      first = move(x.first, 'year', -back);
    if (x.how === 'relative' && y.how === 'stated')
      while (move(first, 'year', 1) <= y.first) first = move(first, 'year', 1);
    return first <= y.last ? { first, last: y.last, precision: 'range', how: y.how } : undefined;
  };
  const past = one(a.found.past, b.found.past);
  const future = one(a.found.future, b.found.future);
  if (!past && !future) return undefined;
  return { start: a.start - opening[0].length, end: b.end, order: a.order, found: { past, future } };
}

function expression(hit: Hit, text: string, today: DayNumber | undefined, offset: number): DateExpression {
  const span = { start: hit.start + offset, end: hit.end + offset };
  if ('shift' in hit.found) {
    // "A day after" at the end of a clause counts from what was told before.
    const named = /^\s+[\w‘’'"“]/.test(text.slice(hit.end));
    const { shift: found } = hit.found;
    return { span, shift: found.from === 'phrase' && !named ? { ...found, from: 'text' } : found };
  }
  const before = /(?:\b)(since|until|till|through|by|before|after|from)\s+(?:the\s+)?$/i.exec(
    text.slice(Math.max(0, hit.start - 14), hit.start),
  );
  const word = before?.[1]?.toLowerCase();
  const from =
    before && (word === 'since' || word === 'by' || word === 'until' || word === 'till')
      ? hit.start - before[0].length
      : hit.start;
  let { past, future } = hit.found;
  if (word === 'since' && past && today !== undefined)
    past = { ...past, last: Math.max(past.last, today), precision: 'range' };
  if ((word === 'until' || word === 'till' || word === 'by') && future && today !== undefined && future.last >= today)
    future = { ...future, first: today, precision: 'range' };
  return {
    span: { start: from + offset, end: span.end },
    ...(past ? { past: write(past) } : {}),
    ...(future ? { future: write(future) } : {}),
  };
}
