import type { Tree } from '../clause/tree.ts';
import { isFirstPart } from './petrarch-nouns.ts';

/** A phrase behind a preposition, a particle alone, or an infinitive behind "to". */
export interface Attachment {
  /** Preposition, particle or `TO`, in capitals. */
  readonly word: string;
  /** The token of that word. */
  readonly at: number;
  /** Head of what stands behind it; none for a particle. */
  readonly head?: number;
}

/** What a pattern of a verb may speak of, as PETRARCH 2 divides it: words before the verb and words behind it. */
export interface VerbDomain {
  readonly verb: number;
  readonly passive: boolean;
  /** Who does it: subjects of an active verb, agents of a passive one; heads of coordinations only. */
  readonly doers: readonly number[];
  /** Subjects of a passive verb. */
  readonly undergoers: readonly number[];
  /** Heads of noun phrases that stand for the words before `*`. */
  readonly before: readonly number[];
  /** Heads of noun phrases and predicates that stand for the words behind `*`. */
  readonly after: readonly number[];
  /** Adverbs and particles. */
  readonly adverbs: readonly number[];
  readonly attachments: readonly Attachment[];
}

/** Gathers what stands about a verb. */
export function verbDomain(sentence: Tree, verb: number): VerbDomain {
  const passive = sentence.isPassive(verb);
  const subjects = groups(sentence, subjectsAt(sentence, verb)).filter((at) => !isFirstPart(sentence, at));
  const doers = passive ? groups(sentence, sentence.agentsOf(verb)) : subjects;
  const undergoers = passive ? subjects : [];
  const after: number[] = [];
  const attachments: Attachment[] = [];
  const adverbs: number[] = [];
  const visit = (at: number, depth: number): void => {
    for (const c of sentence.children(at)) {
      const token = sentence.token(c);
      switch (sentence.relation(token.index)) {
        case 'obj':
        case 'iobj':
          for (const head of sentence.withConjuncts(c)) {
            after.push(head);
            attachInside(sentence, head, attachments, after, 0);
          }
          break;
        case 'obl':
        case 'nmod':
          if (sentence.child(c, 'case') === undefined) after.push(...sentence.withConjuncts(c));
          else attach(sentence, c, attachments, after, 0);
          break;
        case 'compound':
        case 'advmod':
        case 'case':
          if (token.deprel !== 'compound') adverbs.push(c);
          if (/^(?:ADP|ADV|PART)$/.test(token.upos)) attachments.push({ word: token.form.toUpperCase(), at: c });
          break;
        case 'xcomp':
        case 'ccomp':
        case 'advcl':
        case 'acl': {
          const own = sentence.children(c, 'nsubj').length > 0;
          if (sentence.relation(token.index) === 'advcl' && own) break;
          if (c < verb) break;
          // "said the situation was tense": a predicate that is no noun.
          if (sentence.relation(token.index) !== 'ccomp' || /^(?:VERB|ADJ)$/.test(token.upos)) after.push(c);
          const mark = sentence.child(c, 'mark');
          if (mark !== undefined && sentence.markOf(c) === 'to') attachments.push({ word: 'TO', at: mark, head: c });
          if (!own && depth < 3) visit(c, depth + 1);
          break;
        }
        default:
      }
    }
  };
  visit(verb, 0);
  if (passive) after.push(...undergoers.flatMap((head) => sentence.withConjuncts(head)));
  const before = doers.flatMap((head) => sentence.withConjuncts(head));
  return { verb, passive, doers, undergoers, before, after, adverbs, attachments };
}

/**
 * The subjects of a verb, also where the tree errs in ways that grammar forbids: a finite verb coordinated with a noun
 * has that noun for its subject; of two subjects of a speaker behind the news the first belongs to the news; a second
 * subject behind a verb is none.
 */
function subjectsAt(sentence: Tree, verb: number): readonly number[] {
  const { xpos, head, deprel } = sentence.token(verb);
  const own = sentence.subjectsOf(verb);
  const before = own.filter((at) => at < verb);
  if (own.length > 0) {
    const said = sentence.children(verb, 'ccomp').find((at) => at < verb);
    const mine = said === undefined ? [] : before.filter((at) => at > said);
    return mine.length > 0 ? mine : before.length > 0 ? before : own;
  }
  if (head < 0) return own;
  if (/^conj/.test(deprel) && /^VB[DPZ]$/.test(xpos) && /^(?:NOUN|PROPN)$/.test(sentence.token(head).upos)) {
    return [sentence.firstConjunct(head)];
  }
  if (deprel !== 'ccomp' || head < verb) return own;
  const theirs = sentence.children(head, 'nsubj');
  return theirs.some((at) => at > verb) ? theirs.filter((at) => at < verb) : own;
}

function attach(sentence: Tree, head: number, to: Attachment[], after: number[], depth: number): void {
  const marker = sentence.child(head, 'case');
  if (marker === undefined || depth > 4) return;
  for (const each of sentence.withConjuncts(head)) {
    to.push({ word: sentence.prepositionOf(head).toUpperCase(), at: marker, head: each });
    attachInside(sentence, each, to, after, depth);
  }
}

/** Prepositional phrases and infinitives inside a noun phrase. */
function attachInside(sentence: Tree, head: number, to: Attachment[], after: number[], depth: number): void {
  for (const c of sentence.children(head, 'nmod')) attach(sentence, c, to, after, depth + 1);
  for (const c of sentence.children(head, 'acl')) {
    const mark = sentence.child(c, 'mark');
    if (mark === undefined || sentence.markOf(c) !== 'to') continue;
    to.push({ word: 'TO', at: mark, head: c });
    after.push(c);
  }
}

/** One head a coordination: conjuncts are reached from their first. */
function groups(sentence: Tree, heads: readonly number[]): readonly number[] {
  return [
    ...new Set(
      heads.map((head) => (heads.includes(sentence.firstConjunct(head)) ? sentence.firstConjunct(head) : head)),
    ),
  ];
}

/** Tokens of a noun phrase that stand before its head or are part of its name. */
export function modifiersOf(sentence: Tree, head: number): readonly number[] {
  return sentence.phrase(head, ['conj', 'acl', 'appos', 'parataxis']).filter((at) => at < head);
}
