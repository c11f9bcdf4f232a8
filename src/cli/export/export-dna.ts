import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseDna } from '../../casefile/store/case-dna.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { andList, counted } from '../../report/words/wording.ts';
import { writeDna } from '../../sources/index.ts';
import { withCase } from '../case/with-case.ts';
import { leadsToCase } from '../kit/case-inputs.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import type { ExportCommandOptions } from './export-forms.ts';

/** Options that go with `--dna`. */
const ALONG: ReadonlySet<string> = new Set(['case', 'dna', 'dnaFile', 'dnaPassword', 'withSuggestions', 'force']);

/**
 * `entente export --dna`: the discourse statements of a case as a file that DNA 3 opens. What came from a .dna file and was
 * not changed goes back as it was.
 * @returns the exit code
 */
export async function exportDna(
  terminal: Terminal,
  inputs: readonly string[],
  path: string,
  options: ExportCommandOptions,
): Promise<number> {
  const other = Object.keys(options).find((name) => !ALONG.has(name));
  if (other !== undefined) throw new EntenteError('usage', '--dna is written by itself; ask for other forms apart.');
  const [input, ...more] = inputs;
  if (more.length > 0 || (input !== undefined && (options.case !== undefined || !leadsToCase(terminal, input)))) {
    throw new EntenteError('usage', 'Only a case is written as .dna: entente export CASE --dna FILE.');
  }
  const folder = options.case ?? input;
  const output = await openOutput(terminal, path, { inputs, force: options.force });
  return await withCase(terminal, folder === undefined ? {} : { case: folder }, 'look', async (file) => {
    const { dnaToWrite } = await import('../../casefile/store/case-dna.ts');
    const { dnaFile, withSuggestions = false } = options;
    const made = dnaToWrite(file, { suggestions: withSuggestions, ...(dnaFile !== undefined && { of: dnaFile }) });
    if (made.tables.STATEMENTTYPES.length === 0) {
      throw new EntenteError(
        'usage',
        'The case has no discourse statements and no statement types; write these into its discourse.yaml, or import a .dna file.',
      );
    }
    await output.write(await bytesOf(made, options.dnaPassword));
    for (const sentence of saidOf(path, made, options)) terminal.err(`${plainText(sentence)}\n`);
    return EXIT.done;
  });
}

async function bytesOf({ tables }: CaseDna, password: string | undefined): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-dna-'));
  try {
    const place = join(folder, 'case.dna');
    writeDna(place, tables, password === undefined ? {} : { password });
    return await readFile(place);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function saidOf(path: string, { tables, cut }: CaseDna, { dnaPassword }: ExportCommandOptions): readonly string[] {
  const without = tables.CODERS.filter(({ Password }) => !Password).map(({ Name }) => String(Name));
  return [
    `Written: ${path}, ${counted(tables.DOCUMENTS.length, 'document')} and ${counted(tables.STATEMENTS.length, 'statement')}.`,
    ...(cut > 0
      ? [`${counted(cut, 'title or name', 'titles or names')} had more characters than DNA takes, and were cut.`]
      : []),
    ...(without.length > 0 && dnaPassword === undefined
      ? [
          `${andList(without)} ${without.length === 1 ? 'has' : 'have'} no password, without which DNA lets nobody in; --dna-password WORD gives one.`,
        ]
      : []),
  ];
}
