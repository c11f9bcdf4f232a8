import type { CoalitionProfiles } from '../../measures/discourse/coalition-profiles.ts';
import type { CoalitionsOverTime } from '../../measures/discourse/coalitions-over-time.ts';
import type { DiscourseClusters } from '../../measures/discourse/discourse-clusters.ts';
import type { DiscourseNetwork, NetworkTieRow } from '../../measures/discourse/network.ts';
import type { Aggregation } from '../../measures/discourse/options.ts';
import type { TieUncertainty } from '../../measures/discourse/tie-uncertainty.ts';
import type { MeasureReport } from '../measures/measure-report.ts';
import { capital } from '../measures/number-words.ts';
import { counted } from '../words/wording.ts';
import { type BarsDrawn, barsChart } from './bars-chart.ts';
import { changeSentences, coalitionFlow, standingTable } from './coalition-flow.ts';
import { coalitionSentences, coalitionTable } from './coalition-words.ts';
import type { CodedBehind } from './coded-behind.ts';
import { type DrawnNetwork, discourseMatrixChart, discourseNetworkChart } from './discourse-charts.ts';
import { type DiscourseTable, discourseReport, shortNumber } from './discourse-report.ts';

/** What a look at a discourse is made of. */
export interface DiscourseLook {
  readonly network: DiscourseNetwork;
  readonly aggregation: Aggregation;
  readonly kinds: { readonly rows: string; readonly columns: string };
  readonly ties: readonly NetworkTieRow[];
  readonly sure: TieUncertainty | undefined;
  readonly coalitions:
    | {
        readonly clusters: DiscourseClusters;
        readonly belongs: Float64Array | undefined;
        readonly profiles: CoalitionProfiles;
      }
    | undefined;
  readonly over: CoalitionsOverTime | undefined;
  readonly said: Omit<BarsDrawn, 'opens' | 'values'> & {
    readonly values: readonly (BarsDrawn['values'][number] & { readonly statements: readonly number[] })[];
  };
  readonly behind: CodedBehind;
  /** Ids of the statements behind a tie, and of what an actor said in a window. */
  readonly tieStatements: (tie: NetworkTieRow) => readonly number[];
  readonly windowStatements: (actor: string, window: number) => readonly number[];
  /** The first of some statements, as a page opens them. */
  readonly first: (ids: readonly number[]) => readonly number[];
  readonly sentences: readonly string[];
  readonly next: readonly string[];
}

/** So many ties are listed. */
export const MOST_LISTED = 200;

/** Network, coalitions, concepts and time of a discourse on one page. */
export function discourseView(look: DiscourseLook): MeasureReport {
  const { network, ties, coalitions, over, said, behind, first, sure, sentences, next } = look;
  const opens = (ids: readonly number[]): readonly number[] => behind.places(first(ids));
  const drawn = drawnOf(look, opens);
  const groups = coalitions ? Math.max(...coalitions.clusters.group) + 1 : 0;
  const nodes =
    network.mode === 'one-mode'
      ? counted(network.rows.length, 'actor')
      : `${counted(network.rows.length, 'actor')} and ${counted(network.columns.length, 'concept')}`;
  return discourseReport({
    title: 'Discourse',
    headline: `${nodes} with ${counted(ties.length, 'tie')}${groups > 0 ? `, ${counted(groups, 'coalition')}` : ''}, made of ${counted(network.n, 'statement')}.`,
    sentences: [
      ...(coalitions ? coalitionSentences(coalitions.profiles) : []),
      ...sentences,
      `${network.method}.`,
      ...(sure ? [`${sure.method}.`] : []),
    ],
    facts: [],
    part: 'Who stands with whom',
    charts: [
      discourseNetworkChart(drawn, network.mode === 'one-mode' ? counted(groups, 'coalition') : 'Who speaks of what'),
    ],
    behind,
    tables: coalitions ? [memberTable(coalitions)] : [],
    more: [
      ...(coalitions
        ? [
            {
              id: 'claims',
              title: 'What holds them together',
              note: `${capital(coalitions.profiles.method)}. Joins: between members; others: between members and all others, below 0 where it sets them apart.`,
              charts: [],
              tables: [coalitionTable(coalitions.profiles, opens)],
            },
          ]
        : []),
      {
        id: 'matrix',
        title: 'Ties',
        charts: [discourseMatrixChart(drawn)],
        tables: [tieTable(look, opens)],
      },
      ...(over && over.windows.length > 1
        ? [
            {
              id: 'time',
              title: 'Over the whole time',
              note: changeSentences(over).join(' '),
              charts: [coalitionFlow(over, (actor, window) => opens(look.windowStatements(actor, window)))],
              tables: [standingTable(over)],
            },
          ]
        : []),
      {
        id: 'concepts',
        title: `What is said most often`,
        charts: [barsChart({ ...said, opens: said.values.map(({ statements }) => opens(statements)) })],
      },
    ],
    limits: [
      'A tie says that both spoke of the same, not that they spoke with each other.',
      'What joins a coalition is what its members say alike, not why they do; networks of chance have coalitions too.',
      sure
        ? 'Draws say how much hangs on which texts were read, and nothing of errors of the reader or of coding.'
        : 'How much a tie hangs on single texts is not said here.',
    ],
    next,
  });
}

function drawnOf(
  { network, aggregation, kinds, coalitions, tieStatements }: DiscourseLook,
  opens: (ids: readonly number[]) => readonly number[],
): DrawnNetwork {
  const base = { network, aggregation, kinds, opens: (tie: NetworkTieRow) => opens(tieStatements(tie)) };
  if (!coalitions || network.mode === 'two-mode') return base;
  const { rows, group } = coalitions.clusters;
  const names = Array.from({ length: Math.max(...group) + 1 }, (_, n) => `Coalition ${n + 1}`);
  return { ...base, groups: { names, of: (row) => group[rows.indexOf(row)] } };
}

function memberTable({ clusters: { rows, group }, belongs }: NonNullable<DiscourseLook['coalitions']>): DiscourseTable {
  const firm = (i: number): number => belongs?.[i] ?? Number.NaN;
  const order = [...rows.keys()].sort(
    (a, b) => (group[a] as number) - (group[b] as number) || firm(b) - firm(a) || a - b,
  );
  return {
    label: 'Who is in which coalition, the firmest first',
    head: ['Actor', 'Coalition', ...(belongs ? ['Belongs'] : [])],
    names: 1,
    rows: order.map((i) => [
      rows[i] as string,
      `${(group[i] as number) + 1}`,
      ...(belongs ? [shortNumber(firm(i))] : []),
    ]),
  };
}

function tieTable(
  { network: { rows, columns }, ties, sure, tieStatements }: DiscourseLook,
  opens: (ids: readonly number[]) => readonly number[],
): DiscourseTable {
  const shown = ties.slice(0, MOST_LISTED);
  return {
    label:
      shown.length < ties.length ? `The ${shown.length} heaviest of ${ties.length} ties` : 'Ties, the heaviest first',
    head: ['From', 'To', 'Weight', ...(sure ? ['In draws', 'Low', 'High'] : []), 'Statements'],
    names: 2,
    rows: shown.map((tie) => [
      rows[tie.from] as string,
      columns[tie.to] as string,
      shortNumber(tie.weight),
      ...(sure
        ? [
            `${Math.round(100 * (sure.survives[tie.place] as number))} %`,
            shortNumber(sure.low[tie.place] as number),
            shortNumber(sure.high[tie.place] as number),
          ]
        : []),
      `${tieStatements(tie).length}`,
    ]),
    opens: shown.map((tie) => opens(tieStatements(tie))),
  };
}
