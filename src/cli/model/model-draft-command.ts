import { draftModel } from '../../conflict/draft/draft-model.ts';
import type { DraftSource } from '../../conflict/draft/told-act.ts';
import { readActorsFiles } from '../../intake/own/actors-files.ts';
import { createReader } from '../../reading/reader.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import type { ShownOptions } from '../../records/shown.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { openInput } from '../../sources/open-input.ts';
import { readBytes } from '../../sources/read-bytes.ts';
import type { CommandInput } from '../kit/case-inputs.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { listInputs } from '../kit/list-inputs.ts';
import { Progress } from '../kit/progress.ts';
import { readReadings } from '../kit/readings-file.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { type Kept, openOutput } from '../kit/write-file.ts';

export interface ModelDraftOptions extends ShownOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly date?: string;
  readonly actors?: readonly string[];
  readonly reading?: readonly string[];
}

/**
 * `entente model draft`: reads texts and drafts a conflict model of what they say.
 *
 * @returns the exit code: 1 if there is nothing to draft, or a person has to decide something first
 * @throws EntenteError for wrong options and for inputs none of which can be read
 */
export async function modelDraftCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: ModelDraftOptions,
): Promise<number> {
  if (options.out !== undefined && options.json) {
    throw new EntenteError('usage', '--out writes the model file, --json prints data; choose one.');
  }
  if (paths.length === 0 && (options.reading ?? []).length === 0) {
    throw new EntenteError('usage', 'Name the texts to draft from, or readings with --reading.');
  }
  const output = options.out === undefined ? undefined : await openOutput(terminal, options.out, kept(paths, options));
  const date = options.date === undefined ? undefined : parseGivenDate(options.date);
  const actors = await readActorsFiles(terminal, options.actors ?? []);
  const sources = await readSources(terminal, { texts: paths, readings: options.reading ?? [], date, actors });
  const { yaml, parts, problems } = draftModel(sources, { weak: options.weak ?? false });
  for (const { sentence } of problems) terminal.err(`${plainText(sentence)}\n`);
  if (options.json) {
    printJson(terminal, { model: yaml ?? null, problems, ...parts });
  } else if (yaml !== undefined) {
    if (output === undefined) terminal.out(yaml);
    else {
      await output.write(yaml);
      const counts = `${parts.makers.length} decision makers, ${parts.options.length} options, ${parts.preferences.reduce((sum, { levels }) => sum + levels.flat().length, 0)} statements; ${parts.unused.length} records not used`;
      terminal.err(`The draft lies in ${output.path} (${counts}). Edit it, then: entente model check ${output.path}\n`);
    }
  }
  return problems.length > 0 ? EXIT.problems : EXIT.done;
}

function kept(paths: readonly string[], { force, actors = [], reading = [] }: ModelDraftOptions): Kept {
  return { inputs: [...paths, ...actors, ...reading], force };
}

/** What a draft is made of. */
interface Given {
  readonly texts: readonly string[];
  readonly readings: readonly string[];
  readonly date: string | undefined;
  readonly actors: Awaited<ReturnType<typeof readActorsFiles>>;
}

async function readSources(terminal: Terminal, given: Given): Promise<readonly DraftSource[]> {
  const inputs = await textsOf(terminal, given);
  const reader = await createReader({ actors: given.actors });
  const sources: DraftSource[] = [];
  const add = async (reading: Reading): Promise<void> => {
    // One text that is named twice tells nothing twice.
    if (sources.some((known) => known.reading.document.id === reading.document.id)) return;
    sources.push({ reading, acts: await reader.acts(reading) });
  };
  const progress = new Progress(terminal, inputs.length > 1 ? inputs.length : 0);
  let failed: unknown;
  try {
    for (const input of inputs) {
      progress.start(input.name);
      try {
        if (input.reading) {
          await add(await input.reading());
          continue;
        }
        const { bytes, options, remarks } = await openInput(input, given.date ? { date: given.date } : {});
        for (const remark of remarks) progress.note(remark);
        await add(await reader.readDocument(await readBytes(bytes, options)));
      } catch (error) {
        if (inputs.length === 1) throw error;
        failed = error;
        progress.note(describeError(error));
      }
    }
  } finally {
    progress.end();
  }
  for (const file of given.readings) for (const reading of await readReadings(terminal, file)) await add(reading);
  if (sources.length === 0) throw failed;
  return sources;
}

async function textsOf(terminal: Terminal, { texts, date }: Given): Promise<readonly CommandInput[]> {
  if (texts.length === 0) return [];
  const inputs = await listInputs(terminal, texts);
  if (date !== undefined && inputs.length > 1) {
    throw new EntenteError('usage', '--date is for one document; several cannot share it.');
  }
  return inputs;
}
