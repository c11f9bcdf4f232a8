import { z } from 'zod';
import { canonicalJson } from '../../records/canonical-json.ts';
import { EntenteError } from '../../records/failure.ts';
import { textHash } from '../../records/identify.ts';

const Actor = z.string().min(1);
const Share = z.number().gt(0).lt(1);
const Count = z.number().int().nonnegative();

/** Bounds that a verdict rests on; sizes are in units of the measure. */
export const ImpactThresholds = z.strictObject({
  /** Smallest combined change that may be called clear, and the largest share of other pairs that changed as much. */
  size: z.number().positive(),
  p: Share,
  /** The same for weak. */
  weakSize: z.number().positive(),
  weakP: Share,
  /** A trend before X forbids clear if its p is at or below this and it explains at least this share of the change. */
  trendP: Share,
  trendShare: z.number().nonnegative(),
  /** Fewest votes or events, and fewest periods with data, in either window. */
  fewestN: z.number().int().positive(),
  fewestPeriods: z.number().int().positive(),
});
export type ImpactThresholds = z.infer<typeof ImpactThresholds>;

/**
 * The plan of a test whether an event X brought a pair of actors closer or drove them apart. It is fixed, stored and hashed
 * before anything is computed, so that nobody can choose windows by what they show.
 */
export const ImpactDesign = z.strictObject({
  format: z.literal('entente-impact-design'),
  version: z.literal(1),
  /** Name of the measure: `S` (votes by session), `tone` (events by month), or another. */
  measure: z.string().min(1),
  /** Which way the measure points: a higher value means closer (S, tone) or a lower one (distance, conflict share). */
  closer: z.enum(['higher', 'lower']),
  /** What a period of the series is. */
  grain: z.enum(['day', 'week', 'month', 'year', 'session']),
  dyad: z.tuple([Actor, Actor]),
  event: z.strictObject({
    title: z.string(),
    /** Id of the record that tells of X; it is no competing event. */
    id: z.string().optional(),
    /** Day as YYYY-MM-DD, or the year, or the session by its number or the year in which it begins. */
    at: z.union([z.iso.date(), z.number().int()]),
  }),
  direction: z.enum(['closer', 'apart', 'either']),
  windows: z.strictObject({
    /** Periods before X, and periods from that of X on. */
    before: z.number().int().positive(),
    after: z.number().int().positive(),
    /** Periods right before X that are left out, for what was known beforehand. */
    gap: z.number().int(),
    /** So many periods further a window may reach for periods that have data. */
    reach: Count,
  }),
  /** How the level in a window is made: mean of its periods, or mean of its events shrunk to what was before. */
  level: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('periods'),
      /** A period with fewer votes than this counts as one without data. */
      fewestN: z.number().int().positive(),
    }),
    z.strictObject({
      kind: z.literal('events'),
      /** Weight, in events, of the pair's own past in the level before X, and of that level in the one after X. */
      ofPast: z.number().nonnegative(),
      ofBefore: z.number().nonnegative(),
      /** Weight of the mean of all pairs in the pair's own past. */
      ofWorld: z.number().nonnegative(),
    }),
  ]),
  donors: z.strictObject({
    /** How far a donor's level before X may lie from the pair's. */
    band: z.number().positive(),
    /** Where fewer lie within the band, so many of the nearest are taken. */
    least: z.number().int().positive(),
    /** Where the fixed actor has fewer pairs with data than this, pairs of neither actor fill up. */
    fewest: z.number().int().positive(),
    /** Fewest votes or events of a donor in either window. */
    fewestN: z.number().int().positive(),
    /** Actors that X touches too, and actors tied to the pair: their pairs are no donors. */
    touched: z.array(Actor),
    tied: z.array(Actor),
  }),
  /** A second measure of the same pairs that has a say, if the caller gives it; `weight` brings it to the first one's scale. */
  witness: z
    .strictObject({ measure: z.string().min(1), closer: z.enum(['higher', 'lower']), weight: z.number().positive() })
    .nullable(),
  /** Most earlier dates of the pair, and most other pairs at the date of X, that are drawn. */
  placebos: z.strictObject({ dates: Count, pairs: Count }),
  /** Over how many periods before X a trend is looked for. */
  trendPeriods: z.number().int().positive(),
  /** From how many periods before X on, and over how many at most, a synthetic control and a local level are fitted. */
  models: z.strictObject({ from: z.number().int().min(5), most: z.number().int().min(5) }),
  thresholds: ImpactThresholds,
  /** What was counted: the filter of events or votes, as whoever made the series writes it. */
  filter: z.record(z.string(), z.json()),
  seed: z.number().int(),
});
export type ImpactDesign = z.infer<typeof ImpactDesign>;

/**
 * SHA-256 of the design as JSON with ordered keys: the same plan has the same hash whoever wrote it, and a plan that was
 * changed in anything has another.
 *
 * @example
 * const design = makeDesign({ measure: 'S', dyad: ['CHN', 'RUS'], event: { title: 'Crimea', at: '2014-03-18' } });
 * designHash({ ...design, seed: 2 }) === designHash(design); // false
 */
export function designHash(design: ImpactDesign): string {
  return textHash(canonicalJson(design));
}

/**
 * Reads a design that was stored as JSON.
 * @throws EntenteError (unreadable) naming the field that is wrong
 * @example
 * const design = makeDesign({ measure: 'tone', dyad: ['CHN', 'JPN'], event: { title: 'Islands', at: '2012-09-11' } });
 * readDesign(JSON.parse(JSON.stringify(design))).windows.after; // 2
 */
export function readDesign(data: unknown): ImpactDesign {
  const parsed = ImpactDesign.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || 'the whole';
  throw new EntenteError(
    'unreadable',
    `This is no design of an impact test: ${field}: ${issue?.message ?? 'not as described'}; mend it or make one anew.`,
  );
}
