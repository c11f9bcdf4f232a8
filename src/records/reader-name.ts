/** What the name of a reading (`Reading.reader`) tells: whether a language model made it, or several readers together. */

const MODEL = 'model ';
const AND = ' + model ';

/** How what several readers found is taken together. */
export const READERS_TAKEN = ['beside', 'union', 'intersection'] as const;
export type ReadersTaken = (typeof READERS_TAKEN)[number];

/** A language model, as the name of its reading has it. */
export interface ModelName {
  /** The name by which its server knows it. */
  readonly model: string;
  /** Version of the prompt. */
  readonly prompt: string;
  /** The lists that it was asked for. */
  readonly lists: readonly string[];
}

/**
 * The name of a reading that a language model made.
 *
 * @example
 * modelReading({ model: 'small', prompt: '1-0a', lists: ['events'] }); // 'model small, prompt 1-0a, asked for events'
 */
export function modelReading({ model, prompt, lists }: ModelName): string {
  return `${MODEL}${model}, prompt ${prompt}, asked for ${lists.join('+')}`;
}

/** What such a name tells; undefined for a reading of the program. */
export function modelOf(reader: string): ModelName | undefined {
  const [, model = '', prompt = '', lists = ''] = /^model (.+), prompt (\S+), asked for (\S*)$/s.exec(reader) ?? [];
  return model === '' ? undefined : { model, prompt, lists: lists.split('+') };
}

/** The name of a reading that several readers made together. */
export function jointReading(program: string, models: readonly string[], taken: ReadersTaken): string {
  return `${program}${models.map((model) => `${AND}${model}`).join('')} (${taken})`;
}

/** What such a name tells; undefined for a reading of one reader. */
export function jointOf(
  reader: string,
): { readonly models: readonly string[]; readonly taken: ReadersTaken } | undefined {
  const [, models = '', how = ''] = /^.*? \+ model (.+) \((\w+)\)$/s.exec(reader) ?? [];
  const taken = READERS_TAKEN.find((one) => one === how);
  return taken && models !== '' ? { models: models.split(AND), taken } : undefined;
}

/** The name under which records say that the program itself found them. */
export const PROGRAM_READER = 'entente';

/**
 * How many readers read a text.
 *
 * @example
 * readersOf({ reader: jointReading('entente-1', ['small'], 'beside') }); // 2
 */
export function readersOf({ reader }: { readonly reader: string }): number {
  return 1 + (jointOf(reader)?.models.length ?? 0);
}
