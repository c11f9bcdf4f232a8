import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../kit/shared-data.ts';
import { makeRows } from './make-rows.ts';

if (!hasSharedData()) console.warn('SKIPPED: no shared data, whose rows of GDELT are the templates of made ones.');

describe.runIf(hasSharedData())('made rows of GDELT', () => {
  it('are the same for the same numbers, and like real ones', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-rows-'));
    try {
      const real = sharedFile('data/eventfiles/gdelt2_20191024143000.export.CSV');
      const bytes = makeRows(real, join(folder, 'a'), 20_000);
      makeRows(real, join(folder, 'b'), 20_000);
      const text = readFileSync(join(folder, 'a'));
      expect(text.length).toBe(bytes);
      expect(text.equals(readFileSync(join(folder, 'b')))).toBe(true);
      const rows = text
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t'));
      expect(rows).toHaveLength(20_000);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([61]));
      expect(new Set(rows.map(([id]) => id)).size).toBe(20_000);
      const share = (test: (row: readonly string[]) => boolean): number => rows.filter(test).length / rows.length;
      expect(share((row) => row[7] === '')).toBeCloseTo(0.39, 1);
      expect(share((row) => row[17] === '')).toBeCloseTo(0.52, 1);
      expect(share((row) => (row[1] ?? '') < '1999')).toBeLessThan(0.15);
      expect(rows[0]?.[59]?.slice(0, 4)).toBe('1979');
      expect(rows.at(-1)?.[59]?.slice(0, 4)).toBe('2026');
      expect(bytes / rows.length).toBeGreaterThan(390);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
