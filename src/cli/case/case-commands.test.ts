import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { entente, file, path } = testFolder();

const TEXT = `Envoys meet in Geneva

Norway recalled its envoy on Monday. Finland rejected the plan. "We support the treaty," the Finnish foreign minister said.
`;

const inCase = (...args: string[]) => entente([...args, '--case', 'mine', ...(decides(args) ? ['--as', 'ada'] : [])]);
const decides = ([command = '']: readonly string[]): boolean => ['decide', 'undo', 'redo'].includes(command);

/** Ids of the events of the case, by their category. */
async function events(): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await inCase('list', '--kind', 'events', '--json');
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return Object.fromEntries(rows.map(({ id, machine, record }) => [(machine ?? record).category, id]));
}

beforeAll(async () => {
  file('a.txt', TEXT);
  await entente(['init', 'mine', '--as', 'ada', '--title', 'Envoys']);
  await inCase('add', 'a.txt', '--date', '2021-05-04');
});

describe('a case on the command line', () => {
  it('is a folder that can be read by hand', () => {
    expect(readdirSync(join(path, 'mine')).sort()).toEqual(['case.sqlite', 'entente.yaml', 'sources']);
    expect(readdirSync(join(path, 'mine', 'sources'))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.txt$/)]);
  });

  it('tells what it has already, and takes a changed file for a new version', async () => {
    expect((await inCase('add', 'a.txt')).stderr).toMatch(/is in the case already, as d-[0-9a-f]{12}/);
    file('b.txt', TEXT);
    file('c.txt', `${TEXT}\n`);
    expect((await inCase('add', 'b.txt')).stderr).toContain('0 added, 1 known already.');
    file('a.txt', TEXT.replace('in Geneva', 'in Oslo'));
    expect((await inCase('add', 'a.txt', '--date', '2021-05-04')).stderr).toMatch(/has changed: version 2 of d-/);
    expect((await inCase('status')).stdout).toMatch(/documents\s+1, 1 of which have changed/);
  });

  it('shows a decision wherever the text is used, until it is undone', async () => {
    const { REJECT: id = '' } = await events();
    const before = (await entente(['read', 'mine', '--json'])).stdout;
    expect((await inCase('decide', 'edit', id, 'category=ACCUSE', 'target=NOR')).stdout).toMatch(
      /^j-\S+ .* ada edit category of e-\S+: REJECT → ACCUSE and 1 more/,
    );
    expect((await inCase('show', id)).stdout).toMatch(
      /FIN → NOR ACCUSE[\s\S]*edited \(category, target\) by ada[\s\S]*the machine had: FIN.* REJECT/,
    );
    expect((await inCase('cite', id)).stdout).toMatch(/“Finland \[rejected\] the plan\.”[\s\S]*SHA-256 [0-9a-f]{64}/);
    const { events: read } = JSON.parse((await entente(['read', 'mine', '--json'])).stdout);
    expect(read.find((event: { id: string }) => event.id === id)).toMatchObject({
      category: 'ACCUSE',
      target: [{ actor: 'NOR' }],
      provenance: { by: 'person', rule: expect.stringMatching(/^edited by ada/) },
    });
    const { acts } = JSON.parse((await entente(['picture', 'mine', '--json'])).stdout);
    expect(JSON.stringify(acts)).toContain('ACCUSE');
    expect((await inCase('undo')).stdout).toMatch(/^Taken back: /);
    expect((await entente(['read', 'mine', '--json'])).stdout).toBe(before);
    expect((await inCase('redo')).stdout).toMatch(/^Made again: /);
    await inCase('undo');
  });

  it('lists title and date as people set them, and says what the date leaves as it was', async () => {
    const { stdout, stderr } = await inCase('list');
    const [document = ''] = stdout.split(' ');
    expect(stderr).toBe('');
    await inCase('decide', 'title', document, 'Another title');
    expect((await inCase('decide', 'date', document, '2021-06-01')).stderr).toContain(
      `until: entente reread ${document}`,
    );
    expect((await inCase('list')).stdout).toMatch(/2021-06-01 +\d+ +Another title/);
    await inCase('undo');
    await inCase('undo');
    expect((await inCase('list')).stdout).toBe(stdout);
    expect((await inCase('cite', document)).stderr).toBe(
      `entente: ${document} is a document; name one of its records, which entente show ${document} lists.\n`,
    );
  });

  it('takes a record that no machine found, and a bulk of decisions as one step', async () => {
    const [document] = (await inCase('list')).stdout.split(' ');
    const added = await inCase(
      'decide',
      'add',
      'motive',
      document ?? '',
      'We support the treaty',
      'actor=FIN',
      'motive=wants',
    );
    expect([added.status, added.stdout]).toEqual([0, expect.stringMatching(/ada add w-/)]);
    expect((await inCase('list', '--kind', 'motives')).stdout).toMatch(
      /✓\s+motive\s+Finland wants: We support the treaty/,
    );
    await inCase('decide', 'reject', '--kind', 'events');
    expect(JSON.parse((await entente(['read', 'mine', '--json'])).stdout).events).toEqual([]);
    await inCase('undo');
    expect(JSON.parse((await entente(['read', 'mine', '--json'])).stdout).events.length).toBeGreaterThan(1);
  });

  it('finds words with their records', async () => {
    const { stdout } = await inCase('search', 'rejected', 'plan', '--actor', 'FIN', '--kind', 'events');
    expect(stdout).toMatch(/“Finland \[rejected\] the \[plan\]\.”\n\s+e-/);
    expect((await inCase('search', 'zeppelin')).status).toBe(1);
    expect((await inCase('search', '"plan rejected"')).status).toBe(1);
    expect((await inCase('search', 'reject*')).status).toBe(0);
  });

  it('replays its journal on another copy', async () => {
    const { RETREAT: _, REJECT: id = '' } = await events();
    await inCase('decide', 'memo', id, 'seen');
    file('journal.jsonl', (await inCase('log', '--jsonl')).stdout);
    await entente(['init', 'copy', '--as', 'bob']);
    file('a.txt', TEXT);
    await entente(['add', 'a.txt', '--date', '2021-05-04', '--case', 'copy']);
    file('a.txt', TEXT.replace('in Geneva', 'in Oslo'));
    await entente(['add', 'a.txt', '--date', '2021-05-04', '--case', 'copy']);
    const applied = await entente(['apply', 'journal.jsonl', '--case', 'copy']);
    expect([applied.status, applied.stderr]).toEqual([0, expect.stringMatching(/^\d+ entries applied\.\n$/)]);
    const records = async (folder: string) => (await entente(['list', '--records', '--json', '--case', folder])).stdout;
    expect(await records('copy')).toBe(await records('mine'));
  });

  it('lists by name what was decided on words that are gone', async () => {
    const { REJECT: id = '' } = await events();
    await inCase('decide', 'accept', id);
    file('a.txt', 'Envoys meet in Oslo\n\nNorway recalled its envoy on Monday.\n');
    await inCase('add', 'a.txt', '--date', '2021-05-04');
    expect((await inCase('status')).stdout).toMatch(/people decided upon ha(s|ve) no place/);
    expect((await inCase('doctor')).stdout).toContain(`${id} (“rejected”, d-`);
    expect((await inCase('rebuild')).status).toBe(0);
  });

  it('answers questions in SQL and does nothing else', async () => {
    const kinds = await inCase('sql', 'SELECT kind, count(*) AS n FROM record GROUP BY kind');
    expect([kinds.status, kinds.stderr, kinds.stdout]).toEqual([
      0,
      '',
      expect.stringMatching(/kind +n\n[\s\S]*event +\d/),
    ]);
    for (const statement of [
      'DELETE FROM documents',
      "ATTACH 'x.db' AS x",
      'PRAGMA user_version = 3',
      'DROP TABLE words',
    ]) {
      const { status, stderr } = await inCase('sql', statement);
      expect([status, stderr]).toEqual([2, expect.stringContaining('Only statements that look are run')]);
    }
    for (const statement of ['SELECT 1; SELECT 2', 'SELECT 1; DELETE FROM documents', 'SELECT 1; -- so\n/* and */ x']) {
      const { status, stdout, stderr } = await inCase('sql', statement);
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('These are several statements')]);
    }
    expect((await inCase('sql', 'SELECT 1 AS one; -- and no more')).status).toBe(0);
    for (const statement of ['', ' -- nothing', 'SELECT', 'SELECT nothing FROM record']) {
      const { status, stderr } = await inCase('sql', statement);
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^entente: \S.*\n$/)]);
    }
    const endless = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t';
    expect((await inCase('sql', endless, '--seconds', '1')).stderr).toContain('took longer than 1 s');
    expect(existsSync(join(path, 'x.db'))).toBe(false);
  });

  it.each([
    [['decide', 'edit', 'REJECT', 'category=NONE'], /category must be one of AGREE, /],
    [['decide', 'edit', 'REJECT', 'mood=bad'], /"mood" is no field of events/],
    [['decide', 'edit', 'REJECT', 'source=Norway'], /"Norway" is no id of an actor/],
    [['decide', 'accept', 'e-000000000000'], /There is no record e-000000000000/],
    [['undo', 'j-0'], /There is no step j-0/],
    [['search', '""'], /Say which words/],
    [['list', '--kind', 'thoughts'], /There are no records of kind "thoughts"/],
  ])('says what is wrong with %j', async (args, sentence) => {
    const ids = await events();
    const { status, stdout, stderr } = await inCase(
      ...args.map((arg) => (arg === 'REJECT' ? (Object.values(ids)[0] ?? '') : arg)),
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  it('is asked for where there is none', async () => {
    const { status, stderr } = await entente(['list', '--case', 'nowhere']);
    expect([status, stderr]).toEqual([
      3,
      'entente: There is no case in nowhere; make one with: entente init nowhere\n',
    ]);
  });
});
