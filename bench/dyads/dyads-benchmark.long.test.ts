import { describe, expect, it } from 'vitest';
import { hasSharedData, readJson, readText, sharedFile } from '../kit/shared-data.ts';
import { checkChangePoints, type PublishedChanges } from './change-checks.ts';
import { foresight, readPairMonths } from './foresight.ts';

if (!hasSharedData()) console.warn('FORESIGHT NOT MEASURED: no shared data; let ENTENTE_SHARED name its folder.');

describe.skipIf(!hasSharedData())('what is known of pairs', () => {
  it('foretells conflict better from the own past than from the month, and best with the latent score', () => {
    const { rows, correlation } = foresight(
      readPairMonths(readText(sharedFile('data/alignment/icews_dyad_month_sample.csv'))),
    );
    const of = (words: string) => rows.find(({ method }) => method.includes(words));
    const [alone, world, own, latent] = ['alone', 'the world, K = 5', 'own past, K = 10', 'latent'].map(of);
    expect(alone?.loss).toBeGreaterThan(0.42);
    expect(own?.loss).toBeLessThan(0.366);
    expect(world?.loss).toBeGreaterThan((own?.loss ?? 0) + 0.03);
    // The more weight the world has, the worse; the own past may have 10 to 20 events.
    expect(of('the world, K = 20')?.loss).toBeGreaterThan(world?.loss ?? 1);
    expect(Math.abs((of('own past, K = 20')?.loss ?? 1) - (own?.loss ?? 0))).toBeLessThan(0.003);
    expect(latent?.loss).toBeLessThan(own?.loss ?? 0);
    expect(latent?.lossEarly).toBeLessThan(own?.lossEarly ?? 0);
    expect(latent?.lossLater).toBeLessThan(own?.lossLater ?? 0);
    expect(correlation.hindsight).toBeGreaterThan(0.7);
  });

  it('agrees with published change points', () => {
    const checks = checkChangePoints(readJson(sharedFile('data/alignment/changepoint.json')) as PublishedChanges);
    expect(checks.filter(({ published, ours }) => published !== ours)).toEqual([]);
  });
});
