import { seededRandom } from '../records/seeded-random.ts';
import type { Codebook, CodebookField } from './codebook.ts';
import type { Prompt } from './prompt.ts';

/**
 * The same prompt with the labels of every field in another order, each with its own meaning. Whoever reads the meanings
 * answers as before.
 */
export function shuffledPrompt(prompt: Prompt, seed: number): Prompt {
  const random = seededRandom(seed);
  const codebook = mapFields(prompt.codebook, ({ name, labels }) => ({ name, labels: shuffled(labels, random) }));
  return { ...prompt, version: `${prompt.version}-shuffled-${seed}`, codebook };
}

/** A prompt whose labels changed meanings, and what each label of an answer means in the true one. */
export interface SwappedPrompt {
  readonly prompt: Prompt;
  /** By name of the field and label: the label that has its meaning. */
  readonly meant: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * A prompt in which each label of a field has the meaning of another one, in the codebook and in the example. Whoever follows
 * the codebook answers with swapped labels, which `meant` turns back; whoever goes by what the labels are called does not.
 */
export function swappedPrompt(prompt: Prompt, field: string): SwappedPrompt {
  const meant: Record<string, string> = {};
  const codebook = mapFields(prompt.codebook, ({ name, labels }) => {
    if (name !== field) return { name, labels };
    // Half a round on, so that a label takes a meaning far from its own.
    const turned = [...labels.slice(labels.length >> 1), ...labels.slice(0, labels.length >> 1)];
    return {
      name,
      labels: labels.map(({ label }, i) => {
        const other = turned[i] as (typeof labels)[number];
        meant[label] = other.label;
        return { label, meaning: other.meaning };
      }),
    };
  });
  const called = Object.fromEntries(Object.entries(meant).map(([label, meaning]) => [meaning, label]));
  const answer = Object.fromEntries(
    Object.entries(prompt.example.answer).map(([list, entries]) => [
      list,
      entries.map((entry) => withLabel(entry as Readonly<Record<string, unknown>>, field, called)),
    ]),
  );
  const version = `${prompt.version}-swapped-${field}`;
  return {
    prompt: { ...prompt, version, codebook, example: { ...prompt.example, answer } },
    meant: { [field]: meant },
  };
}

function withLabel(
  entry: Readonly<Record<string, unknown>>,
  field: string,
  called: Readonly<Record<string, string>>,
): object {
  return field in entry ? { ...entry, [field]: called[String(entry[field])] ?? entry[field] } : entry;
}

function mapFields(codebook: Codebook, change: (field: CodebookField) => CodebookField): Codebook {
  return codebook.map((list) => ({ ...list, fields: list.fields.map(change) }));
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Math.floor(random() * left.length), 1));
  return out;
}
