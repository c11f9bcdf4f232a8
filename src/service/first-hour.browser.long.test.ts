import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importInvented } from '../casefile/events/invented-events.fixture.ts';
import { writeModel } from '../casefile/models/case-models.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { states } from '../casefile/store/state.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';
import { Typist } from './typist.fixture.ts';

const chromium = chromiumPath();
const cases = testCases();

/** What the record says that is looked at. */
async function selectedSays(page: Page): Promise<string> {
  return (await page.locator('[aria-selected=true]').textContent()) ?? '';
}

describe.skipIf(!chromium)('the first hour, by the keyboard alone', () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let file: CaseFile;
  let service: RunningService;
  let ada: Typist;
  const complaints: string[] = [];
  const quiet = (): undefined => undefined;
  const serve = (port = 0): Promise<RunningService> =>
    serveCase(file, port, { token: 't', version: '0', coder: 'Ada', refused: quiet, failed: quiet });

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    file = await cases.make();
    await importInvented(file);
    writeModel(file, 'korea', readFileSync(new URL('../../examples/korea-2017.yaml', import.meta.url), 'utf8'));
    writeFileSync(join(file.place, 'entente.yaml'), 'blind: 0\n');
    service = await serve();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(service.address);
    await page.waitForSelector('main h1');
    ada = new Typist(page);
  });
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('corrects a wrong actor, and all others that were read from the same words', async () => {
    const { page } = ada;
    ada.done('(opening)');
    await ada.goTo('Queue');
    await page.waitForSelector('.records [role=option]');
    for (let turn = 0; turn < 40 && !(await selectedSays(page)).includes('event'); turn++) await ada.press('j');
    await ada.press('e');
    await page.waitForSelector('.edit');
    await ada.tabTo(/^source/);
    await ada.press('Control+a');
    await ada.type('ISL');
    await ada.press('Enter');
    await page.waitForSelector('.last-action :text("Edited")');
    const corrected = [...states(file)].flatMap(({ records }) => records).filter(({ edited }) => edited.length > 0);
    expect(corrected.map(({ edited }) => edited)).toEqual([['source']]);
    expect(await page.locator('.card').textContent()).toContain('ISL');
    ada.done('correct a wrong actor');
  });

  it('finds how two moved, and shares the view', async () => {
    const { page } = ada;
    await ada.goTo('Dyads');
    await page.waitForSelector('main tbody');
    await ada.tabTo(/^One state/);
    await ada.type('Chile');
    await ada.press('Tab');
    await ada.type('Peru');
    await ada.press('Enter');
    await page.waitForSelector('.headline');
    expect(await page.locator('main').textContent()).toMatch(/2015/);
    ada.done('find when two moved');
    await ada.goTo('copy the address');
    const address = await page.evaluate(() => navigator.clipboard.readText());
    const other = await page.context().newPage();
    await other.goto(address);
    await other.waitForSelector('.headline');
    expect(await other.locator('.headline').first().textContent()).toBe(
      await page.locator('.headline').first().textContent(),
    );
    await other.close();
    ada.done('share a view');
  });

  it('tests an impact, with the design fixed before the result', async () => {
    const { page } = ada;
    await ada.goTo('Impact');
    await page.waitForSelector('main h1');
    await ada.tabTo(/^Two states/);
    await ada.type('CHL-PER');
    await ada.press('Tab');
    await ada.type('2015-07');
    await ada.press('Enter');
    await page.waitForSelector('.verdict');
    expect(await page.locator('main').textContent()).toMatch(/Fixed \d{4}-\d\d-\d\d, \d\d:\d\d UTC by Ada/);
    ada.done('test an impact');
  });

  it('changes a preference of a model, and sees what follows', async () => {
    const { page } = ada;
    await ada.goTo('korea');
    await page.waitForSelector('.ranked');
    const path = join(file.place, 'models/korea.yaml');
    const before = readFileSync(path, 'utf8');
    await ada.goTo('United States wants');
    await page.waitForSelector('[aria-label^="What United States wants"]:focus');
    await ada.press('End', 'Shift+ArrowUp');
    await page.waitForSelector('.model-bar [role=status]:has-text("is now rank")');
    await expect.poll(() => readFileSync(path, 'utf8')).not.toBe(before);
    ada.done('change a preference');
    // By Tab alone it is not far either.
    await ada.goTo('Models');
    await page.waitForSelector('main tbody');
    await ada.tabTo(/^korea/);
    await ada.press('Enter');
    await page.waitForSelector('.ranked');
    await ada.tabTo(/What North Korea wants/);
    expect(ada.done('come to a preference by Tab')).toBeLessThan(25);
  });

  it('undoes across a reload, and goes on in a review after the service was killed and started again', async () => {
    const { page } = ada;
    await ada.goTo('Queue');
    await page.waitForSelector('.records [role=option]');
    const first = await page.locator('[aria-selected=true]').getAttribute('id');
    await ada.press('a');
    await page.waitForSelector('.last-action :text("Accepted")');
    await page.reload();
    await page.waitForSelector('.records [role=option]');
    await ada.press('u');
    await page.waitForSelector('.last-action :text("Taken back")');
    await page.waitForSelector(`#${first}`);
    const { port } = service;
    await service.stop();
    await ada.press('a');
    await page.waitForSelector('.last-action .wrong');
    service = await serve(port);
    await ada.tabTo(/^Records$/, true);
    await ada.press('a');
    await page.waitForSelector('.last-action :text("Accepted")');
    ada.done('undo after a reload, and a service that was gone');
    expect(complaints).toEqual([]);
  });

  it('says in another tab what was decided in the first, as soon as somebody comes back to it', async () => {
    const other = await ada.page.context().newPage();
    await other.goto(new URL('/review?status=accepted', service.address).href);
    await other.waitForSelector('.records [role=option]');
    const before = await other.locator('.records [role=option]').count();
    await ada.tabTo(/^Records$/, true);
    await ada.press('a');
    await ada.page.waitForSelector('.last-action :text("Accepted")');
    await other.reload();
    await other.waitForFunction((n) => document.querySelectorAll('.records [role=option]').length > n, before);
    await other.close();
  });

  it('has no fault that axe finds on any screen in either theme; fits 320 pixels and paper; moves nothing unasked', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(service.address);
    await page.waitForSelector('main h1');
    const [text] = [...states(file)].map(({ reading }) => reading.document.id);
    const screens = await page
      .locator('header nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'));
    const paths = [
      ...screens,
      `/read/${text}`,
      ...['odd', 'differences', 'agreement'].map((one) => `/review?view=${one}`),
    ];
    const faults: unknown[] = [];
    for (const path of paths) {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(new URL(path, service.address).href);
      await page.waitForSelector('main h1');
      await page.waitForLoadState('networkidle');
      await loadAxe(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await axeFaults(page);
        if (found.length > 0) faults.push([path, colorScheme, found]);
      }
      const moving = await page.evaluate(() => document.getAnimations().length);
      if (moving > 0) faults.push([path, `${moving} animations`]);
      await page.setViewportSize({ width: 320, height: 800 });
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (wide > 320) faults.push([path, `${wide} pixels wide`]);
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      if (await page.locator('header nav').isVisible()) faults.push([path, 'prints the frame']);
      if (Number(await page.evaluate('document.documentElement.scrollWidth')) > 794)
        faults.push([path, 'paper too narrow']);
      await page.emulateMedia({ media: 'screen' });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const keys of ['Control+k', '?']) {
      await page.keyboard.press(keys);
      await page.waitForSelector('dialog[open]');
      await page.waitForLoadState('networkidle');
      const found = await axeFaults(page);
      if (found.length > 0) faults.push([keys, found]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog[open]', { state: 'detached' });
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
