import type { BarsChart } from '../charts/chart-data.ts';
import { opening } from '../measures/measure-report.ts';
import { counted } from '../words/wording.ts';
import { levelNames } from './coalition-words.ts';

/** How often values were said, the most often first. */
export interface BarsDrawn {
  readonly variable: string;
  /** Levels of the qualifier; empty without one. */
  readonly levels: readonly string[];
  readonly values: readonly { readonly value: string; readonly counts: readonly number[]; readonly all: number }[];
  /** Numbers on the page of what each value opens. */
  readonly opens: readonly (readonly number[])[];
}

/** So many values are drawn; a table and CSV have all. */
const MOST = 60;

/** How often each value was said: what is against to the left, what is for to the right. */
export function barsChart({ variable, levels, values, opens }: BarsDrawn): BarsChart {
  const names = levelNames(levels);
  const signed = levels.length > 0 && levels.every((level) => level !== '' && Number.isFinite(Number(level)));
  const negative = (k: number): boolean => signed && (levels.join() === '0,1' ? k === 0 : Number(levels[k]) < 0);
  const sum = (counts: readonly number[], fits: (k: number) => boolean): number =>
    counts.reduce((all, count, k) => all + (fits(k) ? count : 0), 0);
  const [most] = values;
  const sides =
    levels.join() === '0,1'
      ? (['against', 'for'] as const)
      : signed
        ? (['below 0', '0 and above'] as const)
        : (['', ''] as const);
  const wordsOf = (counts: readonly number[], all: number): string =>
    names.length === 0
      ? counted(all, 'statement')
      : `${counted(all, 'statement')}: ${counts.flatMap((count, k) => (count > 0 ? [`${count} ${names[k]}`] : [])).join(', ')}`;
  const said = values.map(({ value, counts, all }, n) => ({
    value,
    counts,
    all,
    words: wordsOf(counts, all),
    ...opening(opens[n]),
  }));
  return {
    kind: 'bars',
    title: most ? `“${most.value}” is said most often, in ${counted(most.all, 'statement')}.` : 'Nothing is said.',
    description: `Statements on each ${variable}${sides[0] === '' ? '' : `: ${sides[0]} to the left, ${sides[1]} to the right`}.${values.length > MOST ? ` Drawn are the ${MOST} most frequent of ${values.length}.` : ''}`,
    sides,
    table: {
      head: [variable, ...names, 'All'],
      rows: said.map(({ value, counts, all, href, opens: numbers }) => ({
        cells: [value, ...(names.length === 0 ? [] : counts), all],
        ...(href === undefined ? {} : { href }),
        ...(numbers === undefined ? {} : { opens: numbers }),
      })),
    },
    rows: said.slice(0, MOST).map(({ value, counts, all, words, href, opens: numbers }) => ({
      name: value,
      left: sum(counts, negative),
      right: sum(counts, (k) => !negative(k)),
      words,
      cells: [all, ...(names.length === 0 ? [] : counts)],
      ...(href === undefined ? {} : { href }),
      ...(numbers === undefined ? {} : { opens: numbers }),
    })),
    ...(values.length === 0 ? { empty: 'There are no statements.' } : {}),
  };
}
