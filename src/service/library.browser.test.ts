import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { createCase } from '../casefile/store/case-file.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';
import { TOKEN } from './service.fixture.ts';

const chromium = chromiumPath();
const cases = testCases();
const FILES = [
  ['2021-05-04-envoys.txt', 'Norway recalled its envoy on Monday. Finland rejected the plan.'],
  ['visits.csv', 'when,from,to,what,reported\n2019-10-24,France,Mali,AID,2019-10-25\n'],
  ['<img src=x onerror=alert(1)>.rtf', '{\\rtf1 Norway'],
].map(([name = '', text = '']) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) }));

describe.skipIf(!chromium)('the library in a browser', { timeout: 60_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let service: RunningService;
  const place = join(cases.folder, 'empty');
  const contexts: BrowserContext[] = [];

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(service.address);
    await page.goto(new URL(path, service.address).href);
    return page;
  };

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    service = await serveCase(createCase(place), 0, {
      token: TOKEN,
      version: '0.0.0',
      coder: 'Ada',
      refused: () => undefined,
      failed: (error) => console.error(error),
    });
    writeFileSync(join(place, 'entente.yaml'), '# mine\ntitle: Old # so far\ncoder: Ada\n');
  }, 60_000);
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('answers a statement that only looks, gives its rows as a file, and says in a sentence what it refuses', async () => {
    const page = await open('/library/sql');
    const box = page.getByRole('textbox');
    await box.fill("SELECT '=1+1' AS a, 2 AS b");
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.scroll tbody td');
    expect(await page.locator('.scroll tbody td').allTextContents()).toEqual(['=1+1', '2']);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    expect(readFileSync(await (await coming).path(), 'utf8')).toBe("a,b\r\n'=1+1,2\r\n");
    await box.fill('DELETE FROM document');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.waitForSelector('[role=alert]');
    expect(await page.getByRole('alert').textContent()).toMatch(/^[A-Z][^.]*(?:\.|$)/);
    await page.goBack();
    await page.waitForSelector('.scroll tbody td');
  });

  it('shows what dropped files are before anything is done with them, and takes what one says of their columns', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Skip' }).click();
    await page.waitForSelector('.steps', { state: 'detached' });
    await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: 'Add files' }).click();
    await page.getByLabel('choose files').setInputFiles(FILES);
    const table = page.getByRole('article', { name: 'visits.csv' });
    await table.waitFor();
    expect(await page.getByRole('article', { name: '2021-05-04-envoys.txt' }).textContent()).toContain('2021-05-04');
    expect(await page.getByRole('region', { name: 'Cannot be read' }).textContent()).toContain('rich text');
    const days = table.locator('.scroll').last().locator('tbody td:first-child');
    expect(await days.allTextContents()).toEqual(['2019-10-24']);
    await table.getByLabel('What the column reported holds').selectOption('day');
    await page.waitForFunction(() => document.body.textContent?.includes('2019-10-25FRA'));
    expect(await table.getByLabel('What the column when holds').inputValue()).toBe('');
    await page.getByRole('button', { name: /Leave out visits.csv/ }).click();
    await table.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('article', { name: '2021-05-04-envoys.txt' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
  });

  it('writes settings into entente.yaml, and leaves its comments', async () => {
    const page = await open('/settings');
    await page.getByLabel('Title').fill('New');
    await page.getByLabel('Share of records').fill('12.5');
    await page.keyboard.press('Enter');
    await page.getByText('Saved in entente.yaml').waitFor();
    const written = readFileSync(join(place, 'entente.yaml'), 'utf8');
    expect(written).toContain('# mine\ntitle: New # so far\ncoder: Ada\n');
    expect(written).toContain('blind: 0.125\n');
  });

  it('has no fault that axe finds where most stands, and needs no scrolling to the side at 320 pixels in the dark', async () => {
    const viewport = { width: 320, height: 700 };
    const page = await open('/', { viewport, colorScheme: 'dark', bypassCSP: true });
    for (const [path, ready] of [
      ['/library/add', '.dropped'],
      ['/library/export', '.choices'],
    ] as const) {
      await page.goto(new URL(path, service.address).href);
      await page.waitForSelector(ready);
      await loadAxe(page);
      expect([path, await axeFaults(page)]).toEqual([path, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
  });
});
