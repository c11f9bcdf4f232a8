import type { CaseRecord } from '../journal/current.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { anchorWords } from '../journal/record-name.ts';
import { type AcceptanceModel, learnAcceptance } from '../trust/acceptance-model.ts';
import { isBlindAnswer } from '../trust/blind-check.ts';
import { type Judged, judgedRecords } from '../trust/verdict.ts';
import type { CaseFile } from './case-file.ts';
import { askedEntries, bulkEntries, decidedStates } from './reviewed.ts';

/** What was learnt of the decisions of a case; opens only documents in which somebody decided something. */
export function learnOf(file: CaseFile): AcceptanceModel {
  return learnAcceptance(judgedOf(file).judged);
}

/** The sample under which old decisions that look odd are asked again. */
export const ODD = 'odd';

/** All that people decided about single records of a case. */
export interface JudgedCase {
  readonly judged: readonly Judged[];
  readonly records: ReadonlyMap<string, CaseRecord>;
  readonly words: ReadonlyMap<string, string>;
  readonly asked: readonly JournalEntry[];
  readonly blind: readonly JournalEntry[];
  readonly settled: ReadonlySet<string>;
}

/** Gathers them; only documents in which somebody decided something are opened. */
export function judgedOf(file: CaseFile): JudgedCase {
  const bulk = bulkEntries(file);
  const judged: Judged[] = [];
  const records = new Map<string, CaseRecord>();
  const words = new Map<string, string>();
  for (const { records: all, reading } of decidedStates(file)) {
    for (const one of judgedRecords(all, bulk)) {
      judged.push(one);
      words.set(one.id, anchorWords(one.machine, reading.document.text).toLowerCase());
    }
    for (const record of all) if (record.decided) records.set(record.id, record);
  }
  const asked = askedEntries(file);
  return {
    judged,
    records,
    words,
    asked,
    blind: asked.filter(isBlindAnswer),
    settled: new Set(asked.filter(({ sample }) => sample === ODD).map(({ target }) => target.id)),
  };
}
