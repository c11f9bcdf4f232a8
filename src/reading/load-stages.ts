import type { LanguageEngine } from '../language/tree.ts';
import type { Codebook } from '../lexicon/own/codebook.ts';
import type { IssuesFile } from '../lexicon/own/issues-file.ts';
import { loadDiscourse } from '../lexicon/words/discourse.ts';
import { type EventFrames, loadEventFrames } from '../lexicon/words/event-frames.ts';
import type { Statement } from '../records/statement.ts';
import { findActors } from './actors/actors.ts';
import type { Coreference } from './actors/actors-context.ts';
import { loadCoreference } from './actors/antecedent-model.ts';
import { loadMetonymyModel } from './actors/metonymy-model.ts';
import { findStatements } from './attribution/statements.ts';
import { findCausalClaims } from './causes/causal-claims.ts';
import { findClaims } from './claims/claims.ts';
import { codeEvents } from './events/event-codes.ts';
import { readEvents } from './events/events.ts';
import { markRestraint } from './events/restraint.ts';
import { toldForecasts } from './forecasts/told-forecasts.ts';
import { type AnchorReader, createAnchorReader } from './heads/anchors.ts';
import { loadRecordHeads } from './heads/load-heads.ts';
import { toldMotives } from './motives/told-motives.ts';
import { findDictionaryEvents } from './petrarch/dictionary-events.ts';
import { type PetrarchDictionaries, petrarchCoder } from './petrarch/petrarch-coder.ts';
import { findPositions } from './positions/positions.ts';
import { findProposals } from './proposals/proposals.ts';
import { findQuantities } from './quantities/quantities.ts';
import { findRelations } from './relations/relations.ts';
import type { Stages } from './stages.ts';

/** What stands in the place of the package's weights where a bench or a training weighs others. */
export interface StageWeights {
  /** What pronouns are resolved by. */
  readonly coreference?: Coreference;
}

/** What the package's stages know of the user's own. */
export interface StageOptions extends StageWeights {
  readonly codebook?: Codebook;
  readonly dictionaries?: PetrarchDictionaries;
  readonly issues?: IssuesFile;
}

/** The package's stages with their words and weights. */
export interface LoadedStages {
  readonly stages: Stages;
  readonly frames: EventFrames;
}

/** Loads words and weights of all stages. Throws as `createReader` does. */
export async function loadStages(engine: LanguageEngine, options: StageOptions): Promise<LoadedStages> {
  const { codebook, issues } = options;
  const [words, frames, metonymy, coreference] = await Promise.all([
    loadDiscourse(),
    loadFrames(codebook),
    loadMetonymyModel(),
    options.coreference ?? loadCoreference(),
  ]);
  const heads = engine.heads === undefined ? undefined : await loadAnchorReader(engine.heads);
  const coder = options.dictionaries && petrarchCoder(options.dictionaries);
  const stages: Stages = {
    actors: (context) => findActors({ ...context, coreference, ...(metonymy ? { metonymy } : {}) }),
    statements: (context, { actors }) => findStatements(context, actors, words.cues),
    events: (context, { actors, statements }) => {
      const events = readEvents(context, actors, frames, heads);
      const added = coder && findDictionaryEvents(context, actors, frames, events, coder);
      const found = [...events, ...(added?.events ?? [])].toSorted((a, b) => a.trigger.start - b.trigger.start);
      const all = markRestraint(context, findClaims(context, actors, statements, found));
      return {
        events: codebook ? codeEvents(all, codebook) : all,
        actors: [...(added?.actors ?? [])],
        mentions: added?.mentions ?? [],
        warnings: added?.warnings ?? [],
      };
    },
    positions: (context, { actors, statements }) =>
      heads ? findPositions(context, actors, ownWords(statements), heads, issues) : { positions: [], issues: [] },
    proposals: (context, { actors, statements, events, positions }) =>
      heads ? findProposals(context, actors, ownWords(statements), { ...positions, events: events.events }, heads) : [],
    forecasts: (context, { actors, statements }) =>
      heads ? toldForecasts(context, actors, ownWords(statements), heads) : [],
    relations: (context, { actors, statements }) => findRelations(context, actors, ownWords(statements), words, heads),
    motives: (context, { actors, statements }) =>
      heads ? toldMotives(context, actors, ownWords(statements), heads) : [],
    causes: (context, { actors, statements }) =>
      findCausalClaims(context, actors, ownWords(statements), words, frames.nouns),
    quantities: (context) => findQuantities(context),
  };
  return { stages, frames };
}

/** What one says that another has said is a record, but the voice there is that of the one who reports it. */
function ownWords(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ within }) => within === undefined);
}

/** What the heads of stands read by the vectors of an engine; undefined for an engine that has none. */
export async function loadStandHeads(records: string | undefined): Promise<AnchorReader | undefined> {
  return records === 'records' ? loadAnchorReader('stands') : undefined;
}

/** What the heads that come with the package read; undefined where they were removed. */
async function loadAnchorReader(name: string): Promise<AnchorReader | undefined> {
  const heads = await loadRecordHeads(name);
  return heads && createAnchorReader(heads);
}

/** The words that name acts. What a user's codebook needs is loaded only for one. */
async function loadFrames(codebook: Codebook | undefined): Promise<EventFrames> {
  const known = await loadEventFrames();
  if (codebook === undefined) return known;
  const { framesWithCodebook } = await import('../lexicon/own/codebook-frames.ts');
  return framesWithCodebook(known, codebook);
}
