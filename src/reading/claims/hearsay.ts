import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Event } from '../../records/event.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { tokenAt } from './words-at.ts';

const ADVERBS = wordClass('adverbs of hearsay');
const ADJECTIVES = wordClass('adjectives of hearsay');
const NOUNS = wordClass('nouns of hearsay');
/** Words above an act that are asked. */
const FURTHEST_UP = 4;

/** The word by which a text keeps clear of an act: "allegedly shelled", "an alleged raid", "suspected rebels", "reports that". */
export function hearsayOf(sentence: Tree, trigger: Span, { source }: Event): Span | undefined {
  const at = tokenAt(sentence, trigger);
  if (at === undefined) return undefined;
  const doers = source.flatMap(({ span }) => (span === undefined ? [] : (tokenAt(sentence, span) ?? [])));
  const word =
    sentence.children(at, 'advmod').find((child) => ADVERBS.has(sentence.lemma(child))) ??
    [at, ...doers]
      .flatMap((head) => sentence.children(head, 'amod'))
      .find((child) => ADJECTIVES.has(form(sentence, child)));
  const by = word ?? nounOfHearsay(sentence, at);
  if (by === undefined) return undefined;
  const { start, end } = sentence.token(by);
  return { start, end };
}

function form(sentence: Tree, token: number): string {
  return sentence.token(token).form.toLowerCase();
}

/** "Reports that the army had left", "accusations of bombing": the noun that the clause hangs on. */
function nounOfHearsay(sentence: Tree, act: number): number | undefined {
  let at = act;
  for (let steps = 0; steps < FURTHEST_UP; steps++) {
    const { head } = sentence.token(at);
    if (head < 0) return undefined;
    if (isRelative(sentence, at)) return undefined;
    const clause = /^(?:acl|ccomp)$/.test(sentence.relation(at));
    if (clause && NOUNS.has(sentence.lemma(head)) && sentence.token(head).upos === 'NOUN') return head;
    at = head;
  }
  return undefined;
}

/** "Reports that Rome published" are no reports of what happened: the noun is what its relative clause tells of. */
function isRelative(sentence: Tree, verb: number): boolean {
  if (sentence.token(verb).deprel !== 'acl:relcl') return false;
  const own = (tokens: readonly number[]): boolean => tokens.some((token) => !sentence.isRelativePronoun(token));
  return !(own(sentence.children(verb, 'nsubj')) && own(sentence.children(verb, 'obj', 'aux:pass')));
}
