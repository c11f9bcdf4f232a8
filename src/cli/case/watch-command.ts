import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { readKnowledge } from '../../intake/knowledge.ts';
import { EntenteError } from '../../records/failure.ts';
import { collectInputs, type Input } from '../../sources/collect-inputs.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type Adding, type AddOptions, addAll, addedWords, givenMetadata, isOfCase } from './add-command.ts';
import { withCase } from './with-case.ts';

export interface WatchOptions extends AddOptions {
  readonly every?: string;
  readonly once?: boolean;
}

/**
 * `entente watch`: adds what comes into folders and what changes there, until Ctrl-C. A file is taken when it looks the
 * same twice in a row, so that one that is still being written is left alone. Files that go stay in the case.
 */
export async function watchCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: WatchOptions,
): Promise<number> {
  const pause = secondsOf(options.every) * 1000;
  for (const path of paths) {
    if (path === '-') throw new EntenteError('usage', 'Standard input comes once; add it with entente add -.');
    await stat(terminal.locate(path)).catch((cause) => {
      throw new EntenteError('unreadable', `${path} is not there; name a folder that is to be watched.`, { cause });
    });
  }
  return await withCase(terminal, options, 'write', async (file) => {
    const adding: Adding = {
      terminal,
      file,
      progress: new Progress(terminal, 0),
      tally: { added: 0, versions: 0, known: 0, failed: 0, remarked: 0 },
      given: givenMetadata(options),
      knowledge: await readKnowledge(file, options.engine),
      // What comes into a folder comes one by one.
      jobs: 1,
      quiet: false,
      only: false,
      silentOnKnown: true,
    };
    const { tally } = adding;
    return await terminal.cancellable(async (cancelled) => {
      if (!options.once) terminal.err(`Watching ${paths.join(', ')}; Ctrl-C ends it.\n`);
      const looks = new Looks(terminal, file, paths);
      const come = async function* (): AsyncGenerator<Input> {
        for (let round = 0; !cancelled.aborted; round++) {
          yield* await looks.next();
          if (options.once && round > 0) break;
          await wait(pause, undefined, { signal: cancelled }).catch(() => undefined);
        }
      };
      await addAll(adding, come(), cancelled);
      terminal.err(`${addedWords(tally)}\n`);
      // Whoever ends a watch ends it when he likes; nothing was left undone.
      return tally.failed || tally.remarked ? EXIT.problems : EXIT.done;
    });
  });
}

function secondsOf(text = '2'): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 0.1 && seconds <= 86_400) return seconds;
  throw new EntenteError('usage', `--every must be a number of seconds between 0.1 and 86400, not "${text}".`);
}

/** What the folders look like, time after time. */
class Looks {
  private readonly terminal: Terminal;
  private readonly file: CaseFile;
  private readonly paths: readonly string[];
  /** Size and time of each file when it was last looked at, and when it was taken. */
  private seen = new Map<string, string>();
  private readonly taken = new Map<string, string>();
  private readonly told = new Set<string>();

  constructor(terminal: Terminal, file: CaseFile, paths: readonly string[]) {
    this.terminal = terminal;
    this.file = file;
    this.paths = paths;
  }

  /** What is new or has changed and looks as it did at the look before. */
  async next(): Promise<readonly Input[]> {
    const { locate, err } = this.terminal;
    const passOver = (sentence: string): void => {
      if (!this.told.has(sentence)) err(`${sentence}\n`);
      this.told.add(sentence);
    };
    const now = new Map<string, string>();
    const ready: Input[] = [];
    for await (const input of collectInputs(await this.changed(), { locate, passOver })) {
      const path = input.article ? input.name.replace(/:\d+$/, '') : input.name;
      const sign = now.get(path) ?? (await this.signOf(path));
      if (sign === undefined || isOfCase(this.terminal, this.file, input)) continue;
      now.set(path, sign);
      if (this.taken.get(path) !== sign && this.seen.get(path) === sign) ready.push(input);
    }
    for (const [path, sign] of now) if (this.seen.get(path) === sign) this.taken.set(path, sign);
    this.seen = now;
    return ready;
  }

  /** The paths that were named, without files of articles that lie as they were taken: these may be long. */
  private async changed(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of this.paths) {
      if (this.taken.get(path) === undefined || this.taken.get(path) !== (await this.signOf(path))) found.push(path);
    }
    return found;
  }

  /** @returns nothing for what is no file, is not there or holds nothing yet */
  private async signOf(path: string): Promise<string | undefined> {
    try {
      const { size, mtimeMs, ino } = await stat(this.terminal.locate(path));
      return size > 0 ? `${size} ${mtimeMs} ${ino}` : undefined;
    } catch {
      return undefined;
    }
  }
}
