import { paragraphsOf } from './quotes.ts';

/** Whose words a stretch of a text is, where they stand in no quotation. */
export type Turn = 'author' | 'asker' | 'answerer';

/** Turns of a printed interview. */
export interface Dialogue {
  /** Offset of the first question; undefined for a text that is no interview. */
  readonly start: number | undefined;
  readonly turnAt: (offset: number) => Turn;
}

/** So many questions, each with an answer behind it, make an interview. */
const LEAST_QUESTIONS = 3;

/**
 * Tells questions and answers of a printed interview apart: a paragraph that ends with a question mark is a question, what
 * follows up to the next one its answer. In all other texts the author has the word.
 */
export function readDialogue(text: string): Dialogue {
  const paragraphs = paragraphsOf(text);
  const isQuestion = paragraphs.map(({ start, end }) => /\?["”’')\]]?\s*$/u.test(text.slice(start, end)));
  const answered = isQuestion.filter((question, i) => question && isQuestion[i + 1] === false).length;
  const words = text.toLowerCase().match(/(?<!\p{L})(?:you|your)(?!\p{L})/gu)?.length ?? 0;
  const first = isQuestion.indexOf(true);
  const start = answered >= LEAST_QUESTIONS && words >= LEAST_QUESTIONS ? paragraphs[first]?.start : undefined;
  return {
    start,
    turnAt: (offset) => {
      if (start === undefined || offset < start) return 'author';
      const at = paragraphs.findLastIndex((paragraph) => paragraph.start <= offset);
      return isQuestion[at] ? 'asker' : 'answerer';
    },
  };
}
