import { type Share, wilsonInterval } from '../agreement/wilson-interval.ts';
import type { NetworkSource, NetworkTie, SignedNetwork, TieState } from './signed-network.ts';

/** Two actors as one network has them and as another does. */
export interface TieInBoth {
  /** Ids, `a` before `b`. */
  readonly a: string;
  readonly b: string;
  readonly said: NetworkTie;
  readonly done: NetworkTie;
  /**
   * `friends in words`: with each other by words, against each other by deeds; `foes in words` the other way round; `alike`: the
   * same in both; `open`: unknown in one of them.
   */
  readonly reading: 'friends in words' | 'foes in words' | 'alike' | 'open';
}

/** What actors say of the same things beside what they do to each other. */
export interface WordsAndDeeds {
  /** Pairs that have a tie in both networks: those that part first, and of these the surest first. */
  readonly pairs: readonly TieInBoth[];
  /** Pairs by their state in words, then in deeds. */
  readonly counts: Readonly<Record<TieState, Readonly<Record<TieState, number>>>>;
  /** Share of the pairs known in both that are the same in both, 95 % by Wilson; ties of one actor are not independent of each other. */
  readonly same: Share;
  /** Pairs that only one of the networks has a tie of. */
  readonly only: { readonly said: number; readonly done: number };
  readonly method: string;
}

const STATES: readonly TieState[] = ['+', '-', 'unknown'];

/**
 * Says against does: the network of positions beside that of events, with the pairs whose words and deeds part. A pair that is
 * unknown in one of the two parts nowhere: not knowing is no third opinion.
 *
 * @param said such as `positionNetwork` gives
 * @param done such as `eventNetwork` gives, of the same window
 * @example
 * const tie = { a: 0, b: 1, value: 1, n: 9, weight: 1 };
 * const network = { actors: ['EGY', 'ETH'], from: '2020-01-01', to: '2020-12-31', thresholds: { minus: -1, plus: 1 }, method: '' };
 * const said = { ...network, source: 'positions', ties: [{ ...tie, state: '+' }] };
 * const done = { ...network, source: 'events', ties: [{ ...tie, state: '-', value: -3 }] };
 * wordsAndDeeds(said, done).pairs.map(({ reading }) => reading); // ['friends in words']
 */
export function wordsAndDeeds(said: SignedNetwork, done: SignedNetwork): WordsAndDeeds {
  const deeds = tiesByPair(done);
  const counts = countsOfNone();
  const pairs: TieInBoth[] = [];
  let onlySaid = 0;
  for (const [key, tie] of tiesByPair(said)) {
    const other = deeds.get(key);
    if (!other) {
      onlySaid++;
      continue;
    }
    counts[tie.state][other.state]++;
    const [a, b] = JSON.parse(key) as [string, string];
    pairs.push({ a, b, said: tie, done: other, reading: readingOf(tie.state, other.state) });
  }
  const alike = counts['+']['+'] + counts['-']['-'];
  const known = alike + counts['+']['-'] + counts['-']['+'];
  return {
    pairs: pairs.sort(
      (x, y) =>
        RANK[x.reading] - RANK[y.reading] || sureness(y) - sureness(x) || compare(x.a, y.a) || compare(x.b, y.b),
    ),
    counts,
    same: wilsonInterval(alike, known),
    only: { said: onlySaid, done: deeds.size - pairs.length },
    method: `words: ${said.method}; deeds: ${done.method}`,
  };
}

/**
 * Where the ties of one pair part: each two kinds of evidence that say the opposite of each other.
 * @example
 * const tie = { a: 0, b: 1, value: 1, n: 9, weight: 1 };
 * partings({ votes: { ...tie, state: '+' }, events: { ...tie, state: '-' } }); // [['votes', 'events']]
 */
export function partings(
  ties: Readonly<Partial<Record<NetworkSource, NetworkTie>>>,
): readonly (readonly [friendly: NetworkSource, hostile: NetworkSource])[] {
  const known = Object.entries(ties) as [NetworkSource, NetworkTie][];
  return known.flatMap(([friendly, one]) =>
    known.flatMap(([hostile, other]) =>
      one.state === '+' && other.state === '-' ? [[friendly, hostile] as const] : [],
    ),
  );
}

const RANK: Readonly<Record<TieInBoth['reading'], number>> = {
  'friends in words': 0,
  'foes in words': 0,
  alike: 1,
  open: 2,
};

function readingOf(said: TieState, done: TieState): TieInBoth['reading'] {
  if (said === 'unknown' || done === 'unknown') return 'open';
  if (said === done) return 'alike';
  return said === '+' ? 'friends in words' : 'foes in words';
}

/** Weights of the two networks are on scales of their own; their product ranks pairs whatever these are. */
function sureness({ said, done }: TieInBoth): number {
  return said.weight * done.weight;
}

function countsOfNone(): Record<TieState, Record<TieState, number>> {
  const row = (): Record<TieState, number> => ({ '+': 0, '-': 0, unknown: 0 });
  return Object.fromEntries(STATES.map((state) => [state, row()])) as Record<TieState, Record<TieState, number>>;
}

/** Ties by the ids of their actors, the lesser one first. */
function tiesByPair({ actors, ties }: SignedNetwork): ReadonlyMap<string, NetworkTie> {
  return new Map(ties.map((tie) => [JSON.stringify([actors[tie.a] ?? '', actors[tie.b] ?? ''].sort(compare)), tie]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
