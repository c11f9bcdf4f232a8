import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReader } from '../kit/reader.ts';
import { hasSharedData } from '../kit/shared-data.ts';
import { worthBenchmark } from './worth-benchmark.ts';

if (!hasSharedData())
  console.warn('TEXTS NOT COMPARED WITH EVENT DATA: no shared data; let ENTENTE_SHARED name its folder.');

describe.skipIf(!hasSharedData())('worth', () => {
  it('finds the same dyad in the same month, and says that one text is too few', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-worth-'));
    try {
      const reader = await loadReader('fast');
      const text =
        'Japan accused China of sending ships into its waters on Tuesday. China rejected the complaint of Japan on Wednesday.';
      const file = join(folder, 'mine.jsonl');
      writeFileSync(file, `${JSON.stringify(await reader.read(text, { date: '2014-08-21' }))}\n`);
      const { json, predictions } = await worthBenchmark({ files: [file] });
      const comparisons = json.comparisons as readonly Readonly<Record<string, unknown>>[];
      expect(comparisons.filter(({ texts }) => texts !== 'mine')).toEqual([]);
      const month = comparisons.find(
        ({ acts, data, least }) => acts === 'all' && data === 'ICEWS, same month' && least === 1,
      );
      expect(month).toMatchObject({ pairs: 1, tone: { n: 1, dyads: 1, verdict: 'too few' } });
      const { pair } = (predictions ?? [])
        .map((line) => JSON.parse(line))
        .find(({ data }) => data === 'ICEWS, same month');
      expect(pair).toMatchObject({ dyad: 'CHN-JPN', period: '2014-08' });
      expect(pair.texts.sum).toBeLessThan(0);
      expect(pair.data.n).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
