import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { collectInputs, type Input } from '../../sources/collect-inputs.ts';
import type { Terminal } from './terminal.ts';

/**
 * What there is to read in files and folders. What is passed over in a folder is told on standard error.
 * @throws EntenteError('unreadable') if there is nothing
 */
export async function listInputs(terminal: Terminal, paths: readonly string[]): Promise<readonly Input[]> {
  const { input, locate } = terminal;
  const passOver = (sentence: string): void => terminal.err(`${plainText(sentence)}\n`);
  const inputs: Input[] = [];
  for await (const found of collectInputs(paths, { input, locate, passOver })) inputs.push(found);
  if (inputs.length > 0) return inputs;
  throw new EntenteError(
    'unreadable',
    `There is nothing to read in ${paths.join(', ')}: no .txt, .md, .html, .pdf or .docx file was found.`,
  );
}
