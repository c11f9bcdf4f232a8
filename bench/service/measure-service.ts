import type { RecordRow } from '../../src/service/kit/record-row.ts';
import type { Page } from '../../src/service/kit/route.ts';
import { type AskedServer, askedServer } from './asked-server.ts';
import { measurePage, type PageCost } from './measure-page.ts';

/** Times in milliseconds, by the clock. */
export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
}

/** What asking a case of some size took. */
export interface ServiceCost {
  readonly documents: number;
  readonly records: number;
  /** The first question about records of a case that was never served before, and until all of them are in the index. */
  readonly firstMs: number;
  readonly indexS: number;
  /** The same when it is served again. */
  readonly againMs: number;
  /** 100 readers at once, each asking anew as soon as it is answered. */
  readonly readers: Spread;
  /** The same while nobody waits: one reader, the same questions. */
  readonly alone: Spread;
  /** Choosing records by filters that nobody chose before. */
  readonly filterMs: Spread;
  /** From a decision to the list and the next record with its history. */
  readonly decisionMs: Spread;
  /** What the process holds before anybody asks, and at most. */
  readonly startMB: number;
  readonly peakMB: number;
  readonly page: PageCost | undefined;
}

const READERS = 100;
const QUESTIONS = 20;
const KINDS = ['event', 'statement', 'position', 'proposal', 'forecast', 'relation'];

/** Measures how a case is answered. @param folder the case; never served before */
export async function measureService(
  folder: string,
  random: () => number,
  told: (done: number, total: number) => void,
): Promise<ServiceCost> {
  const first = await askedServer(folder);
  const startMB = first.peakMB();
  const begin = performance.now();
  const firstMs = await ms(() => first.get('/records?limit=50'));
  const { total: documents } = await first.get<Page<unknown>>('/documents?limit=1');
  for (;;) {
    const { behind } = await first.get<{ behind: number }>('/records?limit=1');
    told(documents - behind, documents);
    if (behind === 0) break;
    await new Promise((done) => setTimeout(done, 500));
  }
  const indexS = (performance.now() - begin) / 1000;
  const indexPeak = first.peakMB();
  await first.stop();

  const server = await askedServer(folder);
  const againMs = await ms(() => server.get('/records?limit=50'));
  const questions = await questionsOf(server, random);
  const alone = await readersAsk(server, questions, 1, random);
  const readers = await readersAsk(server, questions, READERS, random);
  const filterMs = await filters(server);
  const decisionMs = await decisions(server);
  const { total: records } = await server.get<Page<unknown>>('/records?limit=1');
  const page = await measurePage(server.address);
  const peakMB = Math.max(indexPeak, server.peakMB());
  await server.stop();
  return { documents, records, firstMs, indexS, againMs, readers, alone, filterMs, decisionMs, startMB, peakMB, page };
}

/** What people who read and review ask. */
async function questionsOf(server: AskedServer, random: () => number): Promise<readonly (() => string)[]> {
  const { total } = await server.get<Page<unknown>>('/records?limit=1');
  const rows: RecordRow[] = [];
  while (rows.length < 500) {
    const after = Math.floor(random() * Math.max(1, total - 50));
    rows.push(...(await server.get<Page<RecordRow>>(`/records?limit=50&after=${after}`)).items);
  }
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = ['sanctions', 'treaty', 'president', 'attack', '"security council"', 'econom*'];
  return [
    () => `/records?status=open&sort=unsure&limit=50&kind=${one(KINDS)}`,
    () => `/records?sort=date&limit=50&actor=${encodeURIComponent(one(one(rows).actors) ?? 'USA')}`,
    () => `/records?document=${one(rows).document}&limit=500`,
    () => `/records/${one(rows).id}`,
    () => `/documents/${one(rows).document}`,
    () => `/documents/${one(rows).document}/records?limit=500`,
    () => `/documents?limit=50&after=${Math.floor(random() * 1000)}`,
    () => '/actors?limit=50',
    () => '/case',
    () => `/search?limit=20&q=${encodeURIComponent(one(words))}`,
  ];
}

async function readersAsk(
  server: AskedServer,
  questions: readonly (() => string)[],
  readers: number,
  random: () => number,
): Promise<Spread> {
  const times: number[] = [];
  const read = async (turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn++) {
      const path = questions[Math.floor(random() * questions.length)]?.() ?? '/case';
      times.push(await ms(() => server.get(path)));
    }
  };
  const turns = readers === 1 ? QUESTIONS * 10 : QUESTIONS;
  await Promise.all(Array.from({ length: readers }, () => read(turns)));
  return spreadOf(times);
}

async function filters(server: AskedServer): Promise<Spread> {
  const times: number[] = [];
  for (const kind of KINDS) {
    for (const grade of ['strong', 'fair', 'weak']) {
      for (const rest of ['sort=unsure', 'sort=date&actor=USA', 'sort=probability&least=.3', 'from=2000-01-01']) {
        times.push(await ms(() => server.get(`/records?limit=500&kind=${kind}&grade=${grade}&${rest}`)));
      }
    }
  }
  return spreadOf(times);
}

async function decisions(server: AskedServer): Promise<Spread> {
  const times: number[] = [];
  for (let turn = 0; turn < 40; turn++) {
    const { items } = await server.get<Page<RecordRow>>('/records?status=open&sort=unsure&limit=2');
    const [row, next] = items;
    if (!row || !next) break;
    const decisions = [{ action: 'accept', target: { type: 'record', id: row.id, document: row.document } }];
    times.push(
      await ms(async () => {
        await server.post('/decisions', { decisions });
        await Promise.all([
          server.get('/records?status=open&sort=unsure&limit=500'),
          server.get(`/records/${next.id}`),
        ]);
      }),
    );
  }
  return spreadOf(times);
}

async function ms(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { n: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99) };
}
