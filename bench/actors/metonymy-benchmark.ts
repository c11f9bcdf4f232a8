import { basename } from 'node:path';
import { createEnglish } from '../../src/language/english.ts';
import { loadLexicon } from '../../src/lexicon/load.ts';
import type { PlaceName } from '../../src/reading/actors/metonymy-features.ts';
import { loadMetonymyModel, type PlaceReading, readPlace } from '../../src/reading/actors/metonymy-model.ts';
import { trainMetonymyModel } from '../../training/learn/metonymy.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { readJsonLines, sharedFile } from '../kit/shared-data.ts';
import { locatePlace, readPlaceRow } from './place-rows.ts';
import { scoreMetonymy } from './score-metonymy.ts';

/**
 * Whether marked place names mean the place or those who act from it. With `--folds` the rows whose number, modulo the
 * folds, is the fold's are answered by weights learnt from all the others; the rule of grammar that decides where the
 * weights are removed is measured beside (`byRule`).
 */
export const metonymyBenchmark: Benchmark = async ({ files, folds, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/metonymy/relocar_train.jsonl')];
  const rows = chosen.flatMap((file) => readJsonLines(file).map((row, i) => readPlaceRow(row, basename(file), i + 1)));
  const [engine, lexicon] = await Promise.all([createEnglish(), loadLexicon()]);
  const places: (PlaceName | undefined)[] = [];
  for (const row of rows) {
    places.push(await locatePlace(row, engine, lexicon));
    progress?.(places.length, rows.length);
  }
  const gold = rows.map((row) => row.label);
  const shipped = folds === undefined ? await loadMetonymyModel() : undefined;
  const models = Array.from({ length: folds ?? 0 }, (_, fold) =>
    trainMetonymyModel(
      places.flatMap((place, i) => {
        const label = gold[i];
        return place && label && i % (folds ?? 1) !== fold ? [{ place, label }] : [];
      }),
    ),
  );
  const answer = (place: PlaceName | undefined, i: number): PlaceReading =>
    place ? readPlace(place, folds === undefined ? shipped : models[i % folds]) : 'lit';
  const predicted = places.map(answer);
  const { accuracy, byReading } = scoreMetonymy(gold, predicted);
  const byRule = scoreMetonymy(
    gold,
    places.map((place) => (place ? readPlace(place, undefined) : 'lit')),
  ).accuracy;
  const how =
    folds !== undefined
      ? `${folds} folds by row number, retrained, pooled`
      : shipped
        ? 'shipped weights'
        : 'rule only, no weights installed';
  const data = `${rows.length} marked places of ${chosen.map((file) => basename(file)).join(', ')}; ${how}`;
  return {
    data,
    json: { accuracy, byRule, n: rows.length, folds: folds ?? null, byReading, data },
    table: [
      ['', 'accuracy'],
      ['weights', digits(accuracy)],
      ['rule only', digits(byRule)],
      ['', ''],
      ['reading', 'F1', 'P', 'R', 'rows', 'answers'],
      ...byReading.map((row) => [
        row.label,
        digits(row.f1),
        digits(row.precision),
        digits(row.recall),
        whole(row.gold),
        whole(row.predicted),
      ]),
    ],
    predictions: rows.map(({ text, start, end }, i) =>
      JSON.stringify({ text: text.slice(start, end), reading: predicted[i] ?? 'lit' }),
    ),
  };
};
