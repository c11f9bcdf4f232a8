import type { Name, Sentence, Token, Upos } from '../../language/tree.ts';

/** A tree for tests from words written as `form/UPOS/head/relation`; heads are numbers from 1, 0 for the root. */
export function sentenceOf(words: string, names: readonly Name[] = []): Sentence {
  let at = 0;
  const tokens = words.split(' ').map((word, index): Token => {
    const [form = '', upos = 'X', head = '0', deprel = 'dep'] = word.split('/');
    const start = at;
    at += form.length + 1;
    const end = start + form.length;
    return { index, start, end, form, lemma: form, upos: upos as Upos, xpos: upos, head: Number(head) - 1, deprel };
  });
  return { index: 0, start: 0, end: at - 1, tokens, names };
}
