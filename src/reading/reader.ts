import { createEnglish, type EngineName } from '../language/english.ts';
import type { LanguageEngine } from '../language/tree.ts';
import { loadLexicon } from '../lexicon/load.ts';
import type { ActorsFile } from '../lexicon/own/actors-file.ts';
import type { Codebook } from '../lexicon/own/codebook.ts';
import type { IssuesFile } from '../lexicon/own/issues-file.ts';
import { type ActWords, loadActWords } from '../lexicon/words/act-words.ts';
import type { ActPhrases } from '../records/act-phrase.ts';
import type { Document } from '../records/document.ts';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import { documentFromText } from '../sources/text-document.ts';
import { actPhrases } from './acts/act-phrases.ts';
import { treesOf } from './clause/tree.ts';
import type { DocumentVoice } from './context/context.ts';
import { readRegions } from './document/layout.ts';
import type { AnchorReader } from './heads/anchors.ts';
import { loadStages, loadStandHeads, type StageWeights } from './load-stages.ts';
import type { PetrarchDictionaries } from './petrarch/petrarch-coder.ts';
import { runStages, type StageName, type Stages } from './stages.ts';
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

/** What a reader does in turn: the language engine, each stage, and the end of a document. */
export type ReadingStage = 'language' | StageName | 'end';

/** About half a million words, more than a long book: what can be read within a gigabyte of memory. */
const MOST_CHARACTERS = 3_000_000;

/** What a reader is made of, beside the package's own weights and lexicon. */
export interface ReaderOptions {
  /** Which of the package's English engines reads (`encoder` if none is named), or one of one's own. */
  readonly engine?: EngineName | LanguageEngine;
  /** Files of one's own actors, made by `parseActorsFile`; they win over the package's lexicon. */
  readonly actors?: readonly ActorsFile[];
  /** Words and codes of one's own for events, made by `parseCodebook`, see docs/own-codebook.md. */
  readonly codebook?: Codebook;
  /** PETRARCH dictionaries that add events to each reading, see docs/petrarch.md. */
  readonly dictionaries?: PetrarchDictionaries;
  /** Issues that the user names, made by `parseIssuesFile`, see docs/positions.md. */
  readonly issues?: IssuesFile;
  /**
   * Stages of one's own in the place of the package's, see docs/architecture.md; the others go on as they are and see what
   * these find.
   */
  readonly stages?: Partial<Stages>;
  /** Told of every stage of every document when it begins, to measure what each takes. */
  readonly onStage?: (stage: ReadingStage) => void;
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
  const { onStage = () => undefined } = options;
  const { engine: asked = 'encoder' } = options;
  const [engine, lexicon] = await Promise.all([
    typeof asked === 'string' ? createEnglish(undefined, asked) : asked,
    loadLexicon(options.actors),
  ]);
  const { stages: own, frames } = await loadStages(engine, options);
  const stages: Stages = { ...own, ...options.stages };

  const readDocument = async (document: Document): Promise<Reading> => {
    if (document.text.length > MOST_CHARACTERS) {
      throw new EntenteError(
        'unreadable',
        `${document.source.name} holds ${(document.text.length / 1e6).toFixed(1)} million characters of text; one document may hold ${MOST_CHARACTERS / 1e6} million. Split it into several files.`,
      );
    }
    onStage('language');
    const analysis = treesOf(await engine.analyse(document.text, readRegions(document)));
    const { actors, events, positions, ...found } = runStages(stages, { document, analysis, lexicon }, onStage);
    onStage('end');
    return {
      format: 'entente-reading/1',
      reader: engine.model,
      document,
      sentences: analysis.sentences.map(({ start, end }) => ({ start, end })),
      ...(actors.voice && { voice: voiceRecord(actors.voice) }),
      actors: [...actors.actors, ...events.actors],
      mentions: [...actors.mentions, ...events.mentions].toSorted((a, b) => a.span.start - b.span.start),
      events: [...events.events],
      statements: [...found.statements],
      positions: [...positions.positions],
      issues: [...positions.issues],
      proposals: [...found.proposals],
      forecasts: [...found.forecasts],
      relations: [...found.relations],
      motives: [...found.motives],
      causes: [...found.causes],
      quantities: [...found.quantities],
      warnings: [...readingWarnings(document, analysis), ...events.warnings],
    };
  };

  // "Price" heads "a price on his head", and is no event by itself.
  const eventNouns = new Set(
    [...frames.nouns].flatMap(([noun, list]) => (list.some(({ words: own }) => own.length === 1) ? [noun] : [])),
  );
  let words: Promise<ActWords> | undefined;
  let stands: Promise<AnchorReader | undefined> | undefined;
  const actsOf = async (reading: Reading): Promise<ActPhrases> => {
    words ??= loadActWords();
    const analysis = treesOf(await engine.analyse(reading.document.text, readRegions(reading.document)));
    stands ??= loadStandHeads(engine.heads);
    return actPhrases(reading, analysis, await words, eventNouns, await stands);
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

function voiceRecord({ kind, speakers, actsFor, source }: DocumentVoice): NonNullable<Reading['voice']> {
  return { kind, speakers: [...speakers], actsFor: [...actsFor], ...(source && { source }) };
}
