import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';
import { loadResvg } from './write-picture.ts';

const elmira = fileURLToPath(new URL('../../../examples/conflicts/elmira.yaml', import.meta.url));
const { path: folder, entente } = testFolder();
const graph = (...args: readonly string[]) => entente(['model', 'graph', elmira, ...args]);
const start = (name: string, length: number): string => readFileSync(join(folder, name)).toString('latin1', 0, length);
const resvg = existsSync(new URL('../../../node_modules/@resvg/resvg-js', import.meta.url));
if (!resvg) console.warn('PNG NOT TESTED: @resvg/resvg-js is not installed (npm ci).');

describe('entente model graph', () => {
  it('writes what the ending of the name says', async () => {
    for (const [name, begins] of [
      ['a.svg', '<svg '],
      ['a.pdf', '%PDF-1.4'],
      ['a.TIKZ', '% States of the conflict Elmira'],
    ] as const) {
      expect(await graph(name)).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining(name) });
      expect(start(name, begins.length)).toBe(begins);
    }
    expect((await graph()).stdout).toMatch(/^<svg /);
  });

  it.skipIf(!resvg)('writes PNG where resvg is installed', async () => {
    expect(await graph('a.png')).toMatchObject({ status: 0 });
    expect(start('a.png', 4)).toBe('\u0089PNG');
  });

  it('refuses another ending in one sentence, and says what a PNG lacks', async () => {
    for (const name of ['a.gif', 'picture']) {
      expect(await graph(name)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: `entente: ${name} does not say what to draw: let its name end in .svg, .pdf, .tikz or .png.\n`,
      });
      expect(existsSync(join(folder, name))).toBe(false);
    }
    await expect(loadResvg(() => Promise.reject(new Error('Cannot find package')))).rejects.toThrow(
      /npm install -g @resvg\/resvg-js .* Or write \.svg or \.pdf, which need nothing\./,
    );
  });

  it('draws one decision maker, every move, or each beside the integrated graph', async () => {
    const by = (await graph('--by', 'Uniroyal')).stdout;
    expect(by).toContain('Elmira groundwater contamination: moves of Uniroyal');
    const arrows = [...by.matchAll(/<title>([^<]*): (\d+) → (\d+)(, an improvement)?<\/title>/gu)];
    expect(new Set(arrows.map(([, who]) => who))).toEqual(new Set(['Uniroyal']));
    expect(arrows.map(([, , from, to, better]) => `${from} ${to}${better ? ' better' : ''}`)).toEqual(
      expect.arrayContaining(['1 3', '1 5', '2 4 better', '2 5 better', '9 5']),
    );
    expect((await graph('--moves', 'all')).stdout).toContain('All moves are drawn');
    expect(await graph('each.svg', '--each')).toMatchObject({ status: 0 });
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('each'))
        .sort(),
    ).toEqual(['each-company.svg', 'each-local.svg', 'each-ministry.svg', 'each.svg']);
    expect(readFileSync(join(folder, 'each-local.svg'), 'utf8')).toContain('moves of Local government');
    expect(await graph('each.svg', '--each')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('exists already'),
    });
    expect(await graph('--each')).toMatchObject({ status: 2 });
    expect(await graph('--moves', 'few')).toMatchObject({ status: 2 });
  });
});
