import { cohenKappa } from '../../measures/agreement/cohen-kappa.ts';
import { gwetAc1 } from '../../measures/agreement/gwet-ac1.ts';
import type { Agreement } from '../../measures/agreement/ratings.ts';
import { type Share, wilsonInterval } from '../../measures/agreement/wilson-interval.ts';
import { CATEGORIES } from '../../records/plover.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { CaseRecord } from '../journal/current.ts';
import type { Decision, JournalEntry, Json } from '../journal/entry.ts';
import { fieldValue } from '../journal/record-value.ts';
import { drawOrder } from './draw-order.ts';

/** The share of questions that are asked before the machine's answer is shown, unless another is named. */
export const BLIND_SHARE = 0.07;

/** Whether a record is one of those that are asked blind first: drawn by seed, whatever the record says. */
export function isAskedBlind(seed: number, share: number, id: string): boolean {
  return drawOrder('blind', seed, id) < share;
}

/** A question about a record's words that does not tell what the machine made of them. */
export interface BlindQuestion {
  readonly asks: string;
  /** The field that the answer is of; absent where only yes or no is asked. */
  readonly field?: string;
  /** Answers, each a value of the field; an answer that says that there is no such record stands beside them. */
  readonly choices: readonly string[];
}

/** The answer that there is nothing of the kind in these words. */
export const NONE = 'none';

/** What is asked blind of a record: its first field, from all values that it could have. */
export function blindQuestion(record: AnyRecord, nearActors: readonly string[]): BlindQuestion {
  switch (record.kind) {
    case 'event':
      return { asks: 'What kind of act do the marked words tell?', field: 'category', choices: CATEGORIES };
    case 'position':
      return {
        asks: 'What stance do the marked words show?',
        field: 'stance',
        choices: ['+', '-', 'conditional'],
      };
    case 'forecast':
      return {
        asks: 'How sure is whoever foresees what the marked words say?',
        field: 'hedge',
        choices: ['certain', 'likely', 'possible', 'unlikely'],
      };
    case 'relation':
      return {
        asks: 'What are the two to each other, as the marked words have it?',
        field: 'quality',
        choices: ['ally', 'partner', 'patron', 'rival', 'hostile', 'neutral'],
      };
    case 'motive':
      return {
        asks: 'Do the marked words say what somebody wants, fears or believes?',
        field: 'motive',
        choices: ['wants', 'fears', 'believes'],
      };
    case 'statement':
      return { asks: 'Who says the marked words?', field: 'speakers', choices: nearActors };
    case 'proposal':
      return { asks: 'Do the marked words propose something?', choices: ['yes'] };
    case 'cause':
      return { asks: 'Do the marked words say that one thing brought another about?', choices: ['yes'] };
    case 'discourse-statement':
      return { asks: `Do the marked words hold a statement of the type “${record.type}”?`, choices: ['yes'] };
    case 'quantity':
      return { asks: 'Do the marked words give a number of something?', choices: ['yes'] };
  }
}

/**
 * A blind answer as the journal keeps it: beside the state, which does not follow it.
 *
 * @param answer one of the choices, or {@link NONE}
 */
export function blindDecision(
  record: Pick<CaseRecord, 'id' | 'document'>,
  { field }: BlindQuestion,
  answer: string,
  words: string,
): Decision {
  const base = {
    target: { type: 'record', id: record.id, document: record.document },
    words,
    asked: 'blind',
    aside: true,
  } as const;
  if (answer === NONE) return { ...base, action: 'reject' };
  if (field === undefined) return { ...base, action: 'accept' };
  return { ...base, action: 'edit', field, after: field === 'speakers' ? [answer] : answer };
}

/** Whether an entry of the journal is such an answer, and not a second coding. */
export function isBlindAnswer({ asked, aside, sample }: JournalEntry): boolean {
  return asked === 'blind' && aside === true && sample === undefined;
}

/** How blind answers compare with those that the same person gave when the machine's was shown. */
export interface BlindComparison {
  /** Records that were answered both ways. */
  readonly n: number;
  /** How often the blind answer is what was decided in the end. */
  readonly same: Share;
  /** How often the blind answer is the machine's. */
  readonly blindAsMachine: Share;
  /** How often the machine's answer was kept once it was shown. */
  readonly shownAsMachine: Share;
  /** Of those whose blind answer was not the machine's: how often it was kept once it was shown. */
  readonly wonOver: Share;
  /** Blind against shown, beyond chance. */
  readonly kappa: Agreement;
  readonly ac1: Agreement;
}

/**
 * Compares what people answered before and after they saw the machine's answer.
 *
 * @param answers blind answers that hold
 * @param records the records that they are about
 */
export function compareBlind(
  answers: readonly JournalEntry[],
  records: ReadonlyMap<string, CaseRecord>,
): BlindComparison {
  const pairs = answers.flatMap((entry) => {
    const record = records.get(entry.target.id);
    if (!record?.machine || record.status === 'open' || record.decided?.coder !== entry.coder) return [];
    const blind = answerOf(entry);
    const field = entry.action === 'reject' ? fieldAsked(record.machine) : entry.field;
    const read = (one: AnyRecord): string => (field === undefined ? 'yes' : written(fieldValue(one, field)));
    const machine = read(record.machine);
    const shown = record.status === 'rejected' ? NONE : read(record.record);
    // Several may have spoken; who names one of them names none wrongly.
    const known = (value: string): string =>
      field === 'speakers' && value.split(', ').includes(blind) ? blind : value;
    return [{ blind, machine: known(machine), shown: known(shown) }];
  });
  const share = (part: readonly (typeof pairs)[number][], fits: (pair: (typeof pairs)[number]) => boolean): Share =>
    wilsonInterval(part.filter(fits).length, part.length);
  const ratings = pairs.map(({ blind, shown }) => [blind, shown] as const);
  return {
    n: pairs.length,
    same: share(pairs, ({ blind, shown }) => blind === shown),
    blindAsMachine: share(pairs, ({ blind, machine }) => blind === machine),
    shownAsMachine: share(pairs, ({ shown, machine }) => shown === machine),
    wonOver: share(
      pairs.filter(({ blind, machine }) => blind !== machine),
      ({ shown, machine }) => shown === machine,
    ),
    kappa: cohenKappa(ratings),
    ac1: gwetAc1(ratings),
  };
}

/** Whether a blind answer is what was decided in the end. */
export function blindDiffers(entry: JournalEntry, record: CaseRecord): boolean {
  const { n, same } = compareBlind([entry], new Map([[record.id, record]]));
  return n === 1 && same.value === 0;
}

function fieldAsked(record: AnyRecord): string | undefined {
  return blindQuestion(record, []).field;
}

function answerOf({ action, after }: JournalEntry): string {
  if (action === 'reject') return NONE;
  return action === 'accept' ? 'yes' : written(after ?? null);
}

function written(value: Json): string {
  if (Array.isArray(value)) return value.map(written).join(', ');
  return value === null ? NONE : String(value);
}
