import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../records/reading.ts';
import { type Run, testFolder } from '../command-line.fixture.ts';

const { path: folder, file, ...commandLine } = testFolder();
const entente = (...args: readonly string[]): Promise<Run> => commandLine.entente(args);
beforeAll(() => {
  file('good.yaml', GOOD);
  file('bad.yaml', BAD);
  file('nile.txt', 'Ethiopia held back the Blue Nile from Sudan in July 2020. Egypt rejected the plan on Monday.\n');
});

const GOOD = `codes:
  - {code: WATER CUT, under: SANCTION/discontinue}
  - {code: "<NO>", gathers: REJECT}
triggers:
  - {verbs: hold back, as: WATER CUT, object: Nile, target: from}
`;
const BAD = `codes:
  - {code: PENALTY, gathers: SANCTION/fine}
triggers:
  - {verbs: [diverted], as: SANCTION, object: {class: rivers}}
  - {verbs: divert, as: SANCTION, object: {class: rivers}}
without: [frobnicate]
`;

describe('entente codebook check', () => {
  it('finds no mistake in a sound file', async () => {
    expect(await entente('codebook', 'check', 'good.yaml')).toEqual({
      status: 0,
      stdout: '',
      stderr: 'No mistakes in good.yaml.\n',
    });
  });

  it('prints mistakes in the order of the file, those against the package among them', async () => {
    const { status, stdout, stderr } = await entente('codebook', 'check', 'bad.yaml', 'good.yaml');
    expect(status).toBe(1);
    expect(stderr).toBe('4 mistakes in 2 files.\n');
    expect(stdout.split('\n').map((line) => /^bad\.yaml:\d+:\d+: .{12}/.exec(line)?.[0])).toEqual([
      'bad.yaml:2:30: PENALTY: "ga',
      'bad.yaml:4:14: "diverted" i',
      'bad.yaml:5:43: "rivers" is ',
      'bad.yaml:6:11: "frobnicate"',
      undefined,
    ]);
  });

  it('prints JSON', async () => {
    const { status, stdout } = await entente('codebook', 'check', 'bad.yaml', '--json');
    expect(status).toBe(1);
    const { files, problems } = JSON.parse(stdout) as { files: string[]; problems: { file: string; line: number }[] };
    expect(files).toEqual(['bad.yaml']);
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 5, 6]);
  });

  it('says which file is not there', async () => {
    expect(await entente('codebook', 'check', 'none.yaml')).toMatchObject({
      status: 3,
      stderr: 'entente: Cannot read none.yaml: there is no such file.\n',
    });
  });
});

describe('entente read --codebook', () => {
  it('shows the codes wherever it shows events', async () => {
    const { status, stdout } = await entente('read', 'nile.txt', '--date', '2021-07-07', '--codebook', 'good.yaml');
    expect(status).toBe(0);
    expect(stdout).toContain('<NO> (REJECT)');
    expect((await entente('read', 'nile.txt', '--md', '--codebook', 'good.yaml')).stdout).toContain(
      'WATER CUT (SANCTION/discontinue)',
    );
    const reading = JSON.parse(
      (await entente('read', 'nile.txt', '--json', '--codebook', 'good.yaml')).stdout,
    ) as Reading;
    expect(reading.events.map(({ code }) => code)).toEqual(['WATER CUT', '<NO>']);
    expect(reading.events[0]?.provenance.rule).toContain('good.yaml, line 5');
    await entente('read', 'nile.txt', '--codebook', 'good.yaml', '--html', 'nile.html', '--csv', 'tables');
    const page = readFileSync(join(folder, 'nile.html'), 'utf8');
    expect(page).toContain('<b>&lt;NO&gt;</b> · <b>REJECT');
    for (const table of ['events.csv', 'acts.csv']) {
      expect(readFileSync(join(folder, 'tables', table), 'utf8')).toContain(',SANCTION,discontinue,WATER CUT,');
    }
  });

  it('stops at a mistake before anything is read', async () => {
    const { status, stdout, stderr } = await entente('read', 'nile.txt', '--codebook', 'bad.yaml');
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(
      /^entente: bad\.yaml, line 2, column 30: PENALTY: .*\(1 more: entente codebook check bad\.yaml\)$/m,
    );
    file('old.yaml', 'without: [frobnicate]\n');
    expect(await entente('read', 'nile.txt', '--codebook', 'old.yaml')).toMatchObject({
      status: 3,
      stderr: 'entente: old.yaml, line 1, column 11: "frobnicate" is no word by which the package tells an act.\n',
    });
  });
});
