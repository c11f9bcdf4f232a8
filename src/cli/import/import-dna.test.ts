import { appendFileSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDna2 } from '../../sources/dna/dna-file.fixture.ts';
import { dnaHashes, readDna } from '../../sources/index.ts';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const here = (name: string): string => join(folder, name);
const inCase = (args: readonly string[], name = 'case') => entente([...args, '--case', name]);
const example = join(import.meta.dirname, '../../../examples/missile-test.dna');

/** The statements of the case, as its list prints them. */
async function statements(): Promise<readonly { readonly id: string; readonly line: string }[]> {
  const { stdout } = await inCase(['list', '--records', '--kind', 'discourse-statement']);
  return stdout.split('\n').flatMap((line) => {
    const [id] = /k-[0-9a-f]{12}/.exec(line) ?? [];
    return id === undefined ? [] : [{ id, line }];
  });
}

async function exported(name: string): Promise<ReturnType<typeof dnaHashes>> {
  expect(await inCase(['export', '--dna', name])).toMatchObject({ status: 0 });
  return dnaHashes(readDna(here(name)).tables);
}

beforeAll(async () => {
  writeDna2(here('old.dna'));
  await entente(['init', 'case', '--as', 'Ada']);
  appendFileSync(here('case/entente.yaml'), '\nlearn: no\n');
  const settings = readFileSync(here('case/entente.yaml'), 'utf8');
  writeFileSync(here('case/entente.yaml'), settings.replace('engine: encoder', 'engine: fast'));
});

describe('entente import of a .dna file', () => {
  it('makes records of its statements, each of its coder, and gives the file back as it was', async () => {
    const run = await inCase(['import', 'old.dna']);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stderr).toContain('1 document added; 2 statements became records, coded by Admin (1) and Coder (1).');
    const [one, other] = await statements();
    expect(one?.line).toMatch(/✓.*organization: Kosk · concept: talks · note: a note · agreement: yes.*Admin/);
    expect(other?.line).toMatch(/✓.*organization: Vell · agreement: no.*Coder/);
    // Ends of lines of the file are two characters, and an emoji stands before the words.
    expect((await inCase(['show', other?.id ?? ''])).stdout).toContain('“Vell refused.”');
    expect(await exported('same.dna')).toEqual(dnaHashes(readDna(here('old.dna')).tables));
  }, 30_000);

  it('tells on a second import that all is there already', async () => {
    const again = await inCase(['import', 'old.dna']);
    expect(again.stderr).toContain(
      '0 documents added, 1 known already; 0 statements became records; 2 statements were',
    );
    expect(await statements()).toHaveLength(2);
  });

  it('writes what was decided, and undo brings the file back', async () => {
    const before = await exported('before.dna');
    const [one, other] = await statements();
    await inCase(['decide', 'edit', one?.id ?? '', 'concept=peace talks', 'agreement=no']);
    await inCase(['decide', 'reject', other?.id ?? '']);
    const after = readDna(here('before.dna')).tables;
    expect(await exported('after.dna')).not.toEqual(before);
    const { tables } = readDna(here('after.dna'));
    expect(tables.STATEMENTS).toHaveLength(after.STATEMENTS.length - 1);
    expect(tables.ENTITIES.map(({ Value }) => Value)).toContain('peace talks');
    expect(tables.DATABOOLEAN).toEqual([expect.objectContaining({ Value: 0 })]);
    await inCase(['undo']);
    await inCase(['undo']);
    expect(await exported('undone.dna')).toEqual(before);
    expect((await inCase(['undo', '--as', 'Coder'])).stdout).toContain('Taken back');
    expect(await statements()).toHaveLength(1);
    await inCase(['redo', '--as', 'Coder']);
    expect(await exported('redone.dna')).toEqual(before);
  });

  it('takes statements that are coded by hand in the case, by the types of the file', async () => {
    const [row = '{}'] = (await inCase(['list', '--json'])).stdout.split('\n');
    const { id } = JSON.parse(row) as { id: string };
    const add = (...fields: readonly string[]) =>
      inCase(['decide', 'add', 'discourse-statement', id, 'Vell refused', ...fields]);
    expect((await add('concept=aid', 'agreement=no')).stdout).toContain('add k-');
    expect((await add('concept=aid', 'agreement=perhaps')).stderr).toContain('agreement must be yes or no');
    expect((await add('stance=no')).stderr).toContain(
      'Statements of the type "DNA Statement" have no variable "stance"; they have organization, concept, agreement, note.',
    );
    expect((await add(`concept=${'x'.repeat(191)}`)).stderr).toContain('190 characters at the most');
    await exported('more.dna');
    const { tables } = readDna(here('more.dna'));
    expect(tables.STATEMENTS).toHaveLength(3);
    expect(tables.CODERS.at(-1)?.Name).toBe('Ada');
    await inCase(['undo']);
  });

  it('finds them in searches, tables and merged copies', async () => {
    expect((await inCase(['search', 'Kosk', '--kind', 'discourse-statement'])).stdout).toContain('k-');
    expect((await inCase(['export', '--csv', 'tables'])).status).toBe(0);
    expect(readFileSync(here('tables/discourse_values.csv'), 'utf8')).toMatch(/k-[0-9a-f]{12},d-\w+,concept,talks/);
    await entente(['init', 'twin', '--as', 'Bo']);
    expect(await entente(['merge-case', 'case', '--case', 'twin'])).toMatchObject({ status: 0 });
    expect((await entente(['export', 'twin', '--dna', 'twin.dna'])).status).toBe(0);
    expect(dnaHashes(readDna(here('twin.dna')).tables)).toEqual(await exported('mine.dna'));
    expect((await entente(['doctor', '--case', 'twin'])).stdout).not.toContain('damage');
  });

  it('compares coders by variable and by concept', async () => {
    const [row = '{}'] = (await inCase(['list', '--json'])).stdout.split('\n');
    const { id } = JSON.parse(row) as { id: string };
    const add = (...fields: readonly string[]) =>
      inCase(['decide', 'add', 'discourse-statement', id, 'Kosk agreed', ...fields, '--as', 'Bo']);
    await add('organization=Kosk', 'concept=aid', 'agreement=yes');
    const run = await inCase(['agreement', '--kind', 'discourse-statement', '--coders', 'Admin,Bo']);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toContain('“DNA Statement” of Admin and Bo: 1 document, 1 passage, 1 of them coded by all');
    expect(run.stdout).toMatch(/variable +organization +1 +1\.00/);
    expect(run.stdout).toMatch(/variable +concept +1 +\.00/);
    expect(run.stdout).toMatch(/concept +talks +1 +\.00/);
    const { stdout } = await inCase(['agreement', '--coders', 'Admin,Bo', '--json']);
    expect(JSON.parse(stdout).statements[0]).toMatchObject({ raters: ['Admin', 'Bo'], units: 1, together: 1 });
    await inCase(['undo', '--as', 'Bo']);
  });

  it('keeps nothing of a document that is withheld from a copy', async () => {
    const [row = '{}'] = (await inCase(['list', '--json'])).stdout.split('\n');
    const { id } = JSON.parse(row) as { id: string };
    expect((await inCase(['copy', 'without', '--withhold', id])).status).toBe(0);
    await entente(['export', 'without', '--dna', 'without.dna']);
    const { tables } = readDna(here('without.dna'));
    expect([tables.DOCUMENTS, tables.STATEMENTS, tables.DATABOOLEAN, tables.DATALONGTEXT]).toEqual([[], [], [], []]);
  });
});

describe('what is refused, in a sentence', () => {
  beforeAll(() => {
    file('one.dna', '<?xml version="1.0"?><discourse/>');
    copyFileSync(example, here('cut.dna'));
    writeFileSync(here('cut.dna'), readFileSync(example).subarray(0, 20_000));
    writeDna2(here('empty.dna'), ['DELETE FROM DOCUMENTS', 'DELETE FROM STATEMENTS']);
    file('reading.json', '{}');
    return entente(['init', 'bare', '--as', 'Ada']);
  });

  it.each([
    [['import', 'one.dna', '--case', 'case'], 3, /one.dna is a file of DNA 1, which is not read/],
    [['import', 'cut.dna', '--case', 'case'], 3, /cut.dna is damaged/],
    [['import', 'empty.dna', '--case', 'case'], 2, /empty.dna holds no document/],
    [['import', 'old.dna', '--case', 'bare', '--coder', 'Admin'], 2, /--coder takes NAME IN THE FILE=NAME/],
    [['import', 'old.dna', '--case', 'bare', '--coder', 'Bo=Ada'], 2, /old.dna has no coder "Bo"; it has Admin, Coder/],
    [['import', 'reading.json', '--case', 'bare', '--coder', 'Bo=Ada'], 2, /--coder is of .dna files/],
    [
      ['export', 'case', '--dna', 'x.dna', '--dna-file', 'new.dna'],
      2,
      /took in no .dna file new.dna; it has old.dna \(/,
    ],
    [['export', 'case', '--csl', 'x.json', '--dna-file', 'old.dna'], 2, /--dna-file goes with --dna FILE/],
    [['export', 'reading.json', '--dna', 'x.dna'], 2, /Only a case is written as .dna/],
    [['export', 'case', '--dna', 'x.dna', '--csl', 'x.json'], 2, /--dna is written by itself/],
    [['export', 'case', '--csl', 'x.json', '--dna-password', 'w'], 2, /--dna-password goes with --dna FILE/],
    [['export', 'case', '--dna', 'old.dna'], 2, /old.dna exists already/],
  ])('%j', async (args, status, sentence) => {
    const run = await entente(args);
    expect(run).toMatchObject({ status, stdout: '' });
    expect(run.stderr).toMatch(sentence);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(here('x.dna'))).toBe(false);
  });

  it('a case without statements and types', async () => {
    const run = await entente(['export', 'bare', '--dna', 'bare.dna']);
    expect(run).toMatchObject({ status: 2 });
    expect(run.stderr).toContain('no discourse statements and no statement types');
  });
});
