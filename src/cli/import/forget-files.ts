import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type ImportedFile, importedFiles } from '../../casefile/events/event-files.ts';
import { forgetEvents } from '../../casefile/events/forget-events.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { fileChunks } from '../../sources/events/unpack.ts';
import type { Terminal } from '../kit/terminal.ts';

/** The least of a hash by which a file is named. */
const HASH = /^[0-9a-f]{8,64}$/iu;

/**
 * `entente import --forget`: takes imported files back, by their names or hashes.
 * @throws EntenteError `usage` for what names no imported file, or several of different content
 */
export async function forgetFiles(terminal: Terminal, file: CaseFile, words: readonly string[]): Promise<void> {
  const found: ImportedFile[] = [];
  for (const word of words) {
    for (const one of await filesOf(terminal, file, word)) if (!found.some(({ n }) => n === one.n)) found.push(one);
  }
  // Each on its own: what was taken back before one fails is told and stays so.
  for (const one of found) {
    await forgetEvents(file, [one]);
    terminal.err(`${plainText(forgottenWords(one))}\n`);
  }
}

function forgottenWords({ name, format, counts, stored, done }: ImportedFile): string {
  const number = (n: number): string => n.toLocaleString('en-GB');
  const what =
    format === 'mentions'
      ? `${counted(counts.rows, 'mention')}`
      : done
        ? `${counted(stored, 'row')} (${number(counts.kept)} without and ${number(counts.flagged)} with a flag)`
        : counted(stored, 'row');
  return `${name} is forgotten: ${what} went out of the case.`;
}

/** By the content of a file that is there, by the name under which it was imported, or by the beginning of its hash. */
async function filesOf(terminal: Terminal, file: CaseFile, word: string): Promise<readonly ImportedFile[]> {
  const all = importedFiles(file);
  const place = terminal.locate(word);
  if (statSync(place, { throwIfNoEntry: false })?.isFile()) {
    const hash = createHash('sha256');
    for await (const chunk of fileChunks(place, word)) hash.update(chunk);
    const sha = hash.digest('hex');
    const same = all.filter((one) => one.sha === sha);
    if (same.length > 0) return same;
  }
  const named = all.filter(({ name }) => [name, archiveOf(name)].includes(word));
  const called = named.length > 0 ? named : all.filter(({ name }) => basename(archiveOf(name)) === word);
  const hashed = HASH.test(word) ? all.filter(({ sha }) => sha.startsWith(word.toLowerCase())) : [];
  const found = called.length > 0 ? called : hashed;
  const shas = [...new Set(found.map(({ sha }) => sha))];
  if (shas.length === 1) return found;
  const list = `${terminal.program} events --files lists the imported files`;
  throw new EntenteError(
    'usage',
    shas.length === 0
      ? `No imported file is called "${word}"; ${list} with their hashes.`
      : `"${word}" may mean ${shas.map((sha) => sha.slice(0, 16)).join(' or ')}; name one by its hash (${list}).`,
  );
}

/** The name without that of a member of an archive. */
function archiveOf(name: string): string {
  return name.split('!', 1)[0] ?? name;
}
