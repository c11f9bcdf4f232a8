import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const chromium = chromiumPath();
const cases = testCases();
const TOKEN = 'a-token';

describe.skipIf(!chromium)('the workbench in a browser', { timeout: 120_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let file: CaseFile;
  let service: RunningService;
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  const serve = (port = 0): Promise<RunningService> =>
    serveCase(file, port, {
      token: TOKEN,
      version: '0.0.0',
      coder: 'Ada',
      refused: () => undefined,
      failed: () => undefined,
    });
  const open = async (
    path: string,
    { width = 1280, ...options }: { width?: number; colorScheme?: 'dark' | 'light'; bypassCSP?: boolean } = {},
  ): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(service.address);
    await page.goto(new URL(path, service.address).href);
    return page;
  };
  const texts = (page: Page): Promise<string[]> => page.locator('tbody th a').allTextContents();

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    file = await cases.make();
    writeFileSync(join(file.place, 'entente.yaml'), 'blind: 0\n');
    service = await serve();
  }, 120_000);
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('leads from the library to a text and, by keys alone, through its records', async () => {
    const page = await open('/');
    await page.waitForSelector('tbody');
    expect(await texts(page)).toEqual(['Envoys meet in Geneva', 'Talks fail']);
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Talks fail' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.records [role=option]');
    expect(new URL(page.url()).pathname).toMatch(/^\/read\/d-/);
    await page.getByRole('listbox').focus();
    const first = await page.locator('[aria-selected=true]').getAttribute('id');
    await page.keyboard.press('a');
    await page.waitForSelector('.records [role=option].accepted');
    expect(await page.locator('.records [role=option].accepted').getAttribute('id')).toBe(first);
    expect(await page.locator('[aria-selected=true]').getAttribute('id')).not.toBe(first);
    await page.keyboard.press('x');
    await page.waitForSelector('.records [role=option].rejected');
    await page.locator('.records [role=option].accepted').click();
    await page.waitForSelector('.text .here.accepted');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('u');
    await page.waitForSelector('.records [role=option].rejected', { state: 'detached' });
    // From anywhere on the page, too.
    await page.getByRole('link', { name: 'Library' }).focus();
    await page.keyboard.press('Control+z');
    await page.waitForSelector('.records [role=option].accepted', { state: 'detached' });
    // The frame takes one line.
    expect(await page.evaluate(() => document.querySelector('header')?.clientHeight)).toBeLessThan(60);
    expect(complaints).toEqual([]);
  });

  it('keeps what was decided over a reload, takes it back there, and says so in another tab', async () => {
    const page = await open('/review?kind=event');
    await page.waitForSelector('.records [role=option]');
    const before = await page.locator('.records [role=option]').count();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('a');
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length === n - 1, before);
    await page.reload();
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length === n - 1, before);
    const other = await page.context().newPage();
    await other.goto(new URL('/review?kind=event&status=accepted', service.address).href);
    await other.waitForSelector('.records [role=option].accepted');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length === n, before);
    await other.reload();
    await other.waitForSelector('.empty');
  });

  it('edits what a record says, and tells in a sentence what cannot be', async () => {
    const page = await open('/review?kind=event&sort=text&status=all');
    await page.waitForSelector('.card h2');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('e');
    await page.getByLabel('source').fill('nobody at all');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.last-action .wrong');
    expect(await page.locator('.last-action .wrong').textContent()).toContain('nobody at all');
    await page.getByLabel('source').fill('ISL');
    await page.getByLabel('category').selectOption('THREATEN');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForFunction(() => document.querySelector('.card h2')?.textContent?.includes('THREATEN'));
    expect(await page.locator('.card').textContent()).toContain('edited: category, source');
    expect(await page.locator('.history summary').textContent()).toBe('2 decisions');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForSelector('.history li:has-text("taken back")', { state: 'attached' });
  });

  it('moves the words of a record, and adds one on words that are selected', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'Envoys meet in Geneva' }).click();
    await page.waitForSelector('.records [role=option]');
    await page.getByLabel('Kind').selectOption('event');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('b');
    const moving = page.locator('[role=status]:has-text("Moving")');
    const before = await moving.textContent();
    await page.keyboard.press('ArrowRight');
    expect(await moving.textContent()).not.toBe(before);
    await page.keyboard.press('Escape');
    const rows = await page.locator('.records [role=option]').count();
    await page.evaluate(() => {
      const place = [...document.querySelectorAll('.text span')].find((one) => one.textContent?.includes('Finland'));
      const node = place?.firstChild;
      const at = node?.textContent?.indexOf('Finland') ?? 0;
      if (node) window.getSelection()?.setBaseAndExtent(node, at, node, at + 'Finland'.length);
    });
    await page.getByRole('button', { name: 'New record' }).click();
    await page.getByRole('dialog').getByLabel('category').selectOption('AID');
    await page.getByRole('dialog').getByLabel('source').fill('FIN');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length === n + 1, rows);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length === n, rows);
  });

  it('finds words, and keeps them marked in the text that one opens', async () => {
    const page = await open('/');
    await page.getByRole('searchbox').fill('treaty');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.found');
    expect(await page.locator('.found mark').first().textContent()).toBe('treaty');
    await page.locator('.found li a').first().click();
    await page.waitForSelector('.text .hit');
    await page.goBack();
    await page.waitForSelector('.found');
  });

  it('says that the service is gone, and goes on when it is there again', async () => {
    const page = await open('/review?kind=event');
    await page.waitForSelector('.records [role=option]');
    const { port } = service;
    await service.stop();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('a');
    await page.waitForSelector('.last-action .wrong');
    expect(await page.locator('.last-action').textContent()).toContain('nothing that was decided is lost');
    service = await serve(port);
    const before = await page.locator('.records [role=option]').count();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('a');
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length === n - 1, before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length === n, before);
    complaints.splice(0);
  });

  it('runs no words of a text, and asks nobody but the service', async () => {
    const asked: string[] = [];
    const page = await open('/');
    page.on('request', (request) => void asked.push(new URL(request.url()).origin));
    await page.goto(new URL('/review', service.address).href);
    await page.waitForSelector('.card h2');
    expect(new Set(asked)).toEqual(new Set([new URL(service.address).origin]));
    expect(complaints).toEqual([]);
  });
});
