import { parse } from 'yaml';
import { loadAsset } from '#load-asset';
import { EntenteError } from '../records/failure.ts';
import { textHash } from '../records/identify.ts';
import type { Reading } from '../records/reading.ts';
import { ASKED_LISTS, type AskedList } from './answer-form.ts';
import { type Codebook, type CodebookField, codebookWords } from './codebook.ts';
import type { TextWindow } from './text-windows.ts';

/** The text and the answer that a model is shown before it reads. */
export interface PromptExample {
  readonly sentences: readonly string[];
  /** Entries by list. */
  readonly answer: Readonly<Record<string, readonly unknown[]>>;
}

/** All that a model is told beside the text. */
export interface Prompt {
  /** Version of the files and a check of what is in them, such as `1-3f2a9c01`. */
  readonly version: string;
  readonly task: string;
  readonly codebook: Codebook;
  readonly example: PromptExample;
}

/** A message of the interface that servers of models share. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

const FOLDER = 'src/second-reader/data';
/** What a list of the codebook says beside its fields. */
const PLAIN = new Set(['title', 'says']);

/**
 * The prompt that comes with the package, of files that a person may read.
 *
 * @param lists which records are asked for
 * @throws EntenteError `unreadable` where a list has no part in the codebook
 * @example
 * (await loadPrompt(['events'])).codebook.map(({ list }) => list); // ['events']
 */
export async function loadPrompt(lists: readonly AskedList[] = ASKED_LISTS): Promise<Prompt> {
  const names = ['prompt.md', 'codebook.yaml', 'example.yaml'] as const;
  const files = await Promise.all(names.map((name) => loadAsset(`${FOLDER}/${name}`)));
  const [task = '', book = '', shown = ''] = files.map((bytes) => new TextDecoder().decode(bytes));
  const written = parse(book) as Readonly<Record<string, unknown>>;
  const example = parse(shown) as PromptExample;
  return {
    version: `${written.version}-${textHash(JSON.stringify([task, book, shown])).slice(0, 8)}`,
    task,
    codebook: lists.map((list) => codebookList(list, written[list])),
    example: {
      sentences: example.sentences,
      answer: Object.fromEntries(lists.map((list) => [list, example.answer[list] ?? []])),
    },
  };
}

function codebookList(list: AskedList, written: unknown): Codebook[number] {
  if (typeof written !== 'object' || written === null) {
    throw new EntenteError('unreadable', `${FOLDER}/codebook.yaml says nothing of ${list}.`);
  }
  const { title, says } = written as { readonly title: string; readonly says: string };
  const fields = Object.entries(written)
    .filter(([name]) => !PLAIN.has(name))
    .map(
      ([name, labels]): CodebookField => ({
        name,
        labels: Object.entries(labels as Readonly<Record<string, string>>).map(([label, meaning]) => ({
          label,
          meaning,
        })),
      }),
    );
  return { list, title, says, fields };
}

/** What a model is sent to read a window of a text. */
export function windowMessages(
  { task, codebook, example }: Prompt,
  { document: { text } }: Pick<Reading, 'document'>,
  { pieces }: TextWindow,
): readonly ChatMessage[] {
  const lists = codebook.map(({ list }) => `"${list}"`).join(', ');
  const system = task
    .replace('{{lists}}', () => lists)
    .replace('{{kinds}}', () => codebookWords(codebook))
    .trim();
  return [
    { role: 'system', content: system },
    { role: 'user', content: material(example.sentences.map((words, i) => [i + 1, words])) },
    { role: 'assistant', content: JSON.stringify(example.answer) },
    { role: 'user', content: material(pieces.map(({ n, span }) => [n, text.slice(span.start, span.end)])) },
  ];
}

function material(sentences: readonly (readonly [n: number, words: string])[]): string {
  const lines = sentences.map(([n, words]) => `[${n}] ${words.replace(/\s+/g, ' ').trim()}`);
  return ['-----', ...lines, '-----'].join('\n');
}
