import type { Analysis, Sentence } from '../../src/language/tree.ts';
import { children, subtree, tokenAt } from '../../src/language/trees.ts';
import { headWithin } from '../../src/reading/actors/expressions.ts';
import { treeOf } from '../../src/reading/clause/tree.ts';
import type { Reference } from '../../src/reading/context/context.ts';
import type { Span } from '../../src/records/span.ts';
import { type MentionForm, mentionForm } from './coreference-rows.ts';

/** A mention of a reading in the terms of the coreference data; offsets are UTF-16 code units. */
export interface PredictedMention {
  readonly span: Span;
  /** The whole noun phrase, as annotators mark it. */
  readonly phrase: Span;
  /** Start of the word that its clause governs; with `&` behind it for a coordination. */
  readonly head: string;
  readonly form: MentionForm;
  /** Who is meant: mentions with the same key are one cluster. */
  readonly key: string;
}

/** Relations that are no part of an annotated noun phrase. */
const OUTSIDE = [
  'appos',
  'conj',
  'cc',
  'punct',
  'cop',
  'nsubj',
  'aux',
  'mark',
  'advcl',
  'parataxis',
  'ccomp',
  'csubj',
  'advmod',
  'discourse',
  'vocative',
  'obl',
  'dep',
];

/** References in the terms of the data; adjectives ("Chinese exports") and relative pronouns are left out. */
export function predictedMentions(
  references: readonly Reference[],
  { text, sentences }: Analysis,
): readonly PredictedMention[] {
  return references.flatMap(({ span, sentence: index, kind, chain }) => {
    const sentence = sentences[index];
    const head = sentence && headOf(sentence, span);
    if (!sentence || head === undefined) return [];
    const token = tokenAt(sentence, head);
    const relative = /^W/.test(token.xpos);
    if (relative || (token.upos === 'ADJ' && kind === 'demonym')) return [];
    return [
      {
        span,
        phrase: phraseOf(sentence, head, span),
        head: headKey(sentence, head, span),
        form: mentionForm(text.slice(span.start, span.end)),
        key: chain,
      },
    ];
  });
}

/** The head of a stretch of text as `headKey` writes it; undefined where no word lies in it. */
export function keyOfSpan(sentences: readonly Sentence[], span: Span): string | undefined {
  const sentence = sentences.find((one) => one.start <= span.start && span.start < one.end);
  const head = sentence && headOf(sentence, span);
  return sentence && head !== undefined ? headKey(sentence, head, span) : undefined;
}

function headOf(sentence: Sentence, span: Span): number | undefined {
  const inside = sentence.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  const words = inside.filter((token) => token.upos !== 'PUNCT');
  const first = words[0]?.index;
  const last = words.at(-1)?.index;
  if (first === undefined || last === undefined) return undefined;
  const head = headWithin(treeOf(sentence), first, last);
  if (tokenAt(sentence, head).upos === 'PROPN') return head;
  // "curator Ana Roth": whichever of the two the tree takes for the head, the name stands for both.
  const name = children(sentence, head, 'flat', 'appos', 'nmod:desc').find((other) => {
    const { upos } = tokenAt(sentence, other);
    return upos === 'PROPN' && other > head && other <= last && tokenAt(sentence, other - 1).upos !== 'PUNCT';
  });
  return name ?? head;
}

/** "Iran and Oman" and "Iran" have one head and are two mentions. */
function headKey(sentence: Sentence, head: number, span: Span): string {
  const joint = children(sentence, head, 'conj').some((other) => tokenAt(sentence, other).end <= span.end);
  return `${tokenAt(sentence, head).start}${joint ? '&' : ''}`;
}

function phraseOf(sentence: Sentence, head: number, span: Span): Span {
  const tokens = subtree(sentence, head, OUTSIDE)
    .filter((i) => {
      const token = tokenAt(sentence, i);
      const preposition = token.deprel === 'case' && token.head === head && i < head;
      return !preposition && token.upos !== 'PUNCT';
    })
    .map((i) => tokenAt(sentence, i));
  const start = Math.min(span.start, ...tokens.map((token) => token.start));
  const end = Math.max(span.end, ...tokens.map((token) => token.end));
  return { start, end };
}
