import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { type CaseFile, createCase } from '../casefile/store/case-file.ts';
import { states } from '../casefile/store/state.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';
import { Typist } from './typist.fixture.ts';

const chromium = chromiumPath();
const cases = testCases();

describe.skipIf(!chromium)('from an empty case to a solved model, by the keyboard alone', { timeout: 300_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let file: CaseFile;
  let service: RunningService;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    file = createCase(join(cases.folder, 'empty'));
    service = await serveCase(file, 0, {
      token: 't',
      version: '0',
      coder: 'Ada',
      refused: () => undefined,
      failed: (error) => console.error(error),
    });
  });
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('reads texts, corrects a record, opens a pair over time, and solves a model of the conflict', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(service.address);
    await page.waitForSelector('.steps');
    const ada = new Typist(page);
    await ada.goTo('Three steps');
    await page.waitForSelector('.steps a:focus');
    await ada.tabTo(/^try it with six example texts/);
    await ada.press('Enter');
    await page.waitForSelector('.job-line :text("6 example texts added")', { timeout: 120_000 });
    ada.done('read six texts');

    await ada.goTo('Queue');
    await page.waitForSelector('.records:focus [role=option]');
    const before = edits(file);
    // The first that is an event and is not asked blind.
    for (let turn = 0; turn < 40 && !(await isPlainEvent(ada)); turn++) await ada.press('j');
    await ada.press('e');
    await ada.tabTo(/^source/);
    await ada.press('Control+a');
    await ada.type('SDN');
    await ada.press('Enter');
    await page.waitForSelector('.last-action :text("Edited")');
    // The example holds a correction of its own already.
    expect(edits(file)).toBe(before + 1);
    ada.done('correct a record');

    await ada.goTo('Dyads');
    await page.waitForSelector('.pairs tbody a');
    await ada.goTo('Table of the pairs');
    await page.waitForSelector('.pairs a:focus');
    await ada.press('Enter');
    await page.waitForSelector('.headline');
    expect(new URL(page.url()).pathname).toMatch(/^\/dyad\/[A-Z]{3}-[A-Z]{3}$/);
    ada.done('open a pair over time');

    await ada.goTo('Models');
    await page.waitForSelector('.new-model');
    await ada.tabTo(/^Make it/);
    await ada.press('Enter');
    await page.waitForSelector('[aria-label="What follows"] h3', { timeout: 60_000 });
    expect(await page.locator('.ranked').count()).toBeGreaterThan(1);
    ada.done('draft and solve a model');
  });
});

/** How many records were corrected. */
function edits(file: CaseFile): number {
  return [...states(file)].flatMap(({ records }) => records).filter(({ edited }) => edited.length > 0).length;
}

/** Whether the record that is looked at is an event that shows what the machine suggests. */
async function isPlainEvent({ page }: Typist): Promise<boolean> {
  const says = (await page.locator('[aria-selected=true]').textContent()) ?? '';
  return says.includes('event') && !says.includes('what do its words say?');
}
