import { EntenteError } from '../../records/failure.ts';
import { atomsOf, type Formula, nearestName } from './logic.ts';
import { listMemory, memoryWords } from './memory.ts';
import type {
  Condition,
  DecisionMaker,
  GraphForm,
  Likelihood,
  Model,
  OptionForm,
  PreferenceStatement,
  RankingPreference,
} from './model.ts';
import { clashingRules, findStates, listStates, MOST_OPTIONS, MOST_STATES, type StateList } from './states.ts';

/** Something that keeps a model from being solved. */
export interface ModelProblem {
  /** The way to the place in the model, such as `['decisionMakers', 0, 'preference', 'order', 2]`. */
  readonly path: readonly (string | number)[];
  /** One sentence without its full stop. */
  readonly message: string;
}

/** Unknown statements of one level are kept as bits of a number. */
const MOST_UNKNOWN = 31;

type Path = readonly (string | number)[];

/** Names of things in a sentence: a, b and c. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? 'none') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function unknown(id: string, known: readonly string[]): string {
  const near = nearestName(id, known);
  return `“${id}” is not known${near === undefined ? '' : `; did you mean ${near}?`}`;
}

class Examiner {
  readonly problems: ModelProblem[] = [];
  private readonly model: Model;
  private readonly people: readonly string[];
  private readonly names: readonly string[];

  constructor(model: Model) {
    this.model = model;
    this.people = model.decisionMakers.map(({ id }) => id);
    this.names = (model.form.kind === 'options' ? model.form.options : model.form.states).map(({ id }) => id);
  }

  private say(path: Path, message: string): void {
    this.problems.push({ path, message });
  }

  private ids(items: readonly { readonly id: string }[], path: Path, what: string): void {
    const seen = new Map<string, number>();
    items.forEach(({ id }, i) => {
      if (id === '') this.say([...path, i, 'id'], `a ${what} has an empty id`);
      else if (seen.has(id)) this.say([...path, i, 'id'], `the id “${id}” is used for two ${what}s`);
      seen.set(id, i);
    });
  }

  private owners(ids: readonly string[], path: Path): void {
    ids.forEach((id, i) => {
      if (!this.people.includes(id)) this.say([...path, i], `the decision maker ${unknown(id, this.people)}`);
      else if (ids.indexOf(id) !== i) this.say([...path, i], `“${id}” is named twice`);
    });
  }

  private formula(formula: Formula, path: Path): void {
    const what = this.model.form.kind === 'options' ? 'option' : 'state';
    for (const id of atomsOf(formula)) {
      if (!this.names.includes(id)) this.say(path, `the ${what} ${unknown(id, this.names)}`);
    }
    for (const pattern of patternsOf(formula)) {
      if (this.model.form.kind === 'graph') {
        this.say(path, `the pattern ${pattern} has no meaning where states are listed; name states instead`);
      } else if (!/^[YN-]*$/.test(pattern)) this.say(path, `the pattern ${pattern} may hold only Y, N and -`);
      else if (pattern.length !== this.names.length) {
        this.say(
          path,
          `the pattern ${pattern} has ${pattern.length} places, but there are ${this.names.length} options`,
        );
      }
    }
  }

  private conditions(conditions: readonly Condition[], path: Path): void {
    conditions.forEach((condition, i) => {
      this.formula(condition.formula, [...path, i, 'formula']);
    });
  }

  private optionForm(form: OptionForm): void {
    if (form.options.length === 0) this.say(['form', 'options'], 'there are no options; a model needs at least one');
    this.ids(form.options, ['form', 'options'], 'option');
    form.options.forEach(({ id, owners }, i) => {
      const path = ['form', 'options', i, 'owners'];
      if (owners.length === 0) this.say(path, `the option “${id}” belongs to no decision maker`);
      this.owners(owners, path);
    });
    const count = form.options.length;
    if (count > MOST_OPTIONS) {
      this.say(
        ['form', 'options'],
        `there are ${count} options; at most ${MOST_OPTIONS} can be solved, so join options that go together or leave out what nobody cares about`,
      );
    }
    this.ids(form.rules, ['form', 'rules'], 'rule');
    this.conditions(form.rules, ['form', 'rules']);
    this.ids(form.barred ?? [], ['form', 'barred'], 'barred move');
    (form.barred ?? []).forEach(({ by, from, to }, i) => {
      this.owners(by ?? [], ['form', 'barred', i, 'by']);
      if (from) this.formula(from, ['form', 'barred', i, 'from']);
      if (to) this.formula(to, ['form', 'barred', i, 'to']);
    });
    this.ids(form.merges ?? [], ['form', 'merges'], 'merge');
    this.conditions(form.merges ?? [], ['form', 'merges']);
  }

  private graphForm(form: GraphForm): void {
    if (form.states.length === 0) this.say(['form', 'states'], 'there are no states; a model needs at least one');
    this.ids(form.states, ['form', 'states'], 'state');
    form.moves.forEach(({ by, from, to }, i) => {
      this.owners([by], ['form', 'moves', i, 'by']);
      for (const [end, id] of [
        ['from', from],
        ['to', to],
      ] as const) {
        if (!this.names.includes(id)) this.say(['form', 'moves', i, end], `the state ${unknown(id, this.names)}`);
      }
      if (from === to) this.say(['form', 'moves', i, 'to'], `a move must lead from “${from}” to another state`);
    });
  }

  private preference({ preference }: DecisionMaker, path: Path): void {
    if (preference.kind === 'statements') {
      const statements = preference.levels.flatMap((level, i) =>
        level.map((statement, j) => ({ id: statement.id, at: [i, j], statement })),
      );
      const seen = new Set<string>();
      for (const { id, at, statement } of statements) {
        const here = [...path, 'levels', ...at];
        if (id === '') this.say([...here, 'id'], 'a statement has an empty id');
        else if (seen.has(id)) this.say([...here, 'id'], `the id “${id}” is used for two statements`);
        seen.add(id);
        this.formula(statement.formula, [...here, 'formula']);
        this.certainty(statement, here);
      }
      preference.levels.forEach((level, i) => {
        if (level.filter(({ unknown }) => unknown).length > MOST_UNKNOWN) {
          this.say([...path, 'levels', i, 0], `of equal statements at most ${MOST_UNKNOWN} can be unknown`);
        }
      });
    } else if (preference.kind === 'ranking') {
      this.beyondOrder(preference, path);
    } else if (preference.kind === 'weights') {
      this.ids(preference.weights, [...path, 'weights'], 'weight');
      this.conditions(preference.weights, [...path, 'weights']);
      preference.weights.forEach(({ weight }, i) => {
        if (!Number.isFinite(weight) || Math.abs(weight) > 1e9) {
          this.say([...path, 'weights', i, 'weight'], `the weight ${weight} is no number between -1e9 and 1e9`);
        }
      });
    }
  }

  private certainty({ id, unknown, likely }: PreferenceStatement, path: Path): void {
    if (likely === undefined) return;
    if (unknown) {
      this.say([...path, 'likely'], `the statement “${id}” is either unknown or likely to some degree, not both`);
    }
    this.likelihood(likely, [...path, 'likely'], 0);
  }

  private likelihood(likely: Likelihood, path: Path, floor: number): void {
    const [least, most] = boundsOf(likely);
    const fits = floor <= least && least <= most && most <= 1;
    if (!fits) {
      this.say(path, `a likelihood is a number from ${floor} to 1, or the least and the most that it may be`);
    }
  }

  private beyondOrder({ order, strongAfter, likely }: RankingPreference, path: Path): void {
    const last = order.length - 1;
    for (const after of strongAfter ?? []) {
      if (!Number.isInteger(after) || after < 1 || after > last) {
        this.say([...path, 'strongAfter'], 'the sign >> must stand between two states of a ranking');
      }
    }
    if (likely !== undefined) this.likelihood(likely, [...path, 'likely'], 0.5);
  }

  private attitudes({ attitudes }: DecisionMaker, path: Path): void {
    for (const id of Object.keys(attitudes ?? {})) {
      if (!this.people.includes(id)) this.say([...path, id], `the decision maker ${unknown(id, this.people)}`);
    }
  }

  /** All that can be said before the states are known. */
  structure(): void {
    const { decisionMakers, form } = this.model;
    if (decisionMakers.length === 0) this.say(['decisionMakers'], 'there is no decision maker; a model needs one');
    this.ids(decisionMakers, ['decisionMakers'], 'decision maker');
    if (form.kind === 'options') this.optionForm(form);
    else this.graphForm(form);
    decisionMakers.forEach((maker, i) => {
      this.preference(maker, ['decisionMakers', i, 'preference']);
      this.conditions(maker.unseen ?? [], ['decisionMakers', i, 'unseen']);
      this.attitudes(maker, ['decisionMakers', i, 'attitudes']);
    });
  }

  /** More states than can be solved: how many there are is known without listing them. */
  tooMany(count: number): void {
    const { form, decisionMakers } = this.model;
    const options = form.kind === 'options' ? form.options.length : 0;
    const memory = memoryWords(listMemory(count, decisionMakers.length));
    this.say(
      ['form', 'options'],
      `the rules leave ${count.toLocaleString('en-US')} of the ${(2 ** options).toLocaleString('en-US')} combinations of ${options} options, ` +
        `which would take about ${memory} of memory; at most ${MOST_STATES.toLocaleString('en-US')} states can be solved, ` +
        'so add rules, join options that go together, or leave out what nobody cares about',
    );
  }

  states(states: StateList): void {
    const { form, decisionMakers, statusQuo } = this.model;
    if (states.size === 0 && form.kind === 'options') {
      const rules = clashingRules(form).map(({ id }) => id);
      this.say(
        ['form', 'rules'],
        `no state is feasible: ${rules.length === 1 ? `the rule ${rules[0]} alone excludes` : `the rules ${listed(rules)} together exclude`} every combination of options`,
      );
      return;
    }
    decisionMakers.forEach(({ id, preference }, i) => {
      if (preference.kind !== 'ranking') return;
      this.ranking(id, preference.order, states, i);
      this.unknownSets(preference, states, i);
    });
    if (statusQuo === undefined) return;
    const found = findStates(statusQuo, states);
    if (typeof found === 'string') this.say(['statusQuo'], `the status quo is not found: ${found}`);
    else if (found.length > 1) {
      this.say(['statusQuo'], `the status quo must be one state, but ${found.length} fit ${statusQuo}`);
    }
  }

  private unknownSets({ unknown: sets }: RankingPreference, states: StateList, maker: number): void {
    const path = ['decisionMakers', maker, 'preference', 'unknown'];
    (sets ?? []).forEach((set, i) => {
      const members = set.map((ref) => findStates(ref, states));
      members.forEach((found, j) => {
        if (typeof found === 'string') {
          this.say([...path, i, j], `an unknown comparison names a state that is not found: ${found}`);
        }
      });
      const known = new Set(members.flatMap((found) => (typeof found === 'string' ? [] : found)));
      if (known.size < 2 && members.every((found) => typeof found !== 'string')) {
        this.say([...path, i], 'a comparison takes two states at least');
      }
    });
  }

  private ranking(
    id: string,
    order: readonly (readonly (string | number)[])[],
    states: StateList,
    maker: number,
  ): void {
    const path = ['decisionMakers', maker, 'preference', 'order'];
    const seen = new Set<number>();
    order.forEach((tied, i) => {
      tied.forEach((ref, j) => {
        const found = findStates(ref, states);
        if (typeof found === 'string') {
          this.say([...path, i, j], `the ranking of ${id} names a state that is not found: ${found}`);
          return;
        }
        for (const index of found) {
          if (seen.has(index)) this.say([...path, i, j], `the ranking of ${id} names state ${index + 1} twice`);
          seen.add(index);
        }
      });
    });
    const missing: string[] = [];
    for (let index = 0; index < states.size; index++) if (!seen.has(index)) missing.push(String(index + 1));
    if (missing.length > 0) {
      const shown = missing.length > 6 ? [...missing.slice(0, 5), `${missing.length - 5} more`] : missing;
      this.say(
        path,
        `the ranking of ${id} misses ${missing.length === 1 ? 'state' : 'states'} ${listed(shown)} of ${states.size}`,
      );
    }
  }
}

/** The least and the most that a likelihood may be. */
export function boundsOf(likely: Likelihood): readonly [least: number, most: number] {
  return typeof likely === 'number' ? [likely, likely] : likely;
}

function patternsOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'pattern':
      return [formula.pattern];
    case 'atom':
    case 'constant':
      return [];
    case 'not':
      return patternsOf(formula.of);
    case 'implies':
    case 'iff':
      return [...patternsOf(formula.left), ...patternsOf(formula.right)];
    default:
      return formula.of.flatMap(patternsOf);
  }
}

/** The problems of a model, and its states where it is sound enough to have any. */
export function examine(model: Model): { readonly problems: readonly ModelProblem[]; readonly states?: StateList } {
  const examiner = new Examiner(model);
  examiner.structure();
  if (examiner.problems.length > 0) return { problems: examiner.problems };
  let states: StateList | number;
  try {
    states = listStates(model);
  } catch (cause) {
    if (!(cause instanceof EntenteError)) throw cause;
    examiner.problems.push({ path: ['form', 'options'], message: cause.message });
    return { problems: examiner.problems };
  }
  if (typeof states === 'number') {
    examiner.tooMany(states);
    return { problems: examiner.problems };
  }
  examiner.states(states);
  return { problems: examiner.problems, states };
}

/**
 * Everything that keeps a model from being solved, in the order of the model.
 *
 * @example
 * findProblems({ ...model, decisionMakers: [] })[0].message; // 'there is no decision maker; a model needs one'
 */
export function findProblems(model: Model): readonly ModelProblem[] {
  return examine(model).problems;
}
