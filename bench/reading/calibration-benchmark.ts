import type { Provenance } from '../../src/records/provenance.ts';
import type { Reading } from '../../src/records/reading.ts';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { unlearntTexts } from '../texts/unlearnt.ts';
import { predictionOf } from './named-reader.ts';
import { rowsRight } from './score-reading.ts';

/** Kinds of records that carry probabilities, with the rows of a reading that they are. */
const KINDS = [
  ['triple', 'events'],
  ['positions', 'positions'],
  ['forecasts', 'forecasts'],
  ['motives', 'motives'],
  ['proposals', 'proposals'],
  ['relations', 'relations'],
] as const satisfies readonly (readonly [string, keyof Reading])[];
type Kind = (typeof KINDS)[number][0];

/** A record of which a probability is told. */
interface Told {
  readonly set: string;
  readonly kind: Kind;
  readonly probability: number;
  readonly right: boolean;
}

const BOUNDS = [0.8, 0.65, 0.5, 0.35, 0.2, 0];
const PARTS = 10;

/**
 * Whether records are right as often as they say: all that carry a probability, on the development part of the marked texts, the ten
 * shared keys, 14 articles of a campaign and own articles that no head has learnt from. The error of calibration is the mean
 * distance of what is said from what is right, over ten parts of equal size in the order of what is said (Naeini and others 2015).
 */
export const calibrationBenchmark: Benchmark = async ({ engine, progress }) => {
  const texts = unlearntTexts();
  const reader = await loadReader(engine);
  const told: Told[] = [];
  for (const [n, { set, article, key }] of texts.entries()) {
    const reading = await reader.read(article.text, article.options);
    const prediction = predictionOf(article, reading);
    for (const [kind, rows] of KINDS) {
      const right = rowsRight(key, prediction, kind);
      const records: readonly { readonly provenance: Provenance }[] = reading[rows];
      records.forEach(({ provenance: { probability } }, i) => {
        const isRight = right[i];
        if (probability !== undefined && isRight !== undefined) told.push({ set, kind, probability, right: isRight });
      });
    }
    progress?.(n + 1, texts.length);
  }
  const sets = [...new Set(texts.map(({ set }) => set))];
  const rows = KINDS.flatMap(([kind]) =>
    ['all', ...sets].flatMap((set) => {
      const own = told.filter((one) => one.kind === kind && (set === 'all' || one.set === set));
      return own.length >= PARTS ? [{ kind, set, ...calibrationOf(own) }] : [];
    }),
  );
  return {
    data: `${texts.length} texts from which no head has learnt, records that carry a probability`,
    json: { rows },
    table: [
      ['', 'texts', 'records', 'right', 'said', 'error', ...BOUNDS.map((bound) => `from ${bound}`)],
      ...rows.map(({ kind, set, records, right, said, error, bins }) => [
        kind,
        set,
        String(records),
        digits(right),
        digits(said),
        digits(error),
        ...bins.map((bin) => (bin.records === 0 ? '–' : `${digits(bin.right)} (${bin.records})`)),
      ]),
    ],
  };
};

/** How often records are right and say that they are, in all and by what they say, and the error of calibration. */
export function calibrationOf(told: readonly Pick<Told, 'probability' | 'right'>[]): {
  readonly records: number;
  readonly right: number;
  readonly said: number;
  readonly error: number;
  readonly bins: readonly { readonly from: number; readonly records: number; readonly right: number }[];
} {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const rightOf = (rows: typeof told): number => mean(rows.map(({ right }) => Number(right)));
  const saidOf = (rows: typeof told): number => mean(rows.map(({ probability }) => probability));
  const ordered = told.toSorted((a, b) => a.probability - b.probability);
  const parts = Array.from({ length: PARTS }, (_, i) =>
    ordered.slice(Math.floor((i * ordered.length) / PARTS), Math.floor(((i + 1) * ordered.length) / PARTS)),
  );
  const error = parts.reduce((sum, rows) => sum + rows.length * Math.abs(saidOf(rows) - rightOf(rows)), 0);
  return {
    records: told.length,
    right: rightOf(told),
    said: saidOf(told),
    error: error / Math.max(1, told.length),
    bins: BOUNDS.map((from, i) => {
      const to = BOUNDS[i - 1] ?? Number.POSITIVE_INFINITY;
      const rows = told.filter(({ probability }) => probability >= from && probability < to);
      return { from, records: rows.length, right: rightOf(rows) };
    }),
  };
}
