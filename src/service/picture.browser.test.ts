import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const chromium = chromiumPath();
const cases = testCases();
/** The acts of the test's texts as a network, over all time. */
const NETWORK = '/picture/network?from=events&origin=case';

describe.skipIf(!chromium)('the picture in a browser', { timeout: 120_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let file: CaseFile;
  let service: RunningService;
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  const open = async (path: string, { width = 1280 } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(service.address);
    await go(page, path);
    return page;
  };
  const go = async (page: Page, path: string): Promise<void> => {
    await page.goto(new URL(path, service.address).href);
  };

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    file = await cases.make();
    service = await serveCase(file, 0, {
      token: 'a-token',
      version: '0.0.0',
      coder: 'Ada',
      refused: () => undefined,
      failed: () => undefined,
    });
  }, 120_000);
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('leads by keys alone from a cell to its sentences, back to the cell, and into a text', async () => {
    const page = await open('/picture');
    const first = page.locator('.acts-matrix td[tabindex="0"]');
    await first.focus();
    const cell = await first.getAttribute('aria-label');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const walked = page.locator('.acts-matrix td:focus');
    const other = await walked.getAttribute('aria-label');
    expect(other).not.toBe(cell);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.evidence q');
    expect(new URL(page.url()).searchParams.get('open')).toMatch(/~/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.evidence', { state: 'detached' });
    expect(await walked.getAttribute('aria-label')).toBe(other);
    await page.keyboard.press('Enter');
    await page.locator('.evidence a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.records [aria-selected=true]');
    expect(new URL(page.url()).pathname).toMatch(/^\/read\/d-/);
    expect(complaints).toEqual([]);
  });

  it('draws who stands with whom in a worker, says what is proved, and opens each tie', async () => {
    const page = await open(NETWORK);
    await page.waitForSelector('.drawing svg.network');
    expect(await page.locator('.badge').textContent()).toBe('✓ proved');
    const actor = page.locator('.drawing .actor').first();
    await actor.focus();
    await page.keyboard.press('Enter');
    const name = (await actor.getAttribute('aria-label'))?.split(': ')[1];
    await page.waitForFunction(() => new URL(location.href).searchParams.has('of'));
    expect(name).toBeTruthy();
    await page.locator('table.pairs button').first().click();
    await page.waitForSelector('.evidence li');
    await page.keyboard.press('Escape');
    await page.getByLabel('Picture', { exact: true }).selectOption('matrix');
    await page.waitForSelector('.drawing svg.matrix-chart');
    await page.goBack();
    await page.waitForSelector('.drawing svg.network');
    expect(complaints).toEqual([]);
  });

  it('moves a window through time by keys, keeps a named view in the case, and gives it as data', async () => {
    const page = await open('/picture');
    await page.getByLabel('Window').selectOption('1mo');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('window') === '1mo');
    const headline = page.locator('.headline');
    const before = await headline.textContent();
    const slider = page.getByRole('slider');
    if ((await slider.count()) > 0) {
      await slider.focus();
      await page.keyboard.press('Home');
      await page.waitForFunction((words) => document.querySelector('.headline')?.textContent !== words, before);
    }
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.keyboard.type('A month');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.saved-views a[aria-current]');
    const kept = new URL(page.url());
    await go(page, '/picture');
    await page.getByRole('link', { name: 'A month' }).click();
    await page.waitForFunction((search) => location.search === search, kept.search);
    const csv = await page.request.get(new URL(`/picture.csv${kept.search}`, service.address).href);
    expect(await csv.text()).toMatch(/^a,b,a_name,b_name,acts/);
    expect(complaints).toEqual([]);
  });
});
