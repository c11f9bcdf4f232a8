import type { Picture } from '../../measures/picture.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { CaseRecord } from '../journal/current.ts';
import { disagreement } from '../readers/record-differences.ts';
import { readerProbability } from './acceptance-features.ts';

/** How much a record moves what the picture says, and why. */
export interface Influence {
  /** 0 to about 2.5; comparable over all records. */
  readonly value: number;
  /** `1 of 4 acts between RUS and USA`; empty where no figure counts it. */
  readonly why: string;
}

/** What is told in a list and counted in no figure. */
const ONLY_LISTED = 0.25;

/**
 * How much the picture would change if a record were not there, for every record that it counts:
 *
 * - an act of a pair of actors: w(acts of the pair) × (1 + |its score − mean of the pair's other acts| / 20) / documents that
 *   tell the act; the largest, where it stands between several pairs
 * - a position: w(stands of the actor on the issue) × (1 + share of the others that say otherwise)
 * - an account of a relation: w(accounts of the pair)
 * - a proposal: 1 / documents that tell it
 *
 * with w(n) = log2(1 + n) / √n: of many records each moves a figure less, but what much is told of is what the picture is
 * about.
 *
 * @returns by id of the record
 */
export function influenceIn(picture: Picture): ReadonlyMap<string, Influence> {
  const influence = new Map<string, Influence>();
  const records = new Map(picture.passages.map(({ id, record }) => [id, record]));
  const note = (passage: string, value: number, why: string): void => {
    const record = records.get(passage);
    if (record === undefined || (influence.get(record)?.value ?? 0) >= value) return;
    influence.set(record, { value, why });
  };
  noteActs(picture, note);
  for (const { actor, issue, stands } of picture.stances) {
    const name = picture.issues.find(({ id }) => id === issue)?.name ?? issue;
    for (const stand of stands) {
      const others = stands.filter((one) => one !== stand);
      const otherwise = others.filter(({ stance }) => stance !== stand.stance).length;
      const part = others.length === 0 ? 0 : otherwise / others.length;
      note(
        stand.passage,
        weight(stands.length) * (1 + part),
        `1 of ${stands.length} stands of ${actor} on ${name}${otherwise > 0 ? `, ${otherwise} say otherwise` : ''}`,
      );
    }
  }
  for (const { a, b, said } of picture.relations) {
    for (const { passage } of said) note(passage, weight(said.length), `1 of ${said.length} accounts of ${a} and ${b}`);
  }
  for (const { passages, documents } of picture.proposals) {
    for (const passage of passages) note(passage, 1 / Math.max(1, documents), 'a proposal');
  }
  return influence;
}

/** What one of so many records of a figure weighs. */
function weight(n: number): number {
  return Math.log2(1 + n) / Math.sqrt(n);
}

function noteActs(picture: Picture, note: (passage: string, value: number, why: string) => void): void {
  const acts = new Map(picture.acts.map((act) => [act.id, act]));
  for (const { a, b, all } of picture.relations) {
    const own = all.acts.flatMap((id) => acts.get(id) ?? []);
    const sum = own.reduce((total, { score }) => total + score, 0);
    for (const act of own) {
      const mean = own.length > 1 ? (sum - act.score) / (own.length - 1) : 0;
      const value = (weight(own.length) * (1 + Math.abs(act.score - mean) / 20)) / Math.max(1, act.documents);
      const told = act.documents > 1 ? `, told by ${act.documents} documents` : '';
      for (const { passage } of act.witnesses)
        note(passage, value, `1 of ${own.length} acts between ${a} and ${b}${told}`);
    }
  }
}

/** A record that waits for a person. */
export interface Waiting {
  readonly id: string;
  readonly document: string;
  readonly kind: AnyRecord['kind'];
  /** How likely it is right. */
  readonly probability: number;
  /** How far readers differ on it, see `disagreement`; 0 where one read alone. */
  readonly differ?: 0 | 1 | 2;
}

/**
 * What is kept of a record for the queue.
 * @param readers how many read its text
 */
export function waitingOf(
  { id, document, record }: CaseRecord,
  learnt?: (machine: AnyRecord) => number | undefined,
  readers = 1,
): Waiting {
  const probability = learnt?.(record) ?? readerProbability(record);
  return { id, document, kind: record.kind, probability, differ: disagreement(record.provenance, readers) };
}

/** Why a record comes first where several readers read. */
const DIFFER_WORDS = ['', 'not all readers found it', 'readers call it otherwise'] as const;

/** A place in the queue. */
export interface Queued extends Waiting {
  readonly why: string;
}

/**
 * The order in which records are asked: first what would change the picture most and is least sure. Each stands by
 * influence × 4 p (1 − p), where p is how likely it is right; of equal ones the earlier in the case comes first. Where a
 * language model read too, what readers call otherwise comes before all else, then what one of them alone found.
 */
export function byWorth(waiting: readonly Waiting[], influence: ReadonlyMap<string, Influence>): readonly Queued[] {
  return waiting
    .map((one) => {
      const { value, why } = influence.get(one.id) ?? { value: ONLY_LISTED, why: '' };
      const whole = [DIFFER_WORDS[one.differ ?? 0], why].filter((words) => words !== '').join('; ');
      return { worth: value * 4 * one.probability * (1 - one.probability), queued: { ...one, why: whole } };
    })
    .sort((a, b) => (b.queued.differ ?? 0) - (a.queued.differ ?? 0) || b.worth - a.worth)
    .map(({ queued }) => queued);
}
