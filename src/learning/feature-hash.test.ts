import fc from 'fast-check';
import { expect, it } from 'vitest';
import { featureHash, featureNames, templateHash } from './feature-hash.ts';

it('the hash of a template is that of the name that it spells', () => {
  const piece = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  fc.assert(
    fc.property(piece, piece, (a, b) => {
      const parts = ['kid-', '=', ''];
      expect(templateHash(parts, [a, b])).toBe(featureHash(`kid-${a}=${b}`));
    }),
  );
});

it('names are given once', () => {
  const [lemma, rest] = ['say', 'ay'];
  expect(featureNames((feature) => [feature`cue=${lemma}`, feature`cue=s${rest}`, feature`quoted`])).toEqual([
    'cue=say',
    'quoted',
  ]);
});
