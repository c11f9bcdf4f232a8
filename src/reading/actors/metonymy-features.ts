import type { Token } from '../../language/tree.ts';
import type { RoleVectors } from '../../learning/vector-classifier.ts';
import type { LexiconCandidate } from '../../lexicon/who/entry.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

/** A place name in its sentence: tokens `first` to `last` (inclusive), `head` the one that the sentence governs. */
export interface PlaceName {
  readonly sentence: Tree;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** What the lexicon says the words may mean. */
  readonly candidates: readonly LexiconCandidate[];
}

/** Words to each side that are looked at one by one, and as a bag. */
const NEAR = 3;
const BAG = 6;

/**
 * What tells whether a place name means the place or those who act from it: the words around it, its preposition, what
 * governs it and what else that governs, and what kind of name it is. After Gritta et al. (ACL 2017), who take the words
 * at the head of the name for the decisive ones, and Nissim and Markert (ACL 2003) on grammatical roles.
 */
export function metonymyFeatures(place: PlaceName): ReadonlyMap<string, number> {
  const features = new Map<string, number>();
  const add = (name: string, value = 1): void => {
    features.set(name, value);
  };
  addWords(place, add);
  addGovernor(place, add);
  addName(place, add);
  return features;
}

/** What a number of a vector is multiplied with, so that vectors weigh as much as features; chosen by five folds. */
const VECTOR_STEP = 0.35 / 1024;

/** Words whose vectors in the text tell what a place name means: its own head, what governs it, its neighbours. */
export const PLACE_ROLES = ['name', 'governor', 'before', 'behind'] as const;

/** The vectors of these words; undefined where words have none. */
export function metonymyVectors({ sentence, first, last, head }: PlaceName): RoleVectors | undefined {
  if (sentence.vectorInText(head) === undefined) return undefined;
  const words: Readonly<Record<(typeof PLACE_ROLES)[number], number>> = {
    name: head,
    governor: sentence.token(sentence.firstConjunct(head)).head,
    before: first - 1,
    behind: last + 1,
  };
  return new Map(
    PLACE_ROLES.flatMap((role) => {
      const vector = sentence.vectorInText(words[role]);
      return vector ? [[role, Float32Array.from(vector, (value) => value * VECTOR_STEP)]] : [];
    }),
  );
}

type Add = (name: string, value?: number) => void;

/** Fields of life in which a place name mostly means people, and one in which it means land. */
const FIELDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['sport', wordClass('words of sport')],
  ['state', wordClass('words of state')],
  ['land', wordClass('words of land')],
];

function fieldsOf(lemma: string): readonly string[] {
  return FIELDS.flatMap(([field, words]) => (words.has(lemma) ? [field] : []));
}

/** Figures and names are told by their kind, not by their letters. */
function wordOf(token: Token | undefined): string {
  if (!token) return '|';
  if (token.upos === 'NUM' || /\d/.test(token.form)) return '#';
  return token.upos === 'PROPN' ? 'Name' : token.form.toLowerCase();
}

function addWords({ sentence, first, last }: PlaceName, add: Add): void {
  for (let d = 1; d <= NEAR; d++) {
    for (const [side, token] of [
      ['l', sentence.tokens[first - d]],
      ['r', sentence.tokens[last + d]],
    ] as const) {
      add(`${side}${d}=${wordOf(token)}`);
      if (d < NEAR) add(`${side}${d}/${token?.upos ?? '|'}`);
    }
  }
  add(`lr=${wordOf(sentence.tokens[first - 1])}_${wordOf(sentence.tokens[last + 1])}`);
  add(`ll=${wordOf(sentence.tokens[first - 2])}_${wordOf(sentence.tokens[first - 1])}`);
  add(`rr=${wordOf(sentence.tokens[last + 1])}_${wordOf(sentence.tokens[last + 2])}`);
  for (const token of sentence.tokens) {
    if (token.upos === 'PUNCT' || (token.index >= first && token.index <= last)) continue;
    const left = token.index < first;
    const distance = left ? first - token.index : token.index - last;
    const word = token.upos === 'PROPN' ? 'Name' : token.lemma.toLowerCase();
    if (distance <= BAG) add(`${left ? 'L' : 'R'}~${word}`, 0.5);
    if (token.upos === 'NOUN' || token.upos === 'VERB' || token.upos === 'ADJ') add(`s~${word}`, 0.5);
    for (const field of fieldsOf(word)) {
      add(`field=${field}`);
      if (distance <= BAG) add(`${left ? 'L' : 'R'}field=${field}`);
    }
  }
}

function addGovernor({ sentence, head }: PlaceName, add: Add): void {
  const top = sentence.firstConjunct(head);
  const token = sentence.token(top);
  const relation = token.deprel;
  const preposition = sentence.prepositionOf(top);
  const governor = token.head >= 0 ? sentence.token(token.head) : undefined;
  const lemma = governor ? (governor.upos === 'PROPN' ? 'Name' : governor.lemma.toLowerCase()) : '-';
  add(`case=${preposition}`);
  add(`rel=${relation}`);
  add(`rel+case=${relation}_${preposition}`);
  add(`gov=${lemma}`);
  add(`gov+rel=${lemma}_${sentence.relation(token.index)}`);
  add(`gov+case=${lemma}_${preposition}`);
  add(`govtag+rel=${governor?.upos ?? '-'}_${relation}`);
  if (top !== head) add('conjunct');
  for (const field of fieldsOf(lemma)) {
    add(`govfield=${field}`);
    add(`govfield+rel=${field}_${sentence.relation(token.index)}`);
  }
  if (!governor) return;
  for (const other of sentence.children(governor.index)) {
    if (other === top) continue;
    const sister = sentence.token(other);
    if (sister.upos === 'PUNCT' || sentence.relation(sister.index) === 'det') continue;
    add(`sister=${sentence.relation(sister.index)}`);
    if (/^(?:obj|nsubj|xcomp|ccomp)$/.test(sentence.relation(sister.index)) && sister.upos !== 'PROPN')
      add(`${sentence.relation(token.index)}:${sentence.relation(sister.index)}=${sister.lemma.toLowerCase()}`);
  }
  if (sentence.child(governor.index, 'cop') !== undefined) add(`cop+rel=${sentence.relation(token.index)}`);
  if (governor.upos === 'VERB' && sentence.isPassive(governor.index)) add(`passive+rel=${relation}`);
  const clause = sentence.predicateAbove(top);
  if (clause !== undefined) {
    const verb = sentence.token(clause);
    add(`clause=${verb.lemma.toLowerCase()}`);
    add(`clause+rel=${verb.lemma.toLowerCase()}_${sentence.relation(token.index)}_${preposition}`);
  }
  const above = governor.head >= 0 ? sentence.token(governor.head) : undefined;
  if (above && above.upos !== 'PROPN') add(`above=${above.lemma.toLowerCase()}`);
}

function addName({ sentence, first, last, head, candidates }: PlaceName, add: Add): void {
  const tokens = sentence.tokens.slice(first, last + 1);
  add(`length=${Math.min(3, tokens.length)}`);
  for (const candidate of candidates) {
    add(
      `is=${
        candidate.as === 'name'
          ? candidate.entry.kind
          : candidate.as === 'place'
            ? candidate.place.what
            : candidate.as === 'metonym'
              ? candidate.metonym.kind
              : candidate.as
      }`,
    );
  }
  if (!candidates.length) add('is=unknown');
  const name = sentence.nameAt(head);
  add(`name=${name?.type ?? '-'}`);
  if (name && (name.first < first || name.last > last)) add(`inside=${name.type}`);
  add(`tag=${sentence.token(head).xpos}`);
  if (first === 0) add('starts');
  if (/^the$/i.test(sentence.tokens[first - 1]?.form ?? '')) add('the');
  if (sentence.child(head, 'appos') !== undefined) add('has=appos');
  if (sentence.child(head, 'conj') !== undefined) add('has=conj');
  if (sentence.child(head, 'amod') !== undefined) add('has=amod');
}
