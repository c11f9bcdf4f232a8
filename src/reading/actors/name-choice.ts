import type { Token } from '../../language/tree.ts';

import type { LexiconCandidate, LexiconEntry } from '../../lexicon/who/entry.ts';
import { holdsOn } from '../../lexicon/who/offices.ts';
import type { Mention } from '../../records/actor.ts';
import { byModel, byRule, type Decision } from '../../records/decision.ts';
import type { Grade } from '../../records/provenance.ts';
import type { Tree } from '../clause/tree.ts';
import type { Expression } from './expressions.ts';
import { meansGovernment, type PlaceModel } from './metonymy-model.ts';

/** How often each actor of the lexicon is named without doubt: what decides between the meanings of a doubtful name. */
export type Evidence = ReadonlyMap<string, number>;

/** Which actor a name, demonym or place means here. */
export interface NameChoice {
  readonly entry: LexiconEntry;
  readonly kind: Mention['kind'];
  /** By the rule, or by weights where these overruled grammar. */
  readonly decision: Decision;
  readonly grade: Grade;
  /** PLOVER sector of an organ or of who sits in a place ("the Pentagon": MIL). */
  readonly sector?: string;
  /** Others whom the same words name, where the text had to decide. */
  readonly others: readonly LexiconEntry[];
}

/** A name that the text leaves open, and whom it may mean. */
export interface OpenName {
  readonly open: readonly LexiconEntry[];
}

/** What the choice goes by. */
export interface NameKnowledge {
  readonly evidence: Evidence;
  /** How often each state is named, by doubtful names and by its places too: which of several groups of one name is meant. */
  readonly ground: Evidence;
  /** The document's date, `YYYY-MM-DD`: "Moscow" of 1986 is no Russia. */
  readonly day: string | undefined;
  readonly metonymy: PlaceModel | undefined;
  /** All expressions of the sentence. */
  readonly expressions: readonly Expression[];
}

/** Counts, over a document, the expressions that can mean one actor only; a person also speaks for his or her state. */
export function countEvidence(expressions: readonly Expression[], day: string | undefined): Evidence {
  const counts = new Map<string, number>();
  for (const expression of expressions) {
    const only = onlyMeaning(expression, day);
    for (const id of [only?.id, only?.kind === 'person' ? only.nationality : undefined]) {
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** Counts, over a document, the states that its names may mean, those of which a town or region lies in them too. */
export function countGround(expressions: readonly Expression[], day: string | undefined): Evidence {
  const counts = new Map<string, number>();
  for (const expression of expressions) {
    const states = new Set<string>();
    const candidates = candidatesOn(expression, day);
    // "ADF" itself says nothing of whether Congo or Australia is spoken of.
    if (candidates.some((c) => c.as === 'name' && c.entry.kind === 'organization')) continue;
    for (const candidate of candidates) {
      if (candidate.as === 'place') states.add(candidate.place.in ?? '');
      else if (candidate.as !== 'role' && candidate.entry.kind === 'state') states.add(candidate.entry.id);
      else if (candidate.as === 'name' && candidate.entry.kind === 'person')
        states.add(candidate.entry.nationality ?? '');
    }
    for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

/** The actor that an expression means without doubt. */
function onlyMeaning(expression: Expression, day: string | undefined): LexiconEntry | undefined {
  const entries = new Set<LexiconEntry>();
  for (const candidate of candidatesOn(expression, day)) {
    if (candidate.as === 'place') return undefined;
    if (candidate.as !== 'role') entries.add(candidate.entry);
  }
  const [only] = entries;
  return entries.size === 1 ? only : undefined;
}

/** What an expression may mean on a day: of several states with one capital, the one that existed then. */
function candidatesOn({ candidates }: Expression, day: string | undefined): readonly LexiconCandidate[] {
  const existed = candidates.filter(
    (candidate) => !('entry' in candidate) || (day === undefined ? !candidate.entry.to : holdsOn(candidate.entry, day)),
  );
  return existed.some((candidate) => 'entry' in candidate) ? existed : candidates;
}

/**
 * The actor of the lexicon that an expression most likely means, whatever it does in its sentence; undefined where the
 * text leaves several alike.
 */
export function likeliestEntry(expression: Expression, knowledge: NameKnowledge): LexiconEntry | undefined {
  const { evidence, day } = knowledge;
  const entries = new Set<LexiconEntry>();
  for (const candidate of candidatesOn(expression, day)) {
    if (candidate.as !== 'role' && candidate.as !== 'place') entries.add(candidate.entry);
  }
  const [best, second] = [...entries].toSorted((a, b) => weight(evidence, b) - weight(evidence, a));
  if (!best || (second && weight(evidence, second) === weight(evidence, best))) return undefined;
  // "the governor of Georgia" is of the American state, unless the text speaks of the country.
  const region = rivalRegion(expression, best) && weight(evidence, best) === 0 && !isAmongStates(expression, knowledge);
  return region ? undefined : best;
}

/**
 * Decides what a name that is no person means. A capital that does not act, and people who are not their state ("a
 * Russian", "many Chinese"), are nobody: undefined. A name of several ("Korea", "Georgia") is decided by what else the
 * document names, and stays open where that names none or more than one of them.
 */
export function chooseName(expression: Expression, knowledge: NameKnowledge): NameChoice | OpenName | undefined {
  const { evidence } = knowledge;
  const candidates = candidatesOn(expression, knowledge.day);
  const options = candidates.flatMap((candidate) => optionOf(candidate, expression, knowledge.metonymy) ?? []);
  const [first] = options;
  if (!first) return undefined;
  const entries = [...new Set(options.map((option) => option.entry))];
  const isGivenName = candidates.some((c) => c.as === 'place' && c.place.what === 'given-name');
  if (isGivenName && namesPersonHere(expression)) {
    // "Jordan recalled its ambassador": nobody of that name in the text, but other states.
    if (isPartOfLongerName(expression)) return undefined;
    return [...evidence.keys()].some((id) => id !== first.entry.id) ? { ...first, others: [] } : { open: entries };
  }
  if (isAlsoThing(expression, first.entry) && groundOf(first.entry, knowledge) === 0) return undefined;
  if (entries.length === 1 && !rivalRegion(expression, first.entry)) return { ...first, others: [] };
  const chosen = byEvidence(options, evidence) ?? amongSeveral(options, expression, knowledge);
  return chosen ? { ...chosen, others: entries.filter((entry) => entry !== chosen.entry) } : { open: entries };
}

type NameOption = Omit<NameChoice, 'others'>;

/** What one candidate makes of an expression; undefined for persons, places and roles, and for a capital that does not act. */
function optionOf(
  candidate: LexiconCandidate,
  expression: Expression,
  metonymy: PlaceModel | undefined,
): NameOption | undefined {
  switch (candidate.as) {
    case 'name':
      if (candidate.entry.kind === 'person') return undefined;
      return { entry: candidate.entry, kind: 'name', decision: byRule('name'), grade: 'strong' };
    case 'demonym':
      if (candidate.form !== 'adj' && !meansState(expression, candidate.form)) return undefined;
      return { entry: candidate.entry, kind: 'demonym', decision: byRule('demonym'), grade: 'strong' };
    case 'metonym': {
      const { strength, kind, sector = 'GOV' } = candidate.metonym;
      if (strength !== 'always' && !meansGovernment(expression, metonymy)) return undefined;
      const rule = `${kind} for its government`;
      const byGrammar = strength === 'always' || !metonymy || meansGovernment(expression, undefined);
      const decision = byGrammar ? byRule(rule) : byModel(metonymy.alone.name ?? 'metonymy', rule);
      return { entry: candidate.entry, kind: 'metonym', decision, grade: 'strong', sector };
    }
    case 'place':
    case 'role':
      return undefined;
  }
}

/** The only one that the rest of the document names. */
function byEvidence(options: readonly NameOption[], evidence: Evidence): NameOption | undefined {
  const [top, second] = options.toSorted((a, b) => weight(evidence, b.entry) - weight(evidence, a.entry));
  const rival = second && second.entry.id !== top?.entry.id ? weight(evidence, second.entry) : 0;
  return top && weight(evidence, top.entry) > 0 && rival === 0 ? top : undefined;
}

/** Which of several is meant where the rest of the document does not name one of them alone. */
function amongSeveral(
  options: readonly NameOption[],
  expression: Expression,
  knowledge: NameKnowledge,
): NameOption | undefined {
  const [first] = options;
  const one = options.every((option) => option.entry === first?.entry);
  if (first && one && isAmongStates(expression, knowledge)) return { ...first, grade: 'fair' };
  const group = groupOfGround(options, knowledge);
  if (group) return { ...group, grade: 'weak' };
  // "Brussels": of a body that sits in a capital and the capital's own state, the text speaks of the body as a rule.
  const bodies = options.filter((option) => option.entry.kind === 'igo' && option.kind === 'metonym');
  const [body] = bodies;
  const unnamed = options.every(({ entry }) => weight(knowledge.evidence, entry) === 0);
  return body && bodies.length === 1 && unnamed ? { ...body, grade: 'weak' } : undefined;
}

/** Of several groups of one name ("National Liberation Army"), the one whose state the text names most. */
function groupOfGround(options: readonly NameOption[], knowledge: NameKnowledge): NameOption | undefined {
  if (!options.some(({ entry }) => entry.kind === 'organization')) return undefined;
  const grounds = options.map((option) => ({ option, ground: groundOf(option.entry, knowledge) }));
  const [most, next] = grounds.toSorted((a, b) => b.ground - a.ground);
  return most && most.ground > 0 && most.ground > (next?.ground ?? 0) ? most.option : undefined;
}

/** How often the text names the state of a group, or the state itself. */
function groundOf(entry: LexiconEntry, { ground }: NameKnowledge): number {
  return ground.get(entry.kind === 'organization' ? (entry.nationality ?? '') : entry.id) ?? 0;
}

/** "ICU" is a court in Somalia and a ward in a hospital. */
function isAlsoThing({ candidates }: Expression, { kind }: LexiconEntry): boolean {
  return (
    kind === 'organization' &&
    candidates.some((candidate) => candidate.as === 'place' && candidate.place.what === 'thing')
  );
}

/** "Ireland" is also the island, "Turkey" also a bird: only a region of another state leaves the state in doubt. */
function rivalRegion({ candidates }: Expression, entry: LexiconEntry): boolean {
  return candidates.some((c) => c.as === 'place' && c.place.what === 'region' && c.place.in !== entry.id);
}

/** "Ukraine and Georgia", "Georgia, Russia and Turkey": a name in a row with states is a state. */
function isAmongStates({ sentence, head }: Expression, { expressions, day }: NameKnowledge): boolean {
  const row = sentence.firstConjunct(head);
  return expressions.some(
    (other) =>
      other.head !== head &&
      sentence.firstConjunct(other.head) === row &&
      onlyMeaning(other, day)?.kind === 'state' &&
      other.candidates.some((candidate) => candidate.as === 'name'),
  );
}

function weight(evidence: Evidence, entry: LexiconEntry): number {
  return evidence.get(entry.id) ?? 0;
}

/** Whether the name finder takes the word for a person: "Jordan said he was tired". */
function namesPersonHere({ sentence, first }: Expression): boolean {
  return sentence.names.some((name) => name.type === 'person' && name.first <= first && first <= name.last);
}

function isPartOfLongerName({ sentence, first, last }: Expression): boolean {
  return sentence.names.some(
    (name) => name.first <= first && last <= name.last && name.last - name.first > last - first,
  );
}

/** "the Russians agreed" is the state; "30,000 Russians", "many Chinese", "a Russian" are people. */
function meansState(expression: Expression, form: 'noun-sg' | 'noun-pl'): boolean {
  if (form === 'noun-sg') return false;
  const { sentence, first }: { sentence: Tree; first: number } = expression;
  const head = sentence.tokens[expression.head] as Token;
  // The same form may serve as adjective: "Chinese exports".
  if (head.deprel === 'amod' || head.deprel === 'compound') return true;
  return /^the$/i.test(sentence.tokens[first - 1]?.form ?? '') || (first === 0 && head.deprel.startsWith('nsubj'));
}
