import type { ModelFileProblem } from '../../conflict/file/file-types.ts';
import { checkModel } from '../../conflict/file/model-check.ts';
import { readModelFile } from '../../conflict/file/model-file.ts';
import { READINGS } from '../../intake/own/own-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { RECORD_LISTS } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { isGmcr, loadModel, readModelText } from './model-input.ts';

/** The options of `entente model check`. */
export interface CheckOptions {
  readonly json?: boolean;
  readonly reading?: readonly string[];
}

/**
 * `entente model check`: says every problem of a model file, and what is worth a second look, with line and column.
 * @returns the exit code: 1 if the model cannot be solved
 * @throws EntenteError if the file or a reading cannot be read
 */
export async function modelCheckCommand(terminal: Terminal, path: string, options: CheckOptions): Promise<number> {
  const records = options.reading ? await recordIds(terminal, options.reading) : undefined;
  const { problems, notes } = await examine(terminal, path, records);
  if (options.json) {
    printJson(terminal, { ok: problems.length === 0, problems, notes });
    return problems.length > 0 ? EXIT.problems : EXIT.done;
  }
  const lines = [
    ...problems.map((problem) => place(path, problem)),
    ...notes.map((note) => place(path, { ...note, message: `note: ${note.message}` })),
  ];
  const verdict =
    problems.length > 0
      ? `${problems.length === 1 ? 'One problem' : `${problems.length} problems`}; the model cannot be solved yet.`
      : notes.length > 0
        ? `The model can be solved; ${notes.length === 1 ? 'one note' : `${notes.length} notes`} for a second look.`
        : 'The model can be solved; there is nothing to remark.';
  terminal.out(`${[...lines, verdict].join('\n')}\n`);
  return problems.length > 0 ? EXIT.problems : EXIT.done;
}

async function examine(
  terminal: Terminal,
  path: string,
  records: ReadonlySet<string> | undefined,
): Promise<{ readonly problems: readonly ModelFileProblem[]; readonly notes: readonly ModelFileProblem[] }> {
  if (isGmcr(path)) return { problems: [], notes: checkModel((await loadModel(terminal, path)).file, records) };
  const read = readModelFile(await readModelText(terminal, path));
  return read.ok ? { problems: [], notes: checkModel(read.file, records) } : { problems: read.problems, notes: [] };
}

/** Lines of a .gmcr file would say nothing; those of the model file that `import` makes of it do. */
function place(path: string, { line, column, message }: ModelFileProblem): string {
  return `${isGmcr(path) ? `${path} as imported` : path}:${line}:${column}: ${plainText(message)}${message.endsWith('?') ? '' : '.'}`;
}

/** Ids of the records in readings that `entente read --json` or `--jsonl` wrote. */
async function recordIds(terminal: Terminal, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const path of paths) {
    const text = await readModelText(terminal, path, READINGS);
    for (const reading of jsonTexts(text)) {
      const found = parseReading(reading, path);
      for (const list of RECORD_LISTS) {
        const records: unknown = Reflect.get(found, list);
        if (!Array.isArray(records)) continue;
        for (const record of records) {
          const id: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, 'id') : undefined;
          if (typeof id === 'string') ids.add(id);
        }
      }
    }
  }
  return ids;
}

/** One JSON text, or one a line. */
function jsonTexts(text: string): readonly string[] {
  return text.trimStart().startsWith('{\n') ? [text] : text.split('\n').filter((line) => line.trim() !== '');
}

function parseReading(text: string, path: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new EntenteError('unreadable', `${path} holds no reading; entente read --json writes one.`, { cause });
  }
  if (typeof value === 'object' && value !== null && 'statements' in value) return value;
  throw new EntenteError('unreadable', `${path} holds no reading; entente read --json writes one.`);
}
