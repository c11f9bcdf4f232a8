import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { importInvented } from '../casefile/events/invented-events.fixture.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const chromium = chromiumPath();
const cases = testCases();

describe.skipIf(!chromium)('pairs and tests in a browser', { timeout: 120_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let service: RunningService;
  let page: Page;
  const complaints: string[] = [];

  const go = async (path: string, ready: string): Promise<void> => {
    await page.goto(new URL(path, service.address).href);
    await page.waitForSelector(ready);
  };
  const address = (): string => decodeURIComponent(new URL(page.url()).pathname + new URL(page.url()).search);

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    const file = await cases.make();
    await importInvented(file);
    const quiet = (): undefined => undefined;
    service = await serveCase(file, 0, { token: 't', version: '0', coder: 'Ada', refused: quiet, failed: quiet });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(service.address);
  }, 120_000);
  afterEach(() => expect(complaints.splice(0)).toEqual([]));
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('leads by keys alone from two names to a period, and from there to its rows and back', async () => {
    await go('/dyad', 'tbody');
    await page.getByLabel('One state').focus();
    await page.keyboard.type('Chile');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Peru');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.headline');
    await page.waitForURL('**/dyad/CHL-PER');
    await page.getByLabel('Periods').selectOption('year');
    await page.waitForSelector('.headline:has-text("by year")');
    const first = page.locator('.for-wide .hits a').first();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.evidence .event-row');
    expect(address()).toBe('/dyad/CHL-PER?grain=year&at=2011-01-01');
    const said = await page.locator('.evidence .note').first().textContent();
    const link = await page.locator('.for-wide .hits a').nth(1).getAttribute('aria-label');
    expect(link).toContain(`${/^\d+/.exec(said ?? '')?.[0]} events`);
    await page.getByRole('button', { name: 'More events' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.evidence .event-row').length > 50);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.evidence', { state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(link);
    await page.goBack();
    await page.waitForSelector('.headline:has-text("by month")');
  });

  it('shows the same from its address, and says in a sentence what cannot be', async () => {
    await go('/dyad/CHL-PER?grain=quarter&quad=3,4&at=2012-04-01', '.evidence .event-row');
    expect(await page.getByLabel('Kinds').inputValue()).toBe('3,4');
    expect(await page.locator('.evidence h2').textContent()).toBe('2012-04-01 to 2012-06-30');
    await go('/dyad/Chille, Peru', '[role=alert]');
    expect(await page.getByRole('alert').textContent()).toContain('Did you mean Chile (CHL)?');
    complaints.splice(0);
  });

  it('shows nothing of a test before its design is fixed, and tells of every other one', async () => {
    await go('/impact?dyad=CHL-PER&event=2015-07&title=invented summit', '.plan');
    expect(await page.locator('.verdict, .report').count()).toBe(0);
    await page.getByLabel('What it is called').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.verdict');
    expect(await page.locator('main').textContent()).toMatch(/Fixed \d{4}-\d\d-\d\d, \d\d:\d\d UTC by Ada/);
    await page.getByRole('link', { name: 'Plan another on this question' }).click();
    await page.getByLabel('Months from it on').fill('4');
    await page.getByRole('button', { name: 'Fix this design' }).click();
    await page.waitForSelector('.verdict');
    expect(await page.locator('main').textContent()).toContain('Another design of this pair and event was tried.');
    await page.locator('.report td button').first().click();
    await page.waitForSelector('.evidence .event-row');
    expect(address()).toMatch(/^\/impact\/[0-9a-f]{16}\?open=\d+/);
    await page.keyboard.press('Escape');
  });

  it('moves through time by itself when told to, wider by keys, and offers that to nobody who asks for less motion', async () => {
    await go('/picture?from=events&window=6mo&at=2010-06', '.strip svg');
    const at = (): string => new URL(page.url()).searchParams.get('at') ?? '';
    await page.getByRole('button', { name: 'Play' }).click();
    // It may be further already when somebody looks.
    await expect.poll(() => at() >= '2010-08', { timeout: 20_000 }).toBe(true);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.waitForFunction(() => document.querySelector('.window-name')?.textContent !== '2010-01 to 2010-06');
    await page.getByRole('slider').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForURL('**window=1y**');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    await page.waitForSelector('.strip svg');
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('shows blocs over time, and leads to the network of each window', async () => {
    await go('/picture/blocs?from=events&window=1y', '.report figure');
    expect(await page.locator('.headline').first().textContent()).toMatch(/^Over \d windows/);
    await page.getByRole('link', { name: '2016', exact: true }).click();
    await page.waitForSelector('.drawing svg.network');
    expect(await page.locator('.window-name').textContent()).toBe('2016');
    await page.goBack();
    const side = page.getByRole('link', { name: /^Side A in 2016/ });
    const members = Number(await side.textContent());
    await side.click();
    await page.waitForSelector('.drawing .marked');
    expect(await page.locator('.drawing .marked').count()).toBe(members);
    await page.locator('table.pairs button').first().click();
    await page.waitForSelector('.evidence .event-row');
    await page.goBack();
    await page.getByRole('link', { name: /^[AB]\??: Chile in 2016/ }).click();
    await page.waitForSelector('h2:has-text("Ties of Chile")');
    await page.goBack();
    const csv = await page.request.get(new URL('/picture/blocs.csv?from=events&window=1y', page.url()).href);
    expect(await csv.text()).toMatch(/^from,to,actor,name,side,bloc,.*\n2\d{3}-01-01,.*,CHL,/s);
  });

  it('seeks a proof as work beside the page, and shows it when it is done', async () => {
    const network = (url: URL): boolean => url.pathname === '/api/v1/network';
    // As if the quick search had ended before the proof.
    await page.route(network, async (route) => {
      const answer = await (await route.fetch()).json();
      const frustration = { ...answer.frustration, proved: false, lower: -1 };
      await route.fulfill({ json: { ...answer, frustration, whole: false } });
    });
    await go('/picture/network?from=events&window=1y&at=2016', '.badge:has-text("between")');
    await page.unroute(network);
    await page.getByRole('button', { name: 'Search for a proof' }).click();
    await page.waitForSelector('.badge.proved');
    await page.waitForSelector('.job-line:has-text("Proved: no division into two violates less")');
  });

  it('has no fault that axe finds in either theme, and needs no scrolling to the side at 320 pixels', async () => {
    await page.goto(new URL('/impact', service.address).href);
    const test = await page.locator('tbody th a').first().getAttribute('href');
    for (const [path, ready] of [
      ['/dyad/CHL-PER?grain=year&at=2011-01-01', '.evidence .event-row'],
      [test ?? '', '.verdict'],
      ['/impact', 'tbody'],
      ['/dyad', 'tbody'],
      ['/picture?from=events&window=6mo&at=2010-06', '.strip svg'],
      ['/picture/blocs?from=events&window=1y', '.report figure'],
    ] as const) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await go(path, ready);
      await loadAxe(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeFaults(page)).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
  });
});
