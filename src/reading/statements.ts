import type { Sentence } from '../language/tree.ts';
import { children as childrenBy, dominates, tokenAt } from '../language/trees.ts';
import type { CueLexicon } from '../lexicon/cues.ts';
import { recordId } from '../records/identify.ts';
import { contains, overlaps } from '../records/offsets.ts';
import type { Grade } from '../records/provenance.ts';
import type { Span } from '../records/span.ts';
import type { Statement } from '../records/statement.ts';
import {
  type AttributionCandidate,
  attributionCandidates,
  candidateSpans,
  phraseOf,
} from './attribution-candidates.ts';
import { attributionFeatures, attributionScore } from './attribution-score.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from './context.ts';
import { documentVoices, WRITING } from './document-voices.ts';
import { findQuotes, type QuotedStretch } from './quotes.ts';
import { relationOf, runsOf, subtree } from './sentence-tree.ts';
import { firstAtOrAfter, type SpanIndex, spanIndex } from './span-index.ts';

/** A possible attribution with its spans, the quotations beside it, and how sure it is. */
export interface ScoredAttribution {
  readonly candidate: AttributionCandidate | undefined;
  readonly sentence: Sentence;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** Groups of the quotations that are content here. */
  readonly groups: readonly number[];
  readonly direct: boolean;
  readonly features: readonly string[];
  readonly score: number;
}

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
  const scored = scoreAttributions(context, cues, quotes);
  const decided = chooseAttributions(scored, cues);
  const chosen = continueQuotes(
    context,
    [...decided, ...introducedQuotes(context, decided, quotes)].sort((a, b) => cueStart(a) - cueStart(b)),
    quotes,
  );
  const documents = documentVoices(context.analysis.sentences, actors);
  return chosen.map((attribution) => statementOf(context, actors, attribution, quotes, documents));
}

/** Every possible attribution of a document with its score, in the order of the text. */
export function scoreAttributions(
  context: { readonly document: { readonly text: string }; readonly analysis: ReadingContext['analysis'] },
  cues: CueLexicon,
  quotes: readonly QuotedStretch[],
): ScoredAttribution[] {
  const scored: ScoredAttribution[] = [];
  const quotesAt = spanIndex(quotes.map((quote) => [quote, quote] as const));
  for (const sentence of context.analysis.sentences) {
    // Marks may stand a little outside the sentence whose words they hold.
    const beside = quotesAt.overlapping({ start: sentence.start - 2, end: sentence.end + 5 });
    for (const candidate of attributionCandidates(sentence, cues)) {
      const joined = joinQuotes(context.document.text, candidate, beside);
      if (joined === undefined) continue;
      const features = attributionFeatures(candidate, joined);
      scored.push({
        candidate,
        sentence,
        source: joined.source,
        cue: joined.cue,
        content: joined.content,
        groups: joined.groups,
        direct: joined.side !== 'none',
        features,
        score: attributionScore(candidate, joined, features, cues),
      });
    }
    const colon = colonAttribution(context.document.text, sentence, beside);
    if (colon !== undefined) scored.push(colon);
  }
  return scored;
}

/** What a candidate has become once the quotations around it are known. */
export interface JoinedCandidate {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly groups: readonly number[];
  /** On which side of the cue a quotation is tied to it. */
  readonly side: 'none' | 'left' | 'right' | 'both' | 'inside';
  /** Whether the cue itself stands inside a quotation. */
  readonly quoted: boolean;
  /** Whether the tied quotation is a few words only. */
  readonly short: boolean;
}

function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function joinQuotes(
  text: string,
  candidate: AttributionCandidate,
  quotes: readonly QuotedStretch[],
): JoinedCandidate | undefined {
  const spans = candidateSpans(candidate);
  const cueStart = spans.cue[0]?.start;
  const cueEnd = spans.cue.at(-1)?.end;
  if (cueStart === undefined || cueEnd === undefined) return undefined;
  const holding = quotes.find((quote) => quote.start <= cueStart && cueEnd <= quote.end);
  const none = { ...spans, groups: [], side: 'none', quoted: holding !== undefined, short: false } as const;
  if (holding !== undefined || candidate.pos !== 'verb') {
    if (spans.content.length === 0) return undefined;
    return { ...none, content: wholeQuotes(spans.content, holding === undefined ? quotes : []) };
  }
  const { tree } = candidate;
  // A subject that reaches into a quotation before the cue is a slip of the tree: the words between are the source.
  const last = quotes.findLast((quote) => quote.end <= cueStart);
  const borrowed = /agent=(?:adverbial|control|participle|noun|possessor)/u.test(candidate.signs.join(' '));
  if (last !== undefined && !borrowed && spans.source.some((span) => span.start < last.end) && tiedEnd(text, last)) {
    spans.source = sourceBeside(tree, last.end, cueStart, cueEnd);
  }
  // '"X," Y, who led the talks, told Z': the whole stretch between quotation and cue is the source, whatever hangs where.
  let aside = false;
  if (
    last !== undefined &&
    (candidate.entry?.takes.quote ?? 0) >= 0.85 &&
    tiedEnd(text, last) &&
    candidate.entry?.class === 'speech'
  ) {
    const region = asideSource(tree, text, last.end, cueStart);
    if (region !== undefined) {
      spans.source = [region];
      aside = true;
    }
  }
  const own =
    candidate.signs.includes('agent=subject') ||
    candidate.signs.includes('agent=none') ||
    candidate.signs.includes('agent=agent');
  const left = own || aside ? Math.min(cueStart, ...spans.source.map((span) => span.start)) : cueStart;
  const right = Math.max(
    cueEnd,
    ...spans.source.filter((span) => span.start >= cueStart && span.start - cueEnd < 4).map((span) => span.end),
  );
  const before = quotes.findLast((quote) => quote.end <= left);
  const after = quotes.find((quote) => quote.start >= right);
  const tied: QuotedStretch[] = [];
  let side: JoinedCandidate['side'] = 'none';
  if (before !== undefined && tiedLeft(text, before, left)) {
    tied.push(before);
    side = 'left';
  }
  if (after !== undefined && tiedRight(text, candidate, right, after)) {
    tied.push(after);
    side = side === 'left' ? 'both' : 'right';
  }
  if (side === 'none') {
    if (spans.content.length === 0) return undefined;
    const content = wholeQuotes(spans.content, quotes);
    const inside = quotes.some((quote) => content.some((span) => overlaps(quote, span)));
    return { ...none, content, side: 'none', short: inside };
  }
  const first = tied[0] as QuotedStretch;
  let content: Span[] = [];
  // What the tree gives as content and touches the quotation is its unquoted beginning or end.
  if (
    candidate.content.length > 0 &&
    /^(?:clause|parataxis|object|predicate|as|of|about)$/u.test(candidate.construction)
  ) {
    content = spans.content.filter((span) => side !== 'left' || span.end <= left + 1 || overlaps(span, first));
    if (side === 'left' || side === 'both')
      content = content.filter((span) => span.start < left || tied.some((quote) => overlaps(quote, span)));
  }
  if ((side === 'left' || side === 'both') && content.length === 0) {
    // The words of the sentence before the quotation belong to it if the reporting clause ends the sentence.
    const start = tree.start;
    if (first.start > start && wordCount(text.slice(start, first.start)) > 0 && candidate.construction === 'bare') {
      const verbs = tree.tokens.filter((token) => token.start >= start && token.end <= first.start);
      if (verbs.length <= 25) content = [{ start, end: first.start }];
    }
  }
  content = mergeSpans([...content, ...tied.map((quote) => ({ start: quote.start, end: quote.end }))], text);
  content = content.flatMap((span) => cutOut(span, [...spans.cue, ...spans.source]));
  if (content.length === 0) return undefined;
  const short = tied.every((quote) => wordCount(text.slice(quote.innerStart, quote.innerEnd)) <= 3);
  return { ...spans, content, groups: [...new Set(tied.map((quote) => quote.group))], side, quoted: false, short };
}

/** Whether a quotation ends as one does before a reporting clause. */
function tiedEnd(text: string, quote: QuotedStretch): boolean {
  const last = text.slice(quote.innerStart, quote.innerEnd).trimEnd().at(-1) ?? '';
  return /[,?!.…—-]/u.test(last) || /^\s*[,—–-]/u.test(text.slice(quote.end, quote.end + 3));
}

/** A name with an aside in commas or dashes right up to the cue, after a quotation. */
function asideSource(tree: Sentence, text: string, from: number, cueStart: number): Span | undefined {
  const tokens = tree.tokens.filter((token) => token.start >= from && token.end <= cueStart);
  while (tokens.length > 0 && tokens[0]?.upos === 'PUNCT') tokens.shift();
  const first = tokens[0];
  if (first === undefined || tokens.length > 40 || !/^(?:PROPN|NOUN|DET|ADJ|NUM)$/u.test(first.upos)) return undefined;
  const commas = tokens.filter((token) => /^[,–—]$/u.test(token.form));
  const last = tokens.at(-1);
  if (commas.length < 2 || last === undefined || !/^[,–—]$/u.test(last.form)) return undefined;
  const head = tokens.slice(0, tokens.indexOf(commas[0] as (typeof tokens)[number]));
  if (head.some((token) => /^(?:VERB|AUX|SCONJ)$/u.test(token.upos)) || head.length > 12) return undefined;
  if (text.slice(first.start, last.start).includes('\n')) return undefined;
  return { start: first.start, end: last.start };
}

/** The source of a reporting clause after a quotation: what stands between the two, or the noun phrase behind the cue. */
function sourceBeside(tree: Sentence, from: number, cueStart: number, cueEnd: number): Span[] {
  const between = tree.tokens.filter((token) => token.start >= from && token.end <= cueStart && token.upos !== 'PUNCT');
  if (between.some((token) => /^(?:NOUN|PROPN|PRON)$/u.test(token.upos)))
    return runsOf(
      tree,
      between.map((token) => token.index),
    );
  const next = tree.tokens.find((token) => token.start >= cueEnd && token.upos !== 'PUNCT');
  if (next === undefined || !/^(?:NOUN|PROPN|PRON|DET|ADJ|NUM)$/u.test(next.upos)) return [];
  let head = next.index;
  while (
    tokenAt(tree, head).head >= next.index &&
    /^(?:compound|det|amod|nummod|nmod|flat)$/u.test(tokenAt(tree, head).deprel.split(':')[0] ?? '')
  )
    head = tokenAt(tree, head).head;
  return runsOf(
    tree,
    subtree(tree, head).filter((token) => token >= next.index),
  );
}

/** '"X," he said': nothing but punctuation between, and the quotation ends as one before a reporting clause does. */
function tiedLeft(text: string, quote: QuotedStretch, left: number): boolean {
  const between = text.slice(quote.end, left);
  return /^[\s,.;:—–-]*$/u.test(between) && !between.includes('\n') && tiedEnd(text, quote);
}

/** 'He said on Monday, "X"': between the cue and the quotation stand only words that hang on the cue and are no clause of its content. */
function tiedRight(text: string, candidate: AttributionCandidate, right: number, quote: QuotedStretch): boolean {
  const between = text.slice(right, quote.start);
  if (between.includes('\n')) return /^[^\n]{0,60}:\s*$/u.test(between);
  if (/^[\s,:;—–-]*$/u.test(between)) return true;
  if (/^[\s,:]*that[\s,:]*$/u.test(between)) return true;
  const { tree } = candidate;
  const tokens = tree.tokens.filter(
    (token) => token.start >= right && token.end <= quote.start && token.upos !== 'PUNCT',
  );
  if (tokens.length > 14) return false;
  const closes = /[,:–—-]\s*$/u.test(between);
  if (!closes) return false;
  return tokens.every((token) => {
    if (/^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos)) return false;
    return dominates(tree, candidate.cue, token.index) || tokens.length <= 8;
  });
}

/** Content that covers part of a quotation covers all of it. */
function wholeQuotes(content: readonly Span[], quotes: readonly QuotedStretch[]): Span[] {
  return content.map((span) => {
    let { start, end } = span;
    for (const quote of quotes) {
      if (quote.start < end && start < quote.end && quote.closed) {
        if (quote.start >= start || quote.innerStart >= start - 1) end = Math.max(end, quote.end);
      }
    }
    return { start, end };
  });
}

function mergeSpans(spans: readonly Span[], text: string): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (
      last !== undefined &&
      (span.start <= last.end || /^[\s"“”'’‘,;:—–-]*$/u.test(text.slice(last.end, span.start)))
    ) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}

function cutOut(span: Span, holes: readonly Span[]): Span[] {
  let pieces: Span[] = [span];
  for (const hole of holes) {
    pieces = pieces.flatMap((piece) => {
      if (!overlaps(piece, hole)) return [piece];
      const parts: Span[] = [];
      if (piece.start < hole.start) parts.push({ start: piece.start, end: hole.start });
      if (hole.end < piece.end) parts.push({ start: hole.end, end: piece.end });
      return parts;
    });
  }
  return pieces;
}

/** 'MINISTER: We will ...', 'Tehran: "No talks"': a short name before a colon, the words behind it. */
function colonAttribution(
  text: string,
  tree: Sentence,
  quotes: readonly QuotedStretch[],
): ScoredAttribution | undefined {
  const { tokens } = tree;
  const colon = tokens.findIndex((token) => token.form === ':');
  if (colon < 1 || colon > 6 || colon >= tokens.length - 2) return undefined;
  const first = tokens.slice(0, colon);
  if (first.some((token) => /^(?:VERB|AUX|ADV|SCONJ|NUM)$/u.test(token.upos))) return undefined;
  const head = first.findLast((token) => token.upos === 'PROPN');
  if (head === undefined) return undefined;
  const next = tokens[colon + 1];
  const mark = tokens[colon];
  if (next === undefined || mark === undefined) return undefined;
  const quote = quotes.find((candidate) => candidate.start >= mark.end && candidate.start - mark.end <= 2);
  const quoted = quote !== undefined;
  const end = quote?.end ?? tree.end;
  if (text.slice(mark.end, end).trim() === '') return undefined;
  return {
    candidate: undefined,
    sentence: tree,
    source: runsOf(
      tree,
      first.map((token) => token.index),
    ),
    cue: [{ start: mark.start, end: mark.end }],
    content: [{ start: quote?.start ?? next.start, end }],
    groups: quote === undefined ? [] : [quote.group],
    direct: quoted,
    features: [],
    score: quoted ? 0.75 : first.every((token) => token.upos === 'PROPN') ? 0.55 : 0.3,
  };
}

/** Takes what is sure enough; of attributions inside one another the outer one stays. */
export function chooseAttributions(scored: readonly ScoredAttribution[], cues: CueLexicon): ScoredAttribution[] {
  const threshold = cues.weights?.threshold ?? 0.45;
  const taken = scored.filter((attribution) => attribution.score >= threshold);
  const inside = (inner: ScoredAttribution, outer: ScoredAttribution): boolean =>
    inner.cue.some((cue) => outer.content.some((span) => contains(span, cue)));
  const dropped = new Set<ScoredAttribution>();
  // The surest first: it decides what else may stand beside it.
  for (const [i, a] of taken.entries()) {
    for (let j = i + 1; j < taken.length; j++) {
      const b = taken[j] as ScoredAttribution;
      const from = b.cue[0]?.start ?? 0;
      if (a.sentence !== b.sentence && !a.content.some((span) => span.end > from)) {
        if (from > (a.content.at(-1)?.end ?? 0) && b.sentence.index > a.sentence.index + 1) break;
      }
      const sameCue = a.cue.some((x) => b.cue.some((y) => overlaps(x, y)));
      const bInA = inside(b, a);
      const aInB = inside(a, b);
      if (sameCue || (bInA && aInB)) dropped.add(a.score >= b.score ? b : a);
    }
  }
  const standing = taken.filter((attribution) => !dropped.has(attribution));
  const contents = contentIndex(standing);
  return standing.filter(
    (inner) =>
      !inner.cue.some((cue) => contents.overlapping(cue).some((outer) => outer !== inner && inside(inner, outer))),
  );
}

/** Where the first word of the cue stands; 0 without a cue. */
function cueStart(attribution: ScoredAttribution): number {
  return attribution.cue[0]?.start ?? 0;
}

/** The attributions by the places of their content. */
function contentIndex(attributions: readonly ScoredAttribution[]): SpanIndex<ScoredAttribution> {
  return spanIndex(
    attributions.flatMap((attribution) => attribution.content.map((span) => [span, attribution] as const)),
  );
}

/** Adds quotations without a cue of their own to the statement that they go on from. */
function continueQuotes(
  context: ReadingContext,
  chosen: readonly ScoredAttribution[],
  quotes: readonly QuotedStretch[],
): ScoredAttribution[] {
  const { text } = context.document;
  const out = [...chosen];
  const owner = new Map<number, number>();
  out.forEach((attribution, i) => {
    for (const group of attribution.groups) if (!owner.has(group)) owner.set(group, i);
  });
  const contents = contentIndex(chosen);
  // Quotations come in the order of their start, so only the one that reaches furthest can hold the next.
  let addedUpTo = 0;
  const covered = (quote: QuotedStretch): boolean =>
    quote.innerStart < addedUpTo || contents.overlapping({ start: quote.innerStart, end: quote.innerEnd }).length > 0;
  const add = (at: number, quote: QuotedStretch): void => {
    const attribution = out[at];
    if (attribution === undefined) return;
    const content = [...attribution.content, { start: quote.start, end: quote.end }].sort((a, b) => a.start - b.start);
    out[at] = { ...attribution, content, groups: [...attribution.groups, quote.group] };
    addedUpTo = Math.max(addedUpTo, quote.end);
  };
  const { sentences } = context.analysis;
  for (const quote of quotes) {
    if (covered(quote)) continue;
    const known = owner.get(quote.group);
    if (known !== undefined) {
      add(known, quote);
      continue;
    }
    const words = text.slice(quote.innerStart, quote.innerEnd);
    // It must be a sentence of its own, not a word held up with tongs.
    if (wordCount(words) < 3 || !/^[\s"“'‘(…[]*\p{Lu}/u.test(words) || !/[.?!…,—-][\s"”'’)\]]*$/u.test(words)) continue;
    const holding = firstAtOrAfter(sentences, quote.start - 2, (sentence) => sentence.start);
    if ((sentences[holding]?.start ?? Number.POSITIVE_INFINITY) > quote.start + 2) continue;
    // Attributions stand in the order of their cues; one that is said far before does not go on here.
    const last = firstAtOrAfter(out, quote.start, cueStart) - 1;
    let before = last;
    const mayGoOn = (attribution: ScoredAttribution): boolean =>
      (attribution.direct || attribution.score > 0.7) && isSpeech(attribution);
    while (before >= 0 && !mayGoOn(out[before] as ScoredAttribution)) before--;
    if (before < 0) continue;
    // Of several in one sentence ('"X," she said, adding that ...') the one that quotes goes on.
    const near = out[before]?.sentence;
    for (let i = last; i >= before || out[i]?.sentence === near; i--) {
      if (out[i]?.sentence !== near || !out[i]?.direct) continue;
      before = i;
      break;
    }
    const previous = out[before];
    if (previous === undefined) continue;
    const gap = text.slice(Math.max(previous.cue.at(-1)?.end ?? 0, previous.content.at(-1)?.end ?? 0), quote.start);
    const paragraphs = (gap.match(/[.!?:”"'’)]\s*\n\s*/gu) ?? []).length;
    const sentencesBetween = holding - firstAtOrAfter(sentences, (previous.cue.at(-1)?.end ?? 0) + 1, ({ end }) => end);
    if (paragraphs > 1 || sentencesBetween > 3) continue;
    if (paragraphs === 1 && wordCount(gap) > 25) continue;
    add(before, quote);
    owner.set(quote.group, before);
  }
  return out;
}

/**
 * Quotations that no cue has taken, behind a dash or colon whose sentence names whose words they are: "The envoy's latest post left
 * no doubt: 'We stay.'"
 */
function introducedQuotes(
  context: ReadingContext,
  decided: readonly ScoredAttribution[],
  quotes: readonly QuotedStretch[],
): ScoredAttribution[] {
  const { text } = context.document;
  const found: ScoredAttribution[] = [];
  const contents = contentIndex(decided);
  for (const quote of quotes) {
    if (!quote.closed || wordCount(text.slice(quote.innerStart, quote.innerEnd)) < 4) continue;
    if (!/[:–—-]\s*$/u.test(text.slice(Math.max(0, quote.start - 4), quote.start))) continue;
    if (contents.overlapping(quote).length > 0) continue;
    const { sentences } = context.analysis;
    const holding = sentences[firstAtOrAfter(sentences, quote.start, ({ start }) => start) - 1];
    if (holding === undefined || quote.start - holding.end > 3) continue;
    const tree = holding;
    const before = holding.tokens.filter((token) => token.end <= quote.start);
    const writing = before.find(
      (token) => WRITING.test(token.lemma.toLowerCase()) && ownerWords(tree, token.index) !== undefined,
    );
    if (writing === undefined) continue;
    const verb = before.find(
      (token) =>
        token.index > writing.index &&
        token.upos === 'VERB' &&
        /^VB[DZP]$/u.test(token.xpos) &&
        relationOf(tree, token.index) !== 'advcl',
    );
    const cue = verb ?? writing;
    const owner = ownerWords(tree, writing.index) ?? [];
    found.push({
      candidate: undefined,
      sentence: holding,
      source:
        verb === undefined
          ? runsOf(tree, owner)
          : runsOf(
              tree,
              [...new Set([...owner, ...phraseOf(tree, writing.index).filter((token) => token <= writing.index)])].sort(
                (a, b) => a - b,
              ),
            ),
      cue: [{ start: cue.start, end: cue.end }],
      content: [{ start: quote.start, end: quote.end }],
      groups: [quote.group],
      direct: true,
      features: [],
      score: 0.74,
    });
  }
  return found;
}

/** The words that name whose writing a noun is. */
function ownerWords(tree: Sentence, noun: number): number[] | undefined {
  const owner = childrenBy(tree, noun, 'nmod').find(
    (child) =>
      tokenAt(tree, child).deprel === 'nmod:poss' ||
      childrenBy(tree, child, 'case').some((marker) => /^(?:by|from)$/iu.test(tokenAt(tree, marker).form)),
  );
  return owner === undefined ? undefined : phraseOf(tree, owner);
}

function isSpeech(attribution: ScoredAttribution): boolean {
  return (
    attribution.candidate === undefined || attribution.candidate.pos === 'verb' || attribution.candidate.pos === 'adp'
  );
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
