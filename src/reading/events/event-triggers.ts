import type { Token } from '../../language/tree.ts';
import type { EventFrame, EventFrames } from '../../lexicon/words/event-frames.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { ActorKind } from '../../records/actor.ts';
import type { Category } from '../../records/plover.ts';
import type { Tree } from '../clause/tree.ts';

const AIMED = wordClass('prepositions before an aim');

/** A word that names an act, with the frame that says which. */
export interface Trigger {
  /** The verb, adjective or noun that governs the sides and stands in its clause. */
  readonly token: number;
  /** The noun that names the act under a light verb ("held talks"), or the verb's own frame's noun; else absent. */
  readonly noun?: number;
  readonly kind: 'verb' | 'noun' | 'adj';
  readonly category: Category;
  readonly mode: string | undefined;
  /** The frame that gives the roles; of the light verb where there is one. */
  readonly frame: EventFrame;
  readonly nounFrame?: EventFrame;
  /** A noun of the user's that names more closely what a verb of the package tells ("held water talks"). */
  readonly ownNoun?: EventFrame;
  /** First and last token of the words that name it. */
  readonly first: number;
  readonly last: number;
}

/** The frames found in one sentence: for each token the best verb, noun and adjective frame, if any. */
export interface SentenceFrames {
  readonly sentence: Tree;
  readonly verb: readonly (Match | undefined)[];
  readonly noun: readonly (Match | undefined)[];
  readonly adjective: readonly (Match | undefined)[];
  readonly classes: EventFrames['classes'];
  /** For each light verb, the event noun that it carries. */
  readonly carried: ReadonlyMap<number, number>;
}

export interface Match {
  readonly frame: EventFrame;
  readonly first: number;
  readonly last: number;
}

/** Kind of the actor that a token is the head of, if it is; decides frames that want an actor or a body as object. */
export type KindAt = (token: number) => ActorKind | undefined;

/** Looks up the frames of every word of a sentence. */
export function readFrames(sentence: Tree, frames: EventFrames, kindAt: KindAt): SentenceFrames {
  const { tokens } = sentence;
  const noun = tokens.map((token) => (mayBeNoun(token) ? nounMatch(sentence, token, frames) : undefined));
  const carried = new Map<number, number>();
  const partial = { sentence, noun, classes: frames.classes };
  const verb = tokens.map((token) =>
    token.upos === 'VERB' || token.upos === 'AUX' || (token.upos === 'NOUN' && token.xpos.startsWith('VB'))
      ? verbMatch(token, frames, partial, kindAt, carried)
      : undefined,
  );
  const adjective = tokens.map((token) =>
    token.upos === 'ADJ' || token.xpos.startsWith('JJ') || token.xpos === 'VBN'
      ? adjectiveMatch(token, frames)
      : undefined,
  );
  return { sentence, verb, noun, adjective, classes: frames.classes, carried };
}

/** The acts that the words of a sentence name, in the order of the text; an event noun under a light verb comes once. */
export function findTriggers(found: SentenceFrames): Trigger[] {
  const triggers: Trigger[] = [];
  const named = ownNouns(found);
  const taken = new Set([...found.carried.values(), ...named.values()]);
  for (const token of found.sentence.tokens) {
    const i = token.index;
    const verb = found.verb[i];
    const carriedNoun = found.carried.get(i);
    if (verb && carriedNoun !== undefined) {
      const noun = found.noun[carriedNoun] as Match;
      if (typeof noun.frame.category === 'string' && noun.frame.category !== '=') {
        triggers.push({
          token: i,
          noun: carriedNoun,
          kind: 'verb',
          category: noun.frame.category,
          mode: noun.frame.mode,
          frame: verb.frame,
          nounFrame: noun.frame,
          first: Math.min(i, noun.first),
          last: Math.max(i, noun.last),
        });
      }
      continue;
    }
    if (verb?.frame.category && verb.frame.category !== '=') {
      const trigger: Trigger = {
        token: i,
        kind: 'verb',
        category: verb.frame.category,
        mode: verb.frame.mode,
        frame: verb.frame,
        first: verb.first,
        last: verb.last,
      };
      const noun = found.noun[named.get(i) ?? -1];
      triggers.push(noun ? namedBy(trigger, noun) : trigger);
      continue;
    }
    const noun = found.noun[i];
    if (noun?.frame.category && noun.frame.category !== '=' && !taken.has(i)) {
      triggers.push({
        token: i,
        kind: 'noun',
        category: noun.frame.category,
        mode: noun.frame.mode,
        frame: noun.frame,
        first: noun.first,
        last: noun.last,
      });
      continue;
    }
    const adjective = found.adjective[i];
    if (adjective?.frame.category && adjective.frame.category !== '=' && found.sentence.children(i, 'cop').length > 0) {
      triggers.push({
        token: i,
        kind: 'adj',
        category: adjective.frame.category,
        mode: adjective.frame.mode,
        frame: adjective.frame,
        first: i,
        last: i,
      });
    }
  }
  return triggers;
}

/**
 * The user's nouns that stand for a noun in a package verb's words ("hold talks": "water talks"), or that are its object
 * and name an act of the same category ("sign" a treaty: "water pact"). By verb.
 */
function ownNouns(found: SentenceFrames): ReadonlyMap<number, number> {
  const nouns = new Map<number, number>();
  if (!found.noun.some((match) => match?.frame.own)) return nouns;
  found.verb.forEach((match, verb) => {
    if (!match || match.frame.own || found.carried.has(verb)) return;
    const { words, head, object, category } = match.frame;
    const around = [...objectsShared(found.sentence, verb), ...found.sentence.children(verb, 'obl')];
    const noun = around.find((o) => {
      const frame = found.noun[o]?.frame;
      if (!frame?.own || frame.category === undefined) return false;
      const token = found.sentence.token(o);
      const isWord = words.some((word, w) => w !== head && sameWord(token, word));
      return isWord || (object.length > 0 && frame.category === category);
    });
    if (noun !== undefined) nouns.set(verb, noun);
  });
  return nouns;
}

/** What a verb tells, as a noun of the user's names it. */
function namedBy(trigger: Trigger, { frame, first, last }: Match): Trigger {
  const category = frame.category as Category;
  return {
    ...trigger,
    category,
    mode: frame.mode ?? (category === trigger.category ? trigger.mode : undefined),
    ownNoun: frame,
    first: Math.min(trigger.first, first),
    last: Math.max(trigger.last, last),
  };
}

function mayBeNoun(token: Token): boolean {
  return (
    token.upos === 'NOUN' ||
    token.upos === 'PROPN' ||
    (token.xpos === 'VBG' && token.upos === 'VERB' && token.deprel !== 'root')
  );
}

function sameWord(token: Token | undefined, word: string): boolean {
  if (!token) return false;
  if (token.lemma === word) return true;
  const form = token.form.toLowerCase();
  return (
    form === word ||
    token.lemma.toLowerCase() === word ||
    (form.length > 3 && form.endsWith('s') && form.slice(0, -1) === word)
  );
}

/** The event noun that ends or begins its words at this token; a user's words go before the package's with as many. */
function nounMatch(sentence: Tree, token: Token, frames: EventFrames): Match | undefined {
  const form = token.form.toLowerCase();
  const byLemma = frames.nouns.get(token.lemma.toLowerCase());
  const byForm = frames.nouns.get(form);
  const bySingular = form.endsWith('s') ? frames.nouns.get(form.slice(0, -1)) : undefined;
  if (!byLemma && !byForm && !bySingular) return undefined;
  let found: Match | undefined;
  for (const list of new Set([byLemma, byForm, bySingular])) {
    if (!list) continue;
    for (const frame of list) {
      if (found && !goesBefore(frame, found.frame)) continue;
      const at = contiguous(sentence, token.index, frame.words, frame.head);
      if (!at) continue;
      if (token.upos === 'VERB') {
        // A gerund names an act as a noun only with a determiner, possessor or "of".
        const noun = sentence.children(token.index, 'det', 'nmod:poss', 'nmod', 'amod', 'compound').length > 0;
        if (!noun) continue;
      }
      if (isModifierOfNoun(sentence, token)) continue;
      found = { frame, ...at };
      break;
    }
  }
  return found;
}

/** Whether a frame found by the form of a noun ("talks") goes before one found by its lemma. */
function goesBefore(frame: EventFrame, other: EventFrame): boolean {
  return frame.own !== undefined && other.own === undefined && frame.words.length >= other.words.length;
}

/** "attack helicopters", "war crimes court": the first noun names no act. */
function isModifierOfNoun(sentence: Tree, token: Token): boolean {
  if (token.deprel !== 'compound' && token.deprel !== 'amod') return false;
  return token.head > token.index && sentence.token(token.head).upos !== 'VERB';
}

function contiguous(
  sentence: Tree,
  at: number,
  words: readonly string[],
  head: number,
): { first: number; last: number } | undefined {
  let first = at;
  for (let w = head - 1; w >= 0; w--) {
    first = skipHyphen(sentence, first - 1, -1);
    if (!sameWord(sentence.tokens[first], words[w] as string)) return undefined;
  }
  let last = at;
  for (let w = head + 1; w < words.length; w++) {
    last = skipHyphen(sentence, last + 1, 1);
    if (!sameWord(sentence.tokens[last], words[w] as string)) return undefined;
  }
  return { first, last };
}

function skipHyphen(sentence: Tree, at: number, step: number): number {
  return sentence.tokens[at]?.form === '-' ? at + step : at;
}

type Partial = Pick<SentenceFrames, 'sentence' | 'noun' | 'classes'>;

function verbMatch(
  token: Token,
  frames: EventFrames,
  found: Partial,
  kindAt: KindAt,
  carried: Map<number, number>,
): Match | undefined {
  const list = frames.verbs.get(token.lemma.toLowerCase());
  if (!list) return undefined;
  if (token.upos === 'AUX' && found.sentence.children(token.index, 'obj', 'nsubj').length === 0) return undefined;
  for (const frame of list) {
    const words = verbWords(found.sentence, token.index, frame);
    if (!words) continue;
    // "called the plan careless" rates it; who is called so is not spoken to.
    if (frame.category === 'CONSULT' && frame.words.length === 1 && isRating(found.sentence, token.index)) continue;
    if (frame.object.length > 0) {
      const object = objectThatFits(found, token.index, frame, kindAt);
      if (object === undefined) continue;
      if (frame.category === '=') {
        if (object < 0) continue;
        carried.set(token.index, object);
      }
    }
    return { frame, ...words };
  }
  return undefined;
}

/** The words of a verb phrase: those before the verb stand right before it, those after it in order within its clause. */
function verbWords(sentence: Tree, verb: number, frame: EventFrame): { first: number; last: number } | undefined {
  let first = verb;
  for (let w = frame.head - 1; w >= 0; w--) {
    first = skipHyphen(sentence, first - 1, -1);
    if (!sameWord(sentence.tokens[first], frame.words[w] as string)) return undefined;
  }
  let last = verb;
  let at = verb + 1;
  for (let w = frame.head + 1; w < frame.words.length; w++) {
    const word = (frame.words[w] as string).replace('*', '');
    const particle = (frame.words[w] as string).endsWith('*');
    let hit = -1;
    for (let i = at; i < Math.min(sentence.tokens.length, verb + 12); i++) {
      if (!sameWord(sentence.tokens[i], word)) continue;
      if (particle && sentence.relation(i) === 'case') continue;
      if (marksTime(sentence, i)) continue;
      if (within(sentence, i, verb)) {
        hit = i;
        break;
      }
    }
    if (hit < 0) {
      // A passive brings its noun before the verb ("pressure was put on"): one content word may stand there.
      const subject = sentence.isPassive(verb)
        ? sentence.children(verb, 'nsubj').find((s) => sameWord(sentence.tokens[s], word))
        : undefined;
      if (subject === undefined) return undefined;
      first = Math.min(first, subject);
      continue;
    }
    last = hit;
    at = hit + 1;
  }
  return { first, last };
}

const TIME_NOUNS = wordClass('nouns of days and times');

function isTime(lemma: string): boolean {
  return TIME_NOUNS.has(lemma) || /^\d{1,4}$/.test(lemma);
}

/** "called the minister on Monday": the preposition is of words of time, and no word of the verb. */
function marksTime(sentence: Tree, at: number): boolean {
  const token = sentence.token(at);
  return sentence.relation(token.index) === 'case' && token.head > at && isTime(sentence.lemma(token.head));
}

/** Whether a token hangs on the verb by at most three steps, without another verb in between. */
function within(sentence: Tree, i: number, verb: number): boolean {
  let at = i;
  for (let steps = 0; steps < 3; steps++) {
    at = sentence.token(at).head;
    if (at === verb) return true;
    // "warned Taiwan against declaring": the preposition marks a clause of the verb.
    const marks = steps === 0 && sentence.relation(i) === 'mark';
    if (at < 0 || (sentence.token(at).upos === 'VERB' && !marks)) return false;
  }
  return false;
}

/** The object that meets one of the frame's conditions; -1 where the frame wants none and there is none. */
function objectThatFits(found: Partial, verb: number, frame: EventFrame, kindAt: KindAt): number | undefined {
  const { sentence } = found;
  const subject = frame.object.find((condition) => condition.startsWith('^'));
  if (subject !== undefined) {
    const fits = sentence.doersOf(verb).some((s) => meets(found, s, `@${subject.slice(1)}`, kindAt));
    return fits ? -1 : undefined;
  }
  // "called the exercise provocative", "described it as a threat"
  if (frame.object.includes('@negative')) return namesBadly(found, verb) ? -1 : undefined;
  const objects = [...objectsShared(sentence, verb)];
  const last = frame.words.at(-1) as string;
  if (frame.words.length > 1) {
    for (const o of sentence.children(verb, 'obl'))
      if (sentence.prepositionOf(o).split(' ').at(-1) === last) objects.push(o);
  }
  // "halt carrying out exercises": the object of the gerund.
  for (const gerund of sentence.children(verb, 'xcomp')) {
    if (sentence.token(gerund).xpos === 'VBG') objects.push(...sentence.children(gerund, 'obj'));
  }
  if (frame.object.includes('@none') && objects.length === 0) return -1;
  if (frame.object.includes('@clause')) return hasClause(sentence, verb) ? -1 : undefined;
  for (const object of objects) {
    for (const candidate of measured(found, object)) {
      if (frame.object.some((condition) => meetsAt(found, verb, candidate, condition, kindAt))) return candidate;
    }
  }
  return undefined;
}

/** Whether the verb says of its object what it is ("called the plan careless"). */
function isRating(sentence: Tree, verb: number): boolean {
  return sentence
    .children(verb, 'xcomp')
    .some((c) => /^(?:ADJ|NOUN)$/.test(sentence.token(c).upos) && sentence.children(c, 'mark', 'case').length === 0);
}

/** Whether a word of blame stands as what the object is called. */
function namesBadly(found: Partial, verb: number): boolean {
  const { sentence } = found;
  const bad = (i: number): boolean =>
    classesOf(found.classes, sentence.token(i)).some((known) => known.has('negative'));
  return sentence.children(verb, 'xcomp', 'obj', 'obl', 'ccomp').some((c) => {
    const called = sentence.token(c);
    if (sentence.relation(called.index) === 'obl' && sentence.prepositionOf(c) !== 'as') return false;
    if (sentence.relation(called.index) === 'obj') return sentence.children(c, 'amod').some(bad);
    return bad(c) || sentence.children(c, 'amod', 'conj').some(bad);
  });
}

/** An infinitive, or a clause with a subject of its own, that says what is asked. */
function hasClause(sentence: Tree, verb: number): boolean {
  return sentence.children(verb, 'xcomp', 'ccomp', 'advcl').some((c) => {
    const token = sentence.token(c);
    if (sentence.children(c, 'mark').some((m) => sentence.token(m).form.toLowerCase() === 'to')) {
      return (
        token.deprel !== 'xcomp' ||
        sentence.children(verb, 'obj', 'iobj', 'obl').length > 0 ||
        sentence.isPassive(verb) ||
        sentence.children(c, 'nsubj').length > 0
      );
    }
    return sentence.relation(token.index) === 'ccomp' && token.xpos === 'VB';
  });
}

/** A noun and, where it only measures ("a series of strikes", "$ 10 million in aid"), what is measured. */
function measured(found: Partial, object: number): number[] {
  const { sentence } = found;
  const token = sentence.token(object);
  const classes = found.classes.get(token.lemma.toLowerCase());
  if (!classes?.has('measure') && token.upos !== 'NUM' && token.upos !== 'SYM') return [object];
  const inside = sentence.children(object, 'nmod').filter((n) => /^(?:of|in|on)$/.test(sentence.prepositionOf(n)));
  return [object, ...inside];
}

/** A condition that may also want a preposition at the verb: `@weapon:to`. */
function meetsAt(found: Partial, verb: number, object: number, condition: string, kindAt: KindAt): boolean {
  const colon = condition.indexOf(':');
  if (colon < 0) return meets(found, object, condition, kindAt);
  const preposition = condition.slice(colon + 1);
  const { sentence } = found;
  const there = [...sentence.children(verb, 'obl'), ...sentence.children(object, 'nmod')].some(
    (o) => sentence.prepositionOf(o) === preposition && (AIMED.has(preposition) || kindAt(o) !== undefined),
  );
  return there && meets(found, object, condition.slice(0, colon), kindAt);
}

/** Objects of a verb; one coordinated with a later verb that has the object shares it ("rejected and condemned the report"). */
function objectsShared(sentence: Tree, verb: number): readonly number[] {
  const own = sentence.undergoersOf(verb);
  if (own.length > 0 || sentence.isPassive(verb)) return own;
  const self = sentence.token(verb);
  if (sentence.relation(self.index) === 'conj' && likeForms(self, sentence.token(self.head))) {
    const theirs = sentence.undergoersOf(self.head).filter((o) => o > verb);
    if (theirs.length > 0) return theirs;
  }
  for (const other of sentence.children(verb, 'conj')) {
    const token = sentence.token(other);
    const near = sentence.children(verb, 'obl', 'advcl', 'xcomp', 'ccomp').length === 0;
    if (near && likeForms(token, self) && sentence.children(other, 'nsubj').length === 0) {
      return sentence.undergoersOf(other);
    }
  }
  // A noun that the tree takes for an open complement ("suspended aid to Rwanda") is the object.
  return sentence
    .children(verb, 'xcomp')
    .filter((c) => sentence.token(c).upos === 'NOUN' && sentence.children(c, 'mark', 'cop').length === 0);
}

/** Verb forms that may be coordinated with one object; the tagger mixes past tense and participle up. */
function likeForms(a: Token, b: Token): boolean {
  return a.xpos === b.xpos || (/^VB[DN]$/.test(a.xpos) && /^VB[DN]$/.test(b.xpos));
}

function meets(found: Partial, object: number, condition: string, kindAt: KindAt): boolean {
  const { sentence } = found;
  const token = sentence.token(object);
  if (condition === '@actor') return kindAt(object) !== undefined;
  if (condition === '@igo') return kindAt(object) === 'igo';
  if (condition === '@none') return false;
  if (condition.startsWith('#')) {
    const category = found.noun[object]?.frame.category;
    return category !== undefined && (condition === '#any' || condition === `#${category}`);
  }
  if (condition.startsWith('@')) {
    const name = condition.slice(1);
    if (classesOf(found.classes, token).some((known) => known.has(name))) return true;
    const before = sentence.tokens[object - 1];
    if (before && sentence.relation(before.index) !== 'det' && before.head === object) {
      const pair = found.classes.get(`${before.lemma} ${token.lemma}`.toLowerCase());
      if (pair?.has(name)) return true;
      // "missile batteries", "troop levels": the modifier says what it is about.
      if (before.deprel === 'compound' && found.classes.get(token.lemma.toLowerCase()) === undefined) {
        return classesOf(found.classes, before).some((known) => known.has(name));
      }
    }
    return false;
  }
  return sameWord(token, condition);
}

/** Classes of a noun by its lemma, its form and its form without the plural's "s". */
function classesOf(classes: EventFrames['classes'], token: Token): ReadonlySet<string>[] {
  const form = token.form.toLowerCase();
  const lemma = token.lemma.toLowerCase();
  const known: ReadonlySet<string>[] = [];
  const add = (key: string): void => {
    const found = classes.get(key) ?? classes.get(token.form);
    if (found) known.push(found);
  };
  add(lemma);
  if (form !== lemma) add(form);
  if (form.endsWith('s')) {
    const single = form.slice(0, -1);
    if (single !== lemma) add(single);
  }
  return known;
}

function adjectiveMatch(token: Token, frames: EventFrames): Match | undefined {
  const frame = (frames.adjectives.get(token.lemma.toLowerCase()) ??
    frames.adjectives.get(token.form.toLowerCase()))?.[0];
  return frame ? { frame, first: token.index, last: token.index } : undefined;
}
