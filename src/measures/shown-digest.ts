import { isShown, type LeftOut, type ShownOptions } from '../records/shown.ts';
import { type Digest, occurring } from './digest.ts';
import type { Passage } from './passage.ts';

/** The lists of a digest that hold records. */
const LISTS = ['events', 'positions', 'proposals', 'relations'] as const;

/** A digest without the records that are not sure enough to be counted, and how many these are. */
export function shownDigest(
  digest: Digest,
  options: ShownOptions = {},
): { readonly digest: Digest; readonly left: LeftOut } {
  const kept = <R extends { readonly passage: Passage }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ passage }) => isShown({ provenance: passage }, options));
  const lists = {
    events: kept(digest.events),
    positions: kept(digest.positions),
    proposals: kept(digest.proposals),
    relations: kept(digest.relations),
  };
  const lost = LISTS.map((list) => [list, digest[list].length - lists[list].length] as const).filter(([, n]) => n > 0);
  if (lost.length === 0) return { digest, left: {} };
  const used = occurring(lists);
  return {
    digest: { ...digest, ...lists, actors: digest.actors.filter(({ id }) => used.has(id)) },
    left: Object.fromEntries(lost),
  };
}
