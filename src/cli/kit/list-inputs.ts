import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { collectInputs } from '../../sources/collect-inputs.ts';
import { type CommandInput, caseInputs, leadsToCase } from './case-inputs.ts';
import type { Terminal } from './terminal.ts';

/**
 * What there is to read in files, folders and cases. What is passed over in a folder is told on standard error.
 * @param least of cases: leave out records that are less likely to be accepted
 * @throws EntenteError('unreadable') if there is nothing
 */
export async function listInputs(
  terminal: Terminal,
  paths: readonly string[],
  least?: number,
): Promise<readonly CommandInput[]> {
  const { input, locate } = terminal;
  const passOver = (sentence: string): void => terminal.err(`${plainText(sentence)}\n`);
  const inputs: CommandInput[] = [];
  for (const group of grouped(terminal, paths)) {
    if (typeof group === 'string') inputs.push(...(await caseInputs(terminal, group, least)));
    else if (least !== undefined) throw notLearnt(group);
    else for await (const found of collectInputs(group, { input, locate, passOver })) inputs.push(found);
  }
  if (inputs.length > 0) return inputs;
  throw new EntenteError(
    'unreadable',
    `There is nothing to read in ${paths.join(', ')}: no .txt, .md, .html, .pdf or .docx file was found.`,
  );
}

function notLearnt(paths: readonly string[]): EntenteError {
  return new EntenteError(
    'usage',
    `--least rests on the decisions of a case, and ${paths.join(', ')} is none; leave it out, or use --weak.`,
  );
}

/** Paths in their order: folders of cases alone, the others in lists, so that what is named twice is read once. */
function grouped(terminal: Terminal, paths: readonly string[]): readonly (string | readonly string[])[] {
  const groups: (string | string[])[] = [];
  for (const path of paths) {
    const last = groups.at(-1);
    if (leadsToCase(terminal, path)) groups.push(path);
    else if (Array.isArray(last)) last.push(path);
    else groups.push([path]);
  }
  return groups;
}
