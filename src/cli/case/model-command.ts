import type { CaseFile } from '../../casefile/store/case-file.ts';
import { openForCase, readAgainByModel } from '../../intake/second-readings.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { countWords } from '../../second-reader/dropped.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { ModelOptions } from '../kit/model-options.ts';
import { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Lets a language model read documents of a case, as `add --model` and `reread --model` do. */
export async function readByModel(
  terminal: Terminal,
  file: CaseFile,
  ids: readonly string[],
  { model = '', endpoint, remote, ask }: ModelOptions,
  coder: string,
): Promise<number> {
  const progress = new Progress(terminal, ids.length);
  return await terminal.cancellable(async (cancelled) => {
    const warn = (sentence: string): void => progress.note(plainText(sentence));
    try {
      const opened = await openForCase(file, { model, endpoint, remote, ask }, { signal: cancelled, warn });
      terminal.err(`${plainText(opened.where)}\n`);
      const { read, known, counts } = await readAgainByModel(file, ids, opened, {
        hand: { coder },
        signal: cancelled,
        progress: (_done, _total, what) => progress.part(what),
        warn,
      });
      progress.end();
      const before = known > 0 ? `, ${known} read before` : '';
      terminal.err(`${plainText(model)} read ${counted(read, 'document')}${before}: ${countWords(counts)}.\n`);
      return cancelled.aborted ? EXIT.cancelled : EXIT.done;
    } catch (error) {
      if (!cancelled.aborted) throw error;
      return EXIT.cancelled;
    } finally {
      progress.end();
    }
  });
}
