import { type ActSign, SYMMETRIC, signOfAct } from '../../records/plover.ts';
import type { Reading } from '../../records/reading.ts';
import { ofKind, type Reference } from './references.ts';

/** How often one actor did something of one sign to another, or both did it together. */
export interface Dyad {
  readonly from: string;
  readonly to: string;
  /** True for acts done together (AGREE, CONSULT, COOPERATE): no direction. */
  readonly mutual: boolean;
  readonly sign: ActSign;
  /** `e1`, `e4` ...: the events behind it; their number is its weight. */
  readonly refs: readonly string[];
}

export interface Dyads {
  /** Heaviest first; ties in the order of the text. */
  readonly dyads: readonly Dyad[];
  /** Events that took place but name no recipient or no doer, or leave one open, and so make no dyad. */
  readonly alone: readonly string[];
  /** Events that are only claimed: listed beside what happened, never counted with it. */
  readonly claimed: readonly string[];
  /** Events that did not take place (proposed, denied, foreseen ...): not counted. */
  readonly notActual: readonly string[];
}

/** Who did what to whom, counted over the events that took place. */
export function countDyads(all: readonly Reference[]): Dyads {
  const found = new Map<string, { readonly dyad: Omit<Dyad, 'refs'>; readonly refs: string[] }>();
  const alone: string[] = [];
  const claimed: string[] = [];
  const notActual: string[] = [];
  for (const { record: event, ref } of ofKind(all, 'event')) {
    if (event.reality !== 'actual') {
      (event.reality === 'claimed' ? claimed : notActual).push(ref);
      continue;
    }
    const sign = signOfAct(event);
    const sources = [...new Set(event.source.map((side) => side.actor))];
    const targets = [...new Set(event.target.map((side) => side.actor))];
    const pairs =
      // Who stands on a side that is open may be anybody.
      event.open
        ? []
        : targets.length > 0
          ? sources.flatMap((from) => targets.filter((to) => to !== from).map((to) => ({ from, to, mutual: false })))
          : // Two who reject something together do nothing to each other.
            !SYMMETRIC.has(event.category)
            ? []
            : sources.flatMap((a, n) => sources.slice(n + 1).map((b) => ({ ...ordered(a, b), mutual: true })));
    if (pairs.length === 0) alone.push(ref);
    for (const pair of pairs) {
      const key = JSON.stringify([pair.from, pair.to, pair.mutual, sign]);
      const known = found.get(key) ?? { dyad: { ...pair, sign }, refs: [] };
      known.refs.push(ref);
      found.set(key, known);
    }
  }
  const dyads = [...found.values()]
    .map(({ dyad, refs }) => ({ ...dyad, refs }))
    .sort((a, b) => b.refs.length - a.refs.length);
  return { dyads, alone, claimed, notActual };
}

function ordered(a: string, b: string): { readonly from: string; readonly to: string } {
  return a < b ? { from: a, to: b } : { from: b, to: a };
}

/** Actor ids in the order of the reading's list; unlisted ones last. */
export function byProminence(reading: Reading, ids: Iterable<string>): readonly string[] {
  const place = new Map(reading.actors.map((actor, index) => [actor.id, index]));
  return [...new Set(ids)].sort(
    (a, b) => (place.get(a) ?? place.size) - (place.get(b) ?? place.size) || (a < b ? -1 : 1),
  );
}
