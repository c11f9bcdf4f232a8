import { type CodedStatements, type CodedVariable, NO_VALUE } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { dnaText } from './check-dna.ts';
import type { DnaRow, DnaTables } from './dna-tables.ts';

/**
 * Names of the statement types of a file, in its order.
 *
 * @example
 * statementTypes(readDna('examples/missile-test.dna').tables); // ['DNA Statement', 'Annotation']
 */
export function statementTypes({ STATEMENTTYPES }: DnaTables): readonly string[] {
  return STATEMENTTYPES.map(({ Label }) => String(Label));
}

/**
 * The statements of one type, as columns for measures.
 *
 * @param type name of the statement type; the first one of the file if absent
 * @throws EntenteError (usage) for a type that the file lacks
 * @example
 * codedStatementsOf(readDna('examples/missile-test.dna').tables).id.length; // 96
 */
export function codedStatementsOf(tables: DnaTables, type?: string): CodedStatements {
  const found =
    type === undefined ? tables.STATEMENTTYPES[0] : tables.STATEMENTTYPES.find(({ Label }) => Label === type);
  if (!found) {
    throw new EntenteError(
      'usage',
      `There is no statement type "${type ?? ''}"; the file has ${statementTypes(tables).join(', ') || 'none'}.`,
    );
  }
  const place = new Map(tables.DOCUMENTS.map(({ ID }, n) => [ID, n]));
  const statements = tables.STATEMENTS.filter(
    ({ StatementTypeId, DocumentId }) => StatementTypeId === found.ID && place.has(DocumentId ?? null),
  );
  const numbers = (column: string): Int32Array => Int32Array.from(statements, (row) => Number(row[column]));
  const texts = (column: string): readonly string[] => tables.DOCUMENTS.map((row) => String(row[column] ?? ''));
  const rowOf = new Map(statements.map(({ ID }, n) => [ID, n]));
  return {
    type: String(found.Label),
    id: numbers('ID'),
    document: Int32Array.from(statements, ({ DocumentId }) => place.get(DocumentId ?? null) as number),
    start: numbers('Start'),
    stop: numbers('Stop'),
    variables: tables.VARIABLES.filter(({ StatementTypeId }) => StatementTypeId === found.ID).map((variable) =>
      variableOf(tables, variable, rowOf, statements.length),
    ),
    documents: {
      id: tables.DOCUMENTS.map(({ ID }) => Number(ID)),
      title: texts('Title'),
      author: texts('Author'),
      source: texts('Source'),
      section: texts('Section'),
      type: texts('Type'),
      time: Float64Array.from(tables.DOCUMENTS, (row) => Number(row.Date)),
    },
  };
}

/**
 * The words of statements in their texts.
 *
 * @returns a function of a statement's place in `coded`; it gives an empty text where the words lie outside of theirs
 * @example
 * const { tables } = readDna('examples/missile-test.dna');
 * statementQuotes(tables, codedStatementsOf(tables))(0).length > 0; // true
 */
export function statementQuotes(
  tables: DnaTables,
  { document, start, stop }: CodedStatements,
): (statement: number) => string {
  const texts = new Map<number, string>();
  return (statement) => {
    const place = document[statement] as number;
    const text = texts.get(place) ?? dnaText(String(tables.DOCUMENTS[place]?.Text ?? ''));
    texts.set(place, text);
    return text.slice(start[statement], stop[statement]);
  };
}

function variableOf(
  tables: DnaTables,
  { ID, Variable, DataType }: DnaRow,
  rowOf: ReadonlyMap<DnaRow[string] | undefined, number>,
  size: number,
): CodedVariable {
  const name = String(Variable);
  const each = (rows: readonly DnaRow[], visit: (n: number, row: DnaRow) => void): void => {
    for (const row of rows) {
      const n = row.VariableId === ID ? rowOf.get(row.StatementId) : undefined;
      if (n !== undefined) visit(n, row);
    }
  };
  if (DataType === 'boolean' || DataType === 'integer') {
    const value = new Int32Array(size).fill(NO_VALUE);
    const boolean = DataType === 'boolean';
    each(boolean ? tables.DATABOOLEAN : tables.DATAINTEGER, (n, { Value }) => {
      value[n] = boolean ? Number(Value !== 0) : Number(Value);
    });
    return { kind: DataType, name, value };
  }
  const text = new Array<string>(size).fill('');
  if (DataType === 'long text') each(tables.DATALONGTEXT, (n, { Value }) => (text[n] = String(Value ?? '')));
  else {
    const entity = new Map(tables.ENTITIES.map((row) => [row.ID, String(row.Value)]));
    each(tables.DATASHORTTEXT, (n, { Entity }) => (text[n] = entity.get(Entity ?? null) ?? ''));
  }
  const labels = [...new Set(text)];
  const code = new Map(labels.map((label, n) => [label, n]));
  return {
    kind: DataType === 'long text' ? 'long text' : 'short text',
    name,
    labels,
    value: Int32Array.from(text, (label) => code.get(label) as number),
  };
}
