import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sizeModel } from '../../../bench/conflict/conflict-sizes.ts';
import { chromiumPath, launchChromium } from '../../chromium.fixture.ts';
import { DAM } from '../model/model.fixture.ts';
import { solve } from './solve.ts';

const chromium = chromiumPath();

async function bundle(): Promise<string> {
  const result = await build({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: fileURLToPath(new URL('../index.ts', import.meta.url)), formats: ['es'], fileName: 'conflict' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('nothing was built');
  return chunk.code;
}

describe.skipIf(!chromium)('ententejs/conflict in a browser tab', () => {
  let browser: Browser;
  let code = '';

  beforeAll(async () => {
    code = await bundle();
    browser = await launchChromium(chromium as string);
  });
  afterAll(() => browser?.close());

  async function inTab<T>(body: string): Promise<T> {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    // As a string: the test runner would rewrite the `import` of a function.
    const found = await page.evaluate<T>(`(async () => {
      const address = URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' }));
      const library = await import(address);
      ${body}
    })()`);
    expect(errors).toEqual([]);
    await page.close();
    return found;
  }

  it('solves and explains as in Node', async () => {
    const found = await inTab<unknown>(`
      const solution = library.solve(${JSON.stringify(DAM)});
      const proof = library.explain(solution, 'Up', 1, 'SEQ');
      return [solution.equilibria, library.proofSentences(solution, proof).length];
    `);
    expect(found).toEqual([solve(DAM).equilibria, 4]);
  });

  it('solves 4,096 states of five decision makers fast enough to follow every change on a screen', async () => {
    const model = sizeModel({ options: 12, decisionMakers: 5, holes: false });
    const { median, equilibria } = await inTab<{ median: number; equilibria: unknown }>(`
      const model = ${JSON.stringify(model)};
      const concepts = ['Nash', 'GMR', 'SMR', 'SEQ'];
      const times = [];
      let solution;
      for (let i = 0; i < 21; i++) {
        const start = performance.now();
        solution = library.solve(model, { concepts });
        times.push(performance.now() - start);
      }
      return { median: times.slice(1).sort((a, b) => a - b)[10], equilibria: solution.equilibria };
    `);
    console.log(`4,096 states in a tab: ${median.toFixed(1)} ms`);
    expect(equilibria).toEqual(solve(model, { concepts: ['Nash', 'GMR', 'SMR', 'SEQ'] }).equilibria);
    // The goal is 50 ms; a machine that does other work as well may take longer.
    expect(median).toBeLessThan(1000);
  });
});
