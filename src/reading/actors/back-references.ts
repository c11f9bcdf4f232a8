import type { Token } from '../../language/tree.ts';
import { byRule } from '../../records/decision.ts';
import type { Tree } from '../clause/tree.ts';
import type { Cast } from './cast.ts';
import { pronounClass, setMembers, setMention } from './coreference.ts';
import { stateAtHead } from './focus-state.ts';
import { namesakesAt, nominalAt, nominalReferent } from './nominals.ts';
import type { PronounClass, Referent } from './referent.ts';

/** "It", "they", "who", "both sides", "the regime": whom a token that is no name points back to. */
export function readPronounOrSet(cast: Cast, sentence: Tree, i: number): void {
  const token = sentence.tokens[i] as Token;
  const kind = pronounClass(token);
  if (kind) {
    const harmed = kind === 'it' ? threatened(cast, sentence, token) : undefined;
    if (harmed) {
      cast.addReference(sentence, i, i, i, 'pronoun', harmed, byRule('pronoun to whom a threat is for'), 'fair');
      return;
    }
    const back = cast.memory.antecedentOf(token, kind, sentence);
    if (back) cast.addReference(sentence, i, i, i, 'pronoun', back, cast.memory.decision, back.grade);
    else addUnknownPronoun(cast, sentence, i, kind);
    return;
  }
  if (token.upos === 'PRON' && (token.xpos === 'WP' || token.xpos === 'WDT' || token.xpos === 'WP$')) {
    const back = relativeAntecedent(cast, sentence, token);
    if (back) cast.addReference(sentence, i, i, i, 'pronoun', back, byRule('relative pronoun to its noun'), 'fair');
    return;
  }
  if (!readNamesakes(cast, sentence, i) && !readSet(cast, sentence, i)) readNominal(cast, sentence, i);
}

/** "the two Koreas"; false if the word is no name of two states. */
export function readNamesakes(cast: Cast, sentence: Tree, i: number): boolean {
  const found = namesakesAt(sentence, i);
  if (!found) return false;
  const back = { actors: found.states, actsFor: found.states };
  cast.addReference(sentence, found.first, i, i, 'set', back, byRule('states that share a name'), 'strong');
  return true;
}

/** "the regime", "the island nation", "the alliance"; false if nobody met before is such a one. */
export function readNominal(cast: Cast, sentence: Tree, i: number): boolean {
  const nominal = nominalAt(sentence, i);
  if (!nominal) return false;
  const place = stateAtHead(sentence, nominal.first, cast.knowledge.expressions);
  const back =
    place !== undefined && nominal.fits(place)
      ? { actors: [place], actsFor: [place], told: true }
      : nominalReferent(nominal, sentence.index, cast.memory.referents);
  if (!back) return false;
  const rule = byRule('noun for an actor met before');
  if (back.told) cast.addReference(sentence, nominal.first, i, i, 'nominal', back, rule, 'fair');
  else cast.addOpen({ sentence, first: nominal.first, last: i, head: i, kind: 'nominal' }, back, rule);
  return true;
}

/** "They" and "he" that mean nobody known: those of neighbouring sentences mean the same. */
function addUnknownPronoun(cast: Cast, sentence: Tree, i: number, kind: PronounClass): void {
  if (kind === 'it') return;
  const place = { sentence, first: i, last: i, head: i };
  const chain = cast.memory.chainOfUnknown(kind, sentence);
  const decision = byRule('pronoun of somebody unknown');
  cast.add({ ...place, kind: 'pronoun', actors: [], actsFor: [], chain, decision, grade: 'weak' });
}

/** "the two leaders", "both sides"; false if the words are no set. */
export function readSet(cast: Cast, sentence: Tree, i: number): boolean {
  const set = setMention(sentence, i);
  if (!set) return false;
  const before = cast.memory.referents.filter((r) => r.sentence < sentence.index || r.token < set.first);
  const suffers = /^(?:i?obj|obl)/.test((sentence.tokens[i] as Token).deprel);
  const found = setMembers(before, sentence.index, set.count, set.of, suffers);
  const { members, grade } = found ?? { members: [], grade: undefined };
  const actsFor = members.flatMap((member) => member.actsFor);
  const back = { actors: set.of === 'person' ? members.flatMap(({ actors }) => actors) : actsFor, actsFor };
  const rule = byRule(`set of the last ${set.count}`);
  if (grade) cast.addReference(sentence, set.first, i, i, 'set', back, rule, grade);
  else cast.addOpen({ sentence, first: set.first, last: i, head: i, kind: 'set' }, back, rule);
  return true;
}

/** "Will bomb Serbia unless it withdraws": whoever is to do something lest he be harmed is the one who would be. */
function threatened(cast: Cast, sentence: Tree, token: Token): Referent | undefined {
  const clause = sentence.tokens[token.head];
  if (!clause || !token.deprel.startsWith('nsubj') || !clause.deprel.startsWith('advcl')) return undefined;
  const unless = sentence.children(clause.index, 'mark').find((mark) => sentence.lemma(mark) === 'unless');
  if (unless === undefined) return undefined;
  // The tree may hang the clause on "said" behind it.
  const verb = sentence.tokens.findLast(({ index, upos }) => index < unless && upos === 'VERB');
  const harmed = verb && sentence.modalOf(verb.index) !== undefined ? sentence.child(verb.index, 'obj') : undefined;
  return cast.memory.referents.findLast(
    ({ sentence: at, token: head, actsFor }) => at === sentence.index && head === harmed && actsFor.length > 0,
  );
}

function relativeAntecedent(cast: Cast, sentence: Tree, token: Token): Referent | undefined {
  let verb = token.head;
  for (let steps = 0; verb >= 0 && steps < 6; steps++) {
    const at = sentence.tokens[verb] as Token;
    if (at.deprel === 'acl:relcl') {
      return cast.memory.referents.findLast((r) => r.sentence === sentence.index && r.token === at.head);
    }
    verb = at.head;
  }
  return undefined;
}
