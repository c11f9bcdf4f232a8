import { type EvidenceModel, NONE } from '../../learning/evidence-model.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Actor } from '../../records/actor.ts';
import type { Reality } from '../../records/event.ts';
import { type Category, SYMMETRIC } from '../../records/plover.ts';
import { type ActCandidate, openFrame, type SentenceWords, type WeighedWords } from './act-candidates.ts';
import { actEvidence } from './act-evidence.ts';
import type { ActModel } from './act-model.ts';
import type { Surety } from './event-grade.ts';
import { merge, type Party, type Sides } from './event-sides.ts';
import { operatorOf } from './operator-words.ts';
import { realityEvidence } from './reality-evidence.ts';
import type { RealityRule } from './reality-rules.ts';
import { NEEDS_TARGET } from './settled-sides.ts';
import type { SideCandidate } from './side-candidates.ts';
import { type ActFrame, sideEvidence } from './side-evidence.ts';

const SET_AGAINST = wordClass('links of a clause set against another');

/** Sentences of a text that count as its lead. */
const LEAD = 3;

/**
 * Margins, in those of the support vectors, by which more must speak for an act or for somebody taking part than
 * against it. Chosen by cross-validation on the labelled sentences and on whole articles.
 */
const THRESHOLDS = {
  /** An act that the rules see too, one whose word the table holds, and any other word. */
  kept: 0.2,
  known: 0.2,
  open: 0.2,
  /** How much less is asked for in the lead, where news tells what happened: of acts, and of sides. */
  lead: 0.4,
  leadSide: 0.3,
  /** What is added for the category of the table, and for the reality that the rules find. */
  table: 1.2,
  reality: 0.2,
  /** Somebody on a side, and a further one beside the likeliest: surely enough, or about as likely. */
  side: -0.6,
  more: 0.2,
  like: 0.3,
  /** Somebody on a side that the rules leave empty. */
  empty: -0.9,
  /** What is added for an act with one side, and for one that lacks the side which such acts need. */
  lonely: 0.8,
  need: 1,
} as const;

/** An act as the weights read it: another category than the table's may be likelier. */
export interface DecidedAct extends ActFrame {
  readonly margin: number;
  /** Whether weights took it; the user's own words name acts without them. */
  readonly weighed: boolean;
}

/** The category that the weights give a word; undefined for a word that names no act. */
export function decideAct(words: WeighedWords, candidate: ActCandidate, model: ActModel): DecidedAct | undefined {
  // The user's own words for acts name what the user says.
  const { trigger } = candidate;
  if ((trigger.ownNoun ?? trigger.nounFrame ?? trigger.frame).own) {
    const { kept, category } = candidate;
    return kept && { ...actFrame(words, candidate, category), margin: THRESHOLDS.need, weighed: false };
  }
  const scores = model.acts.score((take) => actEvidence(words, candidate, take));
  const { labels } = model.acts;
  const none = labels.indexOf(NONE);
  // The table was made with care: its category goes before one that is only a little likelier.
  const ruled = candidate.known ? labels.indexOf(candidate.category) : -1;
  if (ruled >= 0)
    scores[ruled] = (scores[ruled] as number) + (candidate.kept ? THRESHOLDS.table : THRESHOLDS.table / 2);
  let best = -1;
  scores.forEach((score, l) => {
    if (l !== none && (best < 0 || score > (scores[best] as number))) best = l;
  });
  const margin = (scores[best] ?? 0) - (scores[none] ?? 0);
  // News tells first what happened: there a word is likelier to name an act than in what follows.
  const lead = words.sentence.index < LEAD ? THRESHOLDS.lead : 0;
  const threshold = (candidate.kept ? THRESHOLDS.kept : candidate.known ? THRESHOLDS.known : THRESHOLDS.open) - lead;
  if (best < 0 || margin <= threshold) return undefined;
  return { ...actFrame(words, candidate, labels[best] as Category), margin: margin - threshold, weighed: true };
}

/** An act of a given category with its sides in their usual places. */
export function actFrame(words: SentenceWords, candidate: ActCandidate, category: Category): ActFrame {
  const { trigger } = candidate;
  const { nounFrame: _, ...rest } = trigger;
  const frame = openFrame(words.frames, trigger.kind, trigger.frame.words[0] ?? '', category);
  return { candidate, category, usual: words.finder.sidesOf({ ...rest, category, frame }) };
}

/** Sides by the weights, with how much speaks for the likeliest of each, and the groups among them. */
export interface WeighedSides extends Sides {
  readonly groups: readonly Actor[];
  readonly sure: { readonly source: number; readonly target: number };
}

/** How sure the weights are of an act and of those who are kept as its sides. */
export function suretyOf({ margin, weighed }: DecidedAct, kept: Sides, { sure }: WeighedSides): Surety | undefined {
  if (!weighed) return undefined;
  const sides = (['source', 'target'] as const).filter((role) => kept[role].length > 0).map((role) => sure[role]);
  return { act: margin, sides: Math.min(1, ...sides) };
}

/** Who takes part in an act, by the weights. */
export function decideSides(
  words: SentenceWords,
  act: ActFrame,
  sides: readonly SideCandidate[],
  model: EvidenceModel,
): WeighedSides {
  const least = THRESHOLDS.side - (words.sentence.index < LEAD ? THRESHOLDS.leadSide : 0);
  const none = model.labels.indexOf(NONE);
  const from = model.labels.indexOf('source');
  const to = model.labels.indexOf('target');
  const best = new Map<
    string,
    { readonly party: Party; readonly role: 'source' | 'target'; readonly margin: number; readonly group?: Actor }
  >();
  for (const side of sides) {
    if (actsBeside(words, side.token, act.candidate.trigger.token)) continue;
    const scores = model.score((take) => sideEvidence(words, act, side, sides, take));
    const role = (scores[from] ?? 0) >= (scores[to] ?? 0) ? 'source' : 'target';
    const margin = Math.max(scores[from] ?? 0, scores[to] ?? 0) - (scores[none] ?? 0);
    if (margin <= least || (role === 'source' && refusesIt(words, act, side.token))) continue;
    for (const party of role === 'source' ? side.acting : side.suffering) {
      const old = best.get(party.actor);
      if (old && old.margin >= margin) continue;
      best.set(party.actor, { party, role, margin, ...(side.group ? { group: side.group } : {}) });
    }
  }
  const all = [...best.values()];
  // The likeliest of a side comes in; others only with good reason, or if they are about as likely.
  const of = (role: 'source' | 'target'): readonly Party[] => {
    const own = all.filter((one) => one.role === role).sort((x, y) => y.margin - x.margin);
    const top = own.find(({ party }) => party.strong) ?? own[0];
    const lead = own[0];
    return own
      .filter(
        (one) =>
          one === lead ||
          ((one.margin > THRESHOLDS.more || one.margin > (lead?.margin ?? 0) - THRESHOLDS.like) &&
            (one.party.strong || one === top || !top?.party.strong)),
      )
      .map(({ party }) => party);
  };
  const source = of('source');
  const target = of('target');
  const groups = all.flatMap(({ group }) => group ?? []);
  const margin = (role: 'source' | 'target'): number =>
    Math.max(-1, ...all.filter((one) => one.role === role).map((one) => one.margin));
  const sure = { source: margin('source'), target: margin('target') };
  return SYMMETRIC.has(act.category) && source.length === 0 && target.length > 1
    ? { source: merge(source, target), target: [], groups, sure }
    : { source, target, groups, sure };
}

/** "..., while Ethiopia rejected it": who acts in a clause set against the act takes no part in it. */
function actsBeside({ sentence }: SentenceWords, side: number, act: number): boolean {
  const { head, deprel } = sentence.token(side);
  if (head < 0 || head === act || !deprel.startsWith('nsubj')) return false;
  const clause = sentence.token(head);
  if (clause.head !== act || sentence.relation(clause.index) !== 'advcl') return false;
  return SET_AGAINST.has(sentence.markOf(head));
}

/** Acts by which somebody is against what their object tells of. */
const AGAINST = new Set<unknown>(['REJECT', 'ACCUSE', 'REQUEST', 'PROTEST']);

/**
 * "Moscow backs China's opposition to the deployment", "they called on others to cancel the deployment": who stands outside the words
 * of a refused act, or blames others for it, does not do it.
 */
function refusesIt(
  { sentence, found, finder }: SentenceWords,
  { candidate, category }: ActFrame,
  side: number,
): boolean {
  const { trigger, finding } = candidate;
  if (trigger.kind !== 'noun' || SYMMETRIC.has(category) || sentence.ancestors(side).includes(trigger.token))
    return false;
  if (finding.operator !== undefined && operatorOf(found, finding.operator) === 'absorb') return true;
  return sentence
    .ancestors(trigger.token)
    .some((verb) => AGAINST.has(found.verb[verb]?.frame.category) && finder.doersAt(verb).includes(side));
}

/** Links that leave nothing to weigh. */
const UNDONE = wordClass('links to what was not done');

/** So do these: a verb that is denied, "no longer", "far from", "doubt that", "ruled out". */
const SURE_RULES: ReadonlySet<RealityRule> = new Set([
  'no longer',
  'negation',
  'link from',
  'complement of doubt',
  'complement of rule',
]);

/** Whether a decided act happened, by the weights; what the rules found stands unless another reality is surer by a margin. */
export function decideReality(words: SentenceWords, act: ActFrame, model: EvidenceModel): Reality {
  const { candidate, category } = act;
  const { operator } = candidate.finding;
  const { trigger } = candidate;
  const { rule } = candidate.finding;
  if (rule.startsWith('link ') && UNDONE.has(rule.slice('link '.length))) return candidate.finding.reality;
  // "Is not imposing", "no longer threatens": what is denied is denied, whatever weights make of the sentence.
  if (SURE_RULES.has(rule)) return candidate.reality;
  const own = [operator, trigger.token].some(
    (at) => at !== undefined && (words.found.verb[at]?.frame.own ?? words.found.noun[at]?.frame.own),
  );
  if (own) return candidate.reality;
  const scores = model.score((take) => realityEvidence(words, candidate, category, take));
  const ruled = model.labels.indexOf(candidate.reality);
  if (ruled >= 0) scores[ruled] = (scores[ruled] as number) + THRESHOLDS.reality;
  let best = 0;
  scores.forEach((score, l) => {
    if (score > (scores[best] as number)) best = l;
  });
  return model.labels[best] as Reality;
}

/** An act with the category that the weights give it. */
export function asWeighed({ candidate, category }: DecidedAct): ActCandidate {
  if (category === candidate.category && candidate.known) return candidate;
  return { ...candidate, category, mode: undefined };
}

/** Acts that may well be told without the one to whom they are done. */
const ONE_SIDED = new Set<Category>(['MOBILIZE', 'RETREAT', 'REJECT', 'PROTEST', 'AGREE']);

/**
 * The sides of a decided act: those that the rules settled, with what the weights find where the rules found nobody. An
 * act needs a state, a body of states or an armed group on one of its sides; one that lacks a side must be the surer.
 */
export function keptSides({ candidate, category, margin }: DecidedAct, weighed: WeighedSides): Sides | undefined {
  const settled = candidate.kept;
  let { source, target } = weighed;
  const joint = SYMMETRIC.has(category);
  if (settled) {
    const others = (parties: readonly Party[], own: readonly Party[], sure: number): readonly Party[] =>
      sure > THRESHOLDS.empty ? parties.filter((party) => !own.some((other) => other.actor === party.actor)) : [];
    source = settled.source.length > 0 ? settled.source : others(source, settled.target, weighed.sure.source);
    const full = joint && settled.source.length > 1;
    target =
      settled.target.length > 0 ? settled.target : full ? [] : others(target, settled.source, weighed.sure.target);
  }
  const all = [...source, ...target];
  if (!all.some((party) => party.strong)) return undefined;
  if (settled) return { source, target };
  if (all.length < 2 && category === 'CONSULT') return undefined;
  const lacks =
    (NEEDS_TARGET.has(category) && target.length === 0 && !(joint && source.length > 1)) || source.length === 0;
  const needed = lacks
    ? THRESHOLDS.need
    : all.length > 1
      ? 0
      : ONE_SIDED.has(category)
        ? THRESHOLDS.lonely / 2
        : THRESHOLDS.lonely;
  return margin < needed ? undefined : { source, target };
}
