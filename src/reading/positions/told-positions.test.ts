import { describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import { treesOf } from '../clause/tree.ts';
import type { Anchor, LikelyValue } from '../heads/anchors.ts';
import { toldPositions } from './told-positions.ts';

const english = await createEnglish();

/** What is read where the heads see these values as likely as this. */
async function positionsWhere(
  stances: Readonly<Record<string, number>>,
  acts: Readonly<Record<string, number>>,
  text = 'Lima rules out talks.',
) {
  const [sentence] = treesOf(await english.analyse(text)).sentences;
  if (sentence === undefined) throw new Error('no sentence');
  const likeliest: Anchor['likeliest'] = (className, fits = () => true): LikelyValue => {
    const values = Object.entries(className === 'position' ? stances : acts).filter(([value]) => fits(value));
    const [value = '', probability = 0] = values.toSorted((a, b) => b[1] - a[1])[0] ?? [];
    return { value, probability };
  };
  const anchor: Anchor = {
    kind: 'position',
    sentence,
    word: 1,
    probability: 0.9,
    likeliest,
    share: () => 0,
    players: () => [{ actor: 'PER', probability: 0.9, mention: undefined }],
    stretch: (name) => {
      const [first, last] = name === 'issue' ? [3, 3] : [0, 3];
      const { start } = sentence.token(first);
      return { start, end: sentence.token(last).end, first, last, log: -0.1 };
    },
    condition: () => 0,
  };
  const found = toldPositions(
    [anchor],
    {
      documentVoice: [],
      speakerAt: () => 'author',
      sidesOf: (tree, token) => (tree.token(token).form === 'Lima' ? ['PER'] : []),
    },
    { thresholds: { position: 0.5, more: 0.5 }, odds: {} },
  );
  return found.map(({ stance, act }) => [stance, act]);
}

describe('where somebody stands as the heads read it', () => {
  it('is not for what he rejects, nor against what he accepts', async () => {
    const torn = { '+': 0.5, '-': 0.45, conditional: 0.05 };
    expect(await positionsWhere(torn, { reject: 0.7, support: 0.2, demand: 0.1 })).toEqual([['-', 'reject']]);
    expect(await positionsWhere(torn, { reject: 0.4, support: 0.5, demand: 0.1 })).toEqual([['+', 'support']]);
    expect(await positionsWhere({ '+': 0.05, '-': 0.9 }, { accept: 0.5, oppose: 0.4 })).toEqual([['-', 'oppose']]);
  });

  it('may be for or against what is demanded, threatened or promised', async () => {
    expect(await positionsWhere({ '+': 0.3, '-': 0.7 }, { demand: 0.8, oppose: 0.2 })).toEqual([['-', 'demand']]);
    expect(await positionsWhere({ '+': 0.7, '-': 0.3 }, { threaten: 0.8, oppose: 0.2 })).toEqual([['+', 'threaten']]);
  });

  it('is not told of whoever must do it by the words of others', async () => {
    expect(await positionsWhere({ '+': 1 }, { demand: 1 }, 'Lima must resume talks.')).toEqual([]);
    expect(await positionsWhere({ '+': 1 }, { demand: 1 }, 'Lima demands new talks.')).toEqual([['+', 'demand']]);
  });

  it('is not told of somebody far off where "we" stand for it, and nothing says who they are', async () => {
    expect(await positionsWhere({ '+': 1 }, { support: 1 }, 'We support new talks.')).toEqual([]);
    expect(await positionsWhere({ '+': 1 }, { support: 1 }, 'They support new talks.')).toEqual([['+', 'support']]);
  });

  it('may hang on a condition by any act', async () => {
    const hanging = { '+': 0.2, '-': 0.1, conditional: 0.7 };
    expect(await positionsWhere(hanging, { reject: 0.9, accept: 0.1 })).toEqual([['conditional', 'reject']]);
  });
});
