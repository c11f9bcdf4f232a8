import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { documents } from '../casefile/store/documents.ts';
import { storeVotes } from '../casefile/votes/stored-votes.ts';
import { rollCalls } from '../measures/votes/roll-calls.fixture.ts';
import { dataStamp } from '../questions/kit/data-stamp.ts';
import { keepNetwork, keptNetwork } from '../questions/networks/kept-network.ts';
import { networkAnswer } from '../questions/networks/network-answer.ts';
import { proveNetwork } from '../questions/networks/prove-network.ts';
import { seededRandom } from '../records/seeded-random.ts';
import { asked, type ServedCase, servedCase } from './jobs.fixture.ts';

const cases = testCases();
const PROGRAM = fileURLToPath(new URL('../../bin/entente.js', import.meta.url));
const STATES = ['Norway', 'Finland', 'Sweden', 'Denmark', 'Iceland', 'Portugal', 'Malta', 'Chile', 'Peru', 'Kenya'];

/** So many texts, each of its own words. */
function articles(n: number): string {
  const lines = Array.from({ length: n }, (_, i) => {
    const [a, b] = [STATES[i % 10], STATES[(i + 3) % 10]];
    const text = `${a} accused ${b} of breaking treaty ${i} on Monday. ${b} rejected the charge and recalled its envoy. `;
    return JSON.stringify({ title: `Treaty ${i}`, date: '2021-05-04', text: text.repeat(6) });
  });
  return lines.join('\n');
}

interface Program extends Pick<ServedCase, 'ask' | 'send' | 'drop' | 'watch'> {
  readonly process: ChildProcess;
}

const programs: ChildProcess[] = [];
afterAll(() => {
  for (const program of programs) program.kill('SIGKILL');
});

/** The program itself, as a person starts it; built beforehand. */
async function start(file: CaseFile): Promise<Program> {
  const program = spawn(process.execPath, [PROGRAM, 'serve', file.place, '--as', 'Ada'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  programs.push(program);
  const address = new URL(await new Promise<string>((done) => program.stdout.once('data', (line) => done(`${line}`))));
  return { ...asked(Number(address.port), address.searchParams.get('token') ?? ''), process: program };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(50);
}

describe('work beside the service', () => {
  it('reads what was dropped while the service answers, and tells two watchers the same', async () => {
    const file = await cases.make();
    const { ask, send, drop, watch, stop } = await servedCase(file);
    const note = 'Iceland praised Portugal on Tuesday. Portugal promised aid to Iceland.';
    const uploads = [await drop('note.txt', note), await drop('again/note.txt', `${note} Malta watched.`)];
    const job = await send('/jobs', { kind: 'add', params: { uploads: uploads.map(({ id }) => id) } });
    const [first, second] = await Promise.all([watch(job.id), watch(job.id)]);
    expect(first.at(-1)).toEqual(second.at(-1));
    expect(first.at(-1)?.data).toMatchObject({ state: 'done', done: 2, total: 2, result: { added: 2, failed: 0 } });
    expect((await ask('/documents')).items.map(({ name }: { name: string }) => name)).toContain('again/note.txt');
    expect((await ask('/uploads')).total).toBe(0);
    await stop();
  }, 60_000);

  it('loses neither a text nor the state of the work when the program is killed and started again', async () => {
    const file = await cases.make();
    const before = [...documents(file)].length;
    const killed = await start(file);
    const upload = await killed.drop('treaties.jsonl', articles(60));
    const job = await killed.send('/jobs', { kind: 'add', params: { uploads: [upload.id] } });
    await until(async () => (await killed.ask(`/jobs/${job.id}`)).done >= 5);
    killed.process.kill('SIGKILL');
    const again = await start(file);
    // What did the work sees that the service is gone, and ends behind the text that it reads.
    await until(async () => (await again.ask(`/jobs/${job.id}`)).state === 'interrupted');
    const kept = [...documents(file)].length - before;
    expect(kept).toBeGreaterThanOrEqual(5);
    expect(kept).toBeLessThan(60);
    await again.send(`/jobs/${job.id}/resume`, {});
    const told = await again.watch(job.id);
    expect(told.at(-1)?.data).toMatchObject({ state: 'done', result: { added: 60 - kept, known: kept, failed: 0 } });
    expect([...documents(file)]).toHaveLength(before + 60);
    again.process.kill('SIGINT');
  }, 180_000);

  it('ends where nothing is lost when somebody cancels it, and lets others work meanwhile', async () => {
    const file = await cases.make();
    const before = [...documents(file)].length;
    const { ask, send, drop, watch, stop } = await servedCase(file);
    const upload = await drop('treaties.jsonl', articles(200));
    const job = await send('/jobs', { kind: 'add', params: { uploads: [upload.id] } });
    const watched = watch(job.id);
    await until(async () => (await ask(`/jobs/${job.id}`)).done >= 3);
    const [record] = (await ask('/records?limit=1')).items;
    const target = { type: 'record', id: record.id, document: record.document };
    expect(await send('/decisions', { decisions: [{ action: 'accept', target }] })).toMatchObject({ active: true });
    await send(`/jobs/${job.id}/cancel`, {});
    const data = (await watched).at(-1)?.data;
    expect(data?.state).toBe('cancelled');
    expect(data?.done).toBeLessThan(200);
    expect([...documents(file)]).toHaveLength(before + Number(data?.done));
    await stop();
  }, 180_000);

  it('seeks the proof of a network while others are answered, and keeps it until the data change', async () => {
    const file = await cases.make();
    const { ask, send, watch, stop } = await servedCase(file);
    const query = 'from=events&origin=case&window=all';
    const whole = (): ReturnType<typeof ask> => ask(`/network?${query}&proof=whole`);
    const quick = await ask(`/network?${query}`);
    expect((await whole()).error).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('prove-network'),
    });
    const asked = { from: 'events', origin: 'case', window: 'all' };
    const job = await send('/jobs', { kind: 'prove-network', params: asked });
    const watched = watch(job.id);
    expect((await ask('/case')).error).toBeUndefined();
    expect((await watched).at(-1)).toMatchObject({
      event: 'end',
      data: { state: 'done', result: { proved: true, headline: expect.stringMatching(/^Proved: /) } },
    });
    // Of so small a network the quick answer is the whole one: what was kept says the same.
    expect(quick.whole).toBe(true);
    expect(await whole()).toEqual(quick);
    const [record] = (await ask('/records?limit=1')).items;
    const target = { type: 'record', id: record.id, document: record.document };
    await send('/decisions', { decisions: [{ action: 'accept', target }] });
    expect((await whole()).error.code).toBe('conflict');
    await stop();
  }, 60_000);

  it('ends the search for a proof that takes long when somebody cancels it', async () => {
    const file = await cases.make();
    const random = seededRandom(1);
    // Votes by chance make a network of which no proof is near.
    const votes = (): string => Array.from({ length: 150 }, () => (random() < 0.5 ? 'y' : 'n')).join('');
    const made = Array.from({ length: 101 }, () => ({ session: 72, votes: votes() }));
    const calls = rollCalls(
      Array.from({ length: 150 }, (_, n) => `S${n}`),
      made,
    );
    storeVotes(file, { calls, source: { hash: '00', files: [], problems: [] } });
    const { ask, send, watch, stop } = await servedCase(file);
    const job = await send('/jobs', { kind: 'prove-network', params: { from: 'votes', thresholds: '0.06' } });
    const watched = watch(job.id);
    await until(async () => (await ask(`/jobs/${job.id}`)).done >= 1);
    expect((await ask('/records?limit=1')).items).toHaveLength(1);
    await send(`/jobs/${job.id}/cancel`, {});
    expect((await watched).at(-1)?.data).toMatchObject({ state: 'cancelled' });
    expect(keptNetwork(file, { from: 'votes', thresholds: '0.06' })).toBeUndefined();
    await stop();
  }, 60_000);

  it('keeps nothing of a proof that somebody cancels, and all of another', async () => {
    const file = await cases.make();
    const asked = { from: 'events', origin: ['case' as const], window: 'all' };
    const work = { signal: AbortSignal.abort(), progress: () => undefined };
    await expect(proveNetwork(file, asked, work)).rejects.toThrow(/aborted/);
    expect(keptNetwork(file, asked)).toBeUndefined();
    const { blocs } = await networkAnswer({ program: 'entente' }, file, asked);
    // JSON has neither the margin of an actor without a side nor typed arrays.
    const alone = blocs.places.map((place, n) => (n === 0 ? { ...place, margin: Number.POSITIVE_INFINITY } : place));
    keepNetwork(file, asked, dataStamp(file), { ...blocs, places: alone });
    expect(keptNetwork(file, asked)).toEqual({ ...blocs, places: alone });
  }, 60_000);
});
