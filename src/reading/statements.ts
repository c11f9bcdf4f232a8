import { children as childrenBy } from '../language/trees.ts';
import type { CueLexicon } from '../lexicon/cues.ts';
import { recordId } from '../records/identify.ts';
import { contains, overlaps } from '../records/offsets.ts';
import type { Grade } from '../records/provenance.ts';
import type { Span } from '../records/span.ts';
import type { Statement } from '../records/statement.ts';
import { findAttributions, type ScoredAttribution } from './attributions.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from './context.ts';
import { documentVoices } from './document-voices.ts';
import { findQuotes, type QuotedStretch } from './quotes.ts';

/**
 * Scores from which a statement is graded strong or fair. On the development month .95 of the strong ones name the right source and
 * content, and .91 of the strong and fair ones together: these are shown by default.
 */
const STRONG = 0.88;
const FAIR = 0.73;

/**
 * Finds who said, thought, wanted or decreed what: direct, indirect and mixed speech, attitudes, intentions, decrees.
 * Candidates come from the trees and from quotation marks; the cue lexicon (and its learnt weights, if they are there)
 * decides which of them are attributions. An attribution inside the content of another one is not reported.
 *
 * @param context the document and its analysis
 * @param actors who is meant by which words
 * @param cues the cue lexicon, from `loadCues()`
 */
export function findStatements(context: ReadingContext, actors: ActorIndex, cues: CueLexicon): Statement[] {
  const quotes = findQuotes(context.document.text).filter((quote) => quote.level === 0);
  const chosen = findAttributions(context, cues, quotes);
  const documents = documentVoices(context.analysis.sentences, actors);
  return chosen.map((attribution) => statementOf(context, actors, attribution, quotes, documents));
}

function statementOf(
  context: ReadingContext,
  actors: ActorIndex,
  attribution: ScoredAttribution,
  quotes: readonly QuotedStretch[],
  documents: ReturnType<typeof documentVoices>,
): Statement {
  const { text } = context.document;
  const { candidate, sentence } = attribution;
  const trim = (span: Span): Span => {
    const words = text.slice(span.start, span.end);
    const start = span.start + (words.match(/^[\s,;:.–—-]*/u)?.[0].length ?? 0);
    const end = span.end - (words.match(/[\s,;:–—-]*$/u)?.[0].length ?? 0);
    return start < end ? { start, end } : span;
  };
  const content = attribution.content.map(trim);
  const inQuotes = content.filter((span) =>
    quotes.some((quote) => contains(quote, { start: span.start + 2, end: Math.max(span.start + 2, span.end - 2) })),
  ).length;
  const touched = quotes.some((quote) => content.some((span) => overlaps(quote, span)));
  const speakers = new Set<string>();
  const actsFor = new Set<string>();
  const source = candidate?.source;
  const heads: number[] = [];
  if (candidate !== undefined && source !== undefined) {
    const head = source.antecedent ?? source.head;
    heads.push(head, ...childrenBy(candidate.tree, head, 'conj'));
  } else if (candidate === undefined) {
    // No tree candidate: the first mention in the words of the source is meant.
    const words = sentence.tokens.filter((token) =>
      attribution.source.some((span) => span.start <= token.start && token.end <= span.end),
    );
    const named = words.find((token) => actors.headedBy(sentence.index, token.index) !== undefined);
    if (named !== undefined) heads.push(named.index);
  }
  for (const head of heads) {
    const mention =
      actors.headedBy(sentence.index, head) ?? documents(sentence, head) ?? actors.covering(sentence.index, head);
    for (const id of mention?.actors ?? []) speakers.add(id);
    for (const id of mention?.actsFor ?? []) actsFor.add(id);
  }
  const addressees = new Set<string>();
  if (candidate?.addressee !== undefined) {
    const { tree, addressee } = candidate;
    for (const head of [addressee, ...childrenBy(tree, addressee, 'conj')]) {
      for (const id of actors.headedBy(sentence.index, head)?.actors ?? []) addressees.add(id);
    }
  }
  const cueStart = attribution.cue[0]?.start ?? sentence.start;
  const grade: Grade = attribution.score >= STRONG ? 'strong' : attribution.score >= FAIR ? 'fair' : 'weak';
  return {
    kind: 'statement',
    id: recordId('statement', context.document.id, cueStart, attribution.cue.at(-1)?.end ?? 0, content[0]?.start ?? 0),
    type: inQuotes === content.length ? 'direct' : touched ? 'mixed' : 'indirect',
    source: [...attribution.source],
    cue: [...attribution.cue],
    content,
    speakers: [...speakers],
    actsFor: [...actsFor],
    addressees: [...addressees],
    sentence: sentenceRef(sentence),
    provenance: {
      stage: 'statements',
      by: 'rule',
      rule: candidate === undefined ? 'colon' : `${candidate.pos}-${candidate.construction}`,
      grade,
      score: Math.round(attribution.score * 1e4) / 1e4,
    },
  };
}
