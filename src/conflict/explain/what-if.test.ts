import { describe, expect, it } from 'vitest';
import { DAM, DILEMMA, modelOf } from '../model/model.fixture.ts';
import { whatIf } from './what-if.ts';

const WANTS = {
  Up: ['not close', 'build', 'not open'],
  Down: ['open', 'not build', 'if build then close', 'not close'],
};
const OPTIONS = { open: 'Up', build: 'Up', close: 'Down' };

describe('two variants side by side', () => {
  it('says how far it has come with large variants', () => {
    const told = new Set<string>();
    whatIf(DAM, DAM, { progress: (part) => told.add(part) });
    expect(told).toContain('SIM');
  });

  it('says which equilibria go and come, and who makes the difference', () => {
    // Downstream now shrinks from closing the canal.
    const after = modelOf({
      options: OPTIONS,
      wants: { ...WANTS, Down: ['not close', 'open', 'not build'] },
      exclude: ['open and build'],
    });
    const result = whatIf(DAM, after, { concepts: ['SEQ'] });
    expect(result.equilibria.SEQ).toMatchObject({
      lost: [{ taken: [], before: 1, after: 1 }, { taken: ['build', 'close'] }],
      gained: [{ taken: ['build'], before: 3, after: 3 }],
    });
    expect(result.turned).toEqual([
      { state: { taken: [], before: 1, after: 1 }, concept: 'SEQ', decisionMaker: 'Up', stableAfter: false },
      {
        state: { taken: ['build', 'close'], before: 6, after: 6 },
        concept: 'SEQ',
        decisionMaker: 'Down',
        stableAfter: false,
      },
      { state: { taken: ['build'], before: 3, after: 3 }, concept: 'SEQ', decisionMaker: 'Down', stableAfter: true },
    ]);
  });

  it('finds states again although their numbers differ', () => {
    const wider = modelOf({ options: { inspect: 'Down', ...OPTIONS }, wants: WANTS, exclude: ['open and build'] });
    const result = whatIf(DAM, wider);
    expect(result.statesGained).toBe(6);
    expect(result.statesLost).toBe(0);
    expect(result.equilibria.SEQ?.lost).toEqual([]);
  });

  it('finds no difference between a model and itself', () => {
    const { equilibria, turned, statesLost, statesGained } = whatIf(DILEMMA, DILEMMA);
    expect(Object.values(equilibria).every(({ lost, gained }) => lost.length + gained.length === 0)).toBe(true);
    expect([turned, statesLost, statesGained]).toEqual([[], 0, 0]);
  });
});
