import type { Sentence, Token } from '../language/tree.ts';
import type { LexiconEntry, OtherName } from '../lexicon/entry.ts';
import type { Mention } from '../records/actor.ts';
import type { Expression } from './expressions.ts';
import { actsAsGovernment } from './metonymy.ts';

/** How often each actor of the lexicon is named without doubt: what decides between the meanings of a doubtful name. */
export type Evidence = ReadonlyMap<string, number>;

/** Which actor a name, demonym or place means here. */
export interface NameChoice {
  readonly entry: LexiconEntry;
  readonly kind: Mention['kind'];
  readonly rule: string;
}

/** Counts, over a document, the expressions that can mean one actor only. */
export function countEvidence(expressions: readonly Expression[]): Evidence {
  const counts = new Map<string, number>();
  for (const expression of expressions) {
    const ids = new Set<string>();
    let doubtful = false;
    for (const candidate of expression.candidates) {
      if (candidate.as === 'place') doubtful = true;
      else if (candidate.as !== 'role') ids.add(candidate.entry.id);
    }
    const [id] = ids;
    if (ids.size === 1 && !doubtful && id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The actor of the lexicon that an expression most likely means, whatever it does in its sentence. */
export function likeliestEntry(expression: Expression, evidence: Evidence): LexiconEntry | undefined {
  let best: LexiconEntry | undefined;
  for (const candidate of expression.candidates) {
    if (candidate.as === 'role' || candidate.as === 'place') continue;
    if (!best || weight(evidence, candidate.entry) > weight(evidence, best)) best = candidate.entry;
  }
  return best;
}

/**
 * Decides what a name that is no person means. A capital that does not act, and people who are not their state ("a
 * Russian", "many Chinese"), are nobody: undefined. A name of several ("Korea", "Georgia") is decided by what else the
 * document names, and stays open where that names none or more than one of them.
 */
export function chooseName(expression: Expression, evidence: Evidence): NameChoice | 'ambiguous' | undefined {
  const options: NameChoice[] = [];
  const places: OtherName[] = [];
  for (const candidate of expression.candidates) {
    switch (candidate.as) {
      case 'name':
        if (candidate.entry.kind !== 'person') options.push({ entry: candidate.entry, kind: 'name', rule: 'name' });
        break;
      case 'demonym':
        if (candidate.form === 'adj' || meansState(expression, candidate.form)) {
          options.push({ entry: candidate.entry, kind: 'demonym', rule: 'demonym' });
        }
        break;
      case 'metonym':
        if (candidate.metonym.strength === 'always' || actsAsGovernment(expression.sentence, expression.head)) {
          options.push({
            entry: candidate.entry,
            kind: 'metonym',
            rule: `${candidate.metonym.kind} for its government`,
          });
        }
        break;
      case 'place':
        places.push(candidate.place);
        break;
      case 'role':
        break;
    }
  }
  const [first] = options;
  if (!first) return undefined;
  const ids = new Set(options.map((option) => option.entry.id));
  if (places.some((place) => place.what === 'given-name') && namesPersonHere(expression)) return undefined;
  // "Ireland" is also the island, "Turkey" also a bird: only a region of another state leaves the state in doubt.
  const rivalPlace = places.some((place) => place.what === 'region' && place.in !== first.entry.id);
  if (ids.size === 1 && !rivalPlace) return first;
  const [top, second] = options.toSorted((a, b) => weight(evidence, b.entry) - weight(evidence, a.entry));
  const rival = second && second.entry.id !== top?.entry.id ? weight(evidence, second.entry) : 0;
  return top && weight(evidence, top.entry) > 0 && rival === 0 ? top : 'ambiguous';
}

function weight(evidence: Evidence, entry: LexiconEntry): number {
  return evidence.get(entry.id) ?? 0;
}

/** Whether the name finder takes the word for a person: "Jordan said he was tired". */
function namesPersonHere({ sentence, first }: Expression): boolean {
  return sentence.names.some((name) => name.type === 'person' && name.first <= first && first <= name.last);
}

/** "the Russians agreed" is the state; "30,000 Russians", "many Chinese", "a Russian" are people. */
function meansState(expression: Expression, form: 'noun-sg' | 'noun-pl'): boolean {
  if (form === 'noun-sg') return false;
  const { sentence, first }: { sentence: Sentence; first: number } = expression;
  const head = sentence.tokens[expression.head] as Token;
  // The same form may serve as adjective: "Chinese exports".
  if (head.deprel === 'amod' || head.deprel === 'compound') return true;
  return /^the$/i.test(sentence.tokens[first - 1]?.form ?? '') || (first === 0 && head.deprel.startsWith('nsubj'));
}
