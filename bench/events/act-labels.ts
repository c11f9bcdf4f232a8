import type { OneOrMany, ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import type { Reality } from '../../src/records/event.ts';
import type { Category } from '../../src/records/plover.ts';
import type { Span } from '../../src/records/span.ts';
import { canonicalSpans } from '../texts/article-offsets.ts';
import type { Article } from '../texts/articles.ts';
import { many } from '../texts/key-values.ts';
import { type EventSentence, wordsIn } from './event-sentences.ts';

/** An act as a reader marked it; offsets are those of the document's canonical text, in UTF-16 code units. */
export interface ActLabel {
  readonly trigger: Span;
  readonly category: Category;
  readonly reality: Reality;
  readonly source: LabelledSide;
  readonly target: LabelledSide;
  /** Whether the act is told in full elsewhere. */
  readonly repeated?: boolean;
}

/** One side of an act: where its words stand, as far as they were marked, and who is meant. */
export interface LabelledSide {
  readonly words: readonly Span[];
  /** Codes of the codebook. */
  readonly codes: readonly string[];
}

/** The acts of a labelled sentence; of words that occur several times those nearest to the act are meant. */
export function labelsOfSentence({ text, events }: EventSentence): readonly ActLabel[] {
  return events.map((event) => {
    const start = wordsIn(text, event.trigger)[0] ?? 0;
    const side = (words: readonly string[], codes: readonly string[]): LabelledSide => ({
      words: words.flatMap((word) => {
        const [nearest] = wordsIn(text, word).toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
        return nearest === undefined ? [] : [{ start: nearest, end: nearest + word.length }];
      }),
      codes,
    });
    return {
      trigger: { start, end: start + event.trigger.length },
      category: event.category,
      reality: event.reality,
      source: side(event.sources, event.sourceCodes),
      target: side(event.targets, event.targetCodes),
    };
  });
}

/**
 * The acts of an article by its answer key: of alternatives the first. Later mentions of an act are labels of their own,
 * marked as repeated.
 *
 * @param text the document's canonical text
 */
export function labelsOfKey(article: Article, key: ReadingKey, text: string): readonly ActLabel[] {
  const place = canonicalSpans(article, text);
  return key.events.flatMap((event) => {
    if (!event.trigger) return [];
    const label = {
      trigger: place(event.trigger),
      category: many(event.category)[0] as Category,
      reality: many(event.reality)[0] as Reality,
      source: { words: (event.source_words ?? []).map(place), codes: codesOf(event.source) },
      target: { words: (event.target_words ?? []).map(place), codes: codesOf(event.target) },
    };
    const elsewhere = (event.also ?? []).map((span) => ({ ...label, trigger: place(span), repeated: true }));
    return [label, ...elsewhere];
  });
}

const codesOf = (value: OneOrMany | undefined): readonly string[] => many(value).filter((one) => one !== null);
