import { describe, expect, it } from 'vitest';
import { modelOf } from './model.fixture.ts';
import type { Model, OptionForm } from './model.ts';
import { findProblems } from './problems.ts';
import { compile } from './state-space.ts';

const SOUND = modelOf({ options: { x: 'A', y: 'B' }, wants: { A: ['x'], B: ['y'] } });
const FORM = SOUND.form as OptionForm;

function messages(model: Model): readonly string[] {
  return findProblems(model).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('what keeps a model from being solved', () => {
  it('is nothing in a sound model', () => {
    expect(messages(SOUND)).toEqual([]);
  });

  it.each<[string, Model, string]>([
    [
      'an unknown option in a statement',
      {
        ...SOUND,
        decisionMakers: [
          {
            id: 'A',
            name: 'A',
            preference: { kind: 'statements', levels: [[{ id: 's', formula: { kind: 'atom', id: 'z' } }]] },
          },
          ...SOUND.decisionMakers.slice(1),
        ],
      },
      'decisionMakers.0.preference.levels.0.0.formula: the option “z” is not known',
    ],
    [
      'two options of one id',
      { ...SOUND, form: { ...FORM, options: [...FORM.options, ...FORM.options.slice(0, 1)] } },
      'form.options.2.id: the id “x” is used for two options',
    ],
    [
      'two decision makers of one id',
      { ...SOUND, decisionMakers: [...SOUND.decisionMakers, ...SOUND.decisionMakers.slice(0, 1)] },
      'decisionMakers.2.id: the id “A” is used for two decision makers',
    ],
    [
      'an owner that is nobody',
      { ...SOUND, form: { ...FORM, options: FORM.options.map((option) => ({ ...option, owners: ['AA'] })) } },
      'form.options.0.owners.0: the decision maker “AA” is not known; did you mean A?',
    ],
    [
      'a ranking that misses states',
      modelOf({ options: { x: 'A', y: 'B' }, wants: { A: { ranking: [1, 4] }, B: [] } }),
      'decisionMakers.0.preference.order: the ranking of A misses states 2 and 3 of 4',
    ],
    [
      'a ranking that names a state twice',
      modelOf({ options: { x: 'A' }, wants: { A: { ranking: [1, [2, 1]] } } }),
      'decisionMakers.0.preference.order.1.1: the ranking of A names state 1 twice',
    ],
    [
      'implications that go round and leave nothing',
      modelOf({
        options: { x: 'A', y: 'B', z: 'B' },
        wants: { A: [], B: [] },
        require: ['if x then y', 'if y then not x', 'if not x then z', 'if z then x'],
      }),
      'form.rules: no state is feasible: the rules rule1, rule2, rule3 and rule4 together exclude every combination of options',
    ],
    ['no options', { ...SOUND, form: { ...FORM, options: [] } }, 'form.options: there are no options'],
    [
      'a status quo that cannot be',
      modelOf({ options: { x: 'A' }, wants: { A: [] }, exclude: ['x'], statusQuo: 'Y' }),
      'statusQuo: the status quo is not found: no feasible state fits Y',
    ],
    [
      'a status quo that is not one state',
      modelOf({ options: { x: 'A', y: 'A' }, wants: { A: [] }, statusQuo: 'Y-' }),
      'statusQuo: the status quo must be one state, but 2 fit Y-',
    ],
    [
      'a move of listed states to nowhere',
      {
        ...SOUND,
        form: { kind: 'graph', states: [{ id: 'war', name: 'war' }], moves: [{ by: 'A', from: 'war', to: 'peace' }] },
        decisionMakers: SOUND.decisionMakers.map((maker) => ({
          ...maker,
          preference: { kind: 'statements', levels: [] },
        })),
      },
      'form.moves.0.to: the state “peace” is not known',
    ],
  ])('%s', (_, model, expected) => {
    expect(messages(model)[0]).toContain(expected);
    expect(() => compile(model)).toThrow('cannot be solved');
  });

  it('names only the rules that clash', () => {
    const model = modelOf({
      options: { x: 'A', y: 'A' },
      wants: { A: [] },
      require: ['y or x', 'x', 'not x'],
    });
    expect(messages(model)).toEqual([
      'form.rules: no state is feasible: the rules rule2 and rule3 together exclude every combination of options',
    ]);
  });

  it('says of 25 options what they would need', () => {
    const options = Object.fromEntries(Array.from({ length: 25 }, (_, j) => [`o${j}`, 'A']));
    const [first] = messages(modelOf({ options, wants: { A: [] } }));
    expect(first).toContain('33,554,432 of the 33,554,432 combinations of 25 options, which would take about 5.0 GB');
    expect(first).toContain('at most 1,048,576 states can be solved');
  });

  it('says that a code holds 30 options', () => {
    const options = Object.fromEntries(Array.from({ length: 31 }, (_, j) => [`o${j}`, 'A']));
    const [first] = messages(modelOf({ options, wants: { A: [] }, require: ['none of (o1, o2)'] }));
    expect(first).toContain('there are 31 options; at most 30 can be solved');
  });
});
