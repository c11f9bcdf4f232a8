import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Reading } from '../../records/reading.ts';
import { testFolder } from '../command-line.fixture.ts';

const example = fileURLToPath(new URL('../../../examples/missile-test-2017.txt', import.meta.url));
const { path: folder, file, entente } = testFolder();

describe('entente', () => {
  it('alone shows a newcomer how to start', async () => {
    const { status, stdout } = await entente([]);
    expect(status).toBe(0);
    expect(stdout).toContain('entente read article.txt');
    expect(stdout.trim().split('\n').length).toBeLessThanOrEqual(7);
  });

  it('prints its version and its help', async () => {
    expect((await entente(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await entente(['read', '--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('--safe-csv');
  });

  it('guesses what a mistyped command was meant to be', async () => {
    const { status, stderr } = await entente(['raed', 'x.txt']);
    expect(status).toBe(2);
    expect(stderr).toContain('read');
  });
});

describe('entente read', () => {
  it('prints a brief that fits 80 columns and names the main actors', async () => {
    const { status, stdout, stderr } = await entente(['read', example]);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('After the Launch, Moscow and Beijing Answer Together');
    expect(stdout).toContain('2017-07-07');
    for (const code of ['CHN', 'RUS', 'USA', 'PRK', 'KOR']) expect(stdout).toContain(code);
    for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain('\u001b');
  });

  it('prints nothing but valid records with --json, twice the same', async () => {
    const first = await entente(['read', example, '--json']);
    expect(first.status).toBe(0);
    const reading = Reading.parse(JSON.parse(first.stdout));
    expect(reading.events.length).toBeGreaterThan(5);
    expect((await entente(['read', example, '--json'])).stdout).toBe(first.stdout);
  });

  it('obeys what the user knows better', async () => {
    const options = ['--date', '2018-01-02', '--title', 'T', '--author', 'A', '--author', 'B', '--publisher', 'P'];
    const { document } = JSON.parse((await entente(['read', example, '--json', ...options])).stdout) as Reading;
    expect(document).toMatchObject({ date: '2018-01-02', title: 'T', authors: ['A', 'B'], publisher: 'P' });
    expect(document.origins).toEqual(expect.objectContaining({ date: 'given', title: 'given' }));
  });

  it('reads standard input', async () => {
    const { status, stdout } = await entente(['read', '-', '--jsonl'], 'Moscow rejected the sanctions on Monday.');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Reading).document.source.name).toBe('-');
  });

  it('writes tables whose offsets count code points, and one page', async () => {
    const text = 'Envoys meet 🛰\n\nMoscow rejected the sanctions on Monday. Beijing condemned the launch.';
    const path = file('emoji.txt', text);
    const { status, stderr } = await entente([
      'read',
      path,
      '--csv',
      'tables',
      '--html',
      'page.html',
      '--date',
      '2017-07-06',
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain('page.html');
    const actors = readFileSync(join(folder, 'tables', 'mentions.csv'), 'utf8');
    const characters = [...text];
    const [header, ...rows] = actors
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const column = (name: string): number => (header ?? []).indexOf(name);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const words = characters.slice(Number(row[column('start')]), Number(row[column('end')])).join('');
      expect(words).toBe(row[column('quote')]);
    }
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<!doctype html>');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('reads a folder; one bad file never stops the rest', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    writeFileSync(join(many, 'a.txt'), 'Seoul condemned the launch on Monday.');
    writeFileSync(join(many, 'b.pdf'), '%PDF-1.7 broken');
    writeFileSync(join(many, 'c.txt'), 'Tokyo condemned the launch on Monday.');
    const { status, stdout, stderr } = await entente(['read', many]);
    expect(status).toBe(1);
    expect(stdout).toContain('a.txt');
    expect(stdout).toContain('c.txt');
    expect(stderr).toContain('b.pdf');
    expect(stderr).toContain('2 of 3 documents read');
    const lines = (await entente(['read', many, '--jsonl'])).stdout.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as Reading).document.source.name).map((n) => n.slice(-5))).toEqual([
      'a.txt',
      'c.txt',
    ]);
  });

  it('finishes the document at hand when cancelled, and says where to go on', async () => {
    const many = join(folder, 'cancelled');
    mkdirSync(many);
    for (const name of ['a', 'b', 'c', 'd']) writeFileSync(join(many, `${name}.txt`), `Seoul named ${name} on Monday.`);
    const ctrlC = new AbortController();
    let read = 0;
    const { status, stdout, stderr } = await entente(['read', 'cancelled', '--jsonl'], {
      cancelled: ctrlC.signal,
      out: () => {
        if (++read === 2) ctrlC.abort();
      },
    });
    expect(status).toBe(130);
    const names = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Reading).document.source.name);
    expect(names).toEqual(['cancelled/a.txt', 'cancelled/b.txt']);
    expect(stderr).toBe(
      'Stopping after this document; press Ctrl-C again to stop at once.\n2 of 4 documents read. Stopped before cancelled/c.txt: start from there to go on.\n',
    );
  });

  it('uses the width and the colours of a terminal, and shows there how far it is', async () => {
    mkdirSync(join(folder, 'two'));
    file('two/a.txt', 'Seoul condemned the launch on Monday.');
    file('two/b.txt', 'Tokyo condemned the launch on Monday.');
    const brief = await entente(['read', 'two/a.txt'], { columns: 60, colour: true });
    expect(brief.stdout).toContain('\u001b[1m');
    const plain = stripVTControlCharacters(brief.stdout);
    expect(Math.max(...plain.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    const withoutTime = (text: string): string => text.replace(/[\d.]+ (?:ms|s)\b/g, '');
    const piped = await entente(['read', 'two/a.txt'], { columns: 60 });
    expect(withoutTime(plain)).toBe(withoutTime(piped.stdout));
    const { stderr } = await entente(['read', 'two'], { progressColumns: 24 });
    expect(stderr).toBe(
      ['reading 1 of 2: two/a.t', 'reading 2 of 2: two/b.t', '2 of 2 documents read.\n']
        .map((line) => `\r\u001b[2K${line}`)
        .join(''),
    );
  });

  it('says which language a foreign text is in, shows what it can and ends with 1', async () => {
    const german =
      'Die Regierung in Peking hat am Montag neue Sanktionen abgelehnt. Der Sprecher sagte, man werde sich mit Russland und Japan beraten und auf eine Antwort aus Washington warten.';
    const { status, stdout, stderr } = await entente(['read', file('deutsch.txt', german)]);
    expect(status).toBe(1);
    expect(stderr).toContain('German');
    expect(stdout.length).toBeGreaterThan(100);
  });
});

describe('bad input', () => {
  const cases: readonly (readonly [string, () => readonly string[], number, RegExp])[] = [
    ['a missing file', () => ['nowhere.txt'], 3, /nowhere\.txt/],
    ['an empty file', () => [file('empty.txt', '')], 3, /empty/],
    [
      'a binary',
      () => [
        file(
          'noise.txt',
          Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
        ),
      ],
      3,
      /noise\.txt/,
    ],
    ['an unsupported type', () => [file('table.xlsx', 'PK\u0003\u0004')], 3, /table\.xlsx/],
    ['a broken docx', () => [file('broken.docx', 'PK\u0003\u0004 no zip')], 3, /broken\.docx/],
    ['a broken pdf', () => [file('broken.pdf', '%PDF-1.4\nnothing')], 3, /broken\.pdf/],
    ['an impossible date', () => [example, '--date', '2017-02-30'], 2, /2017-02-30/],
    ['no date at all', () => [example, '--date', 'soon'], 2, /soon/],
    ['an output folder that does not exist', () => [example, '--html', 'no/such/folder/x.html'], 2, /no\/such\/folder/],
    ['an output that is a folder', () => [example, '--html', folder], 2, /folder/],
    ['an unknown option', () => [example, '--jsom'], 2, /--json/],
    ['two formats', () => [example, '--json', '--jsonl'], 2, /--json and --jsonl/],
    ['one document asked of two', () => [example, file('other.txt', 'Seoul spoke.'), '--json'], 2, /--jsonl/],
    ['a width that is no number', () => [example, '--width', 'wide'], 2, /--width/],
    ['an empty folder', () => [mkdtempSync(join(folder, 'void-'))], 3, /nothing to read/],
  ];

  it.each(cases)('%s gives one clear sentence and its exit code', async (_, args, code, words) => {
    const { status, stdout, stderr } = await entente(['read', ...args()]);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(stdout).toBe('');
    expect(status).toBe(code);
  });
});
