import { type DiscourseNetwork, type NetworkTieRow, networkMatrix } from '../../measures/discourse/network.ts';
import type { TieUncertainty } from '../../measures/discourse/tie-uncertainty.ts';
import { askNetwork } from '../../questions/discourse/ask-network.ts';
import { type AskedNetwork, DRAWS } from '../../questions/discourse/asked.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { NOTHING_LEFT } from '../../questions/discourse/needed.ts';
import { EntenteError } from '../../records/failure.ts';
import { type CodedBehind, opened } from '../../report/discourse/coded-behind.ts';
import { discourseMatrixChart, discourseNetworkChart } from '../../report/discourse/discourse-charts.ts';
import { type DiscourseTable, discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { type NodeKinds, networkDl, networkGraphml } from '../../report/discourse/network-files.ts';
import { networkGexf } from '../../report/discourse/network-gexf.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type Kept, openOutput } from '../kit/write-file.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { checkedAs, networkAsked } from './asked-options.ts';
import { behindPage, type DiscourseOptions, openDiscourse } from './discourse-file.ts';

/** A page lists so many ties, each with its statements. */
const MOST_TIES = 400;

/** The options of `entente discourse network`. */
export interface NetworkCommandOptions extends DiscourseOptions {
  readonly draws?: string;
  readonly matrix?: boolean;
  readonly graphml?: string;
  readonly gexf?: string;
  readonly dl?: string;
}

/**
 * `entente discourse network`: who speaks of what, or who speaks alike.
 * @throws EntenteError for wrong options, a file that cannot be read, files that exist
 */
export async function networkCommand(
  terminal: Terminal,
  path: string,
  options: NetworkCommandOptions,
): Promise<number> {
  const asked = { ...networkAsked(options), ...checkedAs(DRAWS, options) };
  if (options.matrix && !options.csv) throw new EntenteError('usage', '--matrix goes with --csv.');
  const kept = { inputs: [path], force: options.force };
  const files = await openMeasureFiles(terminal, options, [path]);
  const write = await openNetworkFiles(terminal, options, kept);
  const source = await openDiscourse(terminal, path, options);
  const { warnings } = source;
  const { network, sure, selection, kinds, ties, behind } = askNetwork(source, asked);
  await write(network, kinds, source);
  const shown = ties.slice(0, options.html === undefined ? ties.length : MOST_TIES);
  const ids = options.html === undefined ? [] : shown.map((tie) => opened(behind(tie)));
  const onPage = behindPage(options, source, selection, ids.flat());
  const places = new Map(shown.map((tie, n) => [tie.place, onPage?.places(ids[n] ?? []) ?? []]));
  await writeMeasure(terminal, options, files, {
    report: reportOf({
      network,
      ties: shown,
      all: ties.length,
      sure,
      asked,
      kinds,
      warnings,
      path,
      program: terminal.program,
      ...(onPage && { onPage }),
      opens: ({ place }) => places.get(place) ?? [],
    }),
    data: () => ({
      method: network.method,
      differs: network.differs,
      statements: network.n,
      rows: network.rows,
      ...(network.mode === 'two-mode' && { columns: network.columns }),
      ...(sure && { uncertainty: sure.method }),
      ties: ties.map((tie) => ({
        from: network.rows[tie.from],
        to: network.columns[tie.to],
        weight: tie.weight,
        ...(sure && surenessOf(sure, tie)),
        statements: behind(tie),
      })),
      warnings,
    }),
    rows: () => (options.matrix ? matrixRows(network) : tieCells(network, ties, sure, behind)),
  });
  return EXIT.done;
}

function surenessOf({ survives, low, high }: TieUncertainty, { place }: NetworkTieRow) {
  const number = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  return { survives: number(survives[place]), low: number(low[place]), high: number(high[place]) };
}

function matrixRows(network: DiscourseNetwork): readonly (readonly Cell[])[] {
  const { rows, columns } = network;
  const cells = networkMatrix(network);
  return [
    ['', ...columns],
    ...rows.map((row, i) => [row, ...cells.subarray(i * columns.length, (i + 1) * columns.length)]),
  ];
}

function tieCells(
  { rows, columns }: DiscourseNetwork,
  ties: readonly NetworkTieRow[],
  sure: TieUncertainty | undefined,
  behind: (tie: NetworkTieRow) => readonly number[],
): readonly (readonly Cell[])[] {
  return [
    ['from', 'to', 'weight', ...(sure ? ['survives', 'low', 'high'] : []), 'statements'],
    ...ties.map((tie) => {
      const { survives, low, high } = sure ? surenessOf(sure, tie) : { survives: null, low: null, high: null };
      const known = sure ? [survives ?? undefined, low ?? undefined, high ?? undefined] : [];
      return [rows[tie.from], columns[tie.to], tie.weight, ...known, behind(tie).join(' ')];
    }),
  ];
}

/** What the page of a network is made of. */
interface NetworkPage {
  readonly network: DiscourseNetwork;
  /** The ties that are listed. */
  readonly ties: readonly NetworkTieRow[];
  readonly all: number;
  readonly sure: TieUncertainty | undefined;
  readonly asked: AskedNetwork;
  readonly kinds: NodeKinds;
  readonly warnings: readonly string[];
  readonly path: string;
  readonly program: string;
  readonly onPage?: CodedBehind;
  readonly opens: (tie: NetworkTieRow) => readonly number[];
}

function reportOf(page: NetworkPage) {
  const { network, ties, all, sure, asked, kinds, warnings, path, program, onPage, opens } = page;
  const { rows, columns, mode, n, differs } = network;
  const nodes =
    mode === 'one-mode'
      ? counted(rows.length, 'actor')
      : `${counted(rows.length, 'actor')} and ${counted(columns.length, 'concept')}`;
  const firm = sure ? sure.survives.filter((share) => share >= 0.95).length : 0;
  const headline = `${nodes} with ${counted(all, 'tie')}, made of ${counted(n, 'statement')}${sure ? `; ${firm} of the ties are there in 95 % of the draws` : ''}.`;
  const drawn = { network, aggregation: asked.aggregation ?? ('ignore' as const), kinds, opens };
  return discourseReport({
    title: 'Discourse network',
    headline,
    sentences: [
      ...(n === 0 ? [NOTHING_LEFT] : []),
      `${network.method}.`,
      ...(sure ? [`${sure.method}.`] : []),
      ...(ties.length < all ? [`The table lists the ${ties.length} heaviest ties; --csv has all.`] : []),
      ...differs,
      ...warnings,
    ],
    facts: [],
    part: 'Ties',
    charts: [discourseNetworkChart(drawn, mode === 'one-mode' ? 'Who speaks of the same' : 'Who speaks of what')],
    tables: [tieTable(page)],
    more: [{ id: 'matrix', title: 'The same as a matrix', charts: [discourseMatrixChart(drawn)] }],
    ...(onPage && { behind: onPage }),
    limits: [
      'A tie says that both spoke of the same, not that they spoke with each other.',
      sure
        ? 'Draws say how much hangs on which texts were read, and nothing of errors in coding.'
        : 'How much a tie hangs on single texts is not said here; --draws 1000 does.',
    ],
    next:
      asked.mode === 'one-mode'
        ? [`${program} discourse clusters ${path}   who makes the same claims`]
        : [`${program} discourse network ${path} --one-mode --aggregation congruence   who speaks alike`],
  });
}

function tieTable({ network: { rows, columns }, ties, sure, opens }: NetworkPage): DiscourseTable {
  const draws = ({ place }: NetworkTieRow): readonly string[] =>
    sure
      ? [
          `${Math.round(100 * (sure.survives[place] as number))} %`,
          shortNumber(sure.low[place] as number),
          shortNumber(sure.high[place] as number),
        ]
      : [];
  return {
    label: 'Ties, the heaviest first',
    head: ['From', 'To', ...(sure ? ['In draws', 'Low', 'High'] : []), 'Weight'],
    names: 2,
    rows: ties.map((tie) => [
      rows[tie.from] as string,
      columns[tie.to] as string,
      ...draws(tie),
      shortNumber(tie.weight),
    ]),
    opens: ties.map(opens),
  };
}

/** Looks at the files for other programs that are asked for, and writes them once there is a network. */
async function openNetworkFiles(terminal: Terminal, options: NetworkCommandOptions, kept: Kept) {
  const open = async (name: string | undefined) =>
    name === undefined ? undefined : await openOutput(terminal, name, kept);
  const [graphml, gexf, dl] = [await open(options.graphml), await open(options.gexf), await open(options.dl)];
  return async (network: DiscourseNetwork, kinds: NodeKinds, { facts }: CodedSource): Promise<void> => {
    await graphml?.write(networkGraphml(network, kinds, facts()));
    await gexf?.write(networkGexf(network, kinds, facts()));
    await dl?.write(networkDl(network));
  };
}
