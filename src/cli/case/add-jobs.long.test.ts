import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { entente, file } = testFolder();
const dam = fileURLToPath(new URL('../../../examples/nile-dam-2020', import.meta.url));
const fast = ['--engine', 'fast'] as const;

describe('a folder that is added and read again by several jobs', () => {
  it('makes the same case and the same complaints as one job does', { timeout: 300_000 }, async () => {
    file('broken.pdf', '%PDF-1.7 broken');
    const runs = [];
    for (const jobs of ['1', '2']) {
      const inCase = (...args: string[]) => entente([...args, '--case', `with-${jobs}`]);
      await entente(['init', `with-${jobs}`, '--as', 'ada']);
      const added = await inCase('add', 'broken.pdf', dam, '--jobs', jobs, ...fast);
      const again = await inCase('add', dam, '--jobs', jobs, ...fast);
      const records = await inCase('list', '--records', '--json');
      const reread = await inCase('reread', '--jobs', jobs, ...fast);
      runs.push({ added, again, records, reread });
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[0]?.added).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/broken\.pdf[\s\S]*6 added, 1 could not/),
    });
    expect(runs[0]?.again.stderr).toContain('0 added, 6 known already.');
    expect(runs[0]?.records.stdout.trim().split('\n').length).toBeGreaterThan(100);
    expect(runs[0]?.reread.stderr).toContain('Every document reads as before.');
  });
});
