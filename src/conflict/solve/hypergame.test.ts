import { describe, expect, it } from 'vitest';
import { modelOf } from '../model/model.fixture.ts';
import { type Hypergame, solveHypergame } from './hypergame.ts';

const OPTIONS = { mobilise: 'North', fortify: 'South' };
/** Both would rather have quiet, and answer arms with arms. */
const ACTUAL = modelOf({
  options: OPTIONS,
  wants: { North: { ranking: ['NN', 'YN', 'YY', 'NY'] }, South: { ranking: ['NN', 'NY', 'YY', 'YN'] } },
});
/** What North fears of South: that it arms whatever North does. */
const FEARED = modelOf({
  options: OPTIONS,
  wants: { North: { ranking: ['NN', 'YN', 'YY', 'NY'] }, South: { ranking: ['NY', 'NN', 'YY', 'YN'] } },
});

describe('hypergames', () => {
  it('are the game itself if everybody sees it as it is', () => {
    const result = solveHypergame({ title: 'no misperception', actual: ACTUAL, views: [] });
    expect(result.equilibria).toEqual(result.ifAllKnew);
    expect(result.surprises).toEqual([]);
  });

  it('show what each expects and who will be surprised', () => {
    const hypergame: Hypergame = { title: 'fear', actual: ACTUAL, views: [{ decisionMaker: 'North', model: FEARED }] };
    const result = solveHypergame(hypergame);
    expect(
      result.expected.map(({ decisionMaker, equilibria }) => [decisionMaker, equilibria.map(({ state }) => state)]),
    ).toEqual([
      ['North', [4]],
      ['South', [1, 4]],
    ]);
    // Quiet holds all the same, for North is content with it; only, it does not believe that South is.
    expect(result.equilibria.map(({ state }) => state)).toEqual([1, 4]);
    expect(result.surprises).toEqual([
      { kind: 'unexpected', decisionMaker: 'North', state: { state: 1, taken: [] }, movers: ['South'] },
    ]);
  });

  it('know what a decision maker cannot think of', () => {
    const blind = modelOf({
      options: { mobilise: 'North' },
      wants: { North: { ranking: ['Y', 'N'] }, South: [] },
    });
    const unaware = solveHypergame({
      title: 'unaware',
      actual: ACTUAL,
      views: [{ decisionMaker: 'North', model: blind }],
    });
    // North sees only whether it mobilises: it will, and what South then does it does not foresee.
    expect(unaware.equilibria.map(({ state }) => state)).toEqual([4]);
    expect(unaware.ifAllKnew.map(({ state }) => state)).toEqual([1, 4]);

    const ranked = modelOf({
      options: OPTIONS,
      wants: { North: { ranking: ['NN', 'YN'] }, South: { ranking: ['NN', 'YN'] } },
      exclude: ['fortify'],
    });
    const { surprises } = solveHypergame({
      title: 'no forts',
      actual: ACTUAL,
      views: [{ decisionMaker: 'North', model: ranked }],
    });
    expect(surprises).toContainEqual({
      kind: 'unseen',
      decisionMaker: 'North',
      state: { state: 4, taken: ['mobilise', 'fortify'] },
    });
  });

  it('show hopes that somebody will disappoint', () => {
    // North takes South for one that would not arm.
    const trusting = modelOf({
      options: OPTIONS,
      wants: { North: { ranking: ['YN', 'NN', 'YY', 'NY'] }, South: { ranking: ['NN', 'YN', 'NY', 'YY'] } },
    });
    const result = solveHypergame({
      title: 'trust',
      actual: ACTUAL,
      views: [{ decisionMaker: 'North', model: trusting }],
    });
    expect(result.surprises).toContainEqual({
      kind: 'disappointed',
      decisionMaker: 'North',
      state: { state: 2, taken: ['mobilise'] },
      movers: ['South'],
    });
  });

  it('refuses views of nobody and two views of one', () => {
    const of = (...names: string[]): Hypergame => ({
      title: 'wrong',
      actual: ACTUAL,
      views: names.map((decisionMaker) => ({ decisionMaker, model: ACTUAL })),
    });
    expect(() => solveHypergame(of('East'))).toThrow('There is no decision maker “East”');
    expect(() => solveHypergame(of('North', 'North'))).toThrow('two views of “North”');
  });
});
