import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCase } from '../../casefile/store/case-file.ts';
import { memoryTerminal, testFolder } from '../command-line.fixture.ts';
import { run } from '../run.ts';
import { newText } from './killed-program.fixture.ts';

const disk = mkdtempSync(join(tmpdir(), 'entente-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});
if (!mounted) process.stderr.write('SKIPPED: a full disk: a small one cannot be mounted here.\n');

/** Takes all that is left of the disk but so many bytes. */
function fill(left: number): void {
  rmSync(join(disk, 'filler'), { force: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

const entente = async (...args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> => {
  const terminal = memoryTerminal({ folder: disk });
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
};

describe.skipIf(!mounted)('a full disk', () => {
  it('is told in one sentence, loses nothing that was told, and works on once there is room', async () => {
    const texts = mkdtempSync(join(tmpdir(), 'entente-texts-'));
    const files = Array.from({ length: 60 }, (_, i) => {
      const path = join(texts, `${i}.txt`);
      writeFileSync(path, `${newText(i)}${`\nEnvoys of the ${i}th round rejected plan ${i * 7}.`.repeat(20)}\n`);
      return path;
    });
    expect((await entente('init', 'case', '--as', 'ada')).status).toBe(0);
    expect((await entente('add', ...files.slice(0, 3), '--engine', 'fast', '--case', 'case')).status).toBe(0);
    fill(120_000);
    let held: string[] = (await entente('list', '--json', '--case', 'case')).stdout.trim().split('\n');
    let full = '';
    for (let i = 3; i < files.length && full === ''; i++) {
      const { status, stderr } = await entente('add', files[i] ?? '', '--engine', 'fast', '--case', 'case');
      expect([0, 2], stderr).toContain(status);
      if (status === 2) full = stderr;
      else held = (await entente('list', '--json', '--case', 'case')).stdout.trim().split('\n');
    }
    expect(full).toMatch(/^entente: The disk with the case in case is full\. [^\n]+\n$/);
    fill(0);
    const id = (JSON.parse(held[0] ?? '') as { id: string }).id;
    for (const args of [
      ['decide', 'title', id, 'x'.repeat(50_000)],
      ['add', files.at(-1) ?? '', '--engine', 'fast'],
    ]) {
      const { status, stderr } = await entente(...args, '--case', 'case');
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^entente: The disk [^\n]+\n$/)]);
    }
    const out = await entente('export', 'case', '--jsonl', 'all.jsonl', '--csv', 'tables');
    expect([out.status, out.stderr]).toEqual([2, expect.stringMatching(/^entente: Cannot write[^\n]+full[^\n]+\n$/)]);
    expect(
      readdirSync(disk)
        .filter((name) => name !== 'tables')
        .sort(),
    ).toEqual(['case', 'filler']);
    rmSync(join(disk, 'filler'));
    expect((await entente('list', '--json', '--case', 'case')).stdout.trim().split('\n')).toEqual(held);
    expect((await entente('doctor', '--thorough', '--case', 'case')).status).toBe(0);
    expect((await entente('decide', 'title', id, 'Room again', '--case', 'case')).status).toBe(0);
    expect((await entente('add', files.at(-1) ?? '', '--engine', 'fast', '--case', 'case')).status).toBe(0);
    rmSync(texts, { recursive: true });
  });
});

describe('a case that another program writes for long', () => {
  const { entente: here, file, path } = testFolder();

  it('can be looked at, and whoever decides is told after a while', async () => {
    await here(['init', 'case', '--as', 'ada']);
    file('a.txt', newText(1));
    await here(['add', 'a.txt', '--engine', 'fast', '--case', 'case']);
    const other = openCase(join(path, 'case'));
    other.db.exec('BEGIN IMMEDIATE');
    const { stdout } = await here(['list', '--json', '--case', 'case']);
    const { id } = JSON.parse(stdout) as { id: string };
    const late = await here(['decide', 'title', id, 'x', '--case', 'case']);
    expect([late.status, late.stdout]).toEqual([2, '']);
    expect(late.stderr).toMatch(/^entente: The case in case is being written by another program [^\n]+\n$/);
    other.db.exec('ROLLBACK');
    other.close();
    expect((await here(['log', '--jsonl', '--case', 'case'])).stdout).toBe('');
    expect((await here(['decide', 'title', id, 'x', '--case', 'case'])).status).toBe(0);
  });
});
