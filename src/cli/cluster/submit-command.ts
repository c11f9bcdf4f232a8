import type { Submitted } from '../../cluster/submit.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import type { Metadata } from '../../sources/article/metadata.ts';
import { collectInputs } from '../../sources/collect-inputs.ts';
import { findCase, leadsToCase } from '../kit/case-inputs.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';
import { version } from '../kit/version.ts';
import { caseSettings, givenSettings, type ReaderOptions } from './own-files.ts';
import { type StoreOptions, wholeNumber, withStore } from './with-cluster.ts';

export interface SubmitCommandOptions extends StoreOptions, ReaderOptions {
  readonly name?: string;
  readonly case?: string;
  readonly publisher?: string;
  readonly author?: readonly string[];
  readonly shardSize?: string;
  readonly ahead?: string;
}

/** `entente cluster submit`: puts texts on the queue. One that cannot be opened never stops the others; collect says so. */
export async function submitCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: SubmitCommandOptions,
): Promise<number> {
  for (const path of paths) {
    if (!leadsToCase(terminal, path)) continue;
    throw new EntenteError('usage', `${path} is a case, whose texts are read already; name files or folders.`);
  }
  const shardSize = wholeNumber(options.shardSize, '--shard-size');
  const ahead = wholeNumber(options.ahead, '--ahead');
  const reader = await settings(terminal, options);
  const { submit } = await import('../../cluster/submit.ts');
  return await withStore(terminal, options, async (cluster, store) => {
    const progress = new Progress(terminal, 0);
    const submitted = await terminal.cancellable((cancelled) =>
      submit(cluster, store, inputsOf(terminal, paths), {
        reader,
        name: options.name ?? paths[0] ?? '-',
        given: given(options),
        ...(shardSize === undefined ? {} : { shardSize }),
        ...(ahead === undefined ? {} : { ahead }),
        paused: (paused) => {
          if (paused) progress.note(`Waiting: ${ahead} shards are unread; more follow as they are read.`);
        },
        cancelled,
      }),
    );
    terminal.err(`${submittedWords(submitted)}\n`);
    terminal.out(`${submitted.batch}\n`);
    return submitted.unopened > 0 ? EXIT.problems : EXIT.done;
  });
}

async function settings(terminal: Terminal, options: SubmitCommandOptions) {
  if (options.case === undefined) return await givenSettings(terminal, version(), options);
  const own = [options.actors, options.verbs, options.actorsDictionary, options.agentsDictionary, options.discards];
  if (options.codebook !== undefined || options.issues !== undefined || own.some((paths) => paths?.length))
    throw new EntenteError('usage', '--case reads with the files of the case; other files cannot be named beside it.');
  return await caseSettings(terminal, version(), findCase(terminal, options.case).place, options.engine);
}

function given({ publisher, author }: SubmitCommandOptions): Metadata {
  return { ...(author?.length ? { authors: author } : {}), ...(publisher ? { publisher } : {}) };
}

function inputsOf(terminal: Terminal, paths: readonly string[]) {
  const { input, locate } = terminal;
  return collectInputs(paths, { input, locate, passOver: (sentence) => terminal.err(`${plainText(sentence)}\n`) });
}

function submittedWords({ batch, entries, unopened, added, shards, revived, known }: Submitted): string {
  const before = entries - unopened - added;
  const parts = [
    `${counted(added, 'document')} in ${counted(shards, 'shard')} put on the queue`,
    ...(before > 0 ? [`${before} known already`] : []),
    ...(unopened > 0 ? [`${unopened} could not be opened (collect says why)`] : []),
    ...(revived > 0 ? [`${counted(revived, 'shard')} tried again`] : []),
  ];
  return `Batch ${batch}${known ? ' (submitted before)' : ''}: ${parts.join(', ')}.`;
}
