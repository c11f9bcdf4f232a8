import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodePoints, ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { readJson, readJsonLines, sharedFile, sharedFolder } from '../kit/shared-data.ts';
import { articleOf } from './articles.ts';
import type { MarkedArticle } from './marked-articles.ts';

export const MARK_PARTS = ['development', 'test', 'training'] as const;
export type MarkPart = (typeof MARK_PARTS)[number];
/** Own articles of the training part from which no head and no other weights of acts learn, so that probabilities can be measured on them. */
export const NOT_LEARNT = /^own-[rstu]-/;
export const TEXT_KINDS = ['wire', 'opinion', 'official', 'interview', 'live', 'explainer'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** One line of `documents.jsonl`: which text was marked, and where whoever wants it finds it. */
export interface MarkedDocument {
  readonly id: string;
  /** The data set that holds the text. */
  readonly set: string;
  readonly url?: string;
  /** The speech that an excerpt is of, and the part of it, in code points, where the set holds whole speeches. */
  readonly speech?: string;
  readonly span?: CodePoints;
  readonly title?: string;
  readonly date?: string;
  readonly kind: TextKind;
  readonly words: number;
  /** SHA-256 of the text in UTF-8. */
  readonly sha256: string;
  readonly coder: string;
}

export type MarkedText = MarkedArticle & { readonly document: MarkedDocument };

const folder = fileURLToPath(new URL('../data/marks/', import.meta.url));
const OWN = 'own';
/** Sets whose texts have no licence; weights that learn from them are kept apart. */
const UNLICENSED: ReadonlySet<string> = new Set(['articles', 'aljazeera_2025']);

/** All marked documents, in the order of their ids. */
export function markedDocuments(): readonly MarkedDocument[] {
  return readJsonLines(join(folder, 'documents.jsonl')) as unknown as readonly MarkedDocument[];
}

/** Whether the text may be passed on, or is our own. */
export function isClean({ set }: MarkedDocument): boolean {
  return !UNLICENSED.has(set);
}

/** The part to which each document belongs; those that are not named train. */
export function partOf(): (id: string) => MarkPart {
  const parts = readJson(join(folder, 'parts.json')) as Readonly<Record<string, readonly string[]>>;
  const named = new Map(MARK_PARTS.flatMap((part) => (parts[part] ?? []).map((id): [string, MarkPart] => [id, part])));
  return (id) => named.get(id) ?? 'training';
}

/** The keys that lie in the repository, by their file, without those of second readers. */
export function keysHere(): ReadonlyMap<string, ReadingKey> {
  return keysIn('keys');
}

/** What second readers marked alone, before anything was settled. */
export function secondKeys(): ReadonlyMap<string, ReadingKey> {
  return keysIn('second');
}

function keysIn(name: string): ReadonlyMap<string, ReadingKey> {
  const files = globSync(join(folder, name, '**/*.json')).sort();
  return new Map(files.map((file) => [file.slice(folder.length), readJson(file) as ReadingKey]));
}

/**
 * The documents with their texts and keys, in the order given. A key of the repository goes before the one that came
 * with the shared data: it was mended.
 *
 * @throws EntenteError (unreadable) if a text or key is not at hand, or is not the one that was marked
 */
export function markedTexts(documents: readonly MarkedDocument[]): readonly MarkedText[] {
  const here = new Map([...keysHere().values()].map((key) => [key.article, key]));
  const rowsOf = new Map<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>();
  for (const set of new Set(documents.map((document) => document.set))) {
    rowsOf.set(set, new Map(readJsonLines(fileOf(set)).map((row) => [String(row.id), row])));
  }
  return documents.map((document, index) => {
    const row = textRow(document, rowsOf.get(document.set) ?? new Map());
    const article = articleOf(row, document.set, index + 1);
    if (createHash('sha256').update(article.text).digest('hex') !== document.sha256) {
      throw new EntenteError(
        'unreadable',
        `The text of ${document.id} in ${document.set} is not the one that was marked.`,
      );
    }
    const key = here.get(document.id) ?? (readJson(sharedFile(`data/marks/${document.id}.json`)) as ReadingKey);
    return { document, article, key };
  });
}

/** Whether the text of the document can be read on this machine. */
export function hasText({ set }: MarkedDocument): boolean {
  return set === OWN || existsSync(join(sharedFolder(), sharedPath(set)));
}

function fileOf(set: string): string {
  return set === OWN ? join(folder, 'own/texts.jsonl') : sharedFile(sharedPath(set));
}

function sharedPath(set: string): string {
  return `data/${UNLICENSED.has(set) ? 'news' : 'texts'}/${set}.jsonl.gz`;
}

/** The row of a text as its set has it; an excerpt is cut out of its speech. */
function textRow(
  { id, set, speech, span, title, date }: MarkedDocument,
  rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Readonly<Record<string, unknown>> {
  const row = rows.get(span ? (speech ?? id) : id);
  if (!row) throw new EntenteError('unreadable', `The text of ${id} is not in ${set}.`);
  if (!span) return row;
  const text = [...String(row.text)].slice(span[0], span[1]).join('');
  return { id, text, title, date };
}
