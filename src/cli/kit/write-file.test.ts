import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryTerminal, testFolder } from '../command-line.fixture.ts';
import { openOutput, openOutputFolder } from './write-file.ts';

const { path: folder, file, entente } = testFolder();
const ARTICLE = 'Moscow rejected the sanctions on Monday.\n';
const MODEL = readFileSync(fileURLToPath(new URL('../../../examples/korea-2017.yaml', import.meta.url)), 'utf8');
const there = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('what a command reads', () => {
  beforeAll(() => {
    file('a.txt', ARTICLE);
    file('m.yaml', MODEL);
    file('mine.txt', 'LAKE_PARTY [NOROPP]\n');
    symlinkSync('a.txt', join(folder, 'soft.html'));
    linkSync(join(folder, 'a.txt'), join(folder, 'hard.html'));
    mkdirSync(join(folder, 'texts'));
    file('texts/b.txt', ARTICLE);
    file('own.yaml', 'actors: []\n');
  });

  it.each([
    ['a page', ['read', 'a.txt', '--html', 'a.txt']],
    ['a page, by another path', ['read', 'a.txt', '--html', './texts/../a.txt']],
    ['a page, by a symbolic link', ['read', 'a.txt', '--html', 'soft.html']],
    ['a page, by a hard link', ['read', 'a.txt', '--html', 'hard.html']],
    ['a page, in a folder that is read', ['read', 'texts', '--html', 'texts/b.txt']],
    ["a page, over the user's own actors", ['read', 'a.txt', '--actors', 'own.yaml', '--html', 'own.yaml']],
    ['a picture of texts', ['read', 'a.txt', '--picture', '--html', 'a.txt']],
    ['a picture of states', ['model', 'graph', 'm.yaml', 'm.yaml']],
    ['a picture beside a solution', ['model', 'solve', 'm.yaml', '--svg', 'm.yaml']],
    ['a model for another program', ['model', 'export', 'm.yaml', '--gmcr', 'm.yaml']],
    ['a table of states', ['model', 'export', 'm.yaml', '--csv', 'm.yaml']],
    ['a variant', ['model', 'whatif', 'm.yaml', '--drop', 'usa.1', '--write', 'm.yaml']],
    ['a variant that holds', ['model', 'inverse', 'm.yaml', '1', '--write', 'm.yaml']],
    ['an imported model', ['model', 'import', 'm.yaml', 'm.yaml']],
    ['a draft', ['model', 'draft', 'a.txt', '--out', 'a.txt']],
    ['actors', ['lexicon', 'import', 'mine.txt', '--out', 'mine.txt']],
  ])('is not written over by %s, not even by force', async (_, args) => {
    const { status, stdout, stderr } = await entente([...args, '--force']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^entente: \S+ is not written over, not even with --force: .*\n$/);
    expect([there('a.txt'), there('m.yaml'), there('texts/b.txt')]).toEqual([ARTICLE, MODEL, ARTICLE]);
    expect([there('own.yaml'), there('mine.txt')]).toEqual(['actors: []\n', 'LAKE_PARTY [NOROPP]\n']);
  });

  it('is not written over where it comes from standard input', async () => {
    const stdin = { stdin: 'Talks failed.', inputPath: join(folder, 'a.txt') };
    const { status, stderr } = await entente(['parse', '-', '--svg', 'a.txt', '--force'], stdin);
    expect([status, stderr]).toEqual([2, expect.stringContaining('the same file as standard input')]);
  });
});

describe('a file that exists', () => {
  beforeAll(() => {
    file('text.txt', ARTICLE);
    file('model.yaml', MODEL);
    file('dictionary.txt', 'LAKE_PARTY [NOROPP]\n');
    mkdirSync(join(folder, 'tables'));
    mkdirSync(join(folder, 'pictures'));
  });

  it.each([
    ['thesis.html', ['read', 'text.txt', '--html', 'thesis.html']],
    ['tables/acts.csv', ['read', 'text.txt', '--csv', 'tables']],
    ['tables/datapackage.json', ['read', 'text.txt', '--csv', 'tables']],
    ['thesis.html', ['read', 'text.txt', '--picture', '--html', 'thesis.html']],
    ['pictures/picture_acts.csv', ['read', 'text.txt', '--picture', '--csv', 'pictures']],
    ['tree.svg', ['parse', 'Talks failed.', '--svg', 'tree.svg']],
    ['states.svg', ['model', 'graph', 'model.yaml', 'states.svg']],
    ['states.svg', ['model', 'solve', 'model.yaml', '--svg', 'states.svg']],
    ['game.nfg', ['model', 'export', 'model.yaml', '--nfg', 'game.nfg']],
    ['new.yaml', ['model', 'new', 'new.yaml']],
    ['actors.yaml', ['lexicon', 'import', 'dictionary.txt', '--out', 'actors.yaml']],
  ])('%s is replaced by force only (%s)', async (name, args) => {
    file(name, 'years of work');
    const refused = await entente(args);
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^entente: \S+ .*already; .*--force\.\n$/);
    expect(there(name)).toBe('years of work');
    expect((await entente([...args, '--force'])).status).toBeLessThan(2);
    expect(there(name)).not.toBe('years of work');
  });

  it('is told in a folder of tables before any of them is written', async () => {
    file('tables/sentences.csv', 'mine');
    for (const name of readdirSync(join(folder, 'tables'))) {
      if (name !== 'sentences.csv') execFileSync('rm', [join(folder, 'tables', name)]);
    }
    expect((await entente(['read', 'text.txt', '--csv', 'tables'])).stderr).toMatch(/tables.sentences\.csv exists/);
    expect(readdirSync(join(folder, 'tables'))).toEqual(['sentences.csv']);
  });

  it('is kept if somebody else makes it while the command works', async () => {
    const output = await openOutput(memoryTerminal({ folder }), 'late.html', { inputs: [] });
    file('late.html', 'theirs');
    await expect(output.write('ours')).rejects.toThrow('late.html exists already');
    expect(there('late.html')).toBe('theirs');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('stays a link where it is one', async () => {
    file('real.html', 'old');
    symlinkSync('real.html', join(folder, 'link.html'));
    const output = await openOutput(memoryTerminal({ folder }), 'link.html', { inputs: [], force: true });
    await output.write('new');
    expect([there('real.html'), there('link.html')]).toEqual(['new', 'new']);
    expect(
      readdirSync(folder, { withFileTypes: true })
        .find(({ name }) => name === 'link.html')
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  it('is no place for two formats at once', async () => {
    const twice = await entente(['model', 'export', 'model.yaml', '--gmcr', 'two', '--nfg', 'two']);
    expect([twice.status, twice.stderr]).toEqual([2, expect.stringContaining('a file for each')]);
  });
});

// What the disk of one system says, no other one has to say.
describe.skipIf(process.platform !== 'linux')('a place where nothing can be written', () => {
  it.each([
    ['a full disk', '/dev/full', /the disk is full/],
    ['a virtual folder', '/proc/brief.html', /no files can be made in that folder/],
    ['a folder that is a file', join(folder, 'plain', 'x.html'), /a part of that path is a file/],
    ['a name that is too long', `${'x'.repeat(300)}.html`, /too long/],
  ])('is told in one sentence: %s', async (_, path, sentence) => {
    file('plain', '');
    file('text.txt', ARTICLE);
    const { status, stderr } = await entente(['read', 'text.txt', '--html', path]);
    expect(stderr).toMatch(sentence);
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
  });

  it('is told of a folder of tables', async () => {
    const { status, stderr } = await entente(['read', 'text.txt', '--csv', '/proc/entente/tables']);
    expect([status, stderr]).toEqual([
      2,
      'entente: Cannot write to /proc/entente/tables: no files can be made in that folder; choose another place.\n',
    ]);
  });

  it('is no device or pipe: these are written into, whatever stood there', async () => {
    const terminal = memoryTerminal({ folder });
    await (await openOutput(terminal, '/dev/null', { inputs: [] })).write('gone');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const [got] = await Promise.all([
      import('node:fs/promises').then(({ readFile }) => readFile(join(folder, 'pipe'), 'utf8')),
      openOutput(terminal, 'pipe', { inputs: [] }).then((output) => output.write('through')),
    ]);
    expect(got).toBe('through');
  });
});

it('takes names as long as a disk allows', async () => {
  const name = `${'x'.repeat(250)}.html`;
  await (await openOutput(memoryTerminal({ folder }), name, { inputs: [] })).write('long');
  expect(there(name)).toBe('long');
});

it('makes a folder for tables with its parents', async () => {
  const output = await openOutputFolder(memoryTerminal({ folder }), 'deep/er', ['a.csv'], { inputs: [] });
  await output.write('a.csv', 'x');
  expect(there('deep/er/a.csv')).toBe('x');
});
