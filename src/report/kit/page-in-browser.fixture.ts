import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromiumPath, launchChromium } from '../../chromium.fixture.ts';

export const chromium = chromiumPath();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/**
 * Pages that tests open as files in one Chromium, which is started before and closed after the tests around the call.
 *
 * @param width of the window, in CSS pixels, where a test gives none
 * @returns `open` shows the text of a page; what that page complains about or asks for lands in `complaints`
 */
export function pagesInBrowser(width: number): {
  readonly open: (html: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly complaints: string[];
} {
  let browser: Browser;
  let folder = '';
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    folder = mkdtempSync(join(tmpdir(), 'entente-page-'));
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const open = async (html: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    complaints.length = 0;
    const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce', ...options });
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith('data:')) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return page;
  };
  return { open, complaints };
}

/** Loads axe into a page that was opened with `bypassCSP`. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe);
}

/** The accessibility faults that axe finds in a page as it stands, with the first place of each. */
export function axeFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResult> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
