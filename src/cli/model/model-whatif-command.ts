import { whatIf } from '../../conflict/explain/what-if.ts';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { editModelFile } from '../../conflict/file/model-file-edit.ts';
import { EntenteError } from '../../records/failure.ts';
import { editWords } from '../../report/conflict/conflict-inverse.ts';
import { variantsData, variantsPage } from '../../report/conflict/conflict-variants.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { loadModel } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer } from './model-output.ts';
import { readWish } from './whatif-wish.ts';

/** The options of `entente model whatif`. */
export interface WhatIfOptions extends OutputOptions {
  readonly drop?: readonly string[];
  readonly swap?: readonly string[];
  readonly move?: readonly string[];
  readonly add?: readonly string[];
  readonly weigh?: readonly string[];
  readonly write?: string;
  readonly force?: boolean;
}

/**
 * `entente model whatif`: two variants of a model side by side. The second is another file, or the first with
 * statements dropped, swapped, moved or added.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelWhatIfCommand(
  terminal: Terminal,
  path: string,
  other: string | undefined,
  options: WhatIfOptions,
): Promise<number> {
  checkOutput(options);
  const wishes = [
    ...(options.drop ?? []).map((words) => ({ kind: 'drop', words }) as const),
    ...(options.swap ?? []).map((words) => ({ kind: 'swap', words }) as const),
    ...(options.move ?? []).map((words) => ({ kind: 'move', words }) as const),
    ...(options.add ?? []).map((words) => ({ kind: 'add', words }) as const),
    ...(options.weigh ?? []).map((words) => ({ kind: 'weigh', words }) as const),
  ];
  if ((other === undefined) === (wishes.length === 0)) {
    throw new EntenteError(
      'usage',
      'Name a second model, or say what to change with --drop, --swap, --move, --add or --weigh; one of the two.',
    );
  }
  const { write, force } = options;
  const inputs = other === undefined ? [path] : [path, other];
  const variant = write === undefined ? undefined : await openOutput(terminal, write, { inputs, force });
  const loaded = await loadModel(terminal, path);
  let text = loaded.text;
  const changes: string[] = [];
  let after = loaded.file.model;
  if (other !== undefined) {
    const second = await loadModel(terminal, other);
    [after, text] = [second.file.model, second.text];
  }
  for (const { kind, words } of wishes) {
    const { decisionMaker, edit } = readWish(after, kind, words);
    const maker = after.decisionMakers.find(({ id }) => id === decisionMaker);
    changes.push(`${maker?.name ?? decisionMaker}: ${editWords(edit, maker)}`);
    text = editModelFile(text, [{ decisionMaker, edit }]);
    after = parseModelFile(text, loaded.name).model;
  }
  const result = tellingProgress(terminal, (progress) => whatIf(loaded.file.model, after, { progress }));
  const names = { before: loaded.name, after: other ?? 'the changed model', changes };
  printAnswer(
    terminal,
    options,
    () => ({ changes, ...(variantsData(result) as object) }),
    () => variantsPage(result, names),
  );
  if (variant) {
    await variant.write(text);
    terminal.err(`The second model lies in ${variant.path}.\n`);
  }
  return EXIT.done;
}
