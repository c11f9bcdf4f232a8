import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../records/reading.ts';
import { type Run, testFolder } from './command-line.fixture.ts';

/** The built program in a process of its own, as a user starts it; `npm test` builds first. */
const bin = fileURLToPath(new URL('../../bin/entente.js', import.meta.url));
const example = fileURLToPath(new URL('../../examples/missile-test-2017.txt', import.meta.url));
const { path: folder, file } = testFolder();

/** @param input what stands on standard input; 'open' leaves it open, as a keyboard is */
function start(
  args: readonly string[],
  input: string | 'open' = '',
): { readonly child: ChildProcess; readonly end: Promise<Run> } {
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  if (input !== 'open') child.stdin.end(input);
  const end = new Promise<Run>((resolve) => {
    child.on('close', (code) => resolve({ status: code ?? -1, stdout, stderr }));
  });
  return { child, end };
}

describe('the program in a process of its own', () => {
  it('reads a file into a page, and hides no error of its own', async () => {
    const { status, stdout, stderr } = await start(['read', example, '--html', 'page.html']).end;
    expect([status, stderr]).toEqual([0, 'The brief lies in page.html; open it in a browser.\n']);
    expect(stdout).toContain('After the Launch, Moscow and Beijing Answer Together');
    expect(stdout).not.toContain('\u001b');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<!doctype html>');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('finds what a case needs beside itself: the process that asks in SQL, and the schemas that decisions must fit', async () => {
    file('vote.txt', 'Norway recalled its envoy on Monday. Finland rejected the plan.\n');
    await start(['init', 'mine', '--as', 'ada']).end;
    await start(['add', 'vote.txt', '--case', 'mine']).end;
    const asked = ['sql', "SELECT id FROM record WHERE json ->> 'category' = 'REJECT'", '--jsonl', '--case', 'mine'];
    const { stdout, stderr } = await start(asked).end;
    expect(stderr).toBe('');
    const { id } = JSON.parse(stdout) as { readonly id: string };
    expect(await start(['decide', 'edit', id, 'category=ACCUSE', '--case', 'mine']).end).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('REJECT → ACCUSE'),
    });
    expect(await start(['sql', 'SELECT 1; SELECT 2', '--case', 'mine']).end).toEqual({
      status: 2,
      stdout: '',
      stderr: 'entente: These are several statements; only one is run at a time. Nothing was asked.\n',
    });
  });

  it('reads standard input, takes paths from where it is started, and ends with the code of the command', async () => {
    const talks = 'Talks failed.\n';
    expect((await start(['parse', '-'], talks).end).stdout).toMatch(/2 failed +VERB +root/);
    file('wrong.yaml', 'conflict: two\n');
    expect(await start(['model', 'check', 'wrong.yaml']).end).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^wrong\.yaml:1:1: /),
    });
    expect(await start(['model', 'solve', '-'], 'conflict: [').end).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringMatching(/^entente: standard input, line 1, /),
    });
  });

  it.each(['1', '2'])(
    'finishes what is at hand when interrupted, and says where to go on, --jobs %s',
    { timeout: 180_000 },
    async (jobs) => {
      const many = join(folder, `interrupted-${jobs}`);
      mkdirSync(many);
      const text = readFileSync(example, 'utf8').repeat(5);
      for (let i = 10; i < 60; i++) writeFileSync(join(many, `${i}.txt`), text);
      const { child, end } = start(['read', many, '--jsonl', '--jobs', jobs]);
      child.stdout?.once('data', () => child.kill('SIGINT'));
      const { status, stdout, stderr } = await end;
      expect(status).toBe(130);
      const lines = stdout.trim().split('\n');
      expect(lines.length).toBeLessThan(50);
      for (const line of lines) expect((JSON.parse(line) as Reading).format).toBe('entente-reading/1');
      expect(stderr).toContain(`${lines.length} of 50 documents read.`);
      expect(stderr).toContain(`${lines.length + 10}.txt: start from there`);
    },
  );

  it.each(['1', '2'])('stops at once when interrupted again, --jobs %s', async (jobs) => {
    file('one.txt', 'Seoul condemned the launch on Monday.');
    const { child, end } = start(['read', 'one.txt', '-', '--jsonl', '--jobs', jobs], 'open');
    child.stdout?.once('data', () => child.kill('SIGINT'));
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const { status, stdout, stderr } = await end;
    expect(status).toBe(130);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const what = jobs === '1' ? 'this document' : 'the documents at hand';
    expect(stderr).toBe(`Stopping after ${what}; press Ctrl-C again to stop at once.\n`);
  });

  it('ends in silence when whoever reads its output has had enough', async () => {
    const { child, end } = start(['schema']);
    child.stdout?.destroy();
    expect(await end).toMatchObject({ status: 0, stderr: '' });
  });

  it.skipIf(process.platform !== 'linux')('says in a sentence that the disk behind standard output is full', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'schema'], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect([status, stderr]).toEqual([
      2,
      'entente: Cannot write to standard output: the disk is full; free some space and try again.\n',
    ]);
  });

  it('says in a sentence that Node is too old, before it loads anything', () => {
    const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '23.11.0' } });";
    const pretend = `data:text/javascript,${encodeURIComponent(old)}`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretend, bin, '--version'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^entente needs Node 24 or newer; this is Node 23\.11\.0\. .*\n$/);
  });
});
