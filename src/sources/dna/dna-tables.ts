/** What a cell of a .dna file holds. */
export type DnaCell = string | number | null;
export type DnaRow = Readonly<Record<string, DnaCell>>;

/** How a column is declared. */
interface DnaColumn {
  readonly type: 'INTEGER' | 'TEXT';
  readonly key?: true;
  readonly required?: true;
  readonly otherwise?: string;
  /** A condition that a cell must meet. */
  readonly check?: string;
  /** Table of whose ids it is one. */
  readonly of?: string;
}

interface DnaTableForm {
  readonly columns: Readonly<Record<string, DnaColumn>>;
  /** Columns that no two rows share, and a condition between columns. */
  readonly unique?: readonly string[];
  readonly check?: string;
}

const id: DnaColumn = { type: 'INTEGER', key: true, required: true };
const long: DnaColumn = { type: 'TEXT', required: true };
const flag = (otherwise: string): DnaColumn => ({
  type: 'INTEGER',
  required: true,
  otherwise,
  check: 'BETWEEN 0 AND 1',
});
const of = (table: string, required = false): DnaColumn => ({
  type: 'INTEGER',
  of: table,
  ...(required && { required }),
});
const whole = (otherwise: string, check: string): DnaColumn => ({ type: 'INTEGER', required: true, otherwise, check });
/** Texts shorter than this fit into all databases that DNA uses. */
export const SHORT_TEXT = 191;
const short: DnaColumn = { type: 'TEXT', required: true, check: `LENGTH < ${SHORT_TEXT}` };
const shortOrEmpty: DnaColumn = { ...short, otherwise: "''" };
const shade: DnaColumn = whole('0', 'BETWEEN 0 AND 255');
const colour = { Red: shade, Green: shade, Blue: shade };
const value = { ID: id, StatementId: of('STATEMENTS', true), VariableId: of('VARIABLES', true) };

/** What coders may do, in the order of DNA 3. */
export const PERMISSIONS = [
  'AddDocuments',
  'EditDocuments',
  'DeleteDocuments',
  'ImportDocuments',
  'AddStatements',
  'EditStatements',
  'DeleteStatements',
  'EditAttributes',
  'EditRegex',
  'EditStatementTypes',
  'EditCoders',
  'EditCoderRelations',
  'ViewOthersDocuments',
  'EditOthersDocuments',
  'ViewOthersStatements',
  'EditOthersStatements',
] as const;

/** The tables of a file of DNA 3, in an order in which they can be filled. */
export const DNA_TABLES = {
  SETTINGS: { columns: { Property: { type: 'TEXT', key: true }, Value: long } },
  CODERS: {
    columns: {
      ID: id,
      Name: short,
      ...colour,
      Refresh: whole('0', 'BETWEEN 0 AND 9999'),
      FontSize: whole('14', 'BETWEEN 1 AND 99'),
      Password: short,
      PopupWidth: { type: 'INTEGER', otherwise: '300', check: 'BETWEEN 100 AND 9999' },
      ColorByCoder: flag('0'),
      PopupDecoration: flag('0'),
      PopupAutoComplete: flag('1'),
      ...Object.fromEntries(PERMISSIONS.map((name) => [`Permission${name}`, flag('1')])),
    },
  },
  DOCUMENTS: {
    columns: {
      ID: id,
      Title: short,
      Text: long,
      Coder: of('CODERS'),
      Author: shortOrEmpty,
      Source: shortOrEmpty,
      Section: shortOrEmpty,
      Notes: { ...long, otherwise: "''" },
      Type: shortOrEmpty,
      Date: { type: 'INTEGER', required: true },
    },
  },
  STATEMENTTYPES: { columns: { ID: id, Label: short, ...colour } },
  VARIABLES: {
    columns: {
      ID: id,
      Variable: short,
      DataType: {
        type: 'TEXT',
        required: true,
        otherwise: "'short text'",
        check: "IN ('boolean', 'integer', 'long text', 'short text')",
      },
      StatementTypeId: of('STATEMENTTYPES'),
    },
    unique: ['Variable', 'StatementTypeId'],
  },
  VARIABLELINKS: {
    columns: { ID: id, SourceVariableId: of('VARIABLES'), TargetVariableId: of('VARIABLES') },
    check: 'TargetVariableId != SourceVariableId',
  },
  REGEXES: { columns: { Label: { type: 'TEXT', key: true, check: `LENGTH < ${SHORT_TEXT}` }, ...colour } },
  CODERRELATIONS: {
    columns: {
      ID: id,
      Coder: of('CODERS'),
      OtherCoder: of('CODERS'),
      viewStatements: flag('1'),
      editStatements: flag('1'),
      viewDocuments: flag('1'),
      editDocuments: flag('1'),
    },
    check: 'Coder != OtherCoder',
  },
  STATEMENTS: {
    columns: {
      ID: id,
      StatementTypeId: of('STATEMENTTYPES'),
      DocumentId: of('DOCUMENTS'),
      Start: { type: 'INTEGER', required: true, check: '>= 0' },
      Stop: { type: 'INTEGER', required: true, check: '>= 0' },
      Coder: of('CODERS'),
    },
    check: 'Start < Stop',
  },
  ENTITIES: {
    columns: {
      ID: id,
      VariableId: of('VARIABLES', true),
      Value: shortOrEmpty,
      Red: { type: 'INTEGER', check: 'BETWEEN 0 AND 255' },
      Green: { type: 'INTEGER', check: 'BETWEEN 0 AND 255' },
      Blue: { type: 'INTEGER', check: 'BETWEEN 0 AND 255' },
      ChildOf: of('ENTITIES'),
    },
    unique: ['VariableId', 'Value'],
  },
  DATABOOLEAN: {
    columns: { ...value, Value: { type: 'INTEGER', required: true, otherwise: '1' } },
    unique: ['StatementId', 'VariableId'],
  },
  DATAINTEGER: {
    columns: { ...value, Value: { type: 'INTEGER', required: true, otherwise: '0' } },
    unique: ['StatementId', 'VariableId'],
  },
  DATASHORTTEXT: {
    columns: { ...value, Entity: of('ENTITIES', true) },
    unique: ['StatementId', 'VariableId'],
  },
  DATALONGTEXT: {
    columns: { ...value, Value: { type: 'TEXT', otherwise: "''" } },
    unique: ['StatementId', 'VariableId'],
  },
  ATTRIBUTEVARIABLES: {
    columns: { ID: id, VariableId: of('VARIABLES', true), AttributeVariable: short },
    unique: ['VariableId', 'AttributeVariable'],
  },
  ATTRIBUTEVALUES: {
    columns: {
      ID: id,
      EntityId: of('ENTITIES', true),
      AttributeVariableId: of('ATTRIBUTEVARIABLES', true),
      AttributeValue: shortOrEmpty,
    },
    unique: ['EntityId', 'AttributeVariableId'],
  },
} as const satisfies Readonly<Record<string, DnaTableForm>>;

export type DnaTable = keyof typeof DNA_TABLES;

/** The rows of every table, by id. */
export type DnaTables = Readonly<Record<DnaTable, readonly DnaRow[]>>;

/** Names of the tables, in an order in which they can be filled. */
export const DNA_TABLE_NAMES = Object.keys(DNA_TABLES) as readonly DnaTable[];

/** Names of the columns of a table. */
export function columnsOf(table: DnaTable): readonly string[] {
  return Object.keys(DNA_TABLES[table].columns);
}

/** The statement of SQL that makes a table. */
export function createTable(table: DnaTable): string {
  const form: DnaTableForm = DNA_TABLES[table];
  const columns = Object.entries(form.columns).map(([name, column]) => declaration(name, column));
  const references = Object.entries(form.columns).flatMap(([name, { of: other }]) =>
    other ? [`FOREIGN KEY(${name}) REFERENCES ${other}(ID) ON DELETE CASCADE`] : [],
  );
  const rest = [
    ...(form.unique ? [`UNIQUE(${form.unique.join(', ')})`] : []),
    ...(form.check ? [`CHECK(${form.check})`] : []),
  ];
  return `CREATE TABLE ${table}(${[...columns, ...rest, ...references].join(', ')})`;
}

function declaration(name: string, { type, key, required, otherwise, check }: DnaColumn): string {
  const parts = [name, type];
  if (key) parts.push('PRIMARY KEY');
  if (required) parts.push('NOT NULL');
  if (otherwise !== undefined) parts.push(`DEFAULT ${otherwise}`);
  if (check)
    parts.push(
      `CHECK(${check.startsWith('LENGTH') ? check.replace('LENGTH', `LENGTH(${name})`) : `${name} ${check}`})`,
    );
  return parts.join(' ');
}
