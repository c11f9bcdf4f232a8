import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/index.ts';
import { NONE } from '../../learning/evidence-model.ts';
import { loadPolarity } from '../../lexicon/words/polarity.ts';
import { createReaderWith, type Reader } from '../reader.ts';
import { loadPositionWeights, POSITION, type PositionWeights } from './position-model.ts';

const date = '2016-06-10';
let rules: Reader;
let never: Reader;
let weighed: Reader;
beforeAll(async () => {
  // Heads would read beside the rules.
  const { heads: _, ...engine } = await createEnglish();
  const refusing: PositionWeights = {
    name: 'refusing',
    model: { labels: [NONE, POSITION], score: () => Float32Array.of(9, -9) },
    polarity: await loadPolarity(),
  };
  [rules, never, weighed] = await Promise.all([
    createReaderWith({ engine, positions: 'none' }),
    createReaderWith({ engine, positions: refusing }),
    createReaderWith({ engine }),
  ]);
  expect(await loadPositionWeights(engine.vectorOf)).toBeDefined();
});

describe('the rules alone', () => {
  it.each([
    ['Several governments, including Hungary and Poland, criticised the quotas.', ['HUN', 'POL'], '-', 'the quotas'],
    ["Germany's Chancellor Angela Merkel praised the deal with Turkey.", ['DEU'], '+', 'the deal with Turkey'],
    ['Moscow refused to release the prisoners.', ['RUS'], '-', 'release the prisoners'],
    ['The accord, which Israel tried to stop, took effect in January.', ['ISR'], '-', 'The accord'],
  ] as const)('%s', async (text, actors, stance, issue) => {
    const { positions } = await rules.read(text, { date });
    expect(positions.map((position) => position.actor)).toEqual(actors);
    for (const position of positions) expect(position).toMatchObject({ stance, issue });
  });

  it('see silence in what is not told, and no position in a bad thing that is only named', async () => {
    for (const text of ['Moscow refused to release figures.', 'Warsaw said that a dangerous illness had broken out.'])
      expect((await rules.read(text, { date })).positions).toEqual([]);
  });
});

describe('weights', () => {
  it('decide whether what a rule finds is kept', async () => {
    const text = 'Canada opposes the new tariffs on steel.';
    expect((await rules.read(text, { date })).positions).toHaveLength(1);
    expect((await never.read(text, { date })).positions).toEqual([]);
    expect((await weighed.read(text, { date })).positions).toMatchObject([
      { actor: 'CAN', stance: '-', issue: 'the new tariffs on steel' },
    ]);
  });

  it('are named as what decided, with the rule that found it; without them the rule has decided', async () => {
    const text = 'Canada opposes the new tariffs on steel.';
    const byRule = (await rules.read(text, { date })).positions[0];
    const byModel = (await weighed.read(text, { date })).positions[0];
    expect(byRule?.provenance).toEqual({ stage: 'positions', by: 'rule', rule: 'verb-oppose', grade: 'strong' });
    expect(byModel?.provenance).toMatchObject({ by: 'model', rule: 'positions-1', offeredBy: 'verb-oppose' });
    expect(byModel?.id).toBe(byRule?.id);
  });
});

it('"Mrs." goes to the bearer of a surname whose given name is a woman\'s', async () => {
  const text = 'Hillary Clinton and Bill Clinton met voters in Ohio. Mrs. Clinton opposed the pact.';
  expect((await rules.read(text, { date })).positions).toMatchObject([{ actor: 'per:hillary clinton', stance: '-' }]);
});
