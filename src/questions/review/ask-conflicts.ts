import { codedSentences } from '../../casefile/coders/coded-sentences.ts';
import { type CodingConflict, codingConflicts } from '../../casefile/coders/coding-conflicts.ts';
import { type Clash, clashes } from '../../casefile/journal/clashes.ts';
import type { DocumentState } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { allEntries, asideEntries, statesOf } from '../../casefile/store/coded.ts';
import type { AnyRecord } from '../../records/reading.ts';

/** Where coders differ. */
export interface Conflicts {
  /** In what they decided. */
  readonly decided: readonly Clash[];
  /** Where somebody coded blind what the case has otherwise, or not at all. */
  readonly coded: readonly CodingConflict[];
  /** The documents in which that stands. */
  readonly states: readonly DocumentState[];
}

/**
 * Where coders differ and nobody settled it.
 *
 * @param kind only records of this kind
 * @param weak also what has little evidence
 */
export function askConflicts(file: CaseFile, kind?: AnyRecord['kind'], weak = false): Conflicts {
  const entries = allEntries(file);
  const decisions = entries.filter(({ entry }) => !(entry.aside && entry.action === 'add'));
  const sentences = codedSentences(asideEntries(file));
  const found = clashes(decisions, ({ coder }) => coder);
  const documents = found.flatMap(({ target }) => (target.type === 'record' ? [target.document] : []));
  const states = statesOf(file, [...documents, ...sentences.map(({ document }) => document)]);
  const settled = entries.map(({ entry }) => entry).filter(({ asked }) => asked === 'conflict');
  const records = new Map(states.flatMap((state) => state.records.map(({ id, record }) => [id, record.kind] as const)));
  return {
    decided: found.filter(({ target }) => kind === undefined || records.get(target.id) === kind),
    coded: codingConflicts(sentences, states, settled, weak).filter(
      ({ coded, held }) => kind === undefined || (coded ?? held?.record)?.kind === kind,
    ),
    states,
  };
}
