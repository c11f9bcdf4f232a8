import { existsSync } from 'node:fs';
import { type Selection, timeOfStatement } from '../../measures/discourse/select-statements.ts';
import type { Passage } from '../../measures/passage.ts';
import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { codedStatementsOf, type DnaTables, readDna, statementQuotes, statementTypes } from '../../sources/index.ts';
import type { ReaderTrust } from './error-rates.ts';

/** Attributes and colours of entities, by variable and name: `organization China`. */
export type EntityFacts = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Statements that are asked about, with what stands behind them. */
export interface CodedSource {
  readonly coded: CodedStatements;
  /** Statement types that could be chosen. */
  readonly types: readonly string[];
  /** The words of a statement in its text, by its place in `coded`; empty where the text has none there. */
  readonly quoteOf: (statement: number) => string;
  readonly facts: () => EntityFacts;
  /** Sentences about what is odd in it. */
  readonly warnings: readonly string[];
  /** Of statements of a case: the sentence of their record, by place in `coded`. */
  readonly passageOf?: (statement: number) => Passage | undefined;
  /** Of statements of a case: ids of actors, by their names. */
  readonly actors?: ReadonlyMap<string, string>;
  /** Of statements of a case: how often the reader is right, by what people decided. */
  readonly trust?: ReaderTrust | undefined;
}

/**
 * Reads the statements of a file of the Discourse Network Analyzer.
 *
 * @param place where the file lies
 * @param name as whoever asks calls it
 * @throws EntenteError `unreadable`, and `usage` for a statement type that it lacks or one without a statement
 */
export function openDnaFile(place: string, name: string, type?: string): CodedSource {
  if (!existsSync(place)) throw new EntenteError('unreadable', `There is no file ${name}; check the name.`);
  const { tables, warnings } = readDna(place);
  const coded = codedStatementsOf(tables, type);
  if (coded.id.length === 0) {
    throw new EntenteError(
      'usage',
      `${name} has no statements of the type "${coded.type}"; name another one with --type.`,
    );
  }
  return {
    coded,
    types: statementTypes(tables),
    quoteOf: statementQuotes(tables, coded),
    facts: () => entityFacts(tables),
    warnings: warnings.map(({ sentence }) => sentence),
  };
}

/** Attributes and colours of the entities of a database of DNA. */
export function entityFacts(tables: DnaTables): EntityFacts {
  const variable = new Map(tables.VARIABLES.map(({ ID, Variable }) => [ID, String(Variable)]));
  const attribute = new Map(tables.ATTRIBUTEVARIABLES.map((row) => [row.ID, String(row.AttributeVariable)]));
  const values = new Map<unknown, (readonly [name: string, value: string])[]>();
  for (const { EntityId, AttributeVariableId, AttributeValue } of tables.ATTRIBUTEVALUES) {
    const known = values.get(EntityId) ?? [];
    known.push([attribute.get(AttributeVariableId) ?? '', String(AttributeValue)]);
    values.set(EntityId, known);
  }
  const shade = (value: unknown): string =>
    Number(value ?? 0)
      .toString(16)
      .padStart(2, '0');
  return new Map(
    tables.ENTITIES.map(({ ID, VariableId, Value, Red, Green, Blue }) => [
      `${variable.get(VariableId)} ${Value}`,
      { ...Object.fromEntries(values.get(ID) ?? []), colour: `#${[Red, Green, Blue].map(shade).join('')}` },
    ]),
  );
}

/** The ids of some statements of a selection, in the order of time. */
export function idsOf({ data, kept }: Selection, fits: (statement: number) => boolean): readonly number[] {
  return Array.from(kept.filter(fits), (s) => data.id[s] as number);
}

/** The ids of the statements of each stretch of time. */
export function idsOfSlices(
  selection: Selection,
  slices: readonly { readonly from: number; readonly to: number }[],
): readonly (readonly number[])[] {
  return slices.map(({ from, to }) =>
    idsOf(selection, (s) => {
      const time = timeOfStatement(selection.data, s);
      return time >= from && time <= to;
    }),
  );
}

/** The ids of the statements on each column, such as a concept. */
export function idsOfColumns(selection: Selection): ReadonlyMap<string, readonly number[]> {
  const { labels, code } = selection.columns;
  return new Map(labels.map((label, n) => [label, idsOf(selection, (s) => code[s] === n)]));
}
