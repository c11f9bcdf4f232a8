import { chromiumPath, launchChromium } from '../../src/chromium.fixture.ts';

/** What the page took in Chromium, in milliseconds. */
export interface PageCost {
  /** From asking for the address until something is painted, and until the first record of the queue stands there. */
  readonly paintMs: number;
  readonly queueMs: number;
  /** From the key until the next record is shown; median and the longest of several. */
  readonly nextMs: { readonly median: number; readonly most: number };
}

/** Opens the queue in Chromium and decides by keys. @returns undefined where there is no Chromium */
export async function measurePage(address: string): Promise<PageCost | undefined> {
  const path = chromiumPath();
  if (path === undefined) return undefined;
  const browser = await launchChromium(path);
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const start = performance.now();
    await page.goto(new URL('/review', address).href);
    await page.waitForSelector('.card h2');
    const queueMs = performance.now() - start;
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    const times: number[] = [];
    for (let turn = 0; turn < 12; turn++) {
      await page.getByRole('listbox').focus();
      times.push(
        await page.evaluate(
          () =>
            new Promise<number>((done) => {
              const before = document.querySelector('[aria-selected=true]')?.id;
              const begin = performance.now();
              const look = (): void => {
                const now = document.querySelector('[aria-selected=true]')?.id;
                const card = document.querySelector('.card h2');
                if (now !== undefined && now !== before && card) done(performance.now() - begin);
                else requestAnimationFrame(look);
              };
              document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
              look();
            }),
        ),
      );
      await page.waitForTimeout(400);
    }
    times.sort((a, b) => a - b);
    return { paintMs, queueMs, nextMs: { median: times[6] ?? Number.NaN, most: times.at(-1) ?? Number.NaN } };
  } finally {
    await browser.close();
  }
}
