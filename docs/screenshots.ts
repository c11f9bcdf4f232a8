// Draws the pictures of the pages from the examples: docs/images/brief.png and docs/images/picture.png.
// Needs Chromium: node docs/screenshots.ts [brief] [picture]
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { chromiumPath, launchChromium } from '../src/chromium.fixture.ts';
import { digestReading, makePicture } from '../src/measures/index.ts';
import { createReader } from '../src/reading/reader.ts';
import type { Reading } from '../src/records/reading.ts';
import { renderHtml } from '../src/report/brief/html.ts';
import { renderPictureHtml } from '../src/report/picture/picture-html.ts';

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

interface Shot {
  readonly html: () => Promise<string>;
  readonly width: number;
  readonly height: number;
  readonly before?: (tab: Page) => Promise<void>;
}

const SHOTS: Readonly<Record<string, Shot>> = {
  brief: { html: brief, width: 1280, height: 1240 },
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
await browser.close();
