import type { Span } from '../../records/span.ts';
import type { Turn } from './turn.ts';

/** So many questions, each with an answer behind it, make an interview. */
const LEAST_QUESTIONS = 3;
/** An interviewer says "you" in so many of his questions, and who answers "I" or "we" in so many of his answers; headings that ask do not. */
const PERSONAL = 1 / 3;

/**
 * Tells questions and answers of a printed interview without labels apart: a paragraph that ends with a question mark is a question,
 * what follows up to the next one its answer; all that stands before the first is the author's. No turns for any other text.
 */
export function questionTurns(paragraphs: readonly (Span & { readonly words: string })[]): readonly Turn[] {
  const words = new Map(paragraphs.map((paragraph) => [paragraph.start, paragraph.words]));
  const wordsOf = ({ start }: Span): string => words.get(start) ?? '';
  const isQuestion = paragraphs.map(({ words }) => /\?["”’')\]]?\s*$/u.test(words));
  const answered = isQuestion.filter((question, i) => question && isQuestion[i + 1] === false).length;
  if (answered < LEAST_QUESTIONS) return [];
  const turns: { content: Span[]; asks: boolean }[] = [];
  for (const [i, { start, end }] of paragraphs.entries()) {
    const asks = isQuestion[i] === true;
    const last = turns.at(-1);
    if (last?.asks === asks) last.content.push({ start, end });
    else if (last || asks) turns.push({ content: [{ start, end }], asks });
  }
  const share = (list: readonly (typeof turns)[number][], words: RegExp): number =>
    list.filter(({ content }) => content.some((span) => words.test(wordsOf(span)))).length / list.length;
  const isInterview =
    share(
      turns.filter(({ asks }) => asks),
      /(?<!\p{L})(?:you|your)(?!\p{L})/iu,
    ) >= PERSONAL &&
    share(
      turns.filter(({ asks }) => !asks),
      /(?<!\p{L})(?:I|[Ww]e|[Mm]y|[Oo]ur)(?!\p{L})/u,
    ) >= PERSONAL;
  return isInterview ? turns : [];
}
