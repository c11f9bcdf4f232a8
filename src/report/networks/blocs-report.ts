import { betweenSides } from '../../measures/networks/between-sides.ts';
import type { BlocsOverTime, BlocsWindow, SideChange } from '../../measures/networks/blocs-over-time.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import type { MeasurePart, MeasureReport, MeasureTable } from '../measures/measure-report.ts';
import { level, percentWords } from '../measures/number-words.ts';
import { counted } from '../words/wording.ts';
import { frustrationWords, nameList, SOURCE_WORDS, sideName, tieCounts, weightWords } from './bloc-words.ts';
import { flowChart, frustrationChart, windowName } from './blocs-charts.ts';
import { networkChart } from './network-charts.ts';
import { BLOC_LIMITS, type NetworkFindings } from './network-report.ts';

/** What a report on blocs over time is made of; `last` is the last window of `over` in full. */
export interface BlocsFindings extends Omit<NetworkFindings, 'blocs' | 'grid'> {
  readonly over: BlocsOverTime;
  /** Names of the windows, in their order. */
  readonly windows: readonly string[];
  /** Windows of which nothing is known, each with why. */
  readonly gaps: readonly string[];
  /** A side counts as sure from this share of the weight of an actor's ties on. */
  readonly sure: number;
}

/** Which blocs there are over time, and who changes side, for every form of page. */
export function blocsReport(found: BlocsFindings): MeasureReport {
  const { over, windows, names, by, gaps, remarks, behind, behindNote, limits, next } = found;
  const last = over.windows.at(-1);
  const shorts = new Map(over.windows.map(({ blocs: { network } }, n) => [network, windows[n]]));
  const named = { ...names, windowOf: (network: SignedNetwork) => shorts.get(network) ?? windowName(network) };
  const source = last?.blocs.network.source ?? 'events';
  const span = windows.length > 1 ? `${windows[0]} to ${windows.at(-1)}` : (windows[0] ?? '');
  const sure = over.changes.filter(({ beyond }) => beyond);
  return {
    what: 'blocs',
    title: `Blocs by ${SOURCE_WORDS[source]}, ${span}`,
    headline: headlineOf(found, sure),
    sentences: [...sidesWords(found), ...gaps, ...remarks],
    facts: [
      ['windows', `${windows.length}`],
      ['actors', `${new Set(over.windows.flatMap(({ blocs }) => blocs.network.actors)).size}`],
      ['changes of side', `${over.changes.length}`],
      ['of them beyond the margin', `${sure.length}`],
    ],
    parts: [
      {
        id: 'windows',
        title: 'Window by window',
        charts: windows.length > 1 ? [flowChart(over, named, by), frustrationChart(over, named)] : [],
        tables: [windowTable(found)],
      },
      ...(last ? [lastPart(found, last)] : []),
      {
        id: 'changes',
        title: 'Who changes side',
        note: `Beyond the margin: to stand on the other side would have cost ${percentWords(found.sure)} of the weight of its own ties or more, before and after. The others may only look as if they moved.`,
        charts: [],
        tables: [changeTable(found)],
      },
      { id: 'sides', title: 'Sides over time', charts: [], tables: [sidesTable(found)] },
    ],
    behind,
    behindNote,
    limits: [
      'Sides keep their letter from one window to the next by the actors that they share; that A is A again says no more than that. No window is labelled by a later one.',
      ...limits,
      ...BLOC_LIMITS,
    ],
    next,
  };
}

/** The last window as a network, under the names that its blocs have over time. */
function lastPart({ names, by, seed, when }: BlocsFindings, { blocs, label, blocLabel }: BlocsWindow): MeasurePart {
  const labels = by === 'sides' ? label : blocLabel;
  return {
    id: 'last',
    title: `Who stands with whom, ${when}`,
    charts: [networkChart(blocs, names, { by, seed, labels })],
  };
}

function headlineOf({ over, windows, names }: BlocsFindings, sure: readonly SideChange[]): string {
  const indices = over.windows.map(({ blocs }) => blocs.frustration);
  const proved = indices.filter((index) => index.proved).length;
  const shares = indices.map(({ value, n }) => value / n.weight);
  const range = `the violated share of ties ${rangeWords(shares)} (${proved} of ${indices.length} proved)`;
  if (windows.length === 1) return `In ${windows[0]}, ${range}.`;
  const movers = [...new Set(sure.map(({ actor }) => names.nameOf(actor)))];
  const who =
    movers.length === 0
      ? 'nobody changes side beyond the margin'
      : `${counted(movers.length, 'actor')} ${movers.length === 1 ? 'changes' : 'change'} side beyond the margin: ${nameList(movers, 8)}`;
  return `Over ${windows.length} windows ${who}; ${range}.`;
}

/** `lies between 0.035 and 0.045`, `is 0.035`. */
function rangeWords(shares: readonly number[]): string {
  const [least, most] = [level(Math.min(...shares), 3), level(Math.max(...shares), 3)];
  return least === most ? `is ${most}` : `lies between ${least} and ${most}`;
}

/** Who stands on each side in the last window. */
function sidesWords({ over, when, names }: BlocsFindings): readonly string[] {
  const last = over.windows.at(-1);
  if (!last) return [];
  const between = betweenSides(last.blocs);
  return [0, 1].flatMap((side) => {
    const members = last.blocs.places
      .filter((_, v) => last.label[v] === side && !between[v])
      .toSorted((x, y) => y.margin - x.margin)
      .map(({ actor }) => names.nameOf(actor));
    if (members.length === 0) return [];
    return [`Side ${sideName(side)} in ${when}: ${nameList(members)}.`];
  });
}

const RIGHT = { align: 'right' } as const;

function windowTable({ over, windows }: BlocsFindings): MeasureTable {
  return {
    label: 'Frustration, sides and blocs of each window',
    head: ['window', 'actors', 'ties', 'violated', 'balance', 'A + B', 'between', 'blocs', 'changed side'],
    columns: [{}, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT],
    rows: over.windows.map(({ blocs, label }, n) => {
      const { network, frustration, free } = blocs;
      const count = tieCounts(network);
      const on = (side: number): number => label.filter((one) => one === side).length;
      const moved = over.changes.filter(({ window }) => window === n);
      return {
        cells: [
          windows[n] ?? '',
          `${network.actors.length}`,
          `${(count['+'] + count['-']).toLocaleString('en-GB')}`,
          frustrationWords(frustration),
          level(frustration.balance),
          `${on(0)} + ${on(1)}`,
          `${betweenSides(blocs).reduce((sum, one) => sum + one, 0)}`,
          `${free.sizes.filter((size) => size > 1).length}`,
          `${moved.length} (${moved.filter(({ beyond }) => beyond).length} beyond)`,
        ],
      };
    }),
    first: 20,
    narrow: 5,
  };
}

function changeTable({ over, windows, names }: BlocsFindings): MeasureTable {
  const rows = over.changes.toSorted(
    (x, y) =>
      Number(y.beyond) - Number(x.beyond) || Math.min(...y.margins) - Math.min(...x.margins) || x.window - y.window,
  );
  return {
    label: 'Changes of side, the surest first',
    head: ['', 'from', 'to', 'in', 'margin before', 'margin after', 'beyond it'],
    columns: [{}, {}, {}, {}, RIGHT, RIGHT, {}],
    rows: rows.map(({ actor, window, last, from, to, margins, beyond }) => ({
      cells: [
        names.labelOf(actor),
        `${sideName(from)} (${windows[last]})`,
        sideName(to),
        windows[window] ?? '',
        weightWords(margins[0]),
        weightWords(margins[1]),
        beyond ? 'yes' : 'no',
      ],
    })),
    first: 20,
    narrow: 4,
  };
}

/** The side of each actor in each window; `?` where it stands between them. */
function sidesTable({ over, windows, names }: BlocsFindings): MeasureTable {
  const actors = [...new Set(over.windows.flatMap(({ blocs }) => blocs.network.actors))];
  const between = over.windows.map(({ blocs }) => betweenSides(blocs));
  const letter = (actor: string, n: number): string => {
    const window = over.windows[n];
    const place = window?.blocs.network.actors.indexOf(actor) ?? -1;
    if (!window || place < 0) return '';
    return `${sideName(window.label[place] ?? -1)}${between[n]?.[place] ? '?' : ''}`;
  };
  const changes = new Map<string, number>();
  for (const { actor, beyond } of over.changes) changes.set(actor, (changes.get(actor) ?? 0) + (beyond ? 1000 : 1));
  const rows = actors.toSorted(
    (x, y) => (changes.get(y) ?? 0) - (changes.get(x) ?? 0) || (names.labelOf(x) < names.labelOf(y) ? -1 : 1),
  );
  return {
    label: 'Side of each actor, those who change most first; ?: it stands between',
    head: ['', ...windows.map((name) => name)],
    columns: [{}, ...windows.map(() => ({}))],
    rows: rows.map((actor) => ({ cells: [names.labelOf(actor), ...windows.map((_, n) => letter(actor, n))] })),
    first: 12,
    narrow: 6,
  };
}
