import { canonicalJson } from '../records/canonical-json.ts';
import type { AnswerEntry } from './answer-form.ts';
import type { PromptExample } from './prompt.ts';

/** Tells what a model took from the example of the prompt. */
export interface ExampleEchoes {
  /** Whether an entry is one of the example, under whatever number. */
  readonly isEcho: (entry: AnswerEntry) => boolean;
  /** Whether several words are a quotation of the example; a single one of it may be the model's own mistake. */
  readonly isQuoted: (quote: string) => boolean;
  /** Whether an entry names somebody whom the example invented. */
  readonly namesInvented: (entry: AnswerEntry) => boolean;
}

/** Looks through the example of a prompt; its states and persons are invented. */
export function exampleEchoes({ answer }: Pick<PromptExample, 'answer'>): ExampleEchoes {
  const entries = new Set<string>();
  const names = new Set<string>();
  const quotes = new Set<string>();
  for (const list of Object.values(answer)) {
    for (const entry of list) {
      entries.add(withoutPlace(entry as AnswerEntry));
      quotes.add((entry as AnswerEntry).quote);
      for (const name of namesIn(entry)) names.add(name);
    }
  }
  return {
    isEcho: (entry) => entries.has(withoutPlace(entry)),
    isQuoted: (quote) => /\s/.test(quote.trim()) && quotes.has(quote.trim()),
    namesInvented: (entry) => namesIn(entry).some((name) => names.has(name)),
  };
}

function plain(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function withoutPlace({ sentence: _, ...entry }: AnswerEntry): string {
  return plain(canonicalJson(entry));
}

/** All names in an entry, however deep. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'name' && typeof part === 'string' && part !== '' ? [plain(part)] : namesIn(part),
  );
}
