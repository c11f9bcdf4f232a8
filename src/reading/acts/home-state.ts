import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isState } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { Tree } from '../clause/tree.ts';

const GOVERNING = wordClass('nouns of who governs');
const OF_A_NAME = /^(?:name|demonym|metonym)$/u;
/** A state in the first sentence counts as often as two elsewhere, and so does a body that is called after it. */
const TWICE = 2;
/** A body of which so many sentences tell is a party to the quarrel. */
const OFTEN = 3;
/** So many times as often as any other state. */
const CLEARLY = 1.25;
/** Capitalised words of so many letters tell a state in the names of bodies ("Nepali", "Ivorian"). */
const STEM = 5;

/**
 * The state whose own quarrel a text tells, where parties, movements or rebels are among those who act in it: "the
 * government", "the army" and "the king" are its own there, whoever was spoken of last. Undefined where states face states.
 *
 * @param subjects ids of bodies that are neither states nor bodies of states, one for each sentence of which they are the subject
 * @param bodies names of all such bodies
 */
export function homeState(
  { actors, mentions, document }: Pick<Reading, 'actors' | 'mentions' | 'document'>,
  subjects: readonly string[],
  bodies: readonly string[],
): string | undefined {
  if (!subjects.some((id) => subjects.filter((one) => one === id).length >= OFTEN)) return undefined;
  const firstEnd = document.text.search(/[.?!]\s/u);
  const counts = new Map<string, number>();
  const stems = new Map(actors.flatMap(({ id, name }) => (isState(id) ? [[id, new Set(stemsOf(name))] as const] : [])));
  for (const mention of mentions) {
    const words = document.text.slice(mention.span.start, mention.span.end);
    if (!namesState(mention, words)) continue;
    for (const id of mention.actors.filter(isState)) {
      counts.set(id, (counts.get(id) ?? 0) + (mention.span.end <= firstEnd ? TWICE : 1));
      for (const stem of stemsOf(words)) stems.get(id)?.add(stem);
    }
  }
  for (const [id, own] of stems) {
    const called = new Set(bodies.filter((name) => stemsOf(name).some((stem) => own.has(stem))));
    if (called.size > 0) counts.set(id, (counts.get(id) ?? 0) + TWICE * called.size);
  }
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b - a);
  return first && first[1] >= CLEARLY * (second?.[1] ?? 0) && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** "Nepal", "Kathmandu", "the Ivorian army". */
function namesState({ kind, provenance }: Mention, words: string): boolean {
  return OF_A_NAME.test(kind) || (kind === 'role' && provenance.grade === 'strong' && /\s\p{Lu}/u.test(words));
}

/** Beginnings of the capitalised words that tell a state from others: no points of the compass. */
function stemsOf(words: string): readonly string[] {
  return [...words.matchAll(/\p{Lu}\p{L}{4,}/gu)]
    .map(([word]) => word.slice(0, STEM))
    .filter((stem) => !/^(?:North|South|Weste|Easte|Centr|Unite|Repub|Peopl|Democ)$/u.test(stem));
}

/** Whether a noun means whoever governs, and no words say where: "the army", "the new government", "the king". */
export function governsUnnamed(tree: Tree, token: number, isSomebody: (token: number) => boolean): boolean {
  if (!GOVERNING.has(tree.lemma(token)) || tree.token(token).upos !== 'NOUN') return false;
  return tree
    .children(token, 'nmod', 'amod', 'compound', 'appos')
    .every(
      (child) => tree.token(child).deprel !== 'nmod' && !/^\p{Lu}/u.test(tree.token(child).form) && !isSomebody(child),
    );
}
