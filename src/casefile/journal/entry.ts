/** What a person does to a case; docs/case-file.md describes each. `undo` and `redo` act on steps, the others on the case. */
export const ACTIONS = [
  'accept',
  'reject',
  'edit',
  'add',
  'suggest',
  'code',
  'merge',
  'split',
  'rename',
  'memo',
  'title',
  'date',
  'reading',
  'undo',
  'redo',
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** Whether an action puts a record into a document that no reader found there. */
export function makesRecord(action: ActionName): boolean {
  return action === 'add' || action === 'suggest';
}

/** What kinds of things several documents share, so that people merge, split and rename them. */
export const SHARED_KINDS = ['actor', 'issue', 'event', 'value'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** What a decision is about. */
export type Target =
  /** A record of a document. */
  | { readonly type: 'record'; readonly id: string; readonly document: string }
  | { readonly type: 'document'; readonly id: string }
  /**
   * An actor by its id, an issue by its name in small letters, an act by the id of one event that tells it, a value of
   * discourse statements as `concept=Sanctions`.
   */
  | { readonly type: SharedKind; readonly id: string }
  /** A step of the journal, of `undo` and `redo`. */
  | { readonly type: 'step'; readonly id: string };

/** A value as JSON has it. `null` stands for what is not there. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A decision that is to be written into the journal. */
export interface Decision {
  readonly action: Exclude<ActionName, 'undo' | 'redo'>;
  readonly target: Target;
  /** Of `edit`: the field of the record, such as `category`. */
  readonly field?: string;
  /** What holds from now on; what it is for each action stands in docs/case-file.md. */
  readonly after?: Json;
  /** The words that the target stands on, so that it has a name where it is gone. */
  readonly words?: string;
  /**
   * How the person was asked: before or after seeing the machine's answer, or with what several coders had said before his
   * eyes; absent where nobody asked.
   */
  readonly asked?: 'blind' | 'shown' | 'conflict';
  /** The name of the sample that the question was drawn for. */
  readonly sample?: string;
  /** A second coding: kept, and counted in agreement, but the state of the case does not follow it. */
  readonly aside?: true;
}

/** One line of the journal. Entries are only ever added. */
export interface JournalEntry extends Omit<Decision, 'action'> {
  readonly action: ActionName;
  /** Made of all that the entry says, of the moment and of the entry before: no two entries of any copy share one. */
  readonly id: string;
  /** Id of the entry that stood last when this one was written; absent for the first. */
  readonly follows?: string;
  /** Entries of one action, such as accepting all events of a document, share a step; it has the id of the first. */
  readonly step: string;
  /** Whose decision it is. */
  readonly coder: string;
  /** When, in UTC to the millisecond: the only clock of the product. */
  readonly at: string;
  /** What held before; `null` where nothing did. */
  readonly before?: Json;
}

/** An entry with its place in the order in which decisions take effect. */
export interface PlacedEntry {
  readonly entry: JournalEntry;
  /** Larger is later. A step that was taken back and made again stands where it was made again. */
  readonly place: number;
}
