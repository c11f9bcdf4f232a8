import { readingPrediction } from '../../src/casefile/export/answer-key.ts';
import type { KeyEvent, ReadingKey, ReadingPrediction } from '../../src/casefile/export/answer-key-form.ts';
import { readerProbability } from '../../src/casefile/trust/acceptance-features.ts';
import { type Example, fitExamples, precisionAt, validated } from '../../src/casefile/trust/acceptance-model.ts';
import { drawOrder } from '../../src/casefile/trust/draw-order.ts';
import type { AnyRecord, Reading } from '../../src/records/reading.ts';
import { isShown } from '../../src/records/shown.ts';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { many } from '../texts/key-values.ts';
import { type MarkedArticle, ownArticles } from '../texts/marked-articles.ts';
import { markedDocuments, markedTexts } from '../texts/marks.ts';
import { placed, SAME_RECORD, sameEvent } from './same-record.ts';

/** So many decisions of a kind are learnt from. */
const DECISIONS = [100, 200, 400] as const;
const FOLDS = 5;
const FOLD_NUMBERS = Array.from({ length: FOLDS }, (_, fold) => fold);
/** Shares of the right records at which precision is told, beside that of what is shown by default. */
const RECALLS = [0.25, 0.5] as const;
/** Decisions are drawn so often, each time others; figures are means over the draws. */
const DRAWS = 10;
/** Lists of a reading that the keys code, with the kind of record in each. */
const LISTS = { events: 'event', positions: 'position', forecasts: 'forecast' } as const;
type List = keyof typeof LISTS;

/**
 * What a person's decisions are worth: on the project's own marked texts, decisions are simulated from the keys, the model
 * of `entente trust --learn` learns from some of them, and what it then holds likely in other documents is compared with
 * the reader's own order, at equal recall.
 */
export const learnPersonBenchmark: Benchmark = async ({ engine, progress }) => {
  const texts = [...ownArticles(), ...markedTexts(markedDocuments().filter(({ set }) => set === 'own'))];
  const reader = await loadReader(engine);
  const examples = new Map<List, Example[]>(Object.keys(LISTS).map((list) => [list as List, []]));
  for (const [i, text] of texts.entries()) {
    const reading = await reader.read(text.article.text, text.article.options);
    for (const [list, own] of examples) own.push(...decided(text, reading, list));
    progress?.(i + 1, texts.length);
  }
  const results = [...examples].map(([list, own]) => ({ list, ...measured(own) }));
  return {
    data: `${texts.length} own texts, decisions simulated from their keys, ${FOLDS} folds over documents, means of ${DRAWS} draws`,
    json: Object.fromEntries(results.map(({ list, ...rest }) => [list, rest])),
    table: [
      ['', 'records', 'right', 'recall', 'reader', ...DECISIONS.map((n) => `after ${n}`)],
      ...results.flatMap(({ list, records, right, recalls }) =>
        recalls.map(({ recall, reader: before, after }) => [
          list,
          String(records),
          String(right),
          digits(recall),
          digits(before),
          ...DECISIONS.map((n) => afterWords(after.find(({ decisions }) => decisions === n))),
        ]),
      ),
    ],
  };
};

function afterWords(figure: Learnt | undefined): string {
  if (!figure) return 'too few records';
  return `${digits(figure.precision)} (${digits(figure.least)} to ${digits(figure.most)})`;
}

/** The records of a list as a person would decide on them who thinks what the key says. */
function decided({ article, key }: MarkedArticle, reading: Reading, list: List): readonly Example[] {
  const toCodePoint = givenOffsets(article.text, reading.document.text, article.id);
  const rows = readingPrediction(article.id, reading, toCodePoint);
  return (reading[list] as readonly AnyRecord[]).map((machine, i) => ({
    id: `${article.id} ${machine.id}`,
    document: article.id,
    machine,
    right: isRight(list, key, rows, i),
  }));
}

/** Whether the key has such a record; a second report of one act is as right as the first. */
function isRight(list: List, key: ReadingKey, rows: ReadingPrediction, i: number): boolean {
  switch (list) {
    case 'events': {
      const event = rows.events?.[i];
      return (
        event !== undefined &&
        key.events.some((one) => sameReality(one, event) && sameEvent(one, event, 'triple') && placed(one, event))
      );
    }
    case 'positions': {
      const row = rows.positions?.[i];
      return row !== undefined && (key.positions ?? []).some((one) => SAME_RECORD.positions(one, row));
    }
    case 'forecasts': {
      const row = rows.forecasts?.[i];
      return row !== undefined && (key.forecasts ?? []).some((one) => SAME_RECORD.forecasts(one, row));
    }
  }
}

function sameReality(key: KeyEvent, event: KeyEvent): boolean {
  const known = many(key.reality ?? 'actual');
  return many(event.reality ?? 'actual').some((reality) => known.includes(reality));
}

/** Precision after decisions, over the draws. */
interface Learnt {
  readonly decisions: number;
  readonly precision: number;
  readonly least: number;
  readonly most: number;
}

interface Measured {
  readonly records: number;
  readonly right: number;
  readonly recalls: readonly {
    /** Share of the right records that are among those taken from the top; the last is that of what is shown by default. */
    readonly recall: number;
    /** Precision by the reader's own order. */
    readonly reader: number;
    readonly after: readonly Learnt[];
  }[];
}

function measured(examples: readonly Example[]): Measured {
  const right = examples.map((one) => one.right);
  const all = right.filter(Boolean).length;
  const shown = examples.filter(({ machine }) => isShown(machine)).filter((one) => one.right).length;
  const own = examples.map(({ machine }) => readerProbability(machine));
  const smallest = Math.min(...FOLD_NUMBERS.map((fold) => examples.filter((one) => foldOf(one) !== fold).length));
  const learnt = DECISIONS.filter((decisions) => decisions <= smallest).map((decisions) => ({
    decisions,
    scores: Array.from({ length: DRAWS }, (_, draw) => learntScores(examples, decisions, draw)),
  }));
  return {
    records: examples.length,
    right: all,
    recalls: [...RECALLS, shown / all].map((recall) => ({
      recall,
      reader: precisionAt(right, own, recall * all),
      after: learnt.map(({ decisions, scores }): Learnt => {
        const precisions = scores.map((told) => precisionAt(right, told, recall * all));
        const precision = precisions.reduce((sum, p) => sum + p, 0) / DRAWS;
        return { decisions, precision, least: Math.min(...precisions), most: Math.max(...precisions) };
      }),
    })),
  };
}

function foldOf({ document }: Example): number {
  return Math.floor(drawOrder('learn-person', 1, document) * FOLDS);
}

/** What models hold of each record that learnt from so many decisions on other documents. */
function learntScores(examples: readonly Example[], decisions: number, draw: number): readonly number[] {
  const models = FOLD_NUMBERS.map((fold) => {
    const taught = examples
      .filter((one) => foldOf(one) !== fold)
      .sort((a, b) => drawOrder('decision', draw, a.id) - drawOrder('decision', draw, b.id))
      .slice(0, decisions);
    return fitExamples(taught, validated(taught).strength);
  });
  return examples.map((one) => models[foldOf(one)]?.probability(one.machine) ?? 0);
}
