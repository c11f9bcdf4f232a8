import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createReader } from '../../reading/reader.ts';
import { readIssuesFile } from './issues-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-issues-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (text: string): string => {
  const path = join(folder, 'issues.yaml');
  writeFileSync(path, text);
  return path;
};

const HERE = { locate: (path: string): string => path };

describe('readIssuesFile', () => {
  it('gives names that win over those found in the text', async () => {
    const issues = await readIssuesFile(
      HERE,
      write('issues:\n  - name: rail link\n    aliases: [northern railway, coastal line]\n'),
    );
    const reader = await createReader(issues ? { issues } : {});
    const reading = await reader.read('Finland backs the northern railway. Russia rejects the coastal line.', {
      date: '2021-05-04',
    });
    expect(reading.issues).toMatchObject([{ id: 'issue-rail-link', name: 'rail link', given: true }]);
    expect(reading.issues?.[0]?.positions).toHaveLength(2);
    expect(reading.positions.every(({ issueId }) => issueId === 'issue-rail-link')).toBe(true);
  });

  it('refuses a file with a mistake and says where it is', async () => {
    await expect(readIssuesFile(HERE, write('issues:\n  - title: rail link\n'))).rejects.toThrow(
      /issues\.yaml, line 2, column \d+: /,
    );
  });
});
