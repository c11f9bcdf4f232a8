import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromiumPath, launchChromium } from '../../chromium.fixture.ts';

export const chromium = chromiumPath();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** How a page is opened. */
export interface PageOptions {
  /** CSS pixels. */
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Default true. */
  readonly javaScriptEnabled?: boolean;
  /** Lets a test bring scripts of its own. */
  readonly bypassCSP?: boolean;
}

/**
 * Pages that tests open as files in one Chromium, which is started before and closed after the tests around the call.
 *
 * @param width of the window, in CSS pixels, where a test gives none
 * @returns `open` shows the text of a page; what that page complains about or asks for lands in `complaints`
 */
export function pagesInBrowser(width: number): {
  readonly open: (html: string, options?: PageOptions) => Promise<Page>;
  readonly complaints: string[];
} {
  let browser: Browser;
  let folder = '';
  const complaints: string[] = [];
  /** A new context costs more than a page; pages without script and without policy need one of their own. */
  const contexts = new Map<string, Promise<BrowserContext>>();

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    folder = mkdtempSync(join(tmpdir(), 'entente-page-'));
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const contextOf = (options: { javaScriptEnabled: boolean; bypassCSP: boolean }): Promise<BrowserContext> => {
    const key = JSON.stringify(options);
    const context = contexts.get(key) ?? browser.newContext({ reducedMotion: 'reduce', ...options });
    contexts.set(key, context);
    return context;
  };
  const open = async (html: string, options: PageOptions = {}): Promise<Page> => {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    complaints.length = 0;
    const { javaScriptEnabled = true, bypassCSP = false, colorScheme = 'light' } = options;
    const page = await (await contextOf({ javaScriptEnabled, bypassCSP })).newPage();
    await page.setViewportSize({ width: options.width ?? width, height: 900 });
    await page.emulateMedia({ colorScheme });
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

/**
 * The accessibility faults that axe finds in a page as it stands, with the first place of each.
 *
 * @param within selector of the part that changed since the whole page was looked at; default the whole page
 * @param about `colour` leaves out what does not depend on the colour scheme
 */
export function axeFaults(
  page: Page,
  within = 'html',
  about: 'everything' | 'colour' = 'everything',
): Promise<string[]> {
  return page.evaluate(
    async ([part, only]) => {
      type Run = (part: Document | string, options: object) => Promise<AxeResult>;
      const { axe } = globalThis as unknown as { axe: { run: Run } };
      const rules = only === 'colour' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
      const { violations } = await axe.run(part === 'html' ? document : part, {
        resultTypes: ['violations'],
        ...rules,
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    },
    [within, about] as const,
  );
}
