import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { KNOWN_UNTIL } from '../../lexicon/load.ts';
import type { Reading } from '../../records/reading.ts';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();

const COUNCIL = `actors:
  - name: River Council
    kind: igo
    id: "igo:RVC"
    names: [RVC]
  - name: Jane Roe
    kind: person
    offices:
      - {of: "igo:RVC", role: secretary general, from: 2015, to: 2018}
`;
const DICTIONARY = 'JOHN_DOE_\n+DOE\n\t[NORGOV 010101-050101]\nNORWAY [NOR]\nBROKEN [NOR\nLAKE_PARTY [NORPTY]\n';

describe('entente lexicon check', () => {
  it('finds no mistake in the package', async () => {
    const { status, stdout, stderr } = await entente(['lexicon', 'check']);
    expect([status, stdout, stderr]).toEqual([0, '', 'No mistakes in 6 files.\n']);
  });

  it('finds none in a sound file, and tells those of another with line and column', async () => {
    file('good.yaml', COUNCIL);
    file(
      'bad.yaml',
      'actors:\n  - name: Jane Roe\n    kind: person\n    offices:\n      - {of: Atlantis, role: king}\n      - {of: NOR, roel: king}\n',
    );
    expect(await entente(['lexicon', 'check', 'good.yaml'])).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout, stderr } = await entente(['lexicon', 'check', 'good.yaml', 'bad.yaml']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^bad\.yaml:6:9: Jane Roe: the field "role" is missing$/m);
    expect(stderr).toContain('in 2 files');
  });

  it('lets a later file speak of the actors of an earlier one', async () => {
    file('council.yaml', COUNCIL);
    file('more.yaml', 'readAs:\n  - {text: the Riverside, actor: River Council}\n');
    expect((await entente(['lexicon', 'check', 'council.yaml', 'more.yaml'])).status).toBe(0);
    expect((await entente(['lexicon', 'check', 'more.yaml'])).stdout).toContain('no actor "River Council"');
  });

  it('prints JSON', async () => {
    file('bad.yaml', 'actors:\n  - name: A\n');
    const { status, stdout } = await entente(['lexicon', 'check', 'bad.yaml', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      files: ['bad.yaml'],
      problems: [{ file: 'bad.yaml', line: 2, column: 5 }],
    });
  });

  it('checks an edited copy of a data file in place of the package’s', async () => {
    const persons = fileURLToPath(new URL('../../lexicon/data/persons.jsonl', import.meta.url));
    file('persons.jsonl', `{"id":"per:jane roe"}\n${readFileSync(persons, 'utf8')}`);
    const { status, stdout } = await entente(['lexicon', 'check', 'persons.jsonl']);
    expect(status).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(/^persons\.jsonl:1: per:jane roe: /);
    expect(
      stdout
        .trim()
        .split('\n')
        .every((line) => line.startsWith('persons.jsonl:1: ')),
    ).toBe(true);
  });

  it('says that a file is missing (exit code 3), and that an option is none (2)', async () => {
    expect(await entente(['lexicon', 'check', 'none.yaml'])).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('no such file'),
    });
    expect((await entente(['lexicon', 'check', '--fast'])).status).toBe(2);
    expect((await entente(['lexicon'])).status).toBe(2);
  });
});

describe('entente lexicon import', () => {
  it('writes a file of actors that the reader can use, and reports what became of each line', async () => {
    file('mine.actors.txt', DICTIONARY);
    const { status, stdout, stderr } = await entente(['lexicon', 'import', 'mine.actors.txt', '--out', 'actors.yaml']);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('mine.actors.txt (petrarch-actors): 3 records');
    expect(stderr).toMatch(/kept +1 {2}new persons/);
    expect(stderr).toMatch(/skipped +1 {2}the lexicon knows already \(line 4: NORWAY\)/);
    expect(stderr).toContain('mine.actors.txt:5: a bracket is not closed');
    const written = readFileSync(join(folder, 'actors.yaml'), 'utf8');
    expect(written).toMatch(/^# Actors imported .* from mine\.actors\.txt\.\n/);
    expect(written).toContain('{"id":"per:john doe","name":"John Doe","kind":"person","country":"NOR"');
    expect((await entente(['lexicon', 'check', 'actors.yaml'])).status).toBe(0);
    const read = await entente(
      ['read', '-', '--json', '--date', '2003-05-01', '--actors', 'actors.yaml'],
      'John Doe rejected the plan on Monday.',
    );
    const { actors } = JSON.parse(read.stdout) as Reading;
    expect(actors.find(({ id }) => id === 'per:john doe')).toMatchObject({ actsFor: 'NOR', sector: 'GOV' });
  });

  it('prints the report as JSON, for several sources of several formats', async () => {
    file('mine.txt', 'JOHN_DOE_ [NORGOV >010101]\n');
    file('nouns.txt', 'LAKE_WARDEN [~GOV]\n');
    file('table.csv', 'name,kind,country\nLake Party,organization,NOR\n');
    const { status, stdout } = await entente([
      'lexicon',
      'import',
      'mine.txt',
      'nouns.txt',
      'table.csv',
      '--until',
      '2014-01-30',
      '--out',
      'all.yaml',
      '--json',
    ]);
    expect(status).toBe(0);
    const { sources } = JSON.parse(stdout);
    expect(sources.map(({ file, format }: { file: string; format: string }) => `${file} ${format}`)).toEqual([
      'mine.txt petrarch-actors',
      'nouns.txt petrarch-agents',
      'table.csv csv',
    ]);
    const written = readFileSync(join(folder, 'all.yaml'), 'utf8');
    expect(written).toContain('"to":"2014-01-30"');
    expect(written).toContain('roles:\n  - {"text":"lake warden"');
  });

  it('makes one item of what two sources say of one actor', async () => {
    file('one.txt', 'JOHN_DOE_ [NORGOV 010101-050101]\n');
    file('two.txt', 'JOHN_DOE_\n+JOHN_QUENTIN_DOE\n\t[NORGOV 070101-080101]\n');
    expect((await entente(['lexicon', 'import', 'one.txt', 'two.txt', '--out', 'two.yaml'])).status).toBe(0);
    expect(readFileSync(join(folder, 'two.yaml'), 'utf8').match(/per:john doe/g)).toHaveLength(1);
    expect((await entente(['lexicon', 'check', 'two.yaml'])).status).toBe(0);
    expect((await entente(['lexicon', 'show', 'John Quentin Doe', '--actors', 'two.yaml'])).stdout).toContain(
      'per:john doe',
    );
  });

  it('reads a dictionary in another encoding than UTF-8', async () => {
    file(
      'latin.txt',
      new Uint8Array([
        ...Buffer.from('J'),
        0xd6,
        ...Buffer.from('RG_DOE_ [NORGOV >010101]\nSVEN_DOE_ [SWEGOV >010101]\n'),
      ]),
    );
    expect((await entente(['lexicon', 'import', 'latin.txt', '--out', 'latin.yaml'])).status).toBe(0);
    expect(readFileSync(join(folder, 'latin.yaml'), 'utf8')).toContain('"name":"Jörg Doe"');
  });

  it('tells wrong usage (2) from what cannot be read (3), and writes nothing then', async () => {
    file('prose.txt', 'The talks ended on Monday.\n');
    expect((await entente(['lexicon', 'import', 'prose.txt'])).status).toBe(2);
    expect((await entente(['lexicon', 'import', 'prose.txt', '--format', 'xml', '--out', 'x.yaml'])).stderr).toContain(
      'petrarch-actors',
    );
    expect((await entente(['lexicon', 'import', 'prose.txt', '--out', 'nowhere/x.yaml'])).status).toBe(2);
    expect(await entente(['lexicon', 'import', 'prose.txt', '--out', 'x.yaml'])).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('--format'),
    });
    expect(existsSync(join(folder, 'x.yaml'))).toBe(false);
  });
});

describe('entente lexicon show', () => {
  it('tells who somebody is, and what he or she is on a day', async () => {
    const { status, stdout } = await entente(['lexicon', 'show', 'Angela', 'Merkel']);
    expect(status).toBe(0);
    expect(stdout).toContain('per:angela merkel');
    expect(stdout).toContain('chancellor, Germany (GOV, speaks for DEU)  2005-11-22 to 2021-12-08');
    expect((await entente(['lexicon', 'show', 'Angela Merkel', '--date', '2022-01-01'])).stdout).toContain(
      'no office known',
    );
  });

  it('tells who leads a state on a day, and every meaning of a name', async () => {
    const { stdout } = await entente(['lexicon', 'show', 'RUS', '--date', '2010-05-01']);
    expect(stdout).toContain('president: Dmitry Medvedev  per:dmitry medvedev');
    expect((await entente(['lexicon', 'show', 'Georgia'])).stdout).toMatch(/GEO[\s\S]*is no actor: a region of USA/);
  });

  it('tells how far offices are known, since when a state is a member, and what followed a state', async () => {
    expect((await entente(['lexicon', 'show', 'RUS', '--date', '2010-05-01'])).stdout).toContain(
      `Offices were checked up to ${KNOWN_UNTIL}.`,
    );
    expect((await entente(['lexicon', 'show', 'igo:CSTO'])).stdout).toContain('UZB 2006-06-23 to 2012-12-19');
    expect((await entente(['lexicon', 'show', 'CSK'])).stdout).toContain('succeeded by: CZE, SVK');
  });

  it('knows the user’s actors, prints JSON, and says when nobody is known', async () => {
    file('council.yaml', COUNCIL);
    const { stdout } = await entente(['lexicon', 'show', 'RVC', '--actors', 'council.yaml', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'igo:RVC', name: 'River Council' }]);
    expect(await entente(['lexicon', 'show', 'Nobody Atall'])).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('entente read --actors', () => {
  it('stops before reading where a file of actors holds a mistake, and says where', async () => {
    file('bad.yaml', 'actors:\n  - name: Nobody Atall\n');
    file('worse.yaml', 'actors:\n  - nmae: A\n  - {name: B, kind: cat}\n');
    const text = 'Norway rejected the plan on Monday.';
    expect(await entente(['read', '-', '--actors', 'bad.yaml'], text)).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/bad\.yaml, line 2, column 5: .*write its kind/),
    });
    file('one.txt', text);
    file('two.txt', text);
    const many = await entente(['read', 'one.txt', 'two.txt', '--actors', 'bad.yaml']);
    expect([many.status, many.stdout, many.stderr.trim().split('\n').length]).toEqual([3, '', 1]);
    const { status, stderr } = await entente(['read', '-', '--actors', 'worse.yaml'], text);
    expect(status).toBe(3);
    expect(stderr).toMatch(/worse\.yaml, line 2, .*2 more: entente lexicon check worse\.yaml/);
  });

  it('may be given several times; the last file wins', async () => {
    file('council.yaml', COUNCIL);
    file('other.yaml', 'readAs:\n  - {text: RVC, actor: FRA}\n');
    const args = ['read', '-', '--json', '--actors', 'council.yaml', '--actors', 'other.yaml'];
    const { stdout } = await entente(args, 'RVC rejected the plan on Monday.');
    expect((JSON.parse(stdout) as Reading).actors).toMatchObject([{ id: 'FRA' }]);
  });
});
