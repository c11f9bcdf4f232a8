import type { DiscourseStatement, StatementValue } from '../../records/discourse-statement.ts';
import { textHash } from '../../records/identify.ts';
import type { Reading } from '../../records/reading.ts';
import { isShown } from '../../records/shown.ts';
import { LONGEST_LABEL, type StatementType, type VariableKind } from '../../records/statement-type.ts';
import {
  DNA_TABLE_NAMES,
  type DnaRow,
  type DnaTable,
  type DnaTables,
  PERMISSIONS,
} from '../../sources/dna/dna-tables.ts';
import { type CaseRecord, type DocumentState, holds } from '../journal/current.ts';
import { type DnaPlaces, dnaPlaces } from './dna-places.ts';
import { OtherDnas, type VariableName } from './other-dnas.ts';
import { coderNames, statementsOfDna, valuesOfDna } from './statements-of-dna.ts';

/** A case as a database of the Discourse Network Analyzer. */
export interface DnaOfCase {
  readonly tables: DnaTables;
  /** Which record of the case each statement is, by its id in the tables; those that never became a record are missing. */
  readonly recordOf: ReadonlyMap<number, { readonly document: string; readonly record: string }>;
  /** Titles that were cut, since DNA takes no longer ones. */
  readonly cut: number;
}

/** A .dna file that a case took in, with the names that coders and statement types have there. */
export interface TakenDna {
  readonly hash: string;
  readonly tables: DnaTables;
}

export interface DnaOfCaseOptions {
  /** Statement types of the case. */
  readonly types: readonly StatementType[];
  /** Other types, which are added where a statement is of one. */
  readonly spare?: readonly StatementType[];
  /** The .dna file that is written: what nobody changed goes back as it was. */
  readonly kept?: TakenDna;
  /** Other .dna files that the case took in, from which documents, coders, colours and attributes come along. */
  readonly others?: readonly TakenDna[];
  /** Only the documents of `kept`, with its statements and what was coded in the case in these; by default all of the case. */
  readonly alone?: boolean;
  /** Titles and days that people set, by id of the document. */
  readonly facts?: ReadonlyMap<string, Facts>;
  /** Also what the reader suggests and nobody has decided on; by default only what people coded or accepted. */
  readonly suggestions?: boolean;
}

type Facts = { readonly title?: string; readonly date?: string };

/** Whose statements are that nobody has decided on. */
const MACHINE = 'Entente (machine)';

/**
 * A case as tables of DNA 3: the file that it took in, with what was decided since, and what was coded in the case. Where
 * nothing was decided, every table is as it came.
 *
 * @param states the documents of the case, in their order
 */
export function dnaOfCase(states: Iterable<DocumentState>, options: DnaOfCaseOptions): DnaOfCase {
  const { kept, alone = false } = options;
  const made = new DnaTablesMaker(options);
  const held = new Set<number>();
  for (const state of states) {
    if (alone && !made.knows(state)) continue;
    made.document(state);
    for (const found of askedOf(state, options)) {
      const { dna } = found.record;
      const known = dna?.file === kept?.hash ? dna?.id : undefined;
      if (made.statement(found.record, found, state, known) === known) held.add(known);
    }
  }
  if (kept) {
    for (const { id, document } of statementsOfDna(kept.tables).placed) {
      // What became a record and is none any more was rejected, or taken back. Where a text could not be read, none became one.
      if (!held.has(id) && made.holds(document)) made.without(id);
    }
  }
  return made.done();
}

type Asked = CaseRecord & { readonly record: DiscourseStatement };

/** The statements of a document that are written. */
function askedOf(
  { records }: DocumentState,
  { kept, suggestions = false, alone = false }: DnaOfCaseOptions,
): readonly Asked[] {
  const asked = records.filter((found) => isAsked(found, suggestions));
  return alone ? asked.filter(({ record: { dna } }) => !dna || dna.file === kept?.hash) : asked;
}

/** Whether a record is a statement that people coded or accepted, or one that the reader suggests. */
function isAsked(found: CaseRecord, suggestions: boolean): found is Asked {
  const { record, status } = found;
  if (record.kind !== 'discourse-statement' || !holds(found)) return false;
  return status === 'accepted' || (suggestions && isShown(record));
}

type Row = { -readonly [column in keyof DnaRow]: DnaRow[column] };
type Tables = Record<DnaTable, Row[]>;

const DATA: Readonly<Record<VariableKind, 'DATASHORTTEXT' | 'DATALONGTEXT' | 'DATAINTEGER' | 'DATABOOLEAN'>> = {
  'short text': 'DATASHORTTEXT',
  'long text': 'DATALONGTEXT',
  integer: 'DATAINTEGER',
  boolean: 'DATABOOLEAN',
};

/** Tables that are being made, with what is looked up in them. */
class DnaTablesMaker {
  readonly #tables: Tables;
  readonly #options: DnaOfCaseOptions;
  /** The largest id of each table. */
  readonly #last = new Map<DnaTable, number>();
  readonly #coders = new Map<string, number>();
  readonly #types: Map<string, number>;
  /** Ids of entities by variable and value. */
  readonly #entities: Map<string, number>;
  /** Rows of the documents of the file by the hash of their canonical text, the first of each. */
  readonly #documents = new Map<string, Row>();
  /** Row of the document in which new statements of a document of the case stand. */
  readonly #rowOf = new Map<string, Row>();
  readonly #places = new Map<number, DnaPlaces>();
  readonly #statements: Map<number, Row>;
  readonly #values: ReadonlyMap<number, DiscourseStatement['values']>;
  /** Texts of the case. */
  readonly #texts = new Set<string>();
  readonly #gone = new Set<number>();
  /** Rows of values that were changed, by table and place of statement and variable. */
  readonly #data = new Map<DnaTable, Map<string, Row>>();
  readonly #recordOf = new Map<number, { document: string; record: string }>();
  readonly #others: OtherDnas;
  #cut = 0;

  constructor(options: DnaOfCaseOptions) {
    this.#options = options;
    this.#others = new OtherDnas(options.others ?? []);
    const tables = options.kept?.tables;
    this.#tables = Object.fromEntries(
      DNA_TABLE_NAMES.map((name) => [name, (tables?.[name] ?? []).map((row) => ({ ...row }))]),
    ) as Tables;
    if (tables) for (const [id, name] of coderNames(tables)) this.#coders.set(name, id);
    else {
      this.#tables.SETTINGS.push({ Property: 'version', Value: '3.0.7' }, { Property: 'date', Value: '' });
      this.#addCoder('Admin');
    }
    this.#types = new Map(this.#tables.STATEMENTTYPES.map(({ ID, Label }) => [String(Label), Number(ID)]));
    this.#entities = new Map(
      this.#tables.ENTITIES.map(({ ID, VariableId, Value }) => [`${VariableId} ${Value}`, Number(ID)]),
    );
    this.#statements = new Map(this.#tables.STATEMENTS.map((row) => [Number(row.ID), row]));
    this.#values = tables ? valuesOfDna(tables) : new Map();
    for (const row of this.#tables.DOCUMENTS) {
      const places = dnaPlaces(String(row.Text ?? ''));
      this.#places.set(Number(row.ID), places);
      const hash = textHash(places.text);
      if (!this.#documents.has(hash)) this.#documents.set(hash, row);
    }
    for (const type of options.types) this.#type(type);
    this.#regexes();
  }

  /** Regexes of other files, whose labels are not there. */
  #regexes(): void {
    const there = new Set(this.#tables.REGEXES.map(({ Label }) => Label));
    for (const row of this.#others.regexes()) {
      if (there.has(row.Label)) continue;
      there.add(row.Label);
      this.#tables.REGEXES.push({ ...row });
    }
  }

  /** Whether a document of the case is one of the file. */
  knows({ reading: { document } }: DocumentState): boolean {
    return this.#documents.has(document.sha256);
  }

  /** A document of the case: of the file by its text, or a new one. */
  document({ reading: { document } }: DocumentState): void {
    this.#texts.add(document.text);
    const facts = this.#options.facts?.get(document.id);
    let row = this.#documents.get(document.sha256);
    if (row) {
      if (facts?.title !== undefined) row.Title = this.#short(facts.title);
      if (facts?.date !== undefined) row.Date = secondsOf(facts.date, Number(row.Date ?? 0));
    } else {
      row = this.#newDocument(document, facts);
      this.#tables.DOCUMENTS.push(row);
      this.#places.set(Number(row.ID), dnaPlaces(String(row.Text)));
    }
    this.#rowOf.set(document.id, row);
  }

  #newDocument(document: Reading['document'], facts: Facts = {}): Row {
    const ID = this.#next('DOCUMENTS');
    const other = this.#others.document(document.sha256);
    if (other) {
      const { row, coder } = other;
      const { title, date } = facts;
      return {
        ...row,
        ID,
        Coder: coder === undefined ? 1 : this.#coder(coder),
        ...(title === undefined ? {} : { Title: this.#short(title) }),
        ...(date === undefined ? {} : { Date: secondsOf(date, Number(row.Date ?? 0)) }),
      };
    }
    return {
      ID,
      Title: this.#short(document.title ?? document.source.name),
      Text: document.text,
      Coder: 1,
      Author: this.#short(document.authors.join(', ')),
      Source: this.#short(document.publisher ?? ''),
      Section: '',
      Notes: '',
      Type: '',
      Date: document.date === undefined ? 0 : secondsOf(document.date, 0),
    };
  }

  #coder(name: string): number {
    return this.#coders.get(name) ?? this.#addCoder(name);
  }

  /** @returns its id in the tables */
  statement(record: DiscourseStatement, found: CaseRecord, state: DocumentState, known: number | undefined): number {
    const document = this.#rowOf.get(state.reading.document.id) as Row;
    const row = (known === undefined ? undefined : this.#statements.get(known)) ?? this.#newStatement(document, found);
    const id = Number(row.ID);
    const places = this.#places.get(Number(row.DocumentId)) as DnaPlaces;
    const { start, end } = record.evidence;
    if (known === undefined || places.toCanonical(Number(row.Start)) !== start) row.Start = places.toDna(start);
    if (known === undefined || places.toCanonical(Number(row.Stop)) !== end) row.Stop = places.toDna(end);
    const before = this.#options.kept && known !== undefined ? this.#values.get(id) : undefined;
    const type = this.#types.get(record.type) ?? this.#type(this.#spare(record.type));
    if (row.StatementTypeId !== type && known !== undefined) this.#emptied(id);
    row.StatementTypeId = type;
    for (const { ID, Variable, DataType } of this.#tables.VARIABLES.filter((one) => one.StatementTypeId === type)) {
      const value = record.values[String(Variable)];
      const isNew = known === undefined || row.ID !== known;
      if (isNew || before?.[String(Variable)] !== value) this.#say(id, Number(ID), DataType as VariableKind, value);
    }
    this.#recordOf.set(id, { document: found.document, record: found.id });
    return id;
  }

  #spare(name: string): StatementType {
    return this.#options.spare?.find((type) => type.name === name) ?? { name, variables: [] };
  }

  /** Whether the text of a document of the file is in the case. */
  holds(document: number): boolean {
    return this.#texts.has(this.#places.get(document)?.text ?? '');
  }

  /** Takes a statement out of the tables. */
  without(id: number): void {
    this.#gone.add(id);
  }

  done(): DnaOfCase {
    const kept = (rows: readonly Row[], column: string): Row[] =>
      this.#gone.size === 0 ? [...rows] : rows.filter((row) => !this.#gone.has(Number(row[column])));
    const tables = {
      ...this.#tables,
      STATEMENTS: kept(this.#tables.STATEMENTS, 'ID'),
      ...Object.fromEntries(Object.values(DATA).map((name) => [name, kept(this.#tables[name], 'StatementId')])),
    };
    return { tables, recordOf: this.#recordOf, cut: this.#cut };
  }

  #newStatement(document: Row, { decided, status, record }: CaseRecord): Row {
    const from = record.kind === 'discourse-statement' ? record.dna : undefined;
    const coder = (from && this.#others.coder(from)) ?? (status === 'open' ? MACHINE : (decided?.coder ?? MACHINE));
    const row: Row = {
      ID: this.#next('STATEMENTS'),
      StatementTypeId: null,
      DocumentId: document.ID ?? null,
      Start: 0,
      Stop: 0,
      Coder: this.#coder(coder),
    };
    this.#tables.STATEMENTS.push(row);
    return row;
  }

  /** Takes away what a statement said by another type. */
  #emptied(id: number): void {
    for (const name of Object.values(DATA)) {
      this.#tables[name] = this.#tables[name].filter(({ StatementId }) => StatementId !== id);
      this.#data.delete(name);
    }
  }

  #say(statement: number, variable: number, kind: VariableKind, value: StatementValue | undefined): void {
    const name = DATA[kind];
    const column = kind === 'short text' ? 'Entity' : 'Value';
    const cell = this.#cellOf(variable, kind, value);
    const rows = this.#rowsOf(name);
    const row = rows.get(`${statement} ${variable}`);
    if (cell === undefined) {
      this.#tables[name] = this.#tables[name].filter((one) => one !== row);
      rows.delete(`${statement} ${variable}`);
    } else if (row) row[column] = cell;
    else {
      const made: Row = { ID: this.#next(name), StatementId: statement, VariableId: variable, [column]: cell };
      this.#tables[name].push(made);
      rows.set(`${statement} ${variable}`, made);
    }
  }

  /** What stands in the table for a value; DNA has an entity and a text for what has none, and nothing for numbers. */
  #cellOf(variable: number, kind: VariableKind, value: StatementValue | undefined): string | number | undefined {
    if (kind === 'short text') return this.#entity(variable, String(value ?? ''));
    if (kind === 'long text') return String(value ?? '');
    return value === undefined ? undefined : Number(value);
  }

  #rowsOf(name: DnaTable): Map<string, Row> {
    const known =
      this.#data.get(name) ??
      new Map(this.#tables[name].map((row) => [`${row.StatementId} ${row.VariableId}`, row] as const));
    this.#data.set(name, known);
    return known;
  }

  #entity(variable: number, value: string): number {
    const known = this.#entities.get(`${variable} ${value}`);
    if (known !== undefined) return known;
    const id = this.#next('ENTITIES');
    this.#entities.set(`${variable} ${value}`, id);
    const other = this.#others.entity(this.#variableName(variable), value);
    this.#tables.ENTITIES.push({
      ID: id,
      VariableId: variable,
      Value: value,
      ...(other?.colour ?? { Red: 0, Green: 0, Blue: 0 }),
      ChildOf: null,
    });
    for (const name of other?.attributes.keys() ?? []) this.#attributeVariable(variable, name);
    for (const { ID, VariableId, AttributeVariable } of this.#tables.ATTRIBUTEVARIABLES) {
      if (VariableId !== variable) continue;
      this.#tables.ATTRIBUTEVALUES.push({
        ID: this.#next('ATTRIBUTEVALUES'),
        EntityId: id,
        AttributeVariableId: ID ?? null,
        AttributeValue: other?.attributes.get(String(AttributeVariable)) ?? '',
      });
    }
    return id;
  }

  /** Statement type and name of a variable. */
  #variableName(variable: number): VariableName {
    const row = this.#tables.VARIABLES.find(({ ID }) => ID === variable);
    const type = this.#tables.STATEMENTTYPES.find(({ ID }) => ID === row?.StatementTypeId);
    return { type: String(type?.Label), variable: String(row?.Variable) };
  }

  /** An attribute of a variable; entities that are there have it empty. */
  #attributeVariable(variable: number, name: string): void {
    const own = this.#tables.ATTRIBUTEVARIABLES.filter(({ VariableId }) => VariableId === variable);
    if (own.some(({ AttributeVariable }) => AttributeVariable === name)) return;
    const id = this.#next('ATTRIBUTEVARIABLES');
    this.#tables.ATTRIBUTEVARIABLES.push({ ID: id, VariableId: variable, AttributeVariable: name });
    for (const { ID, VariableId } of this.#tables.ENTITIES.slice(0, -1)) {
      if (VariableId !== variable) continue;
      this.#tables.ATTRIBUTEVALUES.push({
        ID: this.#next('ATTRIBUTEVALUES'),
        EntityId: ID ?? null,
        AttributeVariableId: id,
        AttributeValue: '',
      });
    }
  }

  /** A statement type with its variables; of one that is there only the variables that it lacks are added. */
  #type({ name, variables }: StatementType): number {
    const id = this.#types.get(name) ?? this.#next('STATEMENTTYPES');
    if (!this.#types.has(name)) {
      this.#types.set(name, id);
      this.#tables.STATEMENTTYPES.push({
        ...(this.#others.type(name) ?? { Red: 255, Green: 255, Blue: 0 }),
        ID: id,
        Label: name,
      });
    }
    const there = new Set(
      this.#tables.VARIABLES.filter((row) => row.StatementTypeId === id).map(({ Variable }) => String(Variable)),
    );
    for (const { name: variable, kind } of variables) {
      if (there.has(variable)) continue;
      const own = this.#next('VARIABLES');
      this.#tables.VARIABLES.push({ ID: own, Variable: variable, DataType: kind, StatementTypeId: id });
      if (kind !== 'short text') continue;
      for (const attribute of ['Type', 'Alias', 'Notes']) {
        const row = { ID: this.#next('ATTRIBUTEVARIABLES'), VariableId: own, AttributeVariable: attribute };
        this.#tables.ATTRIBUTEVARIABLES.push(row);
      }
      this.#entity(own, '');
    }
    return id;
  }

  #addCoder(name: string): number {
    const id = this.#next('CODERS');
    const other = this.#others.coderRow(name);
    this.#tables.CODERS.push(other ? { ...other, ID: id, Name: name } : newCoder(id, this.#short(name)));
    this.#coders.set(name, id);
    for (const { ID } of this.#tables.CODERS) {
      if (ID === id) continue;
      for (const [Coder, OtherCoder] of [
        [ID, id],
        [id, ID],
      ]) {
        this.#tables.CODERRELATIONS.push({
          ID: this.#next('CODERRELATIONS'),
          Coder: Coder ?? null,
          OtherCoder: OtherCoder ?? null,
          ...{ viewStatements: 1, editStatements: 1, viewDocuments: 1, editDocuments: 1 },
        });
      }
    }
    return id;
  }

  #short(text: string): string {
    const letters = [...text];
    if (letters.length <= LONGEST_LABEL) return text;
    this.#cut++;
    return `${letters.slice(0, LONGEST_LABEL - 1).join('')}…`;
  }

  #next(table: DnaTable): number {
    const last = this.#last.get(table) ?? this.#tables[table].reduce((most, { ID }) => Math.max(most, Number(ID)), 0);
    this.#last.set(table, last + 1);
    return last + 1;
  }
}

/** A coder who may do everything, as DNA makes them. */
function newCoder(id: number, name: string): Row {
  return {
    ID: id,
    Name: name,
    ...{ Red: 255, Green: 255, Blue: 0, Refresh: 0, FontSize: 14, Password: '', PopupWidth: 300 },
    ...{ ColorByCoder: 0, PopupDecoration: 0, PopupAutoComplete: 1 },
    ...Object.fromEntries(PERMISSIONS.map((permission) => [`Permission${permission}`, 1])),
  };
}

const DAY = 86_400;

/** Seconds of a day, at the time of day that was there. */
function secondsOf(day: string, before: number): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 + (((before % DAY) + DAY) % DAY);
}
