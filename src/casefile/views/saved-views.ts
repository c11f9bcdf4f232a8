import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isMap, parseDocument } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import type { CaseFile } from '../store/case-file.ts';
import { caseFailure } from '../store/failure.ts';

/** The file of a case in which its named views stand: a line for each, `name: address`. */
const VIEWS = 'views.yaml';

/** A view of the workbench under a name: its address, which says all that it shows. */
export interface SavedView {
  readonly name: string;
  /** A path of the workbench with its question: `/picture/network?at=2017-07&window=6mo`. */
  readonly address: string;
}

/**
 * The named views of a case, in the order of the file. They lie in the case and not in a browser, so that whoever works on the
 * case has them too, and a person can read and mend them.
 *
 * @throws EntenteError `unreadable` with the line of the first mistake
 */
export function savedViews(file: CaseFile): readonly SavedView[] {
  const views = readViews(file).toJS() as Readonly<Record<string, unknown>> | null;
  return Object.entries(views ?? {}).flatMap(([name, address]) =>
    typeof address === 'string' && isAddress(address) ? [{ name, address }] : [],
  );
}

/**
 * Names a view, or gives a name another one; lines and comments that a person wrote stay.
 * @throws EntenteError `usage` for what is no address of the workbench, `unreadable`, `unwritable`
 */
export function saveView(file: CaseFile, { name, address }: SavedView): void {
  if (!isAddress(address)) {
    throw new EntenteError(
      'usage',
      `A view is an address of the workbench, such as /picture?at=2017-07, not "${address}".`,
    );
  }
  const document = readViews(file);
  document.set(name, address);
  writeViews(file, document);
}

/**
 * Takes a name away.
 * @returns whether there was such a view
 * @throws EntenteError `unreadable`, `unwritable`
 */
export function removeView(file: CaseFile, name: string): boolean {
  const document = readViews(file);
  const known = document.delete(name);
  if (known) writeViews(file, document);
  return known;
}

/** A path of this service: nothing that a browser would take for an address elsewhere. */
function isAddress(address: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(address) && address.length <= 2000;
}

function readViews(file: CaseFile): Document {
  const path = join(file.place, VIEWS);
  if (!existsSync(path)) return emptyViews();
  const document = parseDocument(readFileSync(path, 'utf8'));
  const [mistake] = document.errors;
  const where = `${join(file.folder, VIEWS)}${mistake?.linePos ? `, line ${mistake.linePos[0].line}` : ''}`;
  if (mistake) throw new EntenteError('unreadable', `${where}: ${mistake.message.split('\n')[0]}`);
  if (document.contents === null) return emptyViews();
  if (isMap(document.contents)) return document;
  throw new EntenteError('unreadable', `${where} must hold lines such as "Who acts in July: /picture?at=2017-07".`);
}

function emptyViews(): Document {
  const document = new Document({});
  document.commentBefore = ' Named views of the workbench: a name and an address.';
  return document;
}

/** Written beside and put in place at once, so that no other program ever reads half of it. */
function writeViews(file: CaseFile, document: Document): void {
  const path = join(file.place, VIEWS);
  try {
    writeFileSync(`${path}.new`, document.toString(), { flush: true });
    renameSync(`${path}.new`, path);
  } catch (cause) {
    throw caseFailure(file.folder, cause);
  }
}
