import { importAnnotations } from '../casefile/import/import-annotations.ts';
import { importDecisions } from '../casefile/import/import-decisions.ts';
import { importEventTable } from '../casefile/import/import-event-table.ts';
import { importQdpx } from '../casefile/import/import-qdpx.ts';
import type { Segment, Segments } from '../casefile/import/segment.ts';
import type { DocumentState } from '../casefile/journal/current.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { decide } from '../casefile/store/decide.ts';
import { addDocument, documents, sourceHash } from '../casefile/store/documents.ts';
import { storeSource } from '../casefile/store/sources.ts';
import { stateOf, states } from '../casefile/store/state.ts';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import { counted } from '../report/words/wording.ts';
import { DOCUMENT_COLUMN } from './is-event-file.ts';

/** What became of the marks of a file. */
export interface TakenCoded {
  readonly added: number;
  /** Records that were there and are accepted now. */
  readonly accepted: number;
  /** Marks that say what the case holds already, or that a machine made. */
  readonly passed: number;
  /** What was left out, in sentences. */
  readonly left: readonly string[];
}

/**
 * Takes what another program coded into a case: Web Annotations, REFI-QDA projects, tables of coded acts. Each coder of the file is one step.
 *
 * @param how `coder`: whose decisions marks are that name nobody; `codes`: what codes mean, by their names in small letters
 * @throws EntenteError (unreadable) for a file that is none of these
 */
export function takeCoded(
  file: CaseFile,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  how: { readonly coder: string; readonly codes: ReadonlyMap<string, string> },
): TakenCoded {
  const { segments, problems } = segmentsOf(bytes, name);
  const { decisions, added, accepted, passed, problems: odd } = importDecisions(segments, finder(file), how);
  for (const [coder, own] of decisions) decide(file, own, { coder });
  return { added, accepted, passed, left: [...problems, ...odd.map((problem) => `${name}, ${problem}.`)] };
}

/**
 * The marks of a file of another program.
 * @throws EntenteError (unreadable) for a file that is none of those that are known
 */
export function segmentsOf(bytes: Uint8Array, path: string): Segments {
  // Every zip archive begins so.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return importQdpx(bytes, path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EntenteError('unreadable', `${path} is no UTF-8 text; convert it first.`, { cause });
  }
  if (/^\uFEFF?\s*[[{]/u.test(text)) return importAnnotations(text, path);
  const [header = ''] = text.replace(/^\uFEFF/u, '').split(/\r?\n/u, 1);
  // Only a table that speaks of documents is one of coded acts, and is told what it lacks as such.
  if (!DOCUMENT_COLUMN.test(header)) throw new EntenteError('unreadable', unknownTable(path, text, header));
  return importEventTable(text, path);
}

/** Which kinds of tables there are, for one that is none of them. */
function unknownTable(path: string, text: string, header: string): string {
  if (text.trim() === '') return `${path} is empty; there is nothing in it to import.`;
  const cells = header.split(/[,;\t|]/u).map((cell) => cell.trim());
  const shown = cells.slice(0, MOST_COLUMNS).join(', ');
  return `${path} is no table that is known by itself; its first line has ${counted(cells.length, 'column')} (${shown}${cells.length > MOST_COLUMNS ? ' ...' : ''}). Events of your own need a mapping of the columns, which entente import csv ${path} --preview prints; roll calls come with entente import votes ${path}; a table of coded acts has the columns document, category, and quote, or start and end.`;
}

/** Columns of a table that are named. */
const MOST_COLUMNS = 8;

/** Finds documents by id, hash, file name or title; each is opened once. */
function finder(file: CaseFile): (segment: Segment) => DocumentState | undefined {
  const rows = [...documents(file)];
  const opened = new Map<string, DocumentState>();
  const byHash = new Map<string, string>();
  const open = (id: string): DocumentState => {
    const known = opened.get(id) ?? stateOf(file, id);
    opened.set(id, known);
    return known;
  };
  const idOf = ({ document: { id, sha256, name } }: Segment): string | undefined => {
    if (id !== undefined && rows.some((row) => row.id === id)) return id;
    if (sha256 !== undefined) {
      if (byHash.size === 0) {
        for (const { reading } of states(file)) byHash.set(reading.document.sha256, reading.document.id);
      }
      const found = byHash.get(sha256);
      if (found) return found;
    }
    if (name === undefined) return undefined;
    const wanted = baseName(name);
    const found = rows.filter((row) => baseName(row.name) === wanted || baseName(row.title ?? '') === wanted);
    return found.length === 1 ? found[0]?.id : undefined;
  };
  return (segment) => {
    const id = idOf(segment);
    return id === undefined ? undefined : open(id);
  };
}

/** A name without folders and the ending that formats give it. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? name;
  return last
    .replace(/\.(?:txt|md|html?|pdf|docx)$/iu, '')
    .trim()
    .toLowerCase();
}

/** Puts readings into a case, each with the text that it was made of. */
export async function takeReadings(
  file: CaseFile,
  readings: readonly Reading[],
  path: string,
): Promise<{ readonly documents: number; readonly known: number }> {
  let known = 0;
  for (const reading of readings) {
    const { document } = reading;
    const { text, title, date, authors, publisher } = document;
    const bytes = new TextEncoder().encode(text);
    const source = sourceHash(bytes);
    await storeSource(file, source, 'txt', bytes);
    const stored = addDocument(file, {
      origin: `${path}#${document.id}`,
      source,
      bytes: bytes.length,
      given: {
        ...(title ? { title } : {}),
        ...(date ? { date } : {}),
        ...(authors.length > 0 ? { authors } : {}),
        ...(publisher ? { publisher } : {}),
      },
      reading: { ...reading, document: { ...document, source: { ...document.source, type: 'txt' } } },
    });
    if (stored.outcome === 'known') known++;
  }
  return { documents: readings.length - known, known };
}
