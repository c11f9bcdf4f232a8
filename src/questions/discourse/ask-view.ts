import { timeText } from '../../measures/discourse/calendar.ts';
import { type Selection, selectStatements, timeOfStatement } from '../../measures/discourse/select-statements.ts';
import { choosableColumns } from '../../measures/discourse/variables.ts';
import { EntenteError } from '../../records/failure.ts';
import { askBarplot, type BarplotAnswer } from './ask-barplot.ts';
import { askChanges, type ChangesAnswer } from './ask-changes.ts';
import { askClusters, type ClustersAnswer } from './ask-clusters.ts';
import { askNetwork, type NetworkAnswer } from './ask-network.ts';
import { stabilityNetwork } from './ask-stability.ts';
import {
  type AskedClusters,
  type AskedNetwork,
  CLUSTERS,
  Count,
  given,
  NETWORK,
  oneOf,
  SELECTION,
  selectionOptions,
  VALUES,
} from './asked.ts';
import type { CodedSource } from './coded-source.ts';

/** What a look at a discourse is asked for. */
export const DISCOURSE_VIEW = {
  ...SELECTION,
  ...VALUES,
  mode: oneOf(['one-mode', 'two-mode']).default('one-mode').describe('actors alone, or actors by concepts'),
  ...NETWORK,
  ...CLUSTERS,
  window: Count.optional().describe('months of a window, for coalitions over time; default a quarter of the time'),
  draws: oneOf(['none', '50', '200'])
    .default('50')
    .describe('how often documents are drawn anew to say how sure ties are'),
} as const;

export interface AskedView extends AskedNetwork, AskedClusters {
  readonly mode: 'one-mode' | 'two-mode';
  readonly window?: number | undefined;
  readonly draws: 'none' | '50' | '200';
}

/** A discourse from all sides that a screen shows. */
export interface DiscourseView {
  readonly network: NetworkAnswer;
  /** Nothing where there are fewer than two actors. */
  readonly clusters?: ClustersAnswer;
  /** Nothing where there is one window alone, or no window has two actors. */
  readonly over?: ChangesAnswer;
  readonly said: BarplotAnswer;
  readonly selection: Selection;
  /** What was left out so that somebody can look at it while they wait, in sentences. */
  readonly left: readonly string[];
}

/** More actors take seconds: those with the most statements are shown. */
const MOST_ACTORS = 150;
/** Up to so many actors and statements are drawn anew while somebody waits. */
const MOST_DRAWN = 60;

/**
 * Network, coalitions with what holds them together, how sure they are, and coalitions over time, for people who wait for the answer.
 * @throws EntenteError (usage) as the measures do
 */
export function askView(source: CodedSource, asked: AskedView): DiscourseView {
  const { actors, minActor } = fewEnough(source, asked);
  const few = { ...asked, ...(minActor === undefined ? {} : { minActor }) };
  const draws = asked.draws === 'none' || actors > MOST_DRAWN ? undefined : Number(asked.draws);
  const network = askNetwork(source, { ...asNetwork(few), draws });
  const clusters = actors < 2 ? undefined : askClusters(source, { ...few, draws });
  const over = clusters && overTime(source, few, network.selection);
  return {
    network,
    ...(clusters && { clusters }),
    ...(over && { over }),
    said: askBarplot(source, { ...few, rows: asked.columns ?? 'concept', columns: undefined }),
    selection: network.selection,
    left: [
      ...(minActor === asked.minActor
        ? []
        : [
            `Shown are actors with ${minActor} statements or more: there are more than ${MOST_ACTORS}. The command shows all.`,
          ]),
      ...(asked.draws !== 'none' && draws === undefined && actors > 1
        ? [`How sure ties are is not said of more than ${MOST_DRAWN} actors here; the command says it with --draws.`]
        : []),
    ],
  };
}

function asNetwork(asked: AskedView): AskedNetwork {
  const { rows, columns, qualifier, ...options } = stabilityNetwork(asked);
  return {
    ...asked,
    ...given({ rows, columns, qualifier }),
    aggregation: options.aggregation,
    normalization: options.normalization,
  };
}

/** The least number of statements of an actor that leaves few enough of them. */
function fewEnough(
  { coded }: CodedSource,
  asked: AskedView,
): { readonly actors: number; readonly minActor: number | undefined } {
  const { asDna: _, ...options } = selectionOptions(asked);
  const selection = selectStatements(coded, { ...options, aggregation: 'subtract' });
  const counts = new Map<number, number>();
  for (const s of selection.kept) {
    const row = selection.rows.code[s] as number;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  if (counts.size <= MOST_ACTORS) return { actors: counts.size, minActor: asked.minActor };
  const sorted = [...counts.values()].toSorted((a, b) => b - a);
  const least = (sorted[MOST_ACTORS] ?? 0) + 1;
  return { actors: sorted.filter((count) => count >= least).length, minActor: least };
}

/** Coalitions of windows over the whole time, whichever part of it is looked at. */
function overTime(source: CodedSource, asked: AskedView, selection: Selection): ChangesAnswer | undefined {
  const { from: _, to: __, ...whole } = asked;
  const months = monthsOf(source);
  const size = asked.window ?? Math.max(1, Math.ceil(months / 4));
  if (selection.kept.length === 0 || size >= months) return undefined;
  try {
    return askChanges(source, { ...whole, unit: 'months', size, draws: 20 });
  } catch (cause) {
    // No window with two actors is nothing to complain of here.
    if (cause instanceof EntenteError && cause.message.startsWith('No window')) return undefined;
    throw cause;
  }
}

/** First and last day of the statements of a source; nothing without statements. */
export function daysOf({ coded }: CodedSource): { readonly from: string; readonly to: string } | undefined {
  const times = Array.from(coded.id.keys(), (s) => timeOfStatement(coded, s)).filter(Number.isFinite);
  if (times.length === 0) return undefined;
  const [first, last] = times.reduce(
    ([low, high], time) => [Math.min(low, time), Math.max(high, time)] as [number, number],
    [Infinity, -Infinity] as [number, number],
  );
  return { from: timeText(first).slice(0, 10), to: timeText(last).slice(0, 10) };
}

/** Values of a variable by which statements can be left out or taken alone. */
export interface ChoosableValues {
  readonly variable: string;
  readonly kind: 'text' | 'integer' | 'boolean';
  readonly values: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

/** So many values of a variable are offered. */
const MOST_VALUES = 300;

/** Values by which statements can be chosen, of each variable that has two or more. */
export function choosableValues({ coded }: CodedSource): readonly ChoosableValues[] {
  return choosableColumns(coded)
    .filter(({ labels }) => labels.length > 1)
    .map(({ name, kind, labels }) => ({
      variable: name,
      kind,
      values: labels.slice(0, MOST_VALUES),
      more: Math.max(0, labels.length - MOST_VALUES),
    }));
}

function monthsOf(source: CodedSource): number {
  const days = daysOf(source);
  if (!days) return 0;
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(days.to) - month(days.from) + 1;
}
