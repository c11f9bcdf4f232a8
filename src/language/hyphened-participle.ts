import type { TreeReading } from './tree-network.ts';

/**
 * Tags the participle of "U.S.-backed rebels" as a verb where the network takes it for an adjective: the treebanks tag such
 * words either way, and whose deed it is should not hang on that.
 *
 * @returns the reading itself if nothing is to be mended
 */
export function withHyphenedParticiple(reading: TreeReading, forms: readonly string[]): TreeReading {
  const { upos, xpos, deprels } = reading;
  const isOne = (i: number): boolean =>
    xpos[i] === 'JJ' && deprels[i] === 'amod' && forms[i - 1] === '-' && i > 1 && /[a-z]ed$/.test(forms[i] ?? '');
  if (!forms.some((_, i) => isOne(i))) return reading;
  return {
    ...reading,
    upos: upos.map((tag, i) => (isOne(i) ? 'VERB' : tag)),
    xpos: xpos.map((tag, i) => (isOne(i) ? 'VBN' : tag)),
  };
}
