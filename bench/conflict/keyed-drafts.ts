import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftModel } from '../../src/conflict/draft/draft-model.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type BenchOutcome, digits } from '../kit/benchmark.ts';
import { bootstrapInterval, type Interval } from '../kit/bootstrap.ts';
import type { BenchReader } from '../kit/reader.ts';
import { readJson, readText } from '../kit/shared-data.ts';
import { type Counted, type DraftKey, type DraftScore, scoreDraft } from './score-draft.ts';

/** The project's own texts with keys of what a right draft holds. */
const KEYED_DRAFTS = fileURLToPath(new URL('../data/drafts/', import.meta.url));

interface KeyFile extends DraftKey {
  /** The text, relative to the key; default: the key's name with `.txt`. */
  readonly text?: string;
  readonly date?: string;
}

/** Whether a file is a key of a draft, rather than a case of a conflict. */
export function isDraftKey(value: unknown): value is KeyFile {
  return typeof value === 'object' && value !== null && 'sides' in value && 'statements' in value;
}

/**
 * The sets of keys: those by which drafting was mended, those whose errors were read afterwards, and, where there are any,
 * those of which nobody has seen more than the figures. What is wrong in these is not listed, so that they stay unseen.
 */
export async function ownDrafts(reader: BenchReader): Promise<BenchOutcome> {
  const mended = await keyedDrafts(reader, keysIn(KEYED_DRAFTS));
  const held = await keyedDrafts(reader, keysIn(join(KEYED_DRAFTS, 'held')));
  const keys = keysIn(join(KEYED_DRAFTS, 'unseen'));
  const unseen = keys.length > 0 ? await keyedDrafts(reader, keys) : undefined;
  return {
    data: [
      mended.data,
      `${held.data}, written before a draft of them was seen`,
      ...(unseen ? [`${unseen.data}, whose drafts nobody has looked at`] : []),
    ].join('; '),
    json: { mended: mended.json, held: held.json, ...(unseen ? { unseen: unseen.json } : {}) },
    table: [...mended.table, ['', ''], ...held.table, ...(unseen ? [['', ''], ...unseen.table] : [])],
    predictions: [...(mended.predictions ?? []), '', ...(held.predictions ?? [])],
  };
}

function keysIn(folder: string): readonly string[] {
  return globSync(join(folder, '*.json')).sort();
}

/** Drafts of whole texts against keys of what a right draft holds and what it must not hold. */
export async function keyedDrafts(reader: BenchReader, files: readonly string[]): Promise<BenchOutcome> {
  const scores: DraftScore[] = [];
  for (const file of files) scores.push(await scoredDraft(reader, file));
  return {
    data: `drafts of ${scores.length} texts against their keys`,
    ...draftFigures(scores),
    predictions: scores.flatMap(({ lines }) => lines),
  };
}

async function scoredDraft(reader: BenchReader, file: string): Promise<DraftScore> {
  const key = readJson(file);
  if (!isDraftKey(key)) throw new EntenteError('unreadable', `${file} is no key of a draft: it needs "sides".`);
  const text = readText(key.text ? join(dirname(file), key.text) : file.replace(/\.json$/u, '.txt'));
  const name = basename(file, '.json');
  const reading = await reader.read(text, { name, ...(key.date ? { date: key.date } : {}) });
  const draft = draftModel([{ reading, acts: await reader.acts(reading) }]);
  return scoreDraft(name, key, reading.document.text, draft);
}

const PARTS = {
  sides: 'sides',
  options: 'options',
  statements: 'statements with words',
  conditional: 'conditional ones',
  whoever: 'options, whoever acts',
  reachable: 'statements of found options',
} as const;
type Part = keyof typeof PARTS;

/** Recall and precision of each part over all texts, with intervals over texts. */
function draftFigures(scores: readonly DraftScore[]): Pick<BenchOutcome, 'json' | 'table'> {
  const parts = Object.keys(PARTS) as Part[];
  const figures = parts.map((part) => {
    const { right, drafted, found, wanted } = summed(scores, part);
    const recall = bootstrapInterval(scores, (drawn) => recallOf(summed(drawn, part)));
    const precision = bootstrapInterval(scores, (drawn) => precisionOf(summed(drawn, part)));
    return { part, right, drafted, found, wanted, recallInterval: recall, precisionInterval: precision };
  });
  const sum = (of: (score: DraftScore) => number): number => scores.reduce((all, score) => all + of(score), 0);
  const [forbidden, bare] = [sum((score) => score.forbidden), sum((score) => score.bare)];
  return {
    json: {
      ...Object.fromEntries(figures.map(({ part, ...figure }) => [part, figure])),
      forbidden,
      conditionLost: bare,
      statementPrecision: precisionOf(summed(scores, 'statements')),
    },
    table: [
      ['', 'recall', 'precision', 'in the keys', 'drafted', '95 % of recall', '95 % of precision'],
      ...figures.map((figure) => [
        PARTS[figure.part],
        digits(recallOf(figure)),
        digits(precisionOf(figure)),
        String(figure.wanted),
        figure.drafted === 0 ? '–' : String(figure.drafted),
        inWords(figure.recallInterval),
        inWords(figure.precisionInterval),
      ]),
      ['condition lost', '', '', '', String(bare)],
      ['said and must not be', '', '', '', String(forbidden)],
    ],
  };
}

function summed(scores: readonly DraftScore[], part: Part): Counted {
  const sum = (of: keyof Counted): number => scores.reduce((all, score) => all + score[part][of], 0);
  return { right: sum('right'), drafted: sum('drafted'), found: sum('found'), wanted: sum('wanted') };
}

function recallOf({ found, wanted }: Counted): number | null {
  return wanted === 0 ? null : found / wanted;
}

function precisionOf({ right, drafted }: Counted): number | null {
  return drafted === 0 ? null : right / drafted;
}

function inWords(interval: Interval | null): string {
  return interval === null ? '–' : interval.map((bound) => digits(bound)).join(' to ');
}
