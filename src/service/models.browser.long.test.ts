import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { KOREA, modelsInBrowser } from './models-in-browser.fixture.ts';

describe.skipIf(!chromiumPath())('conflict models in a browser', { timeout: 240_000 }, () => {
  const { open, addressOf, onDisk, write, complaints } = modelsInBrowser();

  it('notices that the file was changed elsewhere, and loses neither side', async () => {
    const page = await open('/models/korea');
    await page.waitForSelector('.model-bar b:has-text("Written")');
    write(KOREA.replace('Korea, July 2017', 'Korea by hand'));
    await page.waitForSelector('h1:has-text("Korea by hand")');
    await page.route('**/api/v1/models/korea', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    write(KOREA);
    await page.getByRole('checkbox', { name: 'Today: deploys THAAD' }).click();
    await page.waitForSelector('.model-bar .wrong:has-text("was changed elsewhere since you opened it")');
    await page.unroute('**/api/v1/models/korea');
    expect(onDisk()).toBe(KOREA);
    await page.getByRole('button', { name: 'Write mine over it' }).click();
    await expect.poll(onDisk).toContain('Korea by hand');
    expect(onDisk()).toMatch(/statusQuo: \[\s*\]/);
    write(KOREA);
    await page.waitForSelector('h1:has-text("Korea, July 2017")');
    complaints.splice(0);
  });

  it('answers what it would take, why, how firmly, in a picture and as a story with notes', async () => {
    const page = await open('/models/korea?show=inverse&state=4');
    const ways = page.locator('.ways li');
    await ways.first().waitFor();
    expect(await ways.first().textContent()).toContain('from rank 2 to rank 5');
    for (const [view, ready] of [
      ['firm', 'What that rests on'],
      ['why', 'What decides the steps'],
      ['story', 'Where it may go'],
    ]) {
      await page.goto(addressOf(`/models/korea?show=${view}&state=4`));
      await page.waitForSelector(`.answers h3:has-text("${ready}")`);
    }
    expect(await page.locator('.story sup a').count()).toBeGreaterThan(10);
    await page.goto(addressOf('/models/korea?show=graph'));
    await page.waitForSelector('.picture >> svg');
    expect(complaints).toEqual([]);
  });

  it('tries changes without writing them, and sets them beside the file', async () => {
    const page = await open('/models/korea?show=whatif');
    await page.getByRole('button', { name: 'Try changes without writing them' }).click();
    const list = page.getByRole('listbox', { name: 'What United States wants' });
    await list.focus();
    await page.keyboard.press('x');
    await page.keyboard.press('x');
    await page.waitForSelector('.answers h3:has-text("What changes")');
    expect(onDisk()).toBe(KOREA);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.waitForSelector('.model-bar b:has-text("Written")');
    expect(await list.locator('[role=option]').count()).toBe(9);
    expect(onDisk()).toBe(KOREA);
  });

  it('solves a model of 8,192 states beside the page', async () => {
    const options = Array.from({ length: 13 }, (_, i) => `  o${i}: { by: m${i % 3}, text: does ${i} }\n`).join('');
    const makers = [0, 1, 2];
    const wide = `conflict: wide\ndecisionMakers: { m0: A, m1: B, m2: C }\noptions:\n${options}statusQuo: []
preferences: { ${makers.map((m) => `m${m}: [ ${[0, 3, 6].map((i) => `not o${i + m}`).join(', ')} ]`).join(', ')} }\n`;
    write(wide);
    const page = await open('/models/korea?show=states&held=yes');
    await page.waitForSelector('table.states tbody tr');
    expect(await page.locator('.answers .note').first().textContent()).toContain('8,192 states');
    const list = page.getByRole('listbox', { name: 'What A wants' });
    await list.focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.waitForSelector('.model-bar [role=status]:has-text("is now rank 2 of 3")');
    await expect.poll(onDisk).toContain('m0: [ not o3, not o0, not o6 ]');
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds, in %s', async (colorScheme) => {
    const page = await open('/models', { colorScheme, bypassCSP: true });
    await page.waitForSelector('tbody');
    await loadAxe(page);
    expect(await axeFaults(page)).toEqual([]);
    for (const view of ['holds', 'states', 'graph', 'story', 'file']) {
      await page.goto(addressOf(`/models/korea?show=${view}`));
      await page.waitForSelector('.answers :is(h3, table, textarea)');
      await loadAxe(page);
      expect([view, await axeFaults(page)]).toEqual([view, []]);
    }
  });

  it('needs no scrolling to the side at 320 pixels', async () => {
    const page = await open('/models', { width: 320 });
    await page.waitForSelector('tbody');
    for (const view of ['', '/korea', '/korea?show=states', '/korea?show=graph', '/korea?show=file']) {
      await page.goto(addressOf(`/models${view}`));
      await page.waitForSelector(view === '' ? 'tbody' : '.answers :is(h3, table, textarea)');
      expect([view, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([view, 320]);
    }
  });
});
