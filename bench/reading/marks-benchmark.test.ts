import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../kit/shared-data.ts';
import type { F1Row } from '../kit/tally.ts';
import { markedDocuments, markedTexts, partOf } from '../texts/marks.ts';
import { marksBenchmark } from './marks-benchmark.ts';

describe('the benchmark of marked texts', () => {
  it('refuses a part that there is not', async () => {
    await expect(marksBenchmark({ files: [], part: 'secret' })).rejects.toThrow(
      'There is no part secret of the marked texts; there are development, test, training.',
    );
  });

  it.skipIf(!hasSharedData())(
    'gives a reader who says what the key says full marks, and only on its part',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'entente-marks-'));
      try {
        const part = partOf();
        const texts = markedTexts(markedDocuments().filter(({ id }) => part(id) === 'development'));
        const file = join(folder, 'predictions.jsonl');
        // Every other document is left out, so that the figures must lie between none and all.
        const said = texts.filter((_, i) => i % 2 === 0).map(({ key }) => JSON.stringify(key));
        writeFileSync(file, said.join('\n'));
        const { json, table } = await marksBenchmark({ files: [file] });
        const triple = json.triple as F1Row;
        expect(json).toMatchObject({ part: 'development', documents: texts.length });
        expect(triple.P).toBe(1);
        expect(triple.R).toBeGreaterThan(0.3);
        expect(triple.R).toBeLessThan(0.7);
        const [low, high] = (json.intervals as { triple: [number, number] }).triple;
        expect(low).toBeLessThan(triple.F1);
        expect(high).toBeGreaterThan(triple.F1);
        const groups = json.groups as Record<string, { documents: number }>;
        expect((groups['licence-clean']?.documents ?? 0) + (groups['not licensed']?.documents ?? 0)).toBe(texts.length);
        expect(table.some(([name]) => name?.startsWith('official ('))).toBe(true);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
