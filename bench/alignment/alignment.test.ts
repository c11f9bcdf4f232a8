import { describe, expect, it } from 'vitest';
import { eventTester, readShifts, type ShiftOutcome, scoreShifts, scoreStatistics } from './shifts.ts';
import { sameDigits } from './value-checks.ts';

function made(expected: 'closer' | 'apart' | 'none', verdict: ShiftOutcome['verdict'], combined: number): ShiftOutcome {
  const known = verdict !== 'not enough data';
  const statistics = {
    'change alone': null,
    'first side fixed': null,
    'second side fixed': null,
    'mean of both': null,
    'second measure': null,
    combined: known ? combined : null,
  };
  const moved = known ? (combined > 0 ? 'closer' : 'apart') : null;
  return { shift: { id: 'x', a: 'A', b: 'B', at: 1, expected }, verdict, moved, statistics };
}

describe('scores of labelled shifts', () => {
  const cases = [
    made('closer', 'clear', 0.5),
    made('closer', 'clear', -0.4),
    made('apart', 'weak', -0.3),
    made('apart', 'not visible', 0.1),
    made('apart', 'not enough data', 0),
    made('none', 'clear', 0.6),
  ];
  const placebos = [made('none', 'not visible', 0.1), made('none', 'weak', -0.2), made('none', 'not visible', 0)];

  it('count what is right, what is clear the wrong way, and what is clear where nothing was', () => {
    const scores = scoreShifts(cases, placebos);
    expect(scores.direction).toMatchObject({ value: 0.5, n: 4 });
    expect(scores.wrongWayClear).toBe(1);
    expect(scores.falseClear).toMatchObject({ value: 0.25, n: 4 });
    expect(scores.recall).toMatchObject({ value: 0.25, n: 4 });
    expect(scores.recallOfAll).toMatchObject({ value: 0.2, n: 5 });
    expect(scores.noData).toBe(1);
  });

  it('tell what each statistic would have given', () => {
    expect(scoreStatistics(cases, placebos)).toEqual([
      { name: 'combined', direction: 0.5, recallAt2: 0.5, recallAt5: 0.5, auc: (1 + 1 + 1 + 1 / 3) / 4 },
    ]);
  });

  it('take cases from files of the form', () => {
    const { votes, events } = readShifts({
      unCases: [{ id: 'a', a: 'Cuba', b: 'United States', firstSession: 1959, expected: 'apart' }],
      unControls: [{ a: 'Sweden', b: 'Denmark', firstSession: 1965 }],
      eventCases: [{ a: 'China', b: 'Japan', month: '2010-09', expected: 'apart' }],
    });
    expect(votes.map(({ id, expected }) => [id, expected])).toEqual([
      ['a', 'apart'],
      ['Sweden-Denmark-1965', 'none'],
    ]);
    expect(events[0]?.at).toBe('2010-09-01');
  });
});

describe('months of coded events', () => {
  const months = Array.from({ length: 36 }, (_, t) => t);
  const pair = (fall: number) =>
    months.map((month) => ({ month: 480 + month, n: 30, sum: 30 * (month >= 30 ? 2 - fall : 2), negative: 0 }));
  const names = ['Arland', 'Borsk', 'Corvia', 'Drell', 'Esk', 'Fenn'];
  const pairs = new Map(
    names.flatMap((a, i) =>
      names.slice(i + 1).map((b) => [`${a} | ${b}`, pair(a === 'Arland' && b === 'Borsk' ? 6 : 0)]),
    ),
  );
  const { run, placebos } = eventTester(pairs as ReadonlyMap<string, ReturnType<typeof pair>>);

  it('give a fall that was made, and nothing elsewhere', () => {
    const at = '2012-07-01';
    expect(run({ id: '', a: 'Borsk', b: 'Arland', at, expected: 'apart' })).toMatchObject({
      verdict: 'clear',
      moved: 'apart',
    });
    expect(run({ id: '', a: 'Corvia', b: 'Drell', at, expected: 'none' }).verdict).toBe('not visible');
    expect(run({ id: '', a: 'Corvia', b: 'Nowhere', at, expected: 'none' }).verdict).toBe('not enough data');
  });

  it('give placebos, each once', () => {
    const drawn = placebos(40);
    expect(drawn.length).toBe(40);
    expect(new Set(drawn.map(({ shift }) => shift.id)).size).toBe(40);
  });
});

describe('a published value', () => {
  it('agrees where both print alike', () => {
    expect(sameDigits('x', -0.1372, -0.13724, 4).agrees).toBe(true);
    expect(sameDigits('x', -0.1372, -0.1373, 4)).toEqual({
      what: 'x',
      published: '-0.1372',
      ours: '-0.1373',
      agrees: false,
    });
  });
});
