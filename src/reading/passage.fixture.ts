import { createEnglish } from '../language/english.ts';
import { loadDiscourse } from '../lexicon/discourse.ts';
import { loadEventFrames } from '../lexicon/event-frames.ts';
import { loadLexicon } from '../lexicon/load.ts';
import type { Document } from '../records/document.ts';
import { textHash } from '../records/identify.ts';
import type { Span } from '../records/span.ts';
import { findActors } from './actors.ts';
import { findCausalClaims } from './causal-claims.ts';
import type { ReadingContext } from './context.ts';
import { findForecasts } from './forecasts.ts';
import { findMotives } from './motives.ts';
import { findPositions } from './positions.ts';
import { findProposals } from './proposals.ts';
import { findQuantities } from './quantities.ts';
import { findRelations } from './relations.ts';
import { findStatements } from './statements.ts';

/** Reads short passages with the real engine, for the tests of the stages behind the actors. */
export async function passageReader(options: { readonly learnt?: boolean } = {}) {
  const [english, lexicon, words, frames] = await Promise.all([
    createEnglish(),
    loadLexicon(),
    loadDiscourse(options),
    loadEventFrames(),
  ]);
  return async (text: string, date = '2023-05-10') => {
    const hash = textHash(text);
    const document: Document = {
      id: `d-${hash.slice(0, 12)}`,
      text,
      sha256: hash,
      regions: [{ kind: 'body', span: { start: 0, end: text.length } }],
      authors: [],
      date,
      origins: {},
      source: { name: 'passage', type: 'string' },
    };
    const analysis = await english.analyse(text);
    const context: ReadingContext = { document, analysis, lexicon };
    const actors = findActors(context);
    const reported = findStatements(context, actors, words.cues);
    const statements = reported.filter(({ within }) => within === undefined);
    const { positions, issues } = findPositions(context, actors, statements, words);
    const said = (spans: readonly Span[]): string => spans.map((span) => text.slice(span.start, span.end)).join(' … ');
    return {
      said,
      reported,
      statements,
      positions,
      issues,
      proposals: findProposals(context, actors, statements, words, positions),
      forecasts: findForecasts(context, actors, statements, words),
      relations: findRelations(context, actors, statements, words),
      motives: findMotives(context, actors, statements, words),
      causes: findCausalClaims(context, actors, statements, words, frames.nouns),
      quantities: findQuantities(context),
    };
  };
}
