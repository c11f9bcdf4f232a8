import type { Lexicon } from '../../lexicon/who/entry.ts';
import type { DiscourseLexicon, StanceWord } from '../../lexicon/words/discourse.ts';
import { entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText, isPerson, isState } from '../../records/actor-id.ts';
import type { Grade } from '../../records/provenance.ts';
import type { PositionAct, Stance } from '../../records/stance.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex } from '../context/context.ts';
import type { Voices } from '../parties/voices.ts';
import { isOtherClause, issueTokens } from './issue-phrase.ts';
import { isConditional, isNominal, isTo, leftEdge, linkOf } from './position-grammar.ts';

const FORMS_OF_HAVE = wordClass('forms of "have"');
const NOUNS_OF_ONE_OF_TWO = wordClass('nouns of one of two');
const PRONOUNS_OF_SPEAKERS = wordClass('pronouns of speakers');
const PRONOUNS_OF_THINGS = wordClass('pronouns of things');
const WORDS_BEFORE_A_DENIED_ACT = wordClass('words before a denied act');

/** A position that a sentence tells of, in terms of tokens, before it becomes a record. */
export interface FoundPosition {
  /** Ids of who takes it. */
  readonly holders: readonly string[];
  /** Tokens of the issue, in order. */
  readonly issue: readonly number[];
  readonly head: number;
  readonly act: PositionAct;
  readonly stance: Stance;
  /** First and last token of the evidence, without the issue. */
  readonly from: number;
  readonly to: number;
  /** The word that shows it. */
  readonly at: number;
  /** Its lemma. */
  readonly word: string;
  readonly rule: string;
  readonly grade: Grade;
  /** How much more speaks for it than against it; absent where no weights were asked. */
  readonly margin?: number;
  /** How likely it is right, where the heads read it. */
  readonly probability?: number;
  /** Follows from another position of the same words (against what one wants ended), so both are kept. */
  readonly implied?: boolean;
}

/** Who takes a position: ids, and the token that names them. */
export interface Holder {
  readonly ids: readonly string[];
  readonly head: number;
}

/** What all rules of stance look at. */
export interface PositionSight {
  readonly tree: Tree;
  readonly words: DiscourseLexicon;
  readonly voices: Voices;
  readonly actors: ActorIndex;
  readonly lexicon: Lexicon;
}

/** The words of stance of a part of speech and lemma. */
export function stanceWords({ words }: PositionSight, pos: StanceWord['pos'], lemma: string): readonly StanceWord[] {
  return entriesOf(words.stances, pos, lemma) ?? [];
}

/** The first of the words that takes its issue in this construction. */
export function takesOf(entries: readonly StanceWord[], construction: string): StanceWord | undefined {
  return construction === '' ? undefined : entries.find((entry) => entry.takes.includes(construction));
}

const KIN = wordClass('nouns of kin');

/** Who a noun or pronoun names; the speaker for a pronoun that nobody could resolve in his own words. */
export function namedBy(sight: PositionSight, token: number): readonly string[] {
  const { tree, voices, actors } = sight;
  // "His mother refused": whose she is says nothing of where he stands.
  if (KIN.has(tree.lemma(token))) return [];
  const mention = actors.headedBy(tree.index, token);
  if (mention?.actors.length === 1 && isLegislator(actors, mention.actors[0], mention.sector)) return mention.actors;
  const ids = voices.ownersOf(tree, token);
  if (ids.some((id) => !isOfOneText(id))) return ids;
  const members = namedMembers(sight, token);
  if (members.length > 0) return members;
  const beside = namedBeside({ tree, voices }, token);
  if (beside.length > 0) return beside;
  const body = memberOf({ tree, voices }, token);
  if (body.length > 0) return body;
  if (ids.length > 0) return ids;
  const seat = capitalAt(sight, token);
  if (seat.length > 0) return seat;
  const pair = bothSides({ tree, actors }, token);
  if (pair.length > 0) return pair;
  const { form, start } = tree.token(token);
  if (!PRONOUNS_OF_SPEAKERS.has(form.toLowerCase())) return [];
  const statement = voices.statementAt(start);
  if (statement !== undefined) return voicedBy(actors, statement);
  // Whom the "we" of an opinion means is open.
  return /^(?:i|my|me)$/iu.test(form) ? voices.documentVoice : [];
}

/** "Several candidates, including Cruz and Rubio", "leaders like Orban": who is named as one of a group that nobody knows. */
function namedMembers(sight: PositionSight, token: number): readonly string[] {
  const { tree } = sight;
  if (!/^NNP?S$/u.test(tree.token(token).xpos)) return [];
  const named = tree.children(token, 'nmod', 'acl', 'obl', 'appos').flatMap((child) => {
    const marker = tree.children(child, 'case', 'mark')[0];
    if (child < token || marker === undefined || !/^(?:include|including|like)$/u.test(tree.lemma(marker))) return [];
    return [child, ...tree.children(child, 'conj')].flatMap((one) => known(namedBy(sight, one)));
  });
  // "Trump and Senators Cruz and Rubio": the title is nobody else.
  const persons = named.filter(isPerson);
  return persons.length > 0 ? persons : named;
}

/** "the former secretary, Hillary Clinton, ..."; "Alternative for Germany, a right-wing party that ...": who is meant by a role. */
function namedBeside({ tree, voices }: Pick<PositionSight, 'tree' | 'voices'>, token: number): readonly string[] {
  const { head, deprel } = tree.token(token);
  const others = [
    ...tree.children(token, 'appos', 'flat'),
    ...(head >= 0 && /^(?:appos|flat)/u.test(deprel) ? [head] : []),
    ...tree.children(token, 'conj').filter((other) => other - token < 6),
    // "Germany's Chancellor Angela Merkel": title and name as two subjects.
    ...(head >= 0 && deprel === 'nsubj' ? tree.children(head, 'nsubj').filter((other) => other === token + 1) : []),
  ];
  for (const other of others) {
    if (tree.token(other).upos !== 'PROPN' || /^NNP?S$/u.test(tree.token(token).xpos)) continue;
    const ids = known(voices.sidesOf(tree, other));
    if (ids.length > 0) return ids;
  }
  return [];
}

const known = (ids: readonly string[]): readonly string[] => ids.filter((id) => !isOfOneText(id));

const PART = wordClass('nouns of a part of a body');

/** "Members of Congress", "leaders of the bloc": the body. */
function memberOf({ tree, voices }: Pick<PositionSight, 'tree' | 'voices'>, token: number): readonly string[] {
  if (!PART.has(tree.lemma(token))) return [];
  for (const child of tree.children(token, 'nmod')) {
    if (!/^(?:of|in)$/u.test(tree.lemma(tree.child(child, 'case') ?? child))) continue;
    const ids = voices.sidesOf(tree, child).filter((id) => !isOfOneText(id));
    if (ids.length > 0) return ids;
  }
  return [];
}

/** Who takes a position acts: a capital or seat of government that nobody has resolved means its state ("Moscow is happy to sell"). */
function capitalAt({ tree, lexicon, actors }: PositionSight, token: number): readonly string[] {
  if (tree.token(token).upos !== 'PROPN' || actors.covering(tree.index, token) !== undefined) return [];
  const words = tree.tokens.slice(Math.max(0, token - 2), token + 2).map(({ form }) => form);
  const at = Math.min(2, token);
  for (let start = 0; start <= at; start++) {
    const match = lexicon.match(words, start);
    if (match === undefined || start + match.length <= at) continue;
    const seats = match.candidates.flatMap((one) =>
      one.as === 'metonym' && one.metonym.kind !== 'organ' ? [one.entry.id] : [],
    );
    return seats.length === 1 ? seats : [];
  }
  return [];
}

/** "Neither side", "both governments": the two states that were named last. */
function bothSides({ tree, actors }: Pick<PositionSight, 'tree' | 'actors'>, token: number): readonly string[] {
  if (!NOUNS_OF_ONE_OF_TWO.has(tree.lemma(token))) return [];
  if (!tree.children(token, 'det').some((det) => /^(?:neither|both)$/u.test(tree.lemma(det)))) return [];
  const { start } = tree.token(token);
  const last: string[] = [];
  for (const mention of actors.mentions.toReversed()) {
    if (mention.span.start >= start) continue;
    if (tree.index - mention.sentence > BACK) break;
    for (const id of mention.actsFor) if (isState(id) && !last.includes(id)) last.push(id);
    if (last.length >= 2) return last.slice(0, 2);
  }
  return [];
}

/** Sentences back that "neither side" reaches. */
const BACK = 4;

/** A single member of a parliament stands for himself, the chamber for its state. */
function isLegislator(actors: ActorIndex, id: string | undefined, sector: string | undefined): boolean {
  return id !== undefined && isPerson(id) && (sector ?? actors.actor(id)?.sector) === 'LEG';
}

function voicedBy(actors: ActorIndex, { actsFor, speakers }: Statement): readonly string[] {
  if (speakers.length > 0 && speakers.every((id) => isLegislator(actors, id, undefined))) return speakers;
  return actsFor.length > 0 ? actsFor : speakers;
}

/** Ids of who speaks at a token: in a release its issuer, in an opinion the author; nobody where an author reports. */
export function speakersAt({ tree, voices, actors }: PositionSight, token: number): readonly string[] {
  const statement = voices.statementAt(tree.token(token).start);
  return statement === undefined ? voices.documentVoice : voicedBy(actors, statement);
}

/** Who does what a verb says. */
export function doersOf(sight: PositionSight, verb: number): Holder | undefined {
  const { tree } = sight;
  const possessor = gerundOwner(sight, verb);
  if (possessor !== undefined) return possessor;
  const agent = tree.agentOf(verb);
  if (agent === undefined) {
    // "Mori, a member of the opposition, called for": a past tense that the tree has read as a participle.
    const head = tree.token(verb).head;
    if (tree.relation(verb) === 'acl' && /^VB[ND]$/u.test(tree.token(verb).xpos) && tree.token(head).head < 0) {
      const ids = verb > 0 && tree.token(verb - 1).form === ',' ? namedBy(sight, head) : [];
      return ids.length === 0 ? undefined : { ids, head };
    }
    if (tree.relation(verb) === 'conj') return saidOf(sight, verb);
    // "has also broadly called for": a subject that the tree took for that of a passive.
    const subject = tree.children(verb).find((child) => tree.token(child).deprel === 'nsubj:pass');
    if (subject === undefined || tree.child(verb, 'obj') !== undefined) return undefined;
    if (!tree.children(verb, 'aux').some((aux) => FORMS_OF_HAVE.has(tree.token(aux).form.toLowerCase())))
      return undefined;
    if (tree.children(verb).some((child) => tree.token(child).deprel === 'aux:pass')) return undefined;
    const ids = namedBy(sight, subject);
    return ids.length === 0 ? undefined : { ids, head: subject };
  }
  const head = agent.source.antecedent ?? agent.source.head;
  const ids = [...namedBy(sight, head), ...echoed(sight, verb, head)];
  return ids.length === 0 ? undefined : { ids, head };
}

/** "complained about Ankara's backing a rival": the possessor before a gerund does it. */
function gerundOwner(sight: PositionSight, verb: number): Holder | undefined {
  const { tree } = sight;
  if (tree.token(verb).xpos !== 'VBG' || verb < 2) return undefined;
  const mark = tree.token(verb - 1);
  if (mark.xpos !== 'POS') return undefined;
  const head = mark.head >= 0 && mark.head < verb ? mark.head : verb - 2;
  const ids = namedBy(sight, head);
  return ids.length === 0 ? undefined : { ids, head };
}

/** "Biden, echoing Erdogan, called on": who is echoed stands where the speaker does. */
function echoed(sight: PositionSight, verb: number, doer: number): readonly string[] {
  const { tree } = sight;
  return [...tree.children(doer, 'acl', 'amod'), ...tree.children(verb, 'advcl')]
    .filter((clause) => /^(?:echo|join)$/u.test(tree.lemma(clause)) && tree.token(clause).xpos === 'VBG')
    .flatMap((clause) => tree.children(clause, 'obj').flatMap((other) => namedBy(sight, other)));
}

const LINKING = wordClass('linking verbs of a position');

/**
 * Of whom an adjective, a noun or a phrase is said: its subject, the subject of "remain" or "seem", or the noun that it stands beside
 * ("Germany, wary of the cost, ..."; "Wary of the cost, Germany ...").
 */
export function saidOf(sight: PositionSight, predicate: number): Holder | undefined {
  const { tree } = sight;
  const name = (token: number | undefined): Holder | undefined => {
    if (token === undefined) return undefined;
    const antecedent = relativeAntecedent(tree, token) ?? token;
    const ids = namedBy(sight, antecedent);
    return ids.length === 0 ? undefined : { ids, head: antecedent };
  };
  const own = tree.children(predicate, 'nsubj', 'expl')[0];
  if (own !== undefined) return name(own);
  const head = tree.token(predicate).head;
  if (head < 0) return undefined;
  switch (tree.relation(predicate)) {
    case 'xcomp':
      return LINKING.has(tree.lemma(head)) ? doersOf(sight, head) : undefined;
    case 'amod':
    case 'acl':
    case 'appos':
      return name(head);
    case 'advcl':
    case 'parataxis':
    case 'obl':
      return tree.token(head).upos === 'VERB' ? doersOf(sight, head) : saidOf(sight, head);
    case 'conj':
      return tree.token(head).upos === 'VERB' ? doersOf(sight, head) : saidOf(sight, head);
    default:
      return undefined;
  }
}

/** The noun that a relative pronoun stands for. */
function relativeAntecedent(tree: Tree, token: number): number | undefined {
  if (!/^(?:who|which|that)$/iu.test(tree.token(token).form)) return undefined;
  const clause = tree.token(token).head;
  return clause >= 0 && tree.relation(clause) === 'acl' ? tree.token(clause).head : undefined;
}

/** Nouns for people who act: to be for or against them is no position on an issue. */
const PEOPLE = wordClass('nouns of friends and foes');

/** Whether a phrase means an actor and nothing but the actor; so do pronouns, but for those that point back at a thing. */
export function isActor({ tree, voices }: PositionSight, head: number): boolean {
  const token = tree.token(head);
  if (token.upos === 'NOUN' && PEOPLE.has(token.lemma)) return true;
  if (token.upos === 'PRON')
    return !PRONOUNS_OF_THINGS.has(token.form.toLowerCase()) || voices.sidesOf(tree, head).length > 0;
  return voices.sidesOf(tree, head).length > 0 && (token.upos === 'PROPN' || tree.child(head, 'nmod') === undefined);
}

const NEGATED_ACT: Readonly<Record<PositionAct, PositionAct>> = {
  support: 'oppose',
  oppose: 'support',
  reject: 'accept',
  demand: 'oppose',
  propose: 'oppose',
  accept: 'reject',
  commit: 'reject',
  threaten: 'commit',
  doubt: 'support',
};

/** A position turned round where its words are denied. */
function turned(word: Pick<StanceWord, 'act' | 'stance'>, denied: boolean): Pick<StanceWord, 'act' | 'stance'> {
  if (!denied) return { act: word.act, stance: word.stance };
  return {
    act: NEGATED_ACT[word.act],
    stance: word.stance === '+' ? '-' : word.stance === '-' ? '+' : 'conditional',
  };
}

/** What is accepted only for a time or in part is accepted on terms. */
const PARTIAL = wordClass('words of acceptance in part');

/** Acts that a condition makes conditional; a demand or a threat stays what it is. */
const CONDITIONAL_ACTS = new Set<PositionAct>(['accept', 'commit', 'support', 'propose', 'reject']);

/** One position for each issue that a word of stance takes, with what follows from it. */
export function positionsOn(
  sight: PositionSight,
  options: {
    readonly holder: Holder;
    readonly word: Pick<StanceWord, 'act' | 'stance'>;
    /** The word that shows the position. */
    readonly at: number;
    /** Head of the phrase or clause that is the issue. */
    readonly root: number;
    readonly denied?: boolean;
    readonly rule: string;
    readonly grade?: Grade;
    readonly tail?: readonly number[];
    readonly without?: readonly number[];
  },
): FoundPosition[] {
  const { tree } = sight;
  const { holder, word, at, root, denied = false, rule, grade = 'fair', tail = [], without = [] } = options;
  const found: FoundPosition[] = [];
  const { upos } = tree.token(root);
  const others = tree.children(root, 'conj').filter((other) => other > root && isIssueOfItsOwn(tree, root, other));
  for (const head of [root, ...others]) {
    const verbal = upos === 'VERB' || tree.token(head).upos === 'VERB';
    // "not to move or to build": the denial holds for both.
    const shared =
      head !== root && tree.hasNegator(root) && tree.children(head, 'cc').some((cc) => /^n?or$/u.test(tree.lemma(cc)));
    const negatedIssue = verbal && (tree.hasNegator(head) || shared);
    const issue = issueTokens(tree, head, [...others, ...without]).filter(
      (token) => !(negatedIssue && token < head && WORDS_BEFORE_A_DENIED_ACT.has(tree.lemma(token))),
    );
    if (head === root) issue.push(...tail);
    // "tolerates no delay", "wants no war": the denial stands on the issue.
    const none = verbal ? undefined : tree.children(head, 'det').find((det) => tree.lemma(det) === 'no');
    if (none !== undefined && issue[0] === none) issue.shift();
    const turn = turned(word, (denied !== negatedIssue) !== (none !== undefined));
    const conditional =
      turn.stance !== 'conditional' &&
      CONDITIONAL_ACTS.has(turn.act) &&
      (isConditional(tree, at, head) ||
        (turn.act === 'accept' && issue.some((token) => PARTIAL.has(tree.lemma(token)))));
    // With another verb between, the words begin at the one that shows the position: "He called X a bully, accusing it of ...".
    const near =
      holder.head < at &&
      at - holder.head < 25 &&
      !tree.tokens
        .slice(holder.head, at)
        .some(({ upos, deprel }) => upos === 'VERB' && !/^(?:acl|amod|xcomp)/u.test(deprel));
    const from = near ? Math.min(at, leftEdge(tree, holder.head)) : at;
    found.push({
      holders: holder.ids,
      issue,
      head,
      act:
        negatedIssue && word.act === 'demand' ? 'demand' : conditional && turn.act === 'reject' ? 'accept' : turn.act,
      stance: conditional ? 'conditional' : turn.stance,
      from,
      to: at,
      at,
      word: tree.lemma(at),
      rule,
      grade,
    });
    const ended = denied || negatedIssue ? undefined : endedBy(sight, head);
    if (ended !== undefined && /^(?:demand|propose)$/u.test(word.act)) {
      found.push({
        holders: holder.ids,
        issue: issueTokens(tree, ended),
        head: ended,
        act: 'oppose',
        stance: '-',
        from,
        to: at,
        at,
        word: tree.lemma(at),
        rule: `${rule}-to-end`,
        grade: 'weak',
        implied: true,
      });
    }
  }
  return found;
}

/** "an end to X and the release of Y" are two issues, "peace and security" is one. */
function isIssueOfItsOwn(tree: Tree, root: number, other: number): boolean {
  if (tree.token(other).upos === 'VERB')
    return (
      !isOtherClause(tree, root, other) &&
      tree.token(root).upos === 'VERB' &&
      (isTo(tree, other) || tree.child(other, 'obj', 'nsubj') !== undefined)
    );
  return isNominal(tree, other) && tree.child(other, 'det', 'nmod:poss', 'case') !== undefined;
}

/** What an issue is the end of: "halt the tests", "an end to the blockade"; undefined if it ends nothing. */
function endedBy(sight: PositionSight, head: number): number | undefined {
  const { tree } = sight;
  const entries = stanceWords(sight, 'undo', tree.lemma(head));
  if (entries.length === 0) return undefined;
  if (tree.token(head).upos === 'VERB') {
    if (takesOf(entries, 'object') === undefined) {
      return tree.children(head, 'obl', 'advcl').find((child) => takesOf(entries, linkOf(tree, child)) !== undefined);
    }
    const object = tree.child(head, 'obj') ?? tree.child(head, 'nsubj:pass');
    return object !== undefined && isNominal(tree, object) && !isActor(sight, object) ? object : undefined;
  }
  return tree
    .children(head, 'nmod')
    .find((child) => child > head && takesOf(entries, linkOf(tree, child)) !== undefined && !isActor(sight, child));
}
