import type { CaseRecord } from '../journal/current.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { actorsOf } from '../journal/record-actors.ts';
import { heldOut } from './acceptance-model.ts';
import { blindDiffers } from './blind-check.ts';
import { categoryOf, type Judged } from './verdict.ts';

/** A decision that looks odd beside the others, and why. */
export interface OddDecision {
  readonly id: string;
  readonly document: string;
  readonly why: string;
}

/** So sure must the others be of the contrary. */
const SURPRISE = 0.1;

/** What is looked at to find odd decisions. */
export interface OddInput {
  readonly judged: readonly Judged[];
  /** The records that were judged, by id. */
  readonly records: ReadonlyMap<string, CaseRecord>;
  /** Words on which each record stands, in small letters. */
  readonly words: ReadonlyMap<string, string>;
  /** Blind answers that hold. */
  readonly blind: readonly JournalEntry[];
  /** Records that were asked again already, after they were decided. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Decisions that a person may want to look at again: the same words with the same reading were decided otherwise elsewhere;
 * the blind answer is another; or what was learnt of the other decisions is nine tenths sure of the contrary.
 */
export function oddDecisions({ judged, records, words, blind, settled }: OddInput): readonly OddDecision[] {
  const asked = judged.filter(({ id }) => !settled.has(id));
  const odd = new Map<string, string>();
  const note = (id: string, why: string): void => {
    if (!odd.has(id)) odd.set(id, why);
  };
  for (const [id, why] of unlikeTwins(judged, words)) note(id, why);
  for (const entry of blind) {
    const record = records.get(entry.target.id);
    if (record && blindDiffers(entry, record)) note(record.id, 'your blind answer was another');
  }
  const told = heldOut(judged);
  for (const { id, verdict } of judged) {
    const p = told.get(id);
    if (p === undefined) continue;
    const percent = (share: number): string => `${Math.round(share * 100)} %`;
    if (verdict === 'right' && p < SURPRISE) note(id, `accepted, though of records like it ${percent(p)} are`);
    if (verdict === 'wrong' && p > 1 - SURPRISE)
      note(id, `rejected, though of records like it ${percent(p)} are accepted`);
  }
  return asked.flatMap(({ id, document }) => {
    const why = odd.get(id);
    return why === undefined ? [] : [{ id, document, why }];
  });
}

/** The same words, read in the same way, of which some were accepted and fewer rejected, or the other way round. */
function unlikeTwins(judged: readonly Judged[], words: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const alike = new Map<string, Judged[]>();
  for (const one of judged) {
    const { machine } = one;
    const key = JSON.stringify([machine.kind, categoryOf(machine), actorsOf(machine), words.get(one.id)]);
    const own = alike.get(key);
    if (own) own.push(one);
    else alike.set(key, [one]);
  }
  return new Map([...alike.values()].flatMap(fewerOf));
}

/** Those of like records that were decided otherwise than most; all of them, where as many were decided the one way as the other. */
function fewerOf(own: readonly Judged[]): readonly (readonly [id: string, why: string])[] {
  const wrong = own.filter(({ verdict }) => verdict === 'wrong');
  const kept = own.filter(({ verdict }) => verdict !== 'wrong');
  if (wrong.length === 0 || kept.length === 0) return [];
  const told = (few: readonly Judged[], what: string, others: number): readonly (readonly [string, string])[] => {
    const often = others === 1 ? 'elsewhere' : `${others} times elsewhere`;
    return few.map(({ id }) => [id, `the same words with the same reading were ${what} ${often}`]);
  };
  if (wrong.length < kept.length) return told(wrong, 'accepted', kept.length);
  if (wrong.length > kept.length) return told(kept, 'rejected', wrong.length);
  return told(own, 'decided otherwise', wrong.length);
}
