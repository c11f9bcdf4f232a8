import type { SignedNetwork, TieState } from '../networks/signed-network.ts';

/** How pairs of states stand with each other, one in one coalition and one in another, or both in one. */
export interface DeedsAmong {
  /** Coalitions, `a` no higher than `b`. */
  readonly a: number;
  readonly b: number;
  /** Pairs of states in all. */
  readonly pairs: number;
  /** Pairs by their state in words, and in deeds; the rest has no tie there. */
  readonly said: Readonly<Record<TieState, number>>;
  readonly done: Readonly<Record<TieState, number>>;
  /** Mean tone of events over pairs with events, each pair once; NaN without one. */
  readonly tone: number;
}

/**
 * Whether coalitions of words are coalitions of deeds: of each coalition, and of each two, how pairs of their states stand by what they say
 * and by what they do to each other.
 *
 * @param coalition of each state, by its code
 * @param said who agrees with whom, `done` who acts how towards whom, of the same time
 * @example
 * const tie = { a: 0, b: 1, value: -3, n: 9, weight: 1, state: '-' };
 * const network = { source: 'events', actors: ['EGY', 'ETH'], ties: [tie], from: '', to: '', thresholds: { minus: -1, plus: 1 }, method: '' };
 * coalitionDeeds(new Map([['EGY', 0], ['ETH', 0]]), { ...network, ties: [] }, network)[0].done['-']; // 1
 */
export function coalitionDeeds(
  coalition: ReadonlyMap<string, number>,
  said: SignedNetwork,
  done: SignedNetwork,
): readonly DeedsAmong[] {
  const size = Math.max(-1, ...coalition.values()) + 1;
  const members = new Array<number>(size).fill(0);
  for (const group of coalition.values()) members[group] = (members[group] ?? 0) + 1;
  const [words, deeds] = [statesOf(coalition, said), statesOf(coalition, done)];
  return Array.from({ length: size }, (_, a) => a).flatMap((a) =>
    Array.from({ length: size - a }, (_, n): DeedsAmong => {
      const b = a + n;
      const [ofA, ofB] = [members[a] ?? 0, members[b] ?? 0];
      const { counts: said = NONE } = words.get(`${a} ${b}`) ?? {};
      const { counts: done = NONE, values = [] } = deeds.get(`${a} ${b}`) ?? {};
      return {
        a,
        b,
        pairs: a === b ? (ofA * (ofA - 1)) / 2 : ofA * ofB,
        said,
        done,
        tone: values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length,
      };
    }),
  );
}

const NONE: Readonly<Record<TieState, number>> = Object.freeze({ '+': 0, '-': 0, unknown: 0 });

interface Among {
  readonly counts: Record<TieState, number>;
  readonly values: number[];
}

function statesOf(coalition: ReadonlyMap<string, number>, { actors, ties }: SignedNetwork): ReadonlyMap<string, Among> {
  const found = new Map<string, Among>();
  for (const { a, b, state, value } of ties) {
    const [one, other] = [coalition.get(actors[a] ?? ''), coalition.get(actors[b] ?? '')];
    if (one === undefined || other === undefined) continue;
    const key = `${Math.min(one, other)} ${Math.max(one, other)}`;
    const here = found.get(key) ?? { counts: { ...NONE }, values: [] };
    here.counts[state]++;
    here.values.push(value);
    found.set(key, here);
  }
  return found;
}
