import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LayoutBox, type LayoutLine, layersFrom, layoutLayers } from './layered-layout.ts';

const GAP = { x: 50, y: 12 };

const graphs = fc
  .record({
    heights: fc.array(fc.integer({ min: 20, max: 160 }), { minLength: 1, maxLength: 14 }),
    lines: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 30 }),
  })
  .map(({ heights, lines }) => {
    const boxes = heights.map((height, i): LayoutBox => ({ id: i + 1, width: 100, height }));
    const within = (place: number): number => (place % boxes.length) + 1;
    const drawn = lines
      .map(([from, to]): LayoutLine => ({ from: within(from), to: within(to) }))
      .filter(({ from, to }) => from !== to);
    return { boxes, lines: drawn };
  });

describe('a layered layout', () => {
  it('keeps boxes and passing lines apart, within its size, the same each time', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, lines }) => {
        const layers = layersFrom(
          boxes.map(({ id }) => id),
          lines,
          1,
        );
        const layout = layoutLayers(boxes, lines, layers, GAP);
        expect(layoutLayers(boxes, lines, layers, GAP)).toEqual(layout);
        const placed = boxes.map((box) => ({
          ...box,
          ...(layout.boxes.get(box.id) ?? { x: Number.NaN, y: Number.NaN }),
        }));
        for (const [i, a] of placed.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.y).toBeGreaterThanOrEqual(-1e-6);
          expect(a.x + a.width).toBeLessThanOrEqual(layout.width + 1e-6);
          expect(a.y + a.height).toBeLessThanOrEqual(layout.height + 1e-6);
          for (const b of placed.slice(i + 1)) {
            const beside = a.x + a.width <= b.x || b.x + b.width <= a.x;
            const above = a.y + a.height + GAP.y <= b.y + 1e-6 || b.y + b.height + GAP.y <= a.y + 1e-6;
            expect(beside || above).toBe(true);
          }
          // No bend of a line lies within a box.
          for (const { x, y } of layout.bends.flat()) {
            const inside = x > a.x && x < a.x + a.width && y > a.y && y < a.y + a.height;
            expect(inside).toBe(false);
          }
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('puts each box as many layers to the right as it is lines away', () => {
    const lines = [
      { from: 2, to: 1 },
      { from: 2, to: 3 },
    ];
    expect([...layersFrom([1, 2, 3, 4], lines, 1)]).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
    ]);
  });
});
