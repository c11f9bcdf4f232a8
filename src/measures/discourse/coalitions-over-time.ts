import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { bestMatching } from '../networks/align-blocs.ts';
import type { TimeUnit } from './calendar.ts';
import { uncertaintyOf } from './coalition-uncertainty.ts';
import { type ConsecutiveWindow, consecutiveWindows } from './consecutive-windows.ts';
import { type ClusterOptions, clustersOf } from './discourse-clusters.ts';
import { axesOf, profilesOf } from './profiles.ts';
import { type Selection, selectStatements } from './select-statements.ts';
import { checkDraws } from './tie-uncertainty.ts';

export interface CoalitionTimeOptions extends ClusterOptions {
  readonly unit: TimeUnit | 'events';
  /** So many units or statements make a window. */
  readonly size: number;
  /** Draw the documents of each window so often anew, to say how firmly each actor belongs. Default 50; 0: not at all. */
  readonly draws?: number;
}

/** The coalitions of one window, under labels that mean the same in all windows. */
export interface CoalitionWindow {
  /** First and last second, both included. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly string[];
  /** Label of each row's coalition. */
  readonly label: Int32Array;
  /** How firmly each row belongs (`coalitionUncertainty`); NaN where that is not known. */
  readonly belongs: Float64Array;
  readonly modularity: number;
  /** Ids of its statements, in the order of time. */
  readonly statements: readonly number[];
}

/** An actor that stands in another coalition than when it was last seen. */
export interface CoalitionChange {
  readonly actor: string;
  /** Number of the window, and of the one in which it was last seen before. */
  readonly window: number;
  readonly last: number;
  /** Labels. */
  readonly from: number;
  readonly to: number;
  /** Whether it belonged firmly to its coalition both before and after: by half or more. */
  readonly sure: boolean;
}

/** Coalitions from window to window. */
export interface CoalitionsOverTime {
  /** Windows with two actors or more, oldest first. */
  readonly windows: readonly CoalitionWindow[];
  readonly changes: readonly CoalitionChange[];
  /** Windows with fewer. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** How many labels there are. */
  readonly labels: number;
  readonly n: number;
  readonly method: string;
}

/** From this on an actor belongs firmly. */
const FIRM = 0.5;

/**
 * Coalitions over time: each window that begins where the one before ends is grouped by itself; a coalition has the label of that earlier one
 * with which it shares most members, by the best matching of all, and one that is like none before has a label of its own. A window
 * is labelled by those before it alone, so that a later one changes nothing of it.
 *
 * @throws EntenteError (usage) as `discourseClusters` does, and where no window has two actors
 * @example
 * const { windows, changes } = coalitionsOverTime(coded, { method: 'louvain', unit: 'months', size: 2, draws: 0 });
 * [windows.length, changes.length]; // [2, 0]
 */
export function coalitionsOverTime(data: CodedStatements, options: CoalitionTimeOptions): CoalitionsOverTime {
  const { unit, size, method = 'louvain', draws = 50 } = options;
  if (draws !== 0) checkDraws(draws);
  const selection = selectStatements(data, { ...options, aggregation: 'subtract' });
  const memory: Memory = { seen: new Map(), labels: 0 };
  const windows: CoalitionWindow[] = [];
  const changes: CoalitionChange[] = [];
  const gaps: { readonly from: number; readonly to: number }[] = [];
  for (const window of consecutiveWindows(selection, unit, size)) {
    const found = grouped({ ...selection, kept: window.statements }, window, options);
    if (!found) {
      gaps.push({ from: window.from, to: window.to });
      continue;
    }
    const labelled = { ...found, label: labelsOf(found.rows, found.label, memory) };
    changes.push(...changesOf(labelled, memory, windows.length));
    remember(labelled, memory, windows.length);
    windows.push(labelled);
  }
  if (windows.length === 0) {
    throw new EntenteError('usage', 'No window has two actors or more; take longer windows, or other statements.');
  }
  return {
    windows,
    changes,
    gaps,
    labels: memory.labels,
    n: selection.kept.length,
    method: `coalitions by ${method} in windows of ${size} ${unit} that do not overlap; each has the label of the earlier one with which it shares most members${draws > 0 ? `; firm: ${draws} draws of the documents of each window` : ''}`,
  };
}

function grouped(
  selection: Selection,
  { from, to }: ConsecutiveWindow,
  { method = 'louvain', groups, seed = 1, draws = 50 }: CoalitionTimeOptions,
): CoalitionWindow | undefined {
  const profiles = profilesOf(selection, axesOf(selection, false), selection.kept);
  const { rows } = profiles;
  if (rows.length < 2) return undefined;
  const number = groups === undefined ? undefined : Math.min(groups, rows.length);
  const found = clustersOf(selection, profiles, profiles.weight, method, number, seed);
  const clusters = { rows, ...found, n: selection.kept.length };
  const sure =
    draws === 0
      ? undefined
      : uncertaintyOf(selection, clusters, { draws, seed, ...(number === undefined ? {} : { groups: number }) });
  return {
    from,
    to,
    rows,
    label: found.group,
    belongs: sure?.belongs ?? new Float64Array(rows.length).fill(Number.NaN),
    modularity: found.modularity,
    statements: Array.from(selection.kept, (s) => selection.data.id[s] as number),
  };
}

/** Where an actor stood when it was last seen. */
interface Seen {
  readonly window: number;
  readonly label: number;
  readonly firm: boolean;
}

interface Memory {
  readonly seen: Map<string, Seen>;
  labels: number;
}

/** Labels of groups by the members that they share with those of earlier windows. */
function labelsOf(rows: readonly string[], group: Int32Array, memory: Memory): Int32Array {
  const size = Math.max(-1, ...group) + 1;
  const shared = Array.from({ length: size }, () => new Array<number>(memory.labels).fill(0));
  for (const [i, row] of rows.entries()) {
    const before = memory.seen.get(row);
    const own = shared[group[i] as number];
    if (before && own) own[before.label] = (own[before.label] ?? 0) + 1;
  }
  const ofGroup = bestMatching(shared).map((label) => (label < 0 ? memory.labels++ : label));
  return group.map((g) => ofGroup[g] as number);
}

function changesOf({ rows, label, belongs }: CoalitionWindow, { seen }: Memory, window: number) {
  return rows.flatMap((actor, i): CoalitionChange[] => {
    const before = seen.get(actor);
    const to = label[i] as number;
    if (!before || before.label === to) return [];
    const sure = before.firm && (belongs[i] as number) >= FIRM;
    return [{ actor, window, last: before.window, from: before.label, to, sure }];
  });
}

function remember({ rows, label, belongs }: CoalitionWindow, { seen }: Memory, window: number): void {
  for (const [i, actor] of rows.entries())
    seen.set(actor, { window, label: label[i] as number, firm: (belongs[i] as number) >= FIRM });
}
