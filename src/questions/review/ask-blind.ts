import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { askedBlind } from '../../casefile/store/reviewed.ts';
import { readSettings } from '../../casefile/store/settings.ts';
import { BLIND_SHARE, type BlindQuestion, blindQuestion, isAskedBlind } from '../../casefile/trust/blind-check.ts';
import { actorsNear } from './actor-slots.ts';

/** The seed of what is asked blind, where none is named: the same records for everybody, so that they can be compared. */
const BLIND_SEED = 1;

/** The share of records that are asked before the machine's answer is shown: as `entente.yaml` has it. */
export function blindShare(file: CaseFile): number {
  return readSettings(file.place, file.folder).blind ?? BLIND_SHARE;
}

/** Which records a person is to be asked about before the machine's answer is shown. */
export function blindFor(file: CaseFile, coder: string): (one: Pick<CaseRecord, 'id' | 'status'>) => boolean {
  const share = blindShare(file);
  const asked = askedBlind(file, coder);
  return ({ id, status }) => status === 'open' && !asked.has(id) && isAskedBlind(BLIND_SEED, share, id);
}

/** What is asked blind of a record. */
export function blindQuestionOf({ reading }: DocumentState, { machine, record }: CaseRecord): BlindQuestion {
  return blindQuestion(machine ?? record, actorsNear(machine ?? record, reading));
}
