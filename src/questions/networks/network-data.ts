import { betweenSides } from '../../measures/networks/between-sides.ts';
import type { NetworkBlocs } from '../../measures/networks/network-blocs.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import type { NetworkAnswer } from './network-answer.ts';
import type { OpenSource } from './open-source.ts';

/** A network with its blocs as data. */
export function blocsData(blocs: NetworkBlocs, names: Pick<OpenSource, 'labelOf'>): object {
  const { network, places, frustration, free, triads } = blocs;
  const between = betweenSides(blocs);
  const { source, from, to, thresholds, method, actors, ties } = network;
  const { value, lower, proved, by, balance, n } = frustration;
  return {
    source,
    from,
    to,
    thresholds,
    method,
    frustration: { value, lower, proved, by, balance, ...n },
    blocs: { sizes: free.sizes, value: free.value, lower: free.lower, proved: free.proved },
    triads,
    actors: places.map(({ actor, side, margin, bloc, friends, foes, unknown }, v) => ({
      id: actor,
      name: names.labelOf(actor),
      side: side === 0 ? null : side,
      // JSON has no infinity; a margin of null is one of an actor without ties.
      margin: Number.isFinite(margin) ? margin : null,
      bloc: bloc < 0 ? null : bloc,
      between: between[v] === 1,
      friends,
      foes,
      unknown,
    })),
    ties: ties.map(({ a, b, state, value: worth, interval, n: rests, weight }) => ({
      a: actors[a],
      b: actors[b],
      state,
      value: worth,
      low: interval?.[0] ?? null,
      high: interval?.[1] ?? null,
      n: rests,
      weight,
    })),
  };
}

/** The network of a window as data, with what other thresholds would say. */
export function networkData({ blocs, source, grid }: NetworkAnswer): object {
  return {
    format: 'entente-network/1',
    ...blocsData(blocs, source),
    grid: grid.map(({ frustration, ...row }) => ({ ...row, frustration: frustration ?? null })),
  };
}

/** Ties as rows, with a head. */
export function tieRows(network: SignedNetwork, labelOf: (actor: string) => string): readonly (readonly Cell[])[] {
  const { actors, ties, from, to } = network;
  return [
    ['a', 'b', 'name_a', 'name_b', 'state', 'value', 'low', 'high', 'n', 'weight', 'from', 'to'],
    ...ties.map(({ a, b, state, value, interval, n, weight }): readonly Cell[] => {
      const [one, other] = [actors[a] ?? '', actors[b] ?? ''];
      return [
        one,
        other,
        labelOf(one),
        labelOf(other),
        state,
        value,
        interval?.[0],
        interval?.[1],
        n,
        weight,
        from,
        to,
      ];
    }),
  ];
}
