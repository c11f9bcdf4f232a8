import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask, type Page, tell } from './api.ts';

/** Long work as the service tells it. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly summary: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
  readonly stopping: boolean;
  readonly params: unknown;
  readonly asked: string;
  readonly ended?: string;
  readonly what?: string;
  readonly done: number;
  readonly total?: number;
  readonly rate?: number;
  readonly left?: number;
  readonly warnings: readonly string[];
  readonly unsaid: number;
  readonly resumes: boolean;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** How often it is looked whether another program or tab began work, in milliseconds. */
const OFTEN = 5000;

export function isOpen({ state }: Job): boolean {
  return state === 'waiting' || state === 'running';
}

/** Asks for long work. */
export async function beginJob(client: QueryClient, kind: string, params: unknown): Promise<Job> {
  const job = await tell<Job>('/jobs', { kind, params });
  keep(client, job);
  await client.invalidateQueries({ queryKey: ['jobs'] });
  return job;
}

/** Ends work, or does it again. */
export async function changeJob(client: QueryClient, { id }: Job, how: 'cancel' | 'resume'): Promise<void> {
  keep(client, await tell<Job>(`/jobs/${id}/${how}`, {}));
  await client.invalidateQueries({ queryKey: ['jobs'] });
}

/** All work, the newest first. */
export function useJobs(): readonly Job[] {
  const { data } = useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => ask<Page<Job>>('/jobs?limit=50', signal),
    refetchInterval: OFTEN,
  });
  return data?.items ?? [];
}

/**
 * The work that is under way, told at each change by the service, and then how it ended. Tabs that nobody looks at do
 * not listen: a browser keeps few connections to one place.
 */
export function useOpenJob(): Job | undefined {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['jobs', 'open'],
    queryFn: ({ signal }) => ask<Page<Job>>('/jobs?state=open', signal),
    refetchInterval: OFTEN,
  });
  const open = data?.items.find(({ state }) => state === 'running') ?? data?.items.at(-1);
  // Work leaves the list of what is open when it ends, which may be seen before anybody tells how it ended.
  const [id, setId] = useState<string>();
  if (open && open.id !== id) setId(open.id);
  const { data: job = open } = useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => ask<Job>(`/jobs/${id}`, signal),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (open || (state.data && isOpen(state.data)) ? OFTEN : false),
  });
  const under = job !== undefined && isOpen(job);
  useEffect(() => (id !== undefined && under ? listen(client, id) : undefined), [client, id, under]);
  // What the work changed is asked anew wherever it is shown.
  const ended = job?.ended;
  useEffect(() => {
    if (ended !== undefined) void client.invalidateQueries();
  }, [client, ended]);
  return job;
}

/** Listens to what is told of a job while the page is looked at. @returns what ends it */
function listen(client: QueryClient, id: string): () => void {
  let source: EventSource | undefined;
  const stop = (): void => {
    source?.close();
    source = undefined;
  };
  const start = (): void => {
    if (document.hidden || source) return;
    source = new EventSource(`/api/v1/jobs/${id}/events`);
    const told = ({ data }: MessageEvent<string>): void => keep(client, JSON.parse(data) as Job);
    source.addEventListener('progress', told);
    source.addEventListener('end', (event) => {
      stop();
      told(event);
    });
  };
  const look = (): void => (document.hidden ? stop() : start());
  document.addEventListener('visibilitychange', look);
  start();
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop();
  };
}

function keep(client: QueryClient, job: Job): void {
  client.setQueryData(['job', job.id], job);
}

/** How far work has come, in words. */
export function progressWords({ state, stopping, what, done, total, rate, left }: Job): string {
  if (state === 'waiting') return 'waits until other work is done';
  if (stopping) return 'ends where nothing is lost';
  const number = (n: number): string => n.toLocaleString();
  const far = total === undefined ? number(done) : `${number(done)} of ${number(total)}`;
  const speed = rate !== undefined && rate >= 1 ? `, ${number(Math.round(rate))} a second` : '';
  return `${far}${speed}${left === undefined ? '' : `, about ${timeWords(left)} left`}${what ? `: ${what}` : ''}`;
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** What work came to, in words. */
export function resultWords({ kind, state, result, error }: Job): string {
  if (state === 'failed') return error ?? 'It failed.';
  if (typeof result?.headline === 'string') return result.headline;
  const parts = Object.entries(RESULTS[kind] ?? {}).flatMap(([name, words]) => {
    const value = result?.[name];
    const n = Array.isArray(value) ? value.length : value;
    return typeof n === 'number' && n > 0 ? [`${n.toLocaleString()} ${words}`] : [];
  });
  const came = parts.length > 0 ? parts.join(', ') : state === 'done' ? 'nothing new' : 'nothing yet';
  const ended = { cancelled: 'Cancelled: ', interrupted: 'Interrupted: ' }[state as string] ?? '';
  return `${ended}${came}.`;
}

/** Figures of results, with what they count. */
const RESULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  add: { added: 'added', versions: 'with a new version', known: 'known already', failed: 'could not be read' },
  'add-demo': { added: 'example texts added', known: 'known already' },
  'import-events': { rows: 'rows' },
  'import-dna': {
    documents: 'texts',
    known: 'texts that were there',
    failed: 'texts that could not be read',
    statements: 'statements',
    there: 'statements that were there',
    left: 'statements that stand on no words',
  },
  'import-coded': {
    added: 'records',
    accepted: 'accepted',
    passed: 'that were so already',
    left: 'left out',
    documents: 'texts',
  },
  'import-votes': { rollCalls: 'roll calls', states: 'states', leftOut: 'rows left out' },
  'find-copies': { groups: 'groups of copies' },
  export: { files: 'files' },
  'read-by-model': {
    read: 'texts read',
    known: 'read before',
    records: 'records',
    leftOut: 'entries left out',
  },
};
