import type { CaseFile } from '../../casefile/store/case-file.ts';
import { timeText } from '../../measures/discourse/calendar.ts';
import { coalitionDeeds, type DeedsAmong } from '../../measures/discourse/coalition-deeds.ts';
import type { DiscourseClusters } from '../../measures/discourse/discourse-clusters.ts';
import { statementsBehind } from '../../measures/discourse/discourse-network.ts';
import { tieRows } from '../../measures/discourse/network.ts';
import { type Selection, selectStatements, timeOfStatement } from '../../measures/discourse/select-statements.ts';
import { type TieUncertainty, tieUncertainty } from '../../measures/discourse/tie-uncertainty.ts';
import { eventNetwork } from '../../measures/networks/event-network.ts';
import type { NetworkTie, SignedNetwork, TieState } from '../../measures/networks/signed-network.ts';
import { type WordsAndDeeds, wordsAndDeeds } from '../../measures/networks/words-and-deeds.ts';
import { isState } from '../../records/actor-id.ts';
import { EntenteError } from '../../records/failure.ts';
import { named, stateOf } from '../kit/state-words.ts';
import { openDeeds } from '../stances/deed-evidence.ts';
import { askClusters } from './ask-clusters.ts';
import { type AskedClusters, type AskedDraws, given, selectionOptions } from './asked.ts';
import type { CodedSource } from './coded-source.ts';

/** Coalitions of words beside what their members do to each other. */
export interface DeedsAnswer {
  readonly clusters: DiscourseClusters;
  /** Codes of the states among the actors, by their names; the other actors have no events. */
  readonly states: ReadonlyMap<string, string>;
  readonly others: readonly string[];
  /** Coalition of each state, by its code. */
  readonly coalition: ReadonlyMap<string, number>;
  readonly among: readonly DeedsAmong[];
  readonly both: WordsAndDeeds;
  /** First and last day (ISO) of the statements. */
  readonly from: string;
  readonly to: string;
  /** Whether deeds are the acts of the case's own texts. */
  readonly own: boolean;
  readonly n: number;
  readonly selection: Selection;
  /** Ids of the statements of two states, by their codes, on what both speak of. */
  readonly statements: (a: string, b: string) => readonly number[];
}

/** From this share of draws on a tie is there. */
const SURE = 0.95;

/**
 * What coalitions say beside what their members do: states that agree or disagree (congruence less conflict by average, where 95 % of the draws
 * have the same sign) beside the events of the same time between them.
 *
 * @param file the case that holds the events
 * @throws EntenteError (usage) where fewer than two actors are states, or no event lies between them
 */
export async function askDeeds(
  source: CodedSource,
  file: CaseFile,
  asked: AskedClusters & AskedDraws & { readonly origin?: readonly string[] | undefined },
): Promise<DeedsAnswer> {
  const { coded } = source;
  const { clusters } = askClusters(source, { ...asked, draws: undefined });
  const states = await statesAmong(source, clusters.rows);
  const codes = [...new Set(states.values())].sort();
  if (codes.length < 2) {
    throw new EntenteError(
      'usage',
      `${codes.length === 0 ? 'None' : 'One alone'} of the ${clusters.rows.length} actors is a state; events are counted between states.`,
    );
  }
  const { asDna: _, ...selected } = selectionOptions(asked);
  const options = { ...selected, mode: 'one-mode', aggregation: 'subtract', normalization: 'average' } as const;
  const selection = selectStatements(coded, options);
  const times = Array.from(selection.kept, (s) => timeOfStatement(coded, s));
  const window = { from: day(Math.min(...times)), to: day(Math.max(...times)) };
  const sure = tieUncertainty(coded, { ...options, draws: asked.draws ?? 200, ...given({ seed: asked.seed }) });
  const said = saidNetwork(selection, sure, states, codes, window);
  const { done, own } = await doneNetwork(file, asked.origin, codes, window);
  const coalition = new Map(
    clusters.rows.flatMap((row, i) => {
      const code = states.get(row);
      return code === undefined ? [] : [[code, clusters.group[i] as number] as const];
    }),
  );
  const nameOf = new Map([...states].map(([name, code]) => [code, name]));
  return {
    clusters,
    states,
    others: clusters.rows.filter((row) => !states.has(row)),
    coalition,
    among: coalitionDeeds(coalition, said, done),
    both: wordsAndDeeds(said, done),
    ...window,
    own,
    n: selection.kept.length,
    selection,
    statements: (a, b) => statementsBehind(selection, 'one-mode', nameOf.get(a) ?? '', nameOf.get(b) ?? ''),
  };
}

function day(time: number): string {
  return timeText(time).slice(0, 10);
}

/** States by the names that actors have; of two names of one state the first. */
async function statesAmong({ actors }: CodedSource, rows: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const row of rows) {
    const id = actors ? actors.get(row) : await codeOf(row);
    if (id !== undefined && isState(id) && ![...found.values()].includes(id)) found.set(row, id);
  }
  return found;
}

async function codeOf(name: string): Promise<string | undefined> {
  try {
    return (await stateOf(name)).code;
  } catch (cause) {
    // A name that is no state's is an actor without events.
    if (cause instanceof EntenteError) return undefined;
    throw cause;
  }
}

function saidNetwork(
  selection: Selection,
  { network, survives, low, high, method }: TieUncertainty,
  states: ReadonlyMap<string, string>,
  codes: readonly string[],
  window: { readonly from: string; readonly to: string },
): SignedNetwork {
  const place = new Map(codes.map((code, n) => [code, n]));
  const placeOf = (row: string): number | undefined => place.get(states.get(row) ?? '');
  const ties = tieRows(network).flatMap(({ from, to, weight, place: n }): NetworkTie[] => {
    const [x, y] = [placeOf(network.rows[from] as string), placeOf(network.rows[to] as string)];
    if (x === undefined || y === undefined) return [];
    const firm = (survives[n] as number) >= SURE;
    const state: TieState = firm ? (weight > 0 ? '+' : '-') : 'unknown';
    const interval = [low[n] as number, high[n] as number] as const;
    return [
      {
        a: Math.min(x, y),
        b: Math.max(x, y),
        state,
        value: weight,
        ...(Number.isNaN(interval[0]) ? {} : { interval }),
        n: statementsBehind(selection, 'one-mode', network.rows[from] as string, network.rows[to] as string).length,
        weight: firm ? Math.abs(weight) : 0,
      },
    ];
  });
  return {
    source: 'positions',
    actors: codes,
    ties: ties.sort((p, q) => p.a - q.a || p.b - q.b),
    ...window,
    thresholds: { minus: 0, plus: 0 },
    method: `${network.method}, with or against each other where ${SURE * 100} % of the draws have the sign (${method}), else unknown`,
  };
}

async function doneNetwork(
  file: CaseFile,
  origin: readonly string[] | undefined,
  among: readonly string[],
  window: { readonly from: string; readonly to: string },
): Promise<{ readonly done: SignedNetwork; readonly own: boolean }> {
  const deeds = await openDeeds(file, origin as Parameters<typeof openDeeds>[1]);
  if ('none' in deeds) throw new EntenteError('usage', deeds.none);
  const { store, filter, own } = deeds;
  try {
    if (!(await store.range(filter))) {
      throw new EntenteError('usage', 'Neither event files nor the texts of the case tell of an event between states.');
    }
    return { done: eventNetwork(await store.dyadMonths(filter), window, { among }), own };
  } finally {
    await store.close();
  }
}

/** How a state is called. */
export function stateName(code: string): string {
  return named(code).name;
}
