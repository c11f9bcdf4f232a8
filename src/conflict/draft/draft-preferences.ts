import { OFFER_RULES, offerOf } from './draft-offers.ts';
import type { DraftOption, DraftOptions } from './draft-options.ts';
import {
  atom,
  type Contradiction,
  type DraftStatement,
  type Literal,
  RANK,
  rankOf,
  type StatementOf,
  Statements,
  turned,
  uniqueLiterals,
} from './draft-statements.ts';
import type { Gathered, ToldAs, Unused, Wish } from './told-act.ts';

export interface DraftPreference {
  readonly holder: string;
  /** Most important first; several in one level contradict each other and count alike. */
  readonly levels: readonly (readonly DraftStatement[])[];
}

export interface DraftPreferences {
  readonly preferences: readonly DraftPreference[];
  readonly contradictions: readonly Contradiction[];
  readonly unused: readonly Unused[];
}

const NO_CONDITION = 'its condition became no option of the model';

const SAYS: Readonly<Record<ToldAs, string>> = {
  feared: 'fears it',
  rejected: 'rejects it',
  opposed: 'opposes it',
  demanded: 'demands it',
  accepted: 'accepts it',
  supported: 'supports it',
  proposed: 'proposes it',
  'foreseen on a condition': 'is expected to do so on a condition',
  'committed to': 'has committed itself to it',
  wanted: 'wants it',
  planned: 'plans it',
  threatened: 'threatens it',
  foreseen: 'is expected to',
  'asked for': 'is asked to',
  'a condition': 'is named as a condition',
  done: 'does it',
  supposed: 'may do it',
  'taken for granted': 'is doing it',
};

/**
 * Makes ordered statements of what each side is told to want. What the texts say comes first, in the order rejections,
 * demands, offers, expectations; then what an offer lets one suppose; last, where nothing is said of a side's own act,
 * that it leaves things as they are.
 */
export function draftPreferences(
  gathered: Gathered,
  { options, literal }: DraftOptions,
  makers: readonly string[],
): DraftPreferences {
  const statements = new Statements(makers, gathered.names);
  const unused: Unused[] = [];
  for (const wish of gathered.wishes) {
    const said = statements.has(wish.holder) ? wished(wish, literal, statements) : undefined;
    if (said && 'reason' in said) unused.push(said);
    else if (said) statements.add(said);
  }
  for (const proposal of gathered.proposals) {
    const offer = offerOf(proposal, literal);
    if (!offer) continue;
    if (offer.hanging.length > 0) unused.push({ cited: proposal.cited, reason: NO_CONDITION, partly: true });
    for (const { says } of OFFER_RULES) for (const said of says(offer, statements)) statements.add(said);
  }
  for (const option of options) {
    for (const owner of option.owners)
      if (!statements.tells(owner, option)) statements.add(leftAlone(option, owner, statements));
  }
  const all = statements.sides.map((holder) => ({ holder, ...statements.levels(holder) }));
  return {
    preferences: all.map(({ holder, levels }) => ({ holder, levels })),
    contradictions: all.flatMap(({ contradictions }) => contradictions),
    unused,
  };
}

/** What a wish or a refusal says; undefined if its act is no option of the model. */
function wished(
  { holder, act, wants, as, under }: Wish,
  literal: DraftOptions['literal'],
  statements: Statements,
): StatementOf | Unused | undefined {
  const target = literal(act);
  if (!target) return undefined;
  const goal: Literal = { option: target.option, positive: target.positive === wants };
  const words = statements.describe(goal, holder);
  const said = { holder, cited: [act.cited], rank: rankOf(as) };
  if (!under) {
    const saying = !wants && goal.positive ? SAYS[as].replace(/\bit$/u, 'the contrary') : SAYS[as];
    return {
      ...said,
      want: atom(goal),
      text: `${words} (${saying})`,
      alone: goal,
      ...(as === 'foreseen' ? { assumption: 'what is expected of a side is read as what it prefers' } : {}),
    };
  }
  const conditions = uniqueLiterals(under.acts.flatMap((one) => literal(one) ?? []));
  const isWhole = under.acts.length > 0 && under.acts.every((one) => literal(one) !== undefined);
  if (!isWhole || conditions.some(({ option }) => option === goal.option))
    return { cited: act.cited, reason: NO_CONDITION, partly: true };
  const on = conditions.map((one) => statements.describe(one, holder)).join(', and ');
  const all = conditions.map(atom).join(' and ');
  const bracketed = conditions.length > 1 ? `(${all})` : all;
  switch (under.tie) {
    case 'unless':
      return { ...said, want: `${atom(goal)} unless ${bracketed}`, text: `${words}, unless ${on}` };
    case 'if':
      return { ...said, want: `if ${all} then ${atom(goal)}`, text: `${words}, if ${on}` };
    case 'only if':
      return { ...said, want: `${atom(turned(goal))} unless ${bracketed}`, text: `${words}, only if ${on}` };
  }
}

/** What is taken to be wanted where no text says it. */
function leftAlone(option: DraftOption, holder: string, statements: Statements): StatementOf {
  const isThreat = option.told.some(({ as }) => as === 'threatened');
  const same: Literal = { option, positive: isThreat ? false : option.taken };
  return {
    holder,
    want: atom(same),
    text: statements.describe(same, holder),
    cited: [],
    assumption: isThreat
      ? 'a threat is a means; carrying it out is taken to cost'
      : 'the texts do not say what it wants here; it is taken to leave things as they are',
    rank: RANK.default,
    alone: same,
  };
}
