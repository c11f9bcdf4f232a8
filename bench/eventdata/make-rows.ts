import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { COUNTRIES } from '../../src/records/countries.ts';
import { seededRandom } from '../kit/seeded-random.ts';

/** How the rows are made; without it, as the figures of docs/performance.md were measured. */
export interface RowsOptions {
  readonly seed?: number;
  /** First and last year of the events. */
  readonly years?: readonly [first: number, last: number];
  /** How many times as many rows the last day has as the first. */
  readonly growth?: number;
}

/** Places of the fields that are made anew; the others are those of the template. */
const SIDES = [5, 15] as const;
const DAY = 1;
const ADDED = 59;
const ADDRESS = 60;
/** Countries that take part, the first in every second event or so (Zipf). */
const STATES = 250;
const MS = 86_400_000;

/** A row of a real file, cut where fields are made anew. */
interface Template {
  /** Days between the event and the day of the file. */
  readonly late: number;
  readonly codes: readonly [string, string];
  readonly countries: readonly [string, string];
  /** What stands behind the fields of the days, behind the code of a side, and behind its country. */
  readonly names: readonly [string, string];
  readonly rests: readonly [string, string];
  readonly address: string;
}

/**
 * Writes rows like those of GDELT 2.0 into a file: real rows with other sides, days, numbers and ends of addresses. An
 * article's rows stay together, and a country of the template is the same other country in all of them, so that rates of
 * blanks, repeated, mirrored and self-dyads are those of the templates. Days ascend over 48 years of growing volume. The
 * same numbers give the same bytes.
 *
 * @param templates a file of GDELT 2.0
 * @param path the file that is made
 * @param rows how many
 * @returns bytes written
 */
export function makeRows(templates: string, path: string, rows: number, options: RowsOptions = {}): number {
  const { seed = 1, years = [1979, 2026], growth = 60 } = options;
  const random = seededRandom(seed);
  const articles = articlesOf(readFileSync(templates, 'latin1'));
  const drawState = zipf(statesByRank());
  const from = Date.UTC(years[0], 0, 1) / MS;
  const days = Date.UTC(years[1] + 1, 0, 1) / MS - from;
  const file = openSync(path, 'wx');
  let bytes = 0;
  let made = 0;
  let text = '';
  const flush = (): void => {
    bytes += writeSync(file, Buffer.from(text, 'latin1'));
    text = '';
  };
  try {
    for (let article = 0; made < rows; article++) {
      // The day up to which this share of all rows lies, where volume grows by the same share each day.
      const day = from + Math.floor((days * Math.log1p((made / rows) * (growth - 1))) / Math.log(growth));
      const states = new Map<string, string>();
      for (const template of articles[Math.floor(random() * articles.length)] ?? []) {
        if (made === rows) break;
        text += rowOf(template, { number: made, day, article, states, drawState: () => drawState(random()) });
        made++;
      }
      if (text.length > 1_000_000) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return bytes;
}

interface Draw {
  readonly number: number;
  readonly day: number;
  readonly article: number;
  readonly states: Map<string, string>;
  readonly drawState: () => string;
}

function rowOf(template: Template, draw: Draw): string {
  let row = String(100_000_000 + draw.number) + dayFields(draw.day - template.late);
  for (const side of [0, 1] as const) {
    const old = template.countries[side];
    let state = '';
    if (old !== '') {
      state = draw.states.get(old) ?? '';
      if (state === '') {
        state = draw.drawState();
        draw.states.set(old, state);
      }
    }
    const code = template.codes[side];
    row += `${old !== '' && code.startsWith(old) ? state + code.slice(old.length) : code}${template.names[side]}${state}${template.rests[side]}`;
  }
  return `${row}${compact(draw.day)}143000\t${template.address}?a=${draw.article.toString(36)}\n`;
}

const dayTexts = new Map<number, string>();

function compact(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * MS).toISOString().slice(0, 10).replaceAll('-', '');
    dayTexts.set(day, text);
  }
  return text;
}

function dayFields(day: number): string {
  const text = compact(day);
  const year = text.slice(0, 4);
  const ofYear = Number(text.slice(4, 6)) * 30 + Number(text.slice(6)) - 30;
  const part = Math.min(9999, Math.round((ofYear / 365) * 10_000));
  return `\t${text}\t${text.slice(0, 6)}\t${year}\t${year}.${String(part).padStart(4, '0')}\t`;
}

/** Rows of the templates, those of an article together. */
function articlesOf(text: string): readonly (readonly Template[])[] {
  const articles = new Map<string, Template[]>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const fields = line.split('\t');
    const between = (first: number, end: number): string => `\t${fields.slice(first, end).join('\t')}\t`;
    const [a, b] = SIDES;
    const address = fields[ADDRESS] ?? '';
    const template: Template = {
      late: dayOf(fields[ADDED] ?? '') - dayOf(fields[DAY] ?? ''),
      codes: [fields[a] ?? '', fields[b] ?? ''],
      countries: [fields[a + 2] ?? '', fields[b + 2] ?? ''],
      names: [between(a + 1, a + 2), between(b + 1, b + 2)],
      rests: [between(a + 3, b), between(b + 3, ADDED)],
      address,
    };
    const known = articles.get(address);
    if (known) known.push(template);
    else articles.set(address, [template]);
  }
  return [...articles.values()];
}

function dayOf(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8))) / MS;
}

/** CAMEO codes: states that the news is about first, then the others in the order of their codes. */
function statesByRank(): readonly string[] {
  const first = 'USA RUS CHN GBR ISR IRN FRA IND DEU PAK TUR SYR UKR JPN KOR AUS CAN IRQ EGY SAU'.split(' ');
  const codes = [...COUNTRIES.values()].flatMap(({ cameo, iso3 }) => cameo ?? [iso3]);
  return [...new Set([...first, ...codes])].slice(0, STATES);
}

/** Draws the k-th of a list with a chance in proportion to 1/k, from a number in [0, 1). */
function zipf(list: readonly string[]): (u: number) => string {
  const sums = new Float64Array(list.length);
  let sum = 0;
  for (let k = 0; k < list.length; k++) {
    sum += 1 / (k + 1);
    sums[k] = sum;
  }
  return (u) => {
    let low = 0;
    let high = list.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > u * sum) high = middle;
      else low = middle + 1;
    }
    return list[low] ?? '';
  };
}
