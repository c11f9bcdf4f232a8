import type { NameType } from '../../language/tree.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isPerson } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { Tree } from '../clause/tree.ts';

const PEOPLE = wordClass('nouns of whose people');
const GOVERNING = wordClass('nouns of who governs');
const ORGANS = wordClass('nouns of what only bodies have');
const BODIES = wordClass('nouns of a body');
const TITLES = wordClass('titles of persons');
const DEMANDS = wordClass('verbs that demand');
/** Words whose subject takes a stand. */
const STANDS = [
  wordClass('verbs that demand'),
  wordClass('verbs that propose'),
  wordClass('verbs that support'),
  wordClass('verbs that oppose'),
  wordClass('verbs that refuse'),
  wordClass('verbs that commit'),
  wordClass('verbs that accept'),
  wordClass('verbs that threaten'),
  wordClass('adjectives that commit'),
  wordClass('adjectives that refuse'),
  wordClass('words of disfavour'),
];
const WILL = /^(?:will|would|shall|wo|ll|'ll|’ll)$/u;

/** A name as it stands at one place. */
interface Place {
  readonly tree: Tree;
  readonly head: number;
  readonly first: number;
  readonly last: number;
  readonly words: string;
  readonly type: NameType | undefined;
  readonly mention: Mention | undefined;
}

/** Names that mean one: they have an actor in common, or one is the beginning or the end of the other. */
interface Called {
  readonly places: Place[];
  readonly ids: Set<string>;
}

/** A body that only its name tells of: firms, parties and regions that no lexicon knows. */
export interface ActingName {
  readonly name: string;
  /** Ids that the reading has given to it. */
  readonly ids: readonly string[];
  /** Where it stands. */
  readonly places: readonly { readonly tree: Tree; readonly first: number; readonly last: number }[];
  /** The engine takes it for the name of a place, most often. */
  readonly isPlace: boolean;
}

/**
 * Names of which a text tells that they demand, offer, refuse or will do something, and which are no persons' names: "Volvo",
 * "Flanders", "Labour". Whether a name is a person's is told by the text: titles and "who" speak for it, "which", a board or
 * a spokesman of its own against it; a person is named in full before its last name stands alone.
 *
 * @param isKnown whether an id is that of a state, a body or somebody known to act for one
 */
export function actingNames(
  trees: readonly Tree[],
  { mentions, actors }: Pick<Reading, 'mentions' | 'actors'>,
  isKnown: (id: string) => boolean,
): readonly ActingName[] {
  const offices = new Set(actors.flatMap(({ id, role }) => (role === undefined ? [] : [id])));
  const places = trees.flatMap((tree) => placesIn(tree, mentions, isKnown));
  return gather(places).flatMap(({ places: all, ids }) => {
    if (!all.some(takesAStand) || [...ids].some((id) => offices.has(id)) || !isBodys(all)) return [];
    const longest = all.map(({ words }) => words).toSorted((a, b) => b.length - a.length)[0] ?? '';
    const isPlace = 2 * all.filter(({ type }) => type === 'place').length > all.length;
    return [{ name: longest, ids: [...ids], places: all, isPlace }];
  });
}

function placesIn(tree: Tree, mentions: readonly Mention[], isKnown: (id: string) => boolean): readonly Place[] {
  const here = mentions.filter(({ sentence }) => sentence === tree.index);
  return tree.tokens.flatMap(({ index: first }) => {
    if (tree.token(first).upos !== 'PROPN' || tree.tokens[first - 1]?.upos === 'PROPN') return [];
    let last = first;
    while (tree.tokens[last + 1]?.upos === 'PROPN') last++;
    const head = tree.tokens.slice(first, last + 1).find((one) => one.head < first || one.head > last)?.index ?? first;
    const { start, end } = tree.token(head);
    const own = here.filter(({ span }) => span.start <= start && span.end >= end);
    const mention = own.find(({ kind }) => kind === 'name') ?? own[0];
    // What the reader knows, or holds for one of several, has a name of its own.
    if (
      own.some(
        ({ kind, actors: of, alternatives = [] }) => kind === 'metonym' || [...of, ...alternatives].some(isKnown),
      )
    )
      return [];
    if (mention && mention.kind === 'name' && mention.actors.length === 0) return [];
    const words = tree.surface(first, last);
    return [{ tree, head, first, last, words, type: tree.nameAt(head)?.type, mention }];
  });
}

/** The longest names first, and with them what is short for them. */
function gather(places: readonly Place[]): readonly Called[] {
  const all: Called[] = [];
  for (const place of places.toSorted((a, b) => b.words.length - a.words.length)) {
    const ids = place.mention?.kind === 'name' ? place.mention.actors : [];
    const known = all.find(
      (one) => ids.some((id) => one.ids.has(id)) || one.places.some(({ words }) => isShortFor(place.words, words)),
    );
    if (known) {
      known.places.push(place);
      for (const id of ids) known.ids.add(id);
    } else all.push({ places: [place], ids: new Set(ids) });
  }
  return all;
}

function isShortFor(short: string, full: string): boolean {
  return short === full || full.startsWith(`${short} `) || full.endsWith(` ${short}`);
}

function takesAStand({ tree, head, first }: Place): boolean {
  if (isThing(tree, first)) return false;
  const top = tree.relation(head) === 'conj' ? tree.token(head).head : head;
  const above = tree.token(top).head;
  const ofItself = tree.children(head, 'acl').filter((clause) => tree.token(clause).deprel === 'acl:relcl');
  if (ofItself.some((clause) => tree.modalOf(clause) === undefined && tellsAStand(tree, clause))) return true;
  if (above < 0) return false;
  // "Urged Volvo to pay"
  if (/^(?:obj|iobj)$/u.test(tree.relation(top)))
    return DEMANDS.has(tree.lemma(above)) && tree.child(above, 'xcomp') !== undefined;
  if (tree.relation(top) !== 'nsubj' || tree.isPassive(above)) return false;
  return [above, ...tree.children(above, 'conj')].some((verb) => tellsAStand(tree, verb));
}

function tellsAStand(tree: Tree, verb: number): boolean {
  const modal = tree.modalOf(verb);
  const joined = tree.children(verb, 'compound', 'advmod').map((one) => `${tree.lemma(verb)} ${tree.lemma(one)}`);
  return (
    joined.some((words) => STANDS.some((known) => known.has(words))) ||
    STANDS.some((words) => words.has(tree.lemma(verb)) || words.has(tree.verbLemma(verb))) ||
    (modal !== undefined && WILL.test(tree.lemma(modal)))
  );
}

/** "The Estai": a ship has its article. */
function isThing(tree: Tree, first: number): boolean {
  const before = tree.tokens[first - 1];
  return before?.form.toLowerCase() === 'the' && tree.token(first).xpos === 'NNP';
}

/** Whether what a text says of a name tells of a body rather than of a person. */
function isBodys(places: readonly Place[]): boolean {
  if (places.some(isOfPerson)) return false;
  const longest = places.map(({ words }) => words).toSorted((a, b) => b.length - a.length)[0] ?? '';
  const isCalledByLast = places.some(({ words }) => words !== longest && longest.endsWith(` ${words}`));
  if (places.some(hasOrgans)) return true;
  const types = places.map(({ type }) => type);
  const named = types.filter((type) => type === 'organization' || type === 'place').length;
  if (named * 2 > types.length) return true;
  const isCalledByFirst = places.some(({ words }) => words !== longest && longest.startsWith(`${words} `));
  return !isCalledByLast && (isCalledByFirst || !longest.includes(' '));
}

/** "Chairman Jones", "Jones, who". */
function isOfPerson({ tree, head, first, mention }: Place): boolean {
  if (mention?.role !== undefined && mention.actors.some(isPerson)) return true;
  const before = tree.tokens[first - 1];
  const isTitled =
    before !== undefined &&
    tree.token(first).head !== before.index + 2 &&
    (TITLES.has(before.form.toLowerCase()) ||
      (before.upos === 'NOUN' &&
        (PEOPLE.has(before.lemma.toLowerCase()) || GOVERNING.has(before.lemma.toLowerCase())) &&
        !BODIES.has(before.lemma.toLowerCase())));
  if (isTitled || TITLES.has(tree.token(first).form.toLowerCase())) return true;
  return tree
    .children(head, 'acl')
    .some((clause) => tree.subtree(clause).some((one) => /^(?:who|whom)$/u.test(tree.lemma(one))));
}

/** "Volvo, which", "Volvo's board", "Volvo, the maker of cars". */
function hasOrgans({ tree, head }: Place): boolean {
  const above = tree.token(head).head;
  if (above >= 0 && /^(?:nmod:poss|compound)$/u.test(tree.token(head).deprel) && ORGANS.has(tree.lemma(above)))
    return true;
  if (tree.children(head, 'appos').some((one) => BODIES.has(tree.lemma(one)))) return true;
  return tree
    .children(head, 'acl')
    .some(
      (clause) =>
        tree.token(clause).deprel === 'acl:relcl' && tree.subtree(clause).some((one) => tree.lemma(one) === 'which'),
    );
}
