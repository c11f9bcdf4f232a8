import type { CaseFile } from '../../casefile/store/case-file.ts';
import { loadVotes } from '../../casefile/votes/stored-votes.ts';
import type { Bins } from '../../measures/dyads/bins.ts';
import { voteNetwork } from '../../measures/networks/vote-network.ts';
import { partedVotes } from '../../measures/votes/dyad-votes.ts';
import { tableSimilarity } from '../../measures/votes/similarity.ts';
import { similarityInterval } from '../../measures/votes/similarity-interval.ts';
import { voteTable } from '../../measures/votes/vote-table.ts';
import { NO_DAY } from '../../records/event-row.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { seatName, seatNote, seatOn } from '../../records/seats.ts';
import type { Evidence } from '../../report/measures/compare-report.ts';
import { type Behind, opening } from '../../report/measures/measure-report.ts';
import { level } from '../../report/measures/number-words.ts';
import { dayOf } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import type { Asker } from '../kit/asker.ts';
import { rollCallItem } from '../kit/roll-call-item.ts';
import { noEvidence, tieOfTwo, type Window } from './evidence.ts';
import type { NamedActor } from './named-actor.ts';

/** How alike two states vote in a window, with the roll calls in which they parted behind it. */
export function voteEvidence(
  asker: Asker,
  file: CaseFile,
  [a, b]: readonly [NamedActor, NamedActor],
  window: Window,
  bins: Bins,
  behind: Behind,
): Evidence {
  const stateless = [a, b].find(({ state }) => !state);
  if (stateless) return noEvidence('votes', `${stateless.name} is no state and has no vote.`);
  const calls = loadVotes(file)?.calls;
  if (!calls) {
    return noEvidence('votes', `The case holds no votes; bring some in with: ${asker.program} import votes FILE...`);
  }
  const seats = [seatOf(a.id, calls), seatOf(b.id, calls)] as const;
  if (seats[0] === seats[1]) return noEvidence('votes', `Both have one seat, that of ${seatName(seats[0])}.`);
  const found = tieOfTwo(
    () => voteNetwork(calls, window, { among: seats }),
    'One of the two answered fewer than half of the roll calls.',
  );
  if (!found.tie) return noEvidence('votes', found.none ?? '');
  const parted = partedVotes(calls, ...seats).filter(({ row }) => isWithin(calls, row, window));
  const opens =
    parted.length === 0
      ? []
      : behind.add({
          title: 'Votes in the General Assembly',
          from: `${counted(parted.length, 'roll call')} in which the two parted`,
          items: parted.map((one) => rollCallItem(calls, one, [a.name, b.name])),
        });
  const numbers = new Map(parted.map(({ row }, n) => [row, opens[n] ?? 0]));
  return {
    source: 'votes',
    ...found,
    points: seriesOf(calls, seats, window, bins, numbers),
    opens,
    notes: seats.flatMap((seat) => seatNote(seat) ?? []).filter((note) => isOfWindow(note, window)),
  };
}

/** Whether what is to be known of a seat touches the time that is compared. */
function isOfWindow(note: string, { from }: Window): boolean {
  return note.match(/\d{4}-\d\d-\d\d/g)?.some((day) => day > from) ?? true;
}

function seatOf(code: string, calls: RollCalls): string {
  return calls.states.includes(code) ? code : (seatOn(code, NO_DAY) ?? code);
}

function isWithin(calls: RollCalls, row: number, { from, to }: Window): boolean {
  const day = calls.day[row] ?? NO_DAY;
  return day !== NO_DAY && day >= dayOf(from) && day <= dayOf(to);
}

/** S of the two in each stretch of time. */
function seriesOf(
  calls: RollCalls,
  [one, other]: readonly [string, string],
  window: Window,
  { first, last }: Bins,
  numbers: ReadonlyMap<number, number>,
): Evidence['points'] {
  const [a, b] = [calls.states.indexOf(one), calls.states.indexOf(other)];
  const rows = calls.day.length === 0 ? [] : [...calls.day.keys()].filter((row) => isWithin(calls, row, window));
  return Array.from(first, (start, t) => {
    const end = last[t] ?? start;
    const own = rows.filter((row) => (calls.day[row] ?? 0) >= start && (calls.day[row] ?? 0) <= end);
    const table = voteTable(calls, a, b, own);
    const n = table.reduce((sum, count) => sum + count, 0);
    const value = n === 0 ? Number.NaN : tableSimilarity(table, 's', 'absolute');
    const interval = similarityInterval(table, 's', 'absolute');
    return {
      from: start,
      to: end + 1,
      value,
      ...(interval ? { low: interval[0], high: interval[1] } : {}),
      n,
      words: n === 0 ? 'no joint vote' : `S ${level(value)}, ${counted(n, 'joint vote')}`,
      ...opening(own.flatMap((row) => numbers.get(row) ?? [])),
    };
  });
}
