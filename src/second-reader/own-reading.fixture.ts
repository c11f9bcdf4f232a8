import type { Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';
import { documentFromText } from '../sources/text-document.ts';

/** A text as the program would have read it, without its records: sentences end at a full stop, and nobody is known. */
export function ownReading(text: string, given: { readonly date?: string } = {}): Reading {
  const document = documentFromText(text, { given });
  const sentences: Span[] = [];
  for (const match of document.text.matchAll(/\S.*?(?:[.!?]["”]?(?=\s|$)|\n|$)/gsu)) {
    sentences.push({ start: match.index, end: match.index + match[0].trimEnd().length });
  }
  return {
    format: 'entente-reading/1',
    reader: 'entente-test',
    document,
    sentences,
    actors: [],
    mentions: [],
    events: [],
    statements: [],
    positions: [],
    proposals: [],
    forecasts: [],
    relations: [],
    motives: [],
    quantities: [],
    warnings: [],
  };
}

/** An act as a model tells it. */
export function anEvent(sentence: number, quote: string, more: object = {}): object {
  return { sentence, quote, source: [], target: [], category: 'ACCUSE', reality: 'actual', when: '', ...more };
}

/** Somebody as a model names him. */
export const who = (words: string, name = words): { readonly words: string; readonly name: string } => ({
  words,
  name,
});
