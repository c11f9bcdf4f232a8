import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { benchCommand, renderTable } from './bench-command.ts';
import { BENCHMARKS } from './benchmarks.ts';
import { perFileBenchmark, together } from './kit/per-file-benchmark.ts';
import { msToFirstByte } from './speed/speed-benchmark.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'rows.jsonl');
writeFileSync(file, '{"marked":"<s>Arland</s> aided <t>Borsk</t>.","label":"AID"}\n');

// A benchmark of two files' lengths stands for all.
vi.mock('./benchmarks.ts', () => ({
  BENCH_OPTIONS: ['folds', 'articles', 'part', 'sizes'],
  BENCHMARKS: [
    {
      name: 'example',
      measures: 'letters',
      data: 'any file',
      load: async () =>
        perFileBenchmark(
          async (path) => ({ scores: { share: 0.25, words: readFileSync(path).length }, predictions: 'one\ntwo\n' }),
          () => [],
        ),
    },
  ],
  TO_COME: ['roles'],
}));

async function bench(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await benchCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    live: false,
  });
  return { code, out, err };
}

const oneSentence = /^[^\n]+\.?\n$/;

describe('npm run bench', () => {
  it('alone lists what can be measured', async () => {
    const { code, out } = await bench();
    expect(code).toBe(0);
    for (const { name, measures } of BENCHMARKS) expect(out).toMatch(new RegExp(`${name}\\s+${measures}`));
  });

  it('prints a table for people, and with --json one line and nothing else', async () => {
    expect((await bench('example', file)).out).toMatch(/^example: rows.jsonl\n\n\s+rows.jsonl\nshare/);
    const { out, err } = await bench('example', file, '--json');
    expect(out).toMatch(oneSentence);
    expect(JSON.parse(out)).toMatchObject({ share: 0.25 });
    expect(err).toBe('');
  });

  it('writes predictions', async () => {
    const predictions = join(folder, 'predictions.jsonl');
    expect((await bench('example', file, '--out', predictions)).code).toBe(0);
    expect(readFileSync(predictions, 'utf8')).toBe('one\ntwo\n');
  });

  it.each([
    [['nonsense'], 2, /no benchmark nonsense; there are example/],
    [['roles'], 2, /comes with its stage/],
    [['example', '--bogus'], 2, /--bogus/],
    [['example', '--folds', '1'], 2, /--folds/],
    [['example', file, '--folds', '5'], 2, /example takes no --folds/],
    [['example', file, '--part', 'test'], 2, /example takes no --part/],
    [['example', '--out'], 2, /--out/],
    [['example', 'missing.jsonl'], 3, /missing.jsonl was not found/],
    [['example', file, '--articles', 'missing.jsonl'], 3, /missing.jsonl was not found/],
    [['example', file, '--out', join(folder, 'no', 'such', 'folder')], 2, /cannot be written/],
  ])('answers %j with one sentence and exit code %i', async (args, code, sentence) => {
    const result = await bench(...args);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toMatch(sentence);
    expect(result.err).toMatch(oneSentence);
  });
});

describe('several files together', () => {
  it('weigh shares by words, add counts, and share a speed', () => {
    const run = (words: number, las: number, tokensPerSecond: number) => ({
      scores: { words, las, tokensPerSecond, loadMs: 9, genres: {} },
    });
    expect(together([run(100, 0.5, 100), run(300, 0.9, 300)])).toEqual({
      words: 400,
      las: 0.8,
      tokensPerSecond: 200,
      loadMs: 9,
    });
  });
});

describe('a table', () => {
  it('sets words to the left and figures to the right', () => {
    expect(
      renderTable([
        ['', 'F1'],
        ['root', '0.5'],
        ['quadrant', '0.75'],
      ]),
    ).toBe('            F1\nroot       0.5\nquadrant  0.75');
  });
});

describe('the time to the first byte', () => {
  it('does not wait for the rest', async () => {
    const slow = 'process.stdout.write("x"); setTimeout(() => process.stdout.write("y"), 400)';
    const start = performance.now();
    const first = await msToFirstByte(process.execPath, ['-e', slow]);
    expect(performance.now() - start - first).toBeGreaterThan(300);
  });

  it('is no number where the program prints nothing: its complaint is passed on', async () => {
    const mute = 'console.error("it is not built yet"); process.exit(1)';
    await expect(msToFirstByte(process.execPath, ['-e', mute])).rejects.toThrow(/it is not built yet/);
  });
});
