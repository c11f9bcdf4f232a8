import { betweenSides } from '../../measures/networks/between-sides.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { sideName } from '../../report/networks/bloc-words.ts';
import type { BlocsAnswer } from './blocs-answer.ts';
import { blocsData } from './network-data.ts';

/** Blocs over time as data. */
export function blocsOverTimeData({ over, windows, gaps, sure, source }: BlocsAnswer): object {
  return {
    format: 'entente-blocs/1',
    sure,
    windows: over.windows.map(({ blocs, label, blocLabel }, n) => ({
      name: windows[n]?.name,
      ...blocsData(blocs, source),
      labels: Object.fromEntries(
        blocs.network.actors.map((actor, v) => [
          actor,
          {
            side: (label[v] ?? -1) < 0 ? null : sideName(label[v] ?? 0),
            bloc: (blocLabel[v] ?? -1) < 0 ? null : blocLabel[v],
          },
        ]),
      ),
    })),
    changes: over.changes.map(({ window, last, from, to, ...change }) => ({
      ...change,
      from: sideName(from),
      to: sideName(to),
      window: windows[window]?.name,
      last: windows[last]?.name,
    })),
    gaps,
  };
}

/** A row for each actor in each window. */
export function blocsRows({ over, source }: BlocsAnswer): readonly (readonly Cell[])[] {
  const head = ['from', 'to', 'actor', 'name', 'side', 'bloc', 'margin', 'between', 'friends', 'foes', 'unknown'];
  return [
    [...head, 'changed', 'beyond'],
    ...over.windows.flatMap(({ blocs, label, blocLabel }, n) => {
      const between = betweenSides(blocs);
      return blocs.places.map((place, v): readonly Cell[] => {
        const change = over.changes.find(({ actor, window }) => actor === place.actor && window === n);
        const [side, bloc] = [label[v] ?? -1, blocLabel[v] ?? -1];
        return [
          blocs.network.from,
          blocs.network.to,
          place.actor,
          source.labelOf(place.actor),
          side < 0 ? undefined : sideName(side),
          bloc < 0 ? undefined : bloc + 1,
          Number.isFinite(place.margin) ? place.margin : undefined,
          between[v] === 1,
          place.friends,
          place.foes,
          place.unknown,
          change !== undefined,
          change?.beyond ?? false,
        ];
      });
    }),
  ];
}
