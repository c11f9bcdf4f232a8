import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameoCodes, cameoFacts } from '../../records/plover.ts';
import { deniedCode } from './petrarch-denial.ts';

describe('the code of a denied act', () => {
  it('is a refusal for cooperation and cooperation for a conflict', () => {
    expect(['040', '0331', '071', '084', '111', '1823'].map(deniedCode)).toEqual([
      '125',
      '120',
      '122',
      '124',
      '050',
      '050',
    ]);
  });

  it('leaves statements and codes outside CAMEO alone', () => {
    expect(['010', '023', '345', '903', '---', 'XYZ'].map(deniedCode)).toEqual([
      '010',
      '023',
      '345',
      '903',
      '---',
      'XYZ',
    ]);
  });

  it('is a code of CAMEO for every code of CAMEO', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cameoCodes()), (code) => {
        expect(cameoFacts(deniedCode(code))).toBeDefined();
      }),
    );
  });
});
