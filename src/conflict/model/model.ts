import type { Formula } from './logic.ts';

/**
 * A model of a conflict after the Graph Model for Conflict Resolution (Kilgour, Hipel and Fang 1987; Fang, Hipel and
 * Kilgour 1993): who decides, what each can do, which combinations can occur, and what each prefers. Plain data: it
 * may be written by hand, read from a file or drafted from records. Nothing here is checked; {@link compile} does that.
 */
export interface Model {
  readonly title: string;
  readonly decisionMakers: readonly DecisionMaker[];
  readonly form: OptionForm | GraphForm;
  /** Where the conflict stands today. */
  readonly statusQuo?: StateRef;
}

/** On what an option, a rule or a statement rests. Without any evidence it counts as unsourced, as an assumption does. */
export type Evidence =
  /** A record of a reading, by its id; with the words of the text that it rests on, and where they stand. */
  | { readonly kind: 'record'; readonly id: string; readonly words?: string; readonly place?: string }
  /** A text outside the case: what it is, its date (ISO 8601) and the place in it, such as `paragraph 7`. */
  | { readonly kind: 'source'; readonly source: string; readonly date?: string; readonly place?: string }
  /** The modeller's own judgement, said openly. */
  | { readonly kind: 'assumption'; readonly note?: string };

/** Anything in a model that can be called into question. */
export interface Sourced {
  readonly evidence?: readonly Evidence[];
}

export interface DecisionMaker {
  readonly id: string;
  readonly name: string;
  readonly preference: Preference;
  /** States that this decision maker does not perceive: it neither moves to them nor from them. Mostly empty. */
  readonly unseen?: readonly Condition[];
  /**
   * Its attitude towards each decision maker, by id. Absent: positive towards itself, neutral towards all others, as
   * elsewhere in the graph model.
   */
  readonly attitudes?: Readonly<Record<string, HeldAttitude>>;
}

/** Whether somebody wishes another (or itself) well, ill, or does not care (Inohara, Hipel and Walker 2007). */
export type Attitude = 'positive' | 'neutral' | 'negative';

/** An attitude with its grounds. */
export interface HeldAttitude extends Sourced {
  readonly attitude: Attitude;
  /** What it comes to in the modeller's words. */
  readonly label?: string;
}

/** A formula with its grounds. */
export interface Condition extends Sourced {
  readonly formula: Formula;
  /** What it says in the modeller's words; without it the formula is shown. */
  readonly label?: string;
}

/** States are the feasible combinations of options taken and not taken. */
export interface OptionForm {
  readonly kind: 'options';
  /** At most 30, if the rules leave no more than 1,048,576 states. A state's code has bit j set if option j is taken. */
  readonly options: readonly Option[];
  readonly rules: readonly Rule[];
  /** Moves that are barred although the options would allow them. */
  readonly barred?: readonly BarredMove[];
  readonly merges?: readonly Merge[];
}

export interface Option extends Sourced {
  readonly id: string;
  readonly name: string;
  /** Ids of the decision makers who may change it; any one of them alone. Most options have one owner. */
  readonly owners: readonly string[];
  /** `forward`: once taken it stays taken; `back`: once given up it stays given up. */
  readonly direction: 'both' | 'forward' | 'back';
}

/** What makes a combination of options impossible. */
export interface Rule extends Condition {
  readonly id: string;
  /** `require`: the formula holds in each feasible state. `exclude`: it holds in none. */
  readonly kind: 'require' | 'exclude';
}

/** No move from a state where `from` holds to a state where `to` holds; an absent formula holds everywhere. */
export interface BarredMove extends Sourced {
  readonly id: string;
  /** Ids of the decision makers it binds; absent: all. */
  readonly by?: readonly string[];
  readonly from?: Formula;
  readonly to?: Formula;
  readonly label?: string;
}

/**
 * Feasible states in which the formula holds are one state: nobody can tell them apart or cares to. They take the
 * lowest number, and statements are judged on that member. A decision maker can go from the merged state wherever it
 * can go from any of its members.
 */
export interface Merge extends Condition {
  readonly id: string;
}

/** States and moves listed one by one: the general graph form. Formulas then have state ids as their atoms. */
export interface GraphForm {
  readonly kind: 'graph';
  readonly states: readonly GraphState[];
  readonly moves: readonly GraphMove[];
}

export interface GraphState extends Sourced {
  readonly id: string;
  readonly name: string;
}

export interface GraphMove extends Sourced {
  readonly by: string;
  readonly from: string;
  readonly to: string;
}

export type Preference =
  /**
   * Ordered statements, most important level first: of two states the one is better that satisfies more statements
   * of the first level in which they differ. A level mostly holds one statement; more are of equal weight.
   */
  | { readonly kind: 'statements'; readonly levels: readonly (readonly PreferenceStatement[])[] }
  /** A state is worth the sum of the weights of the conditions that hold in it; an option's weight is its atom's. */
  | { readonly kind: 'weights'; readonly weights: readonly Weight[] }
  /** All states from best to worst; those of one inner list are tied. */
  | RankingPreference;

/** A ranking of all states. */
export interface RankingPreference extends Sourced {
  readonly kind: 'ranking';
  readonly order: readonly (readonly StateRef[])[];
  /** After how many groups of the order >> stands: what comes before is greatly preferred to what comes after. */
  readonly strongAfter?: readonly number[];
  /** Sets of states; how the members of one set compare with each other is unknown, whatever the order says. */
  readonly unknown?: readonly (readonly StateRef[])[];
  /** How likely two neighbours stand in the right order: above 0.5, up to 1; a pair are the bounds of a grey number. */
  readonly likely?: Likelihood;
}

/** A probability or the degree of a fuzzy preference, 0 to 1; or the least and the most that it may be: a grey number. */
export type Likelihood = number | readonly [least: number, most: number];

/** One thing that a decision maker wants. */
export interface PreferenceStatement extends Condition {
  /** Unique within its decision maker. */
  readonly id: string;
  /** States that it tells apart lie far apart: the better is greatly preferred (>>). */
  readonly strong?: true;
  /** Whether the decision maker wants this or the opposite is not known; where one order is needed, it wants it. */
  readonly unknown?: true;
  /** How likely it is that the decision maker wants this; otherwise it wants the opposite. Absent: certain. */
  readonly likely?: Likelihood;
}

export interface Weight extends Condition {
  readonly id: string;
  readonly weight: number;
}

/**
 * A state by number (from 1, by ascending code or in listed order) or by text: the id of a listed state, or a pattern
 * with Y, N or - for each option. A pattern with - stands for every state that fits, where several are allowed.
 */
export type StateRef = number | string;

/**
 * Whether something rests on nothing but the modeller's judgement: no evidence at all, or only assumptions.
 *
 * @example
 * isUnsourced({ evidence: [{ kind: 'assumption' }] }); // true
 */
export function isUnsourced(item: Sourced): boolean {
  return (item.evidence ?? []).every((evidence) => evidence.kind === 'assumption');
}
