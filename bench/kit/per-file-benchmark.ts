import { basename } from 'node:path';
import type { EngineName } from '../../src/language/english.ts';
import { type Benchmark, digits, whole } from './benchmark.ts';

/** Scores of one file, by key; those that are no numbers are details. */
export interface FileRun {
  readonly scores: Readonly<Record<string, unknown>>;
  /** The file that `--out` asks for. */
  readonly predictions?: string;
}

/** Figures that are no shares, and so are not averaged: counts and times add up, speeds do not. */
const COUNTED: ReadonlySet<string> = new Set(['words', 'sentences', 'documents', 'gold', 'predicted']);
const FIRST: ReadonlySet<string> = new Set(['loadMs']);

/**
 * Several files as one: shares are weighted by their `words` (all alike where there is no such count), counts add up,
 * a speed is that of all files together, loading happens once.
 */
export function together(runs: readonly FileRun[]): Record<string, unknown> {
  const [first] = runs;
  if (!first || runs.length === 1) return { ...first?.scores };
  const value = (run: FileRun, key: string): number => Number(run.scores[key]);
  const weigh = (run: FileRun): number => (typeof run.scores.words === 'number' ? run.scores.words : 1);
  const total = runs.reduce((sum, run) => sum + weigh(run), 0);
  const keys = Object.keys(first.scores).filter((key) => runs.every((run) => typeof run.scores[key] === 'number'));
  return Object.fromEntries(
    keys.map((key) => {
      if (FIRST.has(key)) return [key, value(first, key)];
      if (COUNTED.has(key)) return [key, runs.reduce((sum, run) => sum + value(run, key), 0)];
      if (key.endsWith('PerSecond')) {
        return [key, Math.round(total / runs.reduce((sum, run) => sum + weigh(run) / value(run, key), 0))];
      }
      return [key, runs.reduce((sum, run) => sum + weigh(run) * value(run, key), 0) / total];
    }),
  );
}

/**
 * A benchmark of something that is scored file by file.
 * @param score one file, by the engine that is named
 * @param defaults files to take where none is named; called only then
 */
export function perFileBenchmark(
  score: (file: string, engine?: EngineName) => Promise<FileRun>,
  defaults: () => readonly string[],
): Benchmark {
  return async ({ files, engine, progress }) => {
    const chosen = files.length > 0 ? files : defaults();
    const runs: FileRun[] = [];
    for (const file of chosen) {
      runs.push(await score(file, engine));
      progress?.(runs.length, chosen.length);
    }
    const all = together(runs);
    const names = chosen.map((file) => basename(file));
    const columns = [...runs.map((run) => run.scores), ...(runs.length > 1 ? [all] : [])];
    const cell = (key: string, found: unknown): string =>
      typeof found !== 'number' ? '–' : found > 1 || COUNTED.has(key) || FIRST.has(key) ? whole(found) : digits(found);
    const predictions = runs.map((run) => run.predictions ?? '').join('');
    return {
      data: names.join(', '),
      json: {
        ...all,
        ...(runs.length > 1 ? { files: Object.fromEntries(runs.map((run, i) => [names[i] ?? '', run.scores])) } : {}),
        data: names.join(', '),
      },
      table: [
        ['', ...names, ...(runs.length > 1 ? ['together'] : [])],
        ...Object.keys(all)
          .filter((key) => typeof all[key] === 'number')
          .map((key) => [key, ...columns.map((scores) => cell(key, scores[key]))]),
      ],
      ...(predictions ? { predictions: predictions.replace(/\n$/, '').split('\n') } : {}),
    };
  };
}
