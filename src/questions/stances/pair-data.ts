import type { PositionMean } from '../../measures/stances/position-mean.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { EVIDENCE, type Evidence, type IssueSide } from '../../report/measures/compare-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import type { PairAnswer } from './pair-answer.ts';

function meanData(side: IssueSide | undefined) {
  if (!side) return null;
  const { value, n, documents, interval }: PositionMean = side.mean;
  return { value, n, documents, interval: interval ?? null };
}

/** A comparison of two actors as data. */
export function pairData({ pair, found }: PairAnswer): object {
  const { from, to, grain, evidence, issues } = found;
  return {
    format: 'entente-compare/1',
    actors: pair.map(({ id, name }) => ({ id, name })),
    from,
    to,
    grain,
    evidence: evidence.map(({ source, tie, none, method, points, notes = [] }) => ({
      source,
      ...(tie ? { state: tie.state, value: tie.value, interval: tie.interval ?? null, n: tie.n, method } : { none }),
      notes,
      periods: points.map((point) => ({
        from: isoDay(point.from),
        to: isoDay(point.to - 1),
        value: Number.isFinite(point.value) ? point.value : null,
        interval: point.low === undefined ? null : [point.low, point.high],
        n: point.n,
      })),
    })),
    issues: issues.map(({ issue, a, b }) => ({ issue, a: meanData(a), b: meanData(b) })),
  };
}

/** A row for each kind of evidence over all the time, one for each stretch of it, and one for each issue. */
export function pairRows({ found }: PairAnswer): readonly (readonly Cell[])[] {
  const { from, to, evidence, issues, names } = found;
  const over = evidence.flatMap(({ source, tie, points }: Evidence) => [
    ...(tie
      ? [
          [
            'whole',
            EVIDENCE[source].name,
            from,
            to,
            tie.value,
            ...(tie.interval ?? [undefined, undefined]),
            tie.n,
            tie.state,
          ],
        ]
      : []),
    ...points.flatMap((point) =>
      point.n === 0
        ? []
        : [
            [
              'period',
              EVIDENCE[source].name,
              isoDay(point.from),
              isoDay(point.to - 1),
              numberCell(point.value),
              point.low,
              point.high,
              point.n,
              undefined,
            ],
          ],
    ),
  ]);
  const byIssue = issues.flatMap(({ issue, a, b }) =>
    [a, b].flatMap((side, n) =>
      side
        ? [
            [
              'issue',
              `${names[n]}: ${issue}`,
              from,
              to,
              side.mean.value,
              ...(side.mean.interval ?? [undefined, undefined]),
              side.mean.documents,
              undefined,
            ],
          ]
        : [],
    ),
  );
  return [['kind', 'of', 'from', 'to', 'value', 'low', 'high', 'n', 'state'], ...over, ...byIssue];
}

function numberCell(value: number): Cell {
  return Number.isFinite(value) ? value : undefined;
}
