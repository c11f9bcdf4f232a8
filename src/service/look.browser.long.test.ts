import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const chromium = chromiumPath();
const cases = testCases();
/** Screens with what stands on them once they are there; `text` is the first text of the library. */
const SCREENS = [
  ['/', 'tbody'],
  ['/?q=treaty', '.found'],
  ['/review', '.card h2'],
  ['text', '.card h2'],
  ['/picture', '.acts-matrix'],
  ['/picture/network?from=events&origin=case', '.drawing svg'],
  ['/picture/positions', '.stands'],
  ['/compare', '.likeness'],
] as const;

describe.skipIf(!chromium)('the look of the workbench in a browser', { timeout: 120_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let service: RunningService;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    const file = await cases.make();
    writeFileSync(join(file.place, 'entente.yaml'), 'blind: 0\n');
    const quiet = (): undefined => undefined;
    service = await serveCase(file, 0, { token: 't', version: '0.0.0', coder: 'Ada', refused: quiet, failed: quiet });
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it.each(SCREENS)(
    'has no fault that axe finds in either theme, nor any scrolling to the side: %s',
    async (screen, ready) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(service.address);
      const text = await page.locator('tbody th a').first().getAttribute('href');
      const path = screen === 'text' ? (text ?? '') : screen;
      await page.goto(new URL(path, service.address).href);
      await page.waitForSelector(ready);
      await loadAxe(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect([path, await axeFaults(page)]).toEqual([path, []]);
      }
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await context.close();
    },
  );

  it('shows a matrix of many actors whole: to axe, to the keyboard beyond what is in sight, and on paper', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    await page.route(
      (url) => url.pathname === '/api/v1/picture',
      (route) => route.fulfill({ json: actsOfMany(60) }),
    );
    await page.goto(service.address);
    await page.goto(new URL('/picture?most=100', service.address).href);
    await page.locator('.acts-matrix td[tabindex="0"]').focus();
    await loadAxe(page);
    expect(await axeFaults(page)).toEqual([]);
    // Low, so that most rows are far from what is in sight.
    await page.setViewportSize({ width: 1280, height: 300 });
    for (let row = 0; row < 58; row++) await page.keyboard.press('ArrowDown');
    expect(await page.locator('.acts-matrix td:focus').getAttribute('aria-label')).toContain(
      'Actor 59 towards Actor 1,',
    );
    const drawn = (whole: boolean) =>
      page.waitForFunction((all) => {
        const cells = [...document.querySelectorAll('.acts-matrix [data-cell]')];
        return cells.every((cell) => cell.checkVisibility({ contentVisibilityAuto: true })) === all;
      }, whole);
    await drawn(false);
    await page.emulateMedia({ media: 'print' });
    await drawn(true);
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('open') === 'A59~A1');
    await context.close();
  });
});

/** What the service answers where so many actors all act towards each other. */
function actsOfMany(actors: number): object {
  const span = { from: '2017-01-01', to: '2017-12-31' };
  const ids = Array.from({ length: actors }, (_, n) => `A${n}`);
  const kinds = { acts: 12, cooperation: 7, conflict: 5, restraint: 0, together: 0 };
  const items = ids.flatMap((a) => ids.filter((b) => b !== a).map((b) => ({ a, b, a_name: a, b_name: b, ...kinds })));
  return {
    ...{ items, total: items.length, truncated: false, next: null, source: 'texts', span, limits: [] },
    ...{ window: { ...span, name: '2017', short: '2017' }, acts: 12 * items.length, among: actors },
    actors: ids.map((id, n) => ({ id, name: `Actor ${n}`, short: id, state: true, acts: 12 })),
  };
}
