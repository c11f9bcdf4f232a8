import { relationOf } from '../../language/structure.ts';
import type { EvidenceTaker } from '../../learning/evidence.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import type { Party } from './event-sides.ts';
import { classesOf, objectsShared } from './event-triggers.ts';
import { operatorOf } from './reality.ts';

/** What speaks for or against a word naming an act, and for its category: the table, the words about it, who stands where. */
export function actEvidence(words: SentenceWords, candidate: ActCandidate, { fact, word }: EvidenceTaker): void {
  const { sentence, found, kindred } = words;
  const { trigger, known, finding } = candidate;
  const at = trigger.token;
  const token = sentence.token(at);
  const { kind } = trigger;
  const lemma = token.lemma.toLowerCase();
  const k = kind.charAt(0);
  const noun = trigger.noun;
  const named = noun === undefined ? lemma : sentence.token(noun).lemma.toLowerCase();

  // the table
  const rule = known ? trigger.category : '-';
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
  const operator = operatorOf(found, at);
  fact`operator ${operator ?? '-'} ${k}`;
  if (!known) {
    // A word that the table does not hold may mean what its neighbours there mean.
    const kin = kindred(kind === 'noun' ? 'noun' : 'verb', named).slice(0, 3);
    kin.forEach((category, i) => {
      fact`kin${i} ${category}`;
      fact`kin ${category} ${k}`;
    });
    if (kin.length === 0) fact`no kin`;
  }

  // the word
  fact`word ${named}`;
  fact`word ${named} ${k}`;
  fact`tag ${token.xpos}`;
  fact`relation ${token.deprel} ${k}`;
  fact`reality ${finding.reality} ${k}`;
  if (/(?:tion|sion|ment|al|ing|ure|ance|ence|ship|cy|ry)$/.test(lemma)) fact`ending ${lemma.slice(-3)} ${k}`;
  word(k, named);
  if (noun !== undefined) word('light', lemma);

  // who takes part
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

  const kindAt = (i: number): string => actorKind(words, i);
  const about = (role: string, i: number): void => {
    const t = sentence.token(i);
    const l = t.lemma.toLowerCase();
    const who = kindAt(i);
    fact`${role} ${who} ${k}`;
    fact`${role} ${who} ${rule}`;
    fact`${role} ${l}`;
    fact`${role} ${l} ${named}`;
    if (who === '-') word(role, l);
    for (const set of classesOf(found.classes, t))
      for (const name of set) {
        fact`${role} @${name}`;
        fact`${role} @${name} ${rule}`;
      }
  };
  if (kind !== 'noun') {
    const passive = sentence.isPassive(at);
    fact`${passive ? 'passive' : 'active'}`;
    const subjects = sentence.subjectsOf(at).slice(0, 2);
    if (subjects.length === 0) fact`no subject`;
    for (const s of subjects) {
      fact`subject ${kindAt(s)}`;
      fact`subject ${kindAt(s)} ${passive ? 'passive' : 'active'} ${rule}`;
      if (kindAt(s) === '-') word('subject', sentence.token(s).lemma.toLowerCase());
    }
    const objects = passive
      ? []
      : objectsShared(sentence, at)
          .filter((o) => o !== noun)
          .slice(0, 2);
    if (objects.length === 0) fact`no object`;
    for (const o of objects) about('object', o);
    for (const particle of sentence.children(at, 'compound'))
      fact`particle ${named} ${sentence.token(particle).form.toLowerCase()}`;
    for (const c of sentence.complementsOf(at).slice(0, 2)) {
      const inner = sentence.token(c);
      const innerRule = found.verb[c]?.frame.category ?? found.noun[c]?.frame.category ?? '-';
      fact`complement ${relationOf(inner)} ${sentence.markOf(c)}`;
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
      for (const s of sentence.children(c, 'nsubj').slice(0, 1)) fact`complement subject ${kindAt(s)}`;
    }
    if (sentence.isNegated(at)) fact`negated`;
    const modal = sentence.modalOf(at);
    if (modal !== undefined) fact`modal ${sentence.token(modal).form.toLowerCase()}`;
  } else {
    for (const m of sentence.children(at, 'amod', 'compound', 'nmod:poss').slice(0, 3)) {
      const t = sentence.token(m);
      const who = kindAt(m);
      fact`modifier ${relationOf(t)} ${who}`;
      fact`modifier ${relationOf(t)} ${who} ${rule}`;
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
  const below = kind === 'noun' ? sentence.children(at, 'nmod', 'acl') : sentence.children(at, 'obl', 'advcl');
  for (const o of [...below, ...(noun === undefined ? [] : sentence.children(noun, 'nmod'))].slice(0, 4)) {
    const t = sentence.token(o);
    const preposition = sentence.prepositionOf(o) || sentence.markOf(o) || relationOf(t);
    const who = kindAt(o);
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
  if (token.head >= 0) {
    const head = sentence.token(token.head);
    const l = head.lemma.toLowerCase();
    const above = found.verb[head.index]?.frame.category ?? found.noun[head.index]?.frame.category ?? '-';
    fact`head ${l} ${relationOf(token)}`;
    fact`head ${above} ${relationOf(token)} ${k}`;
    fact`head operator ${operatorOf(found, head.index) ?? '-'} ${relationOf(token)}`;
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
