import { type ClusterStatus, clusterStatus } from '../../cluster/cluster-status.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { type QueueOptions, withCluster } from './with-cluster.ts';

export interface StatusOptions extends QueueOptions {
  readonly json?: boolean;
}

/** So many of a list are shown; --json gives more. */
const SHOWN = 10;
const WIDTH = 100;

/** `entente cluster status`: how far reading is. */
export async function clusterStatusCommand(terminal: Terminal, options: StatusOptions): Promise<number> {
  return await withCluster(options, {}, async (cluster) => {
    const status = await clusterStatus(cluster);
    if (options.json) printJson(terminal, status);
    else terminal.out(`${statusWords(status, terminal.columns ?? WIDTH).join('\n')}\n`);
    return EXIT.done;
  });
}

/** How far a cluster has come, as lines for people. */
export function statusWords(status: ClusterStatus, width: number): readonly string[] {
  return [
    ...progressWords(status),
    ...batchTable(status, width),
    ...workerTable(status, width),
    ...listed(
      'Set aside',
      status.setAside.map(({ reason }) => reason),
    ),
    ...listed(
      'Given up after many attempts (submit again to try once more)',
      status.givenUp.map(
        ({ shard, documents, reason }) => `${counted(documents, 'document')}, shard ${shard}: ${reason}`,
      ),
    ),
    ...status.withoutWorker.map(
      ({ version, shards }) =>
        `${counted(shards, 'shard')} ${shards === 1 ? 'waits' : 'wait'} for a worker of version ${version}, and none is alive.`,
    ),
  ];
}

function progressWords({ documents, shards, perMinute, secondsLeft }: ClusterStatus): readonly string[] {
  const all = documents.read + documents.setAside + documents.waiting;
  if (all === 0) return ['Nothing was submitted yet.'];
  const done = documents.read + documents.setAside;
  const share = Math.floor((100 * done) / all);
  const aside = documents.setAside > 0 ? `, ${whole(documents.setAside)} of them set aside` : '';
  const speed = perMinute === undefined ? '' : `, ${whole(perMinute)} a minute`;
  const left = secondsLeft === undefined ? '' : `, about ${durationWords(secondsLeft)} left`;
  return [
    `${whole(done)} of ${whole(all)} documents done (${share} %)${aside}${speed}${left}.`,
    `Shards: ${whole(shards.done)} done, ${whole(shards.beingRead)} being read, ${whole(shards.waiting)} waiting${shards.givenUp > 0 ? `, ${whole(shards.givenUp)} given up` : ''}.`,
  ];
}

function batchTable({ batches }: ClusterStatus, width: number): readonly string[] {
  if (batches.length === 0) return [];
  const rows = batches.map(({ batch, name, entries, documents, done, submittedOn }) => [
    batch,
    plainText(name),
    whole(entries),
    documents === 0 ? '–' : `${Math.floor((100 * done) / documents)} %`,
    submittedOn,
  ]);
  const columns = [{}, { least: 10 }, { align: 'right' }, { align: 'right' }, {}] as const;
  return ['', ...printTable([['batch', 'name', 'texts', 'done', 'submitted'], ...rows], columns, width, 0)];
}

function workerTable({ workers }: ClusterStatus, width: number): readonly string[] {
  if (workers.length === 0) return ['', 'No worker is alive.'];
  const rows = workers.map(({ host, pid, version, jobs, reads, seenSecondsAgo }) => [
    plainText(host),
    String(pid),
    version,
    String(jobs),
    reads ? 'reads' : 'waits',
    `${Math.max(0, Math.round(seenSecondsAgo))} s ago`,
  ]);
  const columns = [{ least: 10 }, { align: 'right' }, {}, { align: 'right' }, {}, {}] as const;
  return ['', ...printTable([['worker', 'process', 'version', 'jobs', '', 'seen'], ...rows], columns, width, 0)];
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  and ${whole(lines.length - SHOWN)} more (--json lists them)`] : [];
  return ['', `${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${plainText(line)}`), ...more];
}

function whole(n: number): string {
  return Math.round(n).toLocaleString('en');
}

/** @example `durationWords(4000)` is "67 min". */
function durationWords(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 2 * 3600) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
