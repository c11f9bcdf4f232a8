import type { PictureIssue } from '../../measures/stance-table.ts';
import type { IssueStand } from '../../measures/stances/issue-stand.ts';
import type { PositionMean } from '../../measures/stances/position-mean.ts';
import type { PositionCell, PositionsOverTime } from '../../measures/stances/positions-over-time.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import type { PositionsAnswer } from './positions-answer.ts';

function meanData({ value, n, documents, interval }: PositionMean) {
  return { value: Number.isFinite(value) ? value : null, n, documents, interval: interval ?? null };
}

/** What was found as data: each value with the passages behind it, by which `entente show` finds the records. */
export function positionsData({ positions, alike, texts }: PositionsAnswer): object {
  const { grain, bins, cells, leftOut, undated, method } = positions;
  const day = (n: number | undefined): string | null => (n === undefined ? null : isoDay(n));
  return {
    format: 'entente-positions/1',
    grain,
    method,
    leftOut: { ...leftOut, weak: texts.weak },
    undated,
    windows: bins
      ? Array.from(bins.first, (first, t) => ({
          from: isoDay(first),
          to: day(bins.last[t]),
          partial: bins.partial[t] === 1,
        }))
      : [],
    issues: issuesOf(positions, texts.issues),
    positions: cells.map((cell) => ({
      actor: cell.actor,
      name: texts.names.full(cell.actor),
      issue: cell.issue,
      for: cell.for,
      against: cell.against,
      onTerms: cell.onTerms,
      ...meanData(cell.whole),
      windows: cell.windows.map(meanData),
      change: {
        ...cell.change,
        ...(cell.change.between ? { between: cell.change.between.map(isoDay) } : {}),
      },
      passages: cell.stands.map(standData),
    })),
    alike: alike.map(({ issues, interval, ...pair }) => ({
      ...pair,
      interval: interval ?? null,
      issues: issues.map(({ issue, a, b, value }) => ({ issue, a: meanData(a), b: meanData(b), value })),
    })),
  };
}

function standData({ stance, speaker, document, day, passage }: IssueStand) {
  return { stance, speaker, document, day: day === undefined ? null : isoDay(day), passage };
}

function issuesOf({ issues }: PositionsOverTime, known: readonly PictureIssue[]) {
  const wanted = new Set(issues);
  return known.filter(({ id }) => wanted.has(id)).map(({ id, name, wordings }) => ({ id, name, wordings }));
}

/** A row for each actor and issue over all the time, then one for each window of it in which a text speaks. */
export function positionRows({ positions, texts }: PositionsAnswer): readonly (readonly Cell[])[] {
  const { bins, cells } = positions;
  const { issues, names } = texts;
  const nameOf = new Map(issues.map(({ id, name }) => [id, name]));
  const head = ['actor', 'name', 'issue', 'issue_name', 'from', 'to', 'mean', 'low', 'high', 'records', 'documents'];
  const row = (cell: PositionCell, mean: PositionMean, from: Cell, to: Cell): readonly Cell[] => [
    cell.actor,
    names.full(cell.actor),
    cell.issue,
    nameOf.get(cell.issue),
    from,
    to,
    rounded(mean.value),
    rounded(mean.interval?.[0]),
    rounded(mean.interval?.[1]),
    mean.n,
    mean.documents,
  ];
  const rows = cells.flatMap((cell) => [
    [
      ...row(cell, cell.whole, undefined, undefined),
      cell.for,
      cell.against,
      cell.onTerms,
      cell.change.verdict,
      rounded(cell.change.p),
    ],
    ...cell.windows.flatMap((mean, t) =>
      mean.n === 0 ? [] : [[...row(cell, mean, isoDay(bins?.first[t] ?? 0), isoDay(bins?.last[t] ?? 0)), ...NOTHING]],
    ),
  ]);
  return [[...head, 'for', 'against', 'on_terms', 'change', 'change_p'], ...rows];
}

/** Columns that windows leave empty. */
const NOTHING: readonly Cell[] = Array.from({ length: 5 }, () => undefined);

function rounded(value: number | undefined): Cell {
  return value === undefined || !Number.isFinite(value) ? undefined : Math.round(value * 1e6) / 1e6;
}
