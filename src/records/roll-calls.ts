/** What a state did in a roll call, as it is stored. */
export const VOTES = {
  /** Was no member, or the file says nothing: what unvotes leaves out may be either an absence or no seat. */
  none: 0,
  yes: 1,
  abstain: 2,
  no: 3,
  absent: 4,
} as const;
export type Vote = keyof typeof VOTES;

/** Roll calls of the UN General Assembly, or of a body like it, in the order of sessions and days. */
export interface RollCalls {
  /** As the file has them. */
  readonly id: readonly string[];
  /** Session; 1 began in 1946. Session 19 (1964) has a single vote. */
  readonly session: Int32Array;
  /** Days since 1970-01-01, or NO_DAY. */
  readonly day: Int32Array;
  /** Symbol of the resolution, such as `R/74/35`; empty where the file gives none. */
  readonly resolution: readonly string[];
  /** What it was about, in the file's words; empty where it has none. */
  readonly title: readonly string[];
  /** Issues, by the file's codes: `me` Middle East, `nu` nuclear, `di` disarmament, `co` colonialism, `hr` human rights, `ec` economy. */
  readonly issues: readonly (readonly string[])[];
  /** Whether the US State Department called the vote important: 0 not said, 1 no, 2 yes. */
  readonly important: Uint8Array;
  /** Seats (`seatOn`), as alpha-3 codes, ascending. */
  readonly states: readonly string[];
  /** VOTES: of roll call `r` and state `s` at `r * states.length + s`. */
  readonly votes: Uint8Array;
}

/**
 * The year in which a session began.
 * @example
 * yearOfSession(74); // 2019
 */
export function yearOfSession(session: number): number {
  return session + 1945;
}
