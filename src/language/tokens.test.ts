import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens.ts';

function forms(text: string): string[] {
  const { starts, ends } = tokenize(text);
  return starts.map((start, i) => text.slice(start, ends[i]));
}

describe('tokenize', () => {
  it.each([
    ["They can't, won't and needn't.", "They|ca|n't|,|wo|n't|and|need|n't|."],
    ['Seoul’s envoy said it’s over.', 'Seoul|’s|envoy|said|it|’s|over|.'],
    ["the allies' answer", "the|allies|'|answer"],
    ['Mr. Pak met Gen. O. Ruiz at 5 p.m. on Jan. 3.', 'Mr.|Pak|met|Gen.|O.|Ruiz|at|5|p.m.|on|Jan.|3|.'],
    ['a U.S.-Korean drill, the year-end summit', 'a|U.S.|-|Korean|drill|,|the|year|-|end|summit'],
    ['Han Ji-won, 30-40,000 workers', 'Han|Ji|-|won|,|30|-|40,000|workers'],
    ['an anti-missile system, a co-author, e-mail', 'an|anti-missile|system|,|a|co-author|,|e-mail'],
    ['“No,” she said – “never…”', '“|No|,|”|she|said|–|“|never|…|”'],
    ['(see https://example.org/a-b?c=1.)', '(|see|https://example.org/a-b?c=1|.|)'],
    ['$5.3bn, €20 and US$7', '$|5.3|bn|,|€|20|and|US$|7'],
    ['talks/visits on 12/11/2017', 'talks|/|visits|on|12/11/2017'],
    ['pre- and post-war', 'pre-|and|post-war'],
    ['They cannot "wait"...', 'They|can|not|"|wait|"|...'],
    ['• First: one --- two', '•|First|:|one|---|two'],
    ["In the '90s; 'tis", "In|the|'90s|;|'tis"],
  ])('cuts %j', (text, expected) => {
    expect(forms(text).join('|')).toBe(expected);
  });

  it('lets nothing but white space fall between words, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { starts, ends } = tokenize(text);
        let at = 0;
        starts.forEach((start, i) => {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(ends[i]).toBeGreaterThan(start);
          at = ends[i] ?? 0;
        });
        const covered = starts.reduce((sum, start, i) => sum + (ends[i] ?? 0) - start, 0);
        expect(covered).toBe(
          [...text].filter((c) => !/[\s\p{Cc}\u200b\u2060\ufeff]/u.test(c) || c === '\u0085').join('').length,
        );
      }),
    );
  });

  it('reads only the given stretch', () => {
    expect(tokenize('one two three', 4, 7)).toEqual({ starts: [4], ends: [7] });
  });
});
