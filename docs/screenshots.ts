// Draws the pictures of the pages from the examples: docs/images/brief.png, picture.png, impact.png, dyad.png.
// Needs Chromium: node docs/screenshots.ts [brief] [picture] [impact] [dyad]
// Draws the pictures of the pages from the examples: docs/images/brief.png, picture.png, impact.png, workbench.png.
// Needs Chromium, and for the workbench a build: node docs/screenshots.ts [brief] [picture] [impact] [workbench]
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { sharedFile } from '../bench/kit/shared-data.ts';
import { chromiumPath, launchChromium } from '../src/chromium.fixture.ts';
import { memoryTerminal } from '../src/cli/command-line.fixture.ts';
import { voteData } from '../src/cli/measure/impact-data.ts';
import { inventedCase } from '../src/cli/measure/invented-events.fixture.ts';
import { run } from '../src/cli/run.ts';
import { makeDesign } from '../src/measures/impact/make-design.ts';
import { testImpact } from '../src/measures/impact/test-impact.ts';
import { digestReading, makePicture } from '../src/measures/index.ts';
import { createReader } from '../src/reading/reader.ts';
import { countryName } from '../src/records/countries.ts';
import type { Reading } from '../src/records/reading.ts';
import { renderHtml } from '../src/report/brief/html.ts';
import { impactReport } from '../src/report/measures/impact-report.ts';
import { MEASURE_WORDS } from '../src/report/measures/impact-words.ts';
import { renderMeasureHtml } from '../src/report/measures/measure-html.ts';
import { renderPictureHtml } from '../src/report/picture/picture-html.ts';
import { readVotes } from '../src/sources/votes/read-votes.ts';

const reader = await createReader();

async function read(name: string): Promise<Reading> {
  return reader.read(await readFile(new URL(`../examples/${name}`, import.meta.url), 'utf8'), { name });
}

async function brief(): Promise<string> {
  return renderHtml(await read('missile-test-2017.txt'));
}

async function picture(): Promise<string> {
  const folder = 'nile-dam-2020';
  const names = (await readdir(new URL(`../examples/${folder}/`, import.meta.url))).sort();
  const readings = await Promise.all(names.map((name) => read(`${folder}/${name}`)));
  return renderPictureHtml(makePicture(readings.map(digestReading)));
}

/** Votes of Iran and the United States around 1979, of the unvotes table (CC0) in the folder of shared data. */
async function impact(): Promise<string> {
  const text = gunzipSync(await readFile(sharedFile('data/alignment/un_votes.tsv.gz'))).toString('utf8');
  const { calls } = readVotes([{ name: 'un_votes.tsv', text }]);
  const design = makeDesign({ measure: 'S', dyad: ['IRN', 'USA'], event: { title: 'Islamic Revolution', at: 1979 } });
  const result = testImpact(design, voteData(calls));
  const measure = MEASURE_WORDS.S;
  if (!measure) throw new Error('There are no words for S.');
  const report = impactReport(result, {
    names: { a: 'Iran', b: 'the United States', event: '“Islamic Revolution” (1979)', measure },
    nameOf: (id) => countryName(id) ?? id,
    behind: [],
    behindNote: '',
    opens: new Map(),
    opensEvent: new Map(),
    facts: [],
    remarks: [],
    next: [],
  });
  return renderMeasureHtml(report);
}

/** Invented events of two states, as tests have them; the picture must say that they are invented. */
async function dyad(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-dyad-'));
  try {
    const place = join(folder, 'invented numbers');
    (await inventedCase(place)).close();
    const page = join(folder, 'page.html');
    await run(['dyad', 'Chile', 'Peru', '--case', place, '--html', page], memoryTerminal({ folder }));
    const html = await readFile(page, 'utf8');
    return html.replaceAll(/<h1([^>]*)>/gu, '<h1$1>Invented numbers: ');
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Shot {
  readonly html: () => Promise<string>;
  readonly width: number;
  readonly height: number;
  readonly before?: (tab: Page) => Promise<void>;
}

const SHOTS: Readonly<Record<string, Shot>> = {
  brief: { html: brief, width: 1280, height: 1240 },
  dyad: { html: dyad, width: 1100, height: 1290 },
  impact: { html: impact, width: 1100, height: 1730 },
  picture: { html: picture, width: 1640, height: 1330, before: (tab) => tab.locator('.matrix a').nth(1).click() },
};

const path = chromiumPath();
if (!path) process.exit(1);
const browser = await launchChromium(path);
const asked = process.argv.slice(2);
for (const [name, { html, width, height, before }] of Object.entries(SHOTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const page = join(tmpdir(), `entente-${name}-${process.pid}.html`);
  await writeFile(page, await html());
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await tab.goto(pathToFileURL(page).href);
  await before?.(tab);
  await tab.evaluate('scrollTo(0, 0)');
  await tab.screenshot({ path: fileURLToPath(new URL(`images/${name}.png`, import.meta.url)) });
  await tab.close();
  await rm(page);
}
if (asked.length === 0 || asked.includes('workbench')) await workbench();
await browser.close();

/** The reading room of the demonstration, with one record accepted and one rejected. */
async function workbench(): Promise<void> {
  const program = fileURLToPath(new URL('../bin/entente.js', import.meta.url));
  const folder = join(await mkdtemp(join(tmpdir(), 'entente-')), 'nile-dam');
  execFileSync(process.execPath, [program, 'demo', folder], { stdio: 'ignore' });
  const service = spawn(process.execPath, [program, 'serve', folder, '--as', 'Ada'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((done) => service.stdout.once('data', (line) => done(String(line).trim())));
  const tab = await browser.newPage({ viewport: { width: 1440, height: 860 }, colorScheme: 'light' });
  await tab.goto(address);
  await tab.locator('tbody a').first().click();
  const list = tab.getByRole('listbox');
  await list.focus();
  for (const key of ['j', 'j', 'a', 'x']) {
    await tab.keyboard.press(key);
    await tab.waitForTimeout(500);
  }
  await tab.screenshot({ path: fileURLToPath(new URL('images/workbench.png', import.meta.url)) });
  service.kill('SIGINT');
  await rm(folder, { recursive: true });
}
