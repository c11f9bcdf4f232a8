import { copyCase } from '../../casefile/store/copy-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type CaseOptions, withCase } from './with-case.ts';

export interface CopyCommandOptions extends CaseOptions {
  /** Commander's name of `--without-sources`. */
  readonly withoutSources?: boolean;
  readonly withhold?: readonly string[];
}

/** `entente backup` and `entente copy`: the case once more, in a new folder, also while others work in it. */
export async function copyCommand(terminal: Terminal, folder: string, options: CopyCommandOptions): Promise<number> {
  const { withoutSources = false, withhold = [] } = options;
  await withCase(terminal, options, 'look', (file) =>
    copyCase(file, terminal.locate(folder), folder, { sources: !withoutSources, withhold }),
  );
  terminal.err(`A copy of the case lies in ${folder}.\n`);
  if (withoutSources) {
    terminal.err(
      'It lacks the originals. The texts as Entente cleaned them are in it, since records point into them; --withhold leaves documents out, and entente export --without-texts all texts.\n',
    );
  }
  return EXIT.done;
}
