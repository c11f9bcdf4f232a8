import type { Solution } from '../../../conflict/solve/solve.ts';
import type { ModelTables, OptionTable, StabilityRow } from '../../../conflict/tables/model-tables.ts';
import type { MovesFromState } from '../../../conflict/tables/moves-table.ts';
import type { RankingTable } from '../../../conflict/tables/ranking-table.ts';
import type { Arrival, StatusQuoTable } from '../../../conflict/tables/status-quo-table.ts';
import type { TableauForm, TableauSide } from '../../../conflict/tables/tableau-form.ts';
import { type LatexTable, latexTable, latexText } from '../../kit/latex-text.ts';
import { type ConflictWords, conflictWords } from '../conflict-words.ts';
import { isGiven, panels, reasonWords, TABLEAU_SIGNS } from './table-words.ts';
import { extentWords } from './tables-page.ts';

/** States beside each other in one table; more of them go into further tables. */
const PANEL = 16;
/** Columns of a stability table; more concepts go into further tables. */
const MOST_COLUMNS = 20;

const HEAD = `% Tables of a conflict model. In the preamble:
%   \\usepackage{array,booktabs,longtable,amssymb}
%   \\usepackage[T1]{fontenc}
% Letters beyond Latin need lualatex or xelatex with a font that has them.`;

/** The tables of a model as LaTeX, one float after another, to be included in a paper. */
export function tablesLatex(solution: Solution, tables: ModelTables): string {
  const words = conflictWords(solution.space);
  const { options, rankings, moves, stability, statusQuoAnalysis, tableau } = tables;
  const made: readonly LatexTable[] = [
    ...(options ? optionTables(options, tables, words) : [stateTable(tables, words)]),
    ...(rankings
      ? [
          orderTable(rankings, words),
          ...rankings.filter(({ ranks }) => !isGiven(ranks)).map((one) => rankingTable(one, words)),
        ]
      : []),
    ...(moves ? [moveTable(moves, tables, words)] : []),
    ...(stability ? stabilityTables(stability, tables) : []),
    ...(statusQuoAnalysis ? [statusQuoTable(statusQuoAnalysis, words)] : []),
    ...(tableau ? tableauTables(tableau, words) : []),
  ];
  return `${[HEAD, `% ${latexText(solution.space.model.title)}: ${extentWords(tables)}`, ...made.map(latexTable)].join('\n\n')}\n`;
}

const state = (number: number): string => `$s_{${number}}$`;
const states = (numbers: readonly number[]): string => numbers.map(state).join(', ');

function optionTables(table: OptionTable, { statusQuo }: ModelTables, words: ConflictWords): readonly LatexTable[] {
  const parts = panels(table.states, PANEL);
  return parts.map((part, i) => ({
    caption: `Option form${parts.length > 1 ? ` (${i + 1} of ${parts.length})` : ''}`,
    label: `options${parts.length > 1 ? `-${i + 1}` : ''}`,
    columns: [{ width: 0.14 }, { width: part.length > 10 ? 0.2 : 0.3 }, ...part.map(() => 'c' as const)],
    head: [['', '', ...part.map((one) => `${state(one.state)}${one.state === statusQuo ? '$^{*}$' : ''}`)]],
    rows: table.options.map(({ name, owners }, j) => {
      const who = latexText(owners.map(words.maker).join(' or '));
      const before = table.options[j - 1]?.owners.join() === owners.join();
      return [before ? '' : who, latexText(name), ...part.map(({ pattern }) => pattern[j] ?? '')];
    }),
    ...(part.some((one) => one.state === statusQuo) ? { note: '$^{*}$ the status quo' } : {}),
  }));
}

function stateTable({ states: listed }: ModelTables, words: ConflictWords): LatexTable {
  return {
    caption: 'States',
    label: 'states',
    columns: ['l', { width: 0.7 }],
    head: [['State', 'What it is']],
    rows: listed.map((number) => [state(number), latexText(words.state(number))]),
  };
}

/** States from best to worst: tied by ~, parted by a sign for preferred or greatly preferred. */
function orderLatex(ranks: RankingTable['ranks']): string {
  return ranks
    .map(({ states, greatly }, i) => {
      const tied = `$${states.map((number) => `s_{${number}}`).join(' \\sim ')}$`;
      if (i === ranks.length - 1) return tied;
      return `${tied} ${greatly ? '$\\gg$' : '$\\succ$'} `;
    })
    .join('');
}

/** Rankings in one line each, as papers print them. */
function orderTable(rankings: readonly RankingTable[], words: ConflictWords): LatexTable {
  return {
    caption: 'Rankings of the states, from most to least preferred',
    label: 'rankings',
    columns: [{ width: 0.22 }, { width: 0.7 }],
    head: [['Decision maker', 'Ranking']],
    rows: rankings.map(({ decisionMaker, ranks }) => [latexText(words.maker(decisionMaker)), orderLatex(ranks)]),
  };
}

function rankingTable({ decisionMaker, ranks }: RankingTable, words: ConflictWords): LatexTable {
  return {
    caption: `What decides the ranking of ${latexText(words.maker(decisionMaker))}`,
    label: `ranking-${labelOf(decisionMaker)}`,
    columns: ['r', { width: 0.25 }, { width: 0.55 }],
    head: [['Rank', 'States', 'Better than the next because']],
    rows: ranks.map(({ rank, states: tied, above }) => [String(rank), states(tied), latexText(reasonWords(above))]),
  };
}

function moveTable(
  moves: readonly MovesFromState[],
  { decisionMakers }: ModelTables,
  words: ConflictWords,
): LatexTable {
  const width = Math.round((0.8 / Math.max(1, decisionMakers.length)) * 100) / 100;
  return {
    caption: 'Unilateral moves; improvements are bold',
    label: 'moves',
    columns: ['l', ...decisionMakers.map(() => ({ width }))],
    head: [['State', ...decisionMakers.map(({ id }) => latexText(words.maker(id)))]],
    rows: moves.map(({ state: from, makers }) => [
      state(from),
      ...makers.map(({ moves: all, improvements }) =>
        all.map((to) => (improvements.includes(to) ? `$\\mathbf{s_{${to}}}$` : state(to))).join(', '),
      ),
    ]),
  };
}

function stabilityTables(rows: readonly StabilityRow[], tables: ModelTables): readonly LatexTable[] {
  const { decisionMakers, concepts, statusQuo } = tables;
  const each = decisionMakers.length + 1;
  const parts = panels(concepts, Math.max(1, Math.floor(MOST_COLUMNS / each)));
  const note = decisionMakers.map(({ name }, i) => `${i + 1} ${latexText(name)}`).join(', ');
  return parts.map((part, p) => ({
    caption: `Stability of the states${parts.length > 1 ? ` (${p + 1} of ${parts.length})` : ''}`,
    label: `stability${parts.length > 1 ? `-${p + 1}` : ''}`,
    columns: ['l', ...part.flatMap(() => [...decisionMakers.map(() => 'c' as const), 'c' as const])],
    head: [
      ['', ...part.map((concept) => ({ text: concept, span: each }))],
      ['State', ...part.flatMap(() => [...decisionMakers.map((_, i) => String(i + 1)), 'E'])],
    ],
    spans: part.map((_, i) => [2 + i * each, 1 + (i + 1) * each] as const),
    rows: rows.map((row) => [
      `${state(row.state)}${row.state === statusQuo ? '$^{*}$' : ''}`,
      ...part.flatMap((concept) => [
        ...row.stable.map((held) => (held.includes(concept) ? '$\\checkmark$' : '')),
        row.equilibrium.includes(concept) ? '$\\bullet$' : '',
      ]),
    ]),
    note: `${note}; E equilibrium${statusQuo === undefined ? '' : '; $^{*}$ the status quo'}`,
  }));
}

function statusQuoTable({ from, reached, unreached }: StatusQuoTable, words: ConflictWords): LatexTable {
  const cells = (arrival: Arrival | undefined): readonly string[] =>
    arrival ? [String(arrival.steps), latexText(arrival.last.map(words.maker).join(', '))] : ['', ''];
  return {
    caption: `Status quo analysis from ${state(from)}: the fewest steps to each state, and who can make the last`,
    label: 'status-quo',
    columns: ['l', 'r', { width: 0.33 }, 'r', { width: 0.33 }],
    head: [
      ['', { text: 'by improvements', span: 2 }, { text: 'by moves', span: 2 }],
      ['State', 'steps', 'last by', 'steps', 'last by'],
    ],
    spans: [
      [2, 3],
      [4, 5],
    ],
    rows: reached.map((row) => [state(row.state), ...cells(row.byImprovements), ...cells(row.byMoves)]),
    ...(unreached > 0 ? { note: `No moves lead to ${unreached} other states.` } : {}),
  };
}

function tableauTables({ sides, simultaneous }: TableauForm, words: ConflictWords): readonly LatexTable[] {
  const note = `E equilibrium, $\\times$ none; r rational; s sanctioned; u unstable${simultaneous ? '; $\\not$u stable by simultaneous sanctioning' : ''}`;
  return sides.flatMap((side) => sidePanels(side, words).map((table) => ({ ...table, note })));
}

const SIGNS = { ...TABLEAU_SIGNS, us: '$\\not$u' };

function sidePanels({ decisionMaker, columns }: TableauSide, words: ConflictWords): readonly LatexTable[] {
  const parts = panels(columns, PANEL);
  return parts.map((part, p) => {
    const depth = Math.max(0, ...part.map(({ improvements }) => improvements.length));
    return {
      caption: `Tableau form, ${latexText(words.maker(decisionMaker))}${parts.length > 1 ? ` (${p + 1} of ${parts.length})` : ''}`,
      label: `tableau-${labelOf(decisionMaker)}${parts.length > 1 ? `-${p + 1}` : ''}`,
      columns: ['l', ...part.map(() => 'c' as const)],
      head: [['Overall', ...part.map(({ equilibrium }) => (equilibrium ? 'E' : '$\\times$'))]],
      rows: [
        ['Stability', ...part.map(({ mark }) => SIGNS[mark])],
        ['Preference vector', ...part.map(({ state: number, tied }) => `${state(number)}${tied ? '$\\,\\sim$' : ''}`)],
        ...Array.from({ length: depth }, (_, i) => [
          i === 0 ? 'Improvements' : '',
          ...part.map(({ improvements }) => (improvements[i] === undefined ? '' : state(improvements[i]))),
        ]),
      ],
    };
  });
}

/** What a label may hold. */
function labelOf(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, '-');
}
