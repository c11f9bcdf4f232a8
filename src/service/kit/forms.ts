import { z } from 'zod';
import { ACTIONS, SHARED_KINDS } from '../../casefile/journal/entry.ts';
import { LIST_OF } from '../../casefile/journal/reading-records.ts';
import { CausalClaim } from '../../records/causal-claim.ts';
import { DiscourseStatement } from '../../records/discourse-statement.ts';
import { Document } from '../../records/document.ts';
import { Event } from '../../records/event.ts';
import { Forecast } from '../../records/forecast.ts';
import { GRADES } from '../../records/grade.ts';
import { Motive } from '../../records/motive.ts';
import { Position } from '../../records/position.ts';
import { Proposal } from '../../records/proposal.ts';
import { Quantity } from '../../records/quantity.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { Relation } from '../../records/relation.ts';
import { Span } from '../../records/span.ts';
import { Statement } from '../../records/statement.ts';

/** Kinds of records. */
export const KINDS = Object.keys(LIST_OF) as [AnyRecord['kind'], ...AnyRecord['kind'][]];
/** What people said of a record. */
export const STATUSES = ['open', 'accepted', 'rejected'] as const;

/** An id of whatever kind. */
export const Id = z.string().min(1).max(500);
/** A day. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'a day as YYYY-MM-DD')
  .refine((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false, 'a day of the calendar');

const DecidedBy = z
  .strictObject({ coder: z.string(), at: z.string(), entry: z.string().describe('id of the entry of the journal') })
  .meta({ id: 'DecidedBy' });

/** A document as lists have it. */
export const DocumentRow = z
  .strictObject({
    id: Id,
    title: z.string().optional(),
    date: z.string().optional().describe('day of publication'),
    publisher: z.string().optional(),
    name: z.string().describe('name of the file'),
    type: z.string(),
    version: z.number().int(),
    records: z.number().int(),
    reader: z.string(),
  })
  .meta({ id: 'DocumentRow' });

/** A document with its text. */
export const DocumentAnswer = z
  .strictObject({
    document: Document,
    sentences: z.array(Span),
    warnings: z.array(z.string()),
    actors: z.array(z.strictObject({ id: Id, name: z.string(), kind: z.string(), mentions: z.number() })),
    memo: z.string().optional(),
  })
  .meta({ id: 'DocumentAnswer' });

const AnyRecordForm = z
  .union([Event, Statement, Position, Proposal, Forecast, Relation, Motive, CausalClaim, Quantity, DiscourseStatement])
  .meta({ id: 'AnyRecord' });

/** A record as it stands in a case. */
export const CaseRecordForm = z
  .strictObject({
    id: Id,
    document: Id,
    list: z.string().describe('the list of the reading in which it stands'),
    status: z.enum(STATUSES),
    says: z.string().describe('what it says, in a line'),
    words: z.string().describe('the words on which it stands'),
    record: AnyRecordForm.describe('as it stands: what people decided over what the machine made'),
    machine: AnyRecordForm.optional().describe(
      'as the reader made it; absent where a person added it or somebody suggested it',
    ),
    suggested: DecidedBy.optional().describe('who suggested it; it counts for nothing until a person accepts it'),
    edited: z.array(z.string()).describe('fields in which a person changed it'),
    decided: DecidedBy.optional(),
    memo: z.strictObject({ text: z.string(), by: DecidedBy }).optional(),
    orphan: z.literal(true).optional().describe('the reading that holds now has no such record'),
  })
  .meta({ id: 'CaseRecord' });

/** A record as lists have it. */
export const RecordRowForm = z
  .strictObject({
    id: Id,
    document: Id,
    date: z.string().optional().describe('day of publication of its document'),
    kind: z.enum(KINDS),
    status: z.enum(STATUSES),
    grade: z.enum(GRADES).optional().describe("the machine's; it stays after a decision"),
    probability: z
      .number()
      .optional()
      .describe('how often such records are right, where that was measured; it stays after a decision'),
    says: z.string().describe('what it says, in a line'),
    actors: z.array(z.string()),
    sentence: z.strictObject({ index: z.number().int(), span: Span }),
    edited: z.array(z.string()),
    decidedBy: z.string().optional(),
    suggestedBy: z.string().optional().describe('who suggested it, an agent or a second reader'),
    readers: z
      .string()
      .optional()
      .describe('where language models read too: who found it and what others make of the same words'),
    memo: z.boolean(),
    orphan: z.boolean(),
    blind: z
      .literal(true)
      .optional()
      .describe("whoever decides here is to be asked about it before the machine's answer is shown"),
  })
  .meta({ id: 'RecordRow' });

/** What a record is chosen by. */
export const RECORD_FILTER = {
  kind: z.enum(KINDS).optional(),
  status: z.enum(STATUSES).optional(),
  grade: z.enum(GRADES).optional(),
  document: Id.optional(),
  actor: Id.optional().describe('id of an actor that the record names'),
  suggested: z.string().min(1).max(200).optional().describe('only records that somebody of this name suggested'),
  reader: z.string().min(1).max(200).optional().describe('name of a language model: only records that it found'),
  rests: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('a figure of the picture (`RUS,USA`, an issue, an actor ...): only records that it rests on'),
  from: Day.optional().describe('first day of publication'),
  to: Day.optional().describe('last day of publication'),
  least: z.coerce.number().min(0).max(1).optional().describe('least probability'),
  most: z.coerce.number().min(0).max(1).optional().describe('greatest probability'),
} as const;

/** A value as JSON has it. */
export const Json: z.ZodType = z.json();

/** What a decision is about. */
const Target = z
  .union([
    z.strictObject({ type: z.literal('record'), id: Id, document: Id }),
    z.strictObject({ type: z.literal('document'), id: Id }),
    z.strictObject({ type: z.enum(SHARED_KINDS), id: Id }),
  ])
  .meta({ id: 'Target' });

/** A decision as a page sends it; docs/case-file.md says what each holds. */
export const DecisionForm = z
  .strictObject({
    action: z.enum(ACTIONS).exclude(['undo', 'redo', 'reading', 'code', 'suggest']),
    target: Target,
    field: z.string().max(100).optional(),
    after: Json.optional(),
    words: z.string().max(500).optional(),
    asked: z.enum(['blind', 'shown', 'conflict']).optional(),
    sample: z.literal('odd').optional().describe('an old decision that looked odd is decided again'),
    aside: z.literal(true).optional(),
  })
  .meta({ id: 'Decision' });

/** A line of the journal. */
export const EntryForm = z
  .strictObject({
    id: Id,
    follows: z.string().optional(),
    step: Id,
    coder: z.string(),
    at: z.string(),
    action: z.enum(ACTIONS),
    target: z.union([Target, z.strictObject({ type: z.literal('step'), id: Id })]),
    field: z.string().optional(),
    before: Json.optional(),
    after: Json.optional(),
    words: z.string().optional(),
    asked: z.enum(['blind', 'shown', 'conflict']).optional(),
    sample: z.string().optional(),
    aside: z.literal(true).optional(),
  })
  .meta({ id: 'Entry' });

/** A step of the journal. */
export const StepForm = z
  .strictObject({
    entry: EntryForm.describe('the first of its entries'),
    size: z.number().int().describe('how many entries'),
    active: z.boolean().describe('whether it holds'),
  })
  .meta({ id: 'Step' });
