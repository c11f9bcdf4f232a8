import type { WeightsHeader } from '../src/learning/read-weights.ts';
import { fingerprint } from '../src/learning/write-weights.ts';

/** What the names of features begin with that are keys of a table of the lexicon. */
export const KEYED_FEATURES = { 'event-frames.tsv': 'row ' } as const;

/** The keys of tables that stand in the names of features, for the header of their weights. */
export function keysOf(features: Iterable<string>): NonNullable<WeightsHeader['keys']> {
  const all = [...features];
  return Object.fromEntries(
    Object.entries(KEYED_FEATURES).map(([table, begin]) => {
      const keys = all.filter((name) => name.startsWith(begin)).map((name) => name.slice(begin.length));
      return [table, { count: keys.length, fingerprint: fingerprint(keys) }];
    }),
  );
}
