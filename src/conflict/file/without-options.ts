import type { Formula } from '../model/logic.ts';
import type { Condition, DecisionMaker, Model, OptionForm, Preference } from '../model/model.ts';

/**
 * The conflict as somebody sees it who does not know some options: they are never taken, and nobody thinks of them.
 * Rankings and a status quo by number are left as they are; they speak of the states of the model that is given.
 *
 * @param ignored ids of options
 */
export function withoutOptions(model: Model, ignored: readonly string[]): Model {
  const { form } = model;
  if (form.kind === 'graph' || ignored.length === 0) return model;
  const names = form.options.map(({ id }) => id);
  const kept = names.map((id) => !ignored.includes(id));
  const shorter = (pattern: string): string => [...pattern].filter((_, i) => kept[i]).join('');
  const see = (formula: Formula): Formula => {
    switch (formula.kind) {
      case 'atom':
        return ignored.includes(formula.id) ? { kind: 'constant', value: false } : formula;
      case 'constant':
        return formula;
      case 'pattern':
        return [...formula.pattern].some((sign, i) => sign === 'Y' && !kept[i])
          ? { kind: 'constant', value: false }
          : { kind: 'pattern', pattern: shorter(formula.pattern) };
      case 'not':
        return { kind: 'not', of: see(formula.of) };
      case 'implies':
      case 'iff':
        return { kind: formula.kind, left: see(formula.left), right: see(formula.right) };
      default:
        return { ...formula, of: formula.of.map(see) };
    }
  };
  const seen = <C extends Condition>(condition: C): C => ({ ...condition, formula: see(condition.formula) });
  const preferenceSeen = (preference: Preference): Preference => {
    switch (preference.kind) {
      case 'statements':
        return { kind: 'statements', levels: preference.levels.map((level) => level.map(seen)) };
      case 'weights':
        return { kind: 'weights', weights: preference.weights.map(seen) };
      case 'ranking':
        return preference;
    }
  };
  const formSeen: OptionForm = {
    ...form,
    options: form.options.filter(({ id }) => !ignored.includes(id)),
    rules: form.rules.map(seen),
    ...(form.barred
      ? {
          barred: form.barred.map(({ from, to, ...move }) => ({
            ...move,
            ...(from ? { from: see(from) } : {}),
            ...(to ? { to: see(to) } : {}),
          })),
        }
      : {}),
    ...(form.merges ? { merges: form.merges.map(seen) } : {}),
  };
  const decisionMakers = model.decisionMakers.map(
    (maker): DecisionMaker => ({
      ...maker,
      preference: preferenceSeen(maker.preference),
      ...(maker.unseen ? { unseen: maker.unseen.map(seen) } : {}),
    }),
  );
  const { statusQuo, ...rest } = model;
  return {
    ...rest,
    decisionMakers,
    form: formSeen,
    ...(typeof statusQuo === 'string' ? { statusQuo: shorter(statusQuo) } : {}),
  };
}
