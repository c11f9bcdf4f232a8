import { basename } from 'node:path';
import { trainPairs } from '../../training/learn/pairs.ts';
import { classifyPairs } from '../../training/marked/classify-pair.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { readJsonLines, sharedFile } from '../kit/shared-data.ts';
import { type ClassifyPairs, type LabelledPair, type PairLabel, type PairRow, readPairRow } from './pair-rows.ts';
import { scoreEvents } from './score-events.ts';

const bare = ({ text, sources, targets }: LabelledPair): PairRow => ({ text, sources, targets });

/**
 * Rows whose number, modulo `folds`, is the fold's are answered by a classifier that was made from all the others.
 * @returns answers in the order of the rows, and the time that answering took
 */
export async function crossValidate(
  rows: readonly LabelledPair[],
  folds: number,
  train: (rows: readonly LabelledPair[]) => Promise<ClassifyPairs>,
  progress?: (done: number, total: number) => void,
): Promise<{ readonly labels: readonly PairLabel[]; readonly ms: number }> {
  const labels: PairLabel[] = [];
  let ms = 0;
  for (let fold = 0; fold < folds; fold++) {
    const held = rows.flatMap((row, i) => (i % folds === fold ? [{ row, i }] : []));
    const classify = await train(rows.filter((_, i) => i % folds !== fold));
    const start = performance.now();
    const answers = await classify(held.map(({ row }) => bare(row)));
    ms += performance.now() - start;
    held.forEach(({ i }, k) => {
      labels[i] = answers[k] ?? { category: null };
    });
    progress?.(fold + 1, folds);
  }
  return { labels, ms };
}

async function answer(
  rows: readonly LabelledPair[],
  folds: number | undefined,
  progress?: (done: number, total: number) => void,
): Promise<{ readonly labels: readonly PairLabel[]; readonly ms: number }> {
  if (folds !== undefined) return crossValidate(rows, folds, trainPairs, progress);
  // The first call loads the weights, which is no part of the speed.
  await classifyPairs(rows.slice(0, 1).map(bare));
  const start = performance.now();
  const labels = await classifyPairs(rows.map(bare));
  return { labels, ms: performance.now() - start };
}

/** What happened between two marked sides: roots, quad classes, cooperation against conflict. */
export const eventsBenchmark: Benchmark = async ({ files, folds, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/events/plv_train.jsonl')];
  const raw = chosen.flatMap((file) =>
    readJsonLines(file).map((row, i) => ({
      id: row.id ?? `${basename(file)}:${i}`,
      pair: readPairRow(row, file, i + 1),
    })),
  );
  const rows = raw.map(({ pair }) => pair);
  const { labels, ms } = await answer(rows, folds, progress);
  const scores = scoreEvents(
    rows.map((row) => row.label),
    rows.map((_, i) => labels[i]?.category ?? null),
  );
  const pairsPerSecond = Math.round(rows.length / (ms / 1000));
  const how = folds === undefined ? 'shipped weights' : `${folds} folds by row number, retrained, pooled`;
  const data = `${rows.length} marked pairs of ${chosen.map((file) => basename(file)).join(', ')}; ${how}`;
  return {
    data,
    json: { ...scores, pairsPerSecond, folds: folds ?? null, rows: rows.length, data },
    table: [
      ['', 'macro-F1'],
      ['root (15)', digits(scores.root)],
      ['quad', digits(scores.quad)],
      ['binary', digits(scores.binary)],
      ['root accuracy', digits(scores.rootAccuracy)],
      ['no answer', whole(scores.unanswered)],
      ['pairs/s', whole(pairsPerSecond)],
      ['', ''],
      ['root', 'F1', 'P', 'R', 'rows', 'answers'],
      ...scores.byRoot.map((row) => [
        row.label,
        digits(row.f1),
        digits(row.precision),
        digits(row.recall),
        whole(row.gold),
        whole(row.predicted),
      ]),
    ],
    predictions: raw.map(({ id }, i) => JSON.stringify({ id, label: labels[i]?.category ?? null })),
  };
};
