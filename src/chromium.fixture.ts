import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Where a Chromium stands on this machine: `CHROMIUM_PATH`, or one of the usual places. Without one, browser tests
 * are skipped, which is said loudly; under `CI=true` that is an error, so that they cannot vanish unnoticed.
 *
 * @returns the path, or undefined if there is none
 * @throws Error under `CI=true` if there is none
 */
export function chromiumPath(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  const found = (given ? [given] : PLACES).find((path) => existsSync(path));
  if (found) return found;
  const where = given ? `CHROMIUM_PATH=${given} does not exist` : 'no Chromium was found';
  const message = `BROWSER TESTS NOT RUN: ${where}. Install Chromium or set CHROMIUM_PATH to its program file.`;
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(`\n${'!'.repeat(message.length)}\n${message}\n${'!'.repeat(message.length)}\n`);
  return undefined;
}

/** Starts Chromium quietly: no first-run page, no background requests. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}
