import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVotes } from '../../sources/votes/read-votes.ts';
import type { IssueStand } from '../stances/issue-stand.ts';
import { rollCalls } from '../votes/roll-calls.fixture.ts';
import { eventNetwork, type PairMonths } from './event-network.ts';
import { networkBlocs, undecided } from './network-blocs.ts';
import { positionNetwork } from './position-network.ts';
import { signedGraphOf } from './signed-graph-of.ts';
import type { SignedNetwork } from './signed-network.ts';
import { thresholdGrid } from './threshold-grid.ts';
import { voteNetwork } from './vote-network.ts';

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const unVotes = join(shared, 'data/alignment/un_votes.tsv.gz');
const hasVotes = existsSync(unVotes);
if (!hasVotes) console.warn(`SKIPPED: no ${unVotes}; set ENTENTE_SHARED to compare networks of the UN.`);

const statesOf = ({ ties, actors }: SignedNetwork): Readonly<Record<string, string>> =>
  Object.fromEntries(ties.map(({ a, b, state }) => [`${actors[a]}-${actors[b]}`, state]));

/** Twelve votes in which two camps of two part, and a fifth state answers now with the one, now with the other. */
const CAMPS = rollCalls(
  ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'],
  Array.from({ length: 12 }, (_, n) => {
    const [one, other] = n % 2 === 0 ? ['y', 'n'] : ['n', 'y'];
    const between = n % 4 < 2 ? one : other;
    return { session: 10, votes: `${one}${one}${other}${other}${between}` };
  }),
);

describe('a network of votes', () => {
  it('has states with each other, against each other, and not known', () => {
    const network = voteNetwork(CAMPS, { session: 1955 });
    expect(statesOf(network)).toEqual({
      'AAA-BBB': '+',
      'CCC-DDD': '+',
      'AAA-CCC': '-',
      'AAA-DDD': '-',
      'BBB-CCC': '-',
      'BBB-DDD': '-',
      'AAA-EEE': 'unknown',
      'BBB-EEE': 'unknown',
      'CCC-EEE': 'unknown',
      'DDD-EEE': 'unknown',
    });
    expect(network.ties.every(({ n }) => n === 12)).toBe(true);
    expect(network.rows.length).toBe(12);
    const tie = network.ties.find(({ a, b }) => a === 0 && b === 4);
    expect(tie?.value).toBeCloseTo(0, 9);
    expect(tie?.interval?.[0]).toBeLessThan(-0.4);
    expect(tie?.interval?.[1]).toBeGreaterThan(0.4);
  });

  it('leaves out who answered little, and knows no sign from few joint votes', () => {
    const calls = rollCalls(
      ['AAA', 'BBB', 'CCC'],
      Array.from({ length: 12 }, (_, n) => ({ session: 10, votes: `yy${n < 5 ? 'y' : '.'}` })),
    );
    const network = voteNetwork(calls, { session: 1955 });
    expect(network.actors).toEqual(['AAA', 'BBB']);
    expect(network.few).toEqual(['CCC']);
    // Both said yes throughout: a measure beyond chance has no value there, and they could not be more alike.
    expect(statesOf(network)).toEqual({ 'AAA-BBB': '+' });
    expect(statesOf(voteNetwork(calls, { session: 1955 }, { least: 13 }))).toEqual({ 'AAA-BBB': 'unknown' });
  });

  it('looks only at the days that it is asked for', () => {
    const calls = rollCalls(
      ['AAA', 'BBB'],
      Array.from({ length: 24 }, (_, n) => ({
        session: 10,
        date: n < 12 ? '1955-10-01' : '1955-12-01',
        votes: n < 12 ? (n % 2 ? 'yy' : 'nn') : n % 2 ? 'yn' : 'ny',
      })),
    );
    const within = (from: string, to: string) => statesOf(voteNetwork(calls, { from, to }))['AAA-BBB'];
    expect(within('1955-10-01', '1955-11-30')).toBe('+');
    expect(within('1955-11-01', '1955-12-31')).toBe('-');
    expect(within('1955-10-01', '1955-12-31')).toBe('unknown');
  });

  it('says what is wrong with a window, a state or thresholds', () => {
    expect(() => voteNetwork(CAMPS, { session: 1999 })).toThrow(
      'No roll call lies in the session of 1999; the votes run from 1955-11-01 to 1955-11-01.',
    );
    expect(() => voteNetwork(CAMPS, { session: 1955 }, { among: ['AAA', 'XYZ'] })).toThrow('No vote of XYZ is known.');
    const absent = rollCalls(['AAA', 'BBB'], [{ session: 10, votes: 'yx' }]);
    expect(() => voteNetwork(absent, { session: 1955 }, { among: ['AAA', 'BBB'] })).toThrow(
      'BBB cast no vote in the session of 1955.',
    );
    expect(() => voteNetwork(CAMPS, { session: 1955 }, { thresholds: { minus: 0.5, plus: 0.5 } })).toThrow(
      'one tie would have both signs',
    );
  });

  it.skipIf(!hasVotes)('is that of the reference for three sessions of the UN', () => {
    const { calls } = readVotes([{ name: 'un_votes.tsv', text: gunzipSync(readFileSync(unVotes)).toString() }]);
    const counts = (session: number, minus: number, plus: number) => {
      const { actors, ties } = voteNetwork(calls, { session }, { thresholds: { minus, plus }, least: 1 });
      const of = (state: string) => ties.filter((tie) => tie.state === state).length;
      return [actors.length, of('+') + of('-'), of('-')];
    };
    expect(counts(1955, -0.1, 0.5)).toEqual([59, 777, 199]);
    expect(counts(1985, -0.1, 0.5)).toEqual([153, 4212, 3191]);
    expect(counts(2019, 0, 0.3)).toEqual([189, 14480, 8971]);
    // The reference has 10,027 and 6,649: two pairs lie at -0.1 to the last digit, and fall to either side by the order of sums.
    expect(counts(2019, -0.1, 0.5)).toEqual([189, 10029, 6651]);
  });
});

/** Months of 1970, and in each the events of a pair as [number, score of each]. */
function monthsOf(pairs: Readonly<Record<string, readonly (readonly [n: number, score: number])[]>>): PairMonths {
  const units = Object.keys(pairs).map((pair) => pair.split('-') as [string, string]);
  const rows = Object.values(pairs);
  const length = Math.max(...rows.map((row) => row.length));
  const column = (of: (n: number, score: number) => number) =>
    Float64Array.from(rows.flatMap((row) => Array.from({ length }, (_, t) => of(...(row[t] ?? [0, 0])))));
  return {
    units,
    periods: Int32Array.from({ length }, (_, t) => Date.UTC(1970, t, 1) / 86_400_000),
    scored: column((n) => n),
    sum: column((n, score) => n * score),
    squares: column((n, score) => n * score * score),
  };
}

const MONTHS = monthsOf({
  'CHN-RUS': [
    [20, 4],
    [20, 5],
    [20, 4],
  ],
  'RUS-USA': [
    [20, -5],
    [20, -4],
    [20, -5],
  ],
  'CHN-USA': [
    [20, 3],
    [20, -3],
    [3, 0],
  ],
  'FRA-USA': [
    [4, 6],
    [4, 6],
    [0, 0],
  ],
});
const MARCH = { from: '1970-03-01', to: '1970-03-31' };

describe('a network of events', () => {
  it('has signs where the tone is surely above or below, and no tie without events in the window', () => {
    const network = eventNetwork(MONTHS, MARCH);
    expect(statesOf(network)).toEqual({ 'CHN-RUS': '+', 'RUS-USA': '-', 'CHN-USA': 'unknown' });
    expect(network.actors).toEqual(['CHN', 'RUS', 'USA']);
    const tie = network.ties.find(({ state }) => state === '+');
    // 20 events of 4, drawn to the earlier mean (40 events of 4.5 and ten of the world's mean) as by ten events.
    const past = (180 + 10 * ((20 * (4 + 5 - 5 - 4 + 3 - 3) + 8 * 6) / 128)) / 50;
    expect(tie?.value).toBeCloseTo((80 + 10 * past) / 30, 9);
    expect(tie?.n).toBe(20);
  });

  it('does not know what comes after the window', () => {
    const later = monthsOf({
      'CHN-RUS': [
        [20, 4],
        [20, 5],
        [20, 4],
        [500, -9],
      ],
      'RUS-USA': [
        [20, -5],
        [20, -4],
        [20, -5],
        [500, 9],
      ],
      'CHN-USA': [
        [20, 3],
        [20, -3],
        [3, 0],
        [500, 9],
      ],
      'FRA-USA': [
        [4, 6],
        [4, 6],
        [0, 0],
        [500, 9],
      ],
    });
    expect(eventNetwork(later, MARCH)).toEqual(eventNetwork(MONTHS, MARCH));
  });

  it('says what is wrong with a window or a bound', () => {
    expect(() => eventNetwork(MONTHS, { from: '1971-01-01', to: '1971-03-31' })).toThrow(
      'No event lies in 1971-01-01 to 1971-03-31; the events run from 1970-01-01 to 1970-03-31.',
    );
    expect(() => eventNetwork(MONTHS, MARCH, { among: ['FRA', 'USA'] })).toThrow('No event between these states');
    expect(() => eventNetwork(MONTHS, MARCH, { tau: -1 })).toThrow('A mean score of -1 is none to ask for');
    expect(() => eventNetwork(MONTHS, MARCH, { sure: 1 })).toThrow('A probability of 1 is none to ask for');
  });
});

const YEAR = { from: '2020-01-01', to: '2020-12-31' };
const stand = (actor: string, issue: string, stance: IssueStand['stance'], day = '2020-05-01'): IssueStand => ({
  actor,
  issue,
  stance,
  speaker: 'author',
  // A text says one thing here, so that who says two things is divided between two texts.
  document: `${day} ${stance}`,
  day: Date.parse(day) / 86_400_000,
  passage: '',
});

describe('a network of positions', () => {
  it('ties who agree and who parts, and knows no sign of who is divided or names terms only', () => {
    const network = positionNetwork(
      [
        stand('egypt', 'dam', '-'),
        stand('sudan', 'dam', '-'),
        stand('ethiopia', 'dam', '+'),
        stand('kenya', 'dam', '+'),
        stand('kenya', 'dam', '-'),
        stand('usa', 'dam', 'conditional'),
        stand('usa', 'dam', '+', '2021-02-01'),
      ],
      YEAR,
    );
    expect(network.actors).toEqual(['egypt', 'ethiopia', 'kenya', 'sudan', 'usa']);
    expect(statesOf(network)).toEqual({
      'egypt-ethiopia': '-',
      'egypt-kenya': 'unknown',
      'egypt-sudan': '+',
      'ethiopia-kenya': 'unknown',
      'ethiopia-sudan': '-',
      'kenya-sudan': 'unknown',
      // Whoever names terms only shares the issue with the others, and is not known to be on either side.
      'egypt-usa': 'unknown',
      'ethiopia-usa': 'unknown',
      'kenya-usa': 'unknown',
      'sudan-usa': 'unknown',
    });
  });

  it('says when nobody takes a stand', () => {
    expect(() => positionNetwork([stand('egypt', 'dam', '-')], { from: '2019-01-01', to: '2019-12-31' })).toThrow(
      'Nobody takes a stand in 2019-01-01 to 2019-12-31; those known lie from 2020-05-01 to 2020-05-01.',
    );
  });
});

describe('blocs of a network', () => {
  it('are two camps, with who stands between them undecided', async () => {
    const network = voteNetwork(CAMPS, { session: 1955 }, { thresholds: { minus: -0.05, plus: 0.05 } });
    const { places, frustration, free } = await networkBlocs(network);
    expect(places.map(({ side }) => side)).toEqual([1, 1, -1, -1, 0]);
    expect([frustration.value, frustration.proved]).toEqual([0, true]);
    expect(free.sizes).toEqual([2, 2]);
    expect(places[4]).toEqual({
      actor: 'EEE',
      side: 0,
      margin: Number.POSITIVE_INFINITY,
      bloc: -1,
      friends: 0,
      foes: 0,
      unknown: 4,
    });
    expect(places[0]?.margin).toBe(3);
    expect(places.some((place) => undecided(place))).toBe(false);
    expect(places.every((place) => place.side === 0 || undecided(place, 3))).toBe(true);
  });

  it('need a tie whose sign is known, and one sign for a pair', () => {
    const network = voteNetwork(CAMPS, { session: 1955 }, { least: 13 });
    expect(() => signedGraphOf(network)).toThrow('No sign is known of any of the 10 pairs in 1955-11-01 to 1955-11-01');
    const tie = { a: 0, b: 1, value: 1, n: 1, weight: 1 };
    const both: SignedNetwork = {
      ...network,
      ties: [
        { ...tie, state: '+' },
        { ...tie, state: '-' },
      ],
    };
    expect(() => signedGraphOf(both)).toThrow('AAA and BBB have ties of both signs');
  });

  it('do not change with the order of the states', async () => {
    const drawn = fc.array(fc.array(fc.constantFrom('y', 'a', 'n'), { minLength: 6, maxLength: 6 }), {
      minLength: 12,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(drawn, async (votes) => {
        const names = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];
        const made = (order: readonly number[]) =>
          rollCalls(
            order.map((n) => names[n] ?? ''),
            votes.map((row) => ({ session: 10, votes: order.map((n) => row[n]).join('') })),
          );
        const thresholds = { minus: -0.1, plus: 0.1 };
        const one = voteNetwork(made([0, 1, 2, 3, 4, 5]), { session: 1955 }, { thresholds });
        const other = voteNetwork(made([5, 3, 1, 0, 2, 4]), { session: 1955 }, { thresholds });
        if (one.ties.every(({ state }) => state === 'unknown')) return;
        const [a, b] = [await networkBlocs(one), await networkBlocs(other)];
        expect(b.frustration.value).toBe(a.frustration.value);
        expect(b.free.value).toBe(a.free.value);
        expect(b.triads).toEqual(a.triads);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a grid of thresholds', () => {
  it('tells states, frustration with its proof and blocs for each pair of thresholds', async () => {
    const rows = await thresholdGrid(
      (thresholds) => voteNetwork(CAMPS, { session: 1955 }, { thresholds }),
      [
        { minus: -0.1, plus: 0.5 },
        { minus: -2, plus: 2 },
      ],
    );
    expect(rows[0]).toEqual({
      thresholds: { minus: -0.1, plus: 0.5 },
      plus: 2,
      minus: 4,
      unknown: 4,
      frustration: { value: 0, lower: 0, proved: true, balance: 1, weight: 6 },
      sides: [2, 2],
      blocs: [2, 2],
    });
    expect(rows[1]).toEqual({
      thresholds: { minus: -2, plus: 2 },
      plus: 0,
      minus: 0,
      unknown: 10,
      sides: [],
      blocs: [],
    });
  });
});
