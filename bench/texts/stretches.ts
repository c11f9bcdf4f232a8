import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodePoints } from '../../src/casefile/export/answer-key-form.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { readJsonLines, sharedFile, sharedFolder } from '../kit/shared-data.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * A stretch of a text of others, marked whole: a row of a passage in which code points of the stretch (end exclusive) stand where a
 * passage quotes its words.
 */
export interface Stretch extends Row {
  readonly id: string;
  /** The data set that holds the text, a file of `data/texts`. */
  readonly set: string;
  /** The text in its set: its id, or the number of its row where rows have no ids. */
  readonly source: string | number;
  /** The stretch in the text, in code points. */
  readonly span: CodePoints;
  /** SHA-256 of the stretch in UTF-8. */
  readonly sha256: string;
}

/** Fields of rows that point at words. */
const POINTING: ReadonlySet<string> = new Set([
  'trigger',
  'also',
  'issue',
  'evidence',
  'action',
  'then',
  'if',
  'unless',
  'cause',
  'content',
]);

const folder = fileURLToPath(new URL('../data/stretches/', import.meta.url));

/** All marked stretches, by file and row. */
export function markedStretches(): readonly Stretch[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) => readJsonLines(join(folder, file)) as unknown as readonly Stretch[]);
}

/** Whether the text of a stretch can be read on this machine. */
export function hasStretch({ set }: Stretch): boolean {
  return existsSync(join(sharedFolder(), pathOf(set)));
}

/**
 * The stretches as passages: with their text, and with its words in the place of offsets.
 *
 * @throws EntenteError (unreadable) if a text is not at hand, or is not the one that was marked
 */
export function stretchPassages(stretches: readonly Stretch[]): readonly Row[] {
  const sets = new Map(
    [...new Set(stretches.map(({ set }) => set))].map((set) => [set, textsOf(readJsonLines(sharedFile(pathOf(set))))]),
  );
  return stretches.map(({ set, source, span, sha256, ...row }) => {
    const characters = [...(sets.get(set)?.get(source) ?? '')].slice(...span);
    const text = characters.join('');
    if (createHash('sha256').update(text).digest('hex') !== sha256)
      throw new EntenteError('unreadable', `The stretch ${row.id} of ${set} is not the one that was marked.`);
    return { ...(quoted(row, characters) as Row), text };
  });
}

function pathOf(set: string): string {
  return `data/texts/${set}.jsonl.gz`;
}

/** Texts by their ids and by the numbers of their rows. */
function textsOf(rows: readonly Row[]): ReadonlyMap<unknown, string> {
  return new Map(rows.flatMap(({ id, text }, n) => [[n, String(text)] as const, [id, String(text)] as const]));
}

/** A value with words in the place of the offsets that point at them. */
function quoted(value: unknown, characters: readonly string[], pointing = false): unknown {
  if (pointing && isSpan(value)) return characters.slice(...value).join('');
  if (Array.isArray(value)) return value.map((one) => quoted(one, characters, pointing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, quoted(one, characters, POINTING.has(name))]),
  );
}

function isSpan(value: unknown): value is CodePoints {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}
