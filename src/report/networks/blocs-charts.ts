import type { BlocsOverTime, BlocsWindow } from '../../measures/networks/blocs-over-time.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import type { ChartTable, FlowChart, FlowPlace, TimeChart } from '../charts/chart-data.ts';
import { capital, level, percentWords } from '../measures/number-words.ts';
import { dayOf } from '../measures/period-words.ts';
import { type BlocsShown, blocName, type NetworkNames } from './network-charts.ts';

/**
 * Who stands where from window to window: the sides, or blocs of free number, as columns, and bands between them. Its table lists
 * who changed, with the margins before and after.
 */
export function flowChart(over: BlocsOverTime, names: NetworkNames, by: BlocsShown): FlowChart {
  const { windows, changes } = over;
  const places = windows.map((window) => placesOf(window, by));
  const actors = [...new Set(places.flatMap((at) => [...at.keys()]))].sort();
  const last = Math.max(0, ...places.flatMap((at) => [...at.values()]));
  const large = by === 'sides' ? new Set([0, 1]) : largeBlocs(places);
  const shown = (place: number | undefined): FlowPlace => (place === undefined || large.has(place) ? place : last + 1);
  const name = windowNamer(names);
  const sure = new Set(changes.filter(({ beyond }) => beyond).map(({ actor, window }) => `${window} ${actor}`));
  return {
    kind: 'flow',
    title: flowTitle(over, by),
    description: `A column for each window, each bloc as high as it has members; bands lead from where they stood to where they stand. ${by === 'sides' ? 'Dark bands: those who changed sides and belonged surely to theirs both before and after. Light, dashed bands: those who may stand on either side.' : 'Blocs keep their name while they share most of their members; a bloc may break or merge without any member moving.'}`,
    table: by === 'sides' ? changeTable(over, names) : sizeTable(over, places, names),
    windows: windows.map(({ blocs }) => ({ name: name(blocs.network) })),
    blocs: [
      ...Array.from({ length: last + 1 }, (_, n) => ({ name: blocName(by, n) })),
      ...(by === 'free' ? [{ name: 'smaller blocs', rest: true }] : []),
    ],
    changes:
      by === 'sides'
        ? { moved: 'changes, surely before and after', other: 'changes, may stand on either side' }
        : { moved: '', other: 'comes from another bloc' },
    actors: actors.map((actor) => ({
      label: names.shortOf(actor),
      at: places.map((at) => shown(at.get(actor))),
      moved: places.map((_, w) => by === 'sides' && sure.has(`${w} ${actor}`)),
    })),
    ...(windows.length === 0 ? { empty: 'In no window is any sign known.' } : {}),
  };
}

/** Blocs that are drawn one by one: the rest would be hairs. */
const MOST_BLOCS = 8;
const LEAST_MEMBERS = 3;

/** The labels of those blocs that are the largest in any window. */
function largeBlocs(places: readonly ReadonlyMap<string, number>[]): ReadonlySet<number> {
  const most = new Map<number, number>();
  for (const at of places) for (const [bloc, size] of sizesOf(at)) most.set(bloc, Math.max(size, most.get(bloc) ?? 0));
  const large = [...most].filter(([, size]) => size >= LEAST_MEMBERS).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return new Set(large.slice(0, MOST_BLOCS).map(([bloc]) => bloc));
}

function sizesOf(at: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const place of at.values()) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  return sizes;
}

function windowNamer({ windowOf = windowName }: NetworkNames): (network: SignedNetwork) => string {
  return windowOf;
}

/** How far from balance each window is: the share of the weight of ties that the best division violates, between its bounds. */
export function frustrationChart({ windows, changes }: BlocsOverTime, names: NetworkNames): TimeChart {
  const windowOf = windowNamer(names);
  const points = windows.map(({ blocs }, w) => {
    const { from, to } = blocs.network;
    const { value, lower, proved, n } = blocs.frustration;
    const share = (of: number): number => (n.weight > 0 ? of / n.weight : Number.NaN);
    const said = proved ? 'proved' : `no less than ${percentWords(share(lower))}`;
    return {
      from: dayOf(from),
      to: dayOf(to) + 1,
      value: share(value),
      low: share(lower),
      high: share(value),
      words: `${windowOf(blocs.network)}: ${percentWords(share(value))} of the weight of ${n.ties} ties, ${said}`,
      changed: changes.filter(({ window, beyond }) => window === w && beyond).length,
    };
  });
  const shares = points.map(({ value }) => value);
  const proved = windows.filter(({ blocs }) => blocs.frustration.proved).length;
  return {
    kind: 'time',
    title:
      points.length === 0
        ? 'In no window is any sign known.'
        : `Between ${percentWords(Math.min(...shares))} and ${percentWords(Math.max(...shares))} of the weight of ties goes against the two sides; proved to be the least in ${proved} of ${windows.length} windows.`,
    description:
      'Line: the weight that the best division found violates, as a share of all; band: down to what no division goes below. 0 % is perfect balance. Bars: how many changed sides and surely.',
    table: {
      head: ['Window', 'Actors', 'Ties', 'Violated', 'No less than', 'Proved', 'Sure changes'],
      rows: windows.map(({ blocs: { network, frustration } }, w) => ({
        cells: [
          windowOf(network),
          network.actors.length,
          frustration.n.ties,
          level(frustration.value),
          level(frustration.lower),
          frustration.proved ? 'yes' : 'no',
          points[w]?.changed ?? 0,
        ],
      })),
    },
    panels: [
      {
        kind: 'line',
        label: 'ties against the two sides, % of weight',
        series: [{ name: 'frustration', look: 'main', points }],
        holds: [0, 0.05],
        format: 'percent',
      },
      {
        kind: 'bars',
        label: 'sure changes of side',
        series: [
          {
            name: 'changes',
            look: 'main',
            points: points.map(({ from, to, changed, words }) => ({
              from,
              to,
              value: changed,
              words: `${words}; ${changed} changed`,
            })),
          },
        ],
      },
    ],
    from: Math.min(...barSpans(points).map(({ from }) => from)),
    to: Math.max(...barSpans(points).map(({ to }) => to)),
    ...(points.length === 0 ? { empty: 'In no window is any sign known.' } : {}),
  };
}

/** Spans as wide as three fifths of the usual distance of windows, around the middle of each: a session of weeks makes no hair. */
function barSpans<Point extends { readonly from: number; readonly to: number }>(
  points: readonly Point[],
): readonly Point[] {
  const middles = points.map(({ from, to }) => (from + to) / 2);
  const steps = middles.slice(1).map((middle, n) => middle - (middles[n] ?? middle));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)];
  return points.map((point, n) => {
    const middle = middles[n] ?? 0;
    const half = usual === undefined ? (point.to - point.from) / 2 : usual * 0.3;
    return { ...point, from: middle - half, to: middle + half };
  });
}

/** `2019`, `2016 to 2019`, `2017-05 to 2017-07`, or the days where they are no whole months. */
export function windowName({ from, to }: Pick<SignedNetwork, 'from' | 'to'>): string {
  const whole = from.endsWith('-01') && new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
  if (!whole) return `${from} to ${to}`;
  const years = from.endsWith('-01-01') && to.endsWith('-12-31');
  const [first, last] = [from, to].map((day) => day.slice(0, years ? 4 : 7));
  return first === last ? `${first}` : `${first} to ${last}`;
}

function placesOf({ blocs, label, blocLabel }: BlocsWindow, by: BlocsShown): ReadonlyMap<string, number> {
  const of = by === 'sides' ? label : blocLabel;
  return new Map(
    blocs.network.actors.flatMap((actor, v) => ((of[v] ?? -1) < 0 ? [] : [[actor, of[v] as number] as const])),
  );
}

function flowTitle({ windows, changes }: BlocsOverTime, by: BlocsShown): string {
  if (by === 'free')
    return `From ${windows[0]?.blocs.free.sizes.length ?? 0} blocs to ${windows.at(-1)?.blocs.free.sizes.length ?? 0} over ${windows.length} windows.`;
  const sure = changes.filter(({ beyond }) => beyond).length;
  const rest = changes.length - sure;
  const more =
    rest > 0
      ? `; ${rest === 1 ? 'one more change is' : `${rest} more changes are`} of those who may stand on either side`
      : '';
  return `${sure === 0 ? 'Nobody surely changes sides' : `${sure} sure ${sure === 1 ? 'change' : 'changes'} of side`} over ${windows.length} windows${more}.`;
}

function changeTable({ windows, changes }: BlocsOverTime, names: NetworkNames): ChartTable {
  const windowOf = windowNamer(names);
  const name = (w: number): string => {
    const window = windows[w];
    return window ? windowOf(window.blocs.network) : '';
  };
  const margin = (value: number): string => (Number.isFinite(value) ? level(value) : '');
  return {
    head: ['Actor', 'Last seen', 'On', 'Then', 'On', 'Margin before', 'Margin after', 'Sure'],
    rows: changes.map(({ actor, window, last, from, to, margins: [before, after], beyond }) => ({
      cells: [
        capital(names.nameOf(actor)),
        name(last),
        blocName('sides', from),
        name(window),
        blocName('sides', to),
        margin(before),
        margin(after),
        beyond ? 'yes' : 'no',
      ],
    })),
  };
}

function sizeTable(
  { windows }: BlocsOverTime,
  places: readonly ReadonlyMap<string, number>[],
  names: NetworkNames,
): ChartTable {
  const windowOf = windowNamer(names);
  const rows = windows.flatMap(({ blocs }, w) =>
    [...sizesOf(places[w] ?? new Map())]
      .sort(([a], [b]) => a - b)
      .map(([bloc, size]) => ({ cells: [windowOf(blocs.network), blocName('free', bloc), size] })),
  );
  return { head: ['Window', 'Bloc', 'Members'], rows };
}
