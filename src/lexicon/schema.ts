import { z } from 'zod';
import { ACTOR_KINDS, ActorCodes } from '../records/actor.ts';

const date = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
const text = z.string().regex(/^\S.*\S$|^\S$/, 'a text has no blank at its ends');
const sector = z.string().regex(/^[A-Z]{3}$/, 'a sector is a PLOVER code of three letters');
const span = { from: date.optional(), to: date.optional() };

/** Ids of actors: an alpha-3 code, `igo:`, `org:` or `per:` with a lower-case name. */
export const ActorId = z
  .string()
  .regex(
    /^(?:[A-Z]{3}|igo:[A-Z0-9+-]+|(?:org|per):[^A-Z]+)$/,
    'an id is an alpha-3 code, igo:NAME, org:name or per:name',
  );

/** A line of states.jsonl, bodies.jsonl, organizations.jsonl or persons.jsonl. */
export const EntrySchema = z.strictObject({
  id: ActorId,
  kind: z.enum(ACTOR_KINDS).exclude(['unknown']),
  name: text,
  names: z
    .array(
      z.strictObject({
        text,
        kind: z.enum(['official', 'common', 'short', 'acronym', 'native', 'former', 'surname']),
        alone: z.enum(['always', 'after-first-mention']).optional(),
        ...span,
      }),
    )
    .min(1),
  demonyms: z.array(z.strictObject({ text, form: z.enum(['adj', 'noun-sg', 'noun-pl']) })).optional(),
  metonyms: z
    .array(
      z.strictObject({
        text,
        kind: z.enum(['capital', 'seat', 'organ']),
        strength: z.enum(['always', 'agentive']),
        sector: sector.optional(),
      }),
    )
    .optional(),
  codes: ActorCodes.optional(),
  sector: sector.optional(),
  nationality: z.string().length(3).optional(),
  leader: text.optional(),
  affiliations: z
    .array(z.strictObject({ actor: ActorId, role: text, sector, official: z.boolean(), ...span }))
    .optional(),
  members: z.array(z.strictObject({ actor: ActorId, ...span })).optional(),
  gender: z.enum(['m', 'f']).optional(),
  ...span,
});

/** A line of roles.jsonl. */
export const RoleSchema = z.strictObject({
  text,
  plural: text.optional(),
  sector,
  official: z.boolean(),
  office: text.optional(),
  of: ActorId.optional(),
});

/** A line of places.jsonl. */
export const PlaceSchema = z.strictObject({
  text,
  what: z.enum(['region', 'city', 'water', 'land', 'medium', 'company', 'given-name', 'thing']),
  in: z.string().length(3).optional(),
});
