import { beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '../reader.ts';
import { eventGrade, type GradeEvidence, shareRight } from './event-grade.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader({ engine: 'fast' });
});

const FULL: GradeEvidence = {
  link: 'strong',
  strong: true,
  source: true,
  both: true,
  together: false,
  surety: { act: 2, sides: 1 },
  toldAgain: false,
};

describe('the grade of an event', () => {
  it('is strong where both sides are named and much speaks for the act, and falls with each thing that is missing', () => {
    expect(eventGrade(FULL)).toBe('strong');
    const poorer: readonly Partial<GradeEvidence>[] = [
      { link: 'fair' },
      { link: 'weak' },
      { link: 'open' },
      { strong: false },
      { both: false },
      { source: false, both: false },
      { surety: { act: 0.5, sides: 1 } },
      { surety: { act: 2, sides: -0.5 } },
    ];
    for (const change of poorer) expect(shareRight({ ...FULL, ...change })).toBeLessThan(shareRight(FULL));
    expect(eventGrade({ ...FULL, source: false, both: false, link: 'weak' })).toBe('weak');
    for (const change of [{ toldAgain: true }, { together: true }])
      expect(shareRight({ ...FULL, ...change })).toBeGreaterThan(shareRight(FULL));
  });

  it('is never surer than who the least sure side is, whatever else speaks for the act', () => {
    const most = { ...FULL, toldAgain: true, together: true };
    expect(shareRight({ ...most, link: 'open' })).toBeGreaterThan(0.39);
    expect((['strong', 'fair', 'weak', 'open'] as const).map((link) => eventGrade({ ...most, link }))).toEqual([
      'strong',
      'fair',
      'weak',
      'weak',
    ]);
  });

  it('stays between 0 and 1 and counts no margin beyond its end', () => {
    const most = { ...FULL, toldAgain: true, surety: { act: 50, sides: 50 } };
    expect(shareRight(most)).toBe(shareRight({ ...most, surety: { act: 2.5, sides: 1 } }));
    expect(shareRight(most)).toBeLessThan(1);
    expect(shareRight({ ...FULL, link: 'open', strong: false, source: false, both: false })).toBeGreaterThan(0);
  });

  it('is lower for a guessed actor than for a named one', async () => {
    const grades = async (text: string): Promise<readonly string[]> =>
      (await reader.read(text)).events.map(({ provenance }) => provenance.grade);
    expect(await grades('Russia accused Georgia of shelling the town.')).toContain('strong');
    expect(await grades('The army was ready. It accused them of shelling the town.')).not.toContain('strong');
  });
});
