import type { Formula } from './logic.ts';
import type { Condition, Model, Preference } from './model.ts';

/**
 * The same conflict with options besides that nobody may ever take: its states keep their numbers, but few of all
 * combinations are left, so that the engine lists them instead of looking at all.
 */
export function padded(model: Model, extra: number): Model {
  const { form } = model;
  if (form.kind === 'graph') return model;
  const owner = model.decisionMakers[0]?.id ?? '';
  const names = Array.from({ length: extra }, (_, j) => `extra${j}`);
  const wide = (formula: Formula): Formula => widened(formula, extra);
  const condition = <C extends Condition>(given: C): C => ({ ...given, formula: wide(given.formula) });
  const preference = (given: Preference): Preference => {
    switch (given.kind) {
      case 'statements':
        return { kind: 'statements', levels: given.levels.map((level) => level.map(condition)) };
      case 'weights':
        return { kind: 'weights', weights: given.weights.map(condition) };
      case 'ranking':
        return given;
    }
  };
  return {
    ...model,
    decisionMakers: model.decisionMakers.map((maker) => ({
      ...maker,
      preference: preference(maker.preference),
      unseen: (maker.unseen ?? []).map(condition),
    })),
    form: {
      kind: 'options',
      options: [...form.options, ...names.map((id) => ({ id, name: id, owners: [owner], direction: 'both' as const }))],
      rules: [
        ...form.rules.map(condition),
        ...names.map((id) => ({ id: `no ${id}`, kind: 'exclude' as const, formula: { kind: 'atom' as const, id } })),
      ],
      merges: (form.merges ?? []).map(condition),
      barred: (form.barred ?? []).map(({ from, to, ...rest }) => ({
        ...rest,
        ...(from ? { from: wide(from) } : {}),
        ...(to ? { to: wide(to) } : {}),
      })),
    },
  };
}

function widened(formula: Formula, extra: number): Formula {
  const wide = (part: Formula): Formula => widened(part, extra);
  switch (formula.kind) {
    case 'atom':
    case 'constant':
      return formula;
    case 'pattern':
      return { ...formula, pattern: formula.pattern + '-'.repeat(extra) };
    case 'not':
      return { ...formula, of: wide(formula.of) };
    case 'implies':
    case 'iff':
      return { ...formula, left: wide(formula.left), right: wide(formula.right) };
    default:
      return { ...formula, of: formula.of.map(wide) };
  }
}
