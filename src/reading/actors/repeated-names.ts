import type { Name } from '../../language/tree.ts';
import { type Expression, headWithin } from './expressions.ts';

/** Names of one word must be met so often before they are taken for names everywhere. */
const OFTEN = 2;

/**
 * A name that stands in one sentence is the same name in the next, even where the name finder passes over it there: adds the
 * names of persons and organisations that a document has elsewhere, word by word the same, where nothing else was found.
 *
 * @param bySentence what was found in each sentence, from left to right
 */
export function withRepeatedNames(
  bySentence: readonly (readonly Expression[])[],
  sentences: readonly Expression['sentence'][],
): readonly (readonly Expression[])[] {
  const known = new Map<string, { readonly words: readonly string[]; readonly type: Name['type']; n: number }>();
  for (const { sentence, first, last, name } of bySentence.flat()) {
    if (name?.type !== 'person' && name?.type !== 'organization') continue;
    const words = sentence.tokens.slice(first, last + 1).map((token) => token.form);
    const key = words.join(' ');
    const same = known.get(key);
    if (same) same.n++;
    else known.set(key, { words, type: name.type, n: 1 });
  }
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly type: Name['type'] }[]>();
  for (const { words, type, n } of [...known.values()].sort((a, b) => b.words.length - a.words.length)) {
    const [first = ''] = words;
    if (!/^\p{Lu}/u.test(first) || (words.length === 1 && (n < OFTEN || first.length < 3))) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, type }]);
  }
  return sentences.map((sentence, i) => {
    const found = bySentence[i] ?? [];
    const taken = new Set<number>();
    for (const { first, last } of found) for (let t = first; t <= last; t++) taken.add(t);
    const added: Expression[] = [];
    for (const { index: first, form } of sentence.tokens) {
      const same = byFirst
        .get(form)
        ?.find(({ words }) =>
          words.every((word, k) => sentence.tokens[first + k]?.form === word && !taken.has(first + k)),
        );
      if (!same) continue;
      const last = first + same.words.length - 1;
      // "Roth" in "Roth Street" is no Roth.
      const beside = [sentence.tokens[first - 1], sentence.tokens[last + 1]];
      if (beside.some((token) => token?.upos === 'PROPN' && !taken.has(token.index))) continue;
      for (let t = first; t <= last; t++) taken.add(t);
      const name = { first, last, type: same.type };
      added.push({ sentence, first, last, head: headWithin(sentence, first, last), candidates: [], name });
    }
    return added.length ? [...found, ...added].sort((a, b) => a.first - b.first) : found;
  });
}
