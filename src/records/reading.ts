import { z } from 'zod';
import { Actor, Mention } from './actor.ts';
import { CausalClaim } from './causal-claim.ts';
import { DiscourseStatement } from './discourse-statement.ts';
import { Document } from './document.ts';
import { Event } from './event.ts';
import { Forecast } from './forecast.ts';
import { Issue } from './issue.ts';
import { Motive } from './motive.ts';
import { Position } from './position.ts';
import { Proposal } from './proposal.ts';
import { Quantity } from './quantity.ts';
import { Relation } from './relation.ts';
import { Span } from './span.ts';
import { Statement } from './statement.ts';

/** Everything that was read from one document. */
export const Reading = z
  .strictObject({
    format: z.literal('entente-reading/1'),
    reader: z.string().describe('version of the program and of its weights'),
    document: Document,
    sentences: z.array(Span).describe('sentence n of the records is row n here'),
    voice: z
      .strictObject({
        kind: z.enum(['release', 'speech', 'opinion']),
        speakers: z.array(z.string()).describe('actor ids; `author` for an opinion'),
        actsFor: z.array(z.string()).describe('actor ids of the states and bodies whose official voice this is'),
        source: Span.optional().describe('the words that name who issues it'),
      })
      .optional()
      .describe(
        "whose words the document's own are, where it is no report: the issuer of a press release, who gives a speech, the author of an opinion",
      ),
    actors: z.array(Actor).describe('those who are known first, then by number of mentions'),
    mentions: z.array(Mention),
    events: z.array(Event),
    statements: z.array(Statement),
    positions: z.array(Position),
    issues: z.array(Issue).optional().describe('what the positions are about, grouped over the document'),
    proposals: z.array(Proposal),
    forecasts: z.array(Forecast),
    relations: z.array(Relation),
    motives: z.array(Motive),
    causes: z.array(CausalClaim).optional().describe('what is said to have brought what about'),
    quantities: z.array(Quantity),
    discourseStatements: z
      .array(DiscourseStatement)
      .optional()
      .describe('what statement types of a user find; absent where there are none'),
    warnings: z.array(z.string()).describe('sentences for people: what could not be read, and why'),
  })
  .meta({ id: 'Reading', description: 'What Entente read from one document' });
export type Reading = Readonly<z.infer<typeof Reading>>;

/** Any record that stands on its own words. */
export type AnyRecord =
  | Event
  | Statement
  | Position
  | Proposal
  | Forecast
  | Relation
  | Motive
  | CausalClaim
  | Quantity
  | DiscourseStatement;

/** The lists of a reading that hold such records, in the order in which they are shown. */
export const RECORD_LISTS = [
  'events',
  'statements',
  'positions',
  'proposals',
  'forecasts',
  'relations',
  'motives',
  'causes',
  'quantities',
  'discourseStatements',
] as const;
export type RecordList = (typeof RECORD_LISTS)[number];
