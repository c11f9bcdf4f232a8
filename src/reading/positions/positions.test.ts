import { describe, expect, it } from 'vitest';
import { passageReader } from '../passage.fixture.ts';

const read = await passageReader('encoder');

describe('what somebody says that others ought to do', () => {
  it.each([
    ['Lima said that nobody should attack the ships.', [['PER', '-']]],
    ['Lima said that no state should attack the ships.', [['PER', '-']]],
    ['Lima said that Chile should leave the strait.', [['PER', '+']]],
    // A condition is nobody's wish.
    ['Should a captain of Chile fire back, two allies will have exchanged shots.', []],
  ])('%s', async (text, expected) => {
    const { positions } = await read(text);
    expect(positions.map(({ actor, stance }) => [actor, stance])).toEqual(expected);
  });
});

describe('a position that is told again', () => {
  it('is one with "such", under the full name', async () => {
    const { positions } = await read(
      'Lima opposes the Arrow radar in Chile. Lima said that it firmly opposes such radars.',
    );
    const against = positions.filter(({ actor, stance }) => actor === 'PER' && stance === '-');
    expect(against.map(({ issue }) => issue)).toEqual([expect.stringContaining('Arrow')]);
  });

  it('is as likely as its surest telling', async () => {
    const once = await read('Lima might not be happy with the sanctions.');
    const twice = await read('Lima might not be happy with the sanctions. Lima strongly opposes the sanctions.');
    const surest = (reading: Awaited<ReturnType<typeof read>>): number =>
      Math.max(0, ...reading.positions.map(({ provenance }) => provenance.probability ?? 0));
    expect(surest(twice)).toBeGreaterThan(surest(once));
  });
});

describe('the issue of a clause', () => {
  it('is what is to be done', async () => {
    const { positions } = await read(
      'Lima proposed that Chile should leave the strait and that Peru should open its ports.',
    );
    const issues = positions.map(({ issue }) => issue);
    expect(issues.join()).toContain('leave the strait');
  });

  it('keeps what it is done to', async () => {
    const { positions } = await read('Lima demanded that the sanctions on Chile should be lifted.');
    expect(positions.map(({ issue }) => issue).join()).toMatch(/sanctions/u);
  });
});
