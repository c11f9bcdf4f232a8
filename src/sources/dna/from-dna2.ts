import { type DnaRow, type DnaTables, PERMISSIONS } from './dna-tables.ts';

type Rows = readonly DnaRow[];

/** Attributes that each entity of DNA 2 has. */
const ATTRIBUTES = ['Type', 'Alias', 'Notes'] as const;

/**
 * The tables of a file of DNA 2 in the form of DNA 3. Kept as they are: ids, texts, coders, relations, statement types,
 * regexes. Changed in form: dates become seconds; permissions become columns of coders; a short text becomes an entity, and the Type,
 * Alias and Notes of an attribute become attributes of that entity. Settings of DNA 2 are kept beside version and date.
 *
 * @param rowsOf all rows of a table of the file
 */
export function fromDna2(rowsOf: (table: string) => Rows): DnaTables {
  const variables = rowsOf('VARIABLES');
  const shortTexts = variables.filter(({ DataType }) => DataType === 'short text');
  const attributeVariables = shortTexts.flatMap(({ ID }, n) =>
    ATTRIBUTES.map(
      (name, m): DnaRow => ({ ID: n * ATTRIBUTES.length + m + 1, VariableId: cell(ID), AttributeVariable: name }),
    ),
  );
  const data = rowsOf('DATASHORTTEXT');
  const { entities, idOf, attributes } = entitiesOf(rowsOf('ATTRIBUTES'), shortTexts, data);
  return {
    SETTINGS: settingsOf(rowsOf('SETTINGS')),
    CODERS: codersOf(rowsOf('CODERS'), rowsOf('CODERPERMISSIONS')),
    DOCUMENTS: rowsOf('DOCUMENTS').map((row) => ({
      ...row,
      ...Object.fromEntries(
        ['Title', 'Text', 'Author', 'Source', 'Section', 'Notes', 'Type'].map((name) => [name, row[name] ?? '']),
      ),
      Date: Math.floor(Number(row.Date ?? 0) / 1000),
    })),
    STATEMENTTYPES: rowsOf('STATEMENTTYPES'),
    VARIABLES: variables,
    VARIABLELINKS: [],
    REGEXES: rowsOf('REGEXES'),
    CODERRELATIONS: rowsOf('CODERRELATIONS'),
    STATEMENTS: rowsOf('STATEMENTS'),
    ENTITIES: entities,
    DATABOOLEAN: rowsOf('DATABOOLEAN').map((row) => withoutType(row, 1)),
    DATAINTEGER: rowsOf('DATAINTEGER').map((row) => withoutType(row, 0)),
    DATASHORTTEXT: data.map(({ ID, StatementId, VariableId, Value }) => ({
      ID: cell(ID),
      StatementId: cell(StatementId),
      VariableId: cell(VariableId),
      Entity: idOf(Number(VariableId), String(Value ?? '')),
    })),
    DATALONGTEXT: rowsOf('DATALONGTEXT').map((row) => withoutType(row, '')),
    ATTRIBUTEVARIABLES: attributeVariables,
    ATTRIBUTEVALUES: attributeValues(entities, attributeVariables, attributes),
  };
}

function cell(value: DnaRow[string] | undefined): DnaRow[string] {
  return value ?? null;
}

function withoutType({ ID, StatementId, VariableId, Value }: DnaRow, otherwise: DnaRow[string]): DnaRow {
  return { ID: cell(ID), StatementId: cell(StatementId), VariableId: cell(VariableId), Value: Value ?? otherwise };
}

/** Settings of DNA 2 stay; version and date become those of DNA 3. */
function settingsOf(settings: Rows): Rows {
  const kept = settings.filter(({ Property }) => Property !== 'version' && Property !== 'date');
  const date = settings.find(({ Property }) => Property === 'date')?.Value ?? '';
  return [{ Property: 'version', Value: '3.0.7' }, { Property: 'date', Value: date }, ...kept];
}

function codersOf(coders: Rows, permissions: Rows): Rows {
  const given = new Map(permissions.map(({ Coder, Type, Permission }) => [`${Coder} ${Type}`, Permission]));
  return coders.map(({ ID, Name, Red, Green, Blue, Password }) => ({
    ID: cell(ID),
    Name: Name ?? '',
    Red: Red ?? 0,
    Green: Green ?? 0,
    Blue: Blue ?? 0,
    Refresh: 0,
    FontSize: 14,
    Password: Password ?? '',
    PopupWidth: 300,
    ColorByCoder: 0,
    PopupDecoration: 0,
    PopupAutoComplete: 1,
    ...Object.fromEntries(
      PERMISSIONS.map((name) => [`Permission${name}`, given.get(`${ID} ${DNA2_NAMES[name]}`) ?? 1]),
    ),
  }));
}

/** What DNA 2 calls a permission; what it does not know is allowed to all. */
const DNA2_NAMES: Readonly<Partial<Record<(typeof PERMISSIONS)[number], string>>> = {
  AddDocuments: 'addDocuments',
  EditDocuments: 'editDocuments',
  DeleteDocuments: 'deleteDocuments',
  ImportDocuments: 'importDocuments',
  AddStatements: 'addStatements',
  EditStatements: 'editStatements',
  DeleteStatements: 'deleteStatements',
  EditRegex: 'editRegex',
  EditStatementTypes: 'editStatementTypes',
  EditCoders: 'editCoders',
  EditCoderRelations: 'editCoderRelations',
  ViewOthersDocuments: 'viewOthersDocuments',
  EditOthersDocuments: 'editOthersDocuments',
  ViewOthersStatements: 'viewOthersStatements',
  EditOthersStatements: 'editOthersStatements',
};

interface Entities {
  readonly entities: Rows;
  readonly idOf: (variable: number, value: string) => number;
  /** The row of DNA 2 that an entity was, by its id. */
  readonly attributes: ReadonlyMap<number, DnaRow>;
}

/** An entity for each attribute, the empty one of each variable, and one for each value without an attribute. */
function entitiesOf(attributes: Rows, variables: Rows, data: Rows): Entities {
  const known = new Map<string, number>();
  const entities: { -readonly [column in keyof DnaRow]: DnaRow[column] }[] = [];
  const rows = new Map<number, DnaRow>();
  let last = Math.max(0, ...attributes.map(({ ID }) => Number(ID)));
  const add = (id: number, variable: number, value: string, row?: DnaRow): void => {
    const key = `${variable} ${value}`;
    if (known.has(key)) return;
    known.set(key, id);
    if (row) rows.set(id, row);
    const { Red = 0, Green = 0, Blue = 0 } = row ?? {};
    entities.push({ ID: id, VariableId: variable, Value: value, Red, Green, Blue, ChildOf: null });
  };
  for (const row of attributes) add(Number(row.ID), Number(row.VariableId), String(row.Value), row);
  for (const { ID } of variables) if (!known.has(`${ID} `)) add(++last, Number(ID), '');
  for (const { VariableId, Value } of data) {
    if (!known.has(`${VariableId} ${Value ?? ''}`)) add(++last, Number(VariableId), String(Value ?? ''));
  }
  for (const entity of entities) {
    const parent = rows.get(Number(entity.ID))?.ChildOf;
    if (parent) entity.ChildOf = known.get(`${entity.VariableId} ${parent}`) ?? null;
  }
  return { entities, idOf: (variable, value) => known.get(`${variable} ${value}`) as number, attributes: rows };
}

function attributeValues(entities: Rows, variables: Rows, attributes: ReadonlyMap<number, DnaRow>): Rows {
  const values: DnaRow[] = [];
  for (const { ID, VariableId } of entities) {
    for (const { ID: variable, VariableId: of, AttributeVariable } of variables) {
      if (of !== VariableId) continue;
      const value = attributes.get(Number(ID))?.[String(AttributeVariable)] ?? '';
      values.push({
        ID: values.length + 1,
        EntityId: cell(ID),
        AttributeVariableId: cell(variable),
        AttributeValue: value,
      });
    }
  }
  return values;
}
