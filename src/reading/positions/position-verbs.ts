import type { StanceWord } from '../../lexicon/words/discourse.ts';
import {
  doersOf,
  type FoundPosition,
  type Holder,
  isActor,
  namedBy,
  type PositionSight,
  positionsOn,
  speakersAt,
  stanceWords,
  takesOf,
} from './found-position.ts';
import { issueTokens, pointsBack } from './issue-phrase.ts';
import {
  hasAuxiliary,
  isConditional,
  isDenied,
  isMandative,
  isNominal,
  isTo,
  linkOf,
  prepositionOf,
} from './position-grammar.ts';

/** "Refused to say": no position on an issue, only silence. */
const TALK =
  /^(?:comment|say|answer|discuss|give|elaborate|disclose|identify|name|speculate|respond|provide|specify|talk|speak|reveal|confirm|be|detail|address|affirm|tell|go|see|wait|add|offer|share|predict|guess|describe|explain|cite|estimate|release)$/u;
/** Of these it is talk only what is told: "refused to release figures", not "refused to release the prisoners". */
const HANDED = /^(?:give|release|offer|share|provide|add|see)$/u;
const TOLD =
  /^(?:detail|figure|name|number|information|comment|statement|evidence|reason|explanation|answer|proof|opinion|specific|estimate|date|timetable|timeline|word|account|clarification|response|report|result|thought|view|it|that)$/u;

/** Whether a verb only says something. */
function isTalk({ tree }: PositionSight, verb: number): boolean {
  const lemma = tree.lemma(verb);
  if (!TALK.test(lemma)) return false;
  const object = tree.child(verb, 'obj');
  return !HANDED.test(lemma) || object === undefined || TOLD.test(tree.lemma(object));
}

/** What one may sign, leave, enter or join in the sense of a position. */
const TREATY =
  /^(?:treaty|accord|agreement|pact|deal|bill|law|legislation|resolution|truce|ceasefire|communique|memorandum|charter|convention|union|bloc|alliance|talks?|court|coalition|programme|program|arrangement|protocol|negotiation|euro|eurozone|club|mission)$/u;
const PARTICLE =
  /^(?:out|down|off|back|forward|aside|up|away|along|over|round|around|behind|ahead|in|through|for|against|on)$/u;

/** The words of stance of a verb, with its particle where it has one ("rule out", "walk away"), or as "would like". */
function verbWords(sight: PositionSight, verb: number): readonly StanceWord[] {
  const { tree } = sight;
  const lemma = tree.lemma(verb);
  const particle = tree
    .children(verb, 'compound', 'advmod')
    .find((child) => child > verb && child - verb < 6 && PARTICLE.test(tree.lemma(child)));
  if (particle !== undefined) {
    const both = stanceWords(sight, 'verb', `${lemma} ${tree.lemma(particle)}`);
    if (both.length > 0) return both;
  }
  // "opened the door to", "threw its weight behind": the object belongs to the word.
  const object = tree.child(verb, 'obj');
  if (object !== undefined && object > verb) {
    const both = stanceWords(sight, 'verb', `${lemma} ${tree.lemma(object)}`);
    if (both.length > 0) return [...both, ...stanceWords(sight, 'verb', lemma)];
  }
  if (lemma === 'like') {
    return hasAuxiliary(tree, verb, /^(?:would|['’]d)$/iu) ? stanceWords(sight, 'verb', 'would like') : [];
  }
  return stanceWords(sight, 'verb', lemma);
}

/** Verbs under which an act is not done, only named ("declined to support", "could have stopped opposing"). */
const UNDONE = /^(?:decline|refuse|fail|avoid|hesitate|reluctant|unwilling|loath|unable|hesitant)$/u;
/** Words that foretell what hangs on them. */
const FORESEEN =
  /^(?:likely|unlikely|expect|expected|sure|certain|bound|poised|about|apt|liable|suppose|think|believe|seem|appear|continue)$/u;
/** Verbs that make somebody do what he may not want. */
const MADE = /^(?:force|lead|cause|get|help|make|prompt|oblige|compel|drive|spur|enable|persuade|convince)$/u;

/** Whether a verb is what somebody else is to do, or what somebody does not do. */
function isOnlyNamed(sight: PositionSight, verb: number): boolean {
  const { tree } = sight;
  const head = tree.token(verb).head;
  if (head < 0) return false;
  const relation = tree.relation(verb);
  // "is likely to reject", "is expected to ratify": a forecast.
  if (relation === 'xcomp' && FORESEEN.test(tree.lemma(head))) return true;
  if (relation === 'xcomp' && /^(?:stop|cease|need|have)$/u.test(tree.lemma(head))) return true;
  if (relation === 'conj' && tree.token(head).upos === 'VERB' && isTo(tree, head)) return isOnlyNamed(sight, head);
  if (relation === 'acl' && isTo(tree, verb)) {
    // "reluctance to", "refusal to", "an equation to allow": named by the noun. A plan or promise to do it is its holder's own.
    return !stanceWords(sight, 'noun', tree.lemma(head)).some(
      (entry) => entry.takes.includes('inf') && entry.act === 'commit',
    );
  }
  if (!/^(?:xcomp|advcl|ccomp)$/u.test(relation) || tree.token(head).upos !== 'VERB') return false;
  const entries = verbWords(sight, head);
  if (relation === 'ccomp')
    return entries.some((entry) => /^(?:demand|propose)$/u.test(entry.act)) && isMandative(tree, verb);
  if (!isTo(tree, verb)) return false;
  if (MADE.test(tree.lemma(head))) return true;
  const addressed =
    tree.child(head, 'obj', 'iobj') !== undefined ||
    tree.children(head, 'obl').some((child) => child < verb && /^(?:on|upon|to)$/u.test(prepositionOf(tree, child)));
  return addressed && takesOf(entries, 'addressee-inf') !== undefined;
}

/** Whether what a verb says is denied by the word above it: "does not want to sign", "declined to support". */
function isDeniedAbove({ tree }: PositionSight, verb: number): boolean {
  const head = tree.token(verb).head;
  if (head < 0 || tree.relation(verb) !== 'xcomp') return false;
  return isDenied(tree, head) !== UNDONE.test(tree.lemma(head));
}

/**
 * Whether what a verb says is only foretold or supposed by somebody else: "diplomats expect that China will veto it", "if the talks
 * fail, Moscow will reject the deal".
 */
export function isForetold(sight: PositionSight, verb: number): boolean {
  const { tree } = sight;
  if (!hasAuxiliary(tree, verb, /^(?:will|would|['’]ll|wo|['’]d)$/iu)) return false;
  const agent = doersOf(sight, verb)?.ids ?? [];
  const speakers = speakersAt(sight, verb);
  if (speakers.length > 0) return !agent.some((id) => speakers.includes(id));
  // "A wiser rival would demand": the author's own "would" tells of nobody.
  if (hasAuxiliary(tree, verb, /^would$/iu) && isGeneric(sight, verb)) return true;
  const head = tree.token(verb).head;
  if (head < 0 || !/^(?:ccomp|parataxis)$/u.test(tree.relation(verb))) return false;
  const above = doersOf(sight, head)?.ids ?? [];
  return !agent.some((id) => above.includes(id));
}

/** Whether the doer is no particular one: "a worthy opposition". */
function isGeneric({ tree }: PositionSight, verb: number): boolean {
  const subject = tree.child(verb, 'nsubj');
  return (
    subject !== undefined && tree.children(subject, 'det').some((det) => /^(?:an?|any)$/iu.test(tree.token(det).form))
  );
}

/** Acts that tell no position of their own where the verb under them does: "vowed to veto the plan" rejects it. */
const CARRYING = /^(?:commit|accept|demand|threaten|support|propose|reject)$/u;

/**
 * Stands by verbs: "X opposes Y", "X called on Z to do Y", "X refused to do Y", "X insisted that Y be done", "X accused Z of Y", "Y
 * worries X". Other rules handle "should" and "must".
 */
export function verbPositions(sight: PositionSight, verb: number): FoundPosition[] {
  const { tree } = sight;
  const entries = verbWords(sight, verb);
  if (entries.length === 0 || tree.isSupposed(verb) || isOnlyNamed(sight, verb)) return [];
  const denied = isDenied(tree, verb) !== isDeniedAbove(sight, verb);
  if (hasAuxiliary(tree, verb, /^(?:may|might|should|must)$/iu)) return [];
  // "declined to offer a figure" is silence.
  if (isTalk(sight, verb) && isDeniedAbove(sight, verb)) return [];
  if (hasAuxiliary(tree, verb, /^(?:could|can)$/iu) && !denied) return [];
  if (isForetold(sight, verb)) return [];
  const passive = tree.isPassive(verb);
  const moved = passive ? [] : stimulus(sight, verb, entries);
  if (moved.length > 0) return moved;
  const holder = doersOf(sight, verb);
  if (holder === undefined) return [];
  const make = (entry: StanceWord, root: number, tail: readonly number[] = []): FoundPosition[] =>
    positionsOn(sight, { holder, word: entry, at: verb, root, denied, rule: `verb-${entry.act}`, tail });
  return complements(sight, verb, entries, holder, passive, make);
}

type Make = (entry: StanceWord, root: number, tail?: readonly number[]) => FoundPosition[];

function complements(
  sight: PositionSight,
  verb: number,
  entries: readonly StanceWord[],
  holder: Holder,
  passive: boolean,
  make: Make,
): FoundPosition[] {
  const { tree } = sight;
  // A clause with an object of its own does not take the noun above it: "told the board that he backed the pact".
  const object =
    (passive ? undefined : tree.children(verb, 'obj').find((child) => child > verb && isNominal(tree, child))) ??
    tree.undergoerOf(verb, passive) ??
    (passive ? undefined : soughtAbove(sight, verb));
  const infinitive = infinitiveOf(sight, verb, object) ?? farInfinitive(sight, verb, entries, object);
  const to = toDo(sight, verb, entries, object, infinitive, make);
  if (to !== undefined) return to;
  const deed = passive ? undefined : deedOf(sight, verb, entries, object);
  if (deed !== undefined) return make(deed.entry, deed.root);
  const small = object === undefined || passive ? undefined : smallClause(sight, verb, object);
  const wanted = takesOf(entries, 'small-clause');
  if (small !== undefined && wanted !== undefined) return make(wanted, small.root, small.tail);
  const clause = tree.child(verb, 'ccomp');
  if (clause !== undefined && !passive) {
    const said = clausePosition(sight, clause, entries, holder, make);
    if (said !== undefined) return said;
  }
  const idiom = object !== undefined && entries.some(({ word }) => word.endsWith(` ${tree.lemma(object)}`));
  for (const phrase of [
    ...tree.children(verb, 'obl', 'advcl'),
    ...(idiom && object !== undefined ? tree.children(object, 'nmod', 'acl') : []),
  ]) {
    if (phrase < verb) continue;
    const entry = takesOf(entries, linkOf(tree, phrase));
    if (entry === undefined) continue;
    if (tree.relation(phrase) === 'advcl') {
      if (tree.token(phrase).xpos === 'VBG' && !isAdverse(sight, phrase)) return make(entry, phrase);
      continue;
    }
    // "called elections for May": with an object the phrase tells when or for whom.
    if (entry.act === 'demand' && object !== undefined && object < phrase) continue;
    // "asked for American troops": what is asked for may be somebody's.
    const thing = entry.act === 'demand' && tree.token(phrase).upos === 'NOUN';
    if (!tree.isOccasion(phrase) && (thing || !isActor(sight, phrase))) return make(entry, phrase);
  }
  const plain =
    takesOf(entries, 'object') ??
    (object !== undefined && TREATY.test(tree.lemma(object)) ? takesOf(entries, 'treaty') : undefined);
  if (plain !== undefined && object !== undefined && (clause === undefined || clause === object)) {
    if (
      infinitive !== undefined &&
      object < infinitive &&
      takesOf(entries, 'addressee-inf') !== undefined &&
      isActor(sight, object)
    )
      return [];
    if (!isIssueObject(sight, object)) return [];
    // "offered support for the ban": the noun tells the position. "recognising it as a threat" accepts nothing.
    if (/^(?:propose|commit)$/u.test(plain.act) && stanceWords(sight, 'noun', tree.lemma(object)).length > 0) return [];
    if (
      plain.act === 'accept' &&
      tree.children(verb, 'obl', 'advcl', 'xcomp').some((child) => linkOf(tree, child) === 'as')
    )
      return [];
    const end = Math.max(...issueTokens(tree, object));
    return make(plain, object, passive ? [] : tree.trailing(verb, end));
  }
  const gerund = tree
    .children(verb, 'xcomp', 'advcl', 'ccomp')
    .find(
      (child) =>
        tree.token(child).xpos === 'VBG' &&
        child > verb &&
        child - verb <= 3 &&
        tree.child(child, 'mark', 'nsubj') === undefined,
    );
  const doing = takesOf(entries, 'gerund');
  return doing !== undefined && gerund !== undefined ? make(doing, gerund) : [];
}

/** The noun of a relative clause whose object has moved out of an infinitive: "the ruling, which Beijing vowed to ignore". */
function soughtAbove({ tree }: PositionSight, verb: number): number | undefined {
  let at = verb;
  while (tree.relation(at) === 'xcomp' && tree.token(at).head >= 0) at = tree.token(at).head;
  if (at === verb || tree.relation(at) !== 'acl' || tree.token(at).deprel !== 'acl:relcl') return undefined;
  const pronoun = tree.children(at, 'obj')[0];
  const subject = tree.child(at, 'nsubj');
  const free =
    pronoun === undefined
      ? subject !== undefined && !/^(?:who|which|that)$/u.test(tree.lemma(subject))
      : /^(?:which|that|whom)$/u.test(tree.lemma(pronoun));
  return free ? tree.token(at).head : undefined;
}

/** "worried about being left behind": what may befall one is a fear, not an issue. */
function isAdverse({ tree }: PositionSight, gerund: number): boolean {
  return tree.children(gerund, 'aux', 'cop').some((aux) => /^being$/iu.test(tree.token(aux).form));
}

function isIssueObject(sight: PositionSight, object: number): boolean {
  const { tree } = sight;
  const token = tree.token(object);
  if (/^(?:it|this|that|them)$/iu.test(token.form)) return pointsBack(tree, object);
  if (!isNominal(tree, object) && !(token.upos === 'PRON' && tree.child(object, 'amod', 'acl') !== undefined))
    return false;
  return !isActor(sight, object);
}

function infinitiveOf({ tree }: PositionSight, verb: number, object: number | undefined): number | undefined {
  const addressed = tree
    .children(verb, 'obl')
    .some((child) => /^(?:on|upon|to|with|for)$/u.test(prepositionOf(tree, child)));
  return [
    ...tree.children(verb, 'xcomp', 'ccomp'),
    ...tree
      .children(verb, 'advcl')
      .filter((child) => child > verb && child - verb < 16 && (object !== undefined || addressed)),
    ...(object === undefined ? [] : tree.children(object, 'acl')),
  ].find((child) => child > verb && isTo(tree, child));
}

/** Whether a noun names somebody who can act: a known actor, a name, or a plural. */
function isAgent(sight: PositionSight, noun: number): boolean {
  const token = sight.tree.token(noun);
  return (
    token.upos === 'PROPN' ||
    token.upos === 'PRON' ||
    token.xpos === 'NNS' ||
    isActor(sight, noun) ||
    namedBy(sight, noun).length > 0
  );
}

/** "warned X, at a meeting in Y, not to do Z": the tree has hung the infinitive on a noun between. */
function farInfinitive(
  sight: PositionSight,
  verb: number,
  entries: readonly StanceWord[],
  object: number | undefined,
): number | undefined {
  const { tree } = sight;
  if (object === undefined || takesOf(entries, 'addressee-inf') === undefined || !isActor(sight, object))
    return undefined;
  return tree.tokens.find(({ index, upos, head, deprel }) => {
    if (
      index < object ||
      index - verb > 24 ||
      upos !== 'VERB' ||
      !isTo(tree, index) ||
      !/^(?:acl|advcl)$/u.test(deprel)
    )
      return false;
    if (head < object || stanceWords(sight, 'noun', tree.lemma(head)).some((entry) => entry.takes.includes('inf')))
      return false;
    return (
      isNominal(tree, head) &&
      tree.dominates(verb, index) &&
      tree.token(Math.max(0, tree.subtree(index)[0] ?? 0) - 1).form !== ','
    );
  })?.index;
}

/** "urged Y to do Z", "called on Y to do Z", "refused to do Z": undefined where the verb has no such complement. */
function toDo(
  sight: PositionSight,
  verb: number,
  entries: readonly StanceWord[],
  object: number | undefined,
  infinitive: number | undefined,
  make: Make,
): FoundPosition[] | undefined {
  const { tree } = sight;
  if (infinitive === undefined) return undefined;
  const own = tree.child(infinitive, 'nsubj');
  const addressed =
    object ??
    own ??
    tree
      .children(verb, 'obl')
      .find((child) => child < infinitive && /^(?:on|upon|to|with|for)$/u.test(prepositionOf(tree, child)));
  const addressee = takesOf(entries, 'addressee-inf');
  if (addressee !== undefined && addressed !== undefined && addressed < infinitive) {
    // "wants the power to sign": the infinitive belongs to the noun.
    if (tree.relation(infinitive) === 'acl' && !isActor(sight, addressed) && takesOf(entries, 'object') !== undefined)
      return undefined;
    // "expects trade to suffer": nobody is asked to do it.
    if (/^(?:expect|want|need|require)$/u.test(tree.lemma(verb)) && !isAgent(sight, addressed)) return undefined;
    return make(addressee, infinitive);
  }
  const direct = takesOf(entries, 'inf');
  // "The ruling, which Beijing has vowed to ignore": the object belongs to the infinitive.
  const moved =
    object !== undefined &&
    object < verb &&
    tree.relation(infinitive) === 'xcomp' &&
    tree.token(verb).deprel === 'acl:relcl';
  if (direct === undefined || (object !== undefined && !moved) || own !== undefined) return undefined;
  if (tree.relation(infinitive) === 'advcl' && tree.token(infinitive).head !== verb) return undefined;
  if (/^(?:reject|commit|accept)$/u.test(direct.act) && isTalk(sight, infinitive)) return [];
  // "vowed to veto the plan": the verb below tells the position.
  if (CARRYING.test(direct.act) && verbWords(sight, infinitive).some((entry) => entry.act !== 'demand')) {
    const below = verbPositions(sight, infinitive);
    if (below.length > 0) {
      const conditional = isConditional(tree, verb, infinitive);
      return below.map((found) => ({
        ...found,
        from: Math.min(found.from, verb),
        stance: conditional && found.stance === '+' ? 'conditional' : found.stance,
      }));
    }
  }
  return make(direct, infinitive);
}

/** "accused X of doing", "praised X for doing", "warned X against doing": a stance towards what X does. */
function deedOf(
  sight: PositionSight,
  verb: number,
  entries: readonly StanceWord[],
  object: number | undefined,
): { entry: StanceWord; root: number } | undefined {
  const { tree } = sight;
  if (object === undefined) return undefined;
  const person = isActor(sight, object) || namedBy(sight, object).length > 0 || tree.token(object).upos === 'PROPN';
  if (!person) return undefined;
  for (const root of [...tree.children(verb, 'advcl', 'obl'), ...tree.children(object, 'acl', 'nmod')]) {
    if (root < object) continue;
    const entry = takesOf(entries, `addressee-${linkOf(tree, root) || 'none'}`);
    if (entry !== undefined && !isActor(sight, root) && !isCrime(sight, root)) return { entry, root };
  }
  return undefined;
}

const CRIME =
  /^(?:mastermind|orchestrate|plot|kill|murder|assassinate|bomb|shoot|torture|rape|kidnap|abduct|massacre|hack|steal|poison|spy|behead|execute|gas|shell|launder|bribe|lie)$/u;
const OUTRAGE =
  /^(?:attack|coup|murder|killing|crime|genocide|massacre|plot|bombing|assassination|espionage|theft|fraud|corruption|terrorism|atrocity|kidnapping|torture|poisoning|assault|raid|shooting|hacking|strike|blast)$/u;

/** "accused X of plotting the coup": a charge of a deed that nobody stands for is an act against X, not a position on an issue. */
function isCrime({ tree }: PositionSight, root: number): boolean {
  if (CRIME.test(tree.lemma(root)) || OUTRAGE.test(tree.lemma(root))) return true;
  const object = tree.child(root, 'obj');
  return (
    object !== undefined &&
    /^(?:carry|commit|conduct|stage|launch|plan|perpetrate|perform|organise|organize|order)$/u.test(tree.lemma(root)) &&
    OUTRAGE.test(tree.lemma(object))
  );
}

/** "wants the embargo lifted": the noun, and the participle behind it. */
function smallClause(
  { tree }: PositionSight,
  verb: number,
  object: number,
): { root: number; tail: readonly number[] } | undefined {
  const end = Math.max(...issueTokens(tree, object));
  const participle = [...tree.children(verb, 'advcl', 'xcomp', 'ccomp'), ...tree.children(object, 'acl')].find(
    (child) =>
      child > object &&
      child - end <= 3 &&
      /^(?:VBN|VBD)$/u.test(tree.token(child).xpos) &&
      tree.child(child, 'mark', 'nsubj') === undefined,
  );
  if (participle === undefined) return undefined;
  const tail = tree.subtree(participle, (token) => /^(?:advcl|punct|parataxis)/u.test(tree.token(token).deprel));
  return { root: object, tail: tail.filter((token) => token > end) };
}

/** What a clause under a word of stance tells: a wish, a promise of one's own, or what one regrets. */
function clausePosition(
  sight: PositionSight,
  clause: number,
  entries: readonly StanceWord[],
  holder: Holder,
  make: Make,
): FoundPosition[] | undefined {
  const { tree } = sight;
  const entry = takesOf(entries, 'clause');
  const wish = entry ?? takesOf(entries, 'mandative');
  const subject = tree.child(clause, 'nsubj');
  if (wish !== undefined && /^(?:demand|propose|support)$/u.test(wish.act) && isMandative(tree, clause)) {
    const while_ = tree
      .children(clause, 'advcl')
      .filter(
        (child) =>
          child > clause && /^(?:while)$/u.test(linkOf(tree, child)) && tree.child(child, 'nsubj') !== undefined,
      );
    return [clause, ...while_].flatMap((root) => make(wish, root));
  }
  // "wants the sanctions lifted", read as a clause.
  const small = takesOf(entries, 'small-clause');
  if (small !== undefined && subject !== undefined && tree.child(clause, 'mark', 'aux') === undefined)
    return make(small, clause);
  if (entry !== undefined && entry.act === 'commit') {
    const own = subject !== undefined && namedBy(sight, subject).some((id) => holder.ids.includes(id));
    return own && hasAuxiliary(tree, clause, /^(?:will|would|['’]ll)$/iu) ? make(entry, clause) : undefined;
  }
  if (entry !== undefined && !/^(?:demand|propose)$/u.test(entry.act)) return make(entry, clause);
  const threat = takesOf(entries, 'own-clause');
  if (
    threat !== undefined &&
    subject !== undefined &&
    hasAuxiliary(tree, clause, /^(?:will|would|might|could|may)$/iu)
  ) {
    if (namedBy(sight, subject).some((id) => holder.ids.includes(id))) return make(threat, clause);
  }
  return undefined;
}

/** "The pact worries Berlin": the object takes the position, the subject is the issue. */
function stimulus(sight: PositionSight, verb: number, entries: readonly StanceWord[]): FoundPosition[] {
  const { tree } = sight;
  const entry = takesOf(entries, 'stimulus');
  const object = tree.child(verb, 'obj');
  const subject = tree.child(verb, 'nsubj', 'csubj');
  if (entry === undefined || object === undefined || subject === undefined) return [];
  const ids = namedBy(sight, object);
  if (ids.length === 0 || isActor(sight, subject) || !(isNominal(tree, subject) || tree.relation(subject) === 'csubj'))
    return [];
  return positionsOn(sight, {
    holder: { ids, head: object },
    word: entry,
    at: verb,
    root: subject,
    denied: isDenied(tree, verb),
    rule: 'verb-stimulus',
  }).map((found) => ({ ...found, to: Math.max(found.to, object) }));
}
