import { z } from 'zod';
import { CONCEPTS } from '../model/concept.ts';

const ID = /^\p{L}[\p{L}\p{M}\p{N}_.-]*$/u;
const RECORD_ID = /^[a-z]-[0-9a-f]{12}$/;

const WHICH_STATE =
  'a state is a list of the options that are taken, a pattern of Y and N, a number, or the id of a listed state';

/** What a claim can say of the equilibria. */
const CLAIM_KINDS = ['holds', 'always', 'some', 'never'] as const;

/** Words for people. */
const Words = z.string().trim().min(1);
const Id = z.string().regex(ID);
/** A bare year is a number to YAML and a date to whoever writes it; so is a title such as 1914. */
const yearAsText = (given: unknown): unknown => (typeof given === 'number' ? String(given) : given);
const Day = z.preprocess(yearAsText, z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/));
const Title = z.preprocess(yearAsText, Words);

/** One piece of evidence: `assumption`, a record's id, or `source, place`; or the same as a map. */
const EvidenceEntry = z.preprocess(
  (given) => (typeof given === 'string' ? shortEvidence(given) : given),
  z
    .strictObject({
      record: z.string().regex(RECORD_ID).optional(),
      source: Words.optional(),
      place: Words.optional(),
      words: Words.optional(),
      date: Day.optional(),
      assumption: Words.nullable().optional(),
    })
    .refine((entry) => ['record', 'source', 'assumption'].filter((key) => key in entry).length === 1, {
      error: 'evidence is either a record, or a source (with its place), or an assumption',
    }),
);
const EvidenceList = z
  .preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(EvidenceEntry))
  .optional();
export type EvidenceEntry = z.infer<typeof EvidenceEntry>;

function shortEvidence(text: string): Record<string, unknown> {
  const assumed = /^assumption\b[\s:,–-]*(.*)$/is.exec(text);
  if (assumed) return { assumption: assumed[1]?.trim() || null };
  if (RECORD_ID.test(text.trim())) return { record: text.trim() };
  const comma = text.indexOf(',');
  const place = comma < 0 ? '' : text.slice(comma + 1).trim();
  return { source: (comma < 0 ? text : text.slice(0, comma)).trim(), ...(place ? { place } : {}) };
}

/** A map, or its short form: a text that stands for the value of one of its keys. */
function orShort<T extends z.ZodType>(key: string, schema: T) {
  return z.preprocess((given) => (typeof given === 'string' ? { [key]: given } : given), schema);
}

const grounds = { text: Words.optional(), evidence: EvidenceList };

const Source = orShort(
  'title',
  z.strictObject({
    title: Title,
    author: Words.optional(),
    publisher: Words.optional(),
    date: Day.optional(),
    where: Words.optional(),
  }),
);

const Seen = orShort('when', z.strictObject({ when: Words, ...grounds }));

const AttitudeEntry = orShort('is', z.strictObject({ is: z.enum(['positive', 'neutral', 'negative']), ...grounds }));

const DecisionMakerEntry = orShort(
  'name',
  z.strictObject({
    name: Words,
    unseen: z.array(Seen).optional(),
    attitudes: z.record(z.string(), AttitudeEntry).optional(),
  }),
);

const OneOrMoreIds = z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(Id).min(1));

const OptionEntry = z.strictObject({
  by: OneOrMoreIds,
  text: Words,
  irreversible: z.enum(['once taken', 'once dropped']).optional(),
  evidence: EvidenceList,
});

const RuleEntry = orShort(
  'must',
  z
    .strictObject({ id: Id.optional(), must: Words.optional(), never: Words.optional(), ...grounds })
    .refine((rule) => (rule.must === undefined) !== (rule.never === undefined), {
      error: 'a rule says either what must hold (must: …) or what cannot be (never: …)',
    }),
);

const BarredEntry = z
  .strictObject({
    id: Id.optional(),
    by: OneOrMoreIds.optional(),
    from: Words.optional(),
    to: Words.optional(),
    ...grounds,
  })
  .refine((move) => move.from !== undefined || move.to !== undefined, {
    error: 'a barred move needs from: …, to: … or both',
  });

const MergeEntry = orShort('when', z.strictObject({ id: Id.optional(), when: Words, ...grounds }));

const GraphStateEntry = orShort('text', z.strictObject({ text: Words, evidence: EvidenceList }));
const GraphMoveEntry = orShort('move', z.strictObject({ move: Words, evidence: EvidenceList }));

/** A mark that stands or does not; YAML reads `yes` as a word. */
const Mark = z
  .preprocess((given) => (given === 'yes' || given === 'no' ? given === 'yes' : given), z.boolean())
  .optional();

/** A probability or degree, or its bounds; which numbers fit is judged with the model. */
const LikelyEntry = z
  .union([z.number(), z.array(z.number()).length(2)], {
    error: 'a likelihood is a number such as 0.8, or its bounds such as [0.6, 0.9]',
  })
  .optional();

const StatementEntry = orShort(
  'want',
  z.strictObject({ id: Id.optional(), want: Words, strong: Mark, unknown: Mark, likely: LikelyEntry, ...grounds }),
);
export type StatementEntry = z.infer<typeof StatementEntry>;

/** A statement, or several that are equally important. */
const LevelEntry = z.preprocess(
  (given) => (isMap(given) && 'equal' in given ? given : { equal: [given] }),
  z.strictObject({ equal: z.array(StatementEntry).min(1) }),
);

const WeightEntry = z.preprocess(
  (given) => (typeof given === 'number' ? { weight: given } : given),
  z.strictObject({ id: Id.optional(), weight: z.number(), ...grounds }),
);

const StateEntry = z.union([z.number().int().positive(), Words], {
  error: 'a state is a number, a pattern of Y, N and -, or the id of a listed state',
});
/** The sign that parts, in a ranking, what is greatly preferred from the rest. */
export const GREATLY = '>>';

const RankEntry = z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(StateEntry).min(1));

const PreferenceEntry = z.preprocess(
  (given) => (Array.isArray(given) ? { statements: given } : given),
  z
    .strictObject({
      statements: z.array(LevelEntry).optional(),
      weights: z.record(z.string(), WeightEntry).optional(),
      ranking: z.array(RankEntry).min(1).optional(),
      unknown: z.array(z.array(StateEntry)).optional(),
      likely: LikelyEntry,
      evidence: EvidenceList,
    })
    .refine(
      ({ ranking, unknown, likely }) => ranking !== undefined || (unknown === undefined && likely === undefined),
      {
        error: 'unknown: and likely: go with ranking:; a statement has marks of its own',
      },
    )
    .refine(
      ({ statements, weights, ranking }) =>
        [statements, weights, ranking].filter((way) => way !== undefined).length === 1,
      { error: 'preferences are a list of statements, or weights: …, or ranking: …' },
    ),
);
export type PreferenceEntry = z.infer<typeof PreferenceEntry>;

const ClaimEntry = z
  .strictObject({
    text: Words.optional(),
    concept: z.enum(CONCEPTS).default('SEQ'),
    holds: z.union([z.number().int().positive(), z.string(), z.array(Id)], { error: WHICH_STATE }).optional(),
    always: Words.optional(),
    some: Words.optional(),
    never: Words.optional(),
    within: Words.optional(),
  })
  .refine((claim) => CLAIM_KINDS.filter((kind) => claim[kind] !== undefined).length === 1, {
    error: 'a claim says one thing: holds: a state, or always: …, some: … or never: … of the equilibria',
  });
export type ClaimEntry = z.infer<typeof ClaimEntry>;

const ViewEntry = z.strictObject({
  text: Words.optional(),
  ignores: z.array(Id).optional(),
  rules: z.array(RuleEntry).optional(),
  preferences: z.record(z.string(), PreferenceEntry).optional(),
});
export type ViewEntry = z.infer<typeof ViewEntry>;

const amount = z.number().nonnegative();
const IssueActorEntry = z.strictObject({
  position: z.number(),
  salience: amount.max(1),
  capability: amount,
  uncertainty: z
    .union(
      [
        amount.max(1),
        z.strictObject({
          position: amount.max(1).optional(),
          capability: amount.max(1).optional(),
          salience: amount.max(1).optional(),
        }),
      ],
      { error: 'the uncertainty is a share from 0 to 1, or a map with position, capability and salience' },
    )
    .optional(),
  evidence: EvidenceList,
});

const IssueEntry = z.strictObject({
  text: Words,
  low: orShort('text', z.strictObject({ at: z.number().optional(), text: Words })),
  high: orShort('text', z.strictObject({ at: z.number().optional(), text: Words })),
  actors: z.record(z.string(), IssueActorEntry),
});
export type IssueEntry = z.infer<typeof IssueEntry>;

const StateRefEntry = z.union([z.number().int().positive(), z.string(), z.array(Id)], { error: WHICH_STATE });
const PublishedStates = z.array(StateRefEntry).optional();
const PublishedEntry = z.strictObject({
  in: EvidenceEntry.optional(),
  rankings: z.enum(['read', 'reconstructed']).default('reconstructed'),
  results: z.enum(['read', 'recalled']).default('recalled'),
  equilibria: z
    .strictObject({
      Nash: PublishedStates,
      GMR: PublishedStates,
      SMR: PublishedStates,
      SEQ: PublishedStates,
      SIM: PublishedStates,
      tableau: PublishedStates,
    })
    .default({}),
  text: Words.optional(),
});
export type PublishedEntry = z.infer<typeof PublishedEntry>;

/** The top level of a model file; docs/conflict-models.md describes every key. */
export const ModelFileSchema = z
  .strictObject({
    conflict: Title,
    date: Day.optional(),
    about: Words.optional(),
    sources: z.record(z.string(), Source).optional(),
    decisionMakers: z.record(z.string(), DecisionMakerEntry),
    options: z.record(z.string(), OptionEntry).optional(),
    rules: z.array(RuleEntry).optional(),
    barred: z.array(BarredEntry).optional(),
    merge: z.array(MergeEntry).optional(),
    states: z.record(z.string(), GraphStateEntry).optional(),
    moves: z.record(z.string(), z.array(GraphMoveEntry)).optional(),
    statusQuo: StateRefEntry.optional(),
    preferences: z.record(z.string(), PreferenceEntry),
    claims: z.record(z.string(), ClaimEntry).optional(),
    views: z.record(z.string(), ViewEntry).optional(),
    issues: z.record(z.string(), IssueEntry).optional(),
    published: PublishedEntry.optional(),
  })
  .refine(({ options, states }) => (options === undefined) !== (states === undefined), {
    error: 'a model has either options (states are their combinations) or states with moves',
  });
export type ModelFileData = z.infer<typeof ModelFileSchema>;

/** Whether a text can be the id of an option, a decision maker or a statement. */
export function isId(text: string): boolean {
  return ID.test(text);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
