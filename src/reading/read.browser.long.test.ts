import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from '../chromium.fixture.ts';
import { createReader } from './reader.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = readFileSync(join(root, 'examples/missile-test-2017.txt'), 'utf8');
const chromium = chromiumPath();
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' };

/** Serves the bundle and, beside it, the package's own data files, as any static host would. */
function serve(bundle: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>test</title>');
      return;
    }
    const folder = path.startsWith('/models/') || path.startsWith('/src/lexicon/data/') ? root : bundle;
    try {
      const body = readFileSync(join(folder, path));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

describe.skipIf(!chromium)('ententejs/reading in a browser tab', () => {
  let browser: Browser;
  let server: Server;
  let bundle = '';

  beforeAll(async () => {
    bundle = mkdtempSync(join(tmpdir(), 'entente-bundle-'));
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        outDir: bundle,
        emptyOutDir: false,
        minify: false,
        target: 'esnext',
        lib: { entry: join(root, 'src/reading/index.ts'), formats: ['es'], fileName: 'reading' },
      },
    });
    server = await serve(bundle);
    browser = await launchChromium(chromium as string);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(bundle, { recursive: true, force: true });
  });

  it('reads the example to the same bytes as in Node', async () => {
    const { port } = server.address() as AddressInfo;
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://127.0.0.1:${port}/`);
    // As a string: the test runner would rewrite the `import` of a function.
    const inBrowser = await page.evaluate<string>(`(async () => {
      const library = await import('/reading.js');
      library.setAssetBase('/');
      return JSON.stringify(await library.read(${JSON.stringify(example)}));
    })()`);
    expect(errors).toEqual([]);
    const reader = await createReader();
    expect(inBrowser).toBe(JSON.stringify(await reader.read(example)));
  });
});
