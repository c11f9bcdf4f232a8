import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../measures/picture.ts';
import { axeFaults, chromium, loadAxe, type PageOptions, pagesInBrowser } from '../kit/page-in-browser.fixture.ts';
import { damPicture, emptyPicture, hostilePicture } from './picture.fixture.ts';
import { renderPictureHtml } from './picture-html.ts';

describe.skipIf(chromium === undefined)('the page of a picture in a browser', () => {
  const pages = pagesInBrowser(1400);
  const { complaints } = pages;
  const open = async (picture: Picture, options?: PageOptions): Promise<Page> =>
    pages.open(await renderPictureHtml(picture), options);

  it('opens behind every number as many sentences as it says, with text and date', async () => {
    const picture = damPicture();
    const page = await open(picture);
    await page.locator('#local').check();
    const opened = await page.locator('table a[data-p]:visible').evaluateAll((links: HTMLElement[]) =>
      links.map((link) => {
        link.click();
        return {
          says: (link.dataset.p ?? '').split(',').length,
          sentences: document.querySelectorAll('#drawer li').length,
          texts: document.querySelectorAll('#drawer h3').length,
        };
      }),
    );
    expect(opened.length).toBeGreaterThan(40);
    for (const { says, sentences, texts } of opened) {
      expect(sentences).toBe(says);
      expect(texts).toBeGreaterThan(0);
    }
    await page.locator('.matrix a', { hasText: '−6' }).first().click();
    expect(await page.locator('#drawer-title').textContent()).toBe('Egypt towards Ethiopia');
    expect(await page.locator('#drawer').textContent()).toContain('2020-06-20');
    expect(complaints).toEqual([]);
  });

  it('says in a bar that stays in sight which part is being read, and leads to the others', async () => {
    for (const width of [1400, 600]) {
      const page = await open(damPicture(), { width });
      const nav = page.getByRole('navigation', { name: 'Parts of the page' });
      expect(await nav.locator('[aria-current]').textContent()).toBe('Top');
      for (const name of ['Sentences', 'Relations', 'Top']) {
        await nav.getByText(name, { exact: true }).click();
        await page.waitForFunction(
          (wanted) => document.querySelector('.pbar nav [aria-current]')?.textContent === wanted,
          name,
        );
        const start = (await page.locator(name === 'Top' ? 'h1' : `#${name.toLowerCase()} h2`).boundingBox())?.y ?? -1;
        expect(start >= 0 && start < 900, `${name} at ${width}: ${start}`).toBe(true);
        const top = (await nav.boundingBox())?.y ?? -1;
        if (name !== 'Top') expect(top >= 0 && top < 100, `${name} at ${width}: ${top}`).toBe(true);
      }
    }
  });

  it('has the same in the network, the matrix and the table', async () => {
    const page = await open(damPicture());
    const ties = await page.locator('.arrow').count();
    const cells = await page.locator('.matrix:not(.issues) tbody a').count();
    const rows = await page.locator('#t-pairs tbody tr:visible').count();
    expect(ties).toBe(3);
    expect(rows).toBe(4);
    expect(cells).toBe(6);
    await page.locator('.arrow').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#drawer-title').textContent()).toContain('Ethiopia');
  });

  it('works by keyboard: arrows in the matrix, Enter opens, Escape goes back', async () => {
    const page = await open(damPicture());
    const first = page.locator('.matrix:not(.issues) tbody a').first();
    await first.focus();
    await page.keyboard.press('ArrowDown');
    const label = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    const below = await label();
    expect(below).not.toBe(await first.getAttribute('aria-label'));
    await page.keyboard.press('Enter');
    expect(await page.locator('#drawer').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('drawer-title');
    await page.keyboard.press('Escape');
    expect(await page.locator('#drawer').isVisible()).toBe(false);
    expect(await label()).toBe(below);
  });

  it('sorts by a column, down and up, empty cells last', async () => {
    const page = await open(damPicture());
    const means = (): Promise<string[]> => page.locator('#t-pairs tbody tr:visible td:nth-child(7)').allTextContents();
    const number = (text: string): number => Number(text.replace('−', '-'));
    await page.locator('#t-pairs .sort', { hasText: 'Mean' }).click();
    const down = (await means()).filter((text) => text !== '').map(number);
    expect(down).toEqual([...down].sort((a, b) => b - a));
    expect((await means()).at(-1)).toBe('');
    await page.locator('#t-pairs .sort', { hasText: 'Mean' }).click();
    const up = (await means()).filter((text) => text !== '').map(number);
    expect(up).toEqual([...up].sort((a, b) => a - b));
    expect((await means()).at(-1)).toBe('');
    expect(await page.locator('#t-pairs th[aria-sort=ascending]').count()).toBe(1);
  });

  it('filters by actor, by words and by states, and says how many rows are left', async () => {
    const page = await open(damPicture());
    expect(await page.locator('tr:visible', { hasText: 'rebels' }).count()).toBe(0);
    await page.locator('#local').check();
    expect(await page.locator('tr:visible', { hasText: 'rebels' }).count()).toBeGreaterThan(0);
    await page.locator('#who').selectOption({ label: 'Sudan' });
    for (const row of await page.locator('#t-pairs tbody tr:visible').allTextContents()) expect(row).toContain('Sudan');
    const issues = page.locator('.matrix.issues tbody tr:visible');
    expect(await issues.count()).toBeGreaterThan(0);
    expect(await page.locator('#left').textContent()).toMatch(/\d+ rows?/);
    // The United States take no stand in these texts.
    await page.locator('#who').selectOption({ label: 'United States' });
    expect(await issues.count()).toBe(0);
    await page.locator('#who').selectOption('states');
    expect(await page.locator('#t-acts tr:visible', { hasText: 'rebels' }).count()).toBe(0);
    await page.locator('#who').selectOption('');
    await page.locator('#words').fill('reservoir');
    for (const row of await page.locator('#t-issues tbody tr:visible').allTextContents()) {
      expect(row).toContain('reservoir');
    }
    await page.locator('#words').fill('no such word');
    expect(await page.locator('.nothing:visible').count()).toBeGreaterThan(3);
  });

  it.each(['light', 'dark'] as const)('has no accessibility fault that axe can find (%s)', async (colorScheme) => {
    // The dark differs in its colours only, and they are the same at every width.
    const [about, widths] =
      colorScheme === 'light' ? (['everything', [1400, 800, 360]] as const) : (['colour', [1400]] as const);
    const page = await open(damPicture(), { colorScheme, bypassCSP: true });
    await loadAxe(page);
    await page.locator('#local').check();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await axeFaults(page, 'html', about)).toEqual([]);
      await page.locator('.matrix a').first().click();
      expect(await axeFaults(page, '#drawer', about)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    const empty = await open(emptyPicture(), { colorScheme, bypassCSP: true });
    await loadAxe(empty);
    expect(await axeFaults(empty, 'html', about)).toEqual([]);
  });

  it('never scrolls sideways, from 320 px up, also with long names and an open drawer', async () => {
    for (const picture of [damPicture(), hostilePicture('a'.repeat(300)), emptyPicture()]) {
      const page = await open(picture);
      for (const width of [320, 480, 800, 1024, 1600]) {
        await page.setViewportSize({ width, height: 800 });
        const reach = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
        expect(await reach()).toBeLessThanOrEqual(width);
        const link = page.locator('table a[data-p]:visible').first();
        if ((await link.count()) > 0) {
          await link.evaluate((number: HTMLElement) => number.click());
          expect(await page.locator('#drawer').isVisible()).toBe(true);
          expect(await reach()).toBeLessThanOrEqual(width);
          await page.keyboard.press('Escape');
        }
      }
    }
  });

  it('gives every control at least 24 by 24 pixels, also a number in a table', async () => {
    const page = await open(damPicture());
    const small = await page
      .locator('button:visible, select:visible, input:visible, a.num:visible')
      .evaluateAll((controls) =>
        controls
          .filter((control) => {
            const box = control.getBoundingClientRect();
            // A check box is as large as its label.
            const wide = control.matches('[type=checkbox]') ? control.closest('label')?.getBoundingClientRect() : box;
            return (wide?.height ?? 0) < 23.9 || (wide?.width ?? 0) < 23.9;
          })
          .map((control) => control.outerHTML),
      );
    expect(small).toEqual([]);
  });

  it('cannot be made to run what a text brings along', async () => {
    for (const payload of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'><svg onload=alert(1)>",
      '</q></li><script>alert(1)</script>',
    ]) {
      const page = await open(hostilePicture(payload));
      expect(await page.locator('img, iframe, main script, main style').count()).toBe(0);
      await page.locator('table a[data-p]:visible').first().click();
      expect(await page.locator('#drawer').isVisible(), payload).toBe(true);
      expect(complaints, payload).toEqual([]);
    }
  });

  it('is readable without any script, with links that lead to sentences, and says where nothing was found', async () => {
    const page = await open(damPicture(), { javaScriptEnabled: false });
    await page.locator('.matrix a').first().click();
    expect(page.url()).toMatch(/#x\d+$/);
    expect(await page.locator('#t-acts tbody tr').count()).toBe(damPicture().acts.length);
    const empty = await open(emptyPicture());
    expect(await empty.locator('main').textContent()).toContain('No acts, positions, proposals or relations');
    expect(await empty.locator('figure').textContent()).toContain('nothing to draw');
    expect(complaints).toEqual([]);
  });

  it('has ids once each and links that lead somewhere', async () => {
    const html = await renderPictureHtml(damPicture());
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(await renderPictureHtml(damPicture())).toBe(html);
  });
});
