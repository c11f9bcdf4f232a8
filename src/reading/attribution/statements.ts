import type { CueLexicon } from '../../lexicon/words/cues.ts';
import { byModel, byRule, type Decision } from '../../records/decision.ts';
import { type Grade, weakest } from '../../records/grade.ts';
import { recordId } from '../../records/identify.ts';
import { contains, overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { findQuotes, type QuotedStretch } from '../quotes/quotes.ts';
import { findAttributions } from './attributions.ts';
import { documentVoices, type Voice } from './document-voices.ts';
import type { ScoredAttribution } from './found.ts';
import { dateOfStatement, outletOf } from './statement-occasion.ts';
import { turnStatements, withTurns } from './turn-statements.ts';

/**
 * Scores from which a statement found by rules alone is graded strong or fair: on the training months .94 of the strong ones and .90
 * of the strong and fair ones, which are shown by default, name the right source and content. Learnt weights bring their own.
 */
const RULES_STRONG = 0.93;
const RULES_FAIR = 0.81;

/**
 * Finds who said, thought, wanted or decreed what: direct, indirect and mixed speech, attitudes, intentions, decrees.
 * Candidates come from the trees and from quotation marks; the cue lexicon (and its learnt weights, if they are there)
 * decide which of them are attributions. In a transcript each turn is the statement of whom its label names. One inside the content of
 * another comes after all others and names it in `within`.
 *
 * @param context the document and its analysis
 * @param actors who is meant by which words
 * @param cues the cue lexicon, from `loadCues()`
 */
export function findStatements(context: ReadingContext, actors: ActorIndex, cues: CueLexicon): Statement[] {
  const quotes = findQuotes(context.document.text).filter((quote) => quote.level === 0);
  const chosen = findAttributions(context, cues, quotes);
  const documents = documentVoices(context.analysis.sentences, actors);
  const grades = cues.weights ?? { strong: RULES_STRONG, fair: RULES_FAIR };
  const reported = chosen.map((attribution) =>
    statementOf(context, actors, attribution, quotes, documents, grades, cues.weights?.model),
  );
  return withTurns(reported, turnStatements(context, actors));
}

function statementOf(
  context: ReadingContext,
  actors: ActorIndex,
  attribution: ScoredAttribution,
  quotes: readonly QuotedStretch[],
  documents: ReturnType<typeof documentVoices>,
  grades: { readonly strong: number; readonly fair: number },
  model: string | undefined,
): Statement {
  const { text } = context.document;
  const { candidate, sentence } = attribution;
  const content = attribution.content.map((span) => trimmed(span, text));
  const inQuotes = content.filter((span) =>
    quotes.some((quote) => contains(quote, { start: span.start + 2, end: Math.max(span.start + 2, span.end - 2) })),
  ).length;
  const touched = quotes.some((quote) => content.some((span) => overlaps(quote, span)));
  const { speakers, actsFor, link } = speakersOf(attribution, actors, documents);
  const addressees = new Set<string>();
  if (candidate?.addressee !== undefined) {
    const { tree, addressee } = candidate;
    for (const head of [addressee, ...tree.children(addressee, 'conj')]) {
      for (const id of actors.headedBy(sentence.index, head)?.actors ?? []) addressees.add(id);
    }
  }
  const words: Grade =
    attribution.score >= grades.strong ? 'strong' : attribution.score >= grades.fair ? 'fair' : 'weak';
  // It is no surer that somebody said it than who that is; whom nobody could name leaves a doubt.
  const grade = weakest(words, link);
  const outlet = outletOf(attribution, actors);
  const date = dateOfStatement(attribution, text, context.document.date);
  return {
    kind: 'statement',
    id: idOf(attribution, context),
    type: inQuotes === content.length ? 'direct' : touched ? 'mixed' : 'indirect',
    source: [...attribution.source],
    cue: [...attribution.cue],
    content,
    speakers: [...speakers],
    actsFor: [...actsFor],
    addressees: [...addressees],
    ...(outlet.length > 0 ? { outlet } : {}),
    ...(date === undefined ? {} : { date }),
    ...(attribution.within === undefined ? {} : { within: idOf(attribution.within, context) }),
    sentence: sentenceRef(sentence),
    provenance: {
      stage: 'statements',
      ...decisionOn(attribution, model),
      grade,
      score: Math.round(attribution.score * 1e4) / 1e4,
    },
  };
}

/** Who is meant by the words of a source, and how surely; whom nobody could name leaves a doubt. */
function speakersOf(
  { candidate, sentence, source: words }: ScoredAttribution,
  actors: ActorIndex,
  documents: ReturnType<typeof documentVoices>,
): { readonly speakers: readonly string[]; readonly actsFor: readonly string[]; readonly link: Grade } {
  const source = candidate?.source;
  const ruled = source === undefined ? undefined : sentence.token(source.head);
  // Weights may have moved the source to other words than the rules': its own head is meant then.
  const kept = ruled !== undefined && words.some((span) => overlaps(span, ruled));
  const heads: number[] = [];
  if (kept && source !== undefined) {
    const head = source.antecedent ?? source.head;
    heads.push(head, ...sentence.children(head, 'conj'));
  } else {
    // The first mention in the words of the source is meant.
    const named = sentence.tokens.find(
      (token) =>
        words.some((span) => span.start <= token.start && token.end <= span.end) &&
        (actors.headedBy(sentence.index, token.index) !== undefined || documents(sentence, token.index) !== undefined),
    );
    if (named !== undefined) heads.push(named.index);
  }
  const found = heads.flatMap((head) => voiceAt(sentence, head, actors, documents) ?? []);
  const speakers = [...new Set(found.flatMap((voice) => voice.actors))];
  const actsFor = [...new Set(found.flatMap((voice) => voice.actsFor))];
  const link = speakers.length === 0 ? 'fair' : weakest(...found.map(({ grade }) => grade));
  return { speakers, actsFor, link };
}

function voiceAt(
  sentence: ScoredAttribution['sentence'],
  head: number,
  actors: ActorIndex,
  documents: ReturnType<typeof documentVoices>,
): Voice | undefined {
  const named = actors.headedBy(sentence.index, head);
  const mention = named ?? actors.covering(sentence.index, head);
  const document = named ? undefined : documents(sentence, head);
  return document ?? (mention && { ...mention, grade: mention.provenance.grade });
}

/**
 * Learnt weights, where there are any, decide about all but what stands behind a colon, and inside the content of another
 * statement, which they know nothing of: there they may have chosen the words only.
 */
function decisionOn({ candidate, within, spanShare }: ScoredAttribution, model: string | undefined): Decision {
  if (candidate === undefined) return byRule('colon');
  const rule = `${candidate.pos}-${candidate.construction}`;
  const ruled = model === undefined || (within !== undefined && spanShare === undefined);
  return ruled ? byRule(rule) : byModel(model, rule);
}

/** A span without white space and marks at its edges. */
function trimmed(span: Span, text: string): Span {
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.match(/^[\s,;:.–—-]*/u)?.[0].length ?? 0);
  const end = span.end - (words.match(/[\s,;:–—-]*$/u)?.[0].length ?? 0);
  return start < end ? { start, end } : span;
}

function idOf({ cue, content, sentence }: ScoredAttribution, { document }: ReadingContext): string {
  const [first] = content;
  return recordId(
    'statement',
    document.id,
    cue[0]?.start ?? sentence.start,
    cue.at(-1)?.end ?? 0,
    first === undefined ? 0 : trimmed(first, document.text).start,
  );
}
