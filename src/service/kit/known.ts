import type { CaseFile } from '../../casefile/store/case-file.ts';
import { documentNumber } from '../../casefile/store/documents.ts';
import { RequestError } from './problem.ts';

/** @throws RequestError `not-found` where a case has no document of that id */
export function known(file: CaseFile, document: string): void {
  if (documentNumber(file, document) === undefined) {
    throw new RequestError('not-found', `There is no document ${document} in this case.`, 'id');
  }
}
