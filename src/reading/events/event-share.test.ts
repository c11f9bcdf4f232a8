import { describe, expect, it } from 'vitest';
import { logOdds } from '../heads/share-told.ts';
import type { ActMention } from './act-mentions.ts';
import { eventFacts } from './event-share.ts';
import type { Party } from './event-sides.ts';

const party = (actor: string, more: Partial<Party> = {}): Party => ({
  actor,
  span: { start: 0, end: 1 },
  direct: true,
  link: 'named',
  grade: 'strong',
  ...more,
});

function mention(index: number, source: readonly Party[], share: number, category = 'ACCUSE'): ActMention {
  const target = [party('CHL')];
  return {
    sentence: { index },
    nominal: false,
    category,
    source,
    target,
    evidence: { share },
  } as unknown as ActMention;
}

const keyOf = ({ category, source }: ActMention): string => `${category} ${source.map(({ actor }) => actor).join(' ')}`;

describe('what bears on whether an event is right', () => {
  const first = mention(0, [party('PER')], 0.4);
  const second = mention(1, [party('PER')], 0.7);
  const third = mention(2, [party('PER')], 0.2);
  const beside = mention(0, [party('PER')], 0.5, 'REJECT');
  const factsOf = eventFacts([first, second, third, beside], keyOf);

  it('is its likeliest mention, how often it is told, and what is like it', () => {
    const facts = factsOf({ main: first, also: [second] });
    expect(facts.share).toBeCloseTo(logOdds(0.7), 6);
    expect(facts.mentions).toBe(1);
    expect(facts.alike).toBe(1);
    expect(facts.ACCUSE).toBe(1);
  });

  it('is another act of the same two in its sentence', () => {
    expect(factsOf({ main: first, also: [] }).rival).toBe(0.5);
    expect(factsOf({ main: third, also: [] }).rival).toBe(0);
  });

  it('is how its sides are named', () => {
    const act = mention(3, [party('loc:rebels', { direct: false }), party('PER', { through: 'per:somebody' })], 0.3);
    const facts = eventFacts([act], keyOf)({ main: act, also: [] });
    expect([facts['source here'], facts['source through'], facts['source unlisted']]).toEqual([0, 1, 1]);
    expect([facts['target here'], facts['target unlisted']]).toEqual([1, 0]);
  });
});
