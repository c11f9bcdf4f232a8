import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../records/reading.ts';
import { type Run, testFolder, writeOddFiles } from '../command-line.fixture.ts';

/** Threads load their weights while others work: on a busy machine that takes its time. */
const LONG = { timeout: 300_000 };
const pathOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const articles = pathOf('bench/data/own-articles/texts.jsonl');
const dam = pathOf('examples/nile-dam-2020');
const { path: folder, file, entente } = testFolder();

beforeAll(() => writeOddFiles(file));

/** The same command with so many jobs each time. */
async function withJobs(jobs: readonly number[], args: (jobs: number) => readonly string[]): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const number of jobs) runs.push(await entente(['read', ...args(number), '--jobs', String(number)]));
  return runs;
}

/** What lies in a folder, file by file. */
const contents = (path: string): readonly (readonly [string, string])[] =>
  readdirSync(join(folder, path)).map((name) => [name, readFileSync(join(folder, path, name), 'utf8')]);

describe('entente read --jobs', () => {
  it('prints the same bytes and complaints, and ends with the same code, whatever their number', LONG, async () => {
    const inputs = ['broken.pdf', articles, 'lines.jsonl', 'empty.txt', 'deutsch.txt', 'missing.txt'];
    const [one, three] = await withJobs([1, 3], () => [...inputs, '--engine', 'fast', '--jsonl']);
    expect(three).toEqual(one);
    expect(one?.status).toBe(1);
    expect(one?.stdout.trim().split('\n')).toHaveLength(23);
    expect(one?.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('broken.pdf'),
      expect.stringContaining('2016-02-31'),
      expect.stringContaining('lines.jsonl, line 2'),
      expect.stringContaining('empty.txt'),
      expect.stringContaining('German'),
      expect.stringContaining('missing.txt'),
      '23 of 27 documents read, 4 could not be read (see above).',
    ]);
  });

  it('writes the same tables, page and picture, and knows the files of the user in every thread', LONG, async () => {
    file('actors.yaml', 'actors:\n  - {name: Basin Forum, kind: igo, names: [Addis Ababa], members: [EGY, ETH]}\n');
    file('issues.yaml', 'issues:\n  - {name: The dam, aliases: [filling of the reservoir]}\n');
    const own = ['--actors', 'actors.yaml', '--issues', 'issues.yaml', '--weak', '--engine', 'fast'];
    const runs = await withJobs([1, 2], (n) => [dam, ...own, '--csv', `tables-${n}`, '--html', `page-${n}.html`]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0]);
    expect(runs[1]?.stdout).toBe(runs[0]?.stdout);
    expect(contents('tables-2')).toEqual(contents('tables-1'));
    expect(readFileSync(join(folder, 'page-2.html'), 'utf8')).toBe(readFileSync(join(folder, 'page-1.html'), 'utf8'));
    expect(readFileSync(join(folder, 'tables-2/actors.csv'), 'utf8')).toContain('Basin Forum');
    const [picture, other] = await withJobs([1, 2], () => [dam, ...own, '--picture', '--json']);
    expect(other).toEqual(picture);
  });

  it('reads with the engine that was asked for', LONG, async () => {
    const inputs = ['1-cairo-view.txt', '4-agency-report.txt', '6-later-report.txt'].map((name) => join(dam, name));
    const [one, two] = await withJobs([1, 2], () => [...inputs, '--engine', 'encoder', '--jsonl']);
    expect(two).toEqual(one);
    expect((JSON.parse(two?.stdout.split('\n')[0] ?? '') as Reading).reader).toMatch(/^entente-encoder-/);
  });

  it('finishes the documents at hand when cancelled, and says where to go on', LONG, async () => {
    for (let i = 10; i < 60; i++) file(`many-${i}.txt`, `Seoul named envoy ${i} on Monday.`);
    const many = Array.from({ length: 50 }, (_, i) => `many-${i + 10}.txt`);
    const ctrlC = new AbortController();
    const { status, stdout, stderr } = await entente(['read', ...many, '--jsonl', '--jobs', '2'], {
      cancelled: ctrlC.signal,
      out: () => ctrlC.abort(),
    });
    expect(status).toBe(130);
    const names = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Reading).document.source.name);
    expect(names).toEqual(many.slice(0, names.length));
    expect(names.length).toBeLessThan(50);
    expect(stderr).toBe(
      `Stopping after the documents at hand; press Ctrl-C again to stop at once.\n${names.length} of 50 documents read. Stopped before ${many[names.length]}: start from there to go on.\n`,
    );
  });

  it('shows on a terminal how far it is', LONG, async () => {
    const { stderr } = await entente(['read', dam, '--jobs', '2', '--engine', 'fast'], { progressColumns: 200 });
    for (let i = 1; i <= 6; i++) expect(stderr).toContain(`reading ${i} of 6`);
    expect(stderr.endsWith('\r\u001b[2K6 of 6 documents read.\n')).toBe(true);
  });

  it('ends before it reads anything where a file of the user does not fit', LONG, async () => {
    file('wrong.yaml', 'codes:\n  - {code: X, name: X}\n');
    const runs = await withJobs([1, 2], () => [dam, '--codebook', 'wrong.yaml']);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[0]?.status).toBe(3);
  });

  it.each(['0', 'many', '1.5', '-2', '100000'])('is wrong usage with %s', async (jobs) => {
    const { status, stdout, stderr } = await entente(['read', dam, '--jobs', jobs]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/jobs/);
  });
});
