import { NO_DAY } from '../../records/event-row.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { seatName, seatNote } from '../../records/seats.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { limitsOf } from './vote-limits.ts';
import type { VotesAnswer } from './votes-answer.ts';

/**
 * Likeness of two states as data.
 * @param rollCalls also the roll calls in which they parted, with what each answered
 */
export function votesData({ calls, source, codes, asked, series }: VotesAnswer, rollCalls: boolean): object {
  const { method, periods, leftOut } = series;
  const told = (row: number): object => ({
    id: calls.id[row],
    date: dateOf(calls, row),
    session: calls.session[row],
    resolution: calls.resolution[row],
    title: calls.title[row],
    issues: calls.issues[row],
  });
  return {
    format: 'entente-votes/1',
    dyad: codes,
    seats: codes.map((code) => ({ code, name: seatName(code), note: seatNote(code) })),
    measure: asked.measure,
    method,
    filter: asked.filter,
    seed: asked.seed,
    leftOut,
    periods: periods.map(({ value, interval, parted, ...rest }) => ({
      ...rest,
      value: Number.isFinite(value) ? value : null,
      interval: interval ?? null,
      parted: parted.map(({ row }) => calls.id[row]),
    })),
    ...(rollCalls
      ? {
          parted: periods.flatMap(({ parted }) =>
            parted.map(({ row, a, b }) => ({ ...told(row), votes: { [codes[0]]: answer(a), [codes[1]]: answer(b) } })),
          ),
        }
      : {}),
    source: { hash: source.hash, files: source.files },
    limits: limitsOf(asked.measure),
  };
}

/** A row for each period. */
export function periodRows({ series: { periods, method } }: VotesAnswer): readonly (readonly Cell[])[] {
  const withSides = periods.some(({ sides }) => sides);
  return [
    ['period', 'value', 'low', 'high', ...(withSides ? ['a', 'b'] : []), 'n', 'parted', 'method'],
    ...periods.map(({ period, value, interval, n, parted, sides }) => [
      period,
      finite(value),
      finite(interval?.[0]),
      finite(interval?.[1]),
      ...(withSides ? [finite(sides?.[0]), finite(sides?.[1])] : []),
      n,
      parted.length,
      method,
    ]),
  ];
}

/** A row for each roll call in which the two parted. */
export function partedRows({ calls, codes, series: { periods } }: VotesAnswer): readonly (readonly Cell[])[] {
  return [
    ['rollcall', 'date', 'session', 'resolution', 'title', 'issues', 'important', ...codes],
    ...periods.flatMap(({ parted }) =>
      parted.map(({ row, a, b }) => [
        calls.id[row],
        dateOf(calls, row),
        calls.session[row],
        calls.resolution[row],
        calls.title[row],
        calls.issues[row]?.join(' '),
        calls.important[row] === 0 ? undefined : calls.important[row] === 2,
        answer(a),
        answer(b),
      ]),
    ),
  ];
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? Number(value.toFixed(6)) : undefined;
}

function dateOf(calls: RollCalls, row: number): string | undefined {
  const day = calls.day[row] ?? NO_DAY;
  return day === NO_DAY ? undefined : isoDay(day);
}

function answer(vote: number): string {
  return Object.entries(VOTES).find(([, value]) => value === vote)?.[0] ?? '';
}
