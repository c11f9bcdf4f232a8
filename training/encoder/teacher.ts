import type { ActorIndex, ReadingContext } from '../../src/reading/context/context.ts';
import { type Anchor, type AnchorKind, createAnchorReader } from '../../src/reading/heads/anchors.ts';
import { loadRecordHeads } from '../../src/reading/heads/load-heads.ts';
import type { ClassProbabilities, RecordHeads } from '../../src/reading/heads/record-heads.ts';
import type { Stages } from '../../src/reading/stages.ts';

/** What the heads say of a word that a record may hang on, as `training/encoder/told_sets.py` reads it. */
export interface ToldAnchor {
  readonly kind: AnchorKind;
  readonly sentence: number;
  readonly word: number;
  /** Probabilities of the values of each class that the kind has. */
  readonly classes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** How likely each actor plays each part, by code; absent, with what follows, where a record is unlikely. */
  readonly parts?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The likeliest stretches: first word, the word past the last, the logarithm of the probability. */
  readonly spans?: Readonly<Record<string, readonly [number, number, number]>>;
  readonly conditions?: readonly [number, number];
}

/** Stages that read no further than the heads, and what these said of the document read last. */
interface Teacher {
  readonly stages: Partial<Stages>;
  readonly told: (codeOf: (actor: string) => string) => readonly ToldAnchor[];
}

/** Words that are less likely than this to have a record are taught as having none. */
const LEAST = 0.02;
/** Of words that are less likely than this nothing more is told. */
const FLOOR = 0.08;
/** Actors that are less likely than this to play a part are taught as playing none. */
const FAINT = 0.005;
/** Kinds of records; stands are of other heads. */
type RecordKind = Exclude<AnchorKind, 'stand'>;
const CLASSES: Readonly<Record<RecordKind, readonly string[]>> = {
  event: ['event', 'reality', 'must'],
  position: ['position', 'positionAct'],
  forecast: ['forecast'],
  motive: ['motive'],
  relation: ['relation', 'change'],
  term: ['term'],
};
const ROLES: Readonly<Record<RecordKind, readonly string[]>> = {
  event: ['source', 'target'],
  position: ['holder'],
  forecast: ['foreteller'],
  motive: ['wanter'],
  relation: ['party'],
  term: ['asked', 'proposer'],
};
const SPANS: Readonly<Record<RecordKind, readonly string[]>> = {
  event: [],
  position: ['evidence', 'issue'],
  forecast: ['then', 'if', 'unless'],
  motive: ['content'],
  relation: [],
  term: ['action'],
};
const KINDS = Object.keys(CLASSES) as RecordKind[];

/** Opens the heads that come with the package as a teacher. */
export async function openTeacher(): Promise<Teacher> {
  const heads = await loadRecordHeads('records');
  if (!heads) throw new Error('The heads of records are missing.');
  let seen: { readonly context: ReadingContext; readonly actors: ActorIndex } | undefined;
  const nothing = (): [] => [];
  return {
    stages: {
      statements: nothing,
      events: (context, { actors }) => {
        seen = { context, actors };
        return { events: [], actors: [], mentions: [], warnings: [] };
      },
      positions: () => ({ positions: [], issues: [] }),
      proposals: nothing,
      forecasts: nothing,
      relations: nothing,
      motives: nothing,
      causes: nothing,
      quantities: nothing,
    },
    told: (codeOf) => (seen ? toldOf(heads, seen.context, seen.actors, codeOf) : []),
  };
}

function toldOf(
  heads: RecordHeads,
  context: ReadingContext,
  actors: ActorIndex,
  codeOf: (actor: string) => string,
): readonly ToldAnchor[] {
  const reader = createAnchorReader(heads, () => FLOOR);
  const out: ToldAnchor[] = [];
  const anchors = KINDS.map((kind) => [kind, reader.anchors(context, actors, kind)] as const);
  for (const sentence of context.analysis.sentences) {
    if (!sentence.vectors || sentence.tokens.length === 0) continue;
    const classes = heads.classes(sentence.vectors);
    for (const [kind, found] of anchors) {
      const own = new Map((found.get(sentence) ?? []).map((anchor) => [anchor.word, anchor]));
      for (const { index: word } of sentence.tokens) {
        const told = distribution(classes.get(kind), word);
        if (1 - (told.none ?? 0) < LEAST) continue;
        const anchor = own.get(word);
        out.push({
          kind,
          sentence: sentence.index,
          word,
          classes: anchor
            ? Object.fromEntries(CLASSES[kind].map((name) => [name, distribution(classes.get(name), word)]))
            : { [kind]: told },
          ...(anchor && detailsOf(kind, anchor, codeOf)),
        });
      }
    }
  }
  return out;
}

function detailsOf(kind: RecordKind, anchor: Anchor, codeOf: (actor: string) => string): Partial<ToldAnchor> {
  const parts = Object.fromEntries(
    ROLES[kind].map((role) => {
      const by: Record<string, number> = {};
      for (const { actor, probability } of anchor.players(role)) {
        const code = codeOf(actor);
        if (probability >= FAINT) by[code] = Math.max(by[code] ?? 0, rounded(probability));
      }
      return [role, by];
    }),
  );
  const spans = Object.fromEntries(
    SPANS[kind].map((name) => {
      const { first, last, log } = anchor.stretch(name);
      return [name, [first, last + 1, rounded(log)] as const];
    }),
  );
  return { parts, spans, conditions: [rounded(anchor.condition('if')), rounded(anchor.condition('unless'))] };
}

function distribution(known: ClassProbabilities | undefined, word: number): Readonly<Record<string, number>> {
  const values = known?.values ?? [];
  const rows = values.map((value, i) => [value, rounded(known?.rows[word * values.length + i] ?? 0)] as const);
  return Object.fromEntries(rows.filter(([, p]) => p > 0));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
