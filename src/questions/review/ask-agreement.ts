import { z } from 'zod';
import { codedSentences } from '../../casefile/coders/coded-sentences.ts';
import { coderVerdicts } from '../../casefile/coders/coder-verdicts.ts';
import { type Comparison, compareSentences, compareVerdicts } from '../../casefile/coders/compare-coders.ts';
import { LIST_OF } from '../../casefile/journal/reading-records.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { allEntries, asideEntries, statesOf } from '../../casefile/store/coded.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { secondCodings } from './second-codings.ts';

const KINDS = Object.keys(LIST_OF) as [AnyRecord['kind'], ...AnyRecord['kind'][]];

/** What is asked about agreement. */
export const AgreementQuestion = {
  kind: z.enum(KINDS).optional().describe('only records of this kind'),
  weak: z.stringbool().optional().describe('also what has little evidence'),
} as const;

/** How far coders agree is asked of these alone, where any are named. */
export interface AgreementAsked {
  readonly kind?: AnyRecord['kind'] | undefined;
  readonly weak?: boolean | undefined;
  readonly coders?: readonly string[] | undefined;
}

/** How far coders, and language models that read here, agree with each other, with the machine and with what holds. */
export function askAgreement(file: CaseFile, { kind, weak, coders }: AgreementAsked = {}): readonly Comparison[] {
  const isAsked = (coder: string): boolean => coders?.includes(coder) ?? true;
  const second = secondCodings(file);
  const coded = [...codedSentences(asideEntries(file)), ...second.coded].filter(({ coder }) => isAsked(coder));
  const entries = allEntries(file).filter(({ entry }) => entry.target.type === 'record' && isAsked(entry.coder));
  const decided = entries.flatMap(({ entry }) => (entry.target.type === 'record' ? [entry.target.document] : []));
  const alone = new Map(second.states.map((state) => [state.reading.document.id, state]));
  const states = statesOf(file, [...coded.map(({ document }) => document), ...decided]).map(
    (state) => alone.get(state.reading.document.id) ?? state,
  );
  return [...compareSentences(coded, states, weak), ...compareVerdicts(coderVerdicts(entries, states))].filter(
    (one) => kind === undefined || one.kind === kind,
  );
}
