import { loadLexicon } from '../../lexicon/load.ts';
import type { ActorsFile } from '../../lexicon/own/actors-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { ASKED_LISTS, type AskedList } from '../answer-form.ts';
import { loadPrompt } from '../prompt.ts';
import { KEY_VARIABLE } from './ask-model.ts';
import { KeptAnswers } from './kept-answers.ts';
import { addressWords, DEFAULT_ENDPOINT, modelAddress } from './model-address.ts';
import { type SecondReader, secondReader } from './second-reader.ts';

/** How a person names a model, and what it is asked for. */
export interface NamedModel {
  readonly model: string;
  /** Address of an OpenAI-compatible interface; that of Ollama on this machine by default. */
  readonly endpoint?: string | undefined;
  /** Whether another machine may be asked. */
  readonly remote?: boolean | undefined;
  /** Which records are asked for, with commas; all by default. */
  readonly ask?: string | undefined;
}

/** What the reader of a model needs beside its name. */
export interface OpenOptions {
  readonly actors?: readonly ActorsFile[] | undefined;
  /** Folder in which answers are kept. */
  readonly answers?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told of what is tried again. */
  readonly again?: (sentence: string) => void;
}

/** A model that is ready to read. */
export interface OpenedReader {
  readonly reader: SecondReader;
  /** Where the texts go, in a sentence that is to be shown each time. */
  readonly where: string;
  readonly lists: readonly AskedList[];
}

/** Longer names are none. */
const LONGEST_NAME = 200;

/**
 * Makes a model ready to read. Nothing is sent before it reads.
 * @throws EntenteError `usage` for a name, an address or a list that is none
 */
export async function openSecondReader(
  { model, endpoint = DEFAULT_ENDPOINT, remote = false, ask }: NamedModel,
  { actors = [], answers, signal, again }: OpenOptions = {},
): Promise<OpenedReader> {
  checkName(model);
  const address = modelAddress(endpoint, { remote });
  const lists = askedLists(ask);
  const [prompt, lexicon] = await Promise.all([loadPrompt(lists), loadLexicon(actors)]);
  const reader = secondReader({
    model,
    address,
    prompt,
    lexicon,
    key: process.env[KEY_VARIABLE],
    ...(answers === undefined ? {} : { kept: new KeptAnswers(answers, address.host) }),
    ...(signal ? { signal } : {}),
    ...(again ? { again } : {}),
  });
  return { reader, where: addressWords(address, model), lists };
}

function checkName(model: string): void {
  if (model.trim() === '' || model.length > LONGEST_NAME || /\p{Cc}/u.test(model)) {
    throw new EntenteError('usage', '--model takes the name by which its server knows a model, such as llama3.1.');
  }
}

/**
 * Which records a model is asked for.
 * @throws EntenteError `usage` for a list that there is not
 */
function askedLists(text: string | undefined): readonly AskedList[] {
  if (text === undefined) return ASKED_LISTS;
  const named = text.split(',').map((name) => name.trim());
  const wrong = named.find((name) => !ASKED_LISTS.some((list) => list === name));
  if (wrong !== undefined) {
    throw new EntenteError('usage', `A model is asked for ${ASKED_LISTS.join(', ')}; there is no "${wrong}".`);
  }
  return ASKED_LISTS.filter((list) => named.includes(list));
}
