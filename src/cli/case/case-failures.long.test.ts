import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../casefile/store/case-file.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { memoryTerminal, testFolder } from '../command-line.fixture.ts';
import { run } from '../run.ts';

const { entente, file, path } = testFolder();
const TEXTS = [
  'Norway recalled its envoy from Russia on Monday. Finland rejected the plan.',
  'Sweden accused Denmark of breaking the treaty. Norway offered to halt the exercises if Sweden withdraws.',
];

let made = 0;
/** A case with two documents, under a name of its own. */
async function newCase(): Promise<string> {
  const name = `case-${++made}`;
  await entente(['init', name, '--as', 'ada']);
  TEXTS.forEach((text, i) => {
    file(`${i}.txt`, text);
  });
  const { status } = await entente(['add', '0.txt', '1.txt', '--engine', 'fast', '--case', name]);
  expect(status).toBe(0);
  return name;
}

async function idOf(name: string): Promise<string> {
  const { stdout } = await entente(['list', '--kind', 'events', '--json', '--case', name]);
  return (JSON.parse(stdout.split('\n')[0] ?? '') as { id: string }).id;
}

/** One sentence for people, and no stack of a program that stumbled. */
function oneSentence(stderr: string): void {
  expect(stderr).toMatch(/^entente: [^\n]+\n$/);
  expect(stderr).not.toContain('something went wrong that should not');
}

describe('a case of a newer version', () => {
  it('is left alone by every command, in one sentence', async () => {
    const name = await newCase();
    const db = new DatabaseSync(join(path, name, 'case.sqlite'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(join(path, name, 'case.sqlite'));
    for (const args of [['list'], ['add', '0.txt'], ['undo', '--as', 'ada'], ['status'], ['doctor']]) {
      const { status, stdout, stderr } = await entente([...args, '--case', name]);
      oneSentence(stderr);
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain('written by a newer version');
    }
    expect(readFileSync(join(path, name, 'case.sqlite')).equals(before)).toBe(true);
  });
});

describe('a damaged page', () => {
  it('is told in one sentence wherever it lies, and nothing is written', async () => {
    const name = await newCase();
    const id = await idOf(name);
    await entente(['decide', 'accept', id, '--case', name]);
    const place = join(path, name, 'case.sqlite');
    const sound = readFileSync(place);
    const random = seededRandom(7);
    const pages = sound.length / 1024;
    let told = 0;
    for (let i = 0; i < 24; i++) {
      const bytes = Buffer.from(sound);
      const at = 1024 * (1 + Math.floor(random() * (pages - 1)));
      for (let j = 0; j < 1024; j++) bytes[at + j] = Math.floor(random() * 256);
      for (const end of ['-wal', '-shm']) rmSync(`${place}${end}`, { force: true });
      writeFileSync(place, bytes);
      for (const args of [
        ['read', name, '--jsonl'],
        ['show', id, '--case', name],
        ['search', 'Norway', '--case', name],
      ]) {
        const { status, stderr } = await entente(args);
        expect([0, 1, 3], `${args} page ${at / 1024}: ${stderr}`).toContain(status);
        expect(stderr, `page ${at / 1024}`).not.toContain('something went wrong that should not');
        if (status !== 3) continue;
        oneSentence(stderr);
        expect(stderr).toContain('damaged');
      }
      const doctor = await entente(['doctor', '--case', name]);
      expect(doctor.stderr).not.toContain('something went wrong that should not');
      if (doctor.status !== 0) told++;
      expect(readFileSync(place).equals(bytes), 'looking changes nothing').toBe(true);
    }
    // Some pages are empty, or of what is derived.
    expect(told).toBeGreaterThan(12);
    writeFileSync(place, sound);
    expect((await entente(['doctor', '--case', name])).status).toBe(0);
  });
});

describe('a folder that may only be read', () => {
  // The superuser may write anywhere, so he becomes somebody else for a while.
  const seteuid = process.getuid?.() === 0 ? process.seteuid : undefined;
  const others = mkdtempSync(join(tmpdir(), 'entente-readonly-'));
  afterAll(() => rmSync(others, { recursive: true, force: true }));

  it.skipIf(process.platform === 'win32')('shows all that it holds, and says that nothing can be decided', async () => {
    const name = await newCase();
    const id = await idOf(name);
    await entente(['decide', 'accept', id, '--case', name]);
    const place = join(others, 'case');
    renameSync(join(path, name), place);
    const listed = (await entente(['list', '--records', '--case', place])).stdout;
    const files = [join(place, 'sources'), place, others];
    chmodSync(others, 0o755);
    for (const one of readdirSync(place)) if (one !== 'sources') chmodSync(join(place, one), 0o444);
    for (const one of files.slice(0, 2)) chmodSync(one, 0o555);
    const before = readFileSync(join(place, 'case.sqlite'));
    seteuid?.(65534);
    try {
      expect((await entente(['list', '--records', '--case', place])).stdout).toBe(listed);
      for (const args of [
        ['decide', 'reject', id],
        ['undo', '--as', 'ada'],
        ['add', '-'],
      ]) {
        const { status, stderr } = await entente([...args, '--case', place], 'Peru accused Chile of lying.');
        oneSentence(stderr);
        expect([status, stderr], stderr).toEqual([2, expect.stringContaining('may not be written')]);
      }
    } finally {
      seteuid?.(0);
    }
    for (const one of files) chmodSync(one, 0o755);
    expect(readFileSync(join(place, 'case.sqlite')).equals(before)).toBe(true);
  });
});

describe('a folder that vanishes while texts are added', () => {
  it('is told in one sentence, and holds what was told to be in it', async () => {
    const name = await newCase();
    file('2.txt', 'Peru accused Chile of lying. Chile expelled the Peruvian ambassador.');
    file('3.txt', 'Kenya condemned Uganda. Uganda rejected the plan of Kenya.');
    const moved = join(path, `${name}-moved`);
    const terminal = memoryTerminal({
      folder: path,
      err: (text) => {
        if (text.includes('2.txt is d-')) renameSync(join(path, name), moved);
      },
    });
    const status = await run(['add', '2.txt', '3.txt', '--engine', 'fast', '--case', name], terminal);
    expect([status, existsSync(join(path, name))]).toEqual([3, false]);
    expect(terminal.stderr()).toContain('is no longer there');
    const { stdout } = await entente(['list', '--json', '--case', moved]);
    expect(stdout.trim().split('\n')).toHaveLength(3);
    expect((await entente(['doctor', '--case', moved])).status).toBe(0);
  });
});

describe('a journal with a line that is no entry', () => {
  it('is not taken over in part', async () => {
    const name = await newCase();
    const id = await idOf(name);
    await entente(['decide', 'accept', id, '--case', name]);
    const lines = (await entente(['log', '--jsonl', '--case', name])).stdout;
    const copy = await newCase();
    file('broken.jsonl', `${lines}{"id":"j-0"}\n`);
    const { status, stderr } = await entente(['apply', 'broken.jsonl', '--case', copy]);
    oneSentence(stderr);
    expect([status, stderr]).toEqual([3, expect.stringContaining('broken.jsonl, line 2 is no entry')]);
    expect((await entente(['log', '--jsonl', '--case', copy])).stdout).toBe('');
  });
});

describe('hostile names and contents', () => {
  const SQL = `'; DROP TABLE journal; --`;

  it('are data: SQL in titles, names, coders and words', async () => {
    const name = await newCase();
    const evil = file(`a'); DELETE FROM documents; --.txt`, 'Norway recalled its envoy from Finland on Monday.');
    expect((await entente(['add', evil, '--title', SQL, '--engine', 'fast', '--case', name])).status).toBe(0);
    const id = await idOf(name);
    for (const args of [
      ['decide', 'memo', id, SQL, '--as', SQL],
      ['decide', 'rename', 'actor', 'NOR', SQL, '--as', SQL],
      ['search', 'x" OR "1"="1', '--source', SQL],
      ['search', `envoy) OR (title : *`, '--actor', SQL],
      ['undo', '--as', SQL],
    ]) {
      const { stderr } = await entente([...args, '--case', name]);
      expect(stderr, args.join(' ')).not.toMatch(/went wrong|syntax|SQL/i);
    }
    const { stdout } = await entente(['list', '--json', '--case', name]);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { title?: string }).title),
    ).toContain(SQL);
    expect((await entente(['log', '--jsonl', '--case', name])).stdout.trim().split('\n')).toHaveLength(3);
    expect((await entente(['doctor', '--case', name])).status).toBe(0);
  });

  it('write nothing outside the case, whatever a path is called', async () => {
    const deep = join(path, 'deep');
    mkdirSync(deep);
    writeFileSync(join(path, '..x.txt'), 'Norway recalled its envoy from Finland.');
    writeFileSync(join(path, 'esc\u001b[31m\n.txt'), 'Sweden rejected the plan of Norway.');
    const inside = async (...args: readonly string[]): Promise<string> => {
      const terminal = memoryTerminal({ folder: deep });
      return `${await run(args, terminal)} ${terminal.stderr()}`;
    };
    expect(await inside('init', 'case', '--as', 'ada')).toMatch(/^0/);
    const before = readdirSync(path).sort();
    const add = [
      'add',
      '../..x.txt',
      '../esc\u001b[31m\n.txt',
      'case/../../0.txt',
      '--engine',
      'fast',
      '--case',
      'case',
    ];
    expect(await inside(...add)).toMatch(/^0/);
    const out = ['--gold', 'out/gold', '--csv', 'out/csv', '--qdpx', 'out/x.qdpx', '--jsonl', 'out/x.jsonl'];
    mkdirSync(join(deep, 'out'));
    expect(await inside('decide', 'accept', '--kind', 'events', '--case', 'case')).toMatch(/^0/);
    expect(await inside('export', 'case', ...out)).toMatch(/^[01]/);
    expect(readdirSync(path).sort()).toEqual(before);
    expect(readdirSync(deep).sort()).toEqual(['case', 'out']);
    expect(readdirSync(join(deep, 'out')).sort()).toEqual(['csv', 'gold', 'x.jsonl', 'x.qdpx']);
    for (const one of readdirSync(join(deep, 'case', 'sources'))) expect(one).toMatch(/^[0-9a-f]{64}\.txt$/);
  });

  it.each(['case.sqlite', 'case.sqlite-wal', 'case.sqlite-journal', 'sources'])(
    'are not followed: %s that links out of the folder',
    async (linked) => {
      const name = await newCase();
      const outside = join(path, `outside-${made}`);
      if (linked === 'sources') mkdirSync(outside);
      else writeFileSync(outside, linked === 'case.sqlite' ? '' : 'years of work');
      rmSync(join(path, name, linked), { recursive: true, force: true });
      symlinkSync(outside, join(path, name, linked));
      file('4.txt', 'Kenya condemned Uganda.');
      const { status, stderr } = await entente(['add', '4.txt', '--engine', 'fast', '--case', name]);
      oneSentence(stderr);
      expect([status, stderr]).toEqual([3, expect.stringContaining(`${linked} in ${name} is a link`)]);
      if (linked === 'sources') expect(readdirSync(outside)).toEqual([]);
      else expect(readFileSync(outside, 'utf8')).toBe(linked === 'case.sqlite' ? '' : 'years of work');
    },
  );
});

describe('entente sql', () => {
  let name = '';
  beforeAll(async () => {
    name = await newCase();
  });

  it.each([
    'INSERT INTO documents (n, id, origin, version) VALUES (9, 1, 1, 1)',
    "UPDATE journal SET coder = 'x'",
    'CREATE TEMP TABLE x (a)',
    'CREATE TABLE x (a)',
    "ATTACH ':memory:' AS x",
    "VACUUM INTO 'stolen.db'",
    "SELECT load_extension('x')",
    "SELECT writefile('stolen.db', 'x')",
    "SELECT readfile('/etc/passwd')",
    'SELECT 1; DELETE FROM documents',
    "INSERT INTO words (words) VALUES ('delete-all')",
    'PRAGMA writable_schema = 1',
    'PRAGMA query_only = 0',
    'BEGIN; DELETE FROM documents; COMMIT',
    'EXPLAIN DELETE FROM documents',
    'REINDEX',
    'SELECT zeroblob(900000000)',
    "SELECT printf('%900000000d', 1)",
  ])('does not run %s', async (statement) => {
    const place = join(path, name, 'case.sqlite');
    const held = (): string =>
      JSON.stringify(openCase(place.slice(0, -12)).db.prepare('SELECT * FROM documents').all());
    const before = [held(), statSync(place).size, readdirSync(path).sort()];
    const { status, stdout, stderr } = await entente(['sql', statement, '--case', name, '--seconds', '5']);
    expect([status, stdout], stderr).toEqual([2, '']);
    oneSentence(stderr);
    expect([held(), statSync(place).size, readdirSync(path).sort()]).toEqual(before);
  });
});
