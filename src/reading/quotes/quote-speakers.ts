import type { Token } from '../../language/tree.ts';
import { spanIndex } from '../clause/span-index.ts';
import type { Tree } from '../clause/tree.ts';
import { findQuotes, paragraphsOf, type QuotedStretch } from './quotes.ts';

/** Verbs that stand beside quotations. */
const SAYING = new Set(
  'say tell add ask reply answer note explain remark comment state declare announce write claim argue insist warn stress continue recall observe suggest acknowledge admit concede quip joke respond conclude exclaim shout tweet post agree believe think complain urge promise vow testify reveal describe report confirm recount reflect muse joke predict'.split(
    ' ',
  ),
);

/** A token by sentence and place. */
export interface TokenPlace {
  readonly sentence: number;
  readonly token: number;
}

/** The quotations of a text and who speaks in them, as far as grammar tells before anybody is resolved. */
export interface QuoteSpeakers {
  /** Number of the outermost quotation that an offset lies in; -1 outside of all. */
  readonly quoteAt: (offset: number) => number;
  /** Head of the words that name who speaks in a quotation ("Roth" in "“No,” Ana Roth said"). */
  readonly speakerOf: (quote: number) => TokenPlace | undefined;
}

/** Whether a verb tells that somebody speaks. */
export function isSaying(token: Token): boolean {
  return token.upos === 'VERB' && SAYING.has(token.lemma.toLowerCase());
}

/** Whether a word is the subject of a verb of saying. */
export function isSayer(sentence: Tree, index: number): boolean {
  const { deprel, head } = sentence.token(index);
  const verb = sentence.tokens[head];
  return verb !== undefined && isSaying(verb) && deprel.startsWith('nsubj');
}

/**
 * Finds quotations and their speakers: the subject of a verb of saying that stands outside the quotation in a sentence
 * which the quotation shares; else the speaker of the next quotation of the same paragraph, or of the one before.
 */
export function quoteSpeakers(text: string, sentences: readonly Tree[]): QuoteSpeakers {
  const stretches = findQuotes(text).filter((stretch) => stretch.level === 0 && isSpeech(text, stretch));
  const paragraphs = paragraphsOf(text);
  /** A paragraph that is one quotation goes on with what the paragraph before it quotes. */
  const isWhole = (stretch: QuotedStretch): boolean => {
    const paragraph = paragraphs[stretch.paragraph];
    return paragraph !== undefined && stretch.start - paragraph.start <= 1 && paragraph.end - stretch.end <= 2;
  };
  const index = spanIndex(stretches.map((stretch) => [stretch, stretch] as const));
  const at = (offset: number): QuotedStretch | undefined =>
    index.overlapping({ start: offset, end: offset + 1 }).find((stretch) => offset < stretch.end);
  const quoted = (token: Token): boolean => at(token.start) !== undefined;
  const speakers = new Map<number, TokenPlace>();
  const byParagraph = new Map<number, TokenPlace>();
  for (const [i, sentence] of sentences.entries()) {
    const inside = sentence.tokens.filter(quoted);
    const [first] = inside;
    if (!first) continue;
    const before = sentences[i - 1];
    // "Roth was blunt. She wrote:" announces what follows.
    const announced = before && /^[:,]$/.test(before.tokens.at(-1)?.form ?? '') ? speakerIn(before, quoted) : undefined;
    const speaker = speakerIn(sentence, quoted) ?? announced;
    if (!speaker) continue;
    for (const token of inside) {
      const stretch = at(token.start);
      if (!stretch) continue;
      if (!speakers.has(stretch.group)) speakers.set(stretch.group, speaker);
      byParagraph.set(stretch.paragraph, byParagraph.get(stretch.paragraph) ?? speaker);
    }
  }
  for (const stretch of stretches) {
    const speaker =
      byParagraph.get(stretch.paragraph) ?? (isWhole(stretch) ? byParagraph.get(stretch.paragraph - 1) : undefined);
    if (!speaker || speakers.has(stretch.group)) continue;
    speakers.set(stretch.group, speaker);
    byParagraph.set(stretch.paragraph, speaker);
  }
  return {
    quoteAt: (offset) => at(offset)?.group ?? -1,
    speakerOf: (quote) => speakers.get(quote),
  };
}

/** Quoted titles and single words ("the "fire wall"") are nobody's speech. */
function isSpeech(text: string, { innerStart, innerEnd }: QuotedStretch): boolean {
  return text.slice(innerStart, innerEnd).trim().split(/\s+/).length > 2;
}

function speakerIn(sentence: Tree, quoted: (token: Token) => boolean): TokenPlace | undefined {
  for (const verb of sentence.tokens) {
    if (quoted(verb)) continue;
    if (isSaying(verb)) {
      const subject = subjectOf(sentence, verb.index);
      if (subject !== undefined && !quoted(sentence.token(subject))) {
        return { sentence: sentence.index, token: subject };
      }
    }
    // "according to Ana Roth"
    if (verb.lemma === 'accord' && verb.form.toLowerCase() === 'according') {
      const who = sentence.relation(verb.index) === 'case' ? verb.head : sentence.children(verb.index, 'obl')[0];
      if (who !== undefined && who >= 0 && !quoted(sentence.token(who)))
        return { sentence: sentence.index, token: who };
    }
  }
  return undefined;
}

/** Its own subject, or that of the verb that it is coordinated with ("she smiled and said"). */
function subjectOf(sentence: Tree, verb: number): number | undefined {
  const own = sentence.children(verb, 'nsubj')[0];
  if (own !== undefined) return own;
  const token = sentence.token(verb);
  return sentence.relation(token.index) === 'conj' && token.head >= 0
    ? sentence.children(token.head, 'nsubj')[0]
    : undefined;
}
