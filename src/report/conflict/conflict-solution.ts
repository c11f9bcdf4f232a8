import type { CoalitionProof } from '../../conflict/explain/coalition-proof.ts';
import { EQUILIBRIUM_MEANING } from '../../conflict/explain/proof-sentences.ts';
import type { FilePublished } from '../../conflict/file/file-types.ts';
import { type Concept, conceptBit } from '../../conflict/model/concept.ts';
import { ranking } from '../../conflict/model/payoffs.ts';
import { movesFrom, patternOf, statusQuoOf } from '../../conflict/model/state-space.ts';
import type { BlockEquilibria, CoalitionResult } from '../../conflict/solve/coalitions.ts';
import { type Evolution, evolution, type Move } from '../../conflict/solve/evolution.ts';
import type { LimitedMoveResult } from '../../conflict/solve/limited-move.ts';
import { SIM_STATES, type Solution } from '../../conflict/solve/solve.ts';
import type { ComparedPublished } from '../../conflict/tables/compare-published.ts';
import { movesTable } from '../../conflict/tables/moves-table.ts';
import type { Block, PageItem } from '../kit/text-page.ts';
import { andList, counted } from '../words/wording.ts';
import { breakWords } from './conflict-coalitions.ts';
import { type BeyondOrder, beyondOrderBlocks } from './conflict-preference.ts';
import { type ConflictWords, conflictWords, countGrounds, notImplied, STRONGEST_FIRST } from './conflict-words.ts';
import { publishedBlocks } from './published-blocks.ts';
import { stateBlocks, stateItems } from './state-list.ts';

/** What a page about a solution may show besides its states. */
export interface SolutionPageOptions {
  /** The day the model speaks of. */
  readonly date?: string;
  /** What the model is about, in its author's words. */
  readonly about?: string;
  /** Shows the states too that hold only by GMR and SMR, and all of long lists. */
  readonly all?: boolean;
  /** Number of the state from which to follow where the conflict may go; default the status quo. */
  readonly from?: number;
  readonly coalitions?: CoalitionResult;
  /** Of states that hold if nobody acts together: a smallest group that leaves them together, and by which way. */
  readonly breaks?: readonly CoalitionProof[];
  readonly blocks?: { readonly names: readonly (readonly string[])[]; readonly equilibria: BlockEquilibria };
  readonly nonMyopic?: LimitedMoveResult;
  /** What the model's source prints, and how that compares. */
  readonly published?: { readonly published: FilePublished; readonly compared: ComparedPublished };
  readonly limited?: { readonly horizon: number; readonly result: LimitedMoveResult };
  readonly beyondOrder?: BeyondOrder;
  /** Where the reader finds what is left out here. Default: what `--all` does. */
  readonly rest?: string;
  /** What the user types for this file: `entente model sensitivity case.yaml` and so on are built on it. */
  readonly command: (subcommand: string) => string;
}

/** A list of states longer than this is cut unless all is asked for. */
const MOST_ITEMS = 12;
/** States that hold in a weak sense only are named in words if they are no more than this. */
const MOST_UNFOLDED = 5;
/** Where the conflict can go is followed in models up to this size. */
const MOST_STATES = 4096;

/** Concepts of a page that make no one shrug: the rest is folded. */
const FULL: readonly Concept[] = ['Nash', 'SEQ', 'SIM'];

/** A solved model as a page: where the conflict stands, what holds and why, where it may go, and what that rests on. */
export function solutionPage(solution: Solution, options: SolutionPageOptions): readonly Block[] {
  const words = conflictWords(solution.space);
  const evolved = followed(solution, options.from);
  return [
    titleBlock(solution, options),
    ...standing(solution, words),
    ...holding(solution, words, evolved, options),
    ...leftOutWords(solution).map((text): Block => ({ kind: 'text', text, tone: 'dim' })),
    ...going(words, evolved),
    ...foresight(words, options),
    ...coalitionBlocks(words, options),
    ...beyondOrderBlocks(solution.space, options.beyondOrder ?? {}),
    ...(options.published ? publishedBlocks(options.published.published, options.published.compared, words) : []),
    ...grounds(solution, options),
  ];
}

/** Where the conflict can go, and how to call the state from which it is followed. */
interface Followed extends Evolution {
  readonly start: string;
  readonly isStatusQuo: boolean;
}

function followed(solution: Solution, from: number | undefined): Followed | undefined {
  const quo = statusQuoOf(solution.space);
  if ((from === undefined && quo === undefined) || solution.space.size > MOST_STATES) return undefined;
  const evolved = evolution(solution, from);
  const isStatusQuo = quo === evolved.from - 1;
  return { ...evolved, isStatusQuo, start: isStatusQuo ? 'the status quo' : `state ${evolved.from}` };
}

function titleBlock({ space }: Solution, { date, about }: SolutionPageOptions): Block {
  const { model } = space;
  const size =
    model.form.kind === 'options'
      ? `${counted(model.form.options.length, 'option')} · ${space.size.toLocaleString('en-GB')} of ${(2 ** model.form.options.length).toLocaleString('en-GB')} combinations can be`
      : counted(space.size, 'state');
  return {
    kind: 'title',
    text: model.title,
    about: [
      [...(date ? [date] : []), counted(model.decisionMakers.length, 'decision maker'), size].join(' · '),
      ...(about ? [about] : []),
    ],
  };
}

function standing(solution: Solution, words: ConflictWords): readonly Block[] {
  const index = statusQuoOf(solution.space);
  if (index === undefined) return [];
  const improvers = improvementsFrom(solution, index);
  return [
    { kind: 'heading', text: 'Where it stands' },
    {
      kind: 'list',
      items: [
        {
          label: String(index + 1),
          text: words.state(index + 1),
          notes: [
            improvers.length === 0
              ? 'nobody can better its position by a move of its own'
              : `${andList(improvers.map(words.maker))} could better ${improvers.length === 1 ? 'its' : 'their'} position`,
          ],
        },
      ],
    },
  ];
}

/** Ids of the decision makers who have an improvement from a state. */
function improvementsFrom({ space, payoffs }: Solution, index: number): readonly string[] {
  return space.movers.flatMap(({ id }, maker) => {
    const own = payoffs[maker];
    return movesFrom(space, maker, index).some((to) => (own?.[to] ?? 0) > (own?.[index] ?? 0)) ? [id] : [];
  });
}

/** By state, the concepts under which it is an equilibrium, the strongest first. */
export function conceptsByState({ concepts, equilibria }: Solution): ReadonlyMap<number, readonly Concept[]> {
  const found = new Map<number, Concept[]>();
  for (const concept of STRONGEST_FIRST.filter((one) => concepts.includes(one))) {
    for (const state of equilibria[concept] ?? []) found.set(state, [...(found.get(state) ?? []), concept]);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

function holding(
  solution: Solution,
  words: ConflictWords,
  evolved: Followed | undefined,
  options: SolutionPageOptions,
): readonly Block[] {
  const byState = conceptsByState(solution);
  const shown = STRONGEST_FIRST.filter((concept) => FULL.includes(concept) && solution.concepts.includes(concept));
  const blocks: Block[] = [{ kind: 'heading', text: 'What holds' }];
  const used = new Set<number>();
  for (const concept of shown) {
    const states = [...byState].filter(([state, held]) => held[0] === concept && !used.has(state));
    if (states.length === 0) continue;
    for (const [state] of states) used.add(state);
    blocks.push({ kind: 'text', text: `${concept}: ${EQUILIBRIUM_MEANING[concept]}` });
    const most = options.all ? states.length : MOST_ITEMS;
    blocks.push({
      kind: 'list',
      items: states
        .slice(0, most)
        .map(([state, held]) => equilibriumItem(state, held, solution.concepts, words, evolved)),
    });
    if (states.length > most) {
      blocks.push({
        kind: 'text',
        text: `… and ${(states.length - most).toLocaleString('en-GB')} more; ${options.rest ?? '--all lists them'}.`,
        tone: 'dim',
      });
    }
  }
  if (used.size === 0) {
    blocks.push({
      kind: 'text',
      text: `No state holds under ${andList(shown)}: from every one somebody moves on.`,
    });
  }
  const folded = [...byState].filter(([state]) => !used.has(state));
  if (folded.length > 0) blocks.push(...foldedBlocks(solution, folded, words, evolved, options));
  return blocks;
}

function equilibriumItem(
  state: number,
  held: readonly Concept[],
  all: readonly Concept[],
  words: ConflictWords,
  evolved: Followed | undefined,
): PageItem {
  const notes = [heldWords(held, all)];
  if (evolved) {
    if (state === evolved.from) notes.unshift(`this is ${evolved.start}`);
    else {
      const improving = evolved.byImprovements.find((end) => end.state === state);
      const anyhow = evolved.byMoves.find((end) => end.state === state);
      notes.push(
        improving
          ? `reached from ${evolved.start} by improvements: ${pathWords(improving.path, words)}`
          : anyhow
            ? `improvements do not lead there from ${evolved.start}; only moves against somebody’s own interest do`
            : `cannot be reached from ${evolved.start}`,
      );
    }
  }
  return { label: String(state), text: words.state(state), notes };
}

/** `by Nash and SMR`; nothing is said twice, so the list ends where the weaker concepts follow from the stronger. */
function heldWords(held: readonly Concept[], all: readonly Concept[]): string {
  if (held.length === all.length) return 'holds under every concept';
  return `holds under ${andList(notImplied(held))}`;
}

function pathWords(path: readonly Move[], words: ConflictWords): string {
  return path.map((move) => `${words.move(move)} (${move.to})`).join(' → ');
}

function foldedBlocks(
  solution: Solution,
  folded: readonly (readonly [number, readonly Concept[]])[],
  words: ConflictWords,
  evolved: Followed | undefined,
  options: SolutionPageOptions,
): readonly Block[] {
  const smr = folded.filter(([, held]) => held.includes('SMR')).length;
  const also = solution.concepts.includes('SMR')
    ? ` (GMR; ${smr === folded.length ? 'all' : smr} of them SMR)`
    : ' (GMR)';
  const head = `${counted(folded.length, 'more state')} ${folded.length === 1 ? 'holds' : 'hold'} in a weak sense only${also}: ${EQUILIBRIUM_MEANING.GMR}`;
  if (options.all) {
    return [
      { kind: 'text', text: head },
      {
        kind: 'list',
        items: folded.map(([state, held]) => equilibriumItem(state, held, solution.concepts, words, evolved)),
      },
    ];
  }
  const numbers = folded.map(([state]) => state);
  if (numbers.length <= MOST_UNFOLDED) {
    return [
      { kind: 'text', text: head, tone: 'dim' },
      { kind: 'list', items: stateItems(numbers, words) },
    ];
  }
  const first = numbers.slice(0, 40).join(', ');
  const rest = numbers.length > 40 ? ` and ${(numbers.length - 40).toLocaleString('en-GB')} more` : '';
  return [
    { kind: 'text', text: `${head} They are ${first}${rest}; ${options.rest ?? '--all describes them'}.`, tone: 'dim' },
  ];
}

function going(words: ConflictWords, evolved: Followed | undefined): readonly Block[] {
  if (!evolved) return [];
  const { start } = evolved;
  const blocks: Block[] = [
    { kind: 'heading', text: evolved.isStatusQuo ? 'Where it may go' : `Where it may go from ${start}` },
  ];
  if (evolved.byImprovements.length === 0) {
    blocks.push({
      kind: 'text',
      text: `Nowhere by itself: from ${start} no move betters the position of whoever makes it.`,
    });
    return blocks;
  }
  const ends = evolved.byImprovements.filter(({ concepts }) => concepts.some((concept) => FULL.includes(concept)));
  blocks.push({
    kind: 'text',
    text: `Improvements, one after another, lead to ${counted(evolved.byImprovements.length, 'other state')}; ${
      ends.length === 0
        ? 'none of them holds under Nash, SEQ or SIM.'
        : `${ends.length === 1 ? 'one' : ends.length} of them ${ends.length === 1 ? 'holds' : 'hold'}:`
    }`,
  });
  if (ends.length > 0) {
    blocks.push({
      kind: 'list',
      items: ends.slice(0, MOST_ITEMS).map(({ state, path }) => ({
        label: String(state),
        text: pathWords(path, words),
      })),
    });
  }
  return blocks;
}

function foresight(words: ConflictWords, { nonMyopic, limited }: SolutionPageOptions): readonly Block[] {
  const blocks = [
    ...(limited
      ? stateBlocks(
          `States that hold if both look ${counted(limited.horizon, 'move')} ahead`,
          limited.result.equilibria,
          words,
        )
      : []),
    ...(nonMyopic
      ? stateBlocks('States that hold if both look as far ahead as one likes (non-myopic)', nonMyopic.equilibria, words)
      : []),
  ];
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: 'With foresight' }, ...blocks];
}

function coalitionBlocks(words: ConflictWords, { coalitions, breaks, blocks }: SolutionPageOptions): readonly Block[] {
  const list = (states: readonly number[]): string => (states.length === 0 ? 'none' : states.join(', '));
  const page: Block[] = [];
  if (coalitions) {
    const { CNash, CGMR, CSMR, CSEQ } = coalitions.equilibria;
    page.push(
      { kind: 'heading', text: `Against ${coalitionsWords(coalitions)}` },
      {
        kind: 'text',
        text: 'The members of a group move one after another, in any order, to a state that each of them prefers. None of these groups can do so, or dares to, in these states:',
      },
      {
        kind: 'list',
        items: [
          { label: 'CNash', text: list(CNash) },
          { label: 'CSEQ', text: list(CSEQ) },
          { label: 'CSMR', text: list(CSMR) },
          { label: 'CGMR', text: list(CGMR) },
        ],
      },
      ...named([...CNash, ...CSEQ], words),
      ...breakBlocks(words, breaks ?? []),
    );
  }
  if (blocks) {
    const names = blocks.names.map((block) => andList(block.map(words.maker)));
    page.push(
      { kind: 'heading', text: `If ${names.join('; ')} ${blocks.names.length === 1 ? 'act' : 'each act'} as one` },
      {
        kind: 'text',
        text: 'A block changes all its options at once, and only if each member gains (the coalitions of GMCR+; another notion than the one above). These states hold:',
      },
      {
        kind: 'list',
        items: (['Nash', 'SEQ', 'SMR', 'GMR'] as const).map((concept) => ({
          label: concept,
          text: list(blocks.equilibria[concept]),
        })),
      },
      ...named(Object.values(blocks.equilibria).flat(), words),
    );
  }
  return page;
}

/** The states that a list names by number, in words; nothing where there are none. */
function named(states: readonly number[], words: ConflictWords): readonly Block[] {
  const once = [...new Set(states)].sort((a, b) => a - b);
  return once.length === 0 ? [] : [{ kind: 'list', items: stateItems(once, words) }];
}

/** `every coalition`, `3 groups`: single decision makers are always looked at. */
function coalitionsWords({ coalitions }: CoalitionResult): string {
  const makers = coalitions.filter(({ members }) => members.length === 1).length;
  if (coalitions.length === 2 ** makers - 1) return 'every coalition';
  return `${counted(coalitions.length - makers, 'group')} and everybody alone`;
}

function breakBlocks(words: ConflictWords, breaks: readonly CoalitionProof[]): readonly Block[] {
  if (breaks.length === 0) return [];
  return [
    { kind: 'text', text: 'These hold while everybody acts alone, but a group leaves them together:' },
    {
      kind: 'list',
      items: breaks.map((proof) => ({
        label: String(proof.state),
        text: words.state(proof.state),
        notes: [breakWords(proof, words)],
      })),
    },
  ];
}

/** What was not worked out, and why; empty where nothing was left out. */
export function leftOutWords({ space, concepts }: Solution): readonly string[] {
  if (concepts.includes('SIM') || space.kind === 'graph' || space.size <= SIM_STATES) return [];
  return [
    `SIM is not worked out here: it tries all joint moves of the others one by one, and that is done up to ${SIM_STATES.toLocaleString('en-GB')} states; this model has ${space.size.toLocaleString('en-GB')}. For one state “explain --concept SIM” answers.`,
  ];
}

function grounds({ space }: Solution, { command }: SolutionPageOptions): readonly Block[] {
  const { all, sourced, assumed, bare } = countGrounds(space.model);
  const parts = [
    `${sourced} of ${counted(all, 'preference')} ${sourced === 1 ? 'cites' : 'cite'} a source`,
    ...(assumed > 0 ? [`${assumed} ${assumed === 1 ? 'is an assumption' : 'are assumptions'}`] : []),
    ...(bare > 0 ? [`${bare} cite nothing`] : []),
  ];
  return [
    { kind: 'heading', text: 'What this rests on' },
    {
      kind: 'text',
      text: `${parts.join(', ')}. Which of them carry the outcome: ${command('sensitivity')}`,
    },
    {
      kind: 'text',
      text: 'Preferences are an order and no measure. What holds here follows from the model; it is no forecast.',
      tone: 'dim',
    },
  ];
}

/**
 * A solved model as data: every state up to 4,096 of them, in larger models the first so many that hold; rankings of whole
 * models, and of models up to 512 states the moves and improvements from each.
 */
export function solutionData(solution: Solution, from?: number): unknown {
  const { space, payoffs, concepts, equilibria } = solution;
  const statusQuo = statusQuoOf(space);
  const whole = space.size <= MOST_STATES;
  const byState = conceptsByState(solution);
  const numbers = whole
    ? Array.from({ length: space.size }, (_, i) => i + 1)
    : [
        ...new Set([...(statusQuo === undefined ? [] : [statusQuo + 1]), ...[...byState.keys()].slice(0, MOST_STATES)]),
      ].sort((a, b) => a - b);
  const words = conflictWords(space);
  return {
    title: space.model.title,
    decisionMakers: space.movers.map(({ id, name }) => ({ id, name })),
    stateCount: space.size,
    statusQuo: statusQuo === undefined ? null : statusQuo + 1,
    concepts,
    equilibria,
    ...(leftOutWords(solution).length > 0 ? { leftOut: leftOutWords(solution) } : {}),
    states: numbers.map((number) => ({
      state: number,
      pattern: patternOf(space, number - 1),
      words: words.state(number),
      payoffs: Object.fromEntries(space.movers.map(({ id }, maker) => [id, payoffs[maker]?.[number - 1] ?? 0])),
      stable: Object.fromEntries(space.movers.map(({ id }, maker) => [id, stableConcepts(solution, maker, number)])),
      equilibrium: byState.get(number) ?? [],
      ...(space.size <= MOST_WITH_MOVES ? { moves: movesOf(solution, number) } : {}),
    })),
    ...(whole
      ? {
          rankings: Object.fromEntries(
            space.movers.map(({ id }, maker) => [
              id,
              ranking(payoffs[maker] ?? new Int32Array()).map((tied) => tied.map((index) => index + 1)),
            ]),
          ),
        }
      : {}),
    ...((from !== undefined || statusQuo !== undefined) && whole ? { evolution: evolution(solution, from) } : {}),
  };
}

/** Moves are part of the data of models up to this size; they grow with the square of the states. */
const MOST_WITH_MOVES = 512;

/** By decision maker: where it can go from a state, and which of that it prefers, the best first. */
function movesOf(solution: Solution, number: number): unknown {
  const [row] = movesTable(solution, [number]);
  return Object.fromEntries(
    (row?.makers ?? []).map(({ decisionMaker, moves, improvements }) => [decisionMaker, { to: moves, improvements }]),
  );
}

/** The concepts under which a state is stable for one decision maker. */
function stableConcepts({ concepts, stable }: Solution, maker: number, number: number): readonly Concept[] {
  const marks = stable[maker]?.[number - 1] ?? 0;
  return concepts.filter((concept) => (marks & conceptBit(concept)) !== 0);
}
