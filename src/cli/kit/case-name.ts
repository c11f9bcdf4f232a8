import { basename, resolve } from 'node:path';
import type { CaseFile } from '../../casefile/store/case-file.ts';

/** A case as a sentence names it: as the user did, but for a dot, which names no case to anybody. */
export function caseName({ folder, place }: Pick<CaseFile, 'folder' | 'place'>): string {
  return /^[./\\]*$/u.test(folder) ? `the case ${basename(resolve(place))}` : folder;
}
