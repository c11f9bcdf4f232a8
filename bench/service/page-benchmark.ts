import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createCase } from '../../src/casefile/store/case-file.ts';
import { chromiumPath, launchChromium } from '../../src/chromium.fixture.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { askedServer } from './asked-server.ts';
import { madeMatrix, madeNetwork } from './made-pictures.ts';

const ACTORS = 100;
const NODES = 300;
const TIES = 900;
/** How often each picture is drawn. */
const TURNS = 7;

/** From the arrival of the data to the picture on the screen. */
interface Drawn {
  readonly median: number;
  readonly most: number;
  /** Time of the processor that the page's own thread took, from the click to the picture; median. */
  readonly cpu: number;
}

/**
 * How long the workbench takes to draw its largest pictures in Chromium: from the last byte of the data to the frame that holds the
 * picture. The screens are the real ones; what the service answers for these two questions is made up, of the size to be measured.
 */
export const pageBenchmark: Benchmark = async ({ progress }) => {
  const path = chromiumPath();
  if (path === undefined) throw new EntenteError('usage', 'The page is measured in Chromium, and none was found.');
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-page-'));
  const browser = await launchChromium(path);
  try {
    createCase(join(folder, 'case')).close();
    const server = await askedServer(join(folder, 'case'));
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.address);
    const network = madeNetwork(NODES, TIES);
    const give = (question: string, answer: unknown) =>
      page.route(
        (url) => url.pathname === `/api/v1${question}`,
        (route) => route.fulfill({ json: answer }),
      );
    await give('/picture', madeMatrix(ACTORS));
    await give('/network', network);
    await give('/network/span', { source: network.source, span: network.span });
    const told = (turn: number): void => progress?.(turn, 2 * TURNS);
    const matrixMs = await drawn(page, new URL('/picture?most=100', server.address), 'matrix', '/picture', told);
    const networkMs = await drawn(page, new URL('/picture/network', server.address), 'network', '/network', (turn) =>
      told(TURNS + turn),
    );
    const layoutMs = Number(await page.locator('.drawing').getAttribute('data-ms'));
    await server.stop();
    return {
      data: `made up: ${ACTORS} actors who all act towards each other, and ${NODES} actors with ${TIES} ties; each drawn ${TURNS} times`,
      json: { matrixMs, networkMs, layoutMs },
      table: [
        ['', 'median', 'longest', 'time of the processor'],
        [`matrix of ${ACTORS} actors, ms`, whole(matrixMs.median), whole(matrixMs.most), whole(matrixMs.cpu)],
        [
          `network of ${NODES} actors and ${TIES} ties, ms`,
          whole(networkMs.median),
          whole(networkMs.most),
          whole(networkMs.cpu),
        ],
        ['of this in the worker: placing and drawing, ms', whole(layoutMs), '', ''],
      ],
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Goes to a screen several times and measures each; the first time, which loads its code, is not counted.
 * @param name of the mark that the screen sets when its picture stands there
 */
async function drawn(
  page: Page,
  address: URL,
  name: string,
  question: string,
  told: (turn: number) => void,
): Promise<Drawn> {
  const tools = await page.context().newCDPSession(page);
  // Time of the processor: what else the machine does is not in it.
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return 1000 * (metrics.find((one) => one.name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const times: number[] = [];
  const cpu: number[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    await page.goto(new URL('/settings', address).href);
    await page.waitForSelector('#blind');
    const before = await spent();
    await page.evaluate((to) => {
      history.pushState(null, '', to);
    }, `${address.pathname}${address.search}`);
    const time = await page
      .waitForFunction(
        ([mark, asked]) => {
          const came = performance
            .getEntriesByType('resource')
            .findLast((one) => new URL(one.name).pathname === `/api/v1${asked}`) as
            | PerformanceResourceTiming
            | undefined;
          const end = came && performance.getEntriesByName(`${mark} drawn`).at(-1);
          return end && end.startTime > came.responseEnd ? end.startTime - came.responseEnd : false;
        },
        [name, question] as const,
        { timeout: 120_000 },
      )
      .then((found) => found.jsonValue() as Promise<number>);
    if (turn === 0) continue;
    times.push(time);
    cpu.push((await spent()) - before);
    told(turn);
  }
  await tools.detach();
  times.sort((a, b) => a - b);
  cpu.sort((a, b) => a - b);
  return { median: middle(times), most: times.at(-1) ?? Number.NaN, cpu: middle(cpu) };
}

function middle(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
