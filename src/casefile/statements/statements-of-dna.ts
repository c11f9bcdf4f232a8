import type { DiscourseStatement, StatementValue } from '../../records/discourse-statement.ts';
import type { Reading } from '../../records/reading.ts';
import type { DnaCell, DnaRow, DnaTables } from '../../sources/dna/dna-tables.ts';
import { sentenceAt } from '../journal/new-record.ts';
import { type DnaPlaces, dnaPlaces } from './dna-places.ts';

/** A statement of a .dna file whose words lie in their text. */
export interface PlacedStatement {
  /** Its id in the file, and that of its document there. */
  readonly id: number;
  readonly document: number;
  /** Name of the coder. */
  readonly coder: string;
  readonly type: string;
  readonly values: DiscourseStatement['values'];
  /** UTF-16 code units of the canonical text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The statements of a file that can stand in a text, and the ids of those that cannot. */
export interface StatementsOfDna {
  readonly placed: readonly PlacedStatement[];
  readonly unplaced: readonly number[];
}

/** The statements of a .dna file, as records of a case say them. */
export function statementsOfDna(tables: DnaTables): StatementsOfDna {
  const places = new Map<DnaCell | undefined, DnaPlaces>();
  const texts = new Map(tables.DOCUMENTS.map(({ ID, Text }) => [ID, String(Text ?? '')]));
  const types = new Map(tables.STATEMENTTYPES.map(({ ID, Label }) => [ID, String(Label)]));
  const names = coderNames(tables);
  const values = valuesOfDna(tables);
  const placed: PlacedStatement[] = [];
  const unplaced: number[] = [];
  for (const { ID, DocumentId, StatementTypeId, Coder, Start, Stop } of tables.STATEMENTS) {
    const text = texts.get(DocumentId);
    const type = types.get(StatementTypeId);
    const place = text === undefined ? undefined : (places.get(DocumentId) ?? dnaPlaces(text));
    if (place) places.set(DocumentId, place);
    const span = place && spanIn(place, Number(Start), Number(Stop));
    if (!span || type === undefined) unplaced.push(Number(ID));
    else {
      placed.push({
        id: Number(ID),
        document: Number(DocumentId),
        coder: names.get(Number(Coder)) ?? `coder ${Coder}`,
        type,
        values: values.get(Number(ID)) ?? {},
        ...span,
      });
    }
  }
  return { placed, unplaced };
}

function spanIn(
  { length, toCanonical }: DnaPlaces,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | undefined {
  if (!(from >= 0 && from < to && to <= length)) return undefined;
  const [start, end] = [toCanonical(from), toCanonical(to)];
  return start < end ? { start, end } : undefined;
}

/** Names of the coders of a file by their ids, each its own. */
export function coderNames({ CODERS }: DnaTables): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { ID, Name } of CODERS) {
    const plain = String(Name ?? '').trim() || `coder ${ID}`;
    const name = taken.has(plain) ? `${plain} (${ID})` : plain;
    taken.add(name);
    names.set(Number(ID), name);
  }
  return names;
}

/** What statements of a file say, by id of the statement; an empty text is no value. */
export function valuesOfDna(tables: DnaTables): ReadonlyMap<number, DiscourseStatement['values']> {
  const variables = new Map(tables.VARIABLES.map(({ ID, Variable }) => [ID, String(Variable)]));
  const entities = new Map(tables.ENTITIES.map(({ ID, Value }) => [ID, String(Value ?? '')]));
  const found = new Map<number, Record<string, StatementValue>>();
  const each = (rows: readonly DnaRow[], read: (row: DnaRow) => StatementValue): void => {
    for (const row of rows) {
      const name = variables.get(row.VariableId as DnaCell);
      const value = read(row);
      if (name === undefined || value === '') continue;
      const own = found.get(Number(row.StatementId)) ?? {};
      found.set(Number(row.StatementId), own);
      own[name] = value;
    }
  };
  each(tables.DATASHORTTEXT, ({ Entity }) => entities.get(Entity ?? null) ?? '');
  each(tables.DATALONGTEXT, ({ Value }) => String(Value ?? ''));
  each(tables.DATAINTEGER, ({ Value }) => Number(Value));
  each(tables.DATABOOLEAN, ({ Value }) => Value !== 0);
  return found;
}

/** The record that a statement of a file becomes, without an id of its own. */
export function recordOfDna(
  { id, type, values, start, end, coder }: PlacedStatement,
  file: string,
  reading: Reading,
): DiscourseStatement {
  const evidence = { start, end };
  return {
    kind: 'discourse-statement',
    id: '',
    type,
    values,
    evidence,
    dna: { file, id },
    sentence: sentenceAt(evidence, reading),
    provenance: { stage: 'person', by: 'person', rule: `coded by ${coder}`, grade: 'strong' },
  };
}
