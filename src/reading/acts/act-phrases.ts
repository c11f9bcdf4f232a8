import type { ActWords } from '../../lexicon/words/act-words.ts';
import type { ActKey, ActPhrase, ActPhrases, SpokenOf, ToldStand } from '../../records/act-phrase.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { hangingCondition } from '../clause/conditions.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import type { AnchorReader } from '../heads/anchors.ts';
import { actName, joinActNames } from './act-naming.ts';
import { ActSearch, type Found, type Way } from './act-search.ts';
import { covers } from './phrase-view.ts';
import { readStands } from './read-stands.ts';
import { toldStands } from './stands.ts';
import { TextSides } from './text-sides.ts';

/**
 * Says of any stretch of a text that was read which acts its words speak of: what is done or ended, by whom, where. Words
 * that only lead to an act are looked through ("start moving towards", "declare a moratorium on", "the process of").
 *
 * @param analysis of the text of the reading, by the engine that read it
 * @param eventNouns lemmas of nouns that name events, those of the event frames
 * @param heads read stands, where they come with the engine
 */
export function actPhrases(
  reading: Reading,
  analysis: AnalysedTrees,
  words: ActWords,
  eventNouns: ReadonlySet<string>,
  heads?: AnchorReader,
): ActPhrases {
  const sides = new TextSides(reading, analysis);
  const text = reading.document.text;
  const inTree = (tree: Tree, span: Span): readonly ActPhrase[] =>
    new PhraseFinder(tree, span, sides, words, eventNouns, text).find();
  const inStand = (tree: Tree, span: Span, head?: number, asItStands = false): readonly ActPhrase[] =>
    new PhraseFinder(tree, span, sides, words, eventNouns, text, true).find(head, asItStands);
  let stands: readonly ToldStand[] | undefined;
  const ending = words.helpers.get('end');
  return {
    names: sides.names,
    ...(sides.home === undefined ? {} : { home: sides.home }),
    stands: () => {
      stands ??= toldStands(
        analysis,
        sides,
        inStand,
        heads ? readStands(reading, analysis, sides, inStand, heads) : new Map(),
      );
      return stands;
    },
    spokenOf: () => analysis.sentences.flatMap((tree) => spokenOf(tree, sides)),
    of: (span) => {
      const tree = analysis.sentences.find((sentence) =>
        sentence.tokens.some((token) => token.start >= span.start && token.end <= span.end),
      );
      return tree ? inTree(tree, span) : [];
    },
    endedIn: (sentence) => {
      const tree = analysis.sentences[sentence];
      if (!tree || !ending) return [];
      return tree.tokens
        .filter((token) => /^(?:VERB|NOUN)$/u.test(token.upos) && ending.has(token.lemma.toLowerCase()))
        .flatMap((token) => inTree(tree, token))
        .filter(({ ends, underWay }) => ends && underWay);
    },
  };
}

function spokenOf(tree: Tree, sides: TextSides): readonly SpokenOf[] {
  return tree.tokens
    .filter(({ upos }) => /^(?:ADJ|NOUN|PRON|PROPN)$/u.test(upos))
    .flatMap(({ index }) =>
      sides
        .at(tree, index)
        .map((id) => ({ sentence: tree.index, id, isSubject: /^nsubj/u.test(tree.relation(index)) })),
    );
}

/** Names the acts that the search has found, each with what it is, who does it and what it hangs on. */
class PhraseFinder extends ActSearch {
  /** @param asItStands the verb is the act, whatever it leads to */
  find(known?: number, asItStands = false): readonly ActPhrase[] {
    const head = known ?? this.headOf();
    if (head === undefined) return [];
    const start: Way = {
      ends: false,
      underWay: false,
      denied: false,
      doers: undefined,
      top: head,
      trail: [],
      depth: 0,
    };
    const named = asItStands ? this.verbAsItStands(head, start) : this.acts(head, start);
    const found = named.length > 0 || !this.isAct ? named : this.forced(head, start);
    const phrases: ActPhrase[] = [];
    for (const one of found) {
      const phrase = this.phrase(one);
      // What is coordinated and done by the same is one act ("halt and cancel"), unless the words are known to be two.
      const same = phrases.findIndex(
        (one) =>
          one.doers.join() === phrase.doers.join() &&
          one.ends === phrase.ends &&
          !differ(one, phrase) &&
          !(this.isAct && this.areWhole(found)),
      );
      const first = phrases[same];
      if (first) {
        phrases[same] = {
          ...first,
          words: joinActNames(first.words, phrase.words),
          keys: [
            ...first.keys,
            ...phrase.keys.filter((key) => key.kind !== undefined || !first.keys.some((k) => k.kind)),
          ],
          named: union(first.named, phrase.named),
          places: union(first.places, phrase.places),
          underWay: first.underWay || phrase.underWay,
        };
      } else phrases.push(phrase);
    }
    const [only, ...more] = phrases;
    return only && more.length === 0 && known !== undefined ? [this.withRest(only, found[0]?.top ?? -1)] : phrases;
  }

  /** "To hand over the town": words of the stretch that the tree hangs elsewhere belong to the act. */
  protected withRest(phrase: ActPhrase, top: number): ActPhrase {
    const tree = this.tree;
    const next = tree.tokens.find(({ start }) => start >= phrase.span.end);
    const isLost = next && next.end <= this.span.end && next.index === top + 1 && /^(?:ADP|PART)$/u.test(next.upos);
    if (!isLost) return phrase;
    const rest = this.text.slice(phrase.span.end, this.span.end).replace(/\s+/gu, ' ');
    return {
      ...phrase,
      span: { start: phrase.span.start, end: this.span.end },
      words: `${phrase.words}${rest}`,
      denial: `${phrase.denial}${rest}`,
    };
  }

  /** Whether each of several acts says itself what it is done to ("share power and accept a limit"). */
  protected areWhole(found: readonly Found[]): boolean {
    return found.every(({ head }) => this.tree.children(head, 'obj', 'obl', 'nmod', 'xcomp').some((one) => one > head));
  }

  /** The token of the span that the others hang on, as far as it says something. */
  protected headOf(): number | undefined {
    const inside = this.tree.tokens.filter(
      (token) =>
        token.start >= this.span.start &&
        token.end <= this.span.end &&
        !/^(?:PUNCT|CCONJ|SCONJ|PART|AUX|DET|ADP)$/u.test(token.upos),
    );
    const within = new Set(inside.map((token) => token.index));
    const tops = inside.filter((token) => !this.tree.ancestors(token.index).some((above) => within.has(above)));
    const weight = (index: number): number => this.tree.phrase(index).filter((t) => within.has(t)).length;
    return tops.toSorted((a, b) => weight(b.index) - weight(a.index))[0]?.index;
  }

  protected phrase({ head, ends, denied, doers: known, top, trail, underWay }: Found): ActPhrase {
    const tree = this.tree;
    const doers = known ?? [];
    const isOthers =
      doers.length === 0 && (tree.isPassive(head) || (known !== undefined && tree.child(head, 'nsubj') !== undefined));
    const sign = (ends !== denied ? -1 : 1) as 1 | -1;
    const keysAt = (at: number, turned: 1 | -1): ActKey[] => {
      const content = [...new Set(this.contentOf(at))];
      const lemma = tree.lemma(at);
      const kinds = this.kindsOf(at);
      const without = this.without();
      const speaks = this.is('speak', at);
      if (kinds.length === 0)
        return [{ joint: false, mutual: false, sign: turned, head: lemma, content, without, speaks }];
      return kinds.map(({ kind, joint, mutual, sign: own }) => ({
        kind,
        joint,
        mutual,
        sign: (turned * own) as 1 | -1,
        head: lemma,
        content,
        without,
        speaks,
      }));
    };
    const keys = [...keysAt(head, sign), ...this.explaining(head, doers, keysAt)];
    const condition = this.condition(head);
    // Whom only the condition names is not whom the act is done to.
    const phrase = tree.phrase(top).filter((t) => !condition.under || !covers(condition.under.span, tree.token(t)));
    const placed = phrase.filter((t) => this.isPlace(t)).flatMap((t) => this.actorsAt(t));
    const named = phrase.flatMap((t) => this.mentionAt(t)).filter((id) => !doers.includes(id) && !placed.includes(id));
    return {
      ...actName(tree, top, this.text, this.isAct ? this.span : undefined, this.themeOf(top) ?? this.doneBy(top)),
      short: this.short(head, top, trail),
      keys,
      doers,
      ...(isOthers ? { byOthers: true as const } : {}),
      places: [...new Set(placed)],
      named: [...new Set(named)],
      ends,
      denied,
      underWay,
      doubted: this.isDoubted(head),
      ...condition,
    };
  }

  /** What hangs as a condition on the act or on the words above that lead to it ("refuses to", "is ready to", "said that"). */
  protected condition(head: number): Pick<ActPhrase, 'under'> {
    let below = head;
    const tree = this.tree;
    for (const at of [head, ...tree.ancestors(head)]) {
      if (at !== head && !/^(?:xcomp|ccomp|obj|nmod|acl|parataxis)/u.test(tree.relation(below))) break;
      // "Rome will wait if Oslo does, an envoy said": the tree may tie the condition to the words behind it.
      const under = [at, ...tree.children(at, 'parataxis')].map((one) => hangingCondition(tree, one)).find(Boolean);
      if (under) return { under };
      below = at;
    }
    return {};
  }

  /** "It was naive to expect that they would leave": a clause above holds the act to be no prospect. */
  protected isDoubted(head: number): boolean {
    let below = head;
    for (const above of this.tree.ancestors(head)) {
      const tie = this.tree.relation(below);
      const infinitive = tie === 'advcl' && this.hasTo(below);
      if (!infinitive && !/^(?:xcomp|ccomp|csubj|acl|conj|obj|obl|nmod)/u.test(tie)) return false;
      if (this.is('doubt', above) && tie !== 'conj') return !this.tree.hasNegator(above);
      below = above;
    }
    return false;
  }

  /** The outermost word, the act's own, and of an act without a noun what it is done to. */
  protected short(head: number, top: number, trail: readonly number[]): readonly string[] {
    const tree = this.tree;
    const path = trail.filter(
      (token, i) =>
        token >= 0 &&
        (i === 0 ||
          token === head ||
          !(this.is('light', token) || this.is('toward', token) || this.is('empty', token))) &&
        (token >= top || token === head),
    );
    const from = path.indexOf(top);
    const own = (from < 0 ? [head] : path.slice(from)).slice(0, 3);
    const more = tree
      .children(head, ...(tree.token(head).upos === 'VERB' ? ['obj', 'xcomp', 'obl'] : ['nmod', 'compound']))
      .filter((c) => this.actorsAt(c).length === 0 && c !== top)
      .slice(0, own.length < 3 ? 1 : 0);
    return [...new Set([...own, ...more].map((token) => tree.lemma(token)))];
  }

  /** "a new order, one in which its presence shrinks": acts by which a clause explains the noun of another. */
  protected explaining(
    head: number,
    doers: readonly string[],
    keysAt: (at: number, turned: 1 | -1) => ActKey[],
  ): ActKey[] {
    const tree = this.tree;
    const own = tree.phrase(head);
    // The apposition belongs to the last noun also where the tree has tied it to the clause behind.
    const last = Math.max(...own);
    const one = [last + 1, last + 2].find((t) => tree.tokens[t]?.lemma.toLowerCase() === 'one');
    return [...own, ...(one === undefined ? [] : tree.children(one, 'acl'))]
      .filter((t) => t !== head && tree.token(t).upos === 'VERB' && tree.token(t).deprel === 'acl:relcl')
      .flatMap((t) =>
        this.acts(t, { ends: false, underWay: false, denied: false, doers: undefined, top: t, trail: [], depth: 5 })
          .filter((act) => act.doers === undefined || act.doers.some((id) => doers.includes(id)))
          .flatMap((act) =>
            keysAt(act.head, act.ends !== act.denied ? -1 : 1).filter(({ kind }) => kind !== undefined),
          ),
      );
  }
}

/** Whether two phrases are of classes that are known and have none in common. */
function differ(a: ActPhrase, b: ActPhrase): boolean {
  const kinds = (phrase: ActPhrase): string[] => phrase.keys.flatMap(({ kind }) => kind ?? []);
  const [left, right] = [kinds(a), kinds(b)];
  return left.length > 0 && right.length > 0 && !left.some((kind) => right.includes(kind));
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
