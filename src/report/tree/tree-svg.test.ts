import { describe, expect, it } from 'vitest';
import { chromium, pagesInBrowser } from '../kit/page-in-browser.fixture.ts';
import { sentenceOf } from './tree.fixture.ts';
import { drawTreesSvg } from './tree-svg.ts';

const lying = sentenceOf(
  'The/DET/3/det Norwegian/ADJ/3/amod envoy/NOUN/4/nsubj:pass greeted/VERB/0/root Oslo/PROPN/4/obl:agent and/CCONJ/7/cc Lima/PROPN/5/conj',
  [
    { first: 4, last: 4, type: 'organization' },
    { first: 6, last: 6, type: 'organization' },
  ],
);
const upright = sentenceOf(
  Array.from({ length: 60 }, (_, i) => `negotiation/NOUN/${i === 0 ? 0 : Math.floor(i / 3) + 1}/nmod:unmarked`).join(
    ' ',
  ),
  [{ first: 2, last: 4, type: 'organization' }],
);

describe('drawTreesSvg', () => {
  it('draws each word, tag, relation and name', () => {
    const svg = drawTreesSvg([lying]);
    for (const text of ['Norwegian', 'PROPN', 'nsubj:pass', 'organization', 'root']) expect(svg).toContain(`>${text}<`);
    expect(svg).toContain('prefers-color-scheme:dark');
  });

  it('makes words harmless and is the same each time', () => {
    const odd = sentenceOf('<script>&"\u0000\u001b[31m/X/0/root \ud800/X/1/dep');
    const svg = drawTreesSvg([odd]);
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]/u);
    expect(drawTreesSvg([odd])).toBe(svg);
  });

  it('stands long sentences upright instead of growing wider than a screen', () => {
    const width = Number(/width="(\d+)"/.exec(drawTreesSvg([upright]))?.[1]);
    expect(width).toBeLessThan(1000);
    expect(drawTreesSvg([])).toContain('<svg');
  });
});

describe.skipIf(chromium === undefined)('in a browser', () => {
  const { open } = pagesInBrowser(1280);

  it.each([
    ['lying', lying],
    ['upright', upright],
  ])('no label lies on another or outside: %s', async (_, sentence) => {
    const page = await open(`<!doctype html><body style="margin:0">${drawTreesSvg([sentence])}`);
    const clashes = await page.evaluate(() => {
      const frame = document.querySelector('svg')?.getBoundingClientRect();
      const texts = [...document.querySelectorAll('text')];
      const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
      const found: string[] = [];
      for (const [i, a] of boxes.entries()) {
        if (
          !frame ||
          a.box.left < frame.left ||
          a.box.right > frame.right ||
          a.box.top < frame.top ||
          a.box.bottom > frame.bottom
        )
          found.push(`${a.text} lies outside`);
        for (const b of boxes.slice(i + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (across > 0.5 && down > 3) found.push(`${a.text} on ${b.text}`);
        }
      }
      return found;
    });
    expect(clashes).toEqual([]);
  });

  it('is dark where the screen is', async () => {
    const page = await open(drawTreesSvg([lying]), { colorScheme: 'dark' });
    const paper = await page.evaluate(() => getComputedStyle(document.querySelector('.paper') as Element).fill);
    expect(paper).toBe('rgb(20, 24, 29)');
  });
});
