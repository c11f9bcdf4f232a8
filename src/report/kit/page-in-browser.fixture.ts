import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
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
 * They follow each other in one tab: who opens the next need not close the last.
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
  let opened = 0;
  const complaints: string[] = [];
  /** A new tab costs more than what most tests do in it; pages without script and without policy need one of their own. */
  const tabs = new Map<string, Page>();

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    folder = mkdtempSync(join(tmpdir(), 'entente-page-'));
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const tabFor = async (kind: { javaScriptEnabled: boolean; bypassCSP: boolean }): Promise<Page> => {
    const known = tabs.get(JSON.stringify(kind));
    if (known) return known;
    const tab = await browser.newPage({ reducedMotion: 'reduce', ...kind });
    tab.on('console', (message) => complaints.push(`console: ${message.text()}`));
    tab.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    tab.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    tab.on('request', (request) => {
      const [address] = request.url().split('#');
      if (address !== addressOf(opened) && !address?.startsWith('data:')) complaints.push(`request: ${address}`);
    });
    tabs.set(JSON.stringify(kind), tab);
    return tab;
  };
  const addressOf = (n: number): string => pathToFileURL(join(folder, `page-${n}.html`)).href;

  const open = async (html: string, options: PageOptions = {}): Promise<Page> => {
    const { javaScriptEnabled = true, bypassCSP = false, colorScheme = 'light' } = options;
    const tab = await tabFor({ javaScriptEnabled, bypassCSP });
    opened++;
    writeFileSync(new URL(addressOf(opened)), html);
    complaints.length = 0;
    await tab.setViewportSize({ width: options.width ?? width, height: 900 });
    await tab.emulateMedia({ media: null, colorScheme });
    await tab.goto(addressOf(opened));
    return tab;
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
