import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NETWORK } from './chart.fixture.ts';
import type { NetworkChart, NetworkLine, NetworkNode } from './chart-data.ts';
import { chartFigure, drawChart } from './draw-chart.ts';
import { inHull } from './hull.ts';
import { drawnLines, MOST_LINES } from './network-chart.ts';
import { frameNetwork } from './network-frame.ts';

/** Mostly codes, now and then a whole sentence. */
const signs = fc.oneof(
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 9 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 20, maxLength: 60 }) },
);
const place = fc.double({ min: -1, max: 1, noNaN: true });

const nodes: fc.Arbitrary<readonly NetworkNode[]> = fc.integer({ min: 1, max: 5 }).chain((blocs) =>
  fc
    .array(
      fc.record({ label: signs, x: place, y: place, bloc: fc.integer({ min: -1, max: blocs - 1 }), torn: fc.nat(9) }),
      { minLength: 1, maxLength: 120 },
    )
    .map((drawn) =>
      drawn.map(({ label, x, y, bloc, torn }) => ({
        label,
        x,
        y,
        words: label,
        ...(bloc < 0 ? {} : { bloc }),
        ...(torn === 0 && bloc >= 0 ? { between: true } : {}),
      })),
    ),
);

const networkOf = (drawn: readonly NetworkNode[], lines: readonly NetworkLine[] = []): NetworkChart => ({
  ...NETWORK,
  nodes: drawn,
  lines,
});

describe('the picture of a network', () => {
  it.each([880, 330])('covers no name by another and leaves none outside, at %i pixels', (width) => {
    fc.assert(
      fc.property(nodes, (drawn) => {
        const { boxes, height } = frameNetwork(networkOf(drawn), width);
        for (let a = 0; a < drawn.length; a++) {
          const [x, y] = [boxes.x[a] ?? 0, boxes.y[a] ?? 0];
          const [wide, high] = [boxes.width[a] ?? 0, boxes.height[a] ?? 0];
          expect(x - wide / 2).toBeGreaterThanOrEqual(0);
          expect(x + wide / 2).toBeLessThanOrEqual(width);
          expect(y - high / 2).toBeGreaterThanOrEqual(0);
          expect(y + high / 2).toBeLessThanOrEqual(height);
          for (let b = a + 1; b < drawn.length; b++) {
            const overX = (wide + (boxes.width[b] ?? 0)) / 2 - Math.abs(x - (boxes.x[b] ?? 0));
            const overY = (high + (boxes.height[b] ?? 0)) / 2 - Math.abs(y - (boxes.y[b] ?? 0));
            expect(Math.min(overX, overY)).toBeLessThan(0.02);
          }
        }
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it.each([880, 330])('has a hull around each bloc, with all of its members and nobody else in it, at %i', (width) => {
    fc.assert(
      fc.property(nodes, (drawn) => {
        const { parts, boxes } = frameNetwork(networkOf(drawn), width);
        for (const { kind, hull, nodes: held } of parts) {
          if (kind !== 'bloc') continue;
          for (const v of drawn.keys()) expect(inHull(hull, [boxes.x[v] ?? 0, boxes.y[v] ?? 0])).toBe(held.includes(v));
        }
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it('puts those who stand between two blocs between them, in no hull', () => {
    const { parts, boxes } = frameNetwork(NETWORK, 880);
    const at = (v: number): number => boxes.x[v] ?? 0;
    const hulls = parts.filter(({ kind }) => kind === 'bloc').map(({ nodes: held }) => held.map(at));
    expect(Math.max(...(hulls[0] ?? []))).toBeLessThan(at(7));
    expect(Math.min(...(hulls[1] ?? []))).toBeGreaterThan(at(7));
  });

  it('tells friends from foes by more than colour: classes that the style sheet dashes, shapes of marks by bloc', () => {
    const svg = drawChart(NETWORK, { width: 880, links: true }).toString();
    expect(svg).toMatch(/class="tie friend"/);
    expect(svg).toMatch(/class="tie foe against/);
    expect(svg).toMatch(/class="tie unknown"/);
    const shapes = [...svg.matchAll(/class="node-mark ([a-z0-9-]+)(?: torn)?" d="M[\d. ]+m?([^"]*)"/g)];
    const byBloc = new Map(shapes.map(([, bloc = '', shape = '']) => [bloc, shape.slice(0, 8)]));
    expect(byBloc.get('bloc-0')).not.toBe(byBloc.get('bloc-1'));
  });

  it('draws only what goes against the blocs where there are too many ties, and says what it leaves out', () => {
    const drawn = Array.from(
      { length: 80 },
      (_, n): NetworkNode => ({
        label: `N${n}`,
        words: '',
        bloc: n % 2,
        x: Math.sin(n),
        y: Math.cos(n),
      }),
    );
    const lines = drawn.flatMap((_, a) =>
      drawn.slice(a + 1).map((__, more): NetworkLine => {
        const b = a + 1 + more;
        const against = (a * b) % 31 === 1;
        return { a, b, sign: (a % 2 === b % 2) === against ? '-' : '+', weight: 1, against, words: '' };
      }),
    );
    const network = networkOf(drawn, lines);
    const shown = drawnLines(network);
    expect(lines.length).toBeGreaterThan(MOST_LINES);
    expect(shown.every((n) => lines[n]?.against)).toBe(true);
    expect(shown).toHaveLength(lines.filter(({ against }) => against).length);
    const left = (lines.length - shown.length).toLocaleString('en-GB');
    expect(chartFigure(network, 'n').toString()).toContain(`Not drawn: ${left} ties that fit the blocs`);
  });

  it('names who has no tie, and opens ties and actors', () => {
    const figure = chartFigure(NETWORK, 'n').toString();
    expect(figure).toContain('No known tie: KKK.');
    expect(figure).toMatch(/<a class="tie [^"]*" data-e="0 1" href="#x0" tabindex="-1" data-p="0"/);
    expect(figure).toMatch(/<a class="hit actor" data-n="0" href="#x0" aria-label="AWM: Actor 0, made up"/);
  });
});
