import { createEnglish } from '../language/english.ts';
import type { LanguageEngine } from '../language/tree.ts';
import { loadDiscourse } from '../lexicon/discourse.ts';
import { loadEventFrames } from '../lexicon/event-frames.ts';
import { loadLexicon } from '../lexicon/load.ts';
import type { Document } from '../records/document.ts';
import { EntenteError } from '../records/failure.ts';
import type { Reading } from '../records/reading.ts';
import { documentFromText } from '../sources/text-document.ts';
import { findActors } from './actors.ts';
import type { ReadingContext } from './context.ts';
import { findEvents } from './events.ts';
import { findForecasts } from './forecasts.ts';
import { findMotives } from './motives.ts';
import { findPositions } from './positions.ts';
import { findProposals } from './proposals.ts';
import { findQuantities } from './quantities.ts';
import { findRelations } from './relations.ts';
import { findStatements } from './statements.ts';
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
  readonly engine: LanguageEngine;
}

/** About half a million words, more than a long book: what can be read within a gigabyte of memory. */
export const MOST_CHARACTERS = 3_000_000;

/** Only these regions are read; bylines, captions and boilerplate are kept in the text and passed over. */
const READ = new Set<Document['regions'][number]['kind']>(['title', 'heading', 'body']);

/**
 * Makes a reader.
 * @param options.engine an English engine of one's own instead of the package's
 * @throws if a file of the package is missing; the reader throws an EntenteError for a text that is too long
 * @example
 * const reader = await createReader();
 * const { events } = await reader.read('Seoul rejected the offer on Monday.', { date: '2017-07-06' });
 */
export async function createReader(options: { readonly engine?: LanguageEngine } = {}): Promise<Reader> {
  const [engine, lexicon, discourse, frames] = await Promise.all([
    options.engine ?? createEnglish(),
    loadLexicon(),
    loadDiscourse(),
    loadEventFrames(),
  ]);

  const readDocument = async (document: Document): Promise<Reading> => {
    if (document.text.length > MOST_CHARACTERS) {
      throw new EntenteError(
        'unreadable',
        `${document.source.name} holds ${(document.text.length / 1e6).toFixed(1)} million characters of text; one document may hold ${MOST_CHARACTERS / 1e6} million. Split it into several files.`,
      );
    }
    const regions = document.regions.filter((region) => READ.has(region.kind)).map((region) => region.span);
    const analysis = await engine.analyse(document.text, regions);
    const context: ReadingContext = { document, analysis, lexicon };
    const actors = findActors(context);
    const statements = findStatements(context, actors, discourse.cues);
    const events = findEvents(context, actors, frames);
    return {
      format: 'entente-reading/1',
      reader: engine.model,
      document,
      sentences: analysis.sentences.map(({ start, end }) => ({ start, end })),
      actors: [...actors.actors],
      mentions: [...actors.mentions],
      events: [...events],
      statements,
      positions: findPositions(context, actors, statements, discourse),
      proposals: findProposals(context, actors, statements),
      forecasts: findForecasts(context, actors, statements, discourse),
      relations: findRelations(context, actors, statements, discourse),
      motives: findMotives(context, actors, statements, discourse),
      quantities: findQuantities(context),
      warnings: [...readingWarnings(document, analysis)],
    };
  };

  return {
    engine,
    readDocument,
    read: (text, facts = {}) => {
      const { name, ...given } = facts;
      return readDocument(documentFromText(text, { given, ...(name ? { name } : {}) }));
    },
  };
}
