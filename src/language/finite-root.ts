import type { TreeReading } from './tree-network.ts';

const FINITE = /^VB[DZP]$/;
const NOMINAL = /^(?:NOUN|PROPN|PRON)$/;

/**
 * Makes a verb the root where the network took a short sentence for a noun phrase: "Brazil called for a session" with
 * "called" as a clause under "Brazil", "Seoul imposed sanctions" with "imposed" as an adjective. A finite verb cannot be
 * either; and where a sentence with a full stop has no finite verb, a participle right behind a name at its start is one.
 *
 * @returns the reading itself if nothing is to be mended
 */
export function withFiniteRoot(reading: TreeReading, forms: readonly string[]): TreeReading {
  const { heads, deprels, upos, xpos } = reading;
  const root = heads.indexOf(-1);
  if (root < 0 || !NOMINAL.test(upos[root] ?? '') || forms.at(-1) !== '.') return reading;
  const hangs = (i: number, ...relations: readonly string[]): boolean =>
    heads[i] === root && relations.includes(deprels[i] ?? '');
  const without = (relation: string, head: number): boolean =>
    !deprels.some((deprel, i) => heads[i] === head && deprel.startsWith(relation));
  if (!without('cop', root)) return reading;
  const noFinite = !xpos.some((tag, i) => FINITE.test(tag) || tag === 'MD' || (upos[i] === 'AUX' && tag !== 'VBG'));
  const verb = xpos.findIndex((tag, i) => {
    if (upos[i] !== 'VERB' || !without('nsubj', i) || !without('mark', i)) return false;
    if (i > root) return FINITE.test(tag) && hangs(i, 'acl', 'amod');
    const name = upos[i - 1] === 'PROPN' && heads[i - 1] === root && !/case|punct/.test(deprels[i - 1] ?? '');
    return hangs(i, 'amod', 'acl') && name && (FINITE.test(tag) || (tag === 'VBN' && noFinite));
  });
  if (verb < 0) return reading;
  const mended = { ...reading, xpos: [...xpos], heads: Int32Array.from(heads), deprels: [...deprels] };
  mended.heads[verb] = -1;
  mended.deprels[verb] = 'root';
  mended.xpos[verb] = xpos[verb] === 'VBN' ? 'VBD' : (xpos[verb] ?? 'VBD');
  mended.heads[root] = verb;
  if (verb > root) {
    // the noun before it is the subject; what followed the noun's own phrase belongs to the verb
    mended.deprels[root] = 'nsubj';
    heads.forEach((head, i) => {
      if (head === root && i > verb) mended.heads[i] = verb;
    });
  } else {
    mended.deprels[root] = 'obj';
    const subject = verb - 1;
    heads.forEach((head, i) => {
      if (head !== root || i === verb) return;
      if (i === subject) {
        mended.heads[i] = verb;
        mended.deprels[i] = 'nsubj';
      } else if (i < verb) mended.heads[i] = upos[i] === 'PUNCT' ? verb : subject;
      else if (i > root && upos[i] === 'PUNCT') mended.heads[i] = verb;
    });
  }
  return mended;
}
