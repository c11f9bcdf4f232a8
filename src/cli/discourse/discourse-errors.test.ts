import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDna2 } from '../../sources/dna/dna-file.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';

const folder = testFolder();
const example = join(import.meta.dirname, '../../../examples/missile-test.dna');
const discourse = (...args: string[]) => folder.entente(['discourse', ...args, '--width', '120']);
const json = async <T>(...args: string[]): Promise<T> => JSON.parse((await discourse(...args, '--json')).stdout) as T;
const inOneLine = (words: string): string => words.replace(/\s+/g, ' ');

beforeAll(() => copyFileSync(example, join(folder.path, 'case.dna')));

describe('errors of a reader', () => {
  it('leave so much of the core; where they come from is said', async () => {
    const all = inOneLine(
      (await discourse('stability', 'case.dna', '--recall', '1', '--precision', '1', '--draws', '2')).stdout,
    );
    expect(all).toContain('Of the 8 ties that carry half of all weight, 100 % (100 % to 100 %) are among them again');
    const found = await json<{ errors: { recall: number; from: string }; coreKept: { value: number } }>(
      'stability',
      'case.dna',
      '--draws',
      '20',
    );
    expect(found.errors).toMatchObject({
      recall: 0.24,
      precision: 0.49,
      from: expect.stringContaining('282 other documents'),
    });
    expect(found.coreKept.value).toBeLessThan(0.5);
  });

  it('ask for windows of a length', async () => {
    const errors = ['--recall', '.97', '--precision', '.98', '--draws', '20', '--sizes', '1,6', '--two-mode'];
    const { stdout } = await discourse('validity', 'case.dna', ...errors);
    expect(inOneLine(stdout)).toMatch(/The ranking of ties holds in windows of \d months? or more/);
    const { sizes } = await json<{ sizes: { size: number | string; windows: number }[] }>(
      'validity',
      'case.dna',
      ...errors,
    );
    expect(sizes.map(({ size }) => size)).toEqual([1, 6, 'whole']);
    expect((await discourse('validity', 'case.dna', '--draws', '3')).stdout).toContain('holds in no window');
  });
});

describe('over time', () => {
  it('coalitions keep their names, and who goes over is said, drawn and opened', async () => {
    const { stdout } = await discourse(
      'clusters',
      'case.dna',
      '--unit',
      'months',
      '--size',
      '4',
      '--html',
      'flow.html',
    );
    expect(inOneLine(stdout)).toContain('North Korea goes from Coalition 1 to Coalition 2 (firm before and after)');
    const html = readFileSync(join(folder.path, 'flow.html'), 'utf8');
    expect(html).toContain('class="chart flow"');
    expect(html).toMatch(/<tr><th scope="row">North Korea<\/th>.*?data-p="\d/s);
  });

  it('congruence and conflict stand beside each other, of the same statements', async () => {
    const args = ['case.dna', '--both', '--unit', 'events', '--size', '30'];
    const both = await json<{ slices: { congruence: number; conflict: number; ids: number[] }[] }>('windows', ...args);
    const all = await json<{ slices: { ties: [string, string, number][] }[] }>(
      'windows',
      ...args.filter((one) => one !== '--both'),
      '--one-mode',
    );
    expect(both.slices.map(({ congruence, conflict }) => congruence + conflict)).toEqual(
      all.slices.map(({ ties }) => ties.reduce((sum, [, , weight]) => sum + weight, 0)),
    );
    expect((await discourse('windows', ...args)).stdout).toMatch(/congruence .*\n +conflict/);
  });
});

describe('what a .dna file holds', () => {
  it('is listed, what coders may not do and regular expressions among it', async () => {
    writeDna2(join(folder.path, 'old.dna'));
    const found = await json<{ files: { coders: object[]; expressions: string[]; types: object[] }[] }>(
      'file',
      'old.dna',
    );
    expect(found.files[0]).toMatchObject({
      documents: 1,
      types: [{ type: 'DNA Statement', statements: 2 }],
      coders: [
        { name: 'Admin', statements: 1, mayNot: [], notOf: ['Coder: edit documents'] },
        { name: 'Coder', statements: 1, mayNot: ['edit coders'], notOf: [] },
      ],
      expressions: ['agree'],
    });
  });
});

describe('what cannot be is said in one sentence', () => {
  it.each([
    [['stability', 'case.dna', '--recall', '2'], '--recall must be a share above 0 and up to 1, such as .8, not "2"'],
    [['validity', 'case.dna', '--sizes', 'some'], '--sizes must be whole numbers above 0, such as 1,3,6, not "some"'],
    [['validity', 'case.dna', '--unit', 'years'], 'too short to be cut into two windows of years'],
    [['stability', 'case.dna', '--one-mode', '--two-mode'], 'cannot both be meant'],
    [['windows', 'case.dna', '--both', '--phases', '--unit', 'months', '--size', '2'], '--both and --phases'],
    [['clusters', 'case.dna', '--unit', 'months'], 'Windows need --unit and --size'],
  ])('%j', async (args, sentence) => {
    const { status, stdout, stderr } = await discourse(...args);
    expect([status, stdout, stderr.trim().split('\n')]).toEqual([2, '', [expect.stringContaining(sentence)]]);
  });
});
