import { NAME_TYPES, type ScoredName } from './names.ts';
import type { Name, Upos } from './tree.ts';

/** A sentence as far as names need it. */
export interface NamedSentence {
  readonly forms: readonly string[];
  readonly upos: readonly Upos[];
  readonly names: readonly ScoredName[];
}

const PERSON = NAME_TYPES.indexOf('person');
/** How much a longer name of a person says about its first and last word standing alone. */
const PART = 1;

/**
 * One text, one sense of a name: mentions of the same form in a text vote on its type, and "Ana Reis" speaks for "Reis"
 * being a person. Proper nouns that are a name elsewhere in the text are one where they were missed.
 */
export function agreeOnNames(sentences: readonly NamedSentence[]): Name[][] {
  const votes = new Map<string, number[]>();
  const vote = (key: string, probabilities: readonly number[], weight: number): void => {
    let sums = votes.get(key);
    if (sums === undefined) {
      sums = NAME_TYPES.map(() => 0);
      votes.set(key, sums);
    }
    for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + weight * (probabilities[k] ?? 0);
  };
  const keyOf = (forms: readonly string[], { first, last }: Pick<Name, 'first' | 'last'>): string =>
    forms.slice(first, last + 1).join(' ');
  const onlyPerson = NAME_TYPES.map((_, k) => (k === PERSON ? 1 : 0));
  for (const { forms, names } of sentences) {
    for (const name of names) {
      vote(keyOf(forms, name), name.probabilities, 1);
      if (name.last === name.first) continue;
      const person = name.probabilities[PERSON] ?? 0;
      if (person > 0.5) {
        vote(forms[name.last] ?? '', onlyPerson, PART * person);
        vote(forms[name.first] ?? '', onlyPerson, (PART * person) / 2);
      }
    }
  }
  const typeOf = (key: string): Name['type'] | undefined => {
    const sums = votes.get(key);
    return sums === undefined ? undefined : NAME_TYPES[sums.indexOf(Math.max(...sums))];
  };
  return sentences.map((sentence) => {
    const { forms, names } = sentence;
    const typed = names.map(({ first, last, type }) => ({
      first,
      last,
      type: typeOf(keyOf(forms, { first, last })) ?? type,
    }));
    const missed = missedNames(sentence, (first, last) => typeOf(keyOf(forms, { first, last })));
    return [...typed, ...missed].sort((a, b) => a.first - b.first);
  });
}

/** Runs of proper nouns outside all names that are spelt like a name elsewhere. */
function missedNames(
  { forms, upos, names }: NamedSentence,
  typeOf: (first: number, last: number) => Name['type'] | undefined,
): Name[] {
  const taken = forms.map(() => false);
  for (const { first, last } of names) taken.fill(true, first, last + 1);
  const free = (i: number): boolean => upos[i] === 'PROPN' && taken[i] === false;
  const missed: Name[] = [];
  for (let first = 0; first < forms.length; first++) {
    if (!free(first)) continue;
    let last = first;
    while (free(last + 1)) last++;
    const type = typeOf(first, last);
    if (type !== undefined) missed.push({ first, last, type });
    first = last;
  }
  return missed;
}
