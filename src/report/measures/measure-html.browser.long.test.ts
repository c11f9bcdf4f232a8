import { beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, chromium, loadAxe, pagesInBrowser } from '../kit/page-in-browser.fixture.ts';
import { renderMeasureHtml } from './measure-html.ts';
import { REPORT } from './measure-report.fixture.ts';

describe.skipIf(!chromium)('the page of a measure in a browser', { timeout: 60_000 }, () => {
  const { open, complaints } = pagesInBrowser(1280);
  let page = '';
  beforeAll(async () => {
    page = await renderMeasureHtml(REPORT);
  });

  it('asks for nothing, complains of nothing and runs no words of a text', async () => {
    await open(page);
    expect(complaints).toEqual([]);
  });

  it('opens from a month of a chart what stands behind it, by pointer and by keyboard', async () => {
    const tab = await open(page);
    await tab.locator('.for-wide a.hit').nth(2).click();
    expect(await tab.locator('#drawer h3').textContent()).toBe('Month 3');
    expect(await tab.locator('.drawer-body').textContent()).toContain('source-2.example');
    await tab.keyboard.press('Escape');
    expect(await tab.locator('#drawer').isVisible()).toBe(false);
    await tab.locator('.for-wide a.hit').first().focus();
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    expect(await tab.locator('#drawer h3').textContent()).toBe('Month 2');
  });

  it('opens the sentence behind a row of a table', async () => {
    const tab = await open(page);
    await tab.locator('table.measure a.num').click();
    expect(await tab.locator('.drawer-body q').textContent()).toBe('On Monday A met B <at last>.');
  });

  it('leads to the same place without its script', async () => {
    const tab = await open(page, { javaScriptEnabled: false });
    await tab.locator('.for-wide a.hit').nth(2).click();
    expect(new URL(tab.url()).hash).toBe('#x2');
    expect(await tab.locator('#x2').isVisible()).toBe(true);
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds, in %s', async (colorScheme) => {
    const tab = await open(page, { colorScheme, bypassCSP: true });
    await loadAxe(tab);
    expect(await axeFaults(tab)).toEqual([]);
  });

  it.each([320, 800])('needs no scrolling to the side at %i pixels, and its words are legible', async (width) => {
    const tab = await open(page, { width });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const smallest = await tab.evaluate(`Math.min(...[...document.querySelectorAll('svg.chart')]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .map((svg) => 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))`);
    expect(smallest).toBeGreaterThan(9);
  });

  it.each([320, 1280])('cuts no word at the edge of a chart at %i pixels', async (width) => {
    const tab = await open(page, { width });
    const cut = await tab.evaluate(`[...document.querySelectorAll('svg.chart')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')]
        .filter((text) => {
          const box = text.getBoundingClientRect();
          return frame.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1);
        })
        .map((text) => text.textContent);
    })`);
    expect(cut).toEqual([]);
  });

  it.each([320, 1280])('writes no name of a network over another at %i pixels', async (width) => {
    const tab = await open(page, { width });
    const over =
      await tab.evaluate(`[...document.querySelectorAll('svg.network, svg.matrix-chart, svg.flow')].flatMap((svg) => {
      const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
      return texts.flatMap(([words, box], n) => texts.slice(n + 1)
        .filter(([, other]) => box.width > 0 && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1
          && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 3)
        .map(([others]) => words + ' / ' + others));
    })`);
    expect(over).toEqual([]);
  });

  it('lets the lines of an actor stand out when it is pointed at, and all again after', async () => {
    const tab = await open(page);
    const network = tab.locator('.for-wide svg.network');
    await network.locator('.actor').nth(1).hover();
    const actor = await network.locator('.actor').nth(1).getAttribute('data-n');
    const ends: unknown = await tab.evaluate(
      `[...document.querySelectorAll('.for-wide .tie.on')].map((tie) => tie.dataset.e.split(' '))`,
    );
    expect(ends).not.toEqual([]);
    expect((ends as string[][]).every((two) => two.includes(actor ?? ''))).toBe(true);
    await tab.locator('h1').hover();
    expect(await network.locator('.tie.on').count()).toBe(0);
  });

  it('leads through the actors of a network by arrow keys, one stop of Tab for all', async () => {
    const tab = await open(page);
    const stops = await tab.locator('.for-wide svg.network [tabindex="0"]').count();
    expect(stops).toBe(1);
    await tab.locator('.for-wide svg.network [tabindex="0"]').focus();
    await tab.keyboard.press('ArrowRight');
    const [focused, lit] = (await tab.evaluate(
      `[document.activeElement.dataset.n, [...document.querySelectorAll('.tie.on')].map((tie) => tie.dataset.e)]`,
    )) as [string, readonly string[]];
    expect(lit.length).toBeGreaterThan(0);
    expect(lit.every((ends) => ends.split(' ').includes(focused))).toBe(true);
  });

  it('prints light, with its charts and without what only a screen can do', async () => {
    const tab = await open(page, { colorScheme: 'dark' });
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('.for-wide svg').first().isVisible()).toBe(true);
    expect(await tab.locator('.for-wide svg .bar rect').first().isVisible()).toBe(true);
    expect(await tab.locator('#theme').isVisible()).toBe(false);
  });
});
