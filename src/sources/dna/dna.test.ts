import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { dnaText } from './check-dna.ts';
import { codedStatementsOf, statementTypes } from './coded-statements-of.ts';
import { noTables, writeDna2 } from './dna-file.fixture.ts';
import { readDna } from './read-dna.ts';
import { dnaHashes, writeDna } from './write-dna.ts';

const root = join(import.meta.dirname, '../../..');
const example = join(root, 'examples/missile-test.dna');
const shared = join(process.env.ENTENTE_SHARED || join(root, '../shared'), 'data/discourse');
const folder = mkdtempSync(join(tmpdir(), 'entente-dna-'));
let files = 0;
const path = (): string => join(folder, `${++files}.dna`);
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the example after some SQL. */
function altered(...sql: readonly string[]): string {
  const file = path();
  copyFileSync(example, file);
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  for (const statement of sql) db.exec(statement);
  db.close();
  return file;
}

describe('a file of DNA 3', () => {
  it('is read whole, and its statements lie where their words are', () => {
    const { version, tables, warnings } = readDna(example);
    expect([version, warnings, statementTypes(tables)]).toEqual(['3.0.7', [], ['DNA Statement', 'Annotation']]);
    const coded = codedStatementsOf(tables);
    expect(coded.variables.map(({ name, kind }) => `${name} (${kind})`)).toEqual([
      'person (short text)',
      'organization (short text)',
      'concept (short text)',
      'agreement (boolean)',
      'intensity (integer)',
      'frame (short text)',
    ]);
    // Each text has an emoji before its statements.
    for (const [n, document] of coded.document.entries()) {
      const words = dnaText(String(tables.DOCUMENTS[document]?.Text)).slice(coded.start[n], coded.stop[n]);
      expect(words).toMatch(/^\S.* (?:backed|opposed) “.*”\.$/);
    }
  });

  it('goes back with the same hash of every table, and no file is replaced unasked', () => {
    const file = path();
    const { tables } = readDna(example);
    writeDna(file, tables);
    expect(dnaHashes(readDna(file).tables)).toEqual(dnaHashes(tables));
    expect(() => writeDna(file, tables)).toThrow('exists already');
    writeDna(file, { ...tables, REGEXES: [] }, { overwrite: true });
    expect(readDna(file).tables.REGEXES).toEqual([]);
    const before = dnaHashes(tables);
    const after = dnaHashes(readDna(file).tables);
    expect(Object.keys(before).filter((table) => before[table as 'CODERS'] !== after[table as 'CODERS'])).toEqual([
      'REGEXES',
    ]);
  });

  it.skipIf(!existsSync(shared))('the sample that DNA ships does so, too (skipped without the shared data)', () => {
    for (const name of ['sample.dna', 'synthetic.dna']) {
      const { tables } = readDna(join(shared, name));
      const file = path();
      writeDna(file, tables);
      expect(dnaHashes(readDna(file).tables)).toEqual(dnaHashes(tables));
    }
  });
});

describe('a file of DNA 2', () => {
  it('comes into the form of DNA 3: entities with attributes, seconds, permissions of coders', () => {
    const file = path();
    writeDna2(file);
    const { version, tables, warnings } = readDna(file);
    expect(version).toBe('2.0 beta 25');
    expect(tables.DOCUMENTS[0]).toMatchObject({ ID: 7, Date: 1499212800, Source: '', Author: 'Lee' });
    expect(tables.CODERS[1]).toMatchObject({
      Name: 'Coder',
      PermissionEditCoders: 0,
      PermissionAddDocuments: 1,
      Password: '',
    });
    const vell = tables.ENTITIES.find(({ Value }) => Value === 'Vell');
    expect(vell).toMatchObject({ ID: 9, VariableId: 1, Red: 2, ChildOf: 5 });
    const values = tables.ATTRIBUTEVALUES.filter(({ EntityId }) => EntityId === 9).map(
      ({ AttributeValue }) => AttributeValue,
    );
    expect(values).toEqual(['state', '', 'north']);
    // A concept that has no attribute becomes an entity, and so does the empty value of each variable.
    expect(tables.ENTITIES.map(({ Value }) => Value).toSorted()).toEqual(['', '', 'Kosk', 'Vell', 'talks']);
    expect(tables.SETTINGS).toContainEqual({ Property: 'activeCoder', Value: '1' });
    expect(warnings.map(({ kind }) => kind)).toEqual(['crlf']);
    const coded = codedStatementsOf(tables);
    expect(dnaText(String(tables.DOCUMENTS[0]?.Text)).slice(coded.start[1], coded.stop[1])).toBe('Vell refused.');
  });

  it('is the same after a second round trip, and opens in DNA with a password that is given', () => {
    const [file, once, twice] = [path(), path(), path()];
    writeDna2(file);
    const first = readDna(file).tables;
    writeDna(once, first);
    const second = readDna(once);
    expect([second.version, dnaHashes(second.tables)]).toEqual(['3.0.7', dnaHashes(first)]);
    writeDna(twice, second.tables, { password: 'kosk' });
    const { CODERS, ...others } = readDna(twice).tables;
    expect(dnaHashes({ ...others, CODERS: second.tables.CODERS })).toEqual(dnaHashes(first));
    // Salt and digest together are 48 bytes.
    expect(CODERS.map(({ Password }) => Buffer.from(String(Password), 'base64').length)).toEqual([48, 48]);
  });

  it('keeps links between statements apart, which DNA 3 does not know, and says so', () => {
    const file = path();
    writeDna2(file, ['INSERT INTO STATEMENTLINKS VALUES(1, 1, 2)']);
    const { others, warnings } = readDna(file);
    expect(others).toEqual({ STATEMENTLINKS: [{ ID: 1, SourceId: 1, TargetId: 2 }] });
    expect(warnings.at(-1)?.sentence).toContain('no links between statements');
  });

  it.skipIf(!existsSync(shared))(
    'the sample in both forms holds the same statements (skipped without the shared data)',
    () => {
      const [two, three] = ['sample_dna2.dna', 'sample.dna'].map((name) => readDna(join(shared, name)).tables);
      const said = (tables: typeof two): readonly string[] => {
        const coded = codedStatementsOf(tables as NonNullable<typeof two>);
        // Each file counts its statements in its own way.
        const rows = Array.from(coded.id, (_, n) => [
          coded.documents.title[coded.document[n] as number],
          coded.documents.time[coded.document[n] as number],
          coded.start[n],
          coded.stop[n],
          ...coded.variables.map((variable) =>
            'labels' in variable ? variable.labels[variable.value[n] as number] : variable.value[n],
          ),
        ]);
        return rows.map((row) => JSON.stringify(row)).toSorted();
      };
      expect(said(two)).toEqual(said(three));
      expect(two?.ATTRIBUTEVALUES).toHaveLength(69);
    },
  );
});

describe('what cannot be read is said in one sentence', () => {
  it.each([
    ['a file of DNA 1', '<?xml version="1.0"?><discourse/>', /is a file of DNA 1.*open it in DNA 2/],
    ['a text', 'Kosk agreed.', /is no file of DNA 2 or 3/],
    ['nothing', '', /is no file of DNA 2 or 3/],
  ])('%s', (_, text, sentence) => {
    const file = path();
    writeFileSync(file, text);
    expect(() => readDna(file)).toThrow(sentence);
  });

  it('a file that is not there, another database, a damaged one', () => {
    expect(() => readDna(path())).toThrow('cannot be read; check the name');
    const other = path();
    const db = new DatabaseSync(other);
    db.exec('CREATE TABLE notes(text)');
    db.close();
    expect(() => readDna(other)).toThrow('its tables are not those of DNA 2 or 3');
    const bytes = readFileSync(example);
    for (const damaged of [bytes.subarray(0, 20_000), Buffer.from(bytes).fill(7, 4096, 60_000)]) {
      const file = path();
      writeFileSync(file, damaged);
      expect(() => readDna(file)).toThrow(/is damaged|lacks the table|not those of DNA/);
    }
    expect(() => readDna(altered('ALTER TABLE ENTITIES DROP COLUMN ChildOf'))).toThrow(
      'the table ENTITIES lacks ChildOf',
    );
    expect(() => readDna(altered('DROP TABLE REGEXES'))).toThrow('lacks the table REGEXES');
  });

  it('places outside the text, ends of lines, statements without a document, odd answers', () => {
    const file = altered(
      'UPDATE STATEMENTS SET Stop = 100000 WHERE ID = 3',
      'UPDATE DOCUMENTS SET Text = replace(Text, char(10), char(13, 10)) WHERE ID = 2',
      'UPDATE STATEMENTS SET DocumentId = 99 WHERE ID IN (4, 5)',
      'UPDATE DATABOOLEAN SET Value = 3 WHERE StatementId = 1',
    );
    const { warnings, tables } = readDna(file);
    expect(warnings.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Statement 3 lies outside the text/),
      expect.stringMatching(/^One document has lines that end in CR and LF \(2\)/),
      expect.stringMatching(/^2 statements \(4, 5\) lie, each, in a document that the file lacks/),
      expect.stringMatching(/^One yes-or-no value is neither 0 nor 1/),
    ]);
    const coded = codedStatementsOf(tables);
    expect([...coded.id]).not.toContain(4);
    expect(coded.variables.find(({ name }) => name === 'agreement')?.value[coded.id.indexOf(1)]).toBe(1);
  });

  it('a statement type that is not there, rows that DNA would refuse', () => {
    const { tables } = readDna(example);
    expect(() => codedStatementsOf(tables, 'Story')).toThrow(
      'no statement type "Story"; the file has DNA Statement, Annotation',
    );
    expect(() => codedStatementsOf(noTables())).toThrow('the file has none');
    const [document] = tables.DOCUMENTS;
    const long = { ...tables, DOCUMENTS: [{ ...document, ID: 1, Title: 'x'.repeat(191) }] };
    expect(() => writeDna(path(), long)).toThrow(
      'Title of row 1 of DOCUMENTS has 191 characters; DNA takes 190 at the most',
    );
    const backwards = {
      ...tables,
      STATEMENTS: [{ ID: 1, StatementTypeId: 1, DocumentId: 1, Start: 9, Stop: 3, Coder: 1 }],
    };
    expect(() => writeDna(path(), backwards)).toThrow('DNA would refuse row 1 of STATEMENTS');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
