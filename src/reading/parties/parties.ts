import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isReciprocal } from '../clause/reciprocal.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { FRIEND, GROUP, MEANS, OFFICIAL, PAIRED, SIDE } from './party-nouns.ts';
import { PowerMentions } from './power-mentions.ts';
import { isPower, type Voices } from './voices.ts';

const DEFINITE_DETERMINERS = wordClass('definite determiners');
const POSSESSIVE_PRONOUNS_OF_SIDES = wordClass('possessive pronouns of sides');
const WORDS_OF_PAIRS = wordClass('words of pairs');

/** Who of those that have relations with each other (states, bodies, armed groups, peoples) is meant by a phrase. */
export interface Parties {
  /** The powers that a noun, pronoun or relative pronoun means; for "both sides", the two that were named last. */
  readonly at: (tree: Tree, token: number) => readonly string[];
  /** The powers named by a word itself or by those joined to it, not by what depends on it ("Iran" of "Iran's rockets" is left out). */
  readonly named: (tree: Tree, token: number) => readonly string[];
  /** Whose something is, where the pronoun "its" would else mean the very side that is described ("Beijing, its friend"). */
  readonly owner: (tree: Tree, possessive: number, notThese: readonly string[]) => readonly string[];
  /** The powers that a name beginning at this token means. */
  readonly beginningAt: (tree: Tree, token: number) => readonly string[];
  /** The power that a sentence speaks of before a word: its last subject, or the first one of the sentence before. */
  readonly topic: (tree: Tree, token: number, notThese: readonly string[]) => readonly string[];
  /** The state that a single word spells by name, capital or demonym, also where a longer name was taken for another ("U.S.-Pakistani"). */
  readonly spelled: (tree: Tree, token: number) => readonly string[];
  /** The power that the sentence before named last: who "its unruly ally" may be. */
  readonly lastBefore: (tree: Tree, notThese: readonly string[]) => readonly string[];
  /** Whose deed or thing a noun is: the power that possesses it ("Ankara's deal", "the French veto"). */
  readonly deedOf: (tree: Tree, token: number) => readonly string[];
  /** The governments that sit in the places a phrase names ("allies in Tehran and Beirut"). */
  readonly seated: (tree: Tree, token: number) => readonly string[];
  /** The powers that do what a verb says, also where its subject stands in a governing clause or above a participle. */
  readonly subjectOf: (tree: Tree, verb: number) => Subject | undefined;
}

export interface Subject {
  readonly head: number;
  readonly ids: readonly string[];
}

const RELATIVE = wordClass('relative pronouns of a party');

/** Makes the one who looks up the powers of a text. */
export function partiesOf(context: ReadingContext, actors: ActorIndex, voices: Voices): Parties {
  return new PartyFinder(context, actors, voices);
}

/** Asks the grammar of the phrase first, and what the text has named before where the phrase points back. */
class PartyFinder implements Parties {
  private readonly context: ReadingContext;
  private readonly actors: ActorIndex;
  private readonly voices: Voices;
  private readonly mentions: PowerMentions;
  /** Tokens that are being looked up: "each other" asks for its subject, which may ask for its own relative clause. */
  private readonly open = new Set<number>();

  constructor(context: ReadingContext, actors: ActorIndex, voices: Voices) {
    this.context = context;
    this.actors = actors;
    this.voices = voices;
    this.mentions = new PowerMentions(context, actors);
  }

  at(tree: Tree, token: number): readonly string[] {
    const found = this.named(tree, token);
    if (found.length > 0) return found;
    const noun = relativeHead(tree, token) ?? token;
    // A capital that was taken for a town: who sits there is meant where only powers may stand.
    if (tree.token(noun).upos === 'PROPN') {
      const government = this.powers(this.seated(tree, noun));
      if (government.length > 0) return government;
    }
    const lemma = tree.lemma(noun);
    // "American troops", "Saudi money", "the Egyptian camp": whose they are.
    if (MEANS.has(lemma)) return this.deedOf(tree, noun);
    // "Its rivals" are not itself, and "Turkish exporters" not Turkey: only those who act for an owner stand for it.
    // "Its Russian patron": somebody else's, so the adjective tells who it is.
    if (FRIEND.has(lemma) && tree.child(noun, 'nmod:poss') !== undefined) {
      const demonym = tree.children(noun, 'amod', 'compound').find((child) => this.named(tree, child).length > 0);
      if (demonym !== undefined) return this.named(tree, demonym);
    }
    if (!OFFICIAL.has(lemma) && tree.token(noun).upos !== 'PROPN') return this.fallback(tree, noun);
    const owners = this.powers(this.voices.ownersOf(tree, noun));
    if (owners.length > 0) return owners;
    // "Paris, whose president quarrels with Ankara"
    if (tree.children(noun).some((child) => /^whose$/iu.test(tree.token(child).form))) {
      const clause = tree.token(noun).head;
      const antecedent = clause >= 0 && tree.token(clause).deprel === 'acl:relcl' ? tree.token(clause).head : -1;
      if (antecedent >= 0) return this.at(tree, antecedent);
    }
    // "Officials in Berlin", "the junta in Buenos Aires"
    const seat = GROUP.has(lemma)
      ? undefined
      : tree
          .children(noun, 'nmod')
          .find((child) => tree.children(child, 'case').some((mark) => tree.lemma(mark) === 'in'));
    const placed = seat === undefined ? [] : this.powers(this.seated(tree, seat));
    return placed.length > 0 ? placed : this.fallback(tree, noun);
  }

  named(tree: Tree, token: number): readonly string[] {
    if (this.open.has(token)) return [];
    this.open.add(token);
    const ids = this.lookUp(tree, token);
    this.open.delete(token);
    return ids;
  }

  subjectOf(tree: Tree, verb: number): Subject | undefined {
    for (let node = verb, steps = 0; node >= 0 && steps < 4; steps++) {
      const subject = tree.child(node, 'nsubj');
      if (subject !== undefined) {
        const head = relativeHead(tree, subject) ?? subject;
        return { head, ids: this.at(tree, subject) };
      }
      const relation = tree.relation(node);
      const above = tree.token(node).head;
      if (above < 0) return undefined;
      // "Paris, drawn closer to Rome": a participle speaks of the noun that it hangs on.
      if (relation === 'acl' || (relation === 'amod' && node > above)) {
        // "The FSA and other rebel groups backed by Ankara"
        const others =
          tree.relation(above) === 'conj' && tree.children(above, 'amod').some((one) => tree.lemma(one) === 'other');
        return {
          head: above,
          ids: others
            ? [...new Set([...this.named(tree, tree.token(above).head), ...this.at(tree, above)])]
            : this.at(tree, above),
        };
      }
      // "Fought the FSA, backed by Washington": a participle behind the object speaks of it.
      const behind =
        relation === 'advcl' && tree.token(node).xpos === 'VBN' && tree.tokens[node - 1]?.form === ','
          ? tree.children(above, 'obj').findLast((one) => one < node)
          : undefined;
      if (behind !== undefined) return { head: behind, ids: this.at(tree, behind) };
      // "Berlin, afraid of war," may be hung on the name as an aside.
      if (
        /^(?:parataxis|appos|conj|dep)$/u.test(relation) &&
        above < node &&
        /^(?:PROPN|NOUN)$/u.test(tree.token(above).upos) &&
        tree.token(node).upos !== 'NOUN'
      ) {
        const ids = this.at(tree, above);
        if (ids.length > 0) return { head: above, ids };
      }
      // "Accuses Doha of being too friendly", "wants Rome to side with Paris"
      const accused =
        relation === 'advcl' && tree.children(node, 'mark').some((mark) => /^(?:of|from)$/u.test(tree.lemma(mark)));
      if (relation === 'xcomp' || accused) {
        const object = tree.child(above, 'obj', 'iobj');
        if (object !== undefined && object < node) return { head: object, ids: this.at(tree, object) };
      }
      if (!/^(?:xcomp|conj|advcl|parataxis)$/u.test(relation)) return undefined;
      node = above;
    }
    return undefined;
  }

  owner(tree: Tree, possessive: number, notThese: readonly string[]): readonly string[] {
    const own = this.powers(this.voices.sidesOf(tree, possessive));
    const ids = own.length > 0 || tree.token(possessive).upos === 'PRON' ? own : this.at(tree, possessive);
    const others = ids.filter((id) => !notThese.includes(id));
    if (others.length > 0 || !POSSESSIVE_PRONOUNS_OF_SIDES.has(tree.token(possessive).form.toLowerCase()))
      return others;
    // Nobody is his own friend: who does what the clause says, or the nearest other power before it, in this sentence or as the first of
    // the one before.
    for (let node = tree.token(possessive).head, steps = 0; node >= 0 && steps < 6; steps++) {
      const subject = tree.child(node, 'nsubj');
      const doers =
        subject === undefined || subject > possessive
          ? []
          : this.at(tree, subject).filter((id) => !notThese.includes(id));
      if (doers.length > 0) return doers;
      node = tree.token(node).head;
    }
    return this.mentions.nearestBefore(tree, possessive, notThese);
  }

  /** A possessor, demonym or "of" phrase that names a power. */
  deedOf(tree: Tree, noun: number): readonly string[] {
    for (const child of tree.children(noun)) {
      const relation = tree.relation(child);
      const modifies =
        (child < noun && /^(?:nmod|amod|compound)$/u.test(relation)) ||
        (relation === 'nmod' && tree.children(child, 'case').some((mark) => /^(?:of|from)$/u.test(tree.lemma(mark))));
      if (!modifies) continue;
      const ids = this.named(tree, child);
      if (ids.length > 0) return ids;
      if (tree.token(child).upos === 'PROPN') {
        const government = this.powers(this.seated(tree, child));
        if (government.length > 0) return government;
      }
    }
    return [];
  }

  topic(tree: Tree, token: number, notThese: readonly string[]): readonly string[] {
    const fits = (ids: readonly string[]): boolean => ids.length === 1 && !ids.some((id) => notThese.includes(id));
    for (let before = token - 1; before >= 0; before--) {
      if (tree.relation(before) !== 'nsubj') continue;
      const ids = this.powers(this.voices.sidesOf(tree, before));
      if (fits(ids)) return ids;
    }
    const [first] = this.mentions.before(tree);
    return first !== undefined && fits(first.ids) ? first.ids : [];
  }

  seated(tree: Tree, token: number): readonly string[] {
    const words = tree.tokens.map(({ form }) => form);
    const ids = [token, ...tree.children(token, 'conj')].flatMap((one) => {
      const found = this.stateOf(words, one, false);
      // "Addis Ababa" may be headed by its last word.
      const first = tree.children(one, 'compound', 'flat').find((child) => child < one);
      return found.length > 0 || first === undefined ? found : this.stateOf(words, first, false);
    });
    return ids.length > 0 ? ids : this.named(tree, token);
  }

  spelled(tree: Tree, token: number): readonly string[] {
    const found = this.named(tree, token);
    if (found.length > 0) return found;
    return this.stateOf(
      tree.tokens.slice(token, token + 1).map(({ form }) => form),
      0,
      true,
    );
  }

  beginningAt(tree: Tree, token: number): readonly string[] {
    return this.mentions.beginningAt(tree, token);
  }

  lastBefore(tree: Tree, notThese: readonly string[]): readonly string[] {
    return this.mentions.lastBefore(tree, notThese);
  }

  private lookUp(tree: Tree, token: number): readonly string[] {
    const relative = relativeHead(tree, token);
    if (relative !== undefined) {
      const meant = this.named(tree, relative);
      // "Beijing, its friend, which": the noun in apposition means whom it stands beside.
      return meant.length === 0 && tree.relation(relative) === 'appos'
        ? this.named(tree, tree.token(relative).head)
        : meant;
    }
    const shared = this.ours(tree, token);
    if (shared.length > 0) return shared;
    const found = this.powers(this.voices.sidesOf(tree, token));
    // "Kuwait is a friend of both countries": Kuwait is none of them.
    if (found.length > 1) {
      const doer = this.isPair(tree, token) ? this.subjectOf(tree, tree.token(token).head)?.ids : undefined;
      if (doer?.length !== 1 || !doer.some((id) => found.includes(id))) return found;
      const other = this.mentions.pairBefore(tree, token);
      return other.some((id) => doer.includes(id)) ? found : other;
    }
    // "The two NATO allies" are not NATO.
    const pair =
      found.length === 1 && tree.token(token).upos === 'NOUN' && this.isPair(tree, token)
        ? this.mentions.pairBefore(tree, token)
        : [];
    if (pair.length > 0) return pair;
    if (found.length > 0) return found;
    if (this.isPair(tree, token)) return this.mentions.pairBefore(tree, token);
    if (isReciprocal(tree, token) && /^(?:obj|iobj|obl|nmod|fixed)$/u.test(tree.relation(token))) {
      const subject = this.subjectOf(tree, tree.token(token).head);
      return subject !== undefined && subject.ids.length > 1 ? subject.ids : [];
    }
    return [];
  }

  /** "Our two countries": the speaker's, and the nearest other one that was named. */
  private ours(tree: Tree, token: number): readonly string[] {
    const mine = tree.children(token, 'nmod:poss').find((child) => /^our$/iu.test(tree.token(child).form));
    if (mine === undefined || !SIDE.has(tree.lemma(token))) return [];
    const [speaker] = this.powers(this.voices.sidesOf(tree, mine));
    if (speaker === undefined) return [];
    const other = this.mentions.nearest(tree, token, speaker);
    return other === undefined ? [] : [speaker, other];
  }

  private isPair(tree: Tree, token: number): boolean {
    const { form } = tree.token(token);
    if (/^(?:both|each|neither)$/iu.test(form) && !isReciprocal(tree, token)) {
      return /^(?:nsubj|obj|obl|nmod|conj|root|det)$/u.test(tree.relation(token));
    }
    if (/^two$/iu.test(form) && /^(?:the|these|those)$/iu.test(tree.tokens[token - 1]?.form ?? ''))
      return tree.relation(token) !== 'nummod';
    if (!SIDE.has(tree.lemma(token))) return false;
    return tree.children(token, 'nummod', 'det').some((child) => WORDS_OF_PAIRS.has(tree.lemma(child)));
  }

  /** "The movement", "the militia": the armed group named last; "the neighbours": the two states named last. */
  private fallback(tree: Tree, noun: number): readonly string[] {
    const lemma = tree.lemma(noun);
    const plural = /^NNP?S$/u.test(tree.token(noun).xpos);
    const definite = tree
      .children(noun, 'det')
      .some((det) => DEFINITE_DETERMINERS.has(tree.token(det).form.toLowerCase()));
    if (
      definite &&
      GROUP.has(lemma) &&
      tree.children(noun, 'nmod', 'amod', 'compound').every((child) => tree.token(child).upos !== 'PROPN')
    )
      return this.mentions.groupBefore(tree, noun);
    const aside = SIDE.has(lemma) || /^(?:junta|member|one)$/u.test(lemma) ? tree.asideOf(noun) : undefined;
    if (aside !== undefined) return this.named(tree, aside.name);
    // "Abiy and Isaias have made peace between their countries"
    const theirs = tree.children(noun).some((child) => /^their$/iu.test(tree.token(child).form));
    if (theirs && plural && SIDE.has(lemma)) {
      for (let node = tree.token(noun).head, steps = 0; node >= 0 && steps < 5; steps++) {
        const subject = tree.child(node, 'nsubj');
        const ids = subject === undefined || subject > noun ? [] : this.named(tree, subject);
        if (ids.length === 2) return ids;
        node = tree.token(node).head;
      }
    }
    if (plural && definite && SIDE.has(lemma) && PAIRED.has(lemma) && tree.child(noun, 'nmod') === undefined)
      return this.mentions.pairBefore(tree, noun);
    return [];
  }

  /** The state that a word spells by its name, capital or, where asked for, demonym. */
  private stateOf(words: readonly string[], at: number, demonyms: boolean): readonly string[] {
    const states = (this.context.lexicon.match(words, at)?.candidates ?? []).flatMap((candidate) =>
      (candidate.as === 'metonym' && candidate.metonym.kind === 'capital') ||
      candidate.as === 'name' ||
      (demonyms && candidate.as === 'demonym')
        ? [candidate.entry]
        : [],
    );
    const alive = new Set(
      states
        .filter(({ kind, from, to }) => kind === 'state' && isAlive(from, to, this.context.document.date))
        .map(({ id }) => id),
    );
    return alive.size === 1 ? [...alive] : [];
  }

  private powers(ids: readonly string[]): string[] {
    return ids.filter((id) => isPower(this.actors, id));
  }
}

/** Whether an entry holds on a day; without a day only one that has not ended. */
function isAlive(from: string | undefined, to: string | undefined, day: string | undefined): boolean {
  if (day === undefined) return to === undefined;
  return (from === undefined || from <= day) && (to === undefined || day < to);
}

/** The noun that a relative pronoun stands for. */
export function relativeHead(tree: Tree, token: number): number | undefined {
  if (!RELATIVE.has(tree.token(token).form.toLowerCase())) return undefined;
  for (let node = tree.token(token).head, steps = 0; node >= 0 && steps < 4; steps++) {
    const { deprel, head } = tree.token(node);
    if (deprel === 'acl:relcl') return head >= 0 ? head : undefined;
    node = head;
  }
  return undefined;
}

/** Last token of a noun phrase without the clauses and asides behind it. */
export function endOfPhrase(tree: Tree, head: number): number {
  const tokens = tree.subtree(
    head,
    (token) =>
      tree.token(token).head === head &&
      /^(?:acl|advcl|appos|parataxis|conj|punct)$/u.test(tree.relation(token)) &&
      token > head,
  );
  return tokens.at(-1) ?? head;
}
