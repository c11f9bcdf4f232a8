import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { chromium, pagesInBrowser } from '../kit/page-in-browser.fixture.ts';
import { drawStateGraph } from './state-graph.ts';

const korea = readFileSync(new URL('../../../examples/korea-2017.yaml', import.meta.url), 'utf8');
const wide = `conflict: words as wide as they come
decisionMakers: { a: WWWWWWWWWWWWWWWWWWWWWWWWWW, b: "a very, very long name of a decision maker" }
options:
  x: { by: a, text: WWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMMMM WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW }
  y: { by: b, text: withdraws all of its forces from the whole of the demilitarised zone at once and for good }
statusQuo: []
preferences: { a: [ x, not y ], b: [ y, not x ] }
`;

describe.skipIf(chromium === undefined)('the graph of states in a browser', () => {
  const { open } = pagesInBrowser(1280);

  it.each([
    ['the Korea model', korea, { most: 14 }],
    ['thirty states of it', korea, { most: 30 }],
    ['wide words', wide, {}],
    ['every move', korea, { most: 8, moves: 'all' }],
    ['the moves of one', korea, { most: 14, by: 'us' }],
  ] as const)('%s: no word leaves its card or the picture, no card covers another', async (_, model, options) => {
    const picture = drawStateGraph(solve(parseModelFile(model, 'model.yaml').model), options);
    const tab = await open(picture);
    const found = await tab.evaluate(() => {
      const box = (element: Element): { left: number; right: number; top: number; bottom: number } => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { left, right, top, bottom };
      };
      const cards = [...document.querySelectorAll('g')].filter((group) => group.querySelector(':scope > .card'));
      const frames = cards.map((card) => box(card.querySelector('.card') ?? card));
      const paper = box(document.querySelector('.paper') ?? document.body);
      const leaving = (words: Element, frame: typeof paper): boolean => {
        const at = box(words);
        return (
          at.left < frame.left - 0.5 ||
          at.right > frame.right + 0.5 ||
          at.top < frame.top - 0.5 ||
          at.bottom > frame.bottom + 0.5
        );
      };
      return {
        cards: cards.length,
        outOfCard: cards.flatMap((card, i) =>
          [...card.querySelectorAll('text')]
            .filter((words) => leaving(words, frames[i] ?? paper))
            .map((words) => words.textContent),
        ),
        outOfPicture: [...document.querySelectorAll('svg > text, svg g text')]
          .filter((words) => leaving(words, paper))
          .map((words) => words.textContent),
        covered: frames.flatMap((a, i) =>
          frames
            .slice(i + 1)
            .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
        ).length,
      };
    });
    expect(found.cards).toBeGreaterThan(3);
    expect(found.outOfCard).toEqual([]);
    expect(found.outOfPicture).toEqual([]);
    expect(found.covered).toBe(0);
  });
});
