import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { takeExample } from './discourse-case.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const chromium = chromiumPath();
const cases = testCases();

describe.skipIf(!chromium)('discourse in a browser', { timeout: 120_000 }, () => {
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
    takeExample(file);
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

  it('opens the statements of a tie by keys alone, each leading to its place in its text', async () => {
    await go('/discourse?draws=none', '.report svg.network');
    expect(await page.locator('.headline').textContent()).toBe(
      '8 actors with 26 ties, 2 coalitions, made of 91 statements.',
    );
    await page.locator('section[aria-label="Table: Ties, the heaviest first"] button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.evidence q');
    expect(address()).toMatch(/^\/discourse\?draws=none&open=\d+(?:,\d+)+$/);
    const shown = await page.locator('.evidence q').count();
    expect(await page.locator('.evidence h2').textContent()).toBe(`${shown} statements`);
    const says = await page.locator('.evidence q').first().textContent();
    expect(says).toMatch(/^(China|South Korea) (for|against) /);
    await page.getByRole('link', { name: 'Read it in its text' }).first().click();
    await page.waitForSelector('.text .here');
    await page.waitForSelector('.text .term[title="missile|THAAD"]');
    await page.getByLabel('Terms').selectOption('none');
    await page.waitForSelector('.text .term', { state: 'detached' });
    await page.goBack();
    await page.goBack();
    await page.waitForSelector('.evidence q');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.evidence', { state: 'detached' });
    expect(address()).toBe('/discourse?draws=none');
  });

  it('moves a window through time by keys, and keeps all that is chosen in the address', async () => {
    await go('/discourse?draws=none', '.report svg.network');
    await page.getByLabel('Time', { exact: true }).selectOption('6');
    await page.waitForFunction(() => location.search.includes('from=2016-01-01&to=2016-06-30'));
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => location.search.includes('from=2016-02-01&to=2016-07-31'));
    await page.getByLabel('Network of').selectOption('two-mode');
    await page.waitForSelector('.headline:has-text("concepts")');
    await page.getByLabel('Divided by').selectOption('activity');
    await page.waitForFunction(() => location.search.includes('normalization=activity'));
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('normalization'));
    expect(address()).toBe('/discourse?draws=none&window=6&from=2016-02-01&to=2016-07-31&mode=two-mode');
    await go('/discourse?from=2030-01-01&to=2030-02-01', '.empty');
    expect(await page.locator('.empty').textContent()).toContain('No statement is left by what is chosen');
  });

  it('leaves values out by keys, as the address says, and takes them back', async () => {
    await go('/discourse?draws=none', '.report svg.network');
    await page.getByText('More', { exact: true }).click();
    await page.getByLabel('Statements whose').selectOption('concept');
    await page.getByLabel('is', { exact: true }).selectOption('Military option');
    await page.getByRole('button', { name: 'Add' }).press('Enter');
    await page.waitForSelector('.headline:has-text("71 statements")');
    expect(address()).toBe('/discourse?draws=none&exclude=concept=Military+option');
    await page.getByRole('button', { name: 'No more: leave out concept: Military option' }).press('Enter');
    await page.waitForSelector('.headline:has-text("91 statements")');
    expect(address()).toBe('/discourse?draws=none');
  });

  it('has no fault that axe finds in either theme, and needs no scrolling to the side at 320 pixels', async () => {
    await go('/discourse?window=6&from=2016-02-01&to=2016-07-31', '.report svg.network');
    await loadAxe(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });
});
