import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDna2 } from '../../sources/dna/dna-file.fixture.ts';
import { type DnaTables, dnaHashes, readDna } from '../../sources/index.ts';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, entente } = testFolder();
const here = (name: string): string => join(folder, name);
const inCase = (...args: readonly string[]) => entente([...args, '--case', 'case']);
const hashes = (name: string): ReturnType<typeof dnaHashes> => dnaHashes(readDna(here(name)).tables);

/** The file as the case has it by now, written by itself. */
async function itself(name: string, as: string): Promise<ReturnType<typeof dnaHashes>> {
  expect(await entente(['export', 'case', '--dna', as, '--dna-file', name])).toMatchObject({ status: 0 });
  return hashes(as);
}

async function whole(as: string): Promise<DnaTables> {
  expect(await entente(['export', 'case', '--dna', as])).toMatchObject({ status: 0 });
  return readDna(here(as)).tables;
}

beforeAll(async () => {
  writeDna2(here('one.dna'));
  // The same text coded by others, and one of its own; what stands under one name is another type of value.
  writeDna2(here('two.dna'), [
    "INSERT INTO DOCUMENTS VALUES(8, 'Second', 'Kosk offered aid to Vell.', 2, '', 'Wire', 'World', '', '', 1499299200000)",
    'INSERT INTO STATEMENTS VALUES(3, 1, 8, 0, 24, 2)',
    "INSERT INTO DATASHORTTEXT VALUES(5, 3, 1, 1, 'Vell'), (6, 3, 2, 1, 'aid')",
    "UPDATE VARIABLES SET DataType = 'integer' WHERE ID = 3",
    'DELETE FROM DATABOOLEAN',
    'INSERT INTO DATAINTEGER VALUES(1, 1, 3, 1, 5), (2, 2, 3, 1, -2), (3, 3, 3, 1, 1)',
    "UPDATE REGEXES SET Label = 'aid'",
    "UPDATE ATTRIBUTES SET Notes = 'south' WHERE Value = 'Vell'",
  ]);
  await entente(['init', 'case', '--as', 'Ada']);
  const settings = readFileSync(here('case/entente.yaml'), 'utf8');
  writeFileSync(here('case/entente.yaml'), settings.replace('engine: encoder', 'engine: fast'));
  appendFileSync(here('case/entente.yaml'), '\nlearn: no\n');
  await inCase('import', 'one.dna');
}, 60_000);

describe('several .dna files in one case', () => {
  it('ask who coders of one name are, and keep types apart in which a variable holds something else', async () => {
    const run = await inCase('import', 'two.dna');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr.trim()).toContain(
      'two.dna and one.dna have coders of one name (Admin, Coder); say of each who it is: --coder "Admin=Admin" if it is the same person, --coder "Admin=ANOTHER NAME" if not.',
    );
    const said = await inCase('import', 'two.dna', '--coder', 'Admin=Bo', '--coder', 'Coder=Coder');
    expect(said).toMatchObject({ status: 0 });
    expect(said.stderr).toContain('it is called "DNA Statement (two.dna)"');
    expect(said.stderr).toContain(
      '1 document added, 1 known already; 3 statements became records, coded by Bo (1) and Coder (2).',
    );
    expect((await inCase('import', 'two.dna')).stderr).toContain('3 statements were here already');
  });

  it('each go back as they came', async () => {
    expect(await itself('one.dna', 'one-back.dna')).toEqual(hashes('one.dna'));
    expect(await itself('two.dna', 'two-back.dna')).toEqual(hashes('two.dna'));
  });

  it('are decided on apart: what is edited in one leaves the other as it is', async () => {
    const { stdout } = await inCase('list', '--records', '--kind', 'discourse-statement');
    const [, id = ''] = /(k-[0-9a-f]{12}).*aid/.exec(stdout) ?? [];
    await inCase('decide', 'edit', id, 'agreement=-3');
    expect(await itself('one.dna', 'one-same.dna')).toEqual(hashes('one.dna'));
    await itself('two.dna', 'two-new.dna');
    const { tables } = readDna(here('two-new.dna'));
    expect(tables.DATAINTEGER.map(({ Value }) => Value)).toEqual([5, -2, -3]);
    expect(tables.CODERS.map(({ Name }) => Name)).toEqual(['Admin', 'Coder']);
    await inCase('undo');
    expect(await itself('two.dna', 'two-undone.dna')).toEqual(hashes('two.dna'));
  });

  it('are written together, with coders, sections, regexes and attributes of both', async () => {
    const tables = await whole('both.dna');
    expect(tables.STATEMENTTYPES.map(({ Label }) => Label)).toEqual(['DNA Statement', 'DNA Statement (two.dna)']);
    expect(tables.STATEMENTS).toHaveLength(5);
    expect(tables.CODERS.map(({ Name }) => Name)).toEqual(['Admin', 'Coder', 'Bo']);
    expect(tables.DOCUMENTS[1]).toMatchObject({
      Title: 'Second',
      Section: 'World',
      Source: 'Wire',
      Date: 1_499_299_200,
    });
    expect(tables.REGEXES.map(({ Label }) => Label)).toEqual(['agree', 'aid']);
    const notes = tables.ATTRIBUTEVALUES.map(({ AttributeValue }) => AttributeValue);
    expect(notes).toContain('north');
    expect(notes).toContain('south');
    const network = await entente(['discourse', 'network', 'case', '--type', 'DNA Statement (two.dna)', '--csv']);
    expect(network.stdout).toContain('Vell,aid,1');
  });

  it('come along when copies of a case are joined', async () => {
    await entente(['init', 'twin', '--as', 'Cy']);
    expect(await entente(['merge-case', 'case', '--case', 'twin'])).toMatchObject({ status: 0 });
    await entente(['export', 'twin', '--dna', 'twin.dna', '--dna-file', 'two.dna']);
    expect(hashes('twin.dna')).toEqual(hashes('two.dna'));
  });
});
