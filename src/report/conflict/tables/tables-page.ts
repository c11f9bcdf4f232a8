import type { Solution } from '../../../conflict/solve/solve.ts';
import type { ModelTables, OptionTable, StabilityRow } from '../../../conflict/tables/model-tables.ts';
import type { MovesFromState } from '../../../conflict/tables/moves-table.ts';
import type { RankingTable } from '../../../conflict/tables/ranking-table.ts';
import type { StatusQuoTable } from '../../../conflict/tables/status-quo-table.ts';
import type { TableauForm, TableauSide } from '../../../conflict/tables/tableau-form.ts';
import type { Block } from '../../kit/text-page.ts';
import { counted } from '../../words/wording.ts';
import { type ConflictWords, conflictWords } from '../conflict-words.ts';
import { stateItems } from '../state-list.ts';
import { arrivalWords, isGiven, letterOf, panels, reasonWords, TABLEAU_SIGNS } from './table-words.ts';

/** States that stand beside each other in one panel of a table. */
const PANEL = 12;

/** The tables of a model as a page for the terminal or Markdown. */
export function tablesPage(solution: Solution, tables: ModelTables): readonly Block[] {
  const words = conflictWords(solution.space);
  const { options, rankings, moves, stability, statusQuoAnalysis, tableau } = tables;
  return [
    { kind: 'title', text: solution.space.model.title, about: [extentWords(tables)] },
    ...(options ? optionBlocks(options, tables, words) : listedBlocks(tables, words)),
    ...(rankings ? rankingBlocks(rankings, words) : []),
    ...(moves ? moveBlocks(moves, words) : []),
    ...(stability ? stabilityBlocks(stability, tables, words) : []),
    ...(statusQuoAnalysis ? statusQuoBlocks(statusQuoAnalysis, tables, words) : []),
    ...(tableau ? tableauBlocks(tableau, words) : []),
  ];
}

/** Which states the tables show. */
export function extentWords({ states, stateCount, statusQuo }: ModelTables): string {
  const quo = statusQuo === undefined ? '' : `; state ${statusQuo} is the status quo`;
  if (states.length === stateCount) return `all ${stateCount} states${quo}`;
  return `${states.length} of ${stateCount.toLocaleString('en-GB')} states, the status quo and those that hold${quo}`;
}

function optionBlocks({ options, states }: OptionTable, tables: ModelTables, words: ConflictWords): readonly Block[] {
  return [
    { kind: 'heading', text: 'Option form' },
    ...panels(states, PANEL).map(
      (part): Block => ({
        kind: 'table',
        head: ['', ...part.map(({ state }) => `${state}${state === tables.statusQuo ? '*' : ''}`)],
        columns: [{ least: 16, lines: 3 }, ...part.map(() => ({ align: 'right' as const }))],
        rows: options.map(({ name, owners }, j) => [
          `${owners.map(words.maker).join(' or ')}: ${name}`,
          ...part.map(({ pattern }) => pattern[j] ?? ''),
        ]),
      }),
    ),
    ...(tables.statusQuo === undefined ? [] : [{ kind: 'text', text: '* the status quo', tone: 'dim' } as const]),
  ];
}

/** States that are listed one by one have no options; they stand in words. */
function listedBlocks({ states }: ModelTables, words: ConflictWords): readonly Block[] {
  return [
    { kind: 'heading', text: 'States' },
    { kind: 'list', items: stateItems(states, words, states.length) },
  ];
}

/** `4 > 2 ~ 3 >> 1`: a ranking in one line. */
function orderWords(ranks: RankingTable['ranks']): string {
  return ranks
    .map(({ states, greatly }, i) => `${states.join(' ~ ')}${i === ranks.length - 1 ? '' : greatly ? ' >> ' : ' > '}`)
    .join('');
}

function rankingBlocks(rankings: readonly RankingTable[], words: ConflictWords): readonly Block[] {
  return rankings.flatMap(({ decisionMaker, ranks }): readonly Block[] => [
    { kind: 'heading', text: `Ranking of ${words.maker(decisionMaker)}` },
    { kind: 'text', text: orderWords(ranks) },
    ...(isGiven(ranks)
      ? []
      : [
          {
            kind: 'table',
            head: ['rank', 'states', 'better than the next because'],
            columns: [{ align: 'right' }, { most: 24, least: 8, lines: 8 }, { least: 20, lines: 4 }],
            rows: ranks.map(({ rank, states, above }) => [String(rank), states.join(', '), reasonWords(above)]),
          } as const,
        ]),
  ]);
}

function moveBlocks(moves: readonly MovesFromState[], words: ConflictWords): readonly Block[] {
  return [
    { kind: 'heading', text: 'Moves and improvements' },
    {
      kind: 'table',
      head: ['from', 'by', 'improves by going to', 'other moves'],
      columns: [{ align: 'right' }, { least: 10, lines: 2 }, { least: 10, lines: 6 }, { least: 10, lines: 6 }],
      rows: moves.flatMap(({ state, makers }) =>
        makers
          .filter((maker) => maker.moves.length > 0)
          .map(({ decisionMaker, moves: all, improvements }) => [
            String(state),
            words.maker(decisionMaker),
            improvements.join(', '),
            all.filter((to) => !improvements.includes(to)).join(', '),
          ]),
      ),
    },
  ];
}

function stabilityBlocks(rows: readonly StabilityRow[], tables: ModelTables, words: ConflictWords): readonly Block[] {
  const { decisionMakers, concepts } = tables;
  return [
    { kind: 'heading', text: 'Stability' },
    {
      kind: 'text',
      text: `${decisionMakers.map(({ name }, i) => `${letterOf(i)} ${name}`).join(', ')}; E: an equilibrium, stable for all.`,
      tone: 'dim',
    },
    {
      kind: 'table',
      head: ['state', ...concepts, 'what is done'],
      columns: [{ align: 'right' }, ...concepts.map(() => ({})), { least: 20, lines: 3 }],
      rows: rows.map(({ state, stable, equilibrium }) => [
        `${state}${state === tables.statusQuo ? '*' : ''}`,
        ...concepts.map((concept) => {
          const letters = stable.map((held, i) => (held.includes(concept) ? letterOf(i) : '·')).join('');
          return equilibrium.includes(concept) ? `${letters} E` : letters;
        }),
        words.state(state),
      ]),
    },
  ];
}

function statusQuoBlocks(table: StatusQuoTable, { stability }: ModelTables, words: ConflictWords): readonly Block[] {
  const held = new Map((stability ?? []).map(({ state, equilibrium }) => [state, equilibrium.join(', ')]));
  return [
    { kind: 'heading', text: `Status quo analysis, from state ${table.from}` },
    {
      kind: 'text',
      text: `The fewest steps that lead to each state, and who can make the last of them.${table.unreached > 0 ? ` No moves lead to ${counted(table.unreached, 'other state')}.` : ''}`,
      tone: 'dim',
    },
    {
      kind: 'table',
      head: ['state', 'by improvements', 'by moves', 'holds under'],
      columns: [{ align: 'right' }, { least: 14, lines: 3 }, { least: 14, lines: 3 }, { least: 8, lines: 2 }],
      rows: table.reached.map(({ state, byImprovements, byMoves }) => [
        String(state),
        arrivalWords(byImprovements, words.maker),
        arrivalWords(byMoves, words.maker),
        held.get(state) ?? '',
      ]),
    },
  ];
}

function tableauBlocks({ sides, simultaneous }: TableauForm, words: ConflictWords): readonly Block[] {
  const legend = [
    'E equilibrium, x none',
    'r rational, without improvement',
    's sanctioned by an improvement of the other',
    'u unstable',
    ...(simultaneous ? ['u/ stable by simultaneous sanctioning'] : []),
    '~ tied with the next',
  ];
  return [
    { kind: 'heading', text: 'Tableau form' },
    { kind: 'text', text: `${legend.join('; ')}.`, tone: 'dim' },
    ...sides.flatMap((side) => tableauSide(side, words)),
  ];
}

function tableauSide({ decisionMaker, columns }: TableauSide, words: ConflictWords): readonly Block[] {
  return panels(columns, PANEL).map((part): Block => {
    const depth = Math.max(0, ...part.map(({ improvements }) => improvements.length));
    return {
      kind: 'table',
      head: [words.maker(decisionMaker), ...part.map(({ equilibrium }) => (equilibrium ? 'E' : 'x'))],
      columns: [{ least: 12 }, ...part.map(() => ({ align: 'right' as const }))],
      rows: [
        ['stability', ...part.map(({ mark }) => TABLEAU_SIGNS[mark])],
        ['preference', ...part.map(({ state, tied }) => `${state}${tied ? '~' : ''}`)],
        ...Array.from({ length: depth }, (_, i) => [
          i === 0 ? 'improvements' : '',
          ...part.map(({ improvements }) => String(improvements[i] ?? '')),
        ]),
      ],
    };
  });
}
