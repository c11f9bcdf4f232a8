import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import { type Formula, formatFormula } from '../model/logic.ts';
import { isUnsourced, type Model, type Preference, type PreferenceStatement } from '../model/model.ts';
import { payoffsOf } from '../model/payoffs.ts';
import { makerAt } from '../model/state-space.ts';
import { type Solution, solveSpace } from '../solve/solve.ts';
import { holdsIn } from './reason.ts';
import { stabilityTest } from './stability-test.ts';

/** One change to ordered statements. Ranks count from 1, the most important. */
export type StatementEdit =
  /** Two levels change places. */
  | { readonly kind: 'swap'; readonly statements: readonly [string, string]; readonly ranks: readonly [number, number] }
  /** One level goes to another rank, those between move up or down by one. */
  | { readonly kind: 'move'; readonly statement: string; readonly from: number; readonly to: number }
  | { readonly kind: 'drop'; readonly statement: string; readonly rank: number; readonly unsourced: boolean }
  /** A new statement takes a rank, those from there on move down by one. */
  | { readonly kind: 'add'; readonly formula: Formula; readonly text: string; readonly rank: number };

export const EDIT_KINDS = ['swap', 'move', 'drop', 'add'] as const satisfies readonly StatementEdit['kind'][];

/** A way to make a state hold. */
export interface EditPlan {
  readonly edits: readonly StatementEdit[];
  /** The statements as they then are. */
  readonly preference: Extract<Preference, { kind: 'statements' }>;
  /** Whether the state is then an equilibrium: stable for all the others as well. */
  readonly equilibrium: boolean;
}

export interface SmallestEdits {
  readonly decisionMaker: string;
  readonly state: number;
  readonly concept: Concept;
  /** How many edits are needed: 0 if the state is stable as it is; absent if three do not suffice. */
  readonly size?: number;
  /** The plans of that size, those that disturb the order least first, drops of unsourced statements before others. */
  readonly plans: readonly EditPlan[];
  /** How many more there are than are listed. */
  readonly more: number;
}

type Levels = readonly (readonly PreferenceStatement[])[];

/** A level with, for each relevant state, how many more of its statements hold there than in the state in question. */
interface Level {
  readonly statements: readonly PreferenceStatement[];
  readonly gains: Int16Array;
}

interface Draft {
  readonly levels: readonly Level[];
  readonly edits: readonly StatementEdit[];
  /** By how many ranks levels were moved, summed. */
  readonly disturbance: number;
}

/** More drafts than this are not tried at one number of edits. */
const MOST_DRAFTS = 200_000;

function nameOf(level: Level): string {
  return level.statements.map(({ id }) => id).join(' = ');
}

/**
 * All drafts that one more edit makes.
 * @param remade makes a level of statements
 * @param additions levels that may be added
 * @param far whether levels may also change places with distant ones
 */
function* oneMore(
  draft: Draft,
  remade: (statements: readonly PreferenceStatement[]) => Level,
  additions: readonly Level[],
  far: boolean,
): Generator<Draft> {
  const { levels } = draft;
  const then = (next: readonly Level[], edit: StatementEdit, disturbance: number): Draft => ({
    levels: next,
    edits: [...draft.edits, edit],
    disturbance: draft.disturbance + disturbance,
  });
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i] as Level;
    const without = levels.filter((_, at) => at !== i);
    for (let j = i + 1; j < levels.length; j++) {
      if (!far && j > i + 1) break;
      const other = levels[j] as Level;
      const swapped = levels.map((own, at) => (at === i ? other : at === j ? level : own));
      yield then(
        swapped,
        { kind: 'swap', statements: [nameOf(level), nameOf(other)], ranks: [i + 1, j + 1] },
        2 * (j - i) - 1,
      );
    }
    for (let j = 0; far && j < levels.length; j++) {
      // To the next rank is a swap.
      if (Math.abs(i - j) < 2) continue;
      const moved = [...without.slice(0, j), level, ...without.slice(j)];
      yield then(moved, { kind: 'move', statement: nameOf(level), from: i + 1, to: j + 1 }, Math.abs(i - j));
    }
    for (const statement of level.statements) {
      const left = level.statements.filter((other) => other !== statement);
      const rest = left.length > 0 ? [remade(left)] : [];
      const edit: StatementEdit = {
        kind: 'drop',
        statement: statement.id,
        rank: i + 1,
        unsourced: isUnsourced(statement),
      };
      yield then([...levels.slice(0, i), ...rest, ...levels.slice(i + 1)], edit, levels.length - i);
    }
  }
  for (const addition of additions) {
    const [statement] = addition.statements;
    if (!statement) continue;
    for (let i = 0; i <= levels.length; i++) {
      const edit: StatementEdit = { kind: 'add', formula: statement.formula, text: statement.label ?? '', rank: i + 1 };
      yield then([...levels.slice(0, i), addition, ...levels.slice(i)], edit, levels.length - i);
    }
  }
}

/** Single options and their opposites; with `pairs` also “a or b” and “a and b” of these. */
function candidates(model: Model, pairs: boolean): readonly Formula[] {
  const names = (model.form.kind === 'options' ? model.form.options : model.form.states).map(({ id }) => id);
  const literals = names.flatMap((id): Formula[] => [
    { kind: 'atom', id },
    { kind: 'not', of: { kind: 'atom', id } },
  ]);
  if (!pairs || model.form.kind === 'graph') return literals;
  const joined = literals.flatMap((a, i) =>
    literals.slice(i + 1).flatMap((b, j): Formula[] => {
      // A literal and its own opposite say nothing.
      if (i % 2 === 0 && j === 0) return [];
      return [
        { kind: 'or', of: [a, b] },
        { kind: 'and', of: [a, b] },
      ];
    }),
  );
  return [...literals, ...joined];
}

/** Plans of one size: first the fewest ranks moved, then swaps, moves, drops of assumptions, other drops, additions. */
function inOrder(a: Draft, b: Draft): number {
  const rank = ({ kind, ...edit }: StatementEdit): number =>
    kind === 'swap' ? 0 : kind === 'move' ? 1 : kind === 'drop' ? ('unsourced' in edit && edit.unsourced ? 2 : 3) : 4;
  const kinds = (draft: Draft): number => draft.edits.reduce((sum, edit) => sum + rank(edit), 0);
  const additions = (draft: Draft): number => draft.edits.filter(({ kind }) => kind === 'add').length;
  return additions(a) - additions(b) || a.disturbance - b.disturbance || kinds(a) - kinds(b);
}

/**
 * The smallest change of a decision maker's ordered statements that makes a state stable for it: levels swapped or
 * moved, a statement dropped or added. Up to three edits are tried; additions are single options, their opposites and
 * pairs of these, in second edits single ones, in third ones none; three edits only swap neighbours and drop.
 *
 * @param state its number
 * @param most how many plans to list; default 10
 * @param kinds which edits to try; default all
 * @throws EntenteError (usage) if decision maker or state are unknown, or its preference is not by statements
 * @example
 * const { size, plans } = smallestEdits(solution, 'upstream', 1, 'Nash');
 * [size, plans[0].edits[0].kind]; // [1, 'drop']
 */
export function smallestEdits(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: Concept,
  { most = 10, kinds = EDIT_KINDS }: { readonly most?: number; readonly kinds?: readonly StatementEdit['kind'][] } = {},
): SmallestEdits {
  const { space } = solution;
  const maker = makerAt(space, decisionMaker);
  const preference = space.model.decisionMakers[maker]?.preference;
  if (preference?.kind !== 'statements') {
    throw new EntenteError(
      'usage',
      `The preference of “${decisionMaker}” is not given by ordered statements, so there are none to edit; see the condition instead.`,
    );
  }
  const condition = stabilityTest(solution, decisionMaker, state, concept);
  const level = (statements: readonly PreferenceStatement[]): Level => ({
    statements,
    gains: Int16Array.from(condition.relevant, (other) => {
      const held = (index: number): number => statements.filter((each) => holdsIn(space, each, index)).length;
      return held(other - 1) - held(state - 1);
    }),
  });
  const place = new Map(condition.relevant.map((other, i) => [other, i]));
  const works = ({ levels }: Draft): boolean =>
    condition.met((other) => {
      const i = place.get(other) ?? -1;
      for (const { gains } of levels) {
        const gain = gains[i] as number;
        if (gain !== 0) return gain > 0;
      }
      return false;
    });
  const known = new Set(preference.levels.flat().map(({ formula }) => formatFormula(formula)));
  const ids = new Set(preference.levels.flat().map(({ id }) => id));
  let number = 0;
  const addition = (formula: Formula): Level => {
    do number++;
    while (ids.has(`added-${number}`));
    return level([{ id: `added-${number}`, label: formatFormula(formula), formula }]);
  };
  const additionsFor = (pairs: boolean): readonly Level[] =>
    candidates(space.model, pairs)
      .filter((formula) => !known.has(formatFormula(formula)))
      .map(addition)
      .filter(({ gains }) => gains.some((gain) => gain !== 0));

  const none: Draft = { levels: preference.levels.map(level), edits: [], disturbance: 0 };
  const answer = (size: number, drafts: readonly Draft[]): SmallestEdits => {
    const plans = distinct([...drafts].sort(inOrder));
    return {
      decisionMaker,
      state,
      concept,
      size,
      plans: plans.slice(0, most).map((draft) => planOf(solution, maker, state, concept, draft)),
      more: Math.max(0, plans.length - most),
    };
  };
  const step = (draft: Draft, additions: readonly Level[], far: boolean): readonly Draft[] =>
    [...oneMore(draft, level, additions, far)].filter(({ edits }) => kinds.some((kind) => kind === edits.at(-1)?.kind));
  if (works(none)) return answer(0, [none]);
  const adding = kinds.includes('add');
  const one = step(none, adding ? additionsFor(true) : [], true).filter(works);
  if (one.length > 0) return answer(1, one);
  const literals = adding ? additionsFor(false) : [];
  const wide = step(none, literals, true);
  const few = wide.length ** 2 <= MOST_DRAFTS;
  const first = few ? wide : step(none, [], false);
  const two = first.flatMap((draft) => step(draft, few ? literals : [], few).filter(works));
  if (two.length > 0) return answer(2, two);
  const near = step(none, [], false).flatMap((draft) => step(draft, [], false));
  const three = near.length ** 1.5 <= MOST_DRAFTS ? near.flatMap((draft) => step(draft, [], false).filter(works)) : [];
  if (three.length > 0) return answer(3, three);
  return { decisionMaker, state, concept, plans: [], more: 0 };
}

/** Drops drafts that come to the same statements as an earlier one. */
function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ levels }) => {
    const key = levels
      .map(({ statements }) => statements.map(({ id, label }) => `${id} ${label}`).join('='))
      .join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function planOf(solution: Solution, maker: number, state: number, concept: Concept, draft: Draft): EditPlan {
  const levels: Levels = draft.levels.map(({ statements }) => statements);
  const preference = { kind: 'statements' as const, levels };
  const payoffs = solution.payoffs.map((own, i) => (i === maker ? payoffsOf(preference, solution.space) : own));
  const { equilibria } = solveSpace(solution.space, { concepts: [concept], payoffs });
  return { edits: draft.edits, preference, equilibrium: equilibria[concept]?.includes(state) ?? false };
}
