import {
  caseOf,
  children,
  complementsOf,
  isNegated,
  markOf,
  modalOf,
  relationOf,
  subjectsOf,
  tokenAt,
} from '../language/trees.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import type { Evidence } from './act-model.ts';
import type { Party } from './event-sides.ts';
import { classesOf, isPassive, objectsShared } from './event-triggers.ts';
import { operatorOf } from './reality.ts';

/** What speaks for or against a word naming an act, and for its category: the table, the words about it, who stands where. */
export function actEvidence(words: SentenceWords, candidate: ActCandidate): Evidence {
  const { sentence, found, kindred } = words;
  const { trigger, known, finding } = candidate;
  const at = trigger.token;
  const token = tokenAt(sentence, at);
  const { kind } = trigger;
  const lemma = token.lemma.toLowerCase();
  const facts: string[] = [];
  const meanings: [string, string][] = [];
  const k = kind.charAt(0);
  const say = (...all: readonly string[]): void => {
    facts.push(...all);
  };
  const noun = trigger.noun;
  const named = noun === undefined ? lemma : tokenAt(sentence, noun).lemma.toLowerCase();

  // the table
  const rule = known ? trigger.category : '-';
  say(`${k}`, `${k} rule ${rule}`);
  if (known) {
    const frame = trigger.nounFrame ?? trigger.frame;
    say(`rule ${rule}`, `${k} final ${candidate.category}`, `mode ${rule} ${trigger.mode ?? '-'}`);
    say(`words ${Math.min(3, frame.words.length)}`, frame.object.length > 0 ? 'conditioned' : 'unconditioned');
    say(
      candidate.kept ? `kept ${k}` : `dropped ${candidate.why} ${k}`,
      candidate.kept ? `kept ${candidate.category}` : `dropped ${rule}`,
    );
    if (frame.words.length > 1) say(`frame ${frame.words.join(' ')}`);
    if (frame.line > 0) say(`line ${frame.line}`);
    if (noun !== undefined) say('light', `light ${lemma}`, `light ${lemma} ${rule}`);
  }
  const operator = operatorOf(found, at);
  say(`operator ${operator ?? '-'} ${k}`);
  if (!known) {
    // A word that the table does not hold may mean what its neighbours there mean.
    const kin = kindred(kind === 'noun' ? 'noun' : 'verb', named).slice(0, 3);
    kin.forEach((category, i) => {
      say(`kin${i} ${category}`, `kin ${category} ${k}`);
    });
    if (kin.length === 0) say('no kin');
  }

  // the word
  say(`word ${named}`, `word ${named} ${k}`, `tag ${token.xpos}`, `relation ${token.deprel} ${k}`);
  say(`reality ${finding.reality} ${k}`);
  if (/(?:tion|sion|ment|al|ing|ure|ance|ence|ship|cy|ry)$/.test(lemma)) say(`ending ${lemma.slice(-3)} ${k}`);
  meanings.push([k, named]);
  if (noun !== undefined) meanings.push(['light', lemma]);

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
  say(`by ${by} ${k}`, `to ${to} ${k}`, `sides ${by} ${to}`, `sides ${by} ${to} ${rule}`);

  const kindAt = (i: number): string => actorKind(words, i);
  const about = (role: string, i: number): void => {
    const t = tokenAt(sentence, i);
    const l = t.lemma.toLowerCase();
    const who = kindAt(i);
    say(`${role} ${who} ${k}`, `${role} ${who} ${rule}`, `${role} ${l}`, `${role} ${l} ${named}`);
    if (who === '-') meanings.push([role, l]);
    for (const set of classesOf(found.classes, t))
      for (const name of set) say(`${role} @${name}`, `${role} @${name} ${rule}`);
  };
  if (kind !== 'noun') {
    const passive = isPassive(sentence, at);
    say(passive ? 'passive' : 'active');
    const subjects = subjectsOf(sentence, at).slice(0, 2);
    if (subjects.length === 0) say('no subject');
    for (const s of subjects) {
      say(`subject ${kindAt(s)}`, `subject ${kindAt(s)} ${passive ? 'passive' : 'active'} ${rule}`);
      if (kindAt(s) === '-') meanings.push(['subject', tokenAt(sentence, s).lemma.toLowerCase()]);
    }
    const objects = passive
      ? []
      : objectsShared(sentence, at)
          .filter((o) => o !== noun)
          .slice(0, 2);
    if (objects.length === 0) say('no object');
    for (const o of objects) about('object', o);
    for (const particle of children(sentence, at, 'compound'))
      say(`particle ${named} ${tokenAt(sentence, particle).form.toLowerCase()}`);
    for (const c of complementsOf(sentence, at).slice(0, 2)) {
      const inner = tokenAt(sentence, c);
      const innerRule = found.verb[c]?.frame.category ?? found.noun[c]?.frame.category ?? '-';
      say(
        `complement ${relationOf(inner)} ${markOf(sentence, c)}`,
        `complement ${innerRule}`,
        `complement ${innerRule} ${named}`,
      );
      say(`complement ${inner.lemma.toLowerCase()}`);
      meanings.push(['complement', inner.lemma.toLowerCase()]);
      const modal = modalOf(sentence, c);
      if (modal !== undefined)
        say(
          `complement modal ${tokenAt(sentence, modal).form.toLowerCase()} ${named}`,
          `complement modal ${tokenAt(sentence, modal).form.toLowerCase()}`,
        );
      if (isNegated(sentence, c)) say('complement negated');
      for (const s of children(sentence, c, 'nsubj').slice(0, 1)) say(`complement subject ${kindAt(s)}`);
    }
    if (isNegated(sentence, at)) say('negated');
    const modal = modalOf(sentence, at);
    if (modal !== undefined) say(`modal ${tokenAt(sentence, modal).form.toLowerCase()}`);
  } else {
    for (const m of children(sentence, at, 'amod', 'compound', 'nmod:poss').slice(0, 3)) {
      const t = tokenAt(sentence, m);
      const who = kindAt(m);
      say(`modifier ${relationOf(t)} ${who}`, `modifier ${relationOf(t)} ${who} ${rule}`);
      if (who === '-') {
        say(`modifier ${t.lemma.toLowerCase()}`, `modifier ${t.lemma.toLowerCase()} ${named}`);
        meanings.push(['modifier', t.lemma.toLowerCase()]);
      }
    }
    for (const d of children(sentence, at, 'det', 'nummod'))
      say(`determiner ${tokenAt(sentence, d).form.toLowerCase()}`);
    const own = caseOf(sentence, at);
    if (own) say(`case ${own}`);
  }
  const below = kind === 'noun' ? children(sentence, at, 'nmod', 'acl') : children(sentence, at, 'obl', 'advcl');
  for (const o of [...below, ...(noun === undefined ? [] : children(sentence, noun, 'nmod'))].slice(0, 4)) {
    const t = tokenAt(sentence, o);
    const preposition = caseOf(sentence, o) || markOf(sentence, o) || relationOf(t);
    const who = kindAt(o);
    say(
      `with ${preposition} ${who}`,
      `with ${preposition} ${who} ${rule}`,
      `with ${named} ${preposition}`,
      `with ${named} ${preposition} ${who}`,
    );
    if (who === '-') {
      say(`with ${preposition} ${t.lemma.toLowerCase()}`);
      meanings.push(['with', t.lemma.toLowerCase()]);
      for (const set of classesOf(found.classes, t)) for (const name of set) say(`with ${preposition} @${name}`);
    }
  }
  if (token.head >= 0) {
    const head = tokenAt(sentence, token.head);
    const l = head.lemma.toLowerCase();
    const above = found.verb[head.index]?.frame.category ?? found.noun[head.index]?.frame.category ?? '-';
    say(
      `head ${l} ${relationOf(token)}`,
      `head ${above} ${relationOf(token)} ${k}`,
      `head operator ${operatorOf(found, head.index) ?? '-'} ${relationOf(token)}`,
    );
    say(`head ${l} ${named}`);
    meanings.push(['head', l]);
  }
  return { facts: [...new Set(facts)], words: meanings };
}

/** Who a token means, as far as an act cares: `state`, `igo`, `armed`, `person`, `local` ...; `-` for a thing. */
export function actorKind(words: SentenceWords, token: number): string {
  const { actors, sentence, finder } = words;
  const mention = actors.headedBy(sentence.index, token);
  if (!mention || mention.actors.length === 0) {
    if (mention) return 'open';
    const parties = finder.parties([token], false);
    if (parties.some((party) => party.strong)) return 'through';
    return 'PRON' === tokenAt(sentence, token).upos ? 'pronoun' : '-';
  }
  if (mention.actsFor.length > 0) return 'official';
  const [id = ''] = mention.actors;
  const actor = actors.actor(id);
  if (!actor) return 'open';
  if (actor.kind === 'state' || actor.kind === 'igo' || actor.kind === 'person') return actor.kind;
  if (finder.parties([token], true).some((party) => party.strong)) return 'armed';
  return id.startsWith('loc:') ? 'local' : actor.kind;
}
