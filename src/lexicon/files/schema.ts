import { z } from 'zod';
import { ACTOR_KINDS, ActorCodes } from '../../records/actor.ts';
import { LEXICON_ID } from '../../records/actor-id.ts';

/** A day, a month or a year, as precisely as it is known. */
export const LexiconDate = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
/** A text without blanks at its ends. */
export const LexiconText = z.string().regex(/^\S.*\S$|^\S$/, 'a text has no blank at its ends');
/** A PLOVER sector. */
export const SectorCode = z.string().regex(/^[A-Z]{3}$/, 'a sector is a PLOVER code of three letters');
const span = { from: LexiconDate.optional(), to: LexiconDate.optional() };

/** Ids of actors: an alpha-3 code, `igo:`, `org:` or `per:` with a lower-case name. */
export const ActorId = z.string().regex(LEXICON_ID, 'an id is an alpha-3 code, igo:NAME, org:name or per:name');

/** A line of states.jsonl, bodies.jsonl, organizations.jsonl or persons.jsonl. */
export const EntrySchema = z.strictObject({
  id: ActorId,
  kind: z.enum(ACTOR_KINDS).exclude(['unknown']),
  name: LexiconText,
  names: z
    .array(
      z.strictObject({
        text: LexiconText,
        kind: z.enum(['official', 'common', 'short', 'acronym', 'native', 'former', 'surname']),
        alone: z.enum(['always', 'after-first-mention']).optional(),
        ...span,
      }),
    )
    .min(1),
  demonyms: z.array(z.strictObject({ text: LexiconText, form: z.enum(['adj', 'noun-sg', 'noun-pl']) })).optional(),
  metonyms: z
    .array(
      z.strictObject({
        text: LexiconText,
        kind: z.enum(['capital', 'seat', 'organ']),
        strength: z.enum(['always', 'agentive']),
        sector: SectorCode.optional(),
      }),
    )
    .optional(),
  codes: ActorCodes.optional(),
  sector: SectorCode.optional(),
  nationality: z.string().length(3).optional(),
  leader: z.union([LexiconText, z.array(z.strictObject({ office: LexiconText, ...span })).min(1)]).optional(),
  affiliations: z
    .array(z.strictObject({ actor: ActorId, role: LexiconText, sector: SectorCode, official: z.boolean(), ...span }))
    .optional(),
  members: z.array(z.strictObject({ actor: ActorId, ...span })).optional(),
  gender: z.enum(['m', 'f']).optional(),
  successors: z.array(ActorId).min(1).optional(),
  ...span,
});

/** A line of roles.jsonl. */
export const RoleSchema = z.strictObject({
  text: LexiconText,
  plural: LexiconText.optional(),
  sector: SectorCode,
  official: z.boolean(),
  office: LexiconText.optional(),
  of: ActorId.optional(),
});

/** A line of places.jsonl. */
export const PlaceSchema = z.strictObject({
  text: LexiconText,
  what: z.enum(['region', 'city', 'water', 'land', 'medium', 'company', 'given-name', 'thing']),
  in: z.string().length(3).optional(),
});
