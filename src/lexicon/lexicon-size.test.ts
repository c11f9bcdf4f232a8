import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadLexiconFiles } from './load.ts';

it('the lexicon is small enough for a browser tab: below 8 MB, compressed', async () => {
  const files = await loadLexiconFiles();
  const compressed = files.map(({ text }) => gzipSync(text).length).reduce((a, b) => a + b, 0);
  expect(compressed).toBeGreaterThan(50_000);
  expect(compressed).toBeLessThan(8_000_000);
});
