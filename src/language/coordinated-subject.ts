import type { TreeReading } from './tree-network.ts';

const NOMINAL = /^(?:NOUN|PROPN|PRON)$/;
const FINITE = /^(?:MD|VB[DZP])$/;

/**
 * Gives a coordinated clause the subject that the network took for a further conjunct of the noun before it: in "would pull
 * guns from the front and Russia would pull out" the name behind "and" stands right before an auxiliary of a verb that has no
 * subject. A verb that shares its subject has "and" right before its auxiliary.
 *
 * @returns the reading itself if nothing is to be mended
 */
export function withCoordinatedSubject(reading: TreeReading): TreeReading {
  const { heads, deprels, upos, xpos } = reading;
  const childrenOf = (head: number, relation: RegExp): readonly number[] =>
    deprels.flatMap((deprel, i) => (heads[i] === head && relation.test(deprel) ? [i] : []));
  let mended: (TreeReading & { deprels: string[] }) | undefined;
  deprels.forEach((deprel, verb) => {
    if (deprel !== 'conj' || childrenOf(verb, /^(?:nsubj|csubj|expl)/).length > 0) return;
    const [aux] = childrenOf(verb, /^(?:aux|cop)/).filter((i) => i < verb);
    if (aux === undefined || !FINITE.test(xpos[aux] ?? '')) return;
    const noun = aux - 1;
    if (!NOMINAL.test(upos[noun] ?? '') || deprels[noun] !== 'conj' || (heads[noun] ?? noun) >= noun) return;
    const [link] = childrenOf(noun, /^cc$/);
    // The verb's own "and" would have to stand elsewhere: then the noun is a conjunct and the verb another.
    if (link === undefined || childrenOf(verb, /^cc$/).length > 0) return;
    // It must be one phrase from "and" to the auxiliary.
    for (let i = link + 1; i < noun; i++) if (!under(heads, i, noun)) return;
    mended ??= { ...reading, heads: Int32Array.from(heads), deprels: [...deprels] };
    mended.heads[noun] = verb;
    mended.deprels[noun] = childrenOf(verb, /^aux:pass$/).length > 0 ? 'nsubj:pass' : 'nsubj';
    mended.heads[link] = verb;
  });
  return mended ?? reading;
}

function under(heads: Int32Array, at: number, head: number): boolean {
  for (let i = at; i >= 0; i = heads[i] ?? -1) if (i === head) return true;
  return false;
}
