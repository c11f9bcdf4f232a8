import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../reading/reader.ts';
import { quote } from '../../records/offsets.ts';
import type { Reading } from '../../records/reading.ts';
import { isShown } from '../../records/shown.ts';
import { axeFaults, chromium, loadAxe, type PageOptions, pagesInBrowser } from '../kit/page-in-browser.fixture.ts';
import { renderHtml } from './html.ts';
import { emptyReading, hostileReading, longReading, missileTestReading } from './reading.fixture.ts';
import { KIND_LETTER, references } from './references.ts';

/** One reader for all tests. */
let shared: ReturnType<typeof createReader> | undefined;

/** A reading of the first so many words of the example, up to the end of their paragraph. */
async function exampleReading(words: number): Promise<Reading> {
  const text = await readFile(new URL('../../../examples/missile-test-2017.txt', import.meta.url), 'utf8');
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (lines.join(' ').split(/\s+/).length >= words) break;
    lines.push(line);
  }
  shared ??= createReader();
  return await (await shared).read(lines.join('\n'), { name: 'example.txt' });
}

describe.skipIf(chromium === undefined)('the HTML brief in a browser', () => {
  const pages = pagesInBrowser(1280);
  const { complaints } = pages;
  const open = async (readings: Reading | readonly Reading[], options?: PageOptions): Promise<Page> =>
    pages.open(await renderHtml(readings), options);

  /** What is shown unless weak records are asked for. */
  const sure = (reading: Reading) => references(reading).filter(({ record }) => isShown(record));

  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.closest('[id]')?.id ?? '');

  it('shows a record’s words when the record is clicked, all of them and nothing else', async () => {
    const reading = missileTestReading();
    const page = await open(reading);
    const wanted = references(reading).map(({ ref, spans }) => {
      const covered = [...reading.document.text].filter((_, at) =>
        spans.some((span) => span.start <= at && at < span.end),
      );
      return { ref, lit: covered.join('').replace(/\s/g, ''), first: true, inView: true };
    });
    const shown = await page.evaluate(
      (refs) =>
        refs.map((ref) => {
          document.querySelector<HTMLElement>(`#d0-${ref} .go`)?.click();
          const lit = [...document.querySelectorAll('mark.on')];
          const box = document.querySelector(`#d0-w-${ref}`)?.getBoundingClientRect();
          return {
            ref,
            lit: lit.map((mark) => mark.textContent?.replace(/\s/g, '')).join(''),
            first: lit[0]?.checkVisibility() === true,
            inView: box !== undefined && box.top >= 0 && box.bottom <= innerHeight,
          };
        }),
      wanted.map(({ ref }) => ref),
    );
    expect(shown).toEqual(wanted);
    expect(complaints).toEqual([]);
  });

  it('shows the record when its sign in the text is clicked', async () => {
    const refs = references(missileTestReading()).map(({ ref }) => ref);
    const page = await open(missileTestReading());
    const opened = await page.evaluate(
      (all) =>
        all.map((ref) => {
          document.querySelector<HTMLElement>(`#d0-w-${ref}`)?.click();
          return [document.querySelector('.card.on')?.id, document.activeElement?.closest('[id]')?.id];
        }),
      refs,
    );
    expect(opened).toEqual(refs.map((ref) => [`d0-${ref}`, `d0-${ref}`]));
  });

  it('can be worked by a mouse: a record of each kind, and its sign in the text', async () => {
    const page = await open(missileTestReading());
    for (const ref of new Set(references(missileTestReading()).map(({ record }) => `${KIND_LETTER[record.kind]}1`))) {
      await page.locator(`#d0-${ref} .go`).click();
      expect(await page.locator('mark.on').first().isVisible(), ref).toBe(true);
      await page.locator(`#d0-w-${ref}`).click();
      expect(await focused(page)).toBe(`d0-${ref}`);
    }
  });

  it('lists all records of words that carry several, and takes the list back', async () => {
    const reading = missileTestReading();
    const page = await open(reading);
    await page.locator('mark', { hasText: /^rejected$/ }).click();
    const shown = await page.locator('.card:visible').evaluateAll((cards) => cards.map((card) => card.id));
    const at = reading.document.text.indexOf('rejected');
    const expected = sure(reading).filter(({ spans }) => spans.some((span) => span.start <= at && at < span.end));
    expect(new Set(shown)).toEqual(new Set(expected.map(({ ref }) => `d0-${ref}`)));
    expect(shown.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await page.locator('.card:visible').count()).toBe(sure(reading).length);
  });

  it('works by keyboard: j and k move, Enter goes to the words, Escape comes back', async () => {
    const page = await open(missileTestReading());
    await page.locator('.go').first().focus();
    const first = await focused(page);
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    const third = await focused(page);
    expect(third).not.toBe(first);
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('End');
    const last = await focused(page);
    expect(await page.locator('.card:visible').last().getAttribute('id')).toBe(last);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe(last.replace('d0-', 'd0-w-'));
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(last);
  });

  it('leaves single keys alone outside of the list', async () => {
    const page = await open(missileTestReading());
    await page.locator('.actor-filter').focus();
    await page.keyboard.press('k');
    expect(await page.locator('.card.on').count()).toBe(0);
  });

  it('switches a kind off in the text and in the list', async () => {
    const page = await open(missileTestReading());
    await page.locator('.chip[data-k=e]').click();
    expect(await page.locator('.ref.ke:visible').count()).toBe(0);
    expect(await page.locator('.card.ke:visible').count()).toBe(0);
    const tint = await page
      .locator('mark.ed')
      .first()
      .evaluate((mark) => getComputedStyle(mark).backgroundImage);
    expect(tint).not.toContain('gradient');
    await page.locator('.chip[data-k=e]').click();
    expect(await page.locator('.card.ke:visible').count()).toBe(7);
  });

  it('filters by actor, by the actors’ list and by an arrow of the diagram', async () => {
    const reading = missileTestReading();
    const page = await open(reading);
    const involving = (...ids: string[]): number =>
      sure(reading).filter(({ actors }) => ids.every((id) => actors.includes(id))).length;
    await page.locator('.actor-filter').selectOption({ label: 'South Korea' });
    expect(await page.locator('.card:visible').count()).toBe(involving('KOR'));
    await page.locator('[data-tab=actors]').click();
    await page.getByRole('button', { name: /records of North Korea/ }).click();
    expect(await page.locator('.card:visible').count()).toBe(involving('PRK'));
    await page.locator('.arrow').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.card:visible').count()).toBe(involving('RUS', 'USA'));
    expect(await page.locator('.only:visible').textContent()).toContain('Russia and United States');
    expect(await focused(page)).toBe('d0-e4');
  });

  it('brings hidden records back when their sign is followed', async () => {
    const page = await open(missileTestReading());
    await page.locator('.chip[data-k=p]').click();
    await page.locator('[data-tab=positions]').click();
    const link = page.locator('details a', { hasText: 'p3' });
    const words = page.locator('a', { hasText: 'p3' });
    await page.locator('.stands details', { has: words }).locator('summary').click();
    await link.click();
    expect(await page.locator('#d0-p3').isVisible()).toBe(true);
  });

  it('brings out weak records by a box, in the list, in the text and in the counts, and hides them again', async () => {
    const page = await open(missileTestReading());
    const look = async () => ({
      cards: await page.locator('.card.weak:visible').count(),
      signs: await page.locator('.ref.weak:visible').count(),
      marks: await page.locator('mark[data-weak~=ec].ec').count(),
      events: await page.locator('.chip[data-k=e] .k').textContent(),
      says: await page.locator('.left-out:visible').count(),
    });
    const before = await look();
    expect(before).toEqual({ cards: 0, signs: 0, marks: 0, events: '7', says: 1 });
    await page.getByRole('checkbox', { name: /3 weaker records/ }).check();
    expect(await look()).toEqual({ cards: 3, signs: 3, marks: 1, events: '8', says: 0 });
    await page.getByRole('checkbox', { name: /3 weaker records/ }).uncheck();
    expect(await look()).toEqual(before);
  });

  it('shows a weak record to which an address leads', async () => {
    const page = await open(missileTestReading());
    await page.evaluate(() => {
      location.hash = '#d0-e3';
    });
    await page.waitForFunction(() => document.querySelector('.card.on') !== null);
    expect(await page.locator('#d0-e3').isVisible()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /weaker records/ }).isChecked()).toBe(true);
  });

  it('shows weak records by the box without its script too', async () => {
    const page = await open(missileTestReading(), { javaScriptEnabled: false });
    expect(await page.locator('.card.weak:visible').count()).toBe(0);
    await page.locator('.weak-too').check();
    expect(await page.locator('.card.weak:visible').count()).toBe(3);
  });

  it('cannot be made to run what a text brings along', async () => {
    const payloads = [
      '<script>alert(1)</script>',
      '</script><script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'><svg onload=alert(1)>",
      '<a href="javascript:alert(1)">click</a>',
      '<iframe srcdoc="<script>alert(1)</script>">',
      '<style>*{display:none}</style>',
      '<meta http-equiv=refresh content="0;url=https://example.org">',
      '\u001b[31m\u202e</title><script>alert(1)</script>',
    ];
    const page = await open(payloads.map(hostileReading));
    expect(await page.locator('img, iframe, a[href^="javascript"], main script, main style').count()).toBe(0);
    for (const [n, payload] of payloads.entries()) {
      await page.locator('.index a').nth(n).click();
      await page.locator(`#d${n} .column`).waitFor();
      await page.evaluate((reading) => {
        document.querySelector<HTMLElement>(`${reading} .column mark`)?.click();
        document.querySelector<HTMLElement>(`${reading} .card:not(.gone) .go`)?.click();
      }, `#d${n}`);
      expect(await page.locator(`#d${n} .card.on`).count(), payload).toBe(1);
      expect(complaints, payload).toEqual([]);
    }
  });

  it('has a policy that stops inline code even if it got in', async () => {
    const page = await open(missileTestReading());
    await page.evaluate(() => {
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="data:," onerror="window.ran = true"><img src="https://example.org/x.png">';
      document.body.append(holder);
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    // The picture from elsewhere, the handler and the script are refused, each with a line in the console.
    await expect.poll(() => complaints.filter((line) => line.startsWith('console: ')).length).toBeGreaterThan(2);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  });

  it.each(['light', 'dark'] as const)('has no accessibility fault that axe can find (%s)', async (colorScheme) => {
    // The dark differs in its colours only, and they are the same at every width.
    const [about, widths] =
      colorScheme === 'light' ? (['everything', [1280, 360]] as const) : (['colour', [1280]] as const);
    const page = await open(missileTestReading(), { colorScheme, bypassCSP: true });
    await loadAxe(page);
    await page.locator('.go').nth(3).click();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.locator('[role=tab]').first().click();
      expect(await axeFaults(page, 'html', about)).toEqual([]);
      for (const tab of (await page.locator('[role=tab]').all()).slice(1)) {
        await tab.click();
        expect(await axeFaults(page, '.pane', about)).toEqual([]);
      }
    }
    const several = await open([emptyReading(), missileTestReading()], { colorScheme, bypassCSP: true });
    await loadAxe(several);
    expect(await axeFaults(several, 'html', about)).toEqual([]);
  });

  it('never scrolls sideways, from 320 px up, also with long names', async () => {
    for (const reading of [missileTestReading(), hostileReading('a'.repeat(300)), emptyReading()]) {
      const page = await open(reading);
      for (const width of [320, 480, 800, 1024, 1600]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('gives every control at least 24 by 24 pixels', async () => {
    const page = await open(missileTestReading());
    const small = await page
      .locator('button:visible, select:visible, summary:visible, .go:visible')
      .evaluateAll((controls) =>
        controls
          .filter((control) => {
            const box = control.getBoundingClientRect();
            return box.height < 24 || box.width < 24;
          })
          .map((control) => control.outerHTML),
      );
    expect(small).toEqual([]);
  });

  it('prints the text, every record and the table of the diagram, on white', async () => {
    const page = await open(missileTestReading(), { colorScheme: 'dark' });
    await page.locator('.chip[data-k=e]').click();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.card:visible').count()).toBe(sure(missileTestReading()).length);
    expect(await page.locator('.bar').isVisible()).toBe(false);
    expect(await page.locator('.stands tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('figure table').isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });

  it('prints a short article on six pages at most, none of them empty', async () => {
    const page = await open(await exampleReading(356));
    const { getDocumentProxy, extractText } = await import('unpdf');
    const printed = await page.pdf({ format: 'A4' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(printed)), { mergePages: false });
    expect(text.length).toBeLessThanOrEqual(6);
    for (const words of text) expect(words.length).toBeGreaterThan(200);
  });

  it('writes no number of an arrow over the name of an actor', async () => {
    const page = await open(await exampleReading(Number.POSITIVE_INFINITY), { width: 1440 });
    const covered = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.node rect')].map((box) => box.getBoundingClientRect());
      return [...document.querySelectorAll('.number')].flatMap((number) => {
        const { left, right, top, bottom } = number.getBoundingClientRect();
        return boxes.some((box) => left < box.right && box.left < right && top < box.bottom && box.top < bottom)
          ? [number.textContent]
          : [];
      });
    });
    expect(await page.locator('.number').count()).toBeGreaterThan(5);
    expect(covered).toEqual([]);
  });

  it('shows the whole table of positions at 1,440 pixels, or lets it scroll', async () => {
    const page = await open(await exampleReading(Number.POSITIVE_INFINITY), { width: 1440 });
    await page.locator('[data-tab=positions]').click();
    const table = await page.locator('.stands .scroll').evaluate(({ scrollWidth, clientWidth }) => ({
      hidden: scrollWidth - clientWidth,
      page: document.documentElement.scrollWidth,
    }));
    expect(table).toEqual({ hidden: 0, page: 1440 });
    // More actors than the column holds are reached by scrolling, also by keyboard.
    await page.setViewportSize({ width: 420, height: 900 });
    const box = page.locator('.stands .scroll');
    expect(await box.evaluate(({ tabIndex }) => tabIndex)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  });

  it('is readable and linked without any script', async () => {
    const page = await open(missileTestReading(), { javaScriptEnabled: false });
    expect(await page.locator('#d0-e5').isVisible()).toBe(true);
    expect(await page.locator('.stands tbody tr').first().isVisible()).toBe(true);
    await page.locator('#d0-w-e5').click();
    expect(page.url()).toMatch(/#d0-e5$/);
  });

  it('opens at the record that its address names', async () => {
    const page = await open(missileTestReading());
    await page.locator('#d0-w-q4').click();
    const address = page.url();
    expect(address).toMatch(/#d0-q4$/);
    await page.goto('about:blank');
    await page.goto(address);
    expect(await page.locator('.card.on').getAttribute('id')).toBe('d0-q4');
  });

  it('shows several readings one at a time', async () => {
    const page = await open([missileTestReading(), emptyReading()]);
    expect(await page.locator('.reading:visible').count()).toBe(1);
    await page.locator('.index a').nth(1).click();
    await page.locator('#d1').waitFor({ state: 'visible' });
    expect(await page.locator('#d0').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('stays quick with 5,000 words and hundreds of records', async () => {
    const reading = longReading(24);
    const page = await open(reading);
    const spent = await page.evaluate(() => {
      const start = performance.now();
      for (const key of ['j', 'j', 'j', 'k']) {
        const link = document.querySelector<HTMLElement>('.go[tabindex="0"]');
        link?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      }
      document.querySelector<HTMLElement>('.chip[data-k=q]')?.click();
      return performance.now() - start + document.body.offsetHeight * 0;
    });
    expect(spent).toBeLessThan(2000);
    expect(quote(reading.document.text, reading.events[0]?.trigger ?? { start: 0, end: 0 })).toBe('fired');
  });
});
