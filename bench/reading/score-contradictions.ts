import type { Contradiction } from '../../src/measures/contradictions.ts';

/** What cannot both hold, or not at the same time: who is concerned, and words of either side, each in one text only. */
export interface KeyedContradiction {
  readonly kind: Contradiction['kind'];
  readonly actor: readonly string[];
  readonly about: readonly string[];
  /** Right where it is listed, but not asked for. */
  readonly also?: boolean;
  /** It was put into the key after a list by the program had been seen. */
  readonly added?: boolean;
}

/** The contradictions that a reader of all texts of a dossier found. */
export interface DossierKey {
  readonly dossier: string;
  readonly contradictions: readonly KeyedContradiction[];
}

/** A contradiction that the program lists, with the sentences of each of its sides. */
export interface ListedContradiction {
  readonly kind: Contradiction['kind'];
  readonly actors: readonly string[];
  readonly says: readonly string[];
  readonly sentences: readonly (readonly string[])[];
}

/**
 * A listed contradiction is right if it is of the kind of one in the key, concerns one of its actors, and the words of
 * the key's two sides stand in sentences of different sides of it.
 */
export function scoreContradictions(
  { dossier, contradictions }: DossierKey,
  listed: readonly ListedContradiction[],
): {
  readonly right: number;
  readonly given: number;
  readonly found: number;
  readonly wanted: number;
  /** A line for each that is listed or missed. */
  readonly lines: readonly string[];
} {
  const met = new Set<KeyedContradiction>();
  const lines: string[] = [];
  let right = 0;
  for (const one of listed) {
    const match = contradictions.find((key) => matches(key, one));
    if (match) {
      right++;
      met.add(match);
    }
    lines.push(
      [
        dossier,
        match ? 'right' : 'wrong',
        one.kind,
        one.actors.join('+'),
        one.says.join(' / '),
        ...one.sentences.flat(),
      ].join('\t'),
    );
  }
  const asked = contradictions.filter(({ also }) => !also);
  for (const key of asked)
    if (!met.has(key)) lines.push([dossier, 'missed', key.kind, key.actor.join('+'), key.about.join(' / ')].join('\t'));
  return {
    right,
    given: listed.length,
    found: asked.filter((key) => met.has(key)).length,
    wanted: asked.length,
    lines,
  };
}

function matches(key: KeyedContradiction, { kind, actors, sentences }: ListedContradiction): boolean {
  if (kind !== key.kind || !key.actor.some((actor) => actors.includes(actor))) return false;
  const sides = key.about.map((words) =>
    sentences.findIndex((side) => side.some((sentence) => sentence.includes(words))),
  );
  return sides.every((side) => side >= 0) && new Set(sides).size === sides.length;
}
