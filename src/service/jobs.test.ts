import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { type CaseFile, openCase } from '../casefile/store/case-file.ts';
import { INCOMING } from '../intake/uploads.ts';
import { addJob, claimJob, jobOf } from './jobs/job-store.ts';
import { type ServedCase, servedCase } from './jobs.fixture.ts';

const cases = testCases();
const running: ServedCase[] = [];

async function serve(file: CaseFile): Promise<ServedCase> {
  const served = await servedCase(file);
  running.push(served);
  return served;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});

const NOTE = 'Iceland praised Portugal on Tuesday. Portugal promised aid to Iceland.';

describe('work beside the service', () => {
  it('ends work that somebody cancels, keeps its files, and lets it wait again when it is resumed', async () => {
    const file = await cases.make();
    const other = openCase(file.place);
    // Another program works on the case meanwhile, so that this work waits.
    const elsewhere = addJob(other, 'add', { uploads: ['u-0123456789abcdef'] }, undefined);
    claimJob(other, elsewhere, process.pid);
    other.close();
    const { ask, send, drop } = await serve(file);
    const { id } = await drop('note.txt', NOTE);
    const job = await send('/jobs', { kind: 'add', params: { uploads: [id] } });
    expect(job).toMatchObject({ kind: 'add', coder: 'Ada', state: 'waiting' });
    expect((await ask('/jobs?state=open')).items.map((one: { id: string }) => one.id)).toEqual([job.id, elsewhere]);
    expect(await send(`/jobs/${job.id}/cancel`, {})).toMatchObject({ state: 'cancelled' });
    expect((await send(`/jobs/${job.id}/cancel`, {})).error).toMatchObject({ code: 'conflict' });
    expect((await ask('/uploads')).total).toBe(1);
    expect(await send(`/jobs/${job.id}/resume`, {})).toMatchObject({ state: 'waiting' });
    expect((await send(`/jobs/${job.id}/resume`, {})).error).toMatchObject({ code: 'conflict' });
  });

  it('does the work, and says to whoever watches in a sentence why it failed', async () => {
    const { send, watch } = await serve(await cases.make());
    const job = await send('/jobs', { kind: 'add', params: { uploads: ['u-0123456789abcdef'] } });
    const [first, second] = await Promise.all([watch(job.id), watch(job.id)]);
    expect(first.at(-1)).toMatchObject({
      event: 'end',
      data: { state: 'failed', error: expect.stringContaining('drop it again') },
    });
    expect(second.at(-1)).toEqual(first.at(-1));
  }, 30_000);

  it('shows work whose program is gone as interrupted', async () => {
    const file = await cases.make();
    const gone = addJob(file, 'add', { uploads: ['u-0123456789abcdef'] }, 'Ada');
    // No process has this number.
    claimJob(file, gone, 2 ** 30);
    const { ask } = await serve(file);
    expect(await ask(`/jobs/${gone}`)).toMatchObject({ state: 'interrupted', resumes: true });
    expect(jobOf(file, gone)?.ended).toBeDefined();
  });
});

describe('what is asked and dropped', () => {
  let file: CaseFile;
  let served: ServedCase;
  beforeAll(async () => {
    file = await cases.make();
    served = await servedCase(file);
  }, 60_000);
  afterAll(() => served.stop());

  it.each([
    [{ kind: 'dance', params: {} }],
    [{ kind: 'add', params: { uploads: [] } }],
    [{ kind: 'add', params: { uploads: ['../../etc/passwd'] } }],
    [{ kind: 'add', params: { uploads: ['u-0123456789abcdef'], colour: 'red' } }],
  ])('refuses %o, and begins nothing', async (body) => {
    const { ask, send } = served;
    expect((await send('/jobs', body)).error).toMatchObject({ code: 'bad-request' });
    expect((await ask('/jobs')).total).toBe(0);
  });
  it.each([
    ['../../../etc/passwd', 'etc/passwd'],
    ['C:\\Users\\ada\\note.txt', 'Users/ada/note.txt'],
    ['\u202etxt.exe\n\u001b[2J', 'txt.exe[2J'],
    ['..', 'unnamed'],
    [`${'a'.repeat(500)}.txt`, `${'a'.repeat(196)}.txt`],
  ])('keeps files under a number, whatever they are called: %s', async (given, name) => {
    const upload = await served.drop(given, NOTE);
    expect(upload.name).toBe(name);
    expect(readdirSync(join(file.place, INCOMING))).toEqual([upload.id]);
    await served.send(`/uploads/${upload.id}/forget`, {});
    expect(readdirSync(join(file.place, INCOMING))).toEqual([]);
  });

  it('refuses files that are too large, and keeps nothing of them', async () => {
    const refused = await served.dropping('big.txt', 'x', { 'content-length': String(600 * 1_048_576) });
    expect(refused).toBe(413);
    expect(readdirSync(join(file.place, INCOMING))).toEqual([]);
  });

  it('takes files as bytes and not as a form, which a page elsewhere could send', async () => {
    expect(await served.dropping('note.txt', NOTE, { 'content-type': 'text/plain' })).toBe(400);
  });
});
