import { bestMatching } from './align-blocs.ts';
import { betweenSides, SURE_SIDE } from './between-sides.ts';
import { type NetworkBlocs, type NetworkBlocsOptions, networkBlocs } from './network-blocs.ts';
import type { SignedNetwork } from './signed-network.ts';

/** The blocs of one window, under labels that mean the same in all windows. */
export interface BlocsWindow {
  readonly blocs: NetworkBlocs;
  /** For each actor of the window's network the label of its side, 0 or 1; -1 where no sign is known. */
  readonly label: Int32Array;
  /** The same for its bloc of free number. */
  readonly blocLabel: Int32Array;
}

/** An actor that stands on another side than when it was last seen. */
export interface SideChange {
  readonly actor: string;
  /** Number of the window in which it stands on the other side, and of the one in which it was last seen before. */
  readonly window: number;
  readonly last: number;
  /** Labels. */
  readonly from: number;
  readonly to: number;
  /** What it would have cost to stand on the other side, before and after. */
  readonly margins: readonly [before: number, after: number];
  /** Whether it belonged surely to its side before and after: it stood not between the sides (`betweenSides`). */
  readonly beyond: boolean;
}

export interface BlocsOverTime {
  /** Windows in which a sign is known, oldest first. */
  readonly windows: readonly BlocsWindow[];
  readonly changes: readonly SideChange[];
  /** Windows in which no sign is known. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

export interface BlocsOverTimeOptions extends NetworkBlocsOptions {
  /** A side counts as sure from this share of the weight of an actor's ties on; default `SURE_SIDE`. */
  readonly sure?: number | undefined;
}

/**
 * Blocs over time: the sides of each window have the labels of those sides of earlier windows with which they share most actors,
 * blocs of free number likewise (by the best matching of all), and what is like none before has a label of its own. A
 * window is labelled by those before it alone, so that a later one changes nothing of it.
 *
 * @param networks oldest first
 * @example
 * const thresholds = { minus: 0, plus: 0.3 };
 * const networks = [2015, 2020].map((session) => voteNetwork(calls, { session }, { thresholds }));
 * const { windows, changes } = await blocsOverTime(networks);
 * [windows.length, changes.length]; // [2, 1]
 */
export async function blocsOverTime(
  networks: readonly SignedNetwork[],
  { sure = SURE_SIDE, ...options }: BlocsOverTimeOptions = {},
): Promise<BlocsOverTime> {
  const windows: BlocsWindow[] = [];
  const gaps: { readonly from: string; readonly to: string }[] = [];
  const changes: SideChange[] = [];
  const seen = new Map<string, Seen>();
  let labels = 0;
  for (const network of networks) {
    if (network.ties.every(({ state }) => state === 'unknown')) {
      gaps.push({ from: network.from, to: network.to });
      continue;
    }
    const blocs = await networkBlocs(network, options);
    const label = sideLabels(blocs, seen);
    const named = blocLabels(blocs, seen, labels);
    labels = named.labels;
    const between = betweenSides(blocs, sure);
    changes.push(...changesOf(blocs, label, between, seen, windows.length));
    remember(blocs, { label, blocLabel: named.label, between }, seen, windows.length);
    windows.push({ blocs, label, blocLabel: named.label });
  }
  return { windows, changes, gaps };
}

/** Where an actor stood when it was last seen. */
interface Seen {
  readonly window: number;
  readonly side: number;
  readonly bloc: number;
  readonly margin: number;
  readonly sure: boolean;
}

/** Side 1 is 0 and side -1 is 1, or the other way round where more actors keep their label then. */
function sideLabels({ places }: NetworkBlocs, seen: ReadonlyMap<string, Seen>): Int32Array {
  let kept = 0;
  for (const { actor, side } of places) {
    const before = seen.get(actor);
    if (side !== 0 && before) kept += (before.side === 0) === (side === 1) ? 1 : -1;
  }
  const turned = kept < 0;
  return Int32Array.from(places, ({ side }) => (side === 0 ? -1 : (side === 1) === turned ? 1 : 0));
}

function blocLabels(
  { places, free }: NetworkBlocs,
  seen: ReadonlyMap<string, Seen>,
  known: number,
): { readonly label: Int32Array; readonly labels: number } {
  const shared = free.sizes.map(() => new Array<number>(known).fill(0));
  for (const { actor, bloc } of places) {
    const before = seen.get(actor);
    const row = shared[bloc];
    if (row && before) row[before.bloc] = (row[before.bloc] ?? 0) + 1;
  }
  let labels = known;
  const ofBloc = bestMatching(shared).map((label) => (label < 0 ? labels++ : label));
  return { label: Int32Array.from(places, ({ bloc }) => ofBloc[bloc] ?? -1), labels };
}

function changesOf(
  { places }: NetworkBlocs,
  label: Int32Array,
  between: Uint8Array,
  seen: ReadonlyMap<string, Seen>,
  window: number,
): readonly SideChange[] {
  return places.flatMap(({ actor, margin }, v): SideChange[] => {
    const before = seen.get(actor);
    const to = label[v] ?? -1;
    if (!before || to < 0 || before.side === to) return [];
    return [
      {
        actor,
        window,
        last: before.window,
        from: before.side,
        to,
        margins: [before.margin, margin],
        beyond: before.sure && !between[v],
      },
    ];
  });
}

function remember(
  { places }: NetworkBlocs,
  {
    label,
    blocLabel,
    between,
  }: { readonly label: Int32Array; readonly blocLabel: Int32Array; readonly between: Uint8Array },
  seen: Map<string, Seen>,
  window: number,
): void {
  for (const [v, { actor, margin }] of places.entries()) {
    const side = label[v] ?? -1;
    if (side >= 0) seen.set(actor, { window, side, bloc: blocLabel[v] ?? -1, margin, sure: !between[v] });
  }
}
