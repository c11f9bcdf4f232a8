import { type Morphology, parseFeats } from './morphology.ts';
import type { Sentence, Token, Upos } from './tree.ts';

/** A sentence of a treebank as the engine would give it, with the features that people annotated. */
export interface AnnotatedSentence {
  readonly sentence: Sentence;
  readonly gold: readonly Morphology[];
}

/** Trees of a CoNLL-U file for tests; offsets refer to the words joined by single spaces. */
export function readTrees(conllu: string): AnnotatedSentence[] {
  return conllu
    .split('\n\n')
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.split('\t'))
        .filter(([id = '', ...rest]) => /^\d+$/.test(id) && rest.length === 9),
    )
    .filter((rows) => rows.length > 0)
    .map((rows, index) => {
      let at = 0;
      const tokens = rows.map((row, i): Token => {
        const [, form = '', lemma = '', upos = 'X', xpos = '', , head = '0', deprel = ''] = row;
        const start = at;
        at += form.length + 1;
        const end = start + form.length;
        return { index: i, start, end, form, lemma, upos: upos as Upos, xpos, head: Number(head) - 1, deprel };
      });
      const sentence = { index, start: 0, end: Math.max(0, at - 1), tokens, names: [] };
      return { sentence, gold: rows.map((row) => parseFeats(row[5] ?? '_')) };
    });
}
