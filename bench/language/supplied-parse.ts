import type { Sentence, Token, Upos } from '../../src/language/tree.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { readConllu } from './conllu.ts';

/** Relations of the first version of Universal Dependencies by their names in the second. */
const RENAMED: Readonly<Record<string, string>> = {
  dobj: 'obj',
  nsubjpass: 'nsubj:pass',
  csubjpass: 'csubj:pass',
  auxpass: 'aux:pass',
  neg: 'advmod',
  name: 'flat',
  mwe: 'fixed',
  foreign: 'flat:foreign',
};

/**
 * A sentence of a supplied dependency parse (ten columns a word, either version of Universal Dependencies) as the
 * language engine would hand it over: nominals of a predicate are `obl`, offsets count in the words joined by blanks.
 *
 * @throws EntenteError (unreadable) where there is no parse
 */
export function suppliedSentence(conllu: string, name: string): Sentence {
  const [document] = readConllu(conllu);
  const words = document?.sentences[0]?.words;
  if (document === undefined || words === undefined) {
    throw new EntenteError('unreadable', `${name} has no dependency parse; give ten columns a word in "conllu".`);
  }
  const predicates = new Set(words.filter(({ deprel }) => /^[nc]subj/.test(deprel)).map(({ head }) => head));
  const tokens = words.map((word, index): Token => {
    const { start, end, form, lemma, xpos, head } = word;
    let deprel = RENAMED[word.deprel] ?? word.deprel;
    const clause = head >= 0 && (/^(?:VERB|AUX|ADV)$/.test(words[head]?.upos ?? '') || predicates.has(head));
    if (clause && /^nmod(?::(?!poss)|$)/.test(deprel)) deprel = deprel.replace('nmod', 'obl');
    const upos = (word.upos === 'CONJ' ? 'CCONJ' : word.upos) as Upos;
    return { index, start, end, form, lemma, upos, xpos, head, deprel };
  });
  return { index: 0, start: 0, end: document.text.length, tokens, names: [] };
}
