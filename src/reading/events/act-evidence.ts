import type { EvidenceTaker } from '../../learning/evidence.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import type { ActCandidate, SentenceWords, WeighedWords } from './act-candidates.ts';
import type { Party } from './event-sides.ts';
import { classesOf, objectsShared } from './event-triggers.ts';
import { operatorOf } from './operator-words.ts';

/** A word that may name an act, with what all its evidence speaks of. */
interface ActWord {
  readonly words: WeighedWords;
  readonly candidate: ActCandidate;
  readonly at: number;
  /** Its kind by one letter. */
  readonly k: string;
  /** Lemma of the word, and of the noun that names the act under a light verb. */
  readonly lemma: string;
  readonly named: string;
  /** Category of the table; `-` for a word that it does not hold. */
  readonly rule: string;
}

/**
 * What speaks for or against a word naming an act, and for its category: the table, the words about it, who stands where. A
 * model is to replace it.
 */
export function actEvidence(words: WeighedWords, candidate: ActCandidate, take: EvidenceTaker): void {
  const { sentence } = words;
  const { trigger, known } = candidate;
  const lemma = sentence.lemma(trigger.token);
  const act: ActWord = {
    words,
    candidate,
    at: trigger.token,
    k: trigger.kind.charAt(0),
    lemma,
    named: trigger.noun === undefined ? lemma : sentence.lemma(trigger.noun),
    rule: known ? trigger.category : '-',
  };
  tableEvidence(act, take);
  wordEvidence(act, take);
  strengthEvidence(act, take);
  if (trigger.kind === 'noun') modifierEvidence(act, take);
  else clauseEvidence(act, take);
  phraseEvidence(act, take);
  headEvidence(act, take);
}

/** What the table of frames says of the word, or of its neighbours in meaning. */
function tableEvidence({ words, candidate, at, k, lemma, named, rule }: ActWord, { fact }: EvidenceTaker): void {
  const { trigger, known } = candidate;
  const { kind, noun } = trigger;
  fact`${k}`;
  fact`${k} rule ${rule}`;
  if (known) {
    const frame = trigger.nounFrame ?? trigger.frame;
    fact`rule ${rule}`;
    fact`${k} final ${candidate.category}`;
    fact`mode ${rule} ${trigger.mode ?? '-'}`;
    fact`words ${Math.min(3, frame.words.length)}`;
    fact`${frame.object.length > 0 ? 'conditioned' : 'unconditioned'}`;
    if (candidate.kept) {
      fact`kept ${k}`;
      fact`kept ${candidate.category}`;
    } else {
      fact`dropped ${candidate.why ?? ''} ${k}`;
      fact`dropped ${rule}`;
    }
    if (frame.words.length > 1) fact`frame ${frame.words.join(' ')}`;
    if (frame.row !== undefined) fact`row ${frame.row}`;
    if (noun !== undefined) {
      fact`light`;
      fact`light ${lemma}`;
      fact`light ${lemma} ${rule}`;
    }
  }
  const operator = operatorOf(words.found, at);
  fact`operator ${operator ?? '-'} ${k}`;
  if (!known) {
    // A word that the table does not hold may mean what its neighbours there mean.
    const kin = words.kindred(kind === 'noun' ? 'noun' : 'verb', named).slice(0, 3);
    kin.forEach((category, i) => {
      fact`kin${i} ${category}`;
      fact`kin ${category} ${k}`;
    });
    if (kin.length === 0) fact`no kin`;
  }
}

function wordEvidence({ words, candidate, at, k, lemma, named }: ActWord, { fact, word }: EvidenceTaker): void {
  const token = words.sentence.token(at);
  const { finding, trigger } = candidate;
  fact`word ${named}`;
  fact`word ${named} ${k}`;
  fact`tag ${token.xpos}`;
  fact`relation ${token.deprel} ${k}`;
  fact`reality ${finding.reality} ${k}`;
  if (/(?:tion|sion|ment|al|ing|ure|ance|ence|ship|cy|ry)$/.test(lemma)) fact`ending ${lemma.slice(-3)} ${k}`;
  word(k, named);
  if (trigger.noun !== undefined) word('light', lemma);
}

/** How sure the sides are that the rules find. */
function strengthEvidence({ candidate, k, rule }: ActWord, { fact }: EvidenceTaker): void {
  const strength = (parties: readonly Party[]): string =>
    parties.some((p) => p.strong && p.direct)
      ? 'strong'
      : parties.some((p) => p.strong)
        ? 'fair'
        : parties.length > 0
          ? 'weak'
          : 'none';
  const by = strength(candidate.source);
  const to = strength(candidate.target);
  fact`by ${by} ${k}`;
  fact`to ${to} ${k}`;
  fact`sides ${by} ${to}`;
  fact`sides ${by} ${to} ${rule}`;
}

/** What is told of an object. */
function objectEvidence({ words, k, named, rule }: ActWord, i: number, { fact, word }: EvidenceTaker): void {
  const t = words.sentence.token(i);
  const l = t.lemma.toLowerCase();
  const who = actorKind(words, i);
  fact`object ${who} ${k}`;
  fact`object ${who} ${rule}`;
  fact`object ${l}`;
  fact`object ${l} ${named}`;
  if (who === '-') word('object', l);
  for (const set of classesOf(words.found.classes, t))
    for (const name of set) {
      fact`object @${name}`;
      fact`object @${name} ${rule}`;
    }
}

/** Subject, object, complement and modal of a word that heads a clause. */
function clauseEvidence(act: ActWord, take: EvidenceTaker): void {
  const { words, candidate, at, named, rule } = act;
  const { sentence, found } = words;
  const { fact, word } = take;
  const { noun } = candidate.trigger;
  const passive = sentence.isPassive(at);
  fact`${passive ? 'passive' : 'active'}`;
  const subjects = sentence.subjectsOf(at).slice(0, 2);
  if (subjects.length === 0) fact`no subject`;
  for (const s of subjects) {
    fact`subject ${actorKind(words, s)}`;
    fact`subject ${actorKind(words, s)} ${passive ? 'passive' : 'active'} ${rule}`;
    if (actorKind(words, s) === '-') word('subject', sentence.token(s).lemma.toLowerCase());
  }
  const objects = passive
    ? []
    : objectsShared(sentence, at)
        .filter((o) => o !== noun)
        .slice(0, 2);
  if (objects.length === 0) fact`no object`;
  for (const o of objects) objectEvidence(act, o, take);
  for (const particle of sentence.children(at, 'compound'))
    fact`particle ${named} ${sentence.token(particle).form.toLowerCase()}`;
  for (const c of sentence.complementsOf(at).slice(0, 2)) {
    const inner = sentence.token(c);
    const innerRule = found.verb[c]?.frame.category ?? found.noun[c]?.frame.category ?? '-';
    fact`complement ${sentence.relation(inner.index)} ${sentence.markOf(c)}`;
    fact`complement ${innerRule}`;
    fact`complement ${innerRule} ${named}`;
    fact`complement ${inner.lemma.toLowerCase()}`;
    word('complement', inner.lemma.toLowerCase());
    const modal = sentence.modalOf(c);
    if (modal !== undefined) {
      fact`complement modal ${sentence.token(modal).form.toLowerCase()} ${named}`;
      fact`complement modal ${sentence.token(modal).form.toLowerCase()}`;
    }
    if (sentence.isNegated(c)) fact`complement negated`;
    for (const s of sentence.children(c, 'nsubj').slice(0, 1)) fact`complement subject ${actorKind(words, s)}`;
  }
  if (sentence.isNegated(at)) fact`negated`;
  const modal = sentence.modalOf(at);
  if (modal !== undefined) fact`modal ${sentence.token(modal).form.toLowerCase()}`;
}

/** What modifies a noun that may name an act. */
function modifierEvidence({ words, at, named, rule }: ActWord, { fact, word }: EvidenceTaker): void {
  const { sentence } = words;
  for (const m of sentence.children(at, 'amod', 'compound', 'nmod:poss').slice(0, 3)) {
    const t = sentence.token(m);
    const who = actorKind(words, m);
    fact`modifier ${sentence.relation(t.index)} ${who}`;
    fact`modifier ${sentence.relation(t.index)} ${who} ${rule}`;
    if (who === '-') {
      fact`modifier ${t.lemma.toLowerCase()}`;
      fact`modifier ${t.lemma.toLowerCase()} ${named}`;
      word('modifier', t.lemma.toLowerCase());
    }
  }
  for (const d of sentence.children(at, 'det', 'nummod')) fact`determiner ${sentence.token(d).form.toLowerCase()}`;
  const own = sentence.prepositionOf(at);
  if (own) fact`case ${own}`;
}

/** Phrases with a preposition at the word. */
function phraseEvidence({ words, candidate, at, named, rule }: ActWord, { fact, word }: EvidenceTaker): void {
  const { sentence, found } = words;
  const { kind, noun } = candidate.trigger;
  const below = kind === 'noun' ? sentence.children(at, 'nmod', 'acl') : sentence.children(at, 'obl', 'advcl');
  for (const o of [...below, ...(noun === undefined ? [] : sentence.children(noun, 'nmod'))].slice(0, 4)) {
    const t = sentence.token(o);
    const preposition = sentence.prepositionOf(o) || sentence.markOf(o) || sentence.relation(t.index);
    const who = actorKind(words, o);
    fact`with ${preposition} ${who}`;
    fact`with ${preposition} ${who} ${rule}`;
    fact`with ${named} ${preposition}`;
    fact`with ${named} ${preposition} ${who}`;
    if (who === '-') {
      fact`with ${preposition} ${t.lemma.toLowerCase()}`;
      word('with', t.lemma.toLowerCase());
      for (const set of classesOf(found.classes, t)) for (const name of set) fact`with ${preposition} @${name}`;
    }
  }
}

/** The word above. */
function headEvidence({ words, at, k, named }: ActWord, { fact, word }: EvidenceTaker): void {
  const { sentence, found } = words;
  const token = sentence.token(at);
  if (token.head >= 0) {
    const head = sentence.token(token.head);
    const l = head.lemma.toLowerCase();
    const above = found.verb[head.index]?.frame.category ?? found.noun[head.index]?.frame.category ?? '-';
    fact`head ${l} ${sentence.relation(token.index)}`;
    fact`head ${above} ${sentence.relation(token.index)} ${k}`;
    fact`head operator ${operatorOf(found, head.index) ?? '-'} ${sentence.relation(token.index)}`;
    fact`head ${l} ${named}`;
    word('head', l);
  }
}

/** Who a token means, as far as an act cares: `state`, `igo`, `armed`, `person`, `local` ...; `-` for a thing. */
export function actorKind(words: SentenceWords, token: number): string {
  const { actors, sentence, finder } = words;
  const mention = actors.headedBy(sentence.index, token);
  if (!mention || mention.actors.length === 0) {
    if (mention) return 'open';
    const parties = finder.parties([token], false);
    if (parties.some((party) => party.strong)) return 'through';
    return 'PRON' === sentence.token(token).upos ? 'pronoun' : '-';
  }
  if (mention.actsFor.length > 0) return 'official';
  const [id = ''] = mention.actors;
  const actor = actors.actor(id);
  if (!actor) return 'open';
  if (actor.kind === 'state' || actor.kind === 'igo' || actor.kind === 'person') return actor.kind;
  if (finder.parties([token], true).some((party) => party.strong)) return 'armed';
  return isOfOneText(id) ? 'local' : actor.kind;
}
