import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const here = (...names: readonly string[]): string => join(folder, ...names);

async function exported(name: string): Promise<string> {
  const to = `${name}-${Math.random()}.jsonl`;
  expect((await entente(['export', name, '--jsonl', to])).status).toBe(0);
  const lines = readFileSync(here(to), 'utf8');
  expect(lines).not.toBe('');
  return lines;
}

async function documentIds(name: string): Promise<readonly string[]> {
  const { stdout } = await entente(['list', '--json', '--case', name]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
}

beforeAll(async () => {
  file('oslo.txt', 'Norway recalled its envoy from Russia on Monday. Russia accused Norway of lying.');
  file('lima.txt', 'Peru accused Chile of quibblement. Chile expelled the Peruvian ambassador.');
  await entente(['init', 'case', '--as', 'Ada']);
  for (const name of ['oslo.txt', 'lima.txt']) await entente(['add', name, '--date', '2020-03-04', '--case', 'case']);
  await entente(['decide', 'accept', '--kind', 'events', '--case', 'case']);
  mkdirSync(here('case', 'models'));
  writeFileSync(here('case', 'models', 'a.yaml'), 'model: {}\n');
  symlinkSync('/etc/hostname', here('case', 'models', 'link.yaml'));
}, 60_000);

describe('entente backup', () => {
  it('copies all of a case, and nothing that links lead to', async () => {
    const run = await entente(['backup', 'whole', '--case', 'case']);
    expect(run).toMatchObject({ status: 0 });
    expect(await exported('whole')).toBe(await exported('case'));
    expect(readdirSync(here('whole', 'sources')).sort()).toEqual(readdirSync(here('case', 'sources')).sort());
    expect(readdirSync(here('whole', 'models'))).toEqual(['a.yaml']);
    expect((await entente(['doctor', '--thorough', '--case', 'whole'])).status).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is what one moment held, while others decide', async () => {
    const before = await exported('case');
    const [[id = '']] = [await documentIds('case')];
    const copying = entente(['backup', 'meanwhile', '--case', 'case']);
    await entente(['decide', 'title', id, 'Another title', '--case', 'case']);
    expect((await copying).status).toBe(0);
    const after = await exported('case');
    expect(after).not.toBe(before);
    expect([before, after]).toContain(await exported('meanwhile'));
    await entente(['undo', '--case', 'case']);
  });

  it('does not touch what is there', async () => {
    mkdirSync(here('mine'));
    const run = await entente(['backup', 'mine', '--case', 'case']);
    expect(run).toMatchObject({ status: 2 });
    expect(run.stderr).toContain('mine exists already');
    expect(readdirSync(here('mine'))).toEqual([]);
    expect((await entente(['backup', 'no/such/place', '--case', 'case'])).stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('entente copy', () => {
  it('leaves the originals out, says what is in it all the same, and the doctor does not miss them', async () => {
    const run = await entente(['copy', 'bare', '--without-sources', '--case', 'case']);
    expect(run.stderr).toContain('It lacks the originals. The texts as Entente cleaned them are in it');
    expect(readdirSync(here('bare', 'sources'))).toEqual([]);
    expect(await exported('bare')).toBe(await exported('case'));
    const doctor = await entente(['doctor', '--case', 'bare']);
    expect(doctor.status).toBe(0);
    expect(doctor.stdout + doctor.stderr).toContain('a copy without originals');
  });

  it('withholds a document to the last word, and keeps what was decided about others', async () => {
    const [oslo = '', lima = ''] = await documentIds('case');
    expect((await entente(['copy', 'some', '--withhold', lima, '--case', 'case'])).status).toBe(0);
    expect(await documentIds('some')).toEqual([oslo]);
    const lines = (await exported('case')).trim().split('\n');
    expect(await exported('some')).toBe(`${lines.find((line) => line.includes(`"id":"${oslo}"`))}\n`);
    expect(readdirSync(here('some', 'sources'))).toHaveLength(1);
    const db = new DatabaseSync(here('some', 'case.sqlite'));
    db.exec('CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, row)');
    const term = db.prepare('SELECT count(*) AS n FROM temp.terms WHERE term = ?');
    expect([term.get('norway'), term.get('quibblement')]).toEqual([{ n: 1 }, { n: 0 }]);
    const journal = db.prepare('SELECT group_concat(words) AS words FROM journal').get() as { words: string };
    expect(journal.words).toContain('recalled');
    expect(journal.words).not.toContain('expelled');
    expect(() => db.exec("UPDATE journal SET coder = 'x'")).toThrow('the journal is never changed');
    db.close();
    expect(readFileSync(here('some', 'case.sqlite')).includes('quibblement')).toBe(false);
    expect((await entente(['doctor', '--thorough', '--case', 'some'])).status).toBe(0);
    expect(await documentIds('case')).toHaveLength(2);
  });

  it('refuses a document that is not there', async () => {
    const run = await entente(['copy', 'none', '--withhold', 'd-000000000000', '--case', 'case']);
    expect(run).toMatchObject({ status: 2 });
    expect(existsSync(here('none'))).toBe(false);
  });
});
