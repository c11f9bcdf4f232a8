import { DatabaseSync } from 'node:sqlite';
import { DNA_TABLE_NAMES, type DnaTables } from './dna-tables.ts';

/** A file of DNA 2 of one coder with one document and two statements, the second with an emoji before it. */
export function writeDna2(file: string, more: readonly string[] = []): void {
  const db = new DatabaseSync(file);
  for (const sql of [...DNA2, ...more]) db.exec(sql);
  db.close();
}

const DNA2 = [
  'CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT)',
  "INSERT INTO SETTINGS VALUES('version', '2.0 beta 25'), ('date', '2019-01-01'), ('activeCoder', '1')",
  'CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Password TEXT)',
  "INSERT INTO CODERS VALUES(1, 'Admin', 255, 255, 0, ''), (2, 'Coder', 0, 0, 9, NULL)",
  'CREATE TABLE CODERPERMISSIONS(ID INTEGER PRIMARY KEY, Coder INTEGER, Type TEXT, Permission INTEGER)',
  "INSERT INTO CODERPERMISSIONS VALUES(1, 2, 'editCoders', 0), (2, 2, 'addDocuments', 1)",
  'CREATE TABLE CODERRELATIONS(ID INTEGER PRIMARY KEY, Coder INTEGER, OtherCoder INTEGER, viewStatements INTEGER, editStatements INTEGER, viewDocuments INTEGER, editDocuments INTEGER)',
  'INSERT INTO CODERRELATIONS VALUES(1, 1, 2, 1, 1, 1, 0)',
  'CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER)',
  "INSERT INTO DOCUMENTS VALUES(7, 'Report', 'Kosk agreed.' || char(13, 10) || '🚀 Vell refused.', 1, 'Lee', NULL, '', '', '', 1499212800500)",
  'CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER)',
  "INSERT INTO STATEMENTTYPES VALUES(1, 'DNA Statement', 255, 255, 0)",
  'CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER)',
  "INSERT INTO VARIABLES VALUES(1, 'organization', 'short text', 1), (2, 'concept', 'short text', 1), (3, 'agreement', 'boolean', 1), (4, 'note', 'long text', 1)",
  'CREATE TABLE REGEXES(Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER)',
  "INSERT INTO REGEXES VALUES('agree', 1, 2, 3)",
  'CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER)',
  'INSERT INTO STATEMENTS VALUES(1, 1, 7, 0, 12, 1), (2, 1, 7, 16, 29, 2)',
  'CREATE TABLE STATEMENTLINKS(ID INTEGER PRIMARY KEY, SourceId INTEGER, TargetId INTEGER)',
  'CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT)',
  "INSERT INTO ATTRIBUTES VALUES(5, 1, 'Kosk', 1, 1, 1, 'state', 'the Kosk', '', ''), (9, 1, 'Vell', 2, 2, 2, 'state', '', 'north', 'Kosk')",
  ...['BOOLEAN', 'INTEGER', 'SHORTTEXT', 'LONGTEXT'].map(
    (kind) =>
      `CREATE TABLE DATA${kind}(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, StatementTypeId INTEGER, Value ${kind === 'BOOLEAN' || kind === 'INTEGER' ? 'INTEGER' : 'TEXT'})`,
  ),
  "INSERT INTO DATASHORTTEXT VALUES(1, 1, 1, 1, 'Kosk'), (2, 2, 1, 1, 'Vell'), (3, 1, 2, 1, 'talks'), (4, 2, 2, 1, '')",
  'INSERT INTO DATABOOLEAN VALUES(1, 1, 3, 1, 1), (2, 2, 3, 1, 0)',
  "INSERT INTO DATALONGTEXT VALUES(1, 1, 4, 1, 'a note')",
];

/** Tables without a row. */
export function noTables(): DnaTables {
  return Object.fromEntries(DNA_TABLE_NAMES.map((table) => [table, []])) as unknown as DnaTables;
}
