// Draws docs/images/brief.png, the picture of the README, from the example article. Needs Chromium: node docs/picture.ts
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromiumPath, launchChromium } from '../src/chromium.fixture.ts';
import { createReader } from '../src/reading/reader.ts';
import { renderHtml } from '../src/report/html.ts';

const name = 'missile-test-2017.txt';
const text = await readFile(new URL(`../examples/${name}`, import.meta.url), 'utf8');
const reader = await createReader();
const page = join(tmpdir(), `entente-picture-${process.pid}.html`);
await writeFile(page, renderHtml(await reader.read(text, { name })));

const path = chromiumPath();
if (!path) process.exit(1);
const browser = await launchChromium(path);
const tab = await browser.newPage({ viewport: { width: 1280, height: 1240 }, colorScheme: 'light' });
await tab.goto(pathToFileURL(page).href);
await tab.screenshot({ path: fileURLToPath(new URL('images/brief.png', import.meta.url)) });
await browser.close();
await rm(page);
