import type { ImpactResult } from '../../measures/impact/result.ts';
import { partedVotes } from '../../measures/votes/dyad-votes.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { impactPeriod } from '../../report/measures/impact-words.ts';
import type { Behind } from '../../report/measures/measure-report.ts';
import { counted } from '../../report/words/wording.ts';
import { rollCallItem } from '../kit/roll-call-item.ts';
import { named } from '../kit/state-words.ts';

/** Roll calls in which the two parted, for the sessions of the windows. */
export function partedBehind(
  calls: RollCalls,
  { before, after, design }: ImpactResult,
  behind: Behind,
): ReadonlyMap<number, readonly number[]> {
  const [a, b] = design.dyad;
  const wanted = [before, after].flatMap((window) => (window ? [window] : []));
  const bySession = new Map<number, ReturnType<typeof partedVotes>[number][]>();
  for (const parted of partedVotes(calls, a, b)) {
    const session = calls.session[parted.row] ?? 0;
    if (!wanted.some(({ from, to }) => session >= from && session <= to)) continue;
    bySession.set(session, [...(bySession.get(session) ?? []), parted]);
  }
  const opens = new Map<number, readonly number[]>();
  for (const [session, rows] of bySession) {
    const items = rows.map((parted) => rollCallItem(calls, parted, [a, b]));
    opens.set(
      session,
      behind.add({
        title: impactPeriod(session, design.grain),
        from: `${counted(rows.length, 'roll call')} in which they parted`,
        items,
      }),
    );
  }
  return opens;
}

/** Roll calls of each window that a page shows of a pair that is compared with. */
const PER_WINDOW = 3;

/** Roll calls in which the pairs that are compared with parted, the last ones of each window. */
export function donorsBehind(
  calls: RollCalls,
  { comparisons, before, after }: ImpactResult,
  behind: Behind,
): ReadonlyMap<string, readonly number[]> {
  const opens = new Map<string, readonly number[]>();
  if (!before || !after) return opens;
  for (const unit of new Set(comparisons.flatMap(({ donors }) => donors.map((donor) => donor.unit)))) {
    const [a = '', b = ''] = unit.split('-');
    const parted = partedVotes(calls, a, b);
    const within = [before, after].map(({ from, to }) =>
      parted.filter(({ row }) => (calls.session[row] ?? 0) >= from && (calls.session[row] ?? 0) <= to),
    );
    const items = within.flatMap((rows) => rows.slice(-PER_WINDOW).map((one) => rollCallItem(calls, one, [a, b])));
    if (items.length === 0) continue;
    const [one = 0, other = 0] = within.map(({ length }) => length);
    const from = `compared with; they parted in ${counted(one, 'roll call')} before and ${other} after; the last ${PER_WINDOW} of each are shown`;
    opens.set(unit, behind.add({ title: `${named(a).name} and ${named(b).name}`, from, items }));
  }
  return opens;
}
