import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestReading } from '../../src/measures/digest.ts';
import { makePicture } from '../../src/measures/picture.ts';
import type { Reading } from '../../src/records/reading.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { readJsonLines } from '../kit/shared-data.ts';
import { type DossierKey, type ListedContradiction, scoreContradictions } from './score-contradictions.ts';

const KEYS = fileURLToPath(new URL('../data/dossiers/contradictions.jsonl', import.meta.url));

interface DossierText {
  readonly id: string;
  readonly dossier: string;
  readonly date: string;
  readonly title: string;
  readonly text: string;
}

/** The contradictions that a picture of several texts on one affair lists, against those that a reader of them found. */
export const contradictionsBenchmark: Benchmark = async ({ files, engine, progress }) => {
  const [file = KEYS] = files;
  const keys = readJsonLines(file) as unknown as readonly DossierKey[];
  const texts = readJsonLines(join(dirname(file), 'texts.jsonl')) as unknown as readonly DossierText[];
  const reader = await loadReader(engine);
  const scores: Readonly<Record<'shown' | 'first' | 'all', Score[]>> = { shown: [], first: [], all: [] };
  for (const [index, key] of keys.entries()) {
    const readings: Reading[] = [];
    for (const { dossier, text, date, id } of texts)
      if (dossier === key.dossier) readings.push(await reader.read(text, { date, name: id }));
    const shown = listed(readings, false);
    const first = { ...key, contradictions: key.contradictions.filter(({ added }) => !added) };
    scores.shown.push(scoreContradictions(key, shown));
    scores.first.push(scoreContradictions(first, shown));
    scores.all.push(scoreContradictions(key, listed(readings, true)));
    progress?.(index + 1, keys.length);
  }
  const shown = total(scores.shown);
  const first = total(scores.first);
  const all = total(scores.all);
  const row = (name: string, { right, given, found, wanted }: Total): readonly string[] => [
    name,
    digits(given === 0 ? null : right / given),
    whole(given),
    digits(wanted === 0 ? null : found / wanted),
    whole(wanted),
  ];
  return {
    data: `${texts.length} texts in ${keys.length} dossiers of ${basename(file)}`,
    json: { shown, first, all },
    table: [
      ['contradictions', 'right of listed', 'listed', 'found', 'in the key'],
      row('of what is shown (●●● and ●●○)', shown),
      row('the same, by the key as it was first written', first),
      row('with weak records (--weak)', all),
    ],
    predictions: scores.shown.flatMap(({ lines }) => lines),
  };
};

type Score = ReturnType<typeof scoreContradictions>;

interface Total {
  readonly right: number;
  readonly given: number;
  readonly found: number;
  readonly wanted: number;
}

function total(scores: readonly Score[]): Total {
  const sum = (key: keyof Total): number => scores.reduce((all, score) => all + score[key], 0);
  return { right: sum('right'), given: sum('given'), found: sum('found'), wanted: sum('wanted') };
}

/** What the picture lists, each with the sentences that it rests on. */
function listed(readings: readonly Reading[], weak: boolean): readonly ListedContradiction[] {
  const { contradictions, passages } = makePicture(readings.map(digestReading), { weak });
  const byId = new Map(readings.map((reading) => [reading.document.id, reading]));
  const sentenceOf = new Map(
    passages.map(({ id, document, sentence }) => {
      const reading = byId.get(document);
      const span = reading?.sentences[sentence];
      return [id, span && reading ? reading.document.text.slice(span.start, span.end) : ''];
    }),
  );
  return contradictions.map(({ kind, actors, claims }) => ({
    kind,
    actors,
    says: claims.map(({ says }) => says),
    sentences: claims.map(({ passages: told }) => told.map((id) => sentenceOf.get(id) ?? '')),
  }));
}
