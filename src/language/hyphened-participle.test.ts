import { expect, it } from 'vitest';
import { withHyphenedParticiple } from './hyphened-participle.ts';
import type { TreeReading } from './tree-network.ts';

const reading = (xpos: readonly string[], deprels: readonly string[]): TreeReading => ({
  upos: xpos.map((tag) => (tag === 'JJ' ? 'ADJ' : 'NOUN')),
  xpos,
  heads: new Int32Array(xpos.length),
  deprels,
});

it('takes what somebody did to a noun for a verb', () => {
  const found = withHyphenedParticiple(reading(['NNP', 'HYPH', 'JJ', 'NNS'], ['compound', 'punct', 'amod', 'root']), [
    'Oslo',
    '-',
    'backed',
    'rebels',
  ]);
  expect(found.xpos).toEqual(['NNP', 'HYPH', 'VBN', 'NNS']);
  expect(found.upos[2]).toBe('VERB');
});

it.each([
  { why: 'no hyphen', forms: ['the', 'very', 'sacred', 'town'] },
  { why: 'no participle', forms: ['Oslo', '-', 'wide', 'strike'] },
])('leaves others as they are: $why', ({ forms }) => {
  const given = reading(['NNP', 'HYPH', 'JJ', 'NNS'], ['compound', 'punct', 'amod', 'root']);
  expect(withHyphenedParticiple(given, forms)).toBe(given);
});
