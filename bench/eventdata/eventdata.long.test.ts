import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../kit/shared-data.ts';
import { makeRows } from './make-rows.ts';
import { measureImport } from './measure-import.ts';
import { measureGrowth, measureQueries } from './measure-queries.ts';
import { measureRaw } from './measure-raw.ts';

if (!hasSharedData()) console.warn('SKIPPED: no shared data, whose rows of GDELT are the templates of made ones.');

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-events-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(hasSharedData())('the measurement of event data', () => {
  it('imports, asks with and without sums, and says what each took', async () => {
    const path = join(folder, 'rows.CSV');
    makeRows(sharedFile('data/eventfiles/gdelt2_20191024143000.export.CSV'), path, 6000, { years: [2016, 2018] });
    const cost = await measureImport(path, folder, () => undefined);
    expect(cost.rows).toBe(6000);
    expect(cost.kept).toBeGreaterThan(300);
    expect(cost.importCpuS).toBeCloseTo(cost.hashCpuS + cost.storeCpuS + cost.tidyCpuS, 3);
    const asked = await measureQueries(folder);
    expect(asked.cubeRows).toBeGreaterThan(cost.cubeRows);
    for (const took of [asked.seriesCubeMs, asked.seriesFilteredMs, asked.volumeMs, asked.pageMs]) {
      expect(took).toBeGreaterThan(0);
    }
    const raw = await measureRaw(path, folder);
    expect(raw.rawBytes).toBeGreaterThan(10_000);
    expect(Number.isFinite(await measureGrowth(folder, 60, () => undefined))).toBe(true);
  });
});
