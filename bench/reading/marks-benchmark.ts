import type { ReadingPrediction } from '../../src/casefile/export/answer-key-form.ts';
import type { EngineName } from '../../src/language/english.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { bootstrapInterval, type Interval } from '../kit/bootstrap.ts';
import { loadReader } from '../kit/reader.ts';
import { readJsonLines } from '../kit/shared-data.ts';
import type { F1Row, ShareRow } from '../kit/tally.ts';
import {
  isClean,
  MARK_PARTS,
  type MarkedText,
  type MarkPart,
  markedDocuments,
  markedTexts,
  partOf,
  TEXT_KINDS,
} from '../texts/marks.ts';
import { predictArticle } from './reading-benchmark.ts';
import { readingTable } from './reading-table.ts';
import { type ReadingScores, scoreReading } from './score-reading.ts';

/** Bounds of length, in words, the upper one outside. */
const LENGTHS: readonly (readonly [name: string, from: number, to: number])[] = [
  ['under 400 words', 0, 400],
  ['400 to 799 words', 400, 800],
  ['800 words or more', 800, Number.POSITIVE_INFINITY],
];
/** What is told of each kind of text; the others are too rare there. */
const BY_KIND = ['triple', 'dyad', 'must', 'positions'] as const;

/** One document with its own scores, so that documents can be drawn without reading or matching again. */
interface ScoredText {
  readonly text: MarkedText;
  readonly prediction: ReadingPrediction;
  readonly scores: ReadingScores;
}

/**
 * Whole readings of the marked texts of one part, or predictions that a file holds. The figures are those of `reading`;
 * with each stands its 95 % interval by drawing documents, and some stand once more by kind of text, by length and by licence.
 */
export const marksBenchmark: Benchmark = async ({ files, part: asked = 'development', engine, progress }) => {
  const part = MARK_PARTS.find((name) => name === asked);
  if (!part) {
    throw new EntenteError(
      'usage',
      `There is no part ${asked} of the marked texts; there are ${MARK_PARTS.join(', ')}.`,
    );
  }
  const texts = textsOf(part);
  const predictions = files.length > 0 ? givenPredictions(files) : await readAll(texts, engine, progress);
  const scored = texts.map((text): ScoredText => {
    const prediction = predictions.get(text.article.id) ?? { article: text.article.id };
    return { text, prediction, scores: scoreReading([text.key], [prediction]) };
  });
  const all = totals(scored);
  const { reality, dates, speakers, shown, grades, ...counted } = all;
  const intervals = { ...intervalsOf(scored, Object.keys(counted)), ...shareIntervals(scored) };
  const shownIntervals = Object.fromEntries(
    Object.keys(shown ?? {}).map((name) => [
      `shown: ${name}`,
      intervalOf(scored, ({ shown: seen }) => rowOf(seen, name)),
    ]),
  );
  const [head, ...rows] = readingTable({
    counted,
    shared: { reality, dates, speakers },
    ...(shown && { shown }),
    ...(grades && { grades }),
  });
  const known: Readonly<Record<string, Interval | null>> = { ...intervals, ...shownIntervals };
  const groups = groupsOf(scored);
  return {
    data: `${texts.length} marked texts, the ${part} part${files.length > 0 ? `, predictions of ${files.join(', ')}` : ''}`,
    json: {
      part,
      documents: texts.length,
      ...all,
      intervals: known,
      groups: Object.fromEntries(groups.map(({ name, rows: drawn }) => [name, groupScores(drawn)])),
    },
    table: [
      [...(head ?? []), '95 %'],
      ...rows.map((row) => [...row, range(known[row[0] ?? ''])]),
      ...groups.flatMap(({ name, rows: drawn }) => groupTable(name, drawn)),
    ],
    predictions: scored.map(({ prediction }) => JSON.stringify(prediction)),
  };
};

function textsOf(part: MarkPart): readonly MarkedText[] {
  const belongs = partOf();
  return markedTexts(markedDocuments().filter(({ id }) => belongs(id) === part));
}

async function readAll(
  texts: readonly MarkedText[],
  engine: EngineName | undefined,
  progress: ((done: number, total: number) => void) | undefined,
): Promise<ReadonlyMap<string, ReadingPrediction>> {
  const reader = await loadReader(engine);
  const predictions = new Map<string, ReadingPrediction>();
  for (const { article } of texts) {
    predictions.set(article.id, await predictArticle(reader, article));
    progress?.(predictions.size, texts.length);
  }
  return predictions;
}

function givenPredictions(files: readonly string[]): ReadonlyMap<string, ReadingPrediction> {
  const rows = files.flatMap((file) => readJsonLines(file)) as unknown as readonly ReadingPrediction[];
  return new Map(rows.map((row) => [row.article, row]));
}

function totals(scored: readonly ScoredText[]): ReadingScores {
  return scoreReading(
    scored.map(({ text }) => text.key),
    scored.map(({ prediction }) => prediction),
  );
}

type Rows = Readonly<Record<string, unknown>>;

function rowOf(rows: unknown, name: string): F1Row | undefined {
  return (rows as Rows | undefined)?.[name] as F1Row | undefined;
}

/** F1 over drawn documents. A document's hits follow from its recall, which is exact enough below 500 rows a document. */
function intervalOf(
  scored: readonly ScoredText[],
  pick: (scores: ReadingScores) => F1Row | undefined,
): Interval | null {
  const counts = scored.map(({ scores }) => {
    const row = pick(scores);
    return row ? { hit: Math.round(row.R * row.key), all: row.key + row.pred } : { hit: 0, all: 0 };
  });
  return bootstrapInterval(counts, (drawn) => {
    const all = drawn.reduce((sum, one) => sum + one.all, 0);
    return all ? (2 * drawn.reduce((sum, one) => sum + one.hit, 0)) / all : null;
  });
}

function intervalsOf(scored: readonly ScoredText[], names: readonly string[]): Record<string, Interval | null> {
  return Object.fromEntries(names.map((name) => [name, intervalOf(scored, (scores) => rowOf(scores, name))]));
}

function shareIntervals(scored: readonly ScoredText[]): Record<string, Interval | null> {
  const interval = (pick: (scores: ReadingScores) => ShareRow): Interval | null =>
    bootstrapInterval(
      scored.map(({ scores }) => pick(scores)),
      (drawn) => {
        const n = drawn.reduce((sum, one) => sum + one.n, 0);
        return n ? drawn.reduce((sum, one) => sum + Math.round((one.accuracy ?? 0) * one.n), 0) / n : null;
      },
    );
  return {
    reality: interval(({ reality }) => reality),
    dates: interval(({ dates }) => dates),
    speakers: interval(({ speakers }) => speakers),
  };
}

function groupsOf(scored: readonly ScoredText[]): readonly { name: string; rows: readonly ScoredText[] }[] {
  const groups = [
    ...TEXT_KINDS.map((kind) => ({ name: kind, rows: scored.filter(({ text }) => text.document.kind === kind) })),
    ...LENGTHS.map(([name, from, to]) => ({
      name,
      rows: scored.filter(({ text }) => text.document.words >= from && text.document.words < to),
    })),
    { name: 'licence-clean', rows: scored.filter(({ text }) => isClean(text.document)) },
    { name: 'not licensed', rows: scored.filter(({ text }) => !isClean(text.document)) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function groupScores(rows: readonly ScoredText[]): Readonly<Record<string, unknown>> {
  const scores = totals(rows);
  return {
    documents: rows.length,
    ...Object.fromEntries(BY_KIND.map((name) => [name, scores[name]])),
    intervals: intervalsOf(rows, BY_KIND),
  };
}

function groupTable(name: string, rows: readonly ScoredText[]): readonly (readonly string[])[] {
  const scores = totals(rows);
  const known = intervalsOf(rows, BY_KIND);
  const told: Readonly<Record<string, F1Row>> = Object.fromEntries(
    BY_KIND.map((figure) => [`${name} (${rows.length}): ${figure}`, scores[figure]]),
  );
  return readingTable({ counted: told })
    .slice(1)
    .map((row, i) => [...row, range(known[BY_KIND[i] ?? ''])]);
}

function range(interval: Interval | null | undefined): string {
  return interval ? interval.map(digits).join(' to ') : '';
}
