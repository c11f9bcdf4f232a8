import type { ImportedFile } from '../../casefile/events/event-files.ts';
import { dayText } from '../../casefile/events/event-filter.ts';
import type { FilterSteps } from '../../casefile/events/event-store.ts';
import type { FoundMentions } from '../../casefile/events/found-mentions.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { conditionWords } from '../../report/words/condition-words.ts';
import { andList, counted } from '../../report/words/wording.ts';

/** A table that is printed in several forms. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A day of the store as people write it. */
export function dayOf(day: number): string {
  return dayText(day);
}

/** What was found of one event, beside what its row says. */
export function foundWords({ n, first, last, confidence }: FoundMentions): string {
  if (n === 0) return 'no mention of it is in the files of mentions that were imported';
  const days =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? `, on ${dayText(first)}`
        : `, from ${dayText(first)} to ${dayText(last)}`;
  const sure = confidence === undefined ? '' : `, GDELT's confidence ${Math.round(confidence)} of 100 on average`;
  return `${counted(n, 'mention')} of it ${n === 1 ? 'is' : 'are'} in the files of mentions that were imported${days}${sure}`;
}

/** What a filter leaves out, in a sentence. */
export function leftOut({ all, steps, unscored }: FilterSteps): string {
  const parts = steps
    .filter(({ removed }) => removed > 0)
    .map(({ name, removed }) => `${removed.toLocaleString('en-GB')} ${conditionWords(name)}`);
  const of = `Of ${all.toLocaleString('en-GB')} rows`;
  const without = unscored > 0 ? ` ${unscored.toLocaleString('en-GB')} of them have no score.` : '';
  return parts.length === 0 ? `${of} none is left out.${without}` : `${of} are left out: ${andList(parts)}.${without}`;
}

/** What a filter leaves out, step by step. */
export function stepsTable({ all, steps, unscored }: FilterSteps): Table {
  return {
    title: 'What is left out',
    head: ['rows', 'left out', 'left'],
    rows: [
      ['all that were imported', undefined, all],
      ...steps.map(({ name, removed, left }): Cell[] => [conditionWords(name), removed, left]),
      ...(unscored > 0 ? [['of these without a score', unscored, undefined]] : []),
    ],
  };
}

/** Files that were imported. */
export function filesTable(files: readonly ImportedFile[]): Table {
  return {
    title: 'Imported files',
    head: ['file', 'format', 'rows', 'without a flag', 'stored', 'SHA-256'],
    rows: files.map(({ name, format, counts, stored, done, sha }) => [
      name,
      format,
      counts.rows,
      counts.kept,
      done ? 'all' : `${stored.toLocaleString('en-GB')}, not finished`,
      sha.slice(0, 16),
    ]),
  };
}
