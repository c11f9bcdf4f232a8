import { describe, expect, it } from 'vitest';
import type { NetworkSource, NetworkTie, SignedNetwork, TieState } from './signed-network.ts';
import { partings, wordsAndDeeds } from './words-and-deeds.ts';

type Row = readonly [a: string, b: string, state: TieState, weight?: number];

function network(source: NetworkSource, rows: readonly Row[]): SignedNetwork {
  const actors = [...new Set([...rows.map(([a]) => a), ...rows.map(([, b]) => b)])];
  return {
    source,
    actors,
    ties: rows.map(
      ([a, b, state, weight = 1]): NetworkTie => ({
        a: actors.indexOf(a),
        b: actors.indexOf(b),
        state,
        value: state === '+' ? 1 : -1,
        n: 10,
        weight,
      }),
    ),
    from: '2020-01-01',
    to: '2020-12-31',
    thresholds: { minus: -1, plus: 1 },
    method: source,
  };
}

describe('wordsAndDeeds', () => {
  it('lists pairs whose words and deeds part before all others, the surest first', () => {
    const said = network('positions', [
      ['EGY', 'SDN', '+'],
      ['EGY', 'ETH', '-'],
      ['ETH', 'SDN', '+', 3],
      ['EGY', 'USA', '+'],
    ]);
    // The same actors in another order: places in the lists differ, ids do not.
    const done = network('events', [
      ['USA', 'EGY', '-', 2],
      ['SDN', 'ETH', '-', 4],
      ['SDN', 'EGY', '+'],
      ['ETH', 'EGY', '-'],
    ]);
    const { pairs, same } = wordsAndDeeds(said, done);
    expect(pairs.map(({ a, b, reading }) => `${a} ${b} ${reading}`)).toEqual([
      'ETH SDN friends in words',
      'EGY USA friends in words',
      'EGY ETH alike',
      'EGY SDN alike',
    ]);
    expect([same.value, same.n]).toEqual([0.5, 4]);
  });

  it('never takes what is not known for a disagreement, and counts pairs that only one network knows', () => {
    const said = network('positions', [
      ['EGY', 'ETH', 'unknown'],
      ['EGY', 'SDN', '+'],
    ]);
    const done = network('events', [
      ['EGY', 'ETH', '-'],
      ['ETH', 'USA', '+'],
    ]);
    const { pairs, same, only, counts } = wordsAndDeeds(said, done);
    expect(pairs.map(({ reading }) => reading)).toEqual(['open']);
    expect(same).toEqual({ value: undefined, n: 0, interval: [0, 1] });
    expect(only).toEqual({ said: 1, done: 1 });
    expect(counts.unknown['-']).toBe(1);
  });

  it('sees a foe in words who acts as a friend', () => {
    const { pairs } = wordsAndDeeds(
      network('positions', [['GRC', 'TUR', '-']]),
      network('events', [['GRC', 'TUR', '+']]),
    );
    expect(pairs[0]?.reading).toBe('foes in words');
  });
});

describe('partings', () => {
  const tie = (state: TieState): NetworkTie => ({ a: 0, b: 1, state, value: 0, n: 1, weight: 1 });

  it('names each two kinds of evidence that say the opposite', () => {
    expect(partings({ votes: tie('+'), positions: tie('-'), events: tie('-') })).toEqual([
      ['votes', 'positions'],
      ['votes', 'events'],
    ]);
    expect(partings({ votes: tie('+'), positions: tie('unknown') })).toEqual([]);
  });
});
