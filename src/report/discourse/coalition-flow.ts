import { timeText } from '../../measures/discourse/calendar.ts';
import type {
  CoalitionChange,
  CoalitionsOverTime,
  CoalitionWindow,
} from '../../measures/discourse/coalitions-over-time.ts';
import type { FlowChart } from '../charts/chart-data.ts';
import { opening } from '../measures/measure-report.ts';
import { andList, counted } from '../words/wording.ts';
import { type DiscourseTable, shortNumber } from './discourse-report.ts';

/** `2016-01-04 to 2016-07-03`. */
export function coalitionTime({ from, to }: Pick<CoalitionWindow, 'from' | 'to'>): string {
  const [first, last] = [from, to].map((time) => timeText(time).slice(0, 10));
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** Labels are called as coalitions of one time are. */
export function coalitionName(label: number): string {
  return `Coalition ${label + 1}`;
}

/** So many coalitions are drawn one by one. */
const MOST = 8;

/** Who stands in which coalition from window to window. Its table lists who changed. */
export function coalitionFlow(
  over: CoalitionsOverTime,
  opens: (actor: string, window: number) => readonly number[],
): FlowChart {
  const { windows, changes } = over;
  const large = largest(over);
  const shown = (label: number): number => (large.has(label) ? label : over.labels);
  const sure = new Set(changes.flatMap(({ actor, window, sure: firm }) => (firm ? [`${window} ${actor}`] : [])));
  const actors = [...new Set(windows.flatMap(({ rows }) => rows))].sort();
  const time = (w: number): string => (windows[w] ? coalitionTime(windows[w]) : '');
  return {
    kind: 'flow',
    title: flowTitle(over),
    description:
      'A column for each window, each coalition as high as it has members; bands lead from where they stood to where they stand. Dark bands: those who belonged firmly to their coalition both before and after. Light, dashed bands: those who might as well have stood elsewhere. Coalitions keep their name while they share most of their members.',
    table: {
      head: ['Actor', 'Last seen', 'In', 'Then', 'In', 'Firmly', 'Statements'],
      rows: changes.map(({ actor, window, last, from, to, sure: firm }) => ({
        cells: [
          actor,
          time(last),
          coalitionName(from),
          time(window),
          coalitionName(to),
          firm ? 'yes' : 'no',
          `${opens(actor, window).length || ''}`,
        ],
        ...opening(opens(actor, window)),
      })),
    },
    windows: windows.map((window) => ({ name: coalitionTime(window) })),
    blocs: [
      ...Array.from({ length: over.labels }, (_, n) => ({ name: coalitionName(n) })),
      { name: 'smaller coalitions', rest: true },
    ],
    changes: { moved: 'changes, firm before and after', other: 'changes, might stand elsewhere' },
    actors: actors.map((label) => ({
      label,
      at: windows.map(({ rows, label: labels }) => {
        const i = rows.indexOf(label);
        return i < 0 ? undefined : shown(labels[i] as number);
      }),
      moved: windows.map((_, w) => sure.has(`${w} ${label}`)),
    })),
  };
}

/** Who stands in which coalition in each window: what the flow draws. */
export function standingTable({ windows }: CoalitionsOverTime): DiscourseTable {
  const actors = [...new Set(windows.flatMap(({ rows }) => rows))].sort();
  return {
    label: 'Coalition of each actor, window by window',
    head: ['Actor', ...windows.map(coalitionTime)],
    names: 1,
    rows: actors.map((actor) => [
      actor,
      ...windows.map(({ rows, label }) => {
        const i = rows.indexOf(actor);
        return i < 0 ? '–' : `${(label[i] as number) + 1}`;
      }),
    ]),
  };
}

function largest({ windows }: CoalitionsOverTime): ReadonlySet<number> {
  const sizes = new Map<number, number>();
  for (const { label } of windows) {
    const here = new Map<number, number>();
    for (const one of label) here.set(one, (here.get(one) ?? 0) + 1);
    for (const [one, size] of here) sizes.set(one, Math.max(size, sizes.get(one) ?? 0));
  }
  return new Set(
    [...sizes]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST)
      .map(([label]) => label),
  );
}

function flowTitle({ windows, changes }: CoalitionsOverTime): string {
  const sure = changes.filter(({ sure: firm }) => firm).length;
  const all =
    changes.length === 0
      ? 'Nobody changes coalition'
      : `${counted(changes.length, 'change')} of coalition, ${sure} of them firm before and after,`;
  return `${all} over ${counted(windows.length, 'window')}.`;
}

/** So many steps are put into words; the table has all. */
const MOST_STEPS = 12;

/** What changes with each window, a sentence each: who goes where, which coalitions come and go. */
export function changeSentences({ windows, changes }: CoalitionsOverTime): readonly string[] {
  const sentences = windows.slice(1).flatMap((window, n) => {
    const said = [
      ...moves(changes.filter((change) => change.window === n + 1)),
      ...comings(windows.slice(0, n + 1), window),
    ];
    return said.length === 0 ? [] : [`From ${coalitionTime(window)}: ${said.join('; ')}.`];
  });
  return sentences.slice(0, MOST_STEPS);
}

/** `Japan goes from Coalition 1 to Coalition 2 (firmly)`. */
function moves(changes: readonly CoalitionChange[]): readonly string[] {
  const groups = new Map<string, CoalitionChange[]>();
  for (const change of changes) {
    const key = `${change.from} ${change.to} ${change.sure}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [CoalitionChange];
    const who = andList(group.map(({ actor }) => actor));
    const how = first.sure ? 'firm before and after' : 'might stand elsewhere';
    return `${who} ${group.length === 1 ? 'goes' : 'go'} from ${coalitionName(first.from)} to ${coalitionName(first.to)} (${how})`;
  });
}

function comings(earlier: readonly CoalitionWindow[], window: CoalitionWindow): readonly string[] {
  const known = new Set(earlier.flatMap(({ label }) => [...label]));
  const before = new Set(earlier.at(-1)?.label ?? []);
  const here = new Set(window.label);
  const membersOf = (label: number): readonly string[] => window.rows.filter((_, i) => window.label[i] === label);
  return [
    ...[...here]
      .filter((label) => !known.has(label))
      .map((label) => `${coalitionName(label)} is new (${andList(membersOf(label))})`),
    ...[...before].filter((label) => !here.has(label)).map((label) => `${coalitionName(label)} is gone`),
  ];
}

/** Coalitions window by window with their members, for a table. */
export function coalitionRows({ windows }: CoalitionsOverTime): readonly {
  readonly window: number;
  readonly cells: readonly string[];
}[] {
  return windows.flatMap((window, w) =>
    [...new Set(window.label)]
      .sort((a, b) => a - b)
      .map((label) => {
        const members = [...window.rows.keys()]
          .filter((i) => window.label[i] === label)
          .sort((x, y) => (window.belongs[y] as number) - (window.belongs[x] as number) || x - y);
        return {
          window: w,
          cells: [
            coalitionTime(window),
            coalitionName(label),
            members
              .map((i) => {
                const belongs = window.belongs[i] as number;
                return `${window.rows[i]}${Number.isNaN(belongs) ? '' : ` ${shortNumber(belongs)}`}`;
              })
              .join(', '),
            `${members.length}`,
          ],
        };
      }),
  );
}
