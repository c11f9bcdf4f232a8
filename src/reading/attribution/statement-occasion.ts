import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { DateRange } from '../../records/date.ts';
import { overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex } from '../context/context.ts';
import { datesOf } from '../dates/sentence-dates.ts';
import type { ScoredAttribution } from './found.ts';

const MEDIUM_PREPOSITIONS = wordClass('prepositions before a medium');

/** Nouns for media. */
const MEDIUM = wordClass('nouns of media');
/** Words in the names of media. */
const MEDIUM_NAME = wordClass('words in names of media');
/** What somebody speaks in when a medium asks. */
const TALK = wordClass('nouns of talk with a medium');

/**
 * The words that name the medium of a statement: the newspaper, agency or broadcaster that is told something, or to or in which an
 * interview was given. An organisation that nobody knows and that is told something counts where an interview is spoken of.
 */
export function outletOf({ candidate, sentence, content }: ScoredAttribution, actors: ActorIndex): Span[] {
  if (candidate === undefined) return [];
  const { cue, addressee } = candidate;
  const phrases: number[] = addressee === undefined ? [] : [addressee];
  let interview = false;
  for (const child of sentence.children(cue)) {
    const relation = sentence.relation(child);
    if (relation === 'obj' || relation === 'iobj') phrases.push(child);
    if (relation !== 'obl') continue;
    if (TALK.has(sentence.lemma(child))) {
      interview = true;
      phrases.push(...sentence.children(child, 'nmod'));
    } else if (MEDIUM_PREPOSITIONS.has(preposition(sentence, child))) phrases.push(child);
  }
  for (const head of new Set(phrases)) {
    const token = sentence.token(head);
    if (content.some((span) => overlaps(span, token))) continue;
    const words = sentence.subtree(
      head,
      (other) => other !== head && /^(?:case|acl|advcl|conj|cc|punct|obl)$/u.test(sentence.relation(other)),
    );
    if (isMedium(sentence, head, words, actors, interview)) return sentence.runsOf(words).slice(0, 1);
  }
  return [];
}

function preposition(sentence: Tree, head: number): string {
  const [marker] = sentence.children(head, 'case');
  return marker === undefined ? '' : sentence.lemma(marker);
}

function isMedium(
  sentence: Tree,
  head: number,
  words: readonly number[],
  actors: ActorIndex,
  interview: boolean,
): boolean {
  const token = sentence.token(head);
  if (token.upos === 'NOUN' && MEDIUM.has(sentence.lemma(head))) return true;
  if (token.upos !== 'PROPN') return false;
  if (words.some((at) => sentence.token(at).upos === 'NOUN' && MEDIUM.has(sentence.lemma(at)))) return true;
  const ids = actors.headedBy(sentence.index, head)?.actors ?? [];
  const known = ids.flatMap((id) => actors.actor(id) ?? []);
  if (known.some((actor) => actor.sector === 'MED' || actor.sector === 'JRN')) return true;
  if (known.some((actor) => actor.resolved || actor.kind === 'person')) return false;
  if (words.some((at) => MEDIUM_NAME.has(sentence.token(at).form.toLowerCase()))) return true;
  const name = sentence.names.find(({ first, last }) => first <= head && head <= last);
  return name?.type === 'organization' && (interview || /^i?obj$/u.test(sentence.relation(head)));
}

/** When a statement was made, as far as the words around its cue say so: "said on Monday". */
export function dateOfStatement(
  { candidate, sentence, cue, content, source }: ScoredAttribution,
  text: string,
  publication: string | undefined,
): DateRange | undefined {
  if (candidate === undefined) return undefined;
  const [first] = cue;
  if (first === undefined) return undefined;
  for (const { span, past } of datesOf(sentence, text, publication)) {
    if (past === undefined || [...content, ...source].some((other) => overlaps(other, span))) continue;
    const token = sentence.tokens.find(({ start, end }) => start < span.end && span.start < end);
    if (token === undefined || !sentence.dominates(candidate.cue, token.index)) continue;
    // A date in an aside on the source is not that of the statement.
    if (candidate.source !== undefined && sentence.dominates(candidate.source.head, token.index)) continue;
    return past;
  }
  return undefined;
}
