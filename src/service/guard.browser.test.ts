import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf } from '../casefile/events/event-batch.fixture.ts';
import { openEventImport } from '../casefile/events/import-events.ts';
import { addFile, testCases } from '../casefile/store/case.fixture.ts';
import { decide } from '../casefile/store/decide.ts';
import { states } from '../casefile/store/state.ts';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const chromium = chromiumPath();
const cases = testCases();

/** What would run, or would ask another machine, if a page took it for markup. */
const SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1">';
const HOSTILE = `<!doctype html><html><head><title>Talks ${SCRIPT}</title>
<meta http-equiv="refresh" content="0;url=https://attacker.example/">
<base href="https://attacker.example/"><script>window.ran=1</script><style>@import "https://attacker.example/a.css";</style>
</head><body onload="window.ran=1"><article><h1>Talks in Oslo &lt;script&gt;window.ran=1&lt;/script&gt;</h1>
<p>Norway accused Sweden of breaking the treaty. &lt;img src=x onerror="window.ran=1"&gt; Sweden rejected the plan of Norway on Monday.</p>
<p><a href="javascript:window.ran=1">Finland</a> praised Norway &lt;/mark&gt;&lt;iframe src="https://attacker.example/"&gt;&lt;/iframe&gt; and met Denmark.</p>
<form action="https://attacker.example/"><input name="a"></form><iframe srcdoc="<script>parent.ran=1</script>"></iframe>
</article></body></html>`;

describe.skipIf(!chromium)('what a hostile text or file brings into a case', { timeout: 120_000 }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let service: RunningService;
  let page: Page;
  let document = '';
  const elsewhere: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? '');
    const file = await cases.make();
    await addFile(file, HOSTILE, `${SCRIPT}.html`);
    const last = [...states(file)].at(-1);
    document = last?.reading.document.id ?? '';
    const target = { type: 'actor', id: 'NOR' } as const;
    decide(file, [{ action: 'rename', target, after: `Norway ${SCRIPT}` }], { coder: SCRIPT });
    const memo = { type: 'document', id: document } as const;
    decide(file, [{ action: 'memo', target: memo, after: SCRIPT }], { coder: SCRIPT });
    const importing = openEventImport(file);
    const rows = Array.from({ length: 12 }, (_, n) => ({
      day: `2018-06-0${1 + (n % 9)}`,
      source: 'NOR',
      target: 'SWE',
      sourceActor: SCRIPT,
      code: SCRIPT.slice(0, 20),
      address: `javascript:window.ran=1//${SCRIPT}`,
    }));
    await importing.take(...fileOf(`${SCRIPT}.tab`, rows));
    await importing.finish();
    const quiet = (): undefined => undefined;
    service = await serveCase(file, 0, { token: 't', version: '0', coder: SCRIPT, refused: quiet, failed: quiet });
    page = await (await browser.newContext()).newPage();
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== new URL(service.address).origin) elsewhere.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(service.address);
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await browser.close();
  });

  it('is shown as the words that it is, on every screen: nothing runs, nothing is loaded, nothing is asked of others', async () => {
    for (const [path, ready] of [
      ['/', 'tbody'],
      ['/?q=Norway', '.found'],
      [`/read/${document}`, '.card h2'],
      ['/review?status=all', '.card h2'],
      ['/dyad', 'tbody'],
      ['/dyad/NOR-SWE?grain=day&at=2018-06-01', '.evidence .event-row'],
    ] as const) {
      await page.goto(new URL(path, service.address).href);
      await page.waitForSelector(ready);
      expect(await page.evaluate('window.ran')).toBeUndefined();
      expect(
        await page.locator('main :is(script, iframe, img, form[action^="http"], a[href^="javascript:"])').count(),
      ).toBe(0);
      expect(new URL(page.url()).pathname).toBe(path.split('?')[0]);
    }
    expect(await page.locator('.evidence').textContent()).toContain('<img src=x onerror="window.ran=1">');
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
