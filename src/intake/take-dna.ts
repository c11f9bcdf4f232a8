import type { Decision, Json } from '../casefile/journal/entry.ts';
import { addedRecordId } from '../casefile/journal/record-name.ts';
import { type DnaNames, namedInCase, namesInCase } from '../casefile/statements/dna-names.ts';
import { dnaPlaces } from '../casefile/statements/dna-places.ts';
import {
  coderNames,
  type PlacedStatement,
  recordOfDna,
  statementsOfDna,
} from '../casefile/statements/statements-of-dna.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { decide } from '../casefile/store/decide.ts';
import { documentOfText } from '../casefile/store/documents.ts';
import { finishDna, keepDna, keptDnas } from '../casefile/store/kept-dna.ts';
import { aboutRecord } from '../casefile/store/make-decisions.ts';
import { documentOfRecord, stateOf } from '../casefile/store/state.ts';
import { statementTypes } from '../casefile/store/statement-types.ts';
import type { DiscourseStatement } from '../records/discourse-statement.ts';
import { EntenteError } from '../records/failure.ts';
import { recordId, textHash } from '../records/identify.ts';
import type { Metadata } from '../sources/article/metadata.ts';
import type { Input } from '../sources/collect-inputs.ts';
import type { DnaFile, DnaRow } from '../sources/index.ts';
import { type Added, type AddTexts, addTexts } from './add-texts.ts';

/** A .dna file that is taken into a case. */
export interface DnaToTake {
  readonly dna: DnaFile;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
  readonly name: string;
  /** What its coders and statement types are called in the case. */
  readonly names: DnaNames;
}

/** A document of a .dna file as a text to read. */
export interface DnaInput extends Input {
  readonly row: DnaRow;
}

/** What became of the statements of a .dna file. */
export interface TakenStatements {
  /** How many became records, and how many were such already. */
  readonly added: number;
  readonly known: number;
  /** By coder, how many of them were added. */
  readonly coders: ReadonlyMap<string, number>;
  /** Ids, in the file, of those that stand on no words of a text, or in a document that could not be read; they are kept. */
  readonly left: readonly number[];
  /** How many of those added say, on the same words, the same as one of another .dna file. */
  readonly twice: number;
}

/**
 * A .dna file as it is taken into a case: with the names that it has there. One that the case holds already keeps those it has.
 *
 * @param said what the user calls coders of the file
 * @throws EntenteError `usage` where coders have the name of coders of another file and nobody said who they are, and for a coder
 * that the file lacks
 */
export function dnaToTake(
  file: CaseFile,
  { dna, hash, name }: Omit<DnaToTake, 'names'>,
  said: ReadonlyMap<string, string> = new Map(),
): DnaToTake {
  const kept = keptDnas(file);
  const held = kept.find((one) => one.hash === hash);
  if (held) return { dna, hash, name, names: held.names };
  const own = [...coderNames(dna.tables).values()];
  const unknown = [...said.keys()].find((coder) => !own.includes(coder));
  if (unknown !== undefined) {
    throw new EntenteError('usage', `${name} has no coder "${unknown}"; it has ${own.join(', ')}.`);
  }
  const coders = new Map(
    kept.flatMap((one) =>
      [...coderNames(namedInCase(one.tables, one.names)).values()].map((coder) => [coder, one.name]),
    ),
  );
  const here = { types: statementTypes(file), coders: new Set(coders.keys()) };
  const taken = namesInCase(name, dna.tables, here, said);
  const [first] = taken.coders;
  if (first === undefined) return { dna, hash, name, names: taken.names };
  throw new EntenteError(
    'usage',
    `${name} and ${coders.get(first)} have ${taken.coders.length === 1 ? `a coder ${first}` : `coders of one name (${taken.coders.join(', ')})`}; say of each who it is: --coder "${first}=${first}" if it is the same person, --coder "${first}=ANOTHER NAME" if not.`,
  );
}

/**
 * Takes the documents of a .dna file into a case and keeps the file's tables beside them. Each text is read, so that the reader's own
 * suggestions stand beside what people coded.
 *
 * @throws EntenteError as `addTexts` does
 */
export async function* takeDnaTexts(
  file: CaseFile,
  { dna, hash, name, names }: DnaToTake,
  options: Omit<AddTexts<DnaInput>, 'given' | 'originOf'>,
): AsyncGenerator<Added<DnaInput>, void, undefined> {
  keepDna(file, { hash, name, names, version: dna.version, tables: dna.tables, others: dna.others });
  const inputs = dna.tables.DOCUMENTS.map((row): DnaInput => inputOf(row, name));
  yield* addTexts(file, inputs, { ...options, given: {}, originOf: (input) => input.name });
}

function inputOf(row: DnaRow, name: string): DnaInput {
  const text = String(row.Text ?? '');
  const bytes = new TextEncoder().encode(text);
  return {
    row,
    name: `${name}#${row.ID}`,
    load: async () => bytes,
    article: async () => ({ text, metadata: metadataOf(row), remarks: [] }),
  };
}

function metadataOf({ Title, Author, Source, Date: seconds }: DnaRow): Metadata {
  const [title, author, publisher] = [Title, Author, Source].map((cell) => String(cell ?? '').trim());
  const at = new Date(Number(seconds ?? Number.NaN) * 1000);
  const day = Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
  return {
    ...(title && { title }),
    ...(author && { authors: [author] }),
    ...(publisher && { publisher }),
    ...(/^\d{4}-/.test(day) && { date: day }),
  };
}

/**
 * Makes the statements of a .dna file records of the case: each a decision of its coder, one step for each coder, which undo
 * takes back. Those that are records already are left as they are.
 *
 * @throws EntenteError `unwritable`
 */
export function takeDnaStatements(file: CaseFile, { dna, hash, names }: DnaToTake): TakenStatements {
  const { placed, unplaced } = statementsOfDna(namedInCase(dna.tables, names));
  const left = [...unplaced];
  const byCoder = new Map<string, Decision[]>();
  let [known, twice] = [0, 0];
  for (const [document, statements] of byDocument(file, dna, placed)) {
    if (document === undefined) {
      left.push(...statements.map(({ id }) => id));
      continue;
    }
    const state = stateOf(file, document);
    const { reading } = state;
    const there = new Set(
      state.records.flatMap(({ record }) =>
        record.kind === 'discourse-statement' && record.dna?.file === hash ? [record.dna.id] : [],
      ),
    );
    const others = new Set(
      state.records.flatMap(({ record }) =>
        record.kind === 'discourse-statement' && record.dna && record.dna.file !== hash ? [saying(record)] : [],
      ),
    );
    const taken = new Set<string>();
    for (const statement of statements) {
      if (there.has(statement.id)) {
        known++;
        continue;
      }
      const bare = recordOfDna(statement, hash, reading);
      if (others.has(saying(bare))) twice++;
      const isTaken = (id: string): boolean => taken.has(id) || documentOfRecord(file, id, document) !== undefined;
      const record = { ...bare, id: addedRecordId(document, bare, reading.document.text, isTaken) };
      taken.add(record.id);
      const own = byCoder.get(statement.coder) ?? [];
      byCoder.set(statement.coder, own);
      own.push({ ...aboutRecord(record, document, state), action: 'add', after: record as unknown as Json });
    }
  }
  for (const [coder, decisions] of byCoder) decide(file, decisions, { coder });
  finishDna(file, hash);
  const coders = new Map([...byCoder].map(([coder, own]) => [coder, own.length]));
  return { added: [...coders.values()].reduce((sum, n) => sum + n, 0), known, coders, left, twice };
}

/** What a statement says, and on which words. */
function saying({ type, values, evidence: { start, end } }: DiscourseStatement): string {
  const said = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, start, end, said]);
}

/** The statements of a file by the document of the case that has their text; undefined where none has. */
function byDocument(
  file: CaseFile,
  { tables }: DnaFile,
  placed: readonly PlacedStatement[],
): ReadonlyMap<string | undefined, readonly PlacedStatement[]> {
  const found = new Map<string | undefined, PlacedStatement[]>();
  const ids = new Map(
    tables.DOCUMENTS.map(({ ID, Text }) => {
      const { text } = dnaPlaces(String(Text ?? ''));
      return [Number(ID), documentOfText(file, recordId('document', textHash(text)))];
    }),
  );
  for (const statement of placed) {
    const document = ids.get(statement.document);
    const own = found.get(document) ?? [];
    found.set(document, own);
    own.push(statement);
  }
  return found;
}
