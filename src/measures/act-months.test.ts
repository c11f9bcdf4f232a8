import { describe, expect, it } from 'vitest';
import { actMonths } from './act-months.ts';
import type { PictureAct } from './picture-act.ts';

const act = (more: Partial<PictureAct>): PictureAct => ({
  id: 'a',
  source: ['CHN'],
  target: ['JPN'],
  category: 'ACCUSE',
  reality: 'actual',
  quad: 3,
  score: -2,
  day: '2014-08-20',
  when: 'within',
  word: 'accus',
  witnesses: [],
  documents: 1,
  ...more,
});

describe('actMonths', () => {
  it('counts what took place between two, whoever acts, in the month of its day', () => {
    const months = actMonths([
      act({}),
      act({ source: ['JPN'], target: ['CHN'], category: 'AID', score: 7 }),
      act({ source: ['CHN', 'JPN', 'KOR'], target: [], category: 'CONSULT', score: 1, day: '2014-09-01' }),
    ]);
    expect(months).toEqual([
      { dyad: 'CHN-JPN', period: '2014-08', n: 2, sum: 5, negative: 1 },
      { dyad: 'CHN-JPN', period: '2014-09', n: 1, sum: 1, negative: 0 },
      { dyad: 'CHN-KOR', period: '2014-09', n: 1, sum: 1, negative: 0 },
      { dyad: 'JPN-KOR', period: '2014-09', n: 1, sum: 1, negative: 0 },
    ]);
  });

  it('leaves out claims, plans, calls for restraint, open sides and acts without a day', () => {
    const { day: _, ...undated } = act({});
    expect(
      actMonths([
        act({ reality: 'claimed' }),
        act({ reality: 'planned' }),
        act({ restraint: true }),
        act({ open: [{ side: 'source', words: 'the army' }] }),
        undated,
      ]),
    ).toEqual([]);
  });
});
