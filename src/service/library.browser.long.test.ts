import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { createCase } from '../casefile/store/case-file.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { writeDna2 } from '../sources/dna/dna-file.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';
import { TOKEN } from './service.fixture.ts';

const chromium = chromiumPath();
const cases = testCases();
const VIEWS = ['add', 'data', 'sql', 'copies', 'export', 'work'];
const text = 'Norway recalled its envoy on Monday. Finland rejected the plan. Sweden praised Finland. ';
const articles = Array.from({ length: 250 }, (_, i) =>
  JSON.stringify({ title: `Article ${i}`, date: '2021-05-04', text: `${text.repeat(8)} Treaty ${i} failed.` }),
).join('\n');

describe.skipIf(!chromium)('long work in a browser', { timeout: 180_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let service: RunningService;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    service = await serveCase(createCase(join(cases.folder, 'empty')), 0, {
      token: TOKEN,
      version: '0.0.0',
      coder: 'Ada',
      refused: () => undefined,
      failed: (error) => console.error(error),
    });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('reads what was dropped, shows two tabs the same progress, ends where one says so and goes on where the other does', async () => {
    const context = await browser.newContext();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await one.goto(service.address);
    await one.goto(new URL('/library/add', service.address).href);
    // The second tab is told of no changes, and finds out by itself.
    await two.route('**/events', (route) => route.abort());
    const buffer = Buffer.from(articles);
    await one.getByLabel('choose files').setInputFiles({ name: 'articles.jsonl', mimeType: 'text/plain', buffer });
    await one.getByRole('button', { name: 'Read 1 file into the case' }).click();
    await two.goto(new URL('/review', service.address).href);
    for (const page of [one, two]) await page.locator('.job-line', { hasText: /\d of 250/ }).waitFor();
    await one.locator('.job-line', { hasText: /[3-9] of 250/ }).waitFor();
    await one.getByRole('button', { name: 'Cancel' }).click();
    for (const page of [one, two]) await page.getByText(/Cancelled: \d+ added/).waitFor();
    await two.getByRole('link', { name: 'Look', exact: true }).click();
    await two.getByRole('button', { name: 'Go on' }).click();
    await two.locator('.job p', { hasText: /\d+ added, \d+ known already\./ }).waitFor({ timeout: 120_000 });
    await one.goto(new URL('/', service.address).href);
    await one.getByText('250 texts').waitFor();
  });

  it('takes what was coded elsewhere over, under the names that one gives, and asks what codes mean', async () => {
    const place = join(cases.folder, 'study.dna');
    writeDna2(place);
    const target = { source: 'Report', selector: { type: 'TextQuoteSelector', exact: 'Vell refused' } };
    const marks = [{ type: 'Annotation', motivation: 'tagging', body: 'Ends', target }];
    const page = await browser.newPage();
    await page.goto(service.address);
    await page.goto(new URL('/library/add', service.address).href);
    await page.getByLabel('choose files').setInputFiles([
      { name: 'study.dna', mimeType: 'application/octet-stream', buffer: readFileSync(place) },
      { name: 'marks.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(marks)) },
    ]);
    const dna = page.getByRole('region', { name: 'Statements of study.dna' });
    await dna.getByLabel('Admin is called here').fill('Ada');
    await page.getByLabel('Ends means').waitFor();
    await loadAxe(page);
    expect(await axeFaults(page)).toEqual([]);
    await dna.getByRole('button', { name: 'Take its texts and statements over' }).click();
    await page.getByText(/1 texts, 2 statements\./).waitFor();
    await page.goto(new URL('/library/add', service.address).href);
    await page.getByLabel('Ends means').fill('event:RETREAT');
    await page.getByRole('button', { name: 'Take 1 file over' }).click();
    await page.getByText(/1 records\./).waitFor();
    await page.goto(new URL('/library/add', service.address).href);
    await page.getByText('Nothing waits.').waitFor();
    await page.goto(new URL('/review?status=accepted&kind=discourse-statement', service.address).href);
    await page.locator('.records [role=option]').nth(1).waitFor();
    expect(await page.locator('.records [role=option]').count()).toBe(2);
  });

  it('writes the case for other programs, and gives the file away', async () => {
    const page = await browser.newPage();
    await page.goto(service.address);
    await page.goto(new URL('/library/export', service.address).href);
    await page.getByLabel(/Sources \(BibTeX\)/).check();
    await page.getByRole('button', { name: 'Write it' }).click();
    const coming = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByRole('link', { name: 'Download' }).click();
    expect((await coming).suggestedFilename()).toBe('empty.bib');
  });

  it.each(['light', 'dark'] as const)(
    'has no fault that axe finds on any screen of the library, in %s',
    async (colorScheme) => {
      for (const width of [320, 1280]) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(service.address);
        for (const path of ['/', ...VIEWS.map((view) => `/library/${view}`), '/trust', '/settings']) {
          await page.goto(new URL(path, service.address).href);
          await page.waitForSelector('main h1');
          await page.getByText('Looking …').waitFor({ state: 'detached' });
          await loadAxe(page);
          expect([path, await axeFaults(page)]).toEqual([path, []]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        }
        await context.close();
      }
    },
  );
});
