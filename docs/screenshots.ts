// Draws the pictures of the pages from the examples: docs/images/brief.png, picture.png, impact.png, dyad.png, and screens of the
// workbench from the demonstration: workbench.png, workbench-queue.png ... Needs Chromium, and for the workbench a build:
// node docs/screenshots.ts [brief] [picture] [impact] [dyad] [workbench]
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { sharedFile } from '../bench/kit/shared-data.ts';
import { inventedCase } from '../src/casefile/events/invented-events.fixture.ts';
import { chromiumPath, launchChromium } from '../src/chromium.fixture.ts';
import { memoryTerminal } from '../src/cli/command-line.fixture.ts';
import { run } from '../src/cli/run.ts';
import { makeDesign } from '../src/measures/impact/make-design.ts';
import { testImpact } from '../src/measures/impact/test-impact.ts';
import { digestReading, makePicture } from '../src/measures/index.ts';
import { voteData } from '../src/questions/impact/impact-data.ts';
import { createReader } from '../src/reading/reader.ts';
import { countryName } from '../src/records/countries.ts';
import type { Reading } from '../src/records/reading.ts';
import { renderHtml } from '../src/report/brief/html.ts';
import { impactReport } from '../src/report/measures/impact-report.ts';
import { MEASURE_WORDS } from '../src/report/measures/impact-words.ts';
import { renderMeasureHtml } from '../src/report/measures/measure-html.ts';
import { renderPictureHtml } from '../src/report/picture/picture-html.ts';
import { readVotes } from '../src/sources/votes/read-votes.ts';
import { smallPng } from './small-png.ts';

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
  await writeFile(new URL(`images/${name}.png`, import.meta.url), smallPng(await tab.screenshot()));
  await tab.close();
  await rm(page);
}
if (asked.length === 0 || asked.includes('workbench')) await workbench();
await browser.close();

/** What is shown of the workbench: the name of the picture, the screen, what stands on it when it is there, and its height. */
interface Screen {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  readonly height: number;
  readonly before?: (tab: Page) => Promise<void>;
}

/** The screens of the demonstration, whose texts and people are invented or public. */
async function workbench(): Promise<void> {
  const program = fileURLToPath(new URL('../bin/entente.js', import.meta.url));
  const folder = join(await mkdtemp(join(tmpdir(), 'entente-')), 'nile-dam');
  execFileSync(process.execPath, [program, 'demo', folder], { stdio: 'ignore' });
  await writeFile(join(folder, 'entente.yaml'), 'title: The dam on the Nile, 2020\nblind: 0\n');
  await mkdir(join(folder, 'models'), { recursive: true });
  await cp(new URL('../examples/korea-2017.yaml', import.meta.url), join(folder, 'models/korea.yaml'));
  const service = spawn(process.execPath, [program, 'serve', folder, '--as', 'Ada'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((done) => service.stdout.once('data', (line) => done(String(line).trim())));
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await tab.goto(address);
  await tab.waitForSelector('tbody th a');
  const text = (await tab.locator('tbody th a').first().getAttribute('href')) ?? '';
  const screens: readonly Screen[] = [
    { name: 'workbench', path: text, ready: '.records [role=option]', height: 800, before: decideOnTwo },
    { name: 'workbench-queue', path: '/review', ready: '.card h2', height: 720 },
    {
      name: 'workbench-picture',
      path: '/picture',
      ready: '.strip svg',
      height: 860,
      before: async (page) => {
        await page.locator('.acts-matrix [data-cell]').first().click();
        await page.waitForSelector('.evidence q');
      },
    },
    { name: 'workbench-network', path: '/picture/network', ready: '.drawing svg.network', height: 900 },
    { name: 'workbench-dyad', path: '/dyad/EGY-ETH', ready: '.report figure svg', height: 860 },
    { name: 'workbench-models', path: '/models/korea?show=states', ready: 'table.states tbody tr', height: 760 },
    { name: 'workbench-discourse', path: '/discourse', ready: '.report figure svg', height: 900 },
  ];
  for (const { name, path: at, ready, height, before } of screens) {
    await tab.setViewportSize({ width: 1280, height });
    await tab.goto(new URL(at, address).href);
    await tab.waitForSelector(ready);
    await before?.(tab);
    await tab.waitForLoadState('networkidle');
    await writeFile(new URL(`images/${name}.png`, import.meta.url), smallPng(await tab.screenshot()));
  }
  service.kill('SIGINT');
  await rm(folder, { recursive: true });
}

/** Goes on to the third record, accepts it and rejects the one after. */
async function decideOnTwo(tab: Page): Promise<void> {
  await tab.getByRole('listbox').focus();
  for (const key of ['j', 'j', 'a', 'x']) await tab.keyboard.press(key);
  await tab.waitForSelector('.last-action .said:has-text("Rejected")');
}
