import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIBRARY } from '../../questions/models/case-library.ts';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, entente } = testFolder();
const library = new URL('../../../examples/conflicts/', import.meta.url);

describe('entente model examples', () => {
  it('lists every case of the folder, with what its source prints', async () => {
    expect([...LIBRARY].sort()).toEqual(
      readdirSync(library)
        .map((name) => name.replace('.yaml', ''))
        .sort(),
    );
    const { status, stdout } = await entente(['model', 'examples']);
    expect(status).toBe(0);
    for (const name of LIBRARY) expect(stdout).toContain(name);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Under GMR and SMR states 4, 6 and 10 are not printed and come out.');
    const listed = JSON.parse((await entente(['model', 'examples', '--json'])).stdout) as readonly {
      readonly name: string;
    }[];
    expect(listed.find(({ name }) => name === 'gisborne-economy')).toMatchObject({
      rankings: 'reconstructed',
      verdict: 'reconstructed',
      states: 8,
    });
  });

  it('opens a case, writes it, and never over a file unasked', async () => {
    const text = readFileSync(new URL('elmira.yaml', library), 'utf8');
    expect((await entente(['model', 'examples', 'elmira'])).stdout).toBe(text);
    expect(await entente(['model', 'examples', 'elmira', 'case.yaml'])).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(join(folder, 'case.yaml'), 'utf8')).toBe(text);
    expect((await entente(['model', 'solve', 'case.yaml'])).stdout).toMatch(
      /Beside the source\nThe equilibria come out as printed under Nash, GMR, SMR and SEQ\./,
    );
    expect(await entente(['model', 'examples', 'elmira', 'case.yaml'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('exists already'),
    });
    expect(await entente(['model', 'examples', 'elmyra'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean elmira?'),
    });
    expect(await entente(['model', 'examples', 'elmira', '--json'])).toMatchObject({ status: 2 });
  });
});
