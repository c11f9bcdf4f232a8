import { andList } from '../words/wording.ts';

/** Which statements were chosen. */
export interface ChosenStatements {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly exclude?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly only?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly duplicates?: string | undefined;
  readonly minActor?: number | undefined;
  readonly minConcept?: number | undefined;
}

const REPEATS: Readonly<Record<string, string>> = {
  document: 'a text',
  week: 'a week',
  month: 'a month',
  year: 'a year',
  acrossrange: 'in all',
};

/**
 * Which statements a page shows, in a sentence; nothing where all are. On paper nobody sees what was chosen.
 * @example
 * chosenWords({ from: '2016-02-01', only: { concept: ['Talks', 'Aid'] } });
 * // 'Chosen: from 2016-02-01 on; only concept “Talks” or “Aid”.'
 */
export function chosenWords(chosen: ChosenStatements): string | undefined {
  const { exclude = {}, only = {}, duplicates = '', minActor, minConcept } = chosen;
  const parts = [
    timeWords(chosen),
    ...Object.entries(only).map(([name, values]) => `only ${name} ${orList(values.map(quoted))}`),
    ...Object.entries(exclude).map(([name, values]) => `without ${name} ${andList(values.map(quoted))}`),
    REPEATS[duplicates] === undefined ? '' : `repeats once ${REPEATS[duplicates]}`,
    minActor === undefined ? '' : `actors with ${minActor} statements or more`,
    minConcept === undefined ? '' : `concepts with ${minConcept} statements or more`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : `Chosen: ${parts.join('; ')}.`;
}

function timeWords({ from, to }: ChosenStatements): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  if (from !== undefined) return `from ${from} on`;
  return to === undefined ? '' : `up to ${to}`;
}

function quoted(value: string): string {
  return value === '' ? 'empty' : `“${value}”`;
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
