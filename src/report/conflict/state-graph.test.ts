import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { MODEL_SKELETON } from '../../conflict/file/model-skeleton.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { drawStateGraph } from './state-graph.ts';
import { chooseGraph } from './state-graph-choice.ts';

const korea = solve(
  parseModelFile(readFileSync(new URL('../../../examples/korea-2017.yaml', import.meta.url), 'utf8'), 'korea').model,
);

describe('the graph of states', () => {
  it('chooses the status quo, what holds, and the moves from the status quo', () => {
    const choice = chooseGraph(korea);
    expect(choice.states).toHaveLength(14);
    expect(choice.states).toEqual(expect.arrayContaining([14, 18, 1, 15, 16, 19, 21, 36, 58]));
    const moves = choice.arrows.map(({ by, from, to, improvement }) => `${by} ${from} ${to} ${improvement}`);
    // Only back to the status quo do the neighbours' owners gain; the strike has no way back.
    expect(moves).toEqual(expect.arrayContaining(['china 36 14 true', 'us 14 18 false']));
    expect(moves).not.toContain('china 14 36 false');
  });

  it('marks where the conflict stands and what holds, and says what it leaves out', () => {
    const picture = drawStateGraph(korea);
    expect(picture).toMatch(/^<svg [^>]*aria-label="States of the conflict Korea, July 2017"/);
    expect(picture).toContain('>status quo</text>');
    expect(picture).toContain('14 of 88 states');
    expect(picture).toContain('74 states are left out.');
    expect(picture).toContain(
      '<title>State 18: United States: uses military force in Korea; South Korea: deploys THAAD</title>',
    );
    expect(picture).toContain('<title>China: 36 → 14, an improvement</title>');
    expect(drawStateGraph(korea)).toBe(picture);
  });

  it('shows a small conflict whole, and a named state from where it stands', () => {
    const small = solve(parseModelFile(MODEL_SKELETON, 'small').model);
    expect(drawStateGraph(small)).toContain('all 6 states');
    expect(chooseGraph(korea, { from: 72, most: 5 }).states).toContain(72);
    expect(drawStateGraph(korea, { most: 40 })).toContain('40 of 88 states');
  });

  it('draws every move of one decision maker, and shows which can be gone back', () => {
    const small = solve(parseModelFile(MODEL_SKELETON, 'small').model);
    const { arrows, whole } = chooseGraph(small, { by: 'downstream' });
    expect(whole).toBe(true);
    expect(arrows.map(({ by, from, to, improvement, back }) => [by, from, to, improvement, back])).toEqual([
      ['downstream', 4, 1, true, true],
      ['downstream', 5, 2, true, true],
      ['downstream', 6, 3, true, true],
    ]);
    const hollow = /<g class="thin"><path class="line"/gu;
    expect(drawStateGraph(small, { by: 'downstream' }).match(hollow)).toHaveLength(3);
    expect(drawStateGraph(small).match(hollow)).toBeNull();
    expect(chooseGraph(small, { moves: 'all' }).arrows.map(({ by }) => by)).toContain('upstream');
    expect(() => chooseGraph(small, { by: 'nobody' })).toThrow('There is no decision maker “nobody”');
  });

  it('keeps words of a model from becoming markup', () => {
    const hostile = parseModelFile(
      `conflict: <script>alert(1)</script>
decisionMakers: { a: "A & <b>" }
options: { x: { by: a, text: '"><img src=x onerror=alert(1)>' } }
statusQuo: []
preferences: { a: [ x ] }
`,
      'hostile',
    );
    const picture = drawStateGraph(solve(hostile.model));
    expect(picture).not.toMatch(/<script|<img|<b>/);
    expect(picture).toContain('A &amp; &lt;b&gt;');
  });

  it('has enough contrast in every colour, on light and on dark paper', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(drawStateGraph(korea))?.[1] ?? '';
    const [light = '', dark = ''] = style.split('@media');
    for (const [part, paper, card] of [
      [light, '#ffffff', '#fff6d9'],
      [dark, '#14181d', '#2e2a17'],
    ] as const) {
      const inks = [...part.matchAll(/\.who\.m\d\{fill:(#[0-9a-f]{6})\}/g)].map(([, ink = '']) => ink);
      expect(inks).toHaveLength(8);
      for (const ink of inks) expect(contrast(ink, paper)).toBeGreaterThan(4.5);
      const words = /text\{[^}]*fill:(#[0-9a-f]{6})/.exec(part)?.[1] ?? '';
      expect(contrast(words, card)).toBeGreaterThan(7);
    }
  });
});

/** Contrast of two colours after WCAG 2. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
