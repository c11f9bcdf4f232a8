import type { FilePath, FilePlace } from '../../records/file-place.ts';
import { atomsOf, type Formula, formatFormula } from '../model/logic.ts';
import { memoryWords, solvingMemory } from '../model/memory.ts';
import {
  type DecisionMaker,
  isUnsourced,
  type Model,
  type OptionForm,
  type PreferenceStatement,
} from '../model/model.ts';
import { payoffsOf } from '../model/payoffs.ts';
import { compile, type StateSpace } from '../model/state-space.ts';
import { listStates } from '../model/states.ts';
import { codeAt, hasBit, truthOf } from '../model/truth.ts';
import type { ModelFile, ModelFileProblem } from './file-types.ts';
import { sourcedParts } from './sourced-parts.ts';

/** Notes that need all states are made up to this many of them. */
const MOST_STATES = 2 ** 14;

/**
 * What is worth a second look in a model that can be solved: statements that decide nothing, rules that exclude
 * nothing, what rests on no evidence. None of it keeps the model from being solved.
 *
 * @param records ids of the records that are at hand; what cites another one is noted. Absent: records are not checked
 * @returns notes in the order of the file, each one sentence without its full stop
 * @example
 * checkModel(file).map(({ line, message }) => `${line}: ${message}`); // []
 */
export function checkModel(file: ModelFile, records?: ReadonlySet<string>): readonly ModelFileProblem[] {
  const notes: ModelFileProblem[] = [];
  const { model } = file;
  const say = (place: FilePlace, message: string): void => {
    notes.push({ line: place.line, column: place.column, message });
  };
  const at = (...path: FilePath): FilePlace => file.placeOf(path);
  const space = compile(model);

  if (space.size > MOST_STATES) {
    const memory = memoryWords(solvingMemory(space, model.decisionMakers.length));
    say(
      at('form', 'options'),
      `there are ${space.size.toLocaleString('en-US')} states; to solve them takes about ${memory} of memory`,
    );
  }
  if (model.statusQuo === undefined) {
    say(
      { line: 1, column: 1 },
      'there is no status quo; with statusQuo: the program can say where the conflict may go',
    );
  }
  if (model.form.kind === 'options') {
    const { form } = model;
    idleOptions(model, form, space).forEach(({ index, message }) => {
      say(at('form', 'options', index), message);
    });
    if (space.size <= MOST_STATES) {
      form.rules.forEach((rule, i) => {
        const without = listStates({
          ...model,
          form: { ...form, rules: form.rules.filter((other) => other !== rule) },
        });
        if ((typeof without === 'number' ? without : without.size) === space.size && !space.merged) {
          say(at('form', 'rules', i), 'this rule excludes nothing that the others leave open');
        }
      });
    }
  }
  model.decisionMakers.forEach(({ id, name, preference, attitudes = {} }, i) => {
    for (const { towards, message } of bareAttitudes(id, attitudes)) {
      say(at('decisionMakers', i, 'attitudes', towards), message);
    }
    if (preference.kind !== 'statements') {
      if (preference.kind === 'ranking' && isUnsourced(preference) && !preference.evidence) {
        say(
          at('decisionMakers', i, 'preference'),
          `the ranking of ${name} cites nothing; name a source or say assumption`,
        );
      }
      return;
    }
    const { levels } = preference;
    if (levels.length === 0) {
      say(at('decisionMakers', i, 'preference'), `${name} has no preferences and takes all states as equal`);
    }
    if (space.size <= MOST_STATES) {
      for (const { level, words } of idleLevels(levels, space)) {
        say(at('decisionMakers', i, 'preference', 'levels', level, 0), words);
      }
    }
    for (const { level, words } of outrankedStrength(levels)) {
      say(at('decisionMakers', i, 'preference', 'levels', level, 0), words);
    }
    const bare = levels.flatMap((level, l) =>
      level.flatMap((statement, j) =>
        statement.evidence ? [] : [at('decisionMakers', i, 'preference', 'levels', l, j)],
      ),
    );
    const [first] = bare;
    if (first) {
      const lines = bare.map(({ line }) => line);
      say(
        first,
        bare.length === 1
          ? `this statement of ${id} cites nothing; name a source or say assumption`
          : `${bare.length} statements of ${id} cite nothing (lines ${lines.join(', ')}); name a source or say assumption`,
      );
    }
  });
  for (const source of file.sources) {
    if (source.date === undefined) {
      say(file.placeOf(['sources', source.id]), `the source “${source.id}” has no date`);
    }
  }
  if (records) {
    for (const { part, path } of sourcedParts(model)) {
      part.evidence?.forEach((evidence, i) => {
        if (evidence.kind === 'record' && !records.has(evidence.id)) {
          say(at(...path, 'evidence', i), `the record ${evidence.id} stands in none of the readings`);
        }
      });
    }
  }
  return notes.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Attitudes that cite nothing. */
function bareAttitudes(
  id: string,
  attitudes: NonNullable<DecisionMaker['attitudes']>,
): readonly { readonly towards: string; readonly message: string }[] {
  return Object.entries(attitudes).flatMap(([towards, { evidence }]) => {
    if (evidence) return [];
    const whom = towards === id ? 'itself' : towards;
    const message = `the attitude of ${id} towards ${whom} cites nothing; name a source or say assumption`;
    return [{ towards, message }];
  });
}

/** Strong statements that stand below one without the mark: what matters more should part at least as strongly. */
function outrankedStrength(
  levels: readonly (readonly PreferenceStatement[])[],
): readonly { readonly level: number; readonly words: string }[] {
  const isStrong = (level: readonly PreferenceStatement[]): boolean => level.some(({ strong }) => strong);
  const weak = levels.findIndex((level) => !isStrong(level));
  const above = levels[weak]?.[0];
  if (!above) return [];
  return levels.flatMap((level, i) =>
    i > weak && isStrong(level)
      ? [
          {
            level: i,
            words: `this strong statement stands below “${above.label ?? formatFormula(above.formula)}”, which is not strong; states that differ in both are parted by >> all the same`,
          },
        ]
      : [],
  );
}

interface Idle {
  readonly index: number;
  readonly message: string;
}

/** Options that are always or never taken, or that nobody's preferences name. */
function idleOptions(model: Model, form: OptionForm, space: StateSpace): readonly Idle[] {
  const named = new Set(
    model.decisionMakers.flatMap(({ preference }) => {
      if (preference.kind === 'ranking') return form.options.map(({ id }) => id);
      const conditions = preference.kind === 'statements' ? preference.levels.flat() : preference.weights;
      return conditions.flatMap(({ formula }) => optionsIn(formula, form));
    }),
  );
  return form.options.flatMap(({ id }, index): readonly Idle[] => {
    const taken = Array.from(space.placeOf).filter((place) => ((codeAt(space, place) >>> index) & 1) === 1).length;
    if (taken === 0) return [{ index, message: `the rules let nobody ever take “${id}”` }];
    if (taken === space.size) return [{ index, message: `the rules leave no state without “${id}”` }];
    if (!named.has(id))
      return [{ index, message: `nobody's preferences name “${id}”, so it makes no difference to anyone` }];
    return [];
  });
}

function optionsIn(formula: Formula, form: OptionForm): readonly string[] {
  return hasPattern(formula) ? form.options.map(({ id }) => id) : atomsOf(formula);
}

function hasPattern(formula: Formula): boolean {
  return JSON.stringify(formula).includes('"kind":"pattern"');
}

/** Levels that tell no states apart which more important ones leave together. */
function idleLevels(
  levels: readonly (readonly PreferenceStatement[])[],
  space: StateSpace,
): readonly { readonly level: number; readonly words: string }[] {
  let before = 1;
  return levels.flatMap((_, level) => {
    const payoffs = payoffsOf({ kind: 'statements', levels: levels.slice(0, level + 1) }, space);
    const classes = payoffs.reduce((most, payoff) => Math.max(most, payoff), 0) + 1;
    const decides = classes > before;
    before = classes;
    if (decides) return [];
    const [only, ...others] = levels[level] ?? [];
    if (!only || others.length > 0)
      return [{ level, words: 'these statements decide nothing that is not decided above' }];
    const bits = truthOf(only.formula, space);
    const held = Array.from(space.placeOf).filter((place) => hasBit(bits, place)).length;
    if (held === 0) return [{ level, words: 'this statement holds in no state and decides nothing' }];
    if (held === space.size) return [{ level, words: 'this statement holds in every state and decides nothing' }];
    return [{ level, words: 'this statement decides nothing that is not decided above' }];
  });
}
