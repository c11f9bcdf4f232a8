/** Files of coded events that other programs made, and `case` for the events of the case's own texts. */
export const EVENT_ORIGINS = ['gdelt', 'icews', 'polecat', 'phoenix', 'ucdp', 'acled', 'csv', 'case'] as const;
export type EventOrigin = (typeof EVENT_ORIGINS)[number];

/**
 * What is odd about a row of an event file, as bits of one number. A row with a flag is kept and counted; measures leave it
 * out or take it in as their filter says.
 */
export const ROW_FLAGS = {
  /** Could not be read as a row of its format: wrong number of fields. Nothing but its place is known. */
  unreadable: 1,
  /** No day, or one that no calendar has. */
  badDate: 2,
  /** More than a week from the day of the file that holds it, where that day is known. */
  farDate: 4,
  /** At least one side has no country. */
  noCountry: 8,
  /** Both sides are the same country. */
  sameCountry: 16,
  /** The second of two rows of one sentence that differ only in that the sides have changed places. */
  mirrored: 32,
  /** Same day, sides, category and source as an earlier row. */
  repeated: 64,
} as const;
export type RowFlag = keyof typeof ROW_FLAGS;

/** The day of a row without one. */
export const NO_DAY = -2_147_483_648;

/**
 * Rows of an event file, column by column. Columns have `length` entries; texts are numbers into `texts`, which grows
 * over the batches of one file and whose first is empty.
 */
export interface EventBatch {
  readonly length: number;
  /** Byte of the (unpacked) file at which the row begins, and its length in bytes without the line end. */
  readonly offset: Float64Array;
  readonly bytes: Int32Array;
  /** Days since 1970-01-01, or NO_DAY. */
  readonly day: Int32Array;
  /** ISO 3166-1 alpha-3 of the state of each side by the project's dated tables, as texts; 0 where there is none. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** The actor as the file has it (CAMEO actor code, name), and its sectors, as texts. */
  readonly sourceActor: Int32Array;
  readonly targetActor: Int32Array;
  readonly sourceSectors: Int32Array;
  readonly targetSectors: Int32Array;
  /** CAMEO code, or the category in the file's own scheme, as a text. */
  readonly code: Int32Array;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 unknown. */
  readonly quad: Uint8Array;
  /** Goldstein value or the like, -10 to 10; NaN where the file gives none and the code has none. */
  readonly score: Float64Array;
  /** How often it was reported, at least 1. */
  readonly mentions: Int32Array;
  /** 1 for an event that the file calls a root event, or that knows no such thing. */
  readonly root: Uint8Array;
  /** Bits of ROW_FLAGS. */
  readonly flags: Uint16Array;
  /** ISO alpha-3 of the place, as a text. */
  readonly place: Int32Array;
  readonly id: readonly string[];
  /** Address, or name of the source. */
  readonly address: readonly string[];
  readonly texts: readonly string[];
}
