import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Reading } from '../../records/reading.ts';

/** The command as a user runs it: the built program in a process of its own. `npm test` builds first. */
const program = fileURLToPath(new URL('../../../bin/entente.js', import.meta.url));
const example = fileURLToPath(new URL('../../../examples/missile-test-2017.txt', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function entente(args: readonly string[], input?: string | Uint8Array): Run {
  const run = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', input });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('entente', () => {
  it('alone shows a newcomer how to start', () => {
    const { status, stdout } = entente([]);
    expect(status).toBe(0);
    expect(stdout).toContain('entente read article.txt');
    expect(stdout.trim().split('\n').length).toBeLessThanOrEqual(7);
  });

  it('prints its version and its help', () => {
    expect(entente(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = entente(['read', '--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('--safe-csv');
  });

  it('guesses what a mistyped command was meant to be', () => {
    const { status, stderr } = entente(['raed', 'x.txt']);
    expect(status).toBe(2);
    expect(stderr).toContain('read');
  });
});

describe('entente read', () => {
  it('prints a brief that fits 80 columns and names the main actors', () => {
    const { status, stdout, stderr } = entente(['read', example]);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('After the Launch, Moscow and Beijing Answer Together');
    expect(stdout).toContain('2017-07-07');
    for (const code of ['CHN', 'RUS', 'USA', 'PRK', 'KOR']) expect(stdout).toContain(code);
    for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain('\u001b');
  });

  it('prints nothing but valid records with --json, twice the same', () => {
    const first = entente(['read', example, '--json']);
    expect(first.status).toBe(0);
    const reading = Reading.parse(JSON.parse(first.stdout));
    expect(reading.events.length).toBeGreaterThan(5);
    expect(entente(['read', example, '--json']).stdout).toBe(first.stdout);
  });

  it('obeys what the user knows better', () => {
    const options = ['--date', '2018-01-02', '--title', 'T', '--author', 'A', '--author', 'B', '--publisher', 'P'];
    const { document } = JSON.parse(entente(['read', example, '--json', ...options]).stdout) as Reading;
    expect(document).toMatchObject({ date: '2018-01-02', title: 'T', authors: ['A', 'B'], publisher: 'P' });
    expect(document.origins).toEqual(expect.objectContaining({ date: 'given', title: 'given' }));
  });

  it('reads standard input', () => {
    const { status, stdout } = entente(['read', '-', '--jsonl'], 'Moscow rejected the sanctions on Monday.');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Reading).document.source.name).toBe('-');
  });

  it('writes tables whose offsets count code points, and one page', () => {
    const text = 'Envoys meet 🛰\n\nMoscow rejected the sanctions on Monday. Beijing condemned the launch.';
    const path = file('emoji.txt', text);
    const { status, stderr } = entente([
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

  it('reads a folder; one bad file never stops the rest', () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    writeFileSync(join(many, 'a.txt'), 'Seoul condemned the launch on Monday.');
    writeFileSync(join(many, 'b.pdf'), '%PDF-1.7 broken');
    writeFileSync(join(many, 'c.txt'), 'Tokyo condemned the launch on Monday.');
    const { status, stdout, stderr } = entente(['read', many]);
    expect(status).toBe(1);
    expect(stdout).toContain('a.txt');
    expect(stdout).toContain('c.txt');
    expect(stderr).toContain('b.pdf');
    expect(stderr).toContain('2 of 3 documents read');
    const lines = entente(['read', many, '--jsonl']).stdout.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as Reading).document.source.name).map((n) => n.slice(-5))).toEqual([
      'a.txt',
      'c.txt',
    ]);
  });

  it('finishes the document at hand when interrupted, and says where to go on', async () => {
    const many = join(folder, 'interrupted');
    mkdirSync(many);
    const text = readFileSync(example, 'utf8').repeat(5);
    for (let i = 10; i < 60; i++) writeFileSync(join(many, `${i}.txt`), text);
    const child = spawn(process.execPath, [program, 'read', many, '--jsonl'], { cwd: folder });
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.on('data', (chunk) => {
      if (!stdout) child.kill('SIGINT');
      stdout += chunk;
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(130);
    const lines = stdout.trim().split('\n');
    expect(lines.length).toBeLessThan(50);
    for (const line of lines) expect((JSON.parse(line) as Reading).format).toBe('entente-reading/1');
    expect(stderr).toContain(`${lines.length} of 50 documents read.`);
    expect(stderr).toContain(`${lines.length + 10}.txt: start from there`);
  });

  it('says which language a foreign text is in, shows what it can and ends with 1', () => {
    const german =
      'Die Regierung in Peking hat am Montag neue Sanktionen abgelehnt. Der Sprecher sagte, man werde sich mit Russland und Japan beraten und auf eine Antwort aus Washington warten.';
    const { status, stdout, stderr } = entente(['read', file('deutsch.txt', german)]);
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

  it.each(cases)('%s gives one clear sentence and its exit code', (_, args, code, words) => {
    const { status, stdout, stderr } = entente(['read', ...args()]);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(stdout).toBe('');
    expect(status).toBe(code);
  });
});
