import { describe, expect, it } from 'vitest';
import { digestOf, WEAK } from './digest.fixture.ts';
import { issueStands } from './issue-stands.ts';
import { positionsOverTime } from './stances/positions-over-time.ts';

const filler = [
  'The ministers had met for the third time within one month in the capital of Sudan.',
  'Observers of the African Union and the European Union followed the talks by video.',
  'The river gives Egypt nearly all of the water that its fields and its cities use.',
];

describe('issueStands', () => {
  it('puts together what is worded in two ways, and keeps who says it and on which day', () => {
    const { stands, issues } = issueStands([
      digestOf('two', { date: '2020-06-25', stands: [['SDN', '+', 'filling the reservoir']] }),
      digestOf('one', {
        date: '2020-06-20',
        stands: [['ETH', '+', 'the filling of the reservoir', { speaker: 'EGY' }]],
      }),
    ]);
    expect(issues.map(({ wordings }) => wordings.length)).toEqual([2]);
    expect(stands.map(({ actor, speaker, day }) => [actor, speaker, day])).toEqual([
      ['ETH', 'EGY', 18_433],
      ['SDN', 'author', 18_438],
    ]);
  });

  it('counts weak records apart', () => {
    const { stands, weak } = issueStands([
      digestOf('one', {
        stands: [
          ['ETH', '+', 'the dam'],
          ['EGY', '-', 'the dam', WEAK],
        ],
      }),
    ]);
    expect([stands.length, weak]).toEqual([1, 1]);
    expect(stands[0]).not.toHaveProperty('day');
  });

  it('takes copies of one agency report, and a text that is given twice, for one document', () => {
    const report = { date: '2020-06-20', filler, stands: [['EGY', '-', 'the filling of the reservoir'] as const] };
    const one = digestOf('one', report);
    const { stands } = issueStands([one, digestOf('two', { ...report, date: '2020-06-22' }), one]);
    expect(positionsOverTime(stands).cells[0]?.whole).toEqual({ value: -1, n: 2, documents: 1 });
  });
});
