import fc from 'fast-check';
import { expect, it } from 'vitest';
import { featureHash, templateHash } from './feature-hash.ts';

it('the hash of a template is that of the name that it spells', () => {
  const piece = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  fc.assert(
    fc.property(piece, piece, (a, b) => {
      const parts = ['kid-', '=', ''];
      expect(templateHash(parts, [a, b])).toBe(featureHash(`kid-${a}=${b}`));
    }),
  );
});
