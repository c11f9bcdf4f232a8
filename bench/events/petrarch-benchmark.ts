import { basename } from 'node:path';
import type { LanguageEngine, Sentence } from '../../src/language/tree.ts';
import { treeOf } from '../../src/reading/clause/tree.ts';
import { type PetrarchCoder, petrarchCoder } from '../../src/reading/petrarch/petrarch-coder.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { readJsonLines, sharedFile } from '../kit/shared-data.ts';
import { suppliedSentence } from '../language/supplied-parse.ts';
import { validationDictionaries } from './petrarch-dictionaries.ts';
import { type PetrarchRow, readPetrarchRow } from './petrarch-rows.ts';
import { type CodedEvent, type PetrarchScores, scorePetrarch } from './score-petrarch.ts';

/** Codes one unit test as PETRARCH writes events. */
export function codeRow(coder: PetrarchCoder, sentences: readonly Sentence[], row: PetrarchRow): readonly CodedEvent[] {
  const day = row.date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return sentences
    .flatMap((sentence) => coder.code(treeOf(sentence), day))
    .map(({ source, target, written }) => ({ source: source.code, target: target.code, code: written }));
}

/** The trees that our own engine makes of the sentences. */
async function ownTrees(
  rows: readonly PetrarchRow[],
  engine: LanguageEngine,
): Promise<readonly (readonly Sentence[])[]> {
  const trees: (readonly Sentence[])[] = [];
  for (const { text } of rows) trees.push((await engine.analyse(text)).sentences);
  return trees;
}

const brief = ({ dyad, triple, exact }: PetrarchScores): Readonly<Record<string, number>> => ({ dyad, triple, exact });

/** PETRARCH's unit tests with their own dictionaries, over the supplied trees and over those of our engine. */
export const petrarchBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/events/petrarch_unit_tests.jsonl')];
  const coder = petrarchCoder(validationDictionaries(chosen[0]));
  const rows = chosen.flatMap((file) => readJsonLines(file).map((row, i) => readPetrarchRow(row, file, i + 1)));
  const { engine } = await loadReader();
  const trees = {
    supplied: rows.map((row) => (row.conllu === '' ? [] : [suppliedSentence(row.conllu, row.id)])),
    own: await ownTrees(rows, engine),
  };
  progress?.(1, 2);
  // The first pass warms the program up, which is no part of the speed.
  for (const [i, row] of rows.entries()) codeRow(coder, trees.supplied[i] ?? [], row);
  const start = performance.now();
  const coded = {
    supplied: rows.map((row, i) => codeRow(coder, trees.supplied[i] ?? [], row)),
    own: rows.map((row, i) => codeRow(coder, trees.own[i] ?? [], row)),
  };
  const sentencesPerSecond = Math.round((2 * rows.length) / ((performance.now() - start) / 1000));
  progress?.(2, 2);
  const gold = rows.map(({ events }) => events);
  const supplied = scorePetrarch(gold, coded.supplied);
  const own = scorePetrarch(gold, coded.own);
  const line = (row: PetrarchRow, i: number): string =>
    JSON.stringify({ id: row.id, gold: row.events, supplied: coded.supplied[i], own: coded.own[i] });
  return {
    data: `${rows.length} unit tests of ${chosen.map((file) => basename(file)).join(', ')} with their dictionaries`,
    json: {
      ...brief(supplied),
      supplied: brief(supplied),
      own: brief(own),
      details: { supplied: supplied.details, own: own.details },
      rows: rows.length,
      sentencesPerSecond,
    },
    table: [
      ['', 'dyad F1', 'triple F1', 'precision', 'recall', 'exact'],
      ...(
        [
          ['supplied parses', supplied],
          ['own parses', own],
        ] as const
      ).map(([name, { dyad, triple, exact, details }]) => [
        name,
        digits(dyad),
        digits(triple),
        digits(details.triple.precision),
        digits(details.triple.recall),
        digits(exact),
      ]),
      ['sentences/s, parses given', whole(sentencesPerSecond), '', '', '', ''],
    ],
    predictions: rows.map(line),
  };
};
