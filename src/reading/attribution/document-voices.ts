import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Grade } from '../../records/grade.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex } from '../context/context.ts';

/** Whose words a document is. */
export interface Authors {
  readonly actors: readonly string[];
  readonly actsFor: readonly string[];
}

/** How surely words name whose they are. */
export interface Voice extends Authors {
  readonly grade: Grade;
}

/** Nouns for what is written or said once and then quoted: "the joint statement". */
export const WRITING = wordClass('nouns of documents');
/** Verbs whose subject is the author of their object: "issued a joint statement". */
const ISSUING = wordClass('verbs of issuing');
/** Sentences back that "the statement" reaches. */
const REACH = 10;

/**
 * Finds the authors of documents that speak: by possessor or demonym ("China's statement"), by "by" and "from", by the
 * verb that issued them, or by an earlier mention of the same document ("the joint statement").
 *
 * @returns a look-up by sentence and token of the noun; undefined where the noun is no document or its author unknown
 */
export function documentVoices(
  sentences: readonly Tree[],
  actors: ActorIndex,
): (sentence: Tree, noun: number) => Voice | undefined {
  const latest = new Map<string, { readonly sentence: number; readonly authors: Authors }[]>();
  for (const sentence of sentences) {
    for (const token of sentence.tokens) {
      const lemma = token.lemma.toLowerCase();
      if (token.upos !== 'NOUN' || !WRITING.has(lemma)) continue;
      const authors = statedAuthors(sentence, token.index, actors);
      if (!authors) continue;
      const known = latest.get(lemma) ?? [];
      known.push({ sentence: sentence.index, authors });
      latest.set(lemma, known);
    }
  }
  return (sentence, noun) => {
    const token = sentence.tokens[noun];
    const lemma = token?.lemma.toLowerCase() ?? '';
    if (!token || !WRITING.has(lemma)) return undefined;
    const stated = statedAuthors(sentence, noun, actors);
    if (stated) return { ...stated, grade: 'strong' };
    const definite = sentence
      .children(noun, 'det')
      .some((det) => /^(?:the|this|that)$/i.test(sentence.tokens[det]?.form ?? ''));
    const before = latest.get(lemma)?.findLast((one) => one.sentence <= sentence.index);
    return definite && before && sentence.index - before.sentence <= REACH
      ? { ...before.authors, grade: 'fair' }
      : undefined;
  };
}

/** The authors that the noun's own sentence states. */
function statedAuthors(sentence: Tree, noun: number, actors: ActorIndex): Authors | undefined {
  const caseIs = (i: number, words: RegExp): boolean =>
    sentence.children(i, 'case').some((mark) => words.test(sentence.tokens[mark]?.form ?? ''));
  const direct = sentence.children(noun, 'nmod', 'amod', 'compound').filter((child) => {
    const { deprel } = sentence.tokens[child] as { deprel: string };
    return deprel !== 'nmod' || caseIs(child, /^(?:by|from|of)$/i);
  });
  const issued = sentence
    .children(noun, 'acl')
    .filter((verb) => ISSUING.has(sentence.tokens[verb]?.lemma ?? ''))
    .flatMap((verb) => sentence.children(verb, 'obl').filter((agent) => caseIs(agent, /^by$/i)));
  const token = sentence.tokens[noun];
  const verb = token?.deprel === 'obj' ? sentence.tokens[token.head] : undefined;
  const issuers = verb && ISSUING.has(verb.lemma) ? sentence.subjectsOf(verb.index) : [];
  for (const candidates of [direct, issued, issuers]) {
    const mentions = candidates
      .flatMap((candidate) => sentence.withConjuncts(candidate))
      .flatMap((index) => actors.headedBy(sentence.index, index) ?? []);
    const meant = [...new Set(mentions.flatMap((mention) => mention.actors))];
    if (meant.length) return { actors: meant, actsFor: [...new Set(mentions.flatMap((mention) => mention.actsFor))] };
  }
  return undefined;
}
