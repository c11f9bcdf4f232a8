import { describe, expect, it } from 'vitest';
import type { Mention } from '../../records/actor.ts';
import type { Player } from './anchors.ts';
import { toldSides } from './told-sides.ts';

const THRESHOLDS = { source: 0.15, target: 0.15, more: 0.55 };

function players(given: Readonly<Record<string, number>>): Player[] {
  return Object.entries(given)
    .map(([actor, probability]) => ({ actor, probability, mention: undefined }))
    .sort((a, b) => b.probability - a.probability);
}

function sides(source: Readonly<Record<string, number>>, target: Readonly<Record<string, number>>): string {
  const told = toldSides({ source: players(source), target: players(target) }, THRESHOLDS);
  return [told.source, told.target].map((side) => side.map(({ actor }) => actor).join(' ')).join(' > ');
}

it('takes nobody beside the likeliest who is named in another sentence', () => {
  const named = (actor: string, probability: number, sentence: number): Player => ({
    actor,
    probability,
    mention: { sentence, actors: [actor], actsFor: [] as string[] } as unknown as Mention,
  });
  const source = [named('SDN', 0.9, 0), named('EGY', 0.8, 0), named('KEN', 0.8, 1)];
  const told = toldSides({ source, target: [] }, THRESHOLDS);
  expect(told.source.map(({ actor }) => actor)).toEqual(['SDN', 'EGY']);
});

describe('the sides of an act that the heads read', () => {
  it.each([
    ['the likeliest from a low threshold', { USA: 0.2, RUS: 0.19 }, { IRN: 0.3 }, 'USA > IRN'],
    ['several who are likelier than not', { USA: 0.9, JPN: 0.6, KOR: 0.5 }, {}, 'USA JPN > '],
    ['nobody below the threshold', { USA: 0.1 }, { IRN: 0.9 }, ' > IRN'],
    ['never the author', { author: 0.9, USA: 0.3 }, {}, 'USA > '],
    ['who is likelier on one side', { USA: 0.9 }, { USA: 0.6 }, 'USA > '],
    ['who would leave one side empty', { USA: 0.9, PRK: 0.86 }, { PRK: 0.85 }, 'USA > PRK'],
    ['the next likeliest in a place that became empty', { USA: 0.7, SYR: 0.2 }, { USA: 0.75 }, 'SYR > USA'],
  ])('takes %s', (_, source, target, expected) => {
    expect(sides(source, target)).toBe(expected);
  });
});
