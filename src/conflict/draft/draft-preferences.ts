import { type Citation, type Gathered, TOLD_AS, type ToldAs, type Unused } from './draft-acts.ts';
import type { DraftOption, DraftOptions } from './draft-options.ts';

/** One thing that a side wants, with what says so. */
export interface DraftStatement {
  /** A formula over the ids of options. */
  readonly want: string;
  readonly text: string;
  readonly cited: readonly Citation[];
  /** What is read into the words, or stands in for them. */
  readonly assumption?: string;
}

export interface DraftPreference {
  readonly holder: string;
  /** Most important first; several in one level contradict each other and count alike. */
  readonly levels: readonly (readonly DraftStatement[])[];
}

export interface DraftPreferences {
  readonly preferences: readonly DraftPreference[];
  readonly contradictions: readonly {
    readonly holder: string;
    readonly option: DraftOption;
    readonly cited: readonly Citation[];
  }[];
  readonly unused: readonly Unused[];
}

/** Ranks below those of the texts' own words. */
const DEAL = TOLD_AS.length;
const INDUCEMENT = TOLD_AS.length + 1;
const DEFAULT = TOLD_AS.length + 2;

interface Ranked extends DraftStatement {
  readonly rank: number;
  readonly order: number;
  /** Set where the statement is about one option alone. */
  readonly alone?: { readonly option: DraftOption; readonly positive: boolean };
}

interface Literal {
  readonly option: DraftOption;
  readonly positive: boolean;
}

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
  const ranked = new Map<string, Ranked[]>(makers.map((id) => [id, []]));
  const unused: Unused[] = [];
  let order = 0;
  const name = (id: string): string => gathered.names.get(id) ?? id;
  const add = (holder: string, statement: Omit<Ranked, 'order'>): boolean => {
    const list = ranked.get(holder);
    if (!list) return false;
    const same = list.findIndex(({ want }) => want === statement.want);
    const known = list[same];
    if (known) {
      // Sourced words outweigh what was only assumed before.
      const stronger = statement.rank < known.rank ? statement : known;
      const cited = uniqueCitations([...known.cited, ...statement.cited]);
      const { assumption: _, ...rest } = stronger;
      const assumption =
        known.assumption !== undefined && statement.assumption !== undefined ? stronger.assumption : undefined;
      list[same] = { ...rest, order: known.order, cited, ...(assumption ? { assumption } : {}) };
    } else list.push({ ...statement, order: order++ });
    return true;
  };
  const describe = ({ option, positive }: Literal, holder: string): string => {
    const words = positive ? option.text : option.denial;
    return option.owners.includes(holder) ? words : `${option.owners.map(name).join(' and ')}: ${words}`;
  };

  for (const { holder, act, wants, as, under } of gathered.wishes) {
    const target = literal(act);
    if (!target || !ranked.has(holder)) continue;
    const goal: Literal = { option: target.option, positive: target.positive === wants };
    if (under) {
      const condition = literal(under.act);
      if (!condition || condition.option === goal.option) {
        unused.push({ cited: act.cited, reason: 'its condition became no option of the model' });
        continue;
      }
      const want = under.unless
        ? `${atom(goal)} unless ${atom(condition)}`
        : `if ${atom(condition)} then ${atom(goal)}`;
      add(holder, {
        want,
        text: `${describe(goal, holder)}, ${under.unless ? 'unless' : 'if'} ${describe(condition, holder)}`,
        cited: [act.cited],
        rank: TOLD_AS.indexOf(as),
      });
      continue;
    }
    add(holder, {
      want: atom(goal),
      text: `${describe(goal, holder)} (${!wants && goal.positive ? SAYS[as].replace(/\bit$/u, 'the contrary') : SAYS[as]})`,
      cited: [act.cited],
      rank: TOLD_AS.indexOf(as),
      alone: goal,
      ...(as === 'foreseen' ? { assumption: 'what is expected of a side is read as what it prefers' } : {}),
    });
  }

  for (const proposal of gathered.proposals) {
    const told = proposal.terms.flat().flatMap((act) => {
      const found = literal(act);
      return found ? [{ ...found, phrase: act.phrase }] : [];
    });
    const all = uniqueLiterals(told);
    if (all.length === 0) continue;
    const doing = (id: string): readonly Literal[] => all.filter(({ option }) => option.owners.includes(id));
    const others = (id: string): readonly Literal[] => all.filter(({ option }) => !option.owners.includes(id));
    for (const proposer of proposal.by) {
      const own = doing(proposer);
      for (const term of others(proposer).length > 0 ? others(proposer) : own) {
        add(proposer, {
          want: atom(term),
          text: `${describe(term, proposer)} (proposes it)`,
          cited: [proposal.cited],
          rank: TOLD_AS.indexOf('proposed'),
          alone: term,
        });
      }
    }
    const at = `${proposal.cited.record}, ${proposal.cited.place}`;
    const answered = new Map(proposal.answers.map((answer) => [answer.actor, answer]));
    for (const { actor, answer, cited } of proposal.answers) {
      const own = doing(actor);
      if (answer === 'reject') {
        for (const term of own) {
          const turned = { ...term, positive: !term.positive };
          add(actor, {
            want: atom(turned),
            text: `${describe(turned, actor)} (rejects the proposal)`,
            cited: [cited],
            rank: TOLD_AS.indexOf('rejected'),
            alone: turned,
          });
        }
        if (own.length === 0) {
          add(actor, {
            want: all.length > 1 ? `not (${all.map(atom).join(' and ')})` : `not ${bracketed(all[0] as Literal)}`,
            text: 'the proposal is not carried out (rejects it)',
            cited: [cited],
            rank: TOLD_AS.indexOf('rejected'),
          });
        }
      } else {
        add(actor, {
          want: all.map(atom).join(' and '),
          text: `the proposal is carried out (${answer === 'accept' ? 'accepts it' : 'accepts it on a condition'})`,
          cited: [cited],
          rank: TOLD_AS.indexOf('accepted'),
          ...(answer === 'accept' ? {} : { assumption: 'the condition is left out here' }),
        });
      }
    }
    const linked = tied(proposal, literal);
    for (const { from, to, kind } of linked) {
      for (const owner of from.option.owners) {
        if (!ranked.has(owner) || answered.get(owner)?.answer === 'reject' || proposal.doubted) continue;
        // Whoever offers or accepts the tie is told to want it; of others it is assumed.
        const said = proposal.by.includes(owner) || answered.get(owner)?.answer === 'accept';
        add(owner, {
          want: `if ${atom(to)} then ${atom(from)}`,
          text: `${describe(from, owner)}, ${kind === 'exchange' ? 'in exchange for this' : 'if this is so'}: ${describe(to, '')}`,
          cited: said ? [proposal.cited] : [],
          rank: said ? TOLD_AS.indexOf('proposed') : DEAL,
          ...(said ? {} : { assumption: `the proposal is told, its acceptance is not (${at})` }),
        });
      }
    }
    // Whoever is offered something for an act of its own is taken to want it, and to keep a bargain once it is struck.
    for (const maker of ranked.keys()) {
      // What takes several to do is nobody's part of a bargain.
      const own = doing(maker).filter(({ option }) => !option.owners.some((id) => id !== maker) || !option.mutual);
      // "A and B offered to mediate": what both are to do alike is no exchange.
      const words = told.filter(({ option }) => option.owners.includes(maker)).map(({ phrase }) => phrase);
      const theirs = others(maker).filter(
        ({ option }) =>
          told.some((one) => one.option === option && !words.includes(one.phrase)) &&
          // Where the text ties terms, only those that it ties to a side's own are the price of these.
          (linked.length === 0 ||
            linked.some(
              ({ from, to }) =>
                (from.option === option && to.option.owners.includes(maker)) ||
                (to.option === option && from.option.owners.includes(maker)),
            )),
      );
      if (own.length === 0 || theirs.length === 0) continue;
      const given = theirs.map(atom).join(' and ');
      const rejected = answered.get(maker)?.answer === 'reject' || (proposal.doubted ?? []).includes(maker);
      for (const term of own) {
        if (rejected) continue;
        const turned = { ...term, positive: !term.positive };
        add(maker, {
          want: `${atom(turned)} unless ${theirs.length > 1 ? `(${given})` : given}`,
          text: `${describe(turned, maker)}, unless it gets what is offered for it`,
          cited: [],
          assumption: `nobody gives for nothing what others ask in exchange (${at})`,
          rank: DEAL,
        });
        add(maker, {
          want: `if ${given} then ${atom(term)}`,
          text: `${describe(term, maker)}, once it gets what is offered for it`,
          cited: [],
          assumption: `the proposal is told, its acceptance is not (${at})`,
          rank: DEAL,
        });
      }
      for (const term of theirs) {
        add(maker, {
          want: atom(term),
          text: describe(term, maker),
          cited: [],
          assumption: `what a side is offered in exchange is taken to be welcome to it (${at})`,
          rank: INDUCEMENT,
          alone: term,
        });
      }
    }
  }

  for (const option of options) {
    for (const owner of option.owners) {
      const list = ranked.get(owner);
      if (!list || list.some(({ want }) => mentions(want, option.id))) continue;
      const threatened = option.told.find(({ as }) => as === 'threatened');
      const same: Literal = { option, positive: threatened ? false : option.taken };
      add(owner, {
        want: atom(same),
        text: describe(same, owner),
        cited: [],
        assumption: threatened
          ? 'a threat is a means; carrying it out is taken to cost'
          : 'the texts do not say what it wants here; it is taken to leave things as they are',
        rank: DEFAULT,
        alone: same,
      });
    }
  }

  const contradictions: { holder: string; option: DraftOption; cited: readonly Citation[] }[] = [];
  const preferences = [...ranked].map(([holder, list]): DraftPreference => {
    const sorted = list.toSorted((a, b) => a.rank - b.rank || a.order - b.order);
    const levels: Ranked[][] = [];
    for (const statement of sorted) {
      const against = levels.find((level) =>
        level.some(
          ({ alone }) =>
            alone &&
            statement.alone &&
            alone.option === statement.alone.option &&
            alone.positive !== statement.alone.positive,
        ),
      );
      // An assumption gives way to words; two sayings that exclude each other are both kept.
      if (against && statement.assumption !== undefined) continue;
      if (against && statement.alone) {
        against.push(statement);
        contradictions.push({
          holder,
          option: statement.alone.option,
          cited: uniqueCitations(against.flatMap(({ cited }) => cited)),
        });
      } else levels.push([statement]);
    }
    return { holder, levels };
  });
  return { preferences, contradictions, unused };
}

/** The ties between terms of a proposal, as far as their acts became options. */
function tied(
  { terms, links }: Gathered['proposals'][number],
  literal: DraftOptions['literal'],
): readonly { readonly kind: 'exchange' | 'condition'; readonly from: Literal; readonly to: Literal }[] {
  const of = (place: number): readonly Literal[] =>
    uniqueLiterals((terms[place] ?? []).flatMap((a) => literal(a) ?? []));
  return links.flatMap(({ kind, from, to }) =>
    of(from).flatMap((first) =>
      of(to).flatMap((second) => (first.option === second.option ? [] : [{ kind, from: first, to: second }])),
    ),
  );
}

/** A literal as a formula. */
export function atom({
  option,
  positive,
}: {
  readonly option: { readonly id: string };
  readonly positive: boolean;
}): string {
  return positive ? option.id : `not ${option.id}`;
}

function bracketed(literal: Literal): string {
  return literal.positive ? literal.option.id : `(${atom(literal)})`;
}

function mentions(want: string, id: string): boolean {
  return want.split(/[^\p{L}\p{N}_.-]+/u).includes(id);
}

function uniqueLiterals(literals: readonly Literal[]): Literal[] {
  return literals.filter((one, i) => literals.findIndex((other) => other.option === one.option) === i);
}

function uniqueCitations(citations: readonly Citation[]): Citation[] {
  return citations.filter((one, i) => citations.findIndex((other) => other.record === one.record) === i);
}
