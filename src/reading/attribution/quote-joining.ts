import { overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { QuotedStretch } from '../quotes/quotes.ts';
import { type AttributionCandidate, candidateSpans } from './candidate.ts';

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

/** Number of words with a letter or digit. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * Ties a candidate to the quotations beside it. A model is to replace it.
 *
 * @param quotes the outermost quotations around its sentence
 * @returns undefined where the candidate has no content
 */
export function joinQuotes(
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
  if (before !== undefined && tiedLeft(text, before, left) && !closesSentence(text, before, candidate)) {
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
function asideSource(tree: Tree, text: string, from: number, cueStart: number): Span | undefined {
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
function sourceBeside(tree: Tree, from: number, cueStart: number, cueEnd: number): Span[] {
  const between = tree.tokens.filter((token) => token.start >= from && token.end <= cueStart && token.upos !== 'PUNCT');
  if (between.some((token) => /^(?:NOUN|PROPN|PRON)$/u.test(token.upos)))
    return tree.runsOf(between.map((token) => token.index));
  const next = tree.tokens.find((token) => token.start >= cueEnd && token.upos !== 'PUNCT');
  if (next === undefined || !/^(?:NOUN|PROPN|PRON|DET|ADJ|NUM)$/u.test(next.upos)) return [];
  let head = next.index;
  while (
    tree.token(head).head >= next.index &&
    /^(?:compound|det|amod|nummod|nmod|flat)$/u.test(tree.token(head).deprel.split(':')[0] ?? '')
  )
    head = tree.token(head).head;
  return tree.runsOf(tree.subtree(head).filter((token) => token >= next.index));
}

/** '"X," he said': nothing but punctuation between, and the quotation ends as one before a reporting clause does. */
function tiedLeft(text: string, quote: QuotedStretch, left: number): boolean {
  const between = text.slice(quote.end, left);
  return /^[\s,.;:—–-]*$/u.test(between) && !between.includes('\n') && tiedEnd(text, quote);
}

/**
 * '... a "dead letter." He said that ...': a quotation that ends the sentence before with a full stop belongs to that one, unless
 * the cue has no other words to report.
 */
function closesSentence(text: string, quote: QuotedStretch, { tree, content }: AttributionCandidate): boolean {
  if (quote.end > tree.start || content.length === 0) return false;
  return /[^.]\.$/u.test(text.slice(quote.innerStart, quote.innerEnd).trimEnd());
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
    return tree.dominates(candidate.cue, token.index) || tokens.length <= 8;
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
