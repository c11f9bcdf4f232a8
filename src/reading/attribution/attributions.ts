import type { Token } from '../../language/tree.ts';
import { sumRows } from '../../learning/shallow-net.ts';
import type { CueLexicon, CueWeights } from '../../lexicon/words/cues.ts';
import { contains, overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import { firstAtOrAfter, type SpanIndex, spanIndex } from '../clause/span-index.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import type { QuotedStretch } from '../quotes/quotes.ts';
import { attributionCandidates } from './attribution-candidates.ts';
import { attributionFeatures, correctionFeatures, featureRows, learntScore, ruleScore } from './attribution-score.ts';
import { correctSpans } from './attribution-spans.ts';
import { oddsInText, statementVectors } from './attribution-vectors.ts';
import { WRITING } from './document-voices.ts';
import type { RuledAttribution, ScoredAttribution } from './found.ts';
import { joinQuotes, wordCount } from './quote-joining.ts';

/** Score from which the rules alone take a candidate for an attribution. */
const RULES_THRESHOLD = 0.45;

/** Rules' score below which no candidate is looked at further; of a hundred such, none is an attribution. */
const HOPELESS = 0.01;
/** Learnt score before correction below which the spans of a candidate are not corrected: that takes time. */
const UNLIKELY = 0.1;

/** Score from which a statement is not drawn into the content of another one by labels alone. */
const SURE = 0.7;

/** Rules' score from which an attribution inside another one is taken. */
const LEAST_NESTED = 0.7;

/** Rate of a cue with an infinitive from which the infinitive is its content rather than a part of it. */
const LEAST_WANT = 0.5;

/** A text and its trees: all that finding attributions needs. */
export interface AnalysedText {
  readonly document: { readonly text: string };
  readonly analysis: AnalysedTrees;
}

/** Every possible attribution of a text with its score, in the order of the text. */
function scoreAttributions(
  context: AnalysedText,
  cues: CueLexicon,
  quotes: readonly QuotedStretch[],
): ScoredAttribution[] {
  const scored: ScoredAttribution[] = [];
  const quotesAt = spanIndex(quotes.map((quote) => [quote, quote] as const));
  for (const sentence of context.analysis.sentences) {
    // Marks may stand a little outside the sentence whose words they hold.
    const beside = quotesAt.overlapping({ start: sentence.start - 2, end: sentence.end + 5 });
    const ruled = ruledAttributions(context.document.text, sentence, cues, beside);
    scored.push(...(cues.weights === undefined ? ruled : learntAttributions(ruled, beside, cues.weights)));
    const colon = colonAttribution(context.document.text, sentence, beside);
    if (colon !== undefined) scored.push(colon);
  }
  return scored;
}

/** What the rules make of a sentence: candidates with their spans, scored by the rates of the lexicon. */
export function ruledAttributions(
  text: string,
  sentence: Tree,
  cues: CueLexicon,
  beside: readonly QuotedStretch[],
): RuledAttribution[] {
  const ruled: RuledAttribution[] = [];
  for (const candidate of attributionCandidates(sentence, cues)) {
    const joined = joinQuotes(text, candidate, beside);
    if (joined === undefined) continue;
    ruled.push({
      candidate,
      joined,
      sentence,
      source: joined.source,
      cue: joined.cue,
      content: joined.content,
      groups: joined.groups,
      direct: joined.side !== 'none',
      score: ruleScore(candidate, joined),
    });
  }
  return ruled;
}

/** The same candidates with spans and scores by the learnt weights. */
function learntAttributions(
  ruled: readonly RuledAttribution[],
  beside: readonly QuotedStretch[],
  weights: CueWeights,
): ScoredAttribution[] {
  const { net, inText } = weights;
  const scored = ruled.map((found): ScoredAttribution => {
    const rate = found.score;
    if (rate < HOPELESS) return { ...found, rate, score: 0 };
    const features = sumRows(
      net,
      featureRows(net, (feature) => attributionFeatures(found, ruled, feature)),
    );
    const uncorrected = featureRows(net, (feature) => correctionFeatures(found, found, feature));
    const told = oddsInText(inText, statementVectors(found.candidate));
    const before = learntScore(net, features, uncorrected, told);
    if (before < UNLIKELY) return { ...found, rate, score: before };
    const corrected = correctSpans(found, beside, weights);
    const correction = featureRows(net, (feature) => correctionFeatures(found, corrected, feature));
    return { ...corrected, rate, score: learntScore(net, features, correction, told) };
  });
  return scored.map((one, i) => {
    const before = ruled[i] as RuledAttribution;
    return one.score > 0 && scored.some((other) => other !== one && swallows(one, before, other))
      ? { ...one, source: before.source, cue: before.cue, content: before.content }
      : one;
  });
}

/** 'Asked about X, the envoy declined to comment': whether labels have drawn a sure statement of the sentence with its source into the content of another. */
function swallows(one: ScoredAttribution, before: RuledAttribution, other: ScoredAttribution): boolean {
  if (other.score < SURE || (other.rate ?? 0) < LEAST_NESTED || other.source.length === 0) return false;
  const holds = (content: readonly Span[], parts: readonly Span[]): boolean =>
    parts.every((part) => content.some((span) => contains(span, part)));
  return (
    holds(one.content, [...other.source, ...other.cue]) &&
    !other.cue.some((cue) => before.content.some((span) => overlaps(span, cue)))
  );
}

/** Where the turn of a speaker in capitals at the beginning of a paragraph ends ("MINISTER: We stay. They go."): with the paragraph. */
function speakersTurn(text: string, tree: Tree, name: readonly Token[]): number | undefined {
  const [first] = name;
  if (first === undefined || name.length > 4 || first.end - first.start < 3) return undefined;
  if (!name.every(({ form }) => /^[\p{Lu}.'’-]+$/u.test(form))) return undefined;
  if (first.index > 0 || (tree.start > 0 && !/\n\s*$/u.test(text.slice(Math.max(0, tree.start - 3), tree.start))))
    return undefined;
  const end = text.indexOf('\n', tree.start);
  return end < 0 ? text.trimEnd().length : end;
}

/** 'MINISTER: We will ...', 'Tehran: "No talks"': a short name before a colon, the words behind it. */
function colonAttribution(text: string, tree: Tree, quotes: readonly QuotedStretch[]): ScoredAttribution | undefined {
  const { tokens } = tree;
  const colon = tokens.findIndex((token) => token.form === ':');
  if (colon < 1 || colon > 6 || colon >= tokens.length - 2) return undefined;
  const first = tokens.slice(0, colon);
  const next = tokens[colon + 1];
  const mark = tokens[colon];
  if (next === undefined || mark === undefined) return undefined;
  const turn = speakersTurn(text, tree, first);
  if (turn !== undefined && text.slice(mark.end, turn).trim() !== '') {
    return {
      candidate: undefined,
      sentence: tree,
      source: tree.runsOf(first.map((token) => token.index)),
      cue: [{ start: mark.start, end: mark.end }],
      content: [{ start: next.start, end: turn }],
      groups: [],
      direct: true,
      score: 0.83,
    };
  }
  if (first.some((token) => /^(?:VERB|AUX|ADV|SCONJ|NUM)$/u.test(token.upos))) return undefined;
  const head = first.findLast((token) => token.upos === 'PROPN');
  if (head === undefined) return undefined;
  const quote = quotes.find((candidate) => candidate.start >= mark.end && candidate.start - mark.end <= 2);
  const quoted = quote !== undefined;
  const end = quote?.end ?? tree.end;
  if (text.slice(mark.end, end).trim() === '') return undefined;
  return {
    candidate: undefined,
    sentence: tree,
    source: tree.runsOf(first.map((token) => token.index)),
    cue: [{ start: mark.start, end: mark.end }],
    content: [{ start: quote?.start ?? next.start, end }],
    groups: quote === undefined ? [] : [quote.group],
    direct: quoted,
    score: quoted ? 0.75 : first.every((token) => token.upos === 'PROPN') ? 0.55 : 0.3,
  };
}

/** Takes what is sure enough; one inside the content of another names it as `within`. Of two readings of one cue the surer stays. */
export function chooseAttributions(scored: readonly ScoredAttribution[], threshold: number): ScoredAttribution[] {
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
      if (sameCue || (bInA && aInB)) dropped.add(wantsOf(a, b) ? b : wantsOf(b, a) ? a : a.score >= b.score ? b : a);
    }
  }
  const standing = taken.filter((attribution) => !dropped.has(attribution));
  const contents = contentIndex(standing);
  return standing.map((inner) => {
    const outer = inner.cue
      .flatMap((cue) => contents.overlapping(cue))
      .filter((other) => other !== inner && inside(inner, other))
      // Of several around it the innermost reports it.
      .sort((a, b) => contentLength(a) - contentLength(b))[0];
    return outer === undefined ? inner : { ...inner, within: outer };
  });
}

/** "wants to reopen the consulate": whether the second is only what the first wants to do, though weights have made one cue of both. */
function wantsOf({ candidate: outer }: ScoredAttribution, { candidate: inner }: ScoredAttribution): boolean {
  if (outer === undefined || inner === undefined || outer.tree !== inner.tree || outer.construction !== 'inf')
    return false;
  if ((outer.entry?.takes.inf ?? 0) < LEAST_WANT) return false;
  const { head, deprel } = inner.tree.token(inner.cue);
  return deprel === 'xcomp' && head === outer.cue;
}

function contentLength({ content }: ScoredAttribution): number {
  return content.reduce((sum, { start, end }) => sum + end - start, 0);
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
  context: AnalysedText,
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
      if (out[i]?.sentence !== near || !quotesMore(out[i])) continue;
      before = i;
      break;
    }
    const previous = out[before];
    if (previous === undefined) continue;
    const gap = text.slice(Math.max(previous.cue.at(-1)?.end ?? 0, previous.content.at(-1)?.end ?? 0), quote.start);
    const paragraphs = (gap.match(/[.!?:”"'’)]\s*\n\s*/gu) ?? []).length;
    const sentencesBetween = holding - firstAtOrAfter(sentences, (previous.cue.at(-1)?.end ?? 0) + 1, ({ end }) => end);
    if (paragraphs > 1 || sentencesBetween > 3) continue;
    if (paragraphs === 1 && (wordCount(gap) > 25 || (!previous.direct && reportsThing(previous)))) continue;
    add(before, quote);
    owner.set(quote.group, before);
  }
  return out;
}

/** Whether an attribution's content is a quotation of more than a few words. */
function quotesMore(attribution: ScoredAttribution | undefined): boolean {
  return attribution?.direct === true && !(attribution as Partial<RuledAttribution>).joined?.short;
}

/** "praised the plan": whether what is reported is a thing, not words. */
function reportsThing({ candidate }: ScoredAttribution): boolean {
  return candidate !== undefined && !/^(?:clause|parataxis|as|quote|bare|source)$/u.test(candidate.construction);
}

/**
 * Quotations that no cue has taken, behind a dash or colon whose sentence names whose words they are: "The envoy's latest post left
 * no doubt: 'We stay.'"
 */
function introducedQuotes(
  context: AnalysedText,
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
      (token) => WRITING.has(token.lemma.toLowerCase()) && ownerWords(tree, token.index) !== undefined,
    );
    if (writing === undefined) continue;
    const verb = before.find(
      (token) =>
        token.index > writing.index &&
        token.upos === 'VERB' &&
        /^VB[DZP]$/u.test(token.xpos) &&
        tree.relation(token.index) !== 'advcl',
    );
    const cue = verb ?? writing;
    const owner = ownerWords(tree, writing.index) ?? [];
    found.push({
      candidate: undefined,
      sentence: holding,
      source:
        verb === undefined
          ? tree.runsOf(owner)
          : tree.runsOf(
              [...new Set([...owner, ...tree.phraseOf(writing.index).filter((token) => token <= writing.index)])].sort(
                (a, b) => a - b,
              ),
            ),
      cue: [{ start: cue.start, end: cue.end }],
      content: [{ start: quote.start, end: quote.end }],
      groups: [quote.group],
      direct: true,
      score: 0.74,
    });
  }
  return found;
}

/** The words that name whose writing a noun is. */
function ownerWords(tree: Tree, noun: number): number[] | undefined {
  const owner = tree
    .children(noun, 'nmod')
    .find(
      (child) =>
        tree.token(child).deprel === 'nmod:poss' ||
        tree.children(child, 'case').some((marker) => /^(?:by|from)$/iu.test(tree.token(marker).form)),
    );
  return owner === undefined ? undefined : tree.phraseOf(owner);
}

function isSpeech(attribution: ScoredAttribution): boolean {
  return (
    attribution.candidate === undefined || attribution.candidate.pos === 'verb' || attribution.candidate.pos === 'adp'
  );
}

/**
 * Finds the attributions of a text: first those that the author reports, in the order of their cues, then those inside the
 * content of another one, in the same order.
 *
 * @param quotes the outermost quotations of the text
 */
export function findAttributions(
  context: AnalysedText,
  cues: CueLexicon,
  quotes: readonly QuotedStretch[],
): ScoredAttribution[] {
  const scored = scoreAttributions(context, cues, quotes);
  const chosen = chooseAttributions(scored, cues.weights?.threshold ?? RULES_THRESHOLD);
  const decided = chosen.filter(({ within }) => within === undefined);
  const inOrder = (a: ScoredAttribution, b: ScoredAttribution): number => cueStart(a) - cueStart(b);
  const reported = continueQuotes(
    context,
    [...decided, ...introducedQuotes(context, decided, quotes)].sort(inOrder),
    quotes,
  );
  return [...reported, ...nestedAttributions(scored, chosen, reported).sort(inOrder)];
}

/**
 * Attributions inside the content of those that the author reports ("X said that Y had told Z"). The annotated articles do not mark them,
 * so that the learnt scores say nothing of them: the rules decide.
 */
function nestedAttributions(
  scored: readonly ScoredAttribution[],
  chosen: readonly ScoredAttribution[],
  reported: readonly ScoredAttribution[],
): ScoredAttribution[] {
  const contents = contentIndex(reported);
  const cues = spanIndex(chosen.flatMap((one) => one.cue.map((cue) => [cue, one] as const)));
  const nested: ScoredAttribution[] = [];
  for (const one of scored) {
    const score = one.rate ?? one.score;
    if (one.candidate === undefined || one.source.length === 0 || score < LEAST_NESTED) continue;
    const within = one.cue
      .flatMap((cue) => contents.overlapping(cue).filter((other) => other.content.some((span) => contains(span, cue))))
      .find((other) => other.candidate !== one.candidate);
    if (within === undefined) continue;
    const taken = one.cue.flatMap((cue) => cues.overlapping(cue)).some(({ candidate }) => candidate !== one.candidate);
    if (!taken) nested.push({ ...one, score, within });
  }
  return nested;
}
