import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Model, OptionForm } from '../model/model.ts';
import { findProblems } from '../model/problems.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { takenIn } from '../model/state-space.ts';
import { solve } from '../solve/solve.ts';
import { withoutOptions } from './without-options.ts';

it('not to know an option leads to the same equilibria as to think that it is never taken', () => {
  fc.assert(
    fc.property(randomOptionModel({ options: [2, 5], listed: true }), (model) => {
      fc.pre(model.decisionMakers.every(({ preference }) => preference.kind !== 'ranking'));
      const form = model.form as OptionForm;
      const never = { id: 'never', kind: 'exclude', formula: { kind: 'atom', id: 'o0' } } as const;
      const barred: Model = { ...model, form: { ...form, rules: [...form.rules, never] } };
      fc.pre(findProblems(barred).length === 0);
      const unknown = withoutOptions(model, ['o0']);
      const equilibria = (one: Model): unknown => {
        const { space, equilibria: found } = solve(one);
        return Object.entries(found).map(([concept, states]) => [
          concept,
          states.map((state) => takenIn(space, state - 1).join()),
        ]);
      };
      expect(equilibria(unknown)).toEqual(equilibria(barred));
    }),
    { numRuns: 200, seed: 4 },
  );
});
