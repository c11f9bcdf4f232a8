import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseFile, createCase } from '../../casefile/store/case-file.ts';
import { takeUnread } from '../../intake/taken-dna.fixture.ts';
import { writeDna2 } from '../../sources/dna/dna-file.fixture.ts';
import { askTerms } from './ask-terms.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-terms-'));
let file: CaseFile;

beforeAll(() => {
  const path = join(folder, 'terms.dna');
  writeDna2(path, ["INSERT INTO REGEXES VALUES('(', 0, 0, 0), ('(a+)+$', 0, 0, 0), ('Vell|x*', 255, 0, 10)"]);
  file = createCase(join(folder, 'case'));
  takeUnread(file, path);
});
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

it('finds words whatever their case, says which expressions are none, and stops one that searches for ever', () => {
  expect(askTerms(file, `VELL agreed. ${'a'.repeat(40)}!`)).toEqual([
    { label: 'agree', colour: '#010203', spans: [{ start: 5, end: 10 }] },
    { label: '(', colour: '#000000', spans: [], problem: expect.stringContaining('no regular expression') },
    { label: '(a+)+$', colour: '#000000', spans: [], problem: expect.stringContaining('searches too long') },
    { label: 'Vell|x*', colour: '#ff000a', spans: [{ start: 0, end: 4 }] },
  ]);
});
