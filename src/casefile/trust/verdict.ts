import { GRADES } from '../../records/grade.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { CaseRecord } from '../journal/current.ts';
import { actorsOf } from '../journal/record-actors.ts';

/** What a person made of a machine's record: accepted as it was, accepted after a change, rejected. */
export type Verdict = 'right' | 'mended' | 'wrong';

/**
 * What a person made of a record.
 * @returns undefined where nobody decided, or where no machine made it
 */
function verdictOf({ status, edited, machine }: CaseRecord): Verdict | undefined {
  if (machine === undefined || status === 'open') return undefined;
  if (status === 'rejected') return 'wrong';
  return edited.length > 0 ? 'mended' : 'right';
}

/** A record of a machine's on which a person decided, by itself. */
export interface Judged {
  readonly id: string;
  readonly document: string;
  /** As the reader made it. */
  readonly machine: AnyRecord;
  readonly verdict: Verdict;
  readonly coder: string;
  /** When, as the journal has it. */
  readonly at: string;
}

/**
 * The records of a document that count for trust.
 *
 * @param bulk ids of the journal's entries that decided on several records at once: nobody says that each was looked at
 */
export function judgedRecords(records: readonly CaseRecord[], bulk: ReadonlySet<string>): readonly Judged[] {
  return records.flatMap((record): readonly Judged[] => {
    const verdict = verdictOf(record);
    const { machine, decided } = record;
    if (verdict === undefined || machine === undefined || decided === undefined || bulk.has(decided.entry)) return [];
    return [{ id: record.id, document: record.document, machine, verdict, coder: decided.coder, at: decided.at }];
  });
}

/** What shares are told by. */
export const GROUPINGS = ['kind', 'category', 'grade', 'actor', 'rule'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The groups of one grouping to which a record belongs; of actors there may be several. */
export function groupsOf(record: AnyRecord, grouping: Grouping): readonly string[] {
  switch (grouping) {
    case 'kind':
      return [record.kind];
    case 'category':
      return [categoryOf(record)].filter((name) => name !== undefined);
    case 'grade':
      return [record.provenance.grade];
    case 'actor':
      return actorsOf(record);
    case 'rule':
      return [`${record.kind}: ${record.provenance.rule}`];
  }
}

/** The order in which grades are listed; other groups stand by their number of records. */
export const GRADE_ORDER: readonly string[] = GRADES;

/** What a kind of record says first: the category of an event, the stance of a position; none for some kinds. */
export function categoryOf(record: AnyRecord): string | undefined {
  switch (record.kind) {
    case 'event':
      return record.category;
    case 'position':
      return `position ${record.stance}`;
    case 'statement':
      return `${record.type} speech`;
    case 'forecast':
      return `forecast, ${record.hedge}`;
    case 'relation':
      return `relation, ${record.quality}`;
    case 'motive':
      return `motive, ${record.motive}`;
    case 'discourse-statement':
      return record.type;
    case 'proposal':
    case 'cause':
    case 'quantity':
      return undefined;
  }
}
