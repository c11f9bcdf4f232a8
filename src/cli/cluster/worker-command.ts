import type { FetchedFiles, ReaderSettings } from '../../cluster/reader-settings.ts';
import { runWorker, type WorkerEvent } from '../../cluster/worker.ts';
import { jobCount } from '../../jobs/job-count.ts';
import type { ThreadReaderOptions } from '../../jobs/reading-thread.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { jobsOf } from '../kit/jobs-option.ts';
import { readOwnKnowledge } from '../kit/own-knowledge.ts';
import type { Terminal } from '../kit/terminal.ts';
import { version } from '../kit/version.ts';
import { type StoreOptions, storeAt, wholeNumber, withCluster } from './with-cluster.ts';

export interface WorkerCommandOptions extends StoreOptions {
  readonly jobs?: string;
  readonly untilDone?: boolean;
  readonly grace?: string;
  readonly longest?: string;
}

/** A text that takes longer is never done, in seconds. */
const LONGEST = 600;

/** `entente worker`: reads shards of the queue until it is told to end. */
export async function workerCommand(terminal: Terminal, options: WorkerCommandOptions): Promise<number> {
  const jobs = jobCount(jobsOf(options.jobs), { engine: 'encoder' });
  const graceSeconds = wholeNumber(options.grace, '--grace', 0);
  const longestSeconds = wholeNumber(options.longest, '--longest') ?? LONGEST;
  return await withCluster(options, { supervise: true }, async (cluster) =>
    terminal.cancellable(async (drain) => {
      drain.addEventListener('abort', () =>
        terminal.err('Ending after the shard at hand, or giving it back; press Ctrl-C again to stop at once.\n'),
      );
      terminal.err(`Reading for the queue at ${cluster.address.shown}, ${counted(jobs, 'text')} at a time.\n`);
      const tally = await runWorker(cluster, await storeAt(terminal, options), {
        version: version(),
        jobs,
        knowledge: (files, settings) => knowledgeOf(terminal, files, settings),
        untilDone: options.untilDone ?? false,
        drain,
        ...(graceSeconds === undefined ? {} : { graceSeconds }),
        tell: (event) => terminal.err(`${plainText(eventWords(event))}\n`),
        processes: { longestSeconds },
      });
      const aside = tally.failed > 0 ? `, ${tally.failed} of them set aside` : '';
      terminal.err(`${counted(tally.documents, 'document')} in ${counted(tally.shards, 'shard')} read${aside}.\n`);
      return EXIT.done;
    }),
  );
}

/** What the files of the user's own tell the reader; what was odd in them was told to whoever submitted. */
async function knowledgeOf(
  terminal: Terminal,
  { locate, paths }: FetchedFiles,
  { engine }: ReaderSettings,
): Promise<ThreadReaderOptions> {
  const [codebook] = paths.codebook ?? [];
  const [issues] = paths.issues ?? [];
  const { actors, verbs, actorsDictionary, agentsDictionary, discards } = paths;
  const own = await readOwnKnowledge(
    { ...terminal, locate, err: () => undefined },
    {
      ...(actors ? { actors } : {}),
      ...(codebook ? { codebook } : {}),
      ...(issues ? { issues } : {}),
      ...(verbs ? { verbs } : {}),
      ...(actorsDictionary ? { actorsDictionary } : {}),
      ...(agentsDictionary ? { agentsDictionary } : {}),
      ...(discards ? { discards } : {}),
    },
  );
  return { ...own, engine };
}

function eventWords(event: WorkerEvent): string {
  switch (event.kind) {
    case 'read': {
      const aside = event.failed > 0 ? `, ${event.failed} of them set aside` : '';
      return `${counted(event.documents, 'document')} read in ${event.seconds.toFixed(1)} s${aside}.`;
    }
    case 'lost':
      return 'Another worker was given the shard meanwhile; what was read of it is dropped.';
    case 'given back':
      return `A shard was given back: ${event.why}.`;
    case 'waits':
      return `${event.why} Trying again.`;
  }
}
