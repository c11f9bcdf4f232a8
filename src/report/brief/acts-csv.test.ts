import { expect, it } from 'vitest';
import { onDay, readingOf, WEAK } from '../../measures/digest.fixture.ts';
import { renderActs } from './acts-csv.ts';
import { reportsOf } from './reading-tables.ts';

it('an act has the grade of its surest report, and weak acts stay in the table', () => {
  const first = readingOf('a', {
    date: '2020-06-20',
    acts: [
      ['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.', { ...onDay('2020-06-19'), ...WEAK }],
      ['SDN', 'ETH', 'THREATEN', 'It threatened the dam.', WEAK],
    ],
  });
  const second = readingOf('b', {
    date: '2020-06-20',
    acts: [['EGY', 'ETH', 'ACCUSE', 'Cairo blamed Addis Ababa.', onDay('2020-06-19')]],
  });
  const [head = '', ...rows] = renderActs([...reportsOf(first), ...reportsOf(second)])
    .trimEnd()
    .split('\r\n');
  const column = head.split(',').indexOf('grade');
  expect(rows.map((row) => [row.split(',')[4], row.split(',')[column]])).toEqual([
    ['EGY', 'strong'],
    ['SDN', 'weak'],
  ]);
});
