/**
 * How often events were mentioned, by the day of the mention and how sure GDELT is that it found the event there: rows of
 * one such kind of a stretch of the file are counted together. Sums over batches (`sum(n) group by event`) are what a
 * table of events can be joined with, by `event` = id of an event.
 */
export interface MentionBatch {
  readonly length: number;
  /** GLOBALEVENTID of the event. */
  readonly event: readonly string[];
  /** Day of the event's first mention, and of the mention: days since 1970-01-01, or NO_DAY. */
  readonly eventDay: Int32Array;
  readonly day: Int32Array;
  /** 0 to 100, in steps of ten. */
  readonly confidence: Uint8Array;
  /** How many mentions. */
  readonly n: Int32Array;
}
