import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { writeModel } from '../casefile/models/case-models.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import { type CaseFile, createCase } from '../casefile/store/case-file.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { parseModelFile } from '../conflict/file/model-file.ts';
import { solve } from '../conflict/solve/solve.ts';
import { type RunningService, serveCase } from './serve-case.ts';

/** The example that the case of the tests holds as `korea`. */
export const KOREA = readFileSync(new URL('../../examples/korea-2017.yaml', import.meta.url), 'utf8');

/** A page of the workbench, as a test opens it. */
export interface PageOptions {
  readonly width?: number;
  readonly colorScheme?: 'dark' | 'light';
  readonly bypassCSP?: boolean;
}

/** A case with one model, served to a browser; the model is put back after each test. */
export interface ModelsInBrowser {
  readonly open: (at: string, options?: PageOptions) => Promise<Page>;
  readonly addressOf: (at: string) => string;
  /** What the browser complained of. */
  readonly complaints: string[];
  readonly onDisk: () => string;
  readonly write: (text: string) => void;
  /** The Nash equilibria of the file, as the command would say them. */
  readonly nash: () => string;
}

/** Sets the tests of a file up. */
export function modelsInBrowser(): ModelsInBrowser {
  const { folder } = testCases();
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let file: CaseFile;
  let service: RunningService;
  const path = (): string => join(file.place, 'models/korea.yaml');
  const onDisk = (): string => readFileSync(path(), 'utf8');
  const addressOf = (at: string): string => new URL(at, service.address).href;

  beforeAll(async () => {
    browser = await launchChromium(chromiumPath() ?? '');
    file = createCase(join(folder, 'models'));
    writeModel(file, 'korea', KOREA);
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
    writeFileSync(path(), KOREA);
  });
  afterAll(async () => {
    await service.stop();
    file.close();
    await browser.close();
  });

  return {
    complaints,
    onDisk,
    addressOf,
    write: (text) => writeFileSync(path(), text),
    nash: () => (solve(parseModelFile(onDisk(), 'korea').model).equilibria.Nash ?? []).join(),
    open: async (at, { width = 1280, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => void complaints.push(error.message));
      await page.goto(service.address);
      await page.goto(addressOf(at));
      return page;
    },
  };
}

/** Numbers of the states that hold under Nash, as the table of the page has them. */
export async function shownNash(page: Page): Promise<string> {
  return await page.locator('table.states tbody tr').evaluateAll((rows) =>
    rows
      .filter((row) => row.lastElementChild?.textContent?.includes('Nash'))
      .map((row) => Number.parseInt(row.firstElementChild?.textContent ?? '', 10))
      .join(),
  );
}
