import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { asideOf } from '../clause/asides.ts';
import { lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { FRIEND, GROUP, MEANS, OFFICIAL, PAIRED, SIDE, STATELY } from './party-nouns.ts';
import { isPower, type Voices } from './voices.ts';

/** Who of those that have relations with each other (states, bodies, armed groups, peoples) is meant by a phrase. */
export interface Parties {
  /** The powers that a noun, pronoun or relative pronoun means; for "both sides", the two that were named last. */
  readonly at: (tree: Sentence, token: number) => readonly string[];
  /** The powers named by a word itself or by those joined to it, not by what depends on it ("Iran" of "Iran's rockets" is left out). */
  readonly named: (tree: Sentence, token: number) => readonly string[];
  /** Whose something is, where the pronoun "its" would else mean the very side that is described ("Beijing, its friend"). */
  readonly owner: (tree: Sentence, possessive: number, notThese: readonly string[]) => readonly string[];
  /** The powers that a name beginning at this token means. */
  readonly beginningAt: (tree: Sentence, token: number) => readonly string[];
  /** The power that a sentence speaks of before a word: its last subject, or the first one of the sentence before. */
  readonly topic: (tree: Sentence, token: number, notThese: readonly string[]) => readonly string[];
  /** The state that a single word spells by name, capital or demonym, also where a longer name was taken for another ("U.S.-Pakistani"). */
  readonly spelled: (tree: Sentence, token: number) => readonly string[];
  /** The power that the sentence before named last: who "its unruly ally" may be. */
  readonly lastBefore: (tree: Sentence, notThese: readonly string[]) => readonly string[];
  /** The two powers that a bond without sides of its own ties ("the friendship will last"): the two that were named last. */
  readonly pair: (tree: Sentence, token: number) => readonly string[];
  /** Whose deed or thing a noun is: the power that possesses it ("Ankara's deal", "the French veto"). */
  readonly deedOf: (tree: Sentence, token: number) => readonly string[];
  /** The governments that sit in the places a phrase names ("allies in Tehran and Beirut"). */
  readonly seated: (tree: Sentence, token: number) => readonly string[];
  /** The powers that do what a verb says, also where its subject stands in a governing clause or above a participle. */
  readonly subjectOf: (tree: Sentence, verb: number) => Subject | undefined;
}

export interface Subject {
  readonly head: number;
  readonly ids: readonly string[];
}

const RELATIVE = /^(?:which|who|that|whom)$/u;
/** How many sentences back "both sides" may look. */
const BACK = 3;

export function partiesOf(context: ReadingContext, actors: ActorIndex, voices: Voices): Parties {
  const { sentences } = context.analysis;
  const places = new Map<number, number>(sentences.map((sentence, place) => [sentence.index, place]));
  const bySentence = new Map<number, { start: number; end: number; ids: readonly string[] }[]>();
  const strangers = new Set<number>();
  for (const mention of actors.mentions) {
    const ids = (mention.actsFor.length > 0 ? mention.actsFor : mention.actors).filter((id) => isPower(actors, id));
    if (ids.length === 0) {
      if (mention.actors.some((id) => id.startsWith('per:') || id.startsWith('loc:'))) strangers.add(mention.sentence);
      continue;
    }
    const list = bySentence.get(mention.sentence);
    const entry = { start: mention.span.start, end: mention.span.end, ids };
    if (list === undefined) bySentence.set(mention.sentence, [entry]);
    else list.push(entry);
  }
  const powers = (ids: readonly string[]): string[] => ids.filter((id) => isPower(actors, id));

  /** The two powers that a sentence names, if it names just two. */
  const pairBefore = (tree: Sentence, token: number): readonly string[] => {
    const bare = !SIDE.test(lemmaAt(tree, token));
    const here = place(tree);
    for (let back = 0; back <= BACK && here - back >= 0; back++) {
      const sentence = sentences[here - back];
      if (sentence === undefined) break;
      const until = back === 0 ? tokenAt(tree, token).start : Number.POSITIVE_INFINITY;
      // "Both made their case" after two persons were named speaks of them.
      if (bare && back > 0 && strangers.has(sentence.index)) return [];
      const ids = new Set(
        (bySentence.get(sentence.index) ?? []).filter(({ end }) => end <= until).flatMap((mention) => mention.ids),
      );
      // "The two countries" are no bodies.
      const states = [...ids].filter((id) => !STATELY.test(lemmaAt(tree, token)) || /^[A-Z]{3}$/u.test(id));
      if (states.length === 2) return states;
      if (states.length > 2) return mostNamed(tree, token);
    }
    return mostNamed(tree, token);
  };
  /** Of the states that were named so far, the two of which the text speaks most, where no third is named as often; not the doer itself. */
  const mostNamed = (tree: Sentence, token: number): readonly string[] => {
    if (!/^(?:both|two)$/iu.test(tree.tokens[token - 1]?.form ?? '') && !/^both$/iu.test(tokenAt(tree, token).form))
      return [];
    const counts = new Map<string, number>();
    for (let at = 0; at <= place(tree); at++) {
      for (const { ids, end } of bySentence.get(sentences[at]?.index ?? -1) ?? []) {
        if (at === place(tree) && end > tokenAt(tree, token).start) continue;
        for (const id of ids) if (/^[A-Z]{3}$/u.test(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    const doer = bySentence.get(tree.index)?.[0];
    if (/^both$/iu.test(tree.tokens[token - 1]?.form ?? tokenAt(tree, token).form) && doer?.ids.length === 1)
      counts.delete(doer.ids[0] ?? '');
    const [first, second, third] = [...counts].sort((a, b) => b[1] - a[1]);
    return first !== undefined && second !== undefined && (third === undefined || third[1] < second[1])
      ? [first[0], second[0]]
      : [];
  };
  const place = (tree: Sentence): number => places.get(tree.index) ?? 0;

  /** "Our two countries": the speaker's, and the nearest other one that was named. */
  const ours = (tree: Sentence, token: number): readonly string[] => {
    const mine = childrenBy(tree, token, 'nmod:poss').find((child) => /^our$/iu.test(tokenAt(tree, child).form));
    if (mine === undefined || !SIDE.test(lemmaAt(tree, token))) return [];
    const [speaker] = powers(voices.sidesOf(tree, mine));
    if (speaker === undefined) return [];
    const here = place(tree);
    for (let step = 0; step <= BACK; step++) {
      const mentions = bySentence.get(sentences[here - step]?.index ?? -1) ?? [];
      const near =
        step === 0
          ? [
              ...mentions.filter(({ start }) => start < tokenAt(tree, token).start).reverse(),
              ...mentions.filter(({ start }) => start > tokenAt(tree, token).start),
            ]
          : [...mentions].reverse();
      const other = near.flatMap(({ ids }) => ids).find((id) => id !== speaker);
      if (other !== undefined) return [speaker, other];
    }
    return [];
  };
  const isPair = (tree: Sentence, token: number): boolean => {
    const { form } = tokenAt(tree, token);
    if (/^(?:both|each|neither)$/iu.test(form) && !isReciprocal(tree, token)) {
      return /^(?:nsubj|obj|obl|nmod|conj|root|det)$/u.test(relationOf(tree, token));
    }
    if (/^two$/iu.test(form) && /^(?:the|these|those)$/iu.test(tree.tokens[token - 1]?.form ?? ''))
      return relationOf(tree, token) !== 'nummod';
    if (!SIDE.test(lemmaAt(tree, token))) return false;
    return childrenBy(tree, token, 'nummod', 'det').some((child) =>
      /^(?:two|both|each|neither|either)$/u.test(lemmaAt(tree, child)),
    );
  };

  /** Tokens that are being looked up: "each other" asks for its subject, which may ask for its own relative clause. */
  const open = new Set<number>();
  const named = (tree: Sentence, token: number): readonly string[] => {
    if (open.has(token)) return [];
    open.add(token);
    const ids = lookUp(tree, token);
    open.delete(token);
    return ids;
  };
  const lookUp = (tree: Sentence, token: number): readonly string[] => {
    const relative = relativeHead(tree, token);
    if (relative !== undefined) {
      const meant = named(tree, relative);
      // "Beijing, its friend, which": the noun in apposition means whom it stands beside.
      return meant.length === 0 && relationOf(tree, relative) === 'appos'
        ? named(tree, tokenAt(tree, relative).head)
        : meant;
    }
    const shared = ours(tree, token);
    if (shared.length > 0) return shared;
    const found = powers(voices.sidesOf(tree, token));
    // "Kuwait is a friend of both countries": Kuwait is none of them.
    if (found.length > 1) {
      const doer = isPair(tree, token) ? subjectOf(tree, tokenAt(tree, token).head)?.ids : undefined;
      if (doer?.length !== 1 || !doer.some((id) => found.includes(id))) return found;
      const other = pairBefore(tree, token);
      return other.some((id) => doer.includes(id)) ? found : other;
    }
    // "The two NATO allies" are not NATO.
    const pair =
      found.length === 1 && tokenAt(tree, token).upos === 'NOUN' && isPair(tree, token) ? pairBefore(tree, token) : [];
    if (pair.length > 0) return pair;
    if (found.length > 0) return found;
    if (isPair(tree, token)) return pairBefore(tree, token);
    if (isReciprocal(tree, token) && /^(?:obj|iobj|obl|nmod|fixed)$/u.test(relationOf(tree, token))) {
      const subject = subjectOf(tree, tokenAt(tree, token).head);
      return subject !== undefined && subject.ids.length > 1 ? subject.ids : [];
    }
    return [];
  };

  const at = (tree: Sentence, token: number): readonly string[] => {
    const found = named(tree, token);
    if (found.length > 0) return found;
    const noun = relativeHead(tree, token) ?? token;
    // A capital that was taken for a town: who sits there is meant where only powers may stand.
    if (tokenAt(tree, noun).upos === 'PROPN') {
      const government = powers(seated(tree, noun));
      if (government.length > 0) return government;
    }
    const lemma = lemmaAt(tree, noun);
    // "American troops", "Saudi money", "the Egyptian camp": whose they are.
    if (MEANS.test(lemma)) return ofWhom(tree, noun);
    // "Its rivals" are not itself, and "Turkish exporters" not Turkey: only those who act for an owner stand for it.
    // "Its Russian patron": somebody else's, so the adjective tells who it is.
    if (FRIEND.test(lemma) && childBy(tree, noun, 'nmod:poss') !== undefined) {
      const demonym = childrenBy(tree, noun, 'amod', 'compound').find((child) => named(tree, child).length > 0);
      if (demonym !== undefined) return named(tree, demonym);
    }
    if (!OFFICIAL.test(lemma) && tokenAt(tree, noun).upos !== 'PROPN') return fallback(tree, noun);
    const owners = powers(voices.ownersOf(tree, noun));
    if (owners.length > 0) return owners;
    // "Paris, whose president quarrels with Ankara"
    if (childrenBy(tree, noun).some((child) => /^whose$/iu.test(tokenAt(tree, child).form))) {
      const clause = tokenAt(tree, noun).head;
      const antecedent = clause >= 0 && tokenAt(tree, clause).deprel === 'acl:relcl' ? tokenAt(tree, clause).head : -1;
      if (antecedent >= 0) return at(tree, antecedent);
    }
    // "Officials in Berlin", "the junta in Buenos Aires"
    const seat = GROUP.test(lemma)
      ? undefined
      : childrenBy(tree, noun, 'nmod').find((child) =>
          childrenBy(tree, child, 'case').some((mark) => lemmaAt(tree, mark) === 'in'),
        );
    const placed = seat === undefined ? [] : powers(seated(tree, seat));
    return placed.length > 0 ? placed : fallback(tree, noun);
  };

  /** A possessor, demonym or "of" phrase that names a power. */
  const ofWhom = (tree: Sentence, noun: number): readonly string[] => {
    for (const child of childrenBy(tree, noun)) {
      const relation = relationOf(tree, child);
      const modifies =
        (child < noun && /^(?:nmod|amod|compound)$/u.test(relation)) ||
        (relation === 'nmod' &&
          childrenBy(tree, child, 'case').some((mark) => /^(?:of|from)$/u.test(lemmaAt(tree, mark))));
      if (!modifies) continue;
      const ids = named(tree, child);
      if (ids.length > 0) return ids;
      if (tokenAt(tree, child).upos === 'PROPN') {
        const government = powers(seated(tree, child));
        if (government.length > 0) return government;
      }
    }
    return [];
  };

  /** "The movement", "the militia": the armed group named last; "the neighbours": the two states named last. */
  const fallback = (tree: Sentence, noun: number): readonly string[] => {
    const lemma = lemmaAt(tree, noun);
    const plural = /^NNP?S$/u.test(tokenAt(tree, noun).xpos);
    const definite = childrenBy(tree, noun, 'det').some((det) =>
      /^(?:the|these|those|this|that)$/iu.test(tokenAt(tree, det).form),
    );
    if (
      definite &&
      GROUP.test(lemma) &&
      childrenBy(tree, noun, 'nmod', 'amod', 'compound').every((child) => !isName(tree, child))
    )
      return groupBefore(tree, noun);
    const aside = SIDE.test(lemma) || /^(?:junta|member|one)$/u.test(lemma) ? asideOf(tree, noun) : undefined;
    if (aside !== undefined) return named(tree, aside.name);
    // "Abiy and Isaias have made peace between their countries"
    const theirs = childrenBy(tree, noun).some((child) => /^their$/iu.test(tokenAt(tree, child).form));
    if (theirs && plural && SIDE.test(lemma)) {
      for (let node = tokenAt(tree, noun).head, steps = 0; node >= 0 && steps < 5; steps++) {
        const subject = childBy(tree, node, 'nsubj');
        const ids = subject === undefined || subject > noun ? [] : named(tree, subject);
        if (ids.length === 2) return ids;
        node = tokenAt(tree, node).head;
      }
    }
    if (plural && definite && SIDE.test(lemma) && PAIRED.test(lemma) && childBy(tree, noun, 'nmod') === undefined)
      return pairBefore(tree, noun);
    return [];
  };
  const isName = (tree: Sentence, token: number): boolean => tokenAt(tree, token).upos === 'PROPN';

  /** The armed group or people that was named last. */
  const groupBefore = (tree: Sentence, token: number): readonly string[] => {
    const here = place(tree);
    for (let back = 0; back <= BACK; back++) {
      const sentence = sentences[here - back];
      if (sentence === undefined) break;
      const until = back === 0 ? tokenAt(tree, token).start : Number.POSITIVE_INFINITY;
      const groups = (bySentence.get(sentence.index) ?? [])
        .filter(({ end }) => end <= until)
        .flatMap(({ ids }) => ids.filter((id) => id.startsWith('org:')));
      const last = groups.at(-1);
      if (last !== undefined) return [last];
    }
    return [];
  };

  const owner = (tree: Sentence, possessive: number, notThese: readonly string[]): readonly string[] => {
    const own = powers(voices.sidesOf(tree, possessive));
    const ids = own.length > 0 || tokenAt(tree, possessive).upos === 'PRON' ? own : at(tree, possessive);
    const others = ids.filter((id) => !notThese.includes(id));
    if (others.length > 0 || !/^(?:its|his|her|their)$/iu.test(tokenAt(tree, possessive).form)) return others;
    // Nobody is his own friend: who does what the clause says, or the nearest other power before it, in this sentence or as the first of
    // the one before.
    for (let node = tokenAt(tree, possessive).head, steps = 0; node >= 0 && steps < 6; steps++) {
      const subject = childBy(tree, node, 'nsubj');
      const doers =
        subject === undefined || subject > possessive ? [] : at(tree, subject).filter((id) => !notThese.includes(id));
      if (doers.length > 0) return doers;
      node = tokenAt(tree, node).head;
    }
    const until = tokenAt(tree, possessive).start;
    const free = (mentions: readonly { start: number; ids: readonly string[] }[]) =>
      mentions.map((mention) => mention.ids.filter((id) => !notThese.includes(id))).filter((some) => some.length > 0);
    const before = free((bySentence.get(tree.index) ?? []).filter(({ end }) => end <= until));
    if (before.length > 0) return before.at(-1) ?? [];
    const previous = sentences[place(tree) - 1];
    return (previous && free(bySentence.get(previous.index) ?? [])[0]) ?? [];
  };

  const beginningAt = (tree: Sentence, token: number): readonly string[] => {
    const start = tree.tokens[token]?.start;
    return (bySentence.get(tree.index) ?? []).find((mention) => mention.start === start)?.ids ?? [];
  };

  const topic = (tree: Sentence, token: number, notThese: readonly string[]): readonly string[] => {
    const fits = (ids: readonly string[]): boolean => ids.length === 1 && !ids.some((id) => notThese.includes(id));
    for (let before = token - 1; before >= 0; before--) {
      if (relationOf(tree, before) !== 'nsubj') continue;
      const ids = powers(voices.sidesOf(tree, before));
      if (fits(ids)) return ids;
    }
    const previous = sentences[place(tree) - 1];
    const first = previous === undefined ? undefined : bySentence.get(previous.index)?.[0];
    return first !== undefined && fits(first.ids) ? first.ids : [];
  };

  /** The state that a word spells by its name, capital or, where asked for, demonym. */
  const stateOf = (words: readonly string[], at: number, demonyms: boolean): readonly string[] => {
    const states = (context.lexicon.match(words, at)?.candidates ?? []).flatMap((candidate) =>
      (candidate.as === 'metonym' && candidate.metonym.kind === 'capital') ||
      candidate.as === 'name' ||
      (demonyms && candidate.as === 'demonym')
        ? [candidate.entry]
        : [],
    );
    const alive = new Set(
      states
        .filter(({ kind, from, to }) => kind === 'state' && isAlive(from, to, context.document.date))
        .map(({ id }) => id),
    );
    return alive.size === 1 ? [...alive] : [];
  };

  const seated = (tree: Sentence, token: number): readonly string[] => {
    const words = tree.tokens.map(({ form }) => form);
    const ids = [token, ...childrenBy(tree, token, 'conj')].flatMap((one) => {
      const found = stateOf(words, one, false);
      // "Addis Ababa" may be headed by its last word.
      const first = childrenBy(tree, one, 'compound', 'flat').find((child) => child < one);
      return found.length > 0 || first === undefined ? found : stateOf(words, first, false);
    });
    return ids.length > 0 ? ids : named(tree, token);
  };

  const lastBefore = (tree: Sentence, notThese: readonly string[]): readonly string[] => {
    const previous = sentences[place(tree) - 1];
    const mentions = previous === undefined ? [] : (bySentence.get(previous.index) ?? []);
    const last = mentions.findLast(({ ids }) => ids.length === 1 && !ids.some((id) => notThese.includes(id)));
    return last?.ids ?? [];
  };

  const spelled = (tree: Sentence, token: number): readonly string[] => {
    const found = named(tree, token);
    if (found.length > 0) return found;
    return stateOf(
      tree.tokens.slice(token, token + 1).map(({ form }) => form),
      0,
      true,
    );
  };

  const subjectOf = (tree: Sentence, verb: number): Subject | undefined => {
    for (let node = verb, steps = 0; node >= 0 && steps < 4; steps++) {
      const subject = childBy(tree, node, 'nsubj');
      if (subject !== undefined) {
        const head = relativeHead(tree, subject) ?? subject;
        return { head, ids: at(tree, subject) };
      }
      const relation = relationOf(tree, node);
      const above = tokenAt(tree, node).head;
      if (above < 0) return undefined;
      // "Paris, drawn closer to Rome": a participle speaks of the noun that it hangs on.
      if (relation === 'acl' || (relation === 'amod' && node > above)) {
        // "The FSA and other rebel groups backed by Ankara"
        const others =
          relationOf(tree, above) === 'conj' &&
          childrenBy(tree, above, 'amod').some((one) => lemmaAt(tree, one) === 'other');
        return {
          head: above,
          ids: others ? [...new Set([...named(tree, tokenAt(tree, above).head), ...at(tree, above)])] : at(tree, above),
        };
      }
      // "Fought the FSA, backed by Washington": a participle behind the object speaks of it.
      const behind =
        relation === 'advcl' && tokenAt(tree, node).xpos === 'VBN' && tree.tokens[node - 1]?.form === ','
          ? childrenBy(tree, above, 'obj').findLast((one) => one < node)
          : undefined;
      if (behind !== undefined) return { head: behind, ids: at(tree, behind) };
      // "Berlin, afraid of war," may be hung on the name as an aside.
      if (
        /^(?:parataxis|appos|conj|dep)$/u.test(relation) &&
        above < node &&
        /^(?:PROPN|NOUN)$/u.test(tokenAt(tree, above).upos) &&
        tokenAt(tree, node).upos !== 'NOUN'
      ) {
        const ids = at(tree, above);
        if (ids.length > 0) return { head: above, ids };
      }
      // "Accuses Doha of being too friendly", "wants Rome to side with Paris"
      const accused =
        relation === 'advcl' &&
        childrenBy(tree, node, 'mark').some((mark) => /^(?:of|from)$/u.test(lemmaAt(tree, mark)));
      if (relation === 'xcomp' || accused) {
        const object = childBy(tree, above, 'obj', 'iobj');
        if (object !== undefined && object < node) return { head: object, ids: at(tree, object) };
      }
      if (!/^(?:xcomp|conj|advcl|parataxis)$/u.test(relation)) return undefined;
      node = above;
    }
    return undefined;
  };

  return {
    at,
    named,
    owner,
    beginningAt,
    seated,
    subjectOf,
    topic,
    pair: pairBefore,
    deedOf: ofWhom,
    spelled,
    lastBefore,
  };
}

/** Whether an entry holds on a day; without a day only one that has not ended. */
function isAlive(from: string | undefined, to: string | undefined, day: string | undefined): boolean {
  if (day === undefined) return to === undefined;
  return (from === undefined || from <= day) && (to === undefined || day < to);
}

/** "Each other", "one another" */
export function isReciprocal(tree: Sentence, token: number): boolean {
  if (/^(?:other|another)$/iu.test(tokenAt(tree, token).form)) return true;
  return (
    /^(?:each|one)$/iu.test(tokenAt(tree, token).form) &&
    /^(?:other|another)$/iu.test(tree.tokens[token + 1]?.form ?? '')
  );
}

/** The noun that a relative pronoun stands for. */
export function relativeHead(tree: Sentence, token: number): number | undefined {
  if (!RELATIVE.test(tokenAt(tree, token).form.toLowerCase())) return undefined;
  for (let node = tokenAt(tree, token).head, steps = 0; node >= 0 && steps < 4; steps++) {
    const { deprel, head } = tokenAt(tree, node);
    if (deprel === 'acl:relcl') return head >= 0 ? head : undefined;
    node = head;
  }
  return undefined;
}

/** Last token of a noun phrase without the clauses and asides behind it. */
export function endOfPhrase(tree: Sentence, head: number): number {
  const tokens = subtree(
    tree,
    head,
    (token) =>
      tokenAt(tree, token).head === head &&
      /^(?:acl|advcl|appos|parataxis|conj|punct)$/u.test(relationOf(tree, token)) &&
      token > head,
  );
  return tokens.at(-1) ?? head;
}
