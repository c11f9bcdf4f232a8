import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../chromium.fixture.ts';
import { KOREA, modelsInBrowser, shownNash } from './models-in-browser.fixture.ts';

describe.skipIf(!chromiumPath())('conflict models in a browser', { timeout: 120_000 }, () => {
  const { open, onDisk, nash, complaints } = modelsInBrowser();

  it('shows what the command shows, and keys alone change a preference in the file, comments and all', async () => {
    const page = await open('/models');
    await page.getByRole('link', { name: 'korea' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'States', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('table.states tbody tr');
    expect(await shownNash(page)).toBe(nash());
    const before = nash();
    const list = page.getByRole('listbox', { name: 'What United States wants' });
    await list.focus();
    await page.keyboard.press('End');
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('x');
    await page.keyboard.press('x');
    await page.waitForFunction((was) => document.querySelector('.model-bar b')?.textContent === was, 'Written');
    await expect.poll(onDisk).not.toBe(KOREA);
    expect(onDisk().match(/#.*$/gm)).toEqual(KOREA.match(/#.*$/gm));
    await page.keyboard.press('Shift+ArrowDown');
    await page.waitForSelector('.model-bar [role=status]:has-text("is now rank 2 of 7")');
    await expect.poll(() => shownNash(page)).not.toBe(before);
    await expect.poll(nash).toBe(await shownNash(page));
    await page.reload();
    await page.waitForSelector('table.states tbody tr');
    await list.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('u');
    await expect.poll(onDisk).toBe(KOREA);
    expect(complaints).toEqual([]);
  });

  it('says where a rule is wrong while it is typed, and takes it when it is right', async () => {
    const page = await open('/models/korea?show=whatif');
    await page.getByRole('button', { name: 'New: can never be' }).click();
    await page.getByLabel('What can never be').fill('thaad and strikes');
    await page.waitForSelector('.formula .wrong:has-text("did you mean strike?")');
    await page.getByLabel('What can never be').fill('thaad or not thaad');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.formula .wrong:has-text("no state")');
    await page.getByLabel('What can never be').fill('thaad and strike');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answers :text("no longer")');
    await expect.poll(onDisk).toContain('never: thaad and strike');
    await page.keyboard.press('Control+z');
    await expect.poll(onDisk).toBe(KOREA);
  });
});
