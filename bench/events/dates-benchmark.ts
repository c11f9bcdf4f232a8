import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { readDateCases } from './dates-rows.ts';
import { type DateAnswer, scoreDate } from './dates-score.ts';

interface Shares {
  readonly n: number;
  /** Cases whose act the reader found. */
  readonly found: number;
  /** Right of all cases: an act that was not found counts as wrong. */
  readonly right: number;
  /** Right of those whose act was found. */
  readonly rightOfFound: number | null;
  /** As the codebook scores: some day in common, of the acts that were found and have a date. */
  readonly overlapOfFound: number | null;
}

function shares(answers: readonly DateAnswer[]): Shares {
  const found = answers.filter((answer) => answer.found);
  const dated = found.filter(({ overlaps }) => overlaps !== undefined);
  const share = (list: readonly DateAnswer[], is: (answer: DateAnswer) => boolean): number | null =>
    list.length ? list.filter(is).length / list.length : null;
  return {
    n: answers.length,
    found: share(answers, (answer) => answer.found) ?? 0,
    right: share(answers, ({ right }) => right) ?? 0,
    rightOfFound: share(found, ({ right }) => right),
    overlapOfFound: share(dated, ({ overlaps }) => overlaps === true),
  };
}

/** Dates of acts in short passages: first and last day both right. Misses come first in the predictions. */
export const datesBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [fileURLToPath(new URL('../data/dates.jsonl', import.meta.url))];
  const rows = chosen.flatMap(readDateCases);
  const reader = await loadReader();
  const answers: DateAnswer[] = [];
  for (const [index, row] of rows.entries()) {
    const options = row.title === undefined ? { date: row.date } : { date: row.date, title: row.title };
    answers.push(scoreDate(await reader.read(row.text, options), row));
    progress?.(index + 1, rows.length);
  }
  const all = shares(answers);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) => [kind, shares(answers.filter((answer) => answer.kind === kind))] as const);
  const second = answers.filter((_, index) => rows[index]?.part === 'second');
  const parts = second.length ? [['written after the rules', shares(second)] as const] : [];
  const lines = rows.map((row, index) => ({ right: answers[index]?.right, case: row, answer: answers[index] }));
  return {
    data: `dates of ${rows.length} acts in ${chosen.map((file) => basename(file)).join(', ')}`,
    json: { ...all, byKind: Object.fromEntries(byKind), ...(second.length ? { second: shares(second) } : {}) },
    table: [
      ['', 'right', 'right of found', 'overlap of found', 'found', 'n'],
      ...[...byKind, ...parts, ['all', all] as const].map(([name, row]) => [
        name,
        digits(row.right),
        digits(row.rightOfFound),
        digits(row.overlapOfFound),
        digits(row.found),
        String(row.n),
      ]),
    ],
    predictions: lines.sort((a, b) => Number(a.right) - Number(b.right)).map((line) => JSON.stringify(line)),
  };
};
