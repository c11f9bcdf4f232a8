import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../records/seeded-random.ts';
import { type IssueStand, voicesOf } from './issue-stand.ts';
import { judgeChanges, positionChange } from './position-change.ts';
import { positionMean } from './position-mean.ts';
import { positionSimilarities } from './position-similarity.ts';
import { positionsOverTime } from './positions-over-time.ts';

const day = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);

/** Stands of one actor on one issue, each in a document and on a day of its own: `++-~`. */
function stands(course: string, actor = 'TUR', issue = 'accession'): readonly IssueStand[] {
  return [...course].map((sign, n) => ({
    actor,
    issue,
    stance: sign === '~' ? 'conditional' : sign === '+' ? '+' : '-',
    speaker: 'author',
    document: `d-${n}`,
    day: 19_000 + 10 * n,
    passage: `${actor}-${issue}-${n}`,
  }));
}

describe('voicesOf and positionMean', () => {
  it('give each document one voice, however often it says a thing, and each text one however often it is printed', () => {
    const [first, second] = stands('+-');
    if (!first || !second) throw new Error('two stands');
    const loud = [first, first, first, first, second];
    const mean = positionMean(voicesOf(loud));
    expect(mean).toEqual({ value: 0, n: 5, documents: 2 });
  });

  it('counts what is accepted on terms as neither for nor against', () => {
    expect(positionMean(voicesOf(stands('+~'))).value).toBe(0.5);
  });

  it('gives no interval below five documents, and from five on one that leaves doubt though all agree', () => {
    expect(positionMean(voicesOf(stands('++++'))).interval).toBeUndefined();
    const { value, interval } = positionMean(voicesOf(stands('+++++')));
    // Wilson's limits of 5 of 5 are 0.5655 and 1.
    expect(value).toBe(1);
    expect(interval?.map((end) => end.toFixed(4))).toEqual(['0.1310', '1.0000']);
  });

  it('hold the mean within the interval, and shrink with more documents', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('+', '-', '~'), { minLength: 5, maxLength: 40 }), (signs) => {
        const once = positionMean(voicesOf(stands(signs.join(''))));
        const twice = positionMean(voicesOf(stands([...signs, ...signs].join(''))));
        const width = ([low, high]: readonly [number, number]): number => high - low;
        if (!once.interval || !twice.interval) throw new Error('five documents have an interval');
        expect(once.interval[0]).toBeLessThanOrEqual(once.value);
        expect(once.interval[1]).toBeGreaterThanOrEqual(once.value);
        expect(twice.value).toBeCloseTo(once.value, 12);
        expect(width(twice.interval)).toBeLessThan(width(once.interval));
      }),
    );
  });
});

describe('positionChange', () => {
  it('finds the days between which a position turned, with what it was before and after', () => {
    const change = positionChange(voicesOf(stands('------++++++')));
    expect(change.verdict).toBe('beyond chance');
    expect(change.between).toEqual([19_050, 19_060]);
    expect([change.before?.value, change.after?.value, change.difference]).toEqual([-1, 1, 2]);
    // Newcombe's limits of the difference of 0 of 6 and 6 of 6 shares, on the scale of -1 to 1.
    expect(change.interval?.[1]).toBe(2);
    expect(change.interval?.[0]).toBeCloseTo(2 * (1 - Math.hypot(0.3903, 0.3903)), 3);
    // 2 of the 924 orders of six and six part as clearly.
    expect(change.p).toBeLessThan(0.01);
  });

  it('says that seven documents are too few for any turn to stand out, and that eight can', () => {
    expect(positionChange(voicesOf(stands('---++++')))).toMatchObject({ verdict: 'too few', difference: 2 });
    expect(positionChange(voicesOf(stands('----++++'))).p).toBeLessThan(0.05);
  });

  it('takes a to and fro for what chance gives', () => {
    expect(positionChange(voicesOf(stands('+-+-+-+-+-+-'))).verdict).toBe('within chance');
    expect(positionChange(voicesOf(stands('++++++++++'))).verdict).toBe('none');
  });

  it('has no place for a change within a day, or among documents without one', () => {
    const together = stands('----++++').map((stand) => ({ ...stand, day: 19_000 }));
    expect(positionChange(voicesOf(together)).verdict).toBe('too few');
    const undated = stands('----++++').map(({ day: _, ...stand }) => stand);
    expect(positionChange(voicesOf(undated))).toEqual({ verdict: 'too few', documents: 0 });
  });

  it('finds a turn from one in ten for to nine in ten for, in half of the series of eight documents and most of fifteen', () => {
    const random = seededRandom(4);
    const found = (before: number, after: number): number => {
      const draw = (n: number, share: number): string =>
        Array.from({ length: n }, () => (random() < share ? '+' : '-')).join('');
      const turns = Array.from({ length: 100 }, (_, n) =>
        positionChange(voicesOf(stands(draw(before, 0.1) + draw(after, 0.9))), n),
      );
      return turns.filter(({ verdict }) => verdict === 'beyond chance').length;
    };
    const [eight, fifteen] = [found(4, 4), found(7, 8)];
    expect(eight).toBeGreaterThan(40);
    expect(eight).toBeLessThan(65);
    expect(fifteen).toBeGreaterThan(80);
  });

  it('calls few series changed that never changed, of many at most one in twenty', () => {
    const random = seededRandom(3);
    const never = Array.from({ length: 200 }, (_, n) => {
      const leaning = random();
      return positionChange(
        voicesOf(stands(Array.from({ length: 12 }, () => (random() < leaning ? '+' : '-')).join(''))),
        n,
      );
    });
    const changed = (list: readonly { readonly verdict: string }[]): number =>
      list.filter(({ verdict }) => verdict === 'beyond chance').length;
    expect(changed(never)).toBeLessThanOrEqual(14);
    expect(changed(judgeChanges(never))).toBe(0);
  });
});

describe('positionsOverTime', () => {
  it('gives windows their own means, also empty ones, and never counts what came before or after them', () => {
    const { bins, cells, grain } = positionsOverTime(stands('+-+-+-+-'), { grain: 'month' });
    expect(grain).toBe('month');
    const [cell] = cells;
    expect(cell?.windows.length).toBe(bins?.first.length);
    expect(cell?.windows.reduce((sum, { n }) => sum + n, 0)).toBe(8);
    const early = positionsOverTime(stands('+-+-+-+-').slice(0, 3), { grain: 'month' });
    expect(cell?.windows.slice(0, early.cells[0]?.windows.length)).toEqual(early.cells[0]?.windows);
  });

  it('leaves out what others say of an actor unless that is asked for, and counts it', () => {
    const told = stands('+-').map((stand, n) => ({ ...stand, speaker: n === 0 ? stand.actor : 'GRC' }));
    const own = positionsOverTime(told);
    expect([own.cells[0]?.whole.value, own.leftOut.others]).toEqual([1, 1]);
    expect(positionsOverTime(told, { accounts: 'all' }).cells[0]?.whole.value).toBe(0);
  });

  it('counts undated texts over all the time, and in no window and no stretch that is asked for', () => {
    const undated = stands('++').map(({ day: _, ...stand }, n) =>
      n === 0 ? { ...stand, day: day('2020-06-20') } : stand,
    );
    const whole = positionsOverTime(undated, { grain: 'year' });
    expect([whole.cells[0]?.whole.documents, whole.cells[0]?.windows[0]?.documents, whole.undated]).toEqual([2, 1, 1]);
    const part = positionsOverTime(undated, { from: day('2020-01-01') });
    expect([part.cells[0]?.whole.documents, part.leftOut.undated]).toEqual([1, 1]);
    expect(() => positionsOverTime(undated, { from: 5, to: 4 })).toThrow('lies after the last');
  });
});

describe('positionSimilarities', () => {
  const cellsOf = (...rows: readonly (readonly [string, string, string])[]) =>
    positionsOverTime(rows.flatMap(([actor, issue, course]) => stands(course, actor, issue))).cells;

  it('is 1 where two agree on all that both speak of, -1 where they part on all, and leaves out what only one speaks of', () => {
    const pairs = positionSimilarities(
      cellsOf(['EGY', 'filling', '--'], ['SDN', 'filling', '-'], ['ETH', 'filling', '+'], ['ETH', 'talks', '+']),
    );
    expect(pairs.map(({ a, b, value, n }) => [a, b, value, n])).toEqual([
      ['EGY', 'ETH', -1, 1],
      ['EGY', 'SDN', 1, 1],
      ['ETH', 'SDN', -1, 1],
    ]);
  });

  it('gives each issue one voice: twenty texts on one do not outweigh one text on another', () => {
    const [pair] = positionSimilarities(
      cellsOf(['A', 'x', '+'.repeat(20)], ['B', 'x', '+'.repeat(20)], ['A', 'y', '+'], ['B', 'y', '-']),
    );
    expect(pair?.value).toBe(0);
    expect(pair?.issues.map(({ issue, value }) => [issue, value])).toEqual([
      ['x', 1],
      ['y', -1],
    ]);
  });

  it('equals the share of pairs of documents that agree less that of those that disagree', () => {
    const [a, b] = ['++-+', '-+-'];
    let balance = 0;
    for (const x of a) for (const y of b) balance += x === y ? 1 : -1;
    const [pair] = positionSimilarities(cellsOf(['A', 'x', a], ['B', 'x', b]));
    expect(pair?.value).toBeCloseTo(balance / 12, 12);
  });

  it('gives an interval only where each of the two stands in five documents', () => {
    const few = positionSimilarities(cellsOf(['A', 'x', '+++++'], ['B', 'x', '++++']))[0];
    expect([few?.documents, few?.interval]).toEqual([[5, 4], undefined]);
    const enough = positionSimilarities(cellsOf(['A', 'x', '+++++'], ['B', 'x', '+++++']))[0];
    // Four texts that each speak of two issues are four texts.
    const twice = positionSimilarities(
      cellsOf(['A', 'x', '++++'], ['A', 'y', '++++'], ['B', 'x', '++++'], ['B', 'y', '++++']),
    )[0];
    expect([twice?.documents, twice?.interval]).toEqual([[4, 4], undefined]);
    expect(enough?.interval?.[1]).toBe(1);
    expect(enough?.interval?.[0]).toBeGreaterThan(-0.5);
    expect(enough?.interval?.[0]).toBeLessThan(0.3);
  });

  it('covers the truth in some 95 of 100 draws', () => {
    const random = seededRandom(5);
    const draw = (share: number): string => Array.from({ length: 6 }, () => (random() < share ? '+' : '-')).join('');
    let covered = 0;
    for (let trial = 0; trial < 400; trial++) {
      const truth = Array.from({ length: 3 }, () => [random(), random()] as const);
      const cells = truth.flatMap(([p, q], n) => [
        ...cellsOf(['A', `x${n}`, draw(p)]),
        ...cellsOf(['B', `x${n}`, draw(q)]),
      ]);
      const [low, high] = positionSimilarities(cells)[0]?.interval ?? [2, 2];
      const value = truth.reduce((sum, [p, q]) => sum + (2 * p - 1) * (2 * q - 1), 0) / 3;
      if (low <= value && value <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.94);
    expect(covered / 400).toBeLessThan(1);
  });
});
