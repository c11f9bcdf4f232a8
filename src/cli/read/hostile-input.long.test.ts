import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../records/reading.ts';
import { type Run, testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();

/** Nine lists of nine lists of ... : a few hundred letters that stand for millions of values. */
const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
].join('\n');

/** The sentence alone, without a stack, and what it is preceded by on the line. */
function sentenceOf({ stderr }: Run): string {
  expect(stderr).not.toMatch(/should not|\n\s+at /);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr.trim();
}

beforeAll(() => {
  file('a.txt', 'Moscow rejected the sanctions on Monday.');
  file('bomb.yaml', BOMB);
  file('unknown.yaml', 'actors:\n  - *nobody\n');
  file('self.yaml', 'actors: &all\n  - *all\n');
  file('deep.yaml', `actors: ${'['.repeat(20_000)}`);
});

describe('a file of your own', () => {
  const commands: readonly (readonly string[])[] = [
    ['read', 'a.txt', '--actors'],
    ['read', 'a.txt', '--issues'],
    ['read', 'a.txt', '--codebook'],
    ['model', 'solve'],
  ];

  it.each(commands)('that is an alias bomb is refused in a sentence (%s %s %s)', async (...args) => {
    const run = await entente([...args, 'bomb.yaml']);
    expect(sentenceOf(run)).toMatch(
      /^entente: bomb\.yaml, line 1, column 1: the file repeats parts of itself by aliases/,
    );
    expect(run.status).toBe(3);
  });

  it.each(commands)('that names an alias which nothing bears is refused with its place (%s %s %s)', async (...args) => {
    const run = await entente([...args, 'unknown.yaml']);
    expect(sentenceOf(run)).toContain('unknown.yaml, line 2, column 5: nothing above is marked &nobody');
    expect(run.status).toBe(3);
  });

  it.each(commands)('that stands for itself or is nested without end is refused (%s %s %s)', async (...args) => {
    for (const name of ['self.yaml', 'deep.yaml']) {
      const run = await entente([...args, name]);
      expect(sentenceOf(run)).toContain(`${name}, line 1`);
      expect(run.status).toBe(3);
    }
  });

  it('that is an alias bomb is a mistake for check, like others', async () => {
    const { status, stdout } = await entente(['lexicon', 'check', 'bomb.yaml']);
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^bomb\.yaml:1:1: the file repeats parts/)]);
  });

  it.skipIf(process.platform === 'win32')('that has no end, or is huge, is refused by its size', async () => {
    execFileSync('truncate', ['-s', '17M', join(folder, 'huge.yaml')]);
    for (const path of ['/dev/zero', 'huge.yaml']) {
      for (const args of commands) {
        const run = await entente([...args, path]);
        expect(sentenceOf(run)).toBe(
          `entente: ${path} is larger than 16 MB, the limit for a file of your own; divide it.`,
        );
        expect(run.status).toBe(3);
      }
    }
    const verbs = await entente(['read', 'a.txt', '--verbs', '/dev/zero']);
    expect([verbs.status, sentenceOf(verbs)]).toEqual([3, expect.stringContaining('larger than 64 MB')]);
  });
});

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  it('is passed over in a folder with a word, and the rest is read', async () => {
    mkdirSync(join(folder, 'mixed'));
    file('mixed/good.txt', 'Seoul condemned the launch on Monday.');
    execFileSync('mkfifo', [join(folder, 'mixed', 'pipe.txt')]);
    symlinkSync('/dev/zero', join(folder, 'mixed', 'zero.html'));
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(folder, 'mixed', 'socket.md'), done));
    const { status, stdout, stderr } = await entente(['read', 'mixed', '--json']);
    server.close();
    expect(stderr.trim().split('\n')).toEqual(
      ['pipe.txt', 'socket.md', 'zero.html'].map(
        (name) => `mixed/${name} is a pipe, a socket or a device; it is passed over.`,
      ),
    );
    expect([status, (JSON.parse(stdout) as Reading).document.source.name]).toEqual([0, 'mixed/good.txt']);
  });

  it('is refused by its size when it is named and has no end', async () => {
    for (const args of [['/dev/zero'], ['zero.jsonl']]) {
      if (args[0] === 'zero.jsonl') symlinkSync('/dev/zero', join(folder, 'zero.jsonl'));
      const run = await entente(['read', ...args]);
      expect(sentenceOf(run)).toMatch(/larger than 64 MB|read from a file/);
      expect(run.status).toBe(3);
    }
  });

  it('is refused when standard input has no end', async () => {
    const input = async function* (): AsyncIterable<Uint8Array> {
      for (;;) yield new Uint8Array(1 << 20);
    };
    for (const args of [
      ['read', '-'],
      ['parse', '-'],
      ['model', 'solve', '-'],
    ]) {
      const run = await entente(args, { input });
      expect(sentenceOf(run)).toContain('Standard input is larger than 64 MB');
      expect(run.status).toBe(3);
    }
  });
});

it.each([
  [['read', 'https://example.org/talks.html']],
  [['read', 'a.txt', '--actors', 'https://example.org/actors.yaml']],
  [['model', 'solve', 'https://example.org/model.yaml']],
  [['model', 'draft', 'HTTP://example.org/a.jsonl']],
])('an address on the web is explained: %s', async (args) => {
  const run = await entente(args);
  expect(sentenceOf(run)).toMatch(/^entente: https?:.* is an address on the web.*; save the page/i);
  expect(run.status).toBe(3);
});

describe('a date in JSONL', () => {
  const line = (date: unknown): string => `${JSON.stringify({ text: 'Envoys met.', date })}\n`;

  it('that is none is told with its line; the article is read without it, and the command ends with 1', async () => {
    file('dates.jsonl', line('2016-02-31') + line('2016-05-01') + line('3/4/2016') + line(20160501));
    const { status, stdout, stderr } = await entente(['read', 'dates.jsonl', '--jsonl']);
    const readings = stdout.trim().split('\n');
    expect(readings.map((text) => (JSON.parse(text) as Reading).document.date)).toEqual([
      undefined,
      '2016-05-01',
      undefined,
      undefined,
    ]);
    expect(stderr.trim().split('\n').slice(0, 3)).toEqual([
      'dates.jsonl, line 1: The date "2016-02-31" is not a day of the calendar; write it as YYYY-MM-DD, such as 2017-07-06. The article is read without it.',
      'dates.jsonl, line 3: The date "3/4/2016" can be read in two ways; write it as YYYY-MM-DD. The article is read without it.',
      expect.stringMatching(/^dates\.jsonl, line 4: The date "20160501"/),
    ]);
    expect(status).toBe(1);
  });

  it('that the user knows better is not remarked', async () => {
    file('one.jsonl', line('soon'));
    const { status, stderr } = await entente(['read', 'one.jsonl', '--jsonl', '--date', '2016-05-01']);
    expect([status, stderr]).toEqual([0, '']);
  });
});

it('aliases that are used as they should be are followed', async () => {
  const council = (name: string, members: string): string =>
    `  - {name: ${name}, kind: igo, names: [${name}], members: ${members}}\n`;
  file('plain.yaml', `actors:\n${council('Lake Council', '[NOR, SWE]')}${council('Fjord Council', '[NOR, SWE]')}`);
  file('aliased.yaml', `actors:\n${council('Lake Council', '&north [NOR, SWE]')}${council('Fjord Council', '*north')}`);
  const shown = async (name: string): Promise<string> =>
    (await entente(['lexicon', 'show', 'Fjord Council', '--actors', name])).stdout;
  expect(await shown('aliased.yaml')).toContain('members: NOR, SWE');
  expect(await shown('aliased.yaml')).toBe(await shown('plain.yaml'));
});

it.each([
  ['Angela Merkle', 'Did you mean Angela Merkel?'],
  ['Rusia', 'Did you mean Russia?'],
  ['Xyzzy Qwertzuiop', 'nobody called "Xyzzy Qwertzuiop". To add somebody'],
])('a name with a slip of the pen is guessed: %s', async (name, words) => {
  const { status, stdout, stderr } = await entente(['lexicon', 'show', name]);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(words);
});
