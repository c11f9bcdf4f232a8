import { createEnglish } from '../language/english.ts';
import type { LanguageEngine } from '../language/tree.ts';
import { loadLexicon } from '../lexicon/load.ts';
import type { ActorsFile } from '../lexicon/own/actors-file.ts';
import type { Codebook } from '../lexicon/own/codebook.ts';
import type { IssuesFile } from '../lexicon/own/issues-file.ts';
import { type ActWords, loadActWords } from '../lexicon/words/act-words.ts';
import { loadDiscourse } from '../lexicon/words/discourse.ts';
import { type EventFrames, loadEventFrames } from '../lexicon/words/event-frames.ts';
import type { ActPhrases } from '../records/act-phrase.ts';
import type { Document } from '../records/document.ts';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';
import { documentFromText } from '../sources/text-document.ts';
import { findActors } from './actors/actors.ts';
import type { ActorsContext, Coreference } from './actors/actors-context.ts';
import { loadCoreference } from './actors/antecedent-model.ts';
import { loadMetonymyModel } from './actors/metonymy-model.ts';
import { actPhrases } from './acts/act-phrases.ts';
import { findStatements } from './attribution/statements.ts';
import { findCausalClaims } from './causes/causal-claims.ts';
import { treesOf } from './clause/tree.ts';
import { loadActModel } from './events/act-model.ts';
import { codeEvents } from './events/event-codes.ts';
import { type ActWeights, readEvents } from './events/events.ts';
import { kindredWords } from './events/kindred-words.ts';
import { findForecasts } from './forecasts/forecasts.ts';
import { findMotives } from './motives/motives.ts';
import { findDictionaryEvents } from './petrarch/dictionary-events.ts';
import { type PetrarchDictionaries, petrarchCoder } from './petrarch/petrarch-coder.ts';
import { loadPositionWeights, type PositionWeights } from './positions/position-model.ts';
import { findPositions } from './positions/positions.ts';
import { findProposals } from './proposals/proposals.ts';
import { findQuantities } from './quantities/quantities.ts';
import { findRelations } from './relations/relations.ts';
import { readingWarnings } from './warnings.ts';

/** What is known of a text beforehand; each wins over what is found in it. */
export interface TextFacts {
  readonly name?: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  /** Publication day, `YYYY-MM-DD`. */
  readonly date?: string;
  readonly publisher?: string;
}

/** Reads documents into records. Made once (it loads weights and lexicon), used for any number of texts. */
export interface Reader {
  /** Reads a plain text. */
  readonly read: (text: string, facts?: TextFacts) => Promise<Reading>;
  /** Reads a document that was made of a file. */
  readonly readDocument: (document: Document) => Promise<Reading>;
  /** What the words of a reading say of acts, for drafting a model of a conflict; analyses the text once more. */
  readonly acts: (reading: Reading) => Promise<ActPhrases>;
  readonly engine: LanguageEngine;
}

/** The stages of a reading, in the order in which they begin. */
export const READING_STAGES = [
  'language',
  'actors',
  'statements',
  'events',
  'positions',
  'proposals',
  'forecasts',
  'relations',
  'motives',
  'causes',
  'quantities',
  'end',
] as const;
export type ReadingStage = (typeof READING_STAGES)[number];

/** About half a million words, more than a long book: what can be read within a gigabyte of memory. */
export const MOST_CHARACTERS = 3_000_000;

/** Only these regions are read; bylines, captions and boilerplate are kept in the text and passed over. */
const READ_REGIONS: ReadonlySet<Document['regions'][number]['kind']> = new Set(['title', 'heading', 'body']);

/** What a reader is made of, beside the package's own weights and lexicon. */
export interface ReaderOptions {
  /** An English engine of one's own instead of the package's. */
  readonly engine?: LanguageEngine;
  /** Files of one's own actors, made by `parseActorsFile`; they win over the package's lexicon. */
  readonly actors?: readonly ActorsFile[];
  /** Words and codes of one's own for events, made by `parseCodebook`, see docs/own-codebook.md. */
  readonly codebook?: Codebook;
  /** PETRARCH dictionaries that add events to each reading, see docs/petrarch.md. */
  readonly dictionaries?: PetrarchDictionaries;
  /** Issues that the user names, made by `parseIssuesFile`, see docs/positions.md. */
  readonly issues?: IssuesFile;
  /** Told of every stage of every document when it begins, to measure what each takes. */
  readonly onStage?: (stage: ReadingStage) => void;
}

/** What stands in the place of the package's weights where a bench or a training weighs others; `none`: rules alone decide. */
export interface StageWeights {
  /** What pronouns are resolved by. */
  readonly coreference?: Coreference;
  /** What weighs the words of acts. */
  readonly acts?: ActWeights | 'none';
  /** What weighs the positions that rules find. */
  readonly positions?: PositionWeights | 'none';
}

/**
 * Makes a reader.
 *
 * @throws if a file of the package is missing, and an EntenteError if a file of actors speaks of somebody unknown, or a
 *   codebook of a word or class that the package does not have; the reader throws an EntenteError for a text that is too long
 * @example
 * import { createReader } from 'ententejs/reading';
 * const reader = await createReader();
 * const { events } = await reader.read('Seoul rejected the offer on Monday.', { date: '2017-07-06' });
 * events[0]?.category; // 'REJECT'
 */
export function createReader(options: ReaderOptions = {}): Promise<Reader> {
  return createReaderWith(options);
}

/** Makes a reader with other weights than the package's, for benches and trainings. Throws as `createReader` does. */
export async function createReaderWith(options: ReaderOptions & StageWeights): Promise<Reader> {
  const { codebook, onStage = () => undefined } = options;
  const [engine, lexicon, discourse, frames, metonymy, coreference] = await Promise.all([
    options.engine ?? createEnglish(),
    loadLexicon(options.actors),
    loadDiscourse(),
    loadFrames(codebook),
    loadMetonymyModel(),
    options.coreference ?? loadCoreference(),
  ]);

  const acts = options.acts ?? (await loadWeights(engine, frames));
  const positionWeights = options.positions ?? (await loadPositionWeights(engine.vectorOf)) ?? 'none';

  const coder = options.dictionaries && petrarchCoder(options.dictionaries);

  const readDocument = async (document: Document): Promise<Reading> => {
    if (document.text.length > MOST_CHARACTERS) {
      throw new EntenteError(
        'unreadable',
        `${document.source.name} holds ${(document.text.length / 1e6).toFixed(1)} million characters of text; one document may hold ${MOST_CHARACTERS / 1e6} million. Split it into several files.`,
      );
    }
    const regions = readRegions(document);
    onStage('language');
    const analysis = treesOf(await engine.analyse(document.text, regions));
    const context: ActorsContext = { document, analysis, lexicon, coreference, ...(metonymy ? { metonymy } : {}) };
    onStage('actors');
    const actors = findActors(context);
    onStage('statements');
    const said = findStatements(context, actors, discourse.cues);
    // What one says that another has said is a record, but the voice there is that of the one who reports it.
    const statements = said.filter(({ within }) => within === undefined);
    onStage('events');
    const { events, groups } = readEvents(context, actors, frames, acts === 'none' ? undefined : acts);
    const added = coder && findDictionaryEvents(context, actors, frames, events, coder);
    onStage('positions');
    const { positions, issues } = findPositions(context, actors, statements, discourse, {
      ...(options.issues ? { file: options.issues } : {}),
      ...(positionWeights === 'none' ? {} : { weights: positionWeights }),
    });
    onStage('proposals');
    const proposals = findProposals(context, actors, statements, discourse, positions);
    onStage('forecasts');
    const forecasts = findForecasts(context, actors, statements, discourse);
    onStage('relations');
    const relations = findRelations(context, actors, statements, discourse);
    onStage('motives');
    const motives = findMotives(context, actors, statements, discourse);
    onStage('causes');
    const causes = findCausalClaims(context, actors, statements, discourse, frames.nouns);
    onStage('quantities');
    const quantities = findQuantities(context);
    onStage('end');
    const allEvents = inTextOrder([...events, ...(added?.events ?? [])], ({ trigger }) => trigger);
    return {
      format: 'entente-reading/1',
      reader: engine.model,
      document,
      sentences: analysis.sentences.map(({ start, end }) => ({ start, end })),
      actors: [...actors.actors, ...groups, ...(added?.actors ?? [])],
      mentions: inTextOrder([...actors.mentions, ...(added?.mentions ?? [])], ({ span }) => span),
      events: codebook ? codeEvents(allEvents, codebook) : allEvents,
      statements: said,
      positions: [...positions],
      issues: [...issues],
      proposals,
      forecasts,
      relations,
      motives,
      causes,
      quantities,
      warnings: [...readingWarnings(document, analysis), ...(added?.warnings ?? [])],
    };
  };

  // "Price" heads "a price on his head", and is no event by itself.
  const eventNouns = new Set(
    [...frames.nouns].flatMap(([noun, list]) => (list.some(({ words: own }) => own.length === 1) ? [noun] : [])),
  );
  let words: Promise<ActWords> | undefined;
  const actsOf = async (reading: Reading): Promise<ActPhrases> => {
    words ??= loadActWords();
    const analysis = treesOf(await engine.analyse(reading.document.text, readRegions(reading.document)));
    return actPhrases(reading, analysis, await words, eventNouns);
  };

  return {
    engine,
    readDocument,
    acts: actsOf,
    read: (text, facts = {}) => {
      const { name, ...given } = facts;
      return readDocument(documentFromText(text, { given, ...(name ? { name } : {}) }));
    },
  };
}

/** The words that name acts. What a user's codebook needs is loaded only for one. */
async function loadFrames(codebook: Codebook | undefined): Promise<EventFrames> {
  const known = await loadEventFrames();
  if (codebook === undefined) return known;
  const { framesWithCodebook } = await import('../lexicon/own/codebook-frames.ts');
  return framesWithCodebook(known, codebook);
}

/** The weights of acts that come with the package; none where they were removed. */
async function loadWeights(engine: LanguageEngine, frames: EventFrames): Promise<ActWeights | 'none'> {
  const { vectorOf } = engine;
  const model = await loadActModel(vectorOf);
  return model && vectorOf ? { model, kindred: kindredWords(frames, vectorOf) } : 'none';
}

/** The parts of a document that are read. */
export function readRegions(document: Document): readonly Span[] {
  return document.regions.filter((region) => READ_REGIONS.has(region.kind)).map((region) => region.span);
}

/** Records by where their words begin; those that begin together keep their order. */
function inTextOrder<T>(records: readonly T[], span: (record: T) => Span): T[] {
  return records.toSorted((a, b) => span(a).start - span(b).start);
}
