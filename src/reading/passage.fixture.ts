import { createEnglish } from '../language/english.ts';
import { loadLexicon } from '../lexicon/load.ts';
import { loadDiscourse } from '../lexicon/words/discourse.ts';
import { loadEventFrames } from '../lexicon/words/event-frames.ts';
import type { Document } from '../records/document.ts';
import { textHash } from '../records/identify.ts';
import type { Span } from '../records/span.ts';
import { findActors } from './actors/actors.ts';
import { findStatements } from './attribution/statements.ts';
import { findCausalClaims } from './causes/causal-claims.ts';
import { treesOf } from './clause/tree.ts';
import type { ReadingContext } from './context/context.ts';
import { findForecasts } from './forecasts/forecasts.ts';
import { findMotives } from './motives/motives.ts';
import { findPositions } from './positions/positions.ts';
import { findProposals } from './proposals/proposals.ts';
import { findQuantities } from './quantities/quantities.ts';
import { findRelations } from './relations/relations.ts';

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
    const analysis = treesOf(await english.analyse(text));
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
