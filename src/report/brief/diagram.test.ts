import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorNames } from '../words/naming.ts';
import { eventSides } from '../words/wording.ts';
import { drawDyads } from './diagram.ts';
import { countDyads, type Dyad } from './dyads.ts';
import { claimsReading, missileTestReading } from './reading.fixture.ts';
import { references } from './references.ts';

const dyad = (from: string, to: string, sign: Dyad['sign'], n = 1, mutual = false): Dyad => ({
  from,
  to,
  sign,
  mutual,
  refs: Array.from({ length: n }, (_, i) => `e${i + 1}`),
});
const draw = (dyads: readonly Dyad[]): { svg: string; leftOut: readonly string[] } => {
  const { svg, leftOut } = drawDyads(dyads, {
    actors: [...new Set(dyads.flatMap(({ from, to }) => [from, to]))],
    short: (id) => id,
    full: (id) => `The ${id}`,
    href: () => '#row',
    label: 'Who did what to whom',
  });
  return { svg: String(svg), leftOut };
};

describe('countDyads', () => {
  const counted = countDyads(references(missileTestReading()));

  it('counts each side of a joint act towards each side it meets', () => {
    const ties = counted.dyads.filter(({ from, to }) => from === 'USA' && to === 'RUS');
    expect(ties).toEqual([{ from: 'USA', to: 'RUS', mutual: false, sign: '−', refs: ['e5'] }]);
    expect(counted.dyads[0]).toEqual({ from: 'RUS', to: 'USA', mutual: false, sign: '−', refs: ['e4', 'e7'] });
  });

  it('takes what is done together as a tie without direction', () => {
    expect(counted.dyads).toContainEqual({ from: 'CHN', to: 'RUS', mutual: true, sign: '+', refs: ['e2'] });
  });

  it('keeps acts that did not take place, and acts without another side, out of the picture', () => {
    expect(counted.notActual).toEqual(['e3', 'e8']);
    expect(counted.alone).toEqual(['e1']);
  });

  it('keeps claimed acts apart from what took place and from what did not', () => {
    const { claimed, dyads, notActual } = countDyads(references(claimsReading()));
    expect(claimed).toEqual(['e5', 'e7']);
    expect(notActual).toEqual(['e3', 'e8']);
    expect(dyads.flatMap(({ refs }) => refs)).not.toContain('e7');
  });

  it('takes a call for restraint for neither cooperation nor conflict', () => {
    const { dyads } = countDyads(references(claimsReading()));
    expect(dyads.filter(({ refs }) => refs.includes('e6')).map(({ sign }) => sign)).toEqual(['○', '○']);
  });
});

describe('an act with an open side', () => {
  const reading = missileTestReading();
  const [, joint, ...others] = reading.events;
  const text = reading.document.text;
  const start = text.indexOf('China');
  const open = joint && { ...joint, open: [{ side: 'source' as const, span: { start, end: start + 5 } }] };

  it('is on no dyad, whoever stands on its sides', () => {
    const counted = countDyads(references({ ...reading, events: open ? [open, ...others] : [] }));
    expect(counted.alone).toEqual(['e1']);
    expect(counted.dyads).not.toContainEqual(
      expect.objectContaining({ from: 'CHN', to: 'RUS', mutual: true, refs: ['e1'] }),
    );
  });

  it('is told with the words that stand there', () => {
    expect(open && eventSides(open, actorNames(reading))).toBe('CHN + RUS + “China” (not resolved)');
  });
});

describe('drawDyads', () => {
  it('draws calls for restraint apart, with a sign, a dash and a word of their own', () => {
    const { svg } = draw([dyad('A', 'B', '−', 2), dyad('A', 'B', '○', 1)]);
    const [conflict, calm] = [...svg.matchAll(/<a class="arrow (\w+)"[^>]*aria-label="([^"]+)"/g)];
    expect(conflict?.slice(1)).toEqual(['conf', 'The A → The B: 2 conflictual acts (−2)']);
    expect(calm?.slice(1)).toEqual(['calm', 'The A → The B: 1 call for restraint (○1)']);
    expect(new Set([...svg.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dashes]) => dashes)).size).toBe(2);
  });

  it('tells conflict from cooperation by dashes and signs, not by colour alone', () => {
    const { svg } = draw([dyad('A', 'B', '+', 3), dyad('B', 'A', '−', 2)]);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(svg).toContain('>+3</text>');
    expect(svg).toContain('>−2</text>');
    expect(svg).toContain('aria-label="The A → The B: 3 cooperative acts (+3)"');
  });

  it('draws more acts wider', () => {
    const widths = [...draw([dyad('A', 'B', '+', 1), dyad('C', 'D', '+', 9)]).svg.matchAll(/stroke-width="([\d.]+)"/g)];
    expect(Number(widths[1]?.[1])).toBeGreaterThan(Number(widths[0]?.[1]));
  });

  it('names the actors for whom there is no room', () => {
    const many = Array.from({ length: 14 }, (_, i) => dyad('HUB', `A${i}`, '+', 14 - i));
    const { svg, leftOut } = draw(many);
    expect(leftOut).toEqual(['A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'A13']);
    expect(svg.match(/class="node"/g)).toHaveLength(8);
  });

  it('needs no style attribute, has finite coordinates inside its box, and draws the same twice', () => {
    const actor = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'A rather long name of an organisation');
    fc.assert(
      fc.property(fc.array(fc.tuple(actor, actor, fc.boolean(), fc.integer({ min: 1, max: 9 }))), (ties) => {
        const dyads = ties
          .filter(([from, to]) => from !== to)
          .map(([from, to, good, n]) => dyad(from, to, good ? '+' : '−', n));
        const { svg } = draw(dyads);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|style=/);
        expect(draw(dyads).svg).toBe(svg);
        for (const [, x, width] of svg.matchAll(/<rect x="([-\d.]+)" y="[-\d.]+" width="([\d.]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(540);
        }
      }),
      { numRuns: 50 },
    );
  });
});
