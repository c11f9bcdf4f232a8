import { petrarchLines, phraseWords } from './petrarch-lines.ts';

/** A phrase whose sentence, or whose whole story, is not to be coded. */
export interface PetrarchDiscard {
  /** In capitals. */
  readonly words: readonly string[];
  /** A `+` before the phrase: one sentence with it discards the story. */
  readonly story: boolean;
  readonly line: number;
}

/**
 * Reads a discard dictionary of PETRARCH: a phrase a line, with `+` for those that discard the whole story.
 *
 * @param text the whole file
 * @example
 * parsePetrarchDiscards('+WORLD CUP\n')[0].story; // true
 */
export function parsePetrarchDiscards(text: string): readonly PetrarchDiscard[] {
  return petrarchLines(text).flatMap(({ text: phrase, number }) => {
    const story = phrase.startsWith('+');
    const words = phraseWords(story ? phrase.slice(1) : phrase).map((word) => word.toUpperCase());
    return words.length > 0 ? [{ words, story, line: number }] : [];
  });
}
