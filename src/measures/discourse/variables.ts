import { type CodedDocuments, type CodedStatements, NO_VALUE } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';

/** A variable, ready to count: the value of each statement as a place in `labels`. */
export interface StatementColumn {
  readonly name: string;
  /** Whether it belongs to the document and not to the statement. */
  readonly ofDocument: boolean;
  readonly kind: 'text' | 'integer' | 'boolean';
  /** Sorted by UTF-16 code unit, or by size where they are numbers. */
  readonly labels: readonly string[];
  /** Place in `labels` of each statement; -1 where it has no value or an empty text. */
  readonly code: Int32Array;
}

const DOCUMENT_VARIABLES = ['author', 'source', 'section', 'type', 'id', 'title'] as const;
const PREFIX = 'document.';

/**
 * The column of a variable.
 * @throws EntenteError (usage) where the statements have no such variable, or it holds long texts
 */
export function columnOf(data: CodedStatements, name: string): StatementColumn {
  if (name.startsWith(PREFIX)) return documentColumn(data, name);
  const variable = data.variables.find((candidate) => candidate.name === name);
  if (!variable) {
    const known = [...data.variables.map((v) => v.name), ...DOCUMENT_VARIABLES.map((v) => PREFIX + v)];
    throw new EntenteError(
      'usage',
      `Statements of the type "${data.type}" have no variable "${name}"; they have ${known.join(', ')}.`,
    );
  }
  if (variable.kind === 'long text') {
    throw new EntenteError(
      'usage',
      `"${name}" holds long texts, which no network can be made of; name another variable.`,
    );
  }
  if (variable.kind === 'short text') return textColumn(name, false, variable.labels, variable.value);
  return numberColumn(name, variable.kind, variable.value);
}

/** The columns by whose values statements can be chosen: all but long texts, those of the document last. */
export function choosableColumns(data: CodedStatements): readonly StatementColumn[] {
  const own = data.variables.filter(({ kind }) => kind !== 'long text').map(({ name }) => name);
  return [...own, ...DOCUMENT_VARIABLES.map((name) => PREFIX + name)].map((name) => columnOf(data, name));
}

function documentColumn({ documents, document }: CodedStatements, name: string): StatementColumn {
  const field = DOCUMENT_VARIABLES.find((variable) => PREFIX + variable === name);
  if (!field) {
    throw new EntenteError(
      'usage',
      `Documents have no variable "${name}"; they have ${DOCUMENT_VARIABLES.map((v) => PREFIX + v).join(', ')}.`,
    );
  }
  return textColumn(name, true, documents[field satisfies keyof CodedDocuments].map(String), document);
}

function textColumn(name: string, ofDocument: boolean, texts: readonly string[], value: Int32Array): StatementColumn {
  const labels = [...new Set(texts)].filter((text) => text !== '').sort();
  const place = new Map(labels.map((label, n) => [label, n]));
  const codes = texts.map((text) => place.get(text) ?? -1);
  return { name, ofDocument, kind: 'text', labels, code: value.map((n) => codes[n] ?? -1) };
}

function numberColumn(name: string, kind: 'integer' | 'boolean', value: Int32Array): StatementColumn {
  const numbers = kind === 'boolean' ? [0, 1] : [...new Set(value)].filter((n) => n !== NO_VALUE).sort((a, b) => a - b);
  const place = new Map(numbers.map((number, n) => [number, n]));
  return { name, ofDocument: false, kind, labels: numbers.map(String), code: value.map((n) => place.get(n) ?? -1) };
}

/** The column with a label of its own, the first one, for statements without a value. */
export function withEmpty(column: StatementColumn): StatementColumn {
  if (!column.code.includes(-1)) return column;
  return { ...column, kind: 'text', labels: ['', ...column.labels], code: column.code.map((code) => code + 1) };
}
