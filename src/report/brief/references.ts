import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';

/** The kinds of records in the order in which a report shows them. */
export const SHOWN_KINDS = [
  'event',
  'statement',
  'position',
  'proposal',
  'forecast',
  'relation',
  'motive',
  'cause',
  'quantity',
  'discourse-statement',
] as const;
export type ShownKind = (typeof SHOWN_KINDS)[number];

/**
 * The letter before a record's number. `s` is left to sentences, so that `s9` always means a sentence: a statement is
 * `q` (what is quoted), a proposal `o` (an offer), a motive `w` (what someone wants), a quantity `n` (a number), a discourse
 * statement `k` (what is coded).
 */
export const KIND_LETTER: Readonly<Record<ShownKind, string>> = {
  event: 'e',
  statement: 'q',
  position: 'p',
  proposal: 'o',
  forecast: 'f',
  relation: 'r',
  motive: 'w',
  cause: 'c',
  quantity: 'n',
  'discourse-statement': 'k',
};

export const KIND_PLURAL: Readonly<Record<ShownKind, string>> = {
  event: 'Events',
  statement: 'Statements',
  position: 'Positions',
  proposal: 'Proposals',
  forecast: 'Forecasts',
  relation: 'Relations',
  motive: 'Motives',
  cause: 'Causes',
  quantity: 'Quantities',
  'discourse-statement': 'Discourse statements',
};

/** A record with the short name that people see and the words it stands on. */
export interface Reference<R extends AnyRecord = AnyRecord> {
  /** `e1`, `q2` ...: the record's place in its list, counted from 1. Short-lived: the record's `id` is the stable name. */
  readonly ref: string;
  readonly record: R;
  /** All words of the record, in text order. UTF-16 code units, end exclusive. */
  readonly spans: readonly Span[];
  /** The words that carry the record: the trigger, the content, the outcome or the evidence. */
  readonly main: readonly Span[];
  /** Ids of every actor that the record names in any part, without `author`, each once. */
  readonly actors: readonly string[];
}

/** Every record of a reading, list by list, numbered within its kind. */
export function references(reading: Reading): readonly Reference[] {
  return [
    ...reading.events,
    ...reading.statements,
    ...reading.positions,
    ...reading.proposals,
    ...reading.forecasts,
    ...reading.relations,
    ...reading.motives,
    ...(reading.causes ?? []),
    ...reading.quantities,
    ...(reading.discourseStatements ?? []),
  ].map(
    (
      (seen: Map<string, number>) =>
      (record: AnyRecord): Reference => {
        const number = (seen.get(record.kind) ?? 0) + 1;
        seen.set(record.kind, number);
        const { main, other, actors } = parts(record);
        return {
          ref: `${KIND_LETTER[record.kind]}${number}`,
          record,
          main: inTextOrder(main),
          spans: inTextOrder([...main, ...other]),
          actors: [...new Set(actors.filter((id) => id !== 'author'))],
        };
      }
    )(new Map()),
  );
}

/** The references of one kind. */
export function ofKind<K extends ShownKind>(
  all: readonly Reference[],
  kind: K,
): readonly Reference<Extract<AnyRecord, { readonly kind: K }>>[] {
  return all.filter((reference): reference is Reference<Extract<AnyRecord, { readonly kind: K }>> => {
    return reference.record.kind === kind;
  });
}

interface Parts {
  readonly main: readonly Span[];
  readonly other: readonly (Span | undefined)[];
  readonly actors: readonly string[];
}

function parts(record: AnyRecord): Parts {
  switch (record.kind) {
    case 'event': {
      const sides = [...record.source, ...record.target];
      return {
        main: [record.trigger],
        other: [
          ...record.also,
          ...sides.map((side) => side.span),
          ...(record.open ?? []).map(({ span }) => span),
          record.dateSpan,
          record.place?.span,
        ],
        actors: sides.flatMap((side) => (side.through ? [side.actor, side.through] : [side.actor])),
      };
    }
    case 'statement': {
      const main = record.content.length > 0 ? record.content : record.cue;
      return {
        main,
        other: [...record.source, ...record.cue],
        actors: [...record.speakers, ...record.actsFor, ...record.addressees],
      };
    }
    case 'position':
      return { main: [record.evidence], other: [record.issueSpan], actors: [record.actor, record.speaker] };
    case 'proposal':
      return {
        main: [record.evidence],
        other: [...record.terms.map((term) => term.action), ...record.answers.map((answer) => answer.evidence)],
        actors: [
          ...record.by,
          ...record.terms.flatMap((term) => term.actors),
          ...record.answers.map((answer) => answer.actor),
        ],
      };
    case 'forecast':
      return { main: [record.outcome], other: [record.if, record.unless, record.horizon], actors: [record.by] };
    case 'relation':
      return { main: [record.evidence], other: [record.cause], actors: [record.a, record.b, record.speaker] };
    case 'motive':
      return { main: [record.evidence], other: [record.content], actors: [record.actor, record.speaker] };
    case 'cause':
      return { main: [record.evidence], other: [...record.cause, ...record.effect], actors: [record.by] };
    case 'quantity':
    case 'discourse-statement':
      return { main: [record.evidence], other: [], actors: [] };
  }
}

function inTextOrder(spans: readonly (Span | undefined)[]): readonly Span[] {
  const kept = spans.filter((span): span is Span => span !== undefined && span.end > span.start);
  const unique = new Map(kept.map((span) => [`${span.start}-${span.end}`, span]));
  return [...unique.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
