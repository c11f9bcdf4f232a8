import { EntenteError } from '../../records/failure.ts';
import { addUnits, type TimeUnit } from './calendar.ts';
import { type Selection, timeOfStatement } from './select-statements.ts';
import { checkSize, extent, firstAfter, firstAtOrAfter } from './time-windows.ts';

/** A stretch of time that begins where the one before ends. */
export interface ConsecutiveWindow {
  /** First and last second, both included. */
  readonly from: number;
  readonly to: number;
  /** A part of `selection.kept`. */
  readonly statements: Int32Array;
}

/** More than anyone can look at: a wrong unit. */
const MOST = 10_000;

/**
 * Cuts the time into windows that do not overlap, each of so many units or statements. The last one may be shorter; one that is less than
 * half as long is joined to the one before it.
 *
 * @throws EntenteError (usage) for a size that is no whole number above 0, and where there would be too many
 */
export function consecutiveWindows(
  selection: Selection,
  unit: TimeUnit | 'events',
  size: number,
): readonly ConsecutiveWindow[] {
  checkSize(size);
  if (selection.kept.length === 0) return [];
  return unit === 'events' ? byStatements(selection, size) : byCalendar(selection, unit, size);
}

function byStatements({ kept, data }: Selection, size: number): readonly ConsecutiveWindow[] {
  const count = Math.max(1, Math.round(kept.length / size));
  return Array.from({ length: count }, (_, n) => {
    const statements = kept.subarray(n * size, n + 1 === count ? kept.length : (n + 1) * size);
    return {
      from: timeOfStatement(data, statements[0] as number),
      to: timeOfStatement(data, statements.at(-1) as number),
      statements,
    };
  });
}

function byCalendar(selection: Selection, unit: TimeUnit, size: number): readonly ConsecutiveWindow[] {
  const { kept, data } = selection;
  const { from, to } = extent(selection);
  const times = Float64Array.from(kept, (s) => timeOfStatement(data, s));
  const begins = [from];
  for (let n = 1; ; n++) {
    const next = addUnits(from, n * size, unit);
    if (next > to) {
      const last = begins.at(-1) as number;
      if (begins.length > 1 && to - last < (next - last) / 2) begins.pop();
      break;
    }
    if (n > MOST) {
      throw new EntenteError('usage', `There would be more than ${MOST} windows; take a larger unit than ${unit}.`);
    }
    begins.push(next);
  }
  return begins.map((begin, n) => {
    const end = n + 1 < begins.length ? (begins[n + 1] as number) - 1 : to;
    return {
      from: begin,
      to: end,
      statements: kept.subarray(firstAtOrAfter(times, begin), firstAfter(times, end)),
    };
  });
}
