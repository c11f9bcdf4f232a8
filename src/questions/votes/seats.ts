import { NO_DAY } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { seatName, seatOn } from '../../records/seats.ts';
import { dyadOf, pairOf, stateOf } from '../kit/state-words.ts';

/** Seats of the two states that were named: a code that votes here is taken as it is, so that YUG is Yugoslavia. */
export async function seatsOf(names: readonly string[], calls: RollCalls): Promise<readonly [string, string]> {
  const [a = '', b] = names;
  if (names.length > 2)
    throw new EntenteError('usage', 'A dyad is two states; put names of several words in quotation marks.');
  const given =
    b === undefined ? a.split(/[-–,]/u).map((part) => part.trim().toUpperCase()) : [a.toUpperCase(), b.toUpperCase()];
  if (given.length === 2 && given.every((code) => calls.states.includes(code)))
    return twoOf(given[0] ?? '', given[1] ?? '');
  if (b === undefined) {
    const [one, other] = await dyadOf(a);
    return twoOf(seatOf(one.code, calls), seatOf(other.code, calls));
  }
  const [one, other] =
    calls.states.includes(a.toUpperCase()) || calls.states.includes(b.toUpperCase())
      ? [await oneOf(a, calls), await oneOf(b, calls)]
      : (await pairOf(a, b)).map(({ code }) => seatOf(code, calls));
  return twoOf(one ?? '', other ?? '');
}

async function oneOf(words: string, calls: RollCalls): Promise<string> {
  const code = words.toUpperCase();
  return calls.states.includes(code) ? code : seatOf((await stateOf(words)).code, calls);
}

function seatOf(code: string, calls: RollCalls): string {
  return calls.states.includes(code) ? code : (seatOn(code, NO_DAY) ?? code);
}

function twoOf(a: string, b: string): readonly [string, string] {
  if (a !== b) return [a, b];
  throw new EntenteError('usage', `Both are ${seatName(a)} (${a}), which has one seat; name two states.`);
}

/** @throws EntenteError (usage) for issues that no roll call is on */
export function checkIssues(calls: RollCalls, issues: readonly string[]): void {
  if (issues.length === 0) return;
  const known = [...new Set(calls.issues.flat())].sort();
  for (const issue of issues) {
    if (known.includes(issue)) continue;
    const list =
      known.length > 0
        ? `those of these votes are ${known.slice(0, 30).join(', ')}`
        : 'these votes came without issues';
    throw new EntenteError('usage', `No roll call is on "${issue}"; ${list}.`);
  }
}
