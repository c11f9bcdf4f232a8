import { isOfOneText, isOrganization, isPerson, isState } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { SIDE, STATELY } from './party-nouns.ts';
import { isPower } from './voices.ts';

/** How many sentences back "both sides" may look. */
const BACK = 3;

/** Words of a sentence that mean one or more powers, by offsets. */
export interface PowerMention {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
}

/** Which powers (states, bodies, armed groups, peoples) a text names, sentence by sentence, and which it named last. */
export class PowerMentions {
  private readonly sentences: readonly Tree[];
  private readonly places: ReadonlyMap<number, number>;
  private readonly bySentence = new Map<number, PowerMention[]>();
  /** Sentences that name persons or places that are no powers. */
  private readonly strangers = new Set<number>();

  constructor(context: ReadingContext, actors: ActorIndex) {
    this.sentences = context.analysis.sentences;
    this.places = new Map(this.sentences.map((sentence, place) => [sentence.index, place]));
    for (const mention of actors.mentions) {
      const ids = (mention.actsFor.length > 0 ? mention.actsFor : mention.actors).filter((id) => isPower(actors, id));
      if (ids.length === 0) {
        if (mention.actors.some((id) => isPerson(id) || isOfOneText(id))) this.strangers.add(mention.sentence);
        continue;
      }
      const list = this.bySentence.get(mention.sentence);
      const entry = { start: mention.span.start, end: mention.span.end, ids };
      if (list === undefined) this.bySentence.set(mention.sentence, [entry]);
      else list.push(entry);
    }
  }

  /** Those of a sentence, in the order of the text. */
  in(tree: Tree): readonly PowerMention[] {
    return this.bySentence.get(tree.index) ?? [];
  }

  /** Those of the sentence before. */
  before(tree: Tree): readonly PowerMention[] {
    return this.back(tree, 1);
  }

  /** Those of the sentence so many before a sentence. */
  private back(tree: Tree, steps: number): readonly PowerMention[] {
    return this.bySentence.get(this.sentences[this.place(tree) - steps]?.index ?? -1) ?? [];
  }

  /** The powers that a name beginning at this token means. */
  beginningAt(tree: Tree, token: number): readonly string[] {
    const start = tree.tokens[token]?.start;
    return this.in(tree).find((mention) => mention.start === start)?.ids ?? [];
  }

  /** The power that the sentence before named last. */
  lastBefore(tree: Tree, notThese: readonly string[]): readonly string[] {
    const last = this.before(tree).findLast(({ ids }) => ids.length === 1 && !ids.some((id) => notThese.includes(id)));
    return last?.ids ?? [];
  }

  /** The nearest power to a word that is not this one, before it rather than behind it, then in the sentences before. */
  nearest(tree: Tree, token: number, notThis: string): string | undefined {
    const { start } = tree.token(token);
    for (let steps = 0; steps <= BACK; steps++) {
      const mentions = this.back(tree, steps);
      const near =
        steps === 0
          ? [
              ...mentions.filter((mention) => mention.start < start).reverse(),
              ...mentions.filter((mention) => mention.start > start),
            ]
          : [...mentions].reverse();
      const other = near.flatMap(({ ids }) => ids).find((id) => id !== notThis);
      if (other !== undefined) return other;
    }
    return undefined;
  }

  /** The nearest powers before a word that are none of these, in its sentence or first in the one before. */
  nearestBefore(tree: Tree, token: number, notThese: readonly string[]): readonly string[] {
    const until = tree.token(token).start;
    const free = (mentions: readonly PowerMention[]) =>
      mentions.map((mention) => mention.ids.filter((id) => !notThese.includes(id))).filter((some) => some.length > 0);
    const before = free(this.in(tree).filter(({ end }) => end <= until));
    if (before.length > 0) return before.at(-1) ?? [];
    return free(this.before(tree))[0] ?? [];
  }

  /** The two powers that a sentence names, if it names just two. */
  pairBefore(tree: Tree, token: number): readonly string[] {
    const bare = !SIDE.has(tree.lemma(token));
    const here = this.place(tree);
    for (let back = 0; back <= BACK && here - back >= 0; back++) {
      const sentence = this.sentences[here - back];
      if (sentence === undefined) break;
      const until = back === 0 ? tree.token(token).start : Number.POSITIVE_INFINITY;
      // "Both made their case" after two persons were named speaks of them.
      if (bare && back > 0 && this.strangers.has(sentence.index)) return [];
      const ids = new Set(
        (this.bySentence.get(sentence.index) ?? []).filter(({ end }) => end <= until).flatMap((mention) => mention.ids),
      );
      // "The two countries" are no bodies.
      const states = [...ids].filter((id) => !STATELY.has(tree.lemma(token)) || isState(id));
      if (states.length === 2) return states;
      if (states.length > 2) return this.mostNamed(tree, token);
    }
    return this.mostNamed(tree, token);
  }

  /** Of the states that were named so far, the two of which the text speaks most, where no third is named as often; not the doer itself. */
  private mostNamed(tree: Tree, token: number): readonly string[] {
    if (!/^(?:both|two)$/iu.test(tree.tokens[token - 1]?.form ?? '') && !/^both$/iu.test(tree.token(token).form))
      return [];
    const counts = new Map<string, number>();
    for (let at = 0; at <= this.place(tree); at++) {
      for (const { ids, end } of this.bySentence.get(this.sentences[at]?.index ?? -1) ?? []) {
        if (at === this.place(tree) && end > tree.token(token).start) continue;
        for (const id of ids) if (isState(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    const doer = this.bySentence.get(tree.index)?.[0];
    if (/^both$/iu.test(tree.tokens[token - 1]?.form ?? tree.token(token).form) && doer?.ids.length === 1)
      counts.delete(doer.ids[0] ?? '');
    const [first, second, third] = [...counts].sort((a, b) => b[1] - a[1]);
    return first !== undefined && second !== undefined && (third === undefined || third[1] < second[1])
      ? [first[0], second[0]]
      : [];
  }

  /** The armed group or people that was named last. */
  groupBefore(tree: Tree, token: number): readonly string[] {
    const here = this.place(tree);
    for (let back = 0; back <= BACK; back++) {
      const sentence = this.sentences[here - back];
      if (sentence === undefined) break;
      const until = back === 0 ? tree.token(token).start : Number.POSITIVE_INFINITY;
      const groups = (this.bySentence.get(sentence.index) ?? [])
        .filter(({ end }) => end <= until)
        .flatMap(({ ids }) => ids.filter(isOrganization));
      const last = groups.at(-1);
      if (last !== undefined) return [last];
    }
    return [];
  }

  private place(tree: Tree): number {
    return this.places.get(tree.index) ?? 0;
  }
}
