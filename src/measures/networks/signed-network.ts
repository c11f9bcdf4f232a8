/** How two actors stand in a window: with each other, against each other, or not known. Unknown is neither neutral nor absent. */
export type TieState = '+' | '-' | 'unknown';

/** What a signed network is made of. */
export const NETWORK_SOURCES = ['votes', 'events', 'positions'] as const;

/** @see NETWORK_SOURCES */
export type NetworkSource = (typeof NETWORK_SOURCES)[number];

/** What is known of two actors in a window. */
export interface NetworkTie {
  /** Places of the two in the list of actors, `a` below `b`. */
  readonly a: number;
  readonly b: number;
  readonly state: TieState;
  /** What decides the state: pi of votes, shrunk tone of events (-10 to 10), congruence less conflict of positions (-1 to 1). */
  readonly value: number;
  /** 95 % interval of the value; absent where there is too little to give one. */
  readonly interval?: readonly [low: number, high: number];
  /** How many roll calls, events or shared issues. */
  readonly n: number;
  /** How much the tie counts where a side violates it; above 0 for + and -, and 0 for unknown. */
  readonly weight: number;
}

/** Where a tie ceases to be unknown: `+` from `plus` on, `-` up to `minus`. */
export interface TieThresholds {
  readonly minus: number;
  readonly plus: number;
}

/** A three-state network of actors in one window. Pairs without anything in common have no tie at all. */
export interface SignedNetwork {
  readonly source: NetworkSource;
  /** Ids or codes of the actors, sorted; one without ties stays. */
  readonly actors: readonly string[];
  /** Sorted by `a`, then `b`. */
  readonly ties: readonly NetworkTie[];
  /** First and last day of the window, ISO. */
  readonly from: string;
  readonly to: string;
  readonly thresholds: TieThresholds;
  /** Name of the method with its parameters, in words. */
  readonly method: string;
}
