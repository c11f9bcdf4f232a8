import { describe, expect, it } from 'vitest';
import type { Mention } from '../../records/actor.ts';
import type { Grade } from '../../records/provenance.ts';
import { gradeByShare, linksIn, type Odds, shareRight } from './share-right.ts';

const ODDS: Odds<'told' | 'margin'> = { none: 0, told: 1, margin: 0.5 };

describe('how often such records are right', () => {
  it('rises with what speaks for them', () => {
    expect(shareRight(ODDS, { told: false, margin: 0 })).toBe(0.5);
    expect(shareRight(ODDS, { told: true, margin: 0 })).toBeCloseTo(0.731, 3);
    expect(shareRight(ODDS, { told: true, margin: -2 })).toBe(0.5);
    // Of what no odds are known nothing is added.
    expect(shareRight({ none: 0 }, { told: true, margin: 2 })).toBe(0.5);
  });

  it('makes the grade, which is no surer than the link of whom it is about', () => {
    expect([0.2, 0.3, 0.44, 0.45, 0.9].map((share) => gradeByShare(share))).toEqual([
      'weak',
      'fair',
      'fair',
      'strong',
      'strong',
    ]);
    expect(gradeByShare(0.9, 'fair')).toBe('strong');
    expect(gradeByShare(0.9, 'weak')).toBe('fair');
    expect(gradeByShare(0.1, 'strong')).toBe('weak');
  });
});

describe('the link of an actor in a sentence', () => {
  const mention = (
    sentence: number,
    actors: readonly string[],
    grade: Grade,
    actsFor: readonly string[] = [],
  ): Mention => ({
    id: `m-${sentence}-${grade}`,
    span: { start: 0, end: 1 },
    sentence,
    kind: 'name',
    actors: [...actors],
    actsFor: [...actsFor],
    provenance: { stage: 'actors', by: 'rule', rule: 'test', grade },
  });
  const linkIn = linksIn({
    mentions: [
      mention(0, ['NOR'], 'weak'),
      mention(0, ['NOR'], 'strong'),
      mention(0, ['per:jonas gahr store'], 'fair', ['NOR']),
      mention(0, ['SWE'], 'weak'),
      mention(1, ['SWE'], 'strong'),
    ],
  });

  it('is the best of its mentions there, and of several actors that of the least sure', () => {
    expect(linkIn(0, ['NOR'])).toBe('strong');
    expect(linkIn(0, ['SWE'])).toBe('weak');
    expect(linkIn(1, ['SWE'])).toBe('strong');
    expect(linkIn(0, ['NOR', 'SWE'])).toBe('weak');
  });

  it('is unknown for somebody whom the sentence does not name', () => {
    expect(linkIn(1, ['NOR'])).toBeUndefined();
    expect(linkIn(1, ['NOR', 'SWE'])).toBeUndefined();
    expect(linkIn(7, ['NOR'])).toBeUndefined();
  });
});
