import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftModel } from '../../src/conflict/draft/draft-model.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type BenchOutcome, digits } from '../kit/benchmark.ts';
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

/** Drafts of whole texts against keys of what a right draft holds and what it must not hold. */
export async function keyedDrafts(
  reader: BenchReader,
  files: readonly string[] = globSync(join(KEYED_DRAFTS, '*.json')).sort(),
): Promise<BenchOutcome> {
  const scores: DraftScore[] = [];
  for (const file of files) {
    const key = readJson(file);
    if (!isDraftKey(key)) throw new EntenteError('unreadable', `${file} is no key of a draft: it needs "sides".`);
    const text = readText(key.text ? join(dirname(file), key.text) : file.replace(/\.json$/u, '.txt'));
    const name = basename(file, '.json');
    const reading = await reader.read(text, { name, ...(key.date ? { date: key.date } : {}) });
    const draft = draftModel([{ reading, acts: await reader.acts(reading) }]);
    scores.push(scoreDraft(name, key, reading.document.text, draft));
  }
  const total = (pick: (score: DraftScore) => Counted): Counted => {
    const sum = (part: keyof Counted): number => scores.reduce((all, score) => all + pick(score)[part], 0);
    return { right: sum('right'), drafted: sum('drafted'), found: sum('found'), wanted: sum('wanted') };
  };
  const rows = {
    sides: total(({ sides }) => sides),
    options: total(({ options }) => options),
    statements: total(({ statements }) => statements),
    conditional: total(({ conditional }) => conditional),
  };
  const forbidden = scores.reduce((sum, score) => sum + score.forbidden, 0);
  const share = (part: number, all: number): number | null => (all === 0 ? null : part / all);
  const row = (name: string, { right, drafted, found, wanted }: Counted): readonly string[] => [
    name,
    digits(share(found, wanted)),
    digits(share(right, drafted)),
    String(wanted),
    drafted === 0 ? '–' : String(drafted),
  ];
  return {
    data: `drafts of ${scores.length} texts against their keys`,
    json: { ...rows, forbidden, statementPrecision: share(rows.statements.right, rows.statements.drafted) },
    table: [
      ['', 'recall', 'precision', 'in the keys', 'drafted'],
      row('sides', rows.sides),
      row('options', rows.options),
      row('statements with words', rows.statements),
      row('conditional ones', rows.conditional),
      ['said and must not be', '', '', '', String(forbidden)],
    ],
    predictions: scores.flatMap(({ lines }) => lines),
  };
}
