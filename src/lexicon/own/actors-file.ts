import { z } from 'zod';
import { ActorCodes } from '../../records/actor.ts';
import type { FilePlace } from '../../records/file-place.ts';
import { ActorId, EntrySchema, LexiconDate, LexiconText, RoleSchema, SectorCode } from '../files/schema.ts';
import type { Affiliation, LexiconEntry, LexiconName, Metonym, OtherName, RoleNoun } from '../who/entry.ts';

/** What a user knows of actors, beside and above what comes with the package; see docs/own-actors.md. */
export interface ActorsFile {
  /** Name of the file, for messages. */
  readonly name: string;
  readonly actors: readonly OwnActor[];
  /** Names that mean no actor, whatever else they may mean. */
  readonly notActors: readonly (OtherName & { readonly at?: FilePlace })[];
  /** Names that mean one actor and no other. */
  readonly readAs: readonly ReadAs[];
  /** Role nouns, new ones and ones that replace those of the package with the same text. */
  readonly roles: readonly (RoleNoun & { readonly at?: FilePlace })[];
}

/** An actor that a user adds, or says more of. */
export interface OwnActor {
  readonly at?: FilePlace;
  /** Without it, the actor of the package with this name is meant, else a new one. */
  readonly id?: string;
  readonly name: string;
  /** Needed for a new actor. */
  readonly kind?: LexiconEntry['kind'];
  readonly names?: readonly OwnName[];
  /** Of a person: what is used alone once the full name has been met. Default: the last word, the first in China and Korea. */
  readonly surname?: string;
  readonly demonyms?: LexiconEntry['demonyms'];
  readonly metonyms?: readonly Metonym[];
  readonly codes?: LexiconEntry['codes'];
  readonly sector?: string;
  /** Where a person or organization comes from: an alpha-3 code or the name of a state. */
  readonly country?: string;
  readonly leader?: string;
  readonly offices?: readonly OwnOffice[];
  readonly members?: readonly { readonly actor: string; readonly from?: string; readonly to?: string }[];
  readonly gender?: 'm' | 'f';
  readonly from?: string;
  readonly to?: string;
  /** Whether everything that the package knows of this actor is forgotten first. */
  readonly replace?: boolean;
}

/** `shared` leaves the other meanings of the name beside this one, for the text to decide. */
export type OwnName = LexiconName & { readonly shared?: boolean };

/** An office or membership; `of` is an id or a name, what is not said follows from the role noun. */
export type OwnOffice = Omit<Affiliation, 'actor' | 'sector' | 'official'> & {
  readonly at?: FilePlace;
  readonly of: string;
  readonly sector?: string;
  readonly official?: boolean;
};

export interface ReadAs {
  readonly at?: FilePlace;
  readonly text: string;
  /** Id or name of the actor that is meant. */
  readonly actor: string;
}

/** The sections of a file of actors, in the order in which they are written. */
export const ACTORS_FILE_SECTIONS = ['actors', 'notActors', 'readAs', 'roles'] as const;
export type ActorsFileSection = (typeof ACTORS_FILE_SECTIONS)[number];

/** A year without quotes is a number in YAML. */
const year = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
const date = z.preprocess(year, LexiconDate).optional();
const term = { from: date, to: date };
const shape = EntrySchema.shape;

/** Abbreviations are told by their capitals: "U.N.", "ASEAN". */
function kindOfName(text: string): 'acronym' | 'common' {
  return /^(?:[A-Z]\.?){2,8}$/.test(text) ? 'acronym' : 'common';
}

const OwnNameSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z
    .strictObject({
      text: LexiconText,
      kind: z.enum(['official', 'common', 'short', 'acronym', 'native', 'former', 'surname']).optional(),
      alone: z.enum(['always', 'after-first-mention']).optional(),
      shared: z.boolean().optional(),
      ...term,
    })
    .transform((name) => ({ ...name, kind: name.kind ?? kindOfName(name.text) })),
);

const OwnMetonymSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z.strictObject({
    text: LexiconText,
    kind: z.enum(['capital', 'seat', 'organ']).default('seat'),
    strength: z.enum(['always', 'agentive']).default('agentive'),
    sector: SectorCode.optional(),
  }),
);

const OwnActorSchema = z.strictObject({
  id: ActorId.optional(),
  name: LexiconText,
  kind: shape.kind.optional(),
  names: z.array(OwnNameSchema).optional(),
  surname: LexiconText.optional(),
  demonyms: shape.demonyms,
  metonyms: z.array(OwnMetonymSchema).optional(),
  codes: z
    .preprocess(
      (value) =>
        value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([system, code]) => [system, year(code)]))
          : value,
      ActorCodes,
    )
    .optional(),
  sector: SectorCode.optional(),
  country: LexiconText.optional(),
  leader: LexiconText.optional(),
  offices: z
    .array(
      z.strictObject({
        of: LexiconText,
        role: LexiconText,
        sector: SectorCode.optional(),
        official: z.boolean().optional(),
        ...term,
      }),
    )
    .optional(),
  members: z
    .array(
      z.preprocess(
        (value) => (typeof value === 'string' ? { actor: value } : value),
        z.strictObject({ actor: LexiconText, ...term }),
      ),
    )
    .optional(),
  gender: shape.gender,
  replace: z.boolean().optional(),
  ...term,
});

const NotActorSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z.strictObject({
    text: LexiconText,
    what: z.enum(['region', 'city', 'water', 'land', 'medium', 'company', 'given-name', 'thing']).default('thing'),
    in: z.string().length(3).optional(),
  }),
);

/** The schema of an item of each section. */
export const ACTORS_FILE_ITEMS = {
  actors: OwnActorSchema,
  notActors: NotActorSchema,
  readAs: z.strictObject({ text: LexiconText, actor: LexiconText }),
  roles: RoleSchema,
} as const;
