import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { OUTGOING } from '../../intake/uploads.ts';
import { JobForm, KIND_NAMES, kindOf } from '../jobs/job-kinds.ts';
import { addJob, cancelJob, JOB_STATES, type JobRow, jobOf, jobsOf, resumeJob } from '../jobs/job-store.ts';
import { Id } from '../kit/forms.ts';
import { RequestError } from '../kit/problem.ts';
import { type Desk, listOf, PAGE, page, route, type ServerEvent } from '../kit/route.ts';

const id = Id.describe('id of the job');

/** How often it is looked whether there is something to tell, in milliseconds. */
const OFTEN = 200;

const Job = z
  .strictObject({
    id: Id,
    kind: z.string(),
    summary: z.string(),
    state: z
      .enum(JOB_STATES)
      .describe('interrupted: the program that did the work ended before it did; it can be resumed'),
    stopping: z.boolean().describe('whether somebody wants it to end, and it has not yet'),
    params: z.json(),
    coder: z.string().optional(),
    asked: z.string(),
    begun: z.string().optional(),
    ended: z.string().optional(),
    what: z.string().optional().describe('what is being done'),
    done: z.number(),
    total: z.number().optional().describe('absent while nobody knows'),
    rate: z.number().optional().describe('so many a second'),
    left: z.number().optional().describe('seconds that it may still take'),
    warnings: z.array(z.string()),
    unsaid: z.number().int().describe('warnings beyond these'),
    resumes: z.boolean().describe('whether, resumed, it goes on behind what was done; else it begins anew'),
    result: z.json().optional().describe('what it came to'),
    error: z.string().optional(),
  })
  .meta({ id: 'Job' });
type Job = z.output<typeof Job>;

/** What is known of a file that was written. */
const FileFacts = z.looseObject({ name: z.string(), type: z.string() });

const Event = z.strictObject({ event: z.enum(['progress', 'end']), data: Job });

/** Long work: asking for it, how far it has come, ending it. */
export const JOB_ROUTES = [
  route({
    method: 'get',
    path: '/jobs',
    name: 'listJobs',
    summary: 'Long work, the newest first',
    params: {},
    query: { ...PAGE, state: z.literal('open').optional().describe('only what waits or is under way') },
    answer: listOf(Job),
    run: ({ file }, { query }) => {
      const { items, ...rest } = page(jobsOf(file, query.state), query);
      return { items: items.map(answerOf), ...rest };
    },
  }),
  route({
    method: 'post',
    path: '/jobs',
    name: 'addJob',
    summary: `Ask for long work: ${KIND_NAMES.join(', ')}`,
    params: {},
    query: {},
    body: JobForm,
    answer: Job,
    run: (desk, { body }) => {
      const { kind, params, coder = desk.coder } = body as { kind: string; params: unknown; coder?: string };
      refuseReadOnly(desk.file);
      const job = addJob(desk.file, kind, params, coder);
      desk.jobs?.wake();
      return answerOf(known(desk, job));
    },
  }),
  route({
    method: 'get',
    path: '/jobs/{id}',
    name: 'getJob',
    summary: 'How a job stands, and what it came to',
    params: { id },
    query: {},
    answer: Job,
    run: (desk, { params }) => answerOf(known(desk, params.id)),
  }),
  route({
    method: 'get',
    path: '/jobs/{id}/events',
    name: 'watchJob',
    summary: 'How far a job comes, as server-sent events: `progress` at each change, `end` at the end',
    params: { id },
    query: {},
    answer: Event,
    gives: 'events',
    run: (desk, { params, gone }) => {
      known(desk, params.id);
      return changes(desk, params.id, gone);
    },
  }),
  route({
    method: 'get',
    path: '/jobs/{id}/file',
    name: 'getJobFile',
    summary: 'The file that an export wrote',
    params: { id },
    query: {},
    answer: z.any(),
    gives: 'file',
    run: async (desk, { params }) => {
      const { kind, state, result } = known(desk, params.id);
      const place = join(desk.file.place, OUTGOING, params.id);
      const facts = await stat(place).catch(() => undefined);
      const written = FileFacts.safeParse(result);
      if (kind !== 'export' || state !== 'done' || !written.success || !facts) {
        throw new RequestError(
          'not-found',
          `There is no file of the job ${params.id}; it may have been written long ago.`,
          'id',
        );
      }
      const { name, type } = written.data;
      const pieces = Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array>;
      return { name, type, bytes: facts.size, pieces };
    },
  }),
  route({
    method: 'post',
    path: '/jobs/{id}/cancel',
    name: 'cancelJob',
    summary: 'End a job where nothing is lost; what was done stays',
    params: { id },
    query: {},
    body: z.strictObject({}),
    answer: Job,
    run: (desk, { params }) => {
      known(desk, params.id);
      refuseReadOnly(desk.file);
      if (!cancelJob(desk.file, params.id)) throw new RequestError('conflict', 'The work has ended already.');
      desk.jobs?.hurry(params.id);
      return answerOf(known(desk, params.id));
    },
  }),
  route({
    method: 'post',
    path: '/jobs/{id}/resume',
    name: 'resumeJob',
    summary: 'Do a job again that failed, was cancelled or interrupted',
    params: { id },
    query: {},
    body: z.strictObject({}),
    answer: Job,
    run: (desk, { params }) => {
      const { state } = known(desk, params.id);
      refuseReadOnly(desk.file);
      if (!resumeJob(desk.file, params.id)) {
        throw new RequestError('conflict', `Only work that ended before its time can be resumed; this is ${state}.`);
      }
      desk.jobs?.wake();
      return answerOf(known(desk, params.id));
    },
  }),
];

function refuseReadOnly(file: CaseFile): void {
  if (file.readOnly) throw new RequestError('conflict', 'The case can only be read here, so no work can change it.');
}

/** @throws RequestError `not-found` */
function known({ file }: Desk, job: string): JobRow {
  const row = jobOf(file, job);
  if (row) return row;
  throw new RequestError('not-found', `There is no job ${job} in this case.`, 'id');
}

/** What stands in the case is what is told: whoever does the work, and whoever watches. */
async function* changes(desk: Desk, job: string, gone: AbortSignal): AsyncGenerator<ServerEvent> {
  let told = '';
  while (!gone.aborted && !desk.closing.aborted) {
    const row = jobOf(desk.file, job);
    if (!row) return;
    const now = `${row.state} ${row.changed}`;
    const over = row.state !== 'waiting' && row.state !== 'running';
    if (now !== told || over) yield { event: over ? 'end' : 'progress', data: answerOf(row) };
    if (over) return;
    told = now;
    await wait(OFTEN);
  }
}

/** A job as the service answers it: with its speed. */
function answerOf(row: JobRow): Job {
  const { cancel, begun, changed, done, total, state, ...rest } = row;
  const seconds = begun === undefined ? 0 : (Date.parse(changed) - Date.parse(begun)) / 1000;
  const rate = done > 0 && seconds > 0.5 ? done / seconds : undefined;
  const left = state === 'running' && rate !== undefined && total !== undefined ? (total - done) / rate : undefined;
  const known = KIND_NAMES.includes(row.kind) ? kindOf(row.kind) : undefined;
  const answer = {
    ...rest,
    state,
    stopping: cancel && state === 'running',
    summary: known?.summary ?? row.kind,
    resumes: known?.resumes ?? false,
    begun,
    done,
    total,
    rate: rate === undefined ? undefined : Number(rate.toPrecision(3)),
    left: left === undefined ? undefined : Math.max(0, Math.ceil(left)),
  };
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined)) as Job;
}
