import { beforeAll, describe, expect, it } from 'vitest';
import { BENCHMARKS } from '../../bench/benchmarks.ts';
import { createReader, type Reader } from './reader.ts';
import { STAGES } from './stages.ts';

const text = 'Seoul rejected the offer of Tokyo on Monday. Oslo will never accept the treaty, its minister said.';
let shipped: Reader;
beforeAll(async () => {
  shipped = await createReader();
});

describe('stages of a reading', () => {
  it('are each replaced without touching the rest', async () => {
    const before = await shipped.read(text);
    const { engine } = shipped;
    const quiet = await createReader({
      engine,
      stages: { events: () => ({ events: [], actors: [], mentions: [], warnings: ['no events were sought'] }) },
    });
    const after = await quiet.read(text);
    expect(before.events.length).toBeGreaterThan(0);
    expect(after).toEqual({ ...before, events: [], warnings: [...before.warnings, 'no events were sought'] });
  });

  it('hand what they find to later ones', async () => {
    const { engine } = shipped;
    const deaf = await createReader({ engine, stages: { statements: () => [] } });
    const before = await shipped.read(text);
    const after = await deaf.read(text);
    expect(before.statements.length).toBeGreaterThan(0);
    expect(after.positions.some(({ speaker }) => speaker !== 'author')).toBe(false);
    expect(before.positions.some(({ speaker }) => speaker !== 'author')).toBe(true);
  });

  it('stand behind those that they need', () => {
    const order = Object.keys(STAGES);
    for (const [name, { needs }] of Object.entries(STAGES))
      for (const needed of needs)
        expect(order.indexOf(needed), `${name} needs ${needed}`).toBeLessThan(order.indexOf(name));
  });

  it('name their scorers, which the bench knows', () => {
    const known = new Set(BENCHMARKS.map(({ name }) => name));
    for (const [stage, { scorers }] of Object.entries(STAGES))
      expect(
        scorers.filter((name) => !known.has(name)),
        stage,
      ).toEqual([]);
  });
});
