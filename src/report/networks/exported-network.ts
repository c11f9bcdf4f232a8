import { betweenSides } from '../../measures/networks/between-sides.ts';
import type { NetworkBlocs } from '../../measures/networks/network-blocs.ts';
import { signedLayout } from '../../measures/networks/signed-layout.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import { type SignedTie, signedGraph } from '../../measures/signed/signed-graph.ts';
import { sideName } from './bloc-words.ts';

/** A window of a network that is written for other programs; labels over time where there are several windows. */
export interface ExportedWindow {
  readonly blocs: NetworkBlocs;
  readonly label?: Int32Array | undefined;
  readonly blocLabel?: Int32Array | undefined;
}

/** What is written, and how actors are called. */
export interface ExportedNetwork {
  /** Oldest first. */
  readonly networks: readonly ExportedWindow[];
  readonly labelOf: (actor: string) => string;
}

/** An actor in one window. */
export interface ActorThen {
  readonly from: string;
  readonly to: string;
  /** `A`, `B`; empty where no sign of a tie is known. */
  readonly side: string;
  /** Bloc of free number from 1; 0 without one. */
  readonly bloc: number;
  /** Undefined without ties. */
  readonly margin: number | undefined;
  /** Whether it stands between the sides (`betweenSides`). */
  readonly between: boolean;
}

/** A tie in one window. */
export interface TieThen {
  readonly from: string;
  readonly to: string;
  readonly sign: 1 | -1;
  readonly weight: number;
  readonly value: number;
  readonly n: number;
}

/** A network over windows: each actor and each tie once, with what holds of it when. */
export interface NetworkOverTime {
  readonly actors: readonly {
    readonly id: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
    readonly times: readonly ActorThen[];
  }[];
  /** Ties whose sign is known; places in the list of actors. */
  readonly ties: readonly { readonly a: number; readonly b: number; readonly times: readonly TieThen[] }[];
  readonly method: string;
}

/** Gathers windows by actor and by tie. What is unknown has no sign, and no place in a signed network of another program. */
export function overTime({ networks, labelOf }: ExportedNetwork): NetworkOverTime {
  const ids = [...new Set(networks.flatMap(({ blocs }) => blocs.network.actors))].sort();
  const place = new Map(ids.map((id, n) => [id, n]));
  const times = ids.map((): ActorThen[] => []);
  const ties = new Map<number, { readonly a: number; readonly b: number; readonly times: TieThen[] }>();
  for (const window of networks) {
    const own = window.blocs.network.actors.map((actor) => place.get(actor) ?? 0);
    for (const [v, then] of actorsThen(window).entries()) times[own[v] ?? 0]?.push(then);
    for (const { a: one, b: other, then } of tiesThen(window.blocs.network)) {
      const [a = 0, b = 0] = [own[one] ?? 0, own[other] ?? 0].sort((x, y) => x - y);
      const tie = ties.get(a * ids.length + b) ?? { a, b, times: [] };
      tie.times.push(then);
      ties.set(a * ids.length + b, tie);
    }
  }
  const list = [...ties].sort(([x], [y]) => x - y).map(([, tie]) => tie);
  const at = layoutOf(ids.length, list, times);
  return {
    actors: ids.map((id, v) => ({ id, label: labelOf(id), x: at.x[v] ?? 0, y: at.y[v] ?? 0, times: times[v] ?? [] })),
    ties: list,
    method: networks.at(-1)?.blocs.network.method ?? '',
  };
}

/** The actors of a window, in the order of its network. */
function actorsThen({ blocs, label, blocLabel }: ExportedWindow): readonly ActorThen[] {
  const { from, to } = blocs.network;
  const between = betweenSides(blocs);
  const own = (side: number): number => (side === 0 ? -1 : side === 1 ? 0 : 1);
  return blocs.places.map(({ side, bloc, margin }, v): ActorThen => {
    const shown = label?.[v] ?? own(side);
    return {
      from,
      to,
      side: shown < 0 ? '' : sideName(shown),
      bloc: (blocLabel?.[v] ?? bloc) + 1,
      margin: Number.isFinite(margin) ? margin : undefined,
      between: between[v] === 1,
    };
  });
}

/** The ties of a window whose sign is known, by the places of the two in its network. */
function tiesThen({ ties, from, to }: SignedNetwork) {
  return ties.flatMap(({ a, b, state, weight, value, n }) => {
    if (state === 'unknown') return [];
    const then: TieThen = { from, to, sign: state === '+' ? 1 : -1, weight, value, n };
    return [{ a, b, then }];
  });
}

/** One place for each actor over all windows, by the sum of its ties, blocs as they last were. */
function layoutOf(nodes: number, ties: NetworkOverTime['ties'], times: readonly (readonly ActorThen[])[]) {
  const summed = ties.flatMap(({ a, b, times: then }): SignedTie[] => {
    const weight = then.reduce((sum, tie) => sum + tie.sign * tie.weight, 0);
    return weight === 0 ? [] : [[a, b, weight]];
  });
  const bloc = times.map((then) => (then.at(-1)?.bloc ?? 0) - 1);
  return signedLayout(signedGraph(nodes, summed), bloc);
}
