import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsOn } from '../who/offices.ts';
import { endsBeforeStart, withoutTerm } from './terms.ts';

describe('terms', () => {
  it('end before they start only where no reading of their dates helps', () => {
    expect(endsBeforeStart({ from: '2012-05-01', to: '2012' })).toBe(false);
    expect(endsBeforeStart({ from: '2012-05-01', to: '2012-04' })).toBe(true);
    expect(endsBeforeStart({ from: '2012' })).toBe(false);
  });

  it('taken out of another leave the days that only the other has', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2003-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const term = fc
      .tuple(fc.option(day), fc.option(day))
      .map(([a, b]) => (a && b && a > b ? [b, a] : [a, b]))
      .map(([from, to]) => ({ ...(from ? { from } : {}), ...(to ? { to } : {}) }));
    fc.assert(
      fc.property(term, term, day, (whole, out, on) => {
        const left = withoutTerm(whole, out).some((piece) => holdsOn(piece, on));
        expect(left).toBe(holdsOn(whole, on) && !holdsOn(out, on));
      }),
    );
  });
});
