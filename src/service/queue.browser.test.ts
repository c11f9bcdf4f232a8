import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addText, testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { decide } from '../casefile/store/decide.ts';
import { states } from '../casefile/store/state.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const chromium = chromiumPath();
const cases = testCases();

describe.skipIf(!chromium)('the queue in a browser', { timeout: 120_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let file: CaseFile;
  let service: RunningService;
  let page: Page;
  const complaints: string[] = [];
  const go = async (path: string): Promise<void> => {
    await page.goto(new URL(path, service.address).href);
  };
  const blind = (share: string): void => writeFileSync(join(file.place, 'entente.yaml'), `blind: ${share}\n`);

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    file = await cases.make();
    blind('0');
    const quiet = { refused: () => undefined, failed: (error: unknown) => complaints.push(String(error)) };
    service = await serveCase(file, 0, { token: 'a-token', version: '0.0.0', coder: 'Ada', ...quiet });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => void complaints.push(error.message));
    await page.goto(service.address);
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('asks first what the words say, lets nobody decide before, and then shows what was answered', async () => {
    blind('1');
    await go('/review?kind=event');
    await page.waitForSelector('.card.blind');
    expect(await page.locator('.records [role=option] .says').first().textContent()).toContain('what do its words say');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'REJECT', exact: true }).click();
    await page.waitForSelector('.card:not(.blind)');
    expect(await page.locator('.card').textContent()).toContain('Before you saw this, you said: REJECT');
    await page.keyboard.press('a');
    await page.getByRole('link', { name: 'Agreement' }).click();
    await page.getByText('Of 1 records that were answered both ways').waitFor();
    expect(complaints).toEqual([]);
    blind('0');
  });

  it('offers to correct all others that were read from the same words, as one step', async () => {
    await addText(file, 'Norway accused Sweden on Monday. Norway praised Denmark on Tuesday.', 'more.txt');
    await go('/review?kind=event&status=open&actor=NOR&sort=text');
    await page.locator('.records [role=option]', { hasText: 'ACCUSE' }).last().click();
    await page.waitForSelector('.card h2:has-text("ACCUSE")');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('e');
    await page.getByLabel('source').fill('ISL');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForSelector('.last-action :text("Edited")');
    await go('/review?kind=event&status=accepted');
    const offer = page.getByRole('button', { name: /Put ISL in/ });
    await page.locator('.records [role=option]', { hasText: 'ISL' }).first().click();
    await offer.waitFor();
    const n = Number(/all (\d+)/.exec((await offer.textContent()) ?? '')?.[1] ?? 1);
    const corrected = (): number =>
      [...states(file)].flatMap(({ records }) => records).filter(({ edited }) => edited.includes('source')).length;
    expect(corrected()).toBe(1);
    await offer.click();
    await page.waitForSelector('.last-action :text("Corrected")');
    expect(corrected()).toBe(1 + n);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForSelector('.last-action :text("Taken back")');
    expect(corrected()).toBe(1);
  });

  it('shows what coders say side by side, and lets one settle it', async () => {
    const record = [...states(file)].flatMap(({ records }) => records).find(({ status }) => status === 'open');
    const target = { type: 'record', id: record?.id ?? '', document: record?.document ?? '' } as const;
    decide(file, [{ action: 'accept', target }], { coder: 'Ben' });
    decide(file, [{ action: 'reject', target, aside: true }], { coder: 'Cleo' });
    await go('/review?view=differences');
    await page.getByRole('button', { name: 'Settle as Cleo says' }).click();
    await page.getByText('Nobody differs').waitFor();
  });

  it('goes anywhere from the palette, keeps views under names, and lets keys be moved but not doubled', async () => {
    await go('/review?kind=event&status=all');
    await page.waitForSelector('.card h2');
    page.once('dialog', (dialog) => void dialog.accept('My events'));
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /screen/ }).fill('save this');
    const kept = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.keyboard.press('Enter');
    expect((await kept).ok()).toBe(true);
    await go('/');
    await page.getByRole('navigation').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /screen/ }).fill('my events');
    await page.getByRole('option', { name: 'View My events' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/kind=event/);
    await page.keyboard.press('?');
    const accept = page.getByRole('button', { name: /Change the key for: accept/ });
    await accept.click();
    await page.keyboard.press('x');
    await page.getByText('“x” is already: reject').waitFor();
    await page.keyboard.press('y');
    expect(await accept.textContent()).toBe('y');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.records [role=option].open');
    const open = await page.locator('.records [role=option].open').count();
    await page.locator('.records [role=option].open').first().click();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('a');
    await page.keyboard.press('y');
    await page.waitForFunction((n) => document.querySelectorAll('.records [role=option].open').length === n - 1, open);
    expect(complaints).toEqual([]);
  });
});
