import { parseFormula } from './logic.ts';
import type { DecisionMaker, Model, Option, Preference, Rule, StateRef } from './model.ts';

/** A model in few words. */
export interface ShortModel {
  /** Owner (several joined by +) and direction (`>` only taken, `<` only given up) by option, as in `A`, `A+B`, `A>`. */
  readonly options: Readonly<Record<string, string>>;
  /** What each wants, the most important first; or all states from best to worst, ties in an inner list. */
  readonly wants: Readonly<
    Record<string, readonly string[] | { readonly ranking: readonly (StateRef | readonly StateRef[])[] }>
  >;
  readonly require?: readonly string[];
  readonly exclude?: readonly string[];
  readonly statusQuo?: StateRef;
}

/** Makes a model of few words: statements are numbered from 1 and count as assumptions. */
export function modelOf({ options, wants, require = [], exclude = [], statusQuo }: ShortModel): Model {
  const names = Object.keys(options);
  const rules = [
    ...require.map((text) => ['require', text] as const),
    ...exclude.map((text) => ['exclude', text] as const),
  ];
  const preference = (own: ShortModel['wants'][string]): Preference =>
    'ranking' in own
      ? { kind: 'ranking', order: own.ranking.map((entry) => (typeof entry === 'object' ? entry : [entry])) }
      : {
          kind: 'statements',
          levels: own.map((text, i) => [{ id: String(i + 1), label: text, formula: parseFormula(text, names) }]),
        };
  return {
    title: 'an example',
    decisionMakers: Object.entries(wants).map(
      ([id, own]): DecisionMaker => ({ id, name: id, preference: preference(own) }),
    ),
    form: {
      kind: 'options',
      options: Object.entries(options).map(
        ([id, owner]): Option => ({
          id,
          name: id,
          owners: owner.replace(/[<>]/, '').split('+'),
          direction: owner.endsWith('>') ? 'forward' : owner.endsWith('<') ? 'back' : 'both',
        }),
      ),
      rules: rules.map(([kind, text], i): Rule => ({ id: `rule${i + 1}`, kind, formula: parseFormula(text, names) })),
    },
    ...(statusQuo === undefined ? {} : { statusQuo }),
  };
}

/** Two drivers on a narrow road: each may swerve. */
export const CHICKEN = modelOf({
  options: { rowSwerves: 'Row', columnSwerves: 'Column' },
  wants: { Row: { ranking: [3, 4, 2, 1] }, Column: { ranking: [2, 4, 3, 1] } },
  statusQuo: 1,
});

/** The prisoner's dilemma. */
export const DILEMMA = modelOf({
  options: { row: 'Row', column: 'Column' },
  wants: { Row: { ranking: [3, 4, 1, 2] }, Column: { ranking: [2, 4, 1, 3] } },
  statusQuo: 1,
});

/** A dam: upstream may open it or build on; downstream may close the canal that upstream ships on. */
export const DAM = modelOf({
  options: { open: 'Up', build: 'Up', close: 'Down' },
  wants: {
    Up: ['not close', 'build', 'not open'],
    Down: ['open', 'not build', 'if build then close', 'not close'],
  },
  exclude: ['open and build'],
  statusQuo: 'NNN',
});
