import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../../src/language/index.ts';
import { actorTokens, asOneSentence } from './sides-in-tree.ts';
import { directedStance, loadStance, STANCE_DIRECTIONS, type StanceStage } from './stance.ts';

let english: Awaited<ReturnType<typeof createEnglish>>;
let learnt: StanceStage;
let rules: StanceStage;
beforeAll(async () => {
  [english, learnt, rules] = await Promise.all([createEnglish(), loadStance(), loadStance({ learnt: false })]);
});

async function stanceOf(text: string, first: string, second: string, stage: StanceStage) {
  const tree = asOneSentence(await english.analyse(text));
  const at = (words: string) => {
    const start = text.indexOf(words);
    const tokens = actorTokens(tree, { start, end: start + words.length });
    if (tokens === undefined) throw new Error(`no ${words} in the text`);
    return tokens;
  };
  return directedStance(tree, at(first), at(second), stage);
}

describe('directedStance', () => {
  it.each([
    ['Turkey thanked Qatar for its help after the earthquake.', 'Turkey', 'Qatar', 'first+second'],
    ['Sweden condemned Belarus over the arrest of two reporters.', 'Sweden', 'Belarus', 'first-second'],
    ['Kenya and Chile each hold an election in the autumn.', 'Kenya', 'Chile', 'none'],
  ])('%s', async (text, first, second, direction) => {
    expect((await stanceOf(text, first, second, learnt)).direction).toBe(direction);
    expect((await stanceOf(text, first, second, rules)).direction).toBe(direction);
  });

  it('finds the doer of a passive by rules alone', async () => {
    const text = 'Belarus was condemned by Sweden over the arrest of two reporters.';
    expect((await stanceOf(text, 'Belarus', 'Sweden', rules)).direction).toBe('second-first');
  });

  it('gives the same answer, turned round, when the actors change places', async () => {
    const text = 'Sweden condemned Belarus over the arrest of two reporters.';
    const there = await stanceOf(text, 'Sweden', 'Belarus', learnt);
    const back = await stanceOf(text, 'Belarus', 'Sweden', learnt);
    expect(there.direction).toBe('first-second');
    expect(back.direction).toBe('second-first');
    expect(back.shares[4]).toBeCloseTo(there.shares[3] as number, 10);
  });

  it('gives shares that sum to one', async () => {
    const { shares } = await stanceOf('Turkey thanked Qatar.', 'Turkey', 'Qatar', learnt);
    expect(shares).toHaveLength(STANCE_DIRECTIONS.length);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
  });
});
