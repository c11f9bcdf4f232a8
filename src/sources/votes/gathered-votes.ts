import { NO_DAY } from '../../records/event-row.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { seatByCode, seatByName } from '../../records/seats.ts';
import { dayInSession, sessionOn } from './vote-date.ts';
import { Problems } from './votes-report.ts';

/** How a row names a state. */
export interface NamedState {
  readonly name: string;
  /** Two or three letters, or a number of Correlates of War. */
  readonly code: string;
  readonly cow: string;
}

/** What is known of a roll call; later files fill what earlier ones left open. */
export interface RollCallFacts {
  session?: number;
  day?: number;
  year?: number;
  resolution?: string;
  title?: string;
  important?: number;
  issues: string[];
}

interface StateNamed extends NamedState {
  readonly file: string;
  readonly line: number;
}

/**
 * Votes as they are read, row by row, of one file or several. Which seat a name means is decided at the end, when the days
 * of all roll calls are known.
 */
export class GatheredVotes {
  readonly problems = new Problems();
  readonly facts = new Map<string, RollCallFacts>();
  leftOut = 0;
  readonly #calls: string[] = [];
  readonly #callOf = new Map<string, number>();
  readonly #named: StateNamed[] = [];
  readonly #namedOf = new Map<string, number>();
  #call = new Int32Array(1 << 16);
  #state = new Int32Array(1 << 16);
  #vote = new Uint8Array(1 << 16);
  #length = 0;

  /** The facts of a roll call, to be filled. */
  factsOf(id: string): RollCallFacts {
    const known = this.facts.get(id);
    if (known) return known;
    const made: RollCallFacts = { issues: [] };
    this.facts.set(id, made);
    return made;
  }

  /** A number for a way of naming a state, by which votes are added. */
  stateNamed(state: NamedState, file: string, line: number): number {
    const key = `${state.name}\t${state.code}\t${state.cow}`;
    let index = this.#namedOf.get(key);
    if (index === undefined) {
      index = this.#named.push({ ...state, file, line }) - 1;
      this.#namedOf.set(key, index);
    }
    return index;
  }

  add(id: string, state: number, vote: number): void {
    let call = this.#callOf.get(id);
    if (call === undefined) {
      call = this.#calls.push(id) - 1;
      this.#callOf.set(id, call);
    }
    if (this.#length === this.#call.length) this.#grow();
    this.#call[this.#length] = call;
    this.#state[this.#length] = state;
    this.#vote[this.#length++] = vote;
  }

  #grow(): void {
    const grown = <T extends Int32Array | Uint8Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    const length = this.#length * 2;
    this.#call = grown(new Int32Array(length), this.#call);
    this.#state = grown(new Int32Array(length), this.#state);
    this.#vote = grown(new Uint8Array(length), this.#vote);
  }

  /** The roll calls in order, with each vote in its seat. */
  finish(lastFile: string): RollCalls {
    const known = this.#calls.map((id, call) => ({ id, call, ...placed(this.facts.get(id)) }));
    this.#tellUndated(known.filter(({ session }) => session === undefined));
    const dated = known.flatMap((each) => (each.session === undefined ? [] : [{ ...each, session: each.session }]));
    dated.sort((a, b) => a.session - b.session || a.day - b.day || a.call - b.call);
    this.#tellFarDates(dated, lastFile);
    const rowOf = new Int32Array(this.#calls.length).fill(-1);
    dated.forEach(({ call }, row) => {
      rowOf[call] = row;
    });
    const days = dated.map(({ day, session }) => (day === NO_DAY ? dayInSession(session) : day));
    const { states, votes } = this.#seated(rowOf, days, lastFile);
    const of = dated.map(({ id }) => this.facts.get(id));
    return {
      id: dated.map(({ id }) => id),
      session: Int32Array.from(dated, ({ session }) => session),
      day: Int32Array.from(dated, ({ day }) => day),
      resolution: of.map((facts) => facts?.resolution ?? ''),
      title: of.map((facts) => facts?.title ?? ''),
      issues: of.map((facts) => [...new Set(facts?.issues ?? [])].sort()),
      important: Uint8Array.from(of, (facts) => facts?.important ?? 0),
      states,
      votes,
    };
  }

  #tellUndated(calls: readonly { readonly id: string }[]): void {
    const [first] = calls;
    if (!first) return;
    const where = this.#named[0];
    this.problems.add(
      where?.file ?? '',
      where?.line ?? 1,
      calls.length === 1
        ? `roll call ${first.id} has neither session nor date and is left out; give the table of roll calls too`
        : `${calls.length.toLocaleString('en-GB')} roll calls (the first is ${first.id}) have neither session nor date and are left out; give the table of roll calls too`,
    );
    const without = new Set(calls.map(({ id }) => this.#callOf.get(id) ?? -1));
    for (let i = 0; i < this.#length; i++) if (without.has(this.#call[i] ?? -1)) this.leftOut++;
  }

  #tellFarDates(
    calls: readonly { readonly id: string; readonly session: number; readonly day: number }[],
    file: string,
  ): void {
    const far = calls.filter(({ session, day }) => day !== NO_DAY && Math.abs(sessionOn(day) - session) > 1);
    const [first] = far;
    if (!first) return;
    const of = `${first.id}, of session ${first.session}`;
    const reason =
      far.length === 1
        ? `roll call ${of}, has a date that lies more than a year from its session; it is kept`
        : `${far.length.toLocaleString('en-GB')} roll calls (the first is ${of}) have a date that lies more than a year from their session; they are kept`;
    this.problems.add(file, 1, reason);
  }

  /** Puts each vote into the seat that its state had on that day. */
  #seated(rowOf: Int32Array, days: readonly number[], lastFile: string): Pick<RollCalls, 'states' | 'votes'> {
    const seats = this.#named.map(() => new Map<number, string | undefined>());
    const seatOf = new Array<string | undefined>(this.#length);
    const used = new Set<string>();
    for (let i = 0; i < this.#length; i++) {
      const row = rowOf[this.#call[i] ?? 0] ?? -1;
      if (row < 0) continue;
      const state = this.#state[i] ?? 0;
      const day = days[row] ?? NO_DAY;
      const byDay = seats[state] as Map<number, string | undefined>;
      let seat = byDay.get(day);
      if (seat === undefined && !byDay.has(day)) {
        seat = this.#seatOn(state, day);
        byDay.set(day, seat);
      }
      seatOf[i] = seat;
      if (seat === undefined) this.#leave(state, day, this.#vote[i] ?? 0);
      else if (this.#vote[i] !== VOTES.none) used.add(seat);
    }
    const states = [...used].sort();
    return { states, votes: this.#filled(rowOf, seatOf, states, lastFile) };
  }

  #filled(
    rowOf: Int32Array,
    seatOf: readonly (string | undefined)[],
    states: readonly string[],
    lastFile: string,
  ): Uint8Array {
    const placeOf = new Map(states.map((state, s) => [state, s] as const));
    const votes = new Uint8Array(rowOf.reduce((rows, row) => Math.max(rows, row + 1), 0) * states.length);
    for (let i = 0; i < this.#length; i++) {
      const vote = this.#vote[i] ?? 0;
      const place = placeOf.get(seatOf[i] ?? '');
      if (place === undefined || vote === VOTES.none) continue;
      const at = (rowOf[this.#call[i] ?? 0] ?? 0) * states.length + place;
      const before = votes[at] ?? 0;
      if (before !== VOTES.none && before !== vote) {
        this.leftOut++;
        const id = this.#calls[this.#call[i] ?? 0] ?? '';
        const named = this.#named[this.#state[i] ?? 0];
        this.problems.add(
          named?.file ?? lastFile,
          named?.line ?? 1,
          `${states[place]} votes twice, and not alike, in one roll call (first in ${id}); the first vote is kept`,
        );
      } else votes[at] = vote;
    }
    return votes;
  }

  #seatOn(state: number, day: number): string | undefined {
    const named = this.#named[state] as StateNamed;
    return (
      (named.name === '' ? undefined : seatByName(named.name, day)) ??
      (named.cow === '' ? undefined : seatByCode('cow', named.cow, day)) ??
      seatByAnyCode(named.code, day)
    );
  }

  #leave(state: number, day: number, vote: number): void {
    if (vote === VOTES.none) return;
    this.leftOut++;
    const { name, code, cow, file, line } = this.#named[state] as StateNamed;
    const word = name || code || cow;
    // A name that is a seat on another day is known: it had none on this one.
    const ever = [NO_DAY, -3000, 0, 8000].some((other) => other !== day && this.#seatOn(state, other) !== undefined);
    this.problems.add(
      file,
      line,
      ever
        ? `${word} has votes on days when it had no seat; they are left out`
        : `the state ${word} is not known; its votes are left out`,
    );
  }
}

function seatByAnyCode(code: string, day: number): string | undefined {
  if (/^\d+$/u.test(code)) return seatByCode('cow', code, day);
  if (code.length === 2) return seatByCode('iso2', code, day);
  return code.length === 3 ? (seatByCode('iso3', code, day) ?? seatByCode('cowAbbr', code, day)) : undefined;
}

/** Session and day of a roll call, one made of the other where only one is known. */
function placed(facts: RollCallFacts | undefined): { readonly session: number | undefined; readonly day: number } {
  const { session, day = NO_DAY, year } = facts ?? {};
  if (session !== undefined) return { session, day };
  if (day !== NO_DAY) return { session: sessionOn(day), day };
  return { session: year === undefined ? undefined : year - 1945, day };
}
