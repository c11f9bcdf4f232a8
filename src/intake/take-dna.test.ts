import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dnaToWrite } from '../casefile/store/case-dna.ts';
import { type CaseFile, createCase } from '../casefile/store/case-file.ts';
import { writeDna2 } from '../sources/dna/dna-file.fixture.ts';
import { dnaHashes, readDna } from '../sources/index.ts';
import { takeUnread } from './taken-dna.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-dna-'));
const [one, two, later] = ['one.dna', 'two.dna', 'later.dna'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
let file: CaseFile;

beforeAll(() => {
  writeDna2(one);
  // The same text coded by others, whose agreement is a number.
  writeDna2(two, [
    "UPDATE VARIABLES SET DataType = 'integer' WHERE ID = 3",
    'DELETE FROM DATABOOLEAN',
    'INSERT INTO DATAINTEGER VALUES(1, 1, 3, 1, 5), (2, 2, 3, 1, -2)',
  ]);
  writeDna2(later, ["UPDATE DOCUMENTS SET Section = 'World'"]);
  file = createCase(join(folder, 'case'));
  takeUnread(file, one);
});
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('several .dna files in a case', () => {
  it('ask who coders of one name are, and go back each as it came', () => {
    expect(() => takeUnread(file, two)).toThrow('two.dna and one.dna have coders of one name (Admin, Coder)');
    expect(() => takeUnread(file, two, { Admin: 'Bo' })).toThrow('have a coder Coder; say of each who it is');
    expect(() => takeUnread(file, two, { Ada: 'Bo' })).toThrow('two.dna has no coder "Ada"; it has Admin, Coder');
    const taken = takeUnread(file, two, { Admin: 'Bo', Coder: 'Coder' });
    expect([taken.added, [...taken.coders.keys()], taken.twice]).toEqual([2, ['Bo', 'Coder'], 0]);
    for (const path of [one, two]) {
      const { tables } = dnaToWrite(file, { of: path.slice(folder.length + 1) });
      expect(dnaHashes(tables)).toEqual(dnaHashes(readDna(path).tables));
    }
  });

  it('keep types apart in which a variable holds something else, and stand together in one file', () => {
    const { tables } = dnaToWrite(file, {});
    expect(tables.STATEMENTTYPES.map(({ Label }) => Label)).toEqual(['DNA Statement', 'DNA Statement (two.dna)']);
    expect(tables.DATAINTEGER.map(({ Value }) => Value).sort()).toEqual([-2, 5]);
    expect(tables.CODERS.map(({ Name }) => Name)).toEqual(['Admin', 'Coder', 'Bo']);
    expect(tables.DOCUMENTS).toHaveLength(1);
  });

  it('say how many statements another file has too', () => {
    expect(takeUnread(file, later, { Admin: 'Admin', Coder: 'Coder' }).twice).toBe(2);
    const { tables } = dnaToWrite(file, { of: 'later.dna' });
    expect(dnaHashes(tables)).toEqual(dnaHashes(readDna(later).tables));
  });
});
