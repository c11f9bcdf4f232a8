import { join } from 'node:path';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { takeUnread } from '../intake/taken-dna.fixture.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/missile-test.dna');

/** Puts the coded statements of our own example into a case, in texts that no reader read. */
export function takeExample(file: CaseFile): void {
  takeUnread(file, EXAMPLE);
}
