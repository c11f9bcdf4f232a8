import { formatFormula, parseFormula } from '../../src/conflict/model/logic.ts';
import type {
  Evidence,
  GraphMove,
  Model,
  Preference,
  PreferenceStatement,
  StateRef,
} from '../../src/conflict/model/model.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { readJson } from '../kit/shared-data.ts';

/** What a case expects, as far as it says so. State numbers throughout. */
export interface ConflictExpectation {
  readonly feasible?: number;
  readonly equilibria?: Readonly<Record<string, readonly number[]>>;
  /** By decision maker and concept. */
  readonly stable?: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** By decision maker and state; a state without moves may be absent. */
  readonly reachable?: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** By decision maker, best first, ties in an inner list. */
  readonly rankings?: Readonly<Record<string, readonly (number | readonly number[])[]>>;
  readonly inverse?: readonly {
    readonly state: number;
    readonly vary: readonly string[];
    readonly counts: Readonly<Record<string, number>>;
  }[];
  /** Limited-move equilibria by horizon. */
  readonly Lh?: Readonly<Record<string, readonly number[]>>;
  readonly NM?: readonly number[];
  /** Equilibria if blocks move as one: `A+B|C`, then by concept. */
  readonly jointCoalition?: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** Coalitional equilibria: CNash, CGMR, CSMR, CSEQ. */
  readonly coalitional?: Readonly<Record<string, readonly number[]>>;
}

export interface ConflictCase {
  readonly id: string;
  readonly model: Model;
  readonly expected: ConflictExpectation;
  /** What the maker of the cases worked out besides; counts as expected too. */
  readonly computed: ConflictExpectation;
}

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const DIRECTIONS = { both: 'both', fwd: 'forward', back: 'back' } as const;

function statement(value: unknown, position: number, names: readonly string[]): PreferenceStatement {
  const row = object(value);
  const any = array(row.any).map((pattern) => parseFormula(text(pattern), names));
  const [only] = any;
  const positive = any.length === 1 && only ? only : ({ kind: 'or', of: any } as const);
  const formula = row.not === true ? ({ kind: 'not', of: positive } as const) : positive;
  const source = object(row.source);
  const evidence: Evidence[] = [
    ...(typeof source.start === 'number'
      ? [{ kind: 'source', source: 'article', place: String(source.start) } as const]
      : []),
    ...(typeof row.assumption === 'string' ? [{ kind: 'assumption', note: row.assumption } as const] : []),
  ];
  return { id: String(position + 1), label: text(row.label) || formatFormula(formula), formula, evidence };
}

/** State ids of listed states are their numbers as text. */
function preference(value: unknown, names: readonly string[], listed: boolean): Preference {
  const row = object(value);
  if (row.mode === 'ranking') {
    const ref = (number: unknown): StateRef => (listed ? String(number) : Number(number));
    const order = array(row.order).map((entry) => (Array.isArray(entry) ? entry.map(ref) : [ref(entry)]));
    return { kind: 'ranking', order };
  }
  return { kind: 'statements', levels: array(row.statements).map((entry, i) => [statement(entry, i, names)]) };
}

const MOVE_KEYS = ['moves', 'arcs', 'edges', 'transitions', 'reachable'] as const;

/** Moves of one decision maker: `{"1": [2, 3]}` or `[[1, 2], [1, 3]]`. */
function movesOf(by: string, value: unknown): GraphMove[] {
  const pairs = Array.isArray(value)
    ? value.map((pair) => [array(pair)[0], array(pair)[1]])
    : Object.entries(object(value)).flatMap(([from, ends]) => array(ends).map((end) => [from, end]));
  return pairs.map(([from, to]) => ({ by, from: String(from), to: String(to) }));
}

/** Moves of a listed graph, under the case itself, under each decision maker, or as they were worked out. */
function graphMoves(row: Json): readonly GraphMove[] {
  const under = (holder: Json): readonly GraphMove[] =>
    MOVE_KEYS.flatMap((key) => Object.entries(object(holder[key])).flatMap(([by, value]) => movesOf(by, value)));
  const own = array(row.dms).flatMap((value) =>
    MOVE_KEYS.flatMap((key) => movesOf(text(object(value).id), object(value)[key])),
  );
  return [under(row), own, under(object(row.graph)), under(object(row.computed))].find((all) => all.length > 0) ?? [];
}

function graphForm(row: Json): Model['form'] {
  const moves = graphMoves(row);
  const names = array(row.states).map((state, i) => text(object(state).name) || text(state) || String(i + 1));
  const highest = Math.max(0, ...moves.flatMap(({ from, to }) => [Number(from), Number(to)]));
  const given = [row.states, row.n, object(row.expected).feasible, object(row.computed).feasible];
  const count = names.length || given.map(Number).find((number) => number > 0) || highest;
  const states = Array.from({ length: count }, (_, i) => ({ id: String(i + 1), name: names[i] ?? String(i + 1) }));
  return { kind: 'graph', states, moves };
}

function optionForm(row: Json): Model['form'] {
  const options = array(row.options).map((value, j) => {
    const option = object(value);
    const owners = (Array.isArray(option.dm) ? option.dm : [option.dm]).map(text);
    const direction = DIRECTIONS[text(option.direction) as keyof typeof DIRECTIONS] ?? 'both';
    return { id: text(option.id) || `option${j + 1}`, name: text(option.name), owners, direction };
  });
  const names = options.map(({ id }) => id);
  const rules = array(row.infeasible).map((pattern, i) => ({
    id: `rule${i + 1}`,
    kind: 'exclude' as const,
    formula: parseFormula(text(pattern), names),
  }));
  return { kind: 'options', options, rules };
}

/**
 * Reads a conflict case (`entente-gmcr-case/0`, see reference/conflict-models.md, section 3).
 * @throws EntenteError (unreadable)
 */
export function readConflictCase(file: string): ConflictCase {
  const row = object(readJson(file));
  if (!text(row.schema).startsWith('entente-gmcr-case/')) {
    throw new EntenteError('unreadable', `${file} is no conflict case: its schema is not entente-gmcr-case.`);
  }
  const form = row.kind === 'option' || array(row.options).length > 0 ? optionForm(row) : graphForm(row);
  const names = (form.kind === 'options' ? form.options : form.states).map(({ id }) => id);
  const preferences = object(row.preferences);
  const unseen = object(row.misperceived);
  const decisionMakers = array(row.dms).map((value) => {
    const id = text(object(value).id);
    return {
      id,
      name: text(object(value).name) || id,
      preference: preference(preferences[id], names, form.kind === 'graph'),
      unseen: array(unseen[id]).map((pattern) => ({ formula: parseFormula(text(pattern), names) })),
    };
  });
  const statusQuo = typeof row.statusQuo === 'string' || typeof row.statusQuo === 'number' ? row.statusQuo : undefined;
  return {
    id: text(row.id),
    model: {
      title: text(row.title) || text(row.id),
      decisionMakers,
      form,
      ...(statusQuo === undefined ? {} : { statusQuo: form.kind === 'graph' ? String(statusQuo) : statusQuo }),
    },
    expected: object(row.expected),
    computed: object(row.computed),
  };
}
