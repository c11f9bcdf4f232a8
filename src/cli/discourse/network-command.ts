import { discourseNetwork, statementsBehind } from '../../measures/discourse/discourse-network.ts';
import { type DiscourseNetwork, networkMatrix } from '../../measures/discourse/network.ts';
import type { NetworkOptions } from '../../measures/discourse/options.ts';
import { selectStatements } from '../../measures/discourse/select-statements.ts';
import { type TieUncertainty, tieUncertainty } from '../../measures/discourse/tie-uncertainty.ts';
import { EntenteError } from '../../records/failure.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { type NetworkTieRow, networkDl, networkGraphml, tieRows } from '../../report/discourse/network-files.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { networkAsked } from './asked-options.ts';
import { type DiscourseOptions, entityFacts, openDiscourse, wholeNumber } from './discourse-file.ts';

/** The options of `entente discourse network`. */
export interface NetworkCommandOptions extends DiscourseOptions {
  readonly draws?: string;
  readonly matrix?: boolean;
  readonly graphml?: string;
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
  const asked = networkAsked(options);
  const draws = options.draws === undefined ? undefined : wholeNumber('--draws', options.draws);
  if (options.matrix && !options.csv) throw new EntenteError('usage', '--matrix goes with --csv.');
  const kept = { inputs: [path], force: options.force };
  const files = await openMeasureFiles(terminal, options, [path]);
  const graphml = options.graphml === undefined ? undefined : await openOutput(terminal, options.graphml, kept);
  const dl = options.dl === undefined ? undefined : await openOutput(terminal, options.dl, kept);
  const { coded, tables, warnings } = openDiscourse(terminal, path, options.type);
  const sure = draws === undefined ? undefined : tieUncertainty(coded, { ...asked, draws });
  const network = sure?.network ?? discourseNetwork(coded, asked);
  const selection = selectStatements(coded, asked);
  const kinds = { rows: selection.rows.name, columns: selection.columns.name };
  await graphml?.write(networkGraphml(network, kinds, entityFacts(tables)));
  await dl?.write(networkDl(network));
  const ties = tieRows(network);
  const behind = ({ from, to }: NetworkTieRow): readonly number[] =>
    statementsBehind(selection, network.mode, network.rows[from] as string, network.columns[to] as string);
  await writeMeasure(terminal, options, files, {
    report: reportOf(network, ties, sure, asked, warnings, path, terminal.program),
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

function reportOf(
  network: DiscourseNetwork,
  ties: readonly NetworkTieRow[],
  sure: TieUncertainty | undefined,
  asked: NetworkOptions,
  warnings: readonly string[],
  path: string,
  program: string,
) {
  const { rows, columns, mode, n, differs } = network;
  const nodes =
    mode === 'one-mode'
      ? counted(rows.length, 'actor')
      : `${counted(rows.length, 'actor')} and ${counted(columns.length, 'concept')}`;
  const firm = sure ? sure.survives.filter((share) => share >= 0.95).length : 0;
  return discourseReport({
    title: 'Discourse network',
    headline: `${nodes} with ${counted(ties.length, 'tie')}, made of ${counted(n, 'statement')}${sure ? `; ${firm} of the ties are there in 95 % of the draws` : ''}.`,
    sentences: [`${network.method}.`, ...(sure ? [`${sure.method}.`] : []), ...differs, ...warnings],
    facts: [],
    tables: [
      {
        label: 'Ties, the heaviest first',
        head: ['From', 'To', 'Weight', ...(sure ? ['In draws', 'Low', 'High'] : [])],
        names: 2,
        rows: ties.map((tie) => [
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
        ]),
      },
    ],
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
