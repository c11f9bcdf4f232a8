import { describe, expect, it } from 'vitest';
import { codedStatements, type Said } from '../../measures/discourse/coded.fixture.ts';
import { discourseNetwork } from '../../measures/discourse/discourse-network.ts';
import { discourseMatrixChart, discourseNetworkChart } from './discourse-charts.ts';

/** So many actors who all back one claim; the last ones oppose another, which they say often. */
function crowd(size: number): readonly Said[] {
  return Array.from({ length: size }, (_, n) => `actor ${String(n).padStart(2, '0')}`).flatMap((who, n): Said[] => [
    { day: '2017-01-01', who, what: 'talks', agree: 1 },
    ...(n < size - 2 ? [] : new Array<Said>(3).fill({ day: '2017-01-02', who, what: 'sanctions', agree: 0 })),
  ]);
}

const kinds = { rows: 'organization', columns: 'concept' };

describe('the picture of a discourse network', () => {
  const large = discourseNetwork(codedStatements(crowd(70)), { mode: 'one-mode', aggregation: 'subtract' });

  it('draws those with the most weight where they are many, and says so', () => {
    const chart = discourseNetworkChart({ network: large, aggregation: 'subtract', kinds }, 'Who');
    expect([chart.nodes.length, chart.lines.length]).toEqual([60, 400]);
    expect(chart.nodes.map(({ label }) => label)).toContain('actor 69');
    expect(chart.description).toContain(
      'Drawn are the 60 of 70 with the most weight, and the 400 heaviest of 2,415 ties.',
    );
    const matrix = discourseMatrixChart({ network: large, aggregation: 'subtract', kinds });
    expect(matrix.title).toBe('400 of 2,415 ties: 400 rather agree.');
  });

  it('says of conflict that it parts, and which ties go against groups', () => {
    const said: readonly Said[] = [
      { day: '2017-01-01', who: 'A', what: 'talks', agree: 1 },
      { day: '2017-01-01', who: 'B', what: 'talks', agree: 0 },
      { day: '2017-01-01', who: 'C', what: 'talks', agree: 0 },
    ];
    const network = discourseNetwork(codedStatements(said), { mode: 'one-mode', aggregation: 'conflict' });
    const groups = { names: ['one', 'two'], of: (row: string) => (row === 'C' ? 1 : 0) };
    const chart = discourseNetworkChart({ network, aggregation: 'conflict', kinds, groups }, '2 groups');
    expect(chart.lines.map(({ sign, against, words }) => [sign, against, words])).toEqual([
      ['-', true, 'A and B: disagree, weight 1'],
      ['-', false, 'A and C: disagree, weight 1'],
    ]);
    expect(chart.title).toBe('2 groups: 1 of 2 ties goes against them.');
  });

  it('names those without a tie, and has the weight of a tie with its sign in the table', () => {
    const network = discourseNetwork(codedStatements([...crowd(2), { day: '2017-01-03', who: 'lone', what: 'own' }]), {
      mode: 'one-mode',
      aggregation: 'subtract',
    });
    const drawn = { network, aggregation: 'subtract' as const, kinds };
    expect(discourseNetworkChart(drawn, 'Who').alone).toEqual(['lone']);
    expect(discourseMatrixChart(drawn).table.rows.map(({ cells }) => cells)).toEqual([
      ['actor 00 and actor 01', 'rather agree', '10'],
    ]);
  });
});
