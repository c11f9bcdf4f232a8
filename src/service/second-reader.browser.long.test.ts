import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { axeFaults, loadAxe } from '../report/kit/page-in-browser.fixture.ts';
import { anEvent, who } from '../second-reader/own-reading.fixture.ts';
import {
  type Asked,
  type ScriptedServer,
  scriptedServer,
  sentencesOf,
  streamed,
} from '../second-reader/server/lying-server.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';
import { TOKEN } from './service.fixture.ts';

const chromium = chromiumPath();
const cases = testCases();
/** Where pictures of the screens are put, for those who want to look at them. */
const pictures = process.env.SCREENS;

/** A model that calls one act otherwise than the program does, and alone finds another. */
function answer(asked: Asked): string {
  const events = sentencesOf(asked).flatMap(({ n, words }) => [
    ...(words.includes('rejected')
      ? [anEvent(n, 'rejected', { source: [who('Finland')], target: [who('Norway')], category: 'THREATEN' })]
      : []),
    ...(words.includes('breaking') ? [anEvent(n, 'breaking', { source: [who('Denmark')], category: 'REJECT' })] : []),
  ]);
  return JSON.stringify({ events });
}

describe.skipIf(!chromium)('a second reader in the workbench', { timeout: 180_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let service: RunningService;
  let model: ScriptedServer;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    model = await scriptedServer((_n, asked) => streamed(answer(asked)));
    service = await serveCase(await cases.make(), 0, {
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
    await model.close();
  });

  it('is asked as work, with its address in sight, and what both call otherwise is asked first', async () => {
    const page = await browser.newPage();
    await page.goto(service.address);
    await page.goto(new URL('/library/model', service.address).href);
    await page.getByLabel('Model, as its server calls it').fill('small');
    await page.getByLabel('Address of the server').fill('http://192.0.2.1/v1');
    await page.getByText('The texts go to http://192.0.2.1/v1').waitFor();
    await page.getByRole('button', { name: 'Let it read all texts' }).click();
    await page.locator('.job', { hasText: 'is another machine' }).waitFor();
    await page.getByLabel('Address of the server').fill(model.endpoint);
    await page.getByRole('button', { name: 'Let it read all texts' }).click();
    await page.locator('.job p', { hasText: '2 texts read, 2 records' }).waitFor();
    await page.getByText('1 remark').first().click();
    await page.getByText(`small is asked at ${model.endpoint}`).waitFor();
    if (pictures) await page.screenshot({ path: join(pictures, 'model.png'), fullPage: true });
    await page.goto(new URL('/review?kind=event', service.address).href);
    const rows = page.locator('.records [role=option]');
    await rows.first().waitFor();
    expect(await rows.first().textContent()).toContain('found by the program and small; small says category THREATEN');
    if (pictures) await page.screenshot({ path: join(pictures, 'queue.png') });
    await page.goto(new URL('/review?reader=small', service.address).href);
    await page.getByText('2 records').waitFor();
    expect((await rows.allTextContents()).join('\n')).toContain('found by small alone');
  });

  it.each([
    ['light', 1200],
    ['dark', 320],
  ] as const)('has no fault that axe finds, in %s and %s wide', async (colorScheme, width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    await page.goto(service.address);
    await page.goto(new URL('/library/model', service.address).href);
    await page.getByRole('button', { name: 'Let it read all texts' }).waitFor();
    await loadAxe(page);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (pictures) await page.screenshot({ path: join(pictures, `model-${width}.png`), fullPage: true });
  });
});
