import { z } from 'zod';
import { Provenance } from './provenance.ts';
import { Span } from './span.ts';

export const ACTOR_KINDS = ['state', 'igo', 'organization', 'person', 'group', 'unknown'] as const;

/** Codes by which event data knows an actor. */
export const ActorCodes = z.strictObject({
  iso3: z.string().optional(),
  cow: z.string().optional(),
  cameo: z.string().optional(),
  fips: z.string().optional(),
});

/**
 * Whoever acts or speaks in a document. Ids follow the codebook: ISO 3166 alpha-3 for a state and all who act for it,
 * `igo:UN`, `org:...`, `per:...`; `loc:...` for someone known in this document only.
 */
export const Actor = z
  .strictObject({
    id: z.string(),
    kind: z.enum(ACTOR_KINDS),
    name: z.string(),
    codes: ActorCodes.describe('codes by which event data knows the actor'),
    sector: z.string().optional().describe('PLOVER sector, such as GOV or EDU'),
    role: z.string().optional().describe("what the actor is on the document's date, such as `president`"),
    actsFor: z.string().optional().describe('the actor whose official voice this one is on that date'),
    nationality: z.string().optional().describe('ISO 3166 alpha-3; no reason to count the actor as that state'),
    resolved: z.boolean().describe('false: nobody the lexicon knows; held apart and never merged with a state'),
    mentions: z.int().nonnegative(),
  })
  .meta({ id: 'Actor' });
export type Actor = Readonly<z.infer<typeof Actor>>;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * By what words are tied to whom they mean: a name of it (`named`), its thing or people (`owner`), a role that the words
 * give to it (`office`), what stands before in the text (`antecedent`, `set`), who says "we" (`speaker`), the state that
 * the text speaks of (`topic`), or nothing but the words themselves (`words`): somebody known in this document only.
 */
export const LINKS = ['named', 'owner', 'office', 'speaker', 'antecedent', 'set', 'topic', 'words'] as const;
export type Link = (typeof LINKS)[number];

export const MENTION_KINDS = ['name', 'demonym', 'metonym', 'role', 'nominal', 'pronoun', 'set'] as const;

/** One place in the text where an actor is meant. */
export const Mention = z
  .strictObject({
    id: z.string(),
    span: Span,
    sentence: z.int().nonnegative(),
    kind: z.enum(MENTION_KINDS),
    actors: z.array(z.string()).describe('ids; several for a set such as "the two leaders"; none if unresolved'),
    actsFor: z
      .array(z.string())
      .describe('ids of the states and bodies that act through this mention; none for a private voice'),
    link: z.enum(LINKS).optional().describe('by what the words are tied to whom they mean; absent if that stays open'),
    role: z.string().optional().describe('in which role the actor is meant here, on the date in question'),
    sector: z.string().optional().describe('PLOVER sector of that role or organ, such as GOV or MIL'),
    alternatives: z
      .array(z.string())
      .optional()
      .describe(
        'ids of others who may be meant, likeliest first; with no `actors`, between these the text leaves it open',
      ),
    provenance: Provenance,
  })
  .meta({ id: 'Mention' });
export type Mention = Readonly<z.infer<typeof Mention>>;
