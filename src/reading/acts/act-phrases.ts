import type { ActHelper, ActWords } from '../../lexicon/words/act-words.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { ActKey, ActPhrase, ActPhrases } from '../../records/act-phrase.ts';
import type { Mention } from '../../records/actor.ts';
import { isBody } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { hangingCondition } from '../clause/conditions.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import { actName, joinActNames } from './act-naming.ts';

const NEGATORS_OF_AN_ACT = wordClass('negators of an act');
const NOUNS_OF_GOING = wordClass('nouns of going');
const PARTICLES_OF_ENDING = wordClass('particles of ending');
const PREPOSITIONS_OF_AN_ACT_OF_A_NOUN = wordClass('prepositions of an act of a noun');
const PREPOSITIONS_OF_TERMS = wordClass('prepositions of terms');
const PREPOSITIONS_OF_THE_ACT_OF_A_LIGHT_VERB = wordClass('prepositions of the act of a light verb');
const PREPOSITIONS_OF_WHAT_IS_ENDED = wordClass('prepositions of what is ended');
const PREPOSITIONS_OF_WHERE_AN_ACT_IS = wordClass('prepositions of where an act is');
const PREPOSITIONS_OF_WHO_IS_ASKED = wordClass('prepositions of who is asked');
const VERBS_THAT_END_ONLY_WITH_A_PARTICLE = wordClass('verbs that end only with a particle');
const VERBS_WITH_A_BARE_INFINITIVE = wordClass('verbs with a bare infinitive');

/** Words that say nothing of what is done. */
const EMPTY_CONTENT = wordClass('words without content');

/** An act in a tree, before it is given words. */
interface Found {
  readonly head: number;
  readonly ends: boolean;
  readonly underWay: boolean;
  readonly denied: boolean;
  readonly doers: readonly string[] | undefined;
  /** Token from which its name begins: the outermost word ("halt" of "halt the exercises"). */
  readonly top: number;
  /** Tokens from there to the head: "halt", "carry", "exercise". */
  readonly trail: readonly number[];
}

interface Way {
  readonly ends: boolean;
  readonly underWay: boolean;
  readonly denied: boolean;
  /** Undefined: not said yet; empty: somebody else than an actor. */
  readonly doers: readonly string[] | undefined;
  readonly top: number;
  readonly trail: readonly number[];
  readonly depth: number;
}

/** A verb that may be an act, or lead to one. */
interface VerbalAct {
  readonly verb: number;
  readonly passive: boolean;
  readonly clause: number | undefined;
  readonly object: number | undefined;
  readonly way: Way;
}

/**
 * Says of any stretch of a text that was read which acts its words speak of: what is done or ended, by whom, where. Words
 * that only lead to an act are looked through ("start moving towards", "declare a moratorium on", "the process of").
 *
 * @param analysis of the text of the reading, by the engine that read it
 * @param eventNouns lemmas of nouns that name events, those of the event frames
 */
export function actPhrases(
  reading: Reading,
  analysis: AnalysedTrees,
  words: ActWords,
  eventNouns: ReadonlySet<string>,
): ActPhrases {
  const bySentence = new Map<number, Mention[]>();
  for (const mention of reading.mentions) {
    const list = bySentence.get(mention.sentence);
    if (list) list.push(mention);
    else bySentence.set(mention.sentence, [mention]);
  }
  const text = reading.document.text;
  const inTree = (tree: Tree, span: Span): readonly ActPhrase[] =>
    new PhraseFinder(tree, span, bySentence.get(tree.index) ?? [], words, eventNouns, text).find();
  const ending = words.helpers.get('end');
  return {
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

class PhraseFinder {
  readonly #tree: Tree;
  readonly #span: Span;
  readonly #mentions: readonly Mention[];
  readonly #words: ActWords;
  readonly #eventNouns: ReadonlySet<string>;
  readonly #text: string;

  constructor(
    tree: Tree,
    span: Span,
    mentions: readonly Mention[],
    words: ActWords,
    eventNouns: ReadonlySet<string>,
    text: string,
  ) {
    this.#tree = tree;
    this.#span = span;
    this.#mentions = mentions;
    this.#words = words;
    this.#eventNouns = eventNouns;
    this.#text = text;
  }

  find(): readonly ActPhrase[] {
    const head = this.#headOf();
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
    const found = this.#acts(head, start);
    const phrases: ActPhrase[] = [];
    for (const one of found) {
      const phrase = this.#phrase(one);
      // What is coordinated and done by the same is one act ("halt and cancel"), unless the words are known to be two.
      const same = phrases.findIndex(
        (known) => known.doers.join() === phrase.doers.join() && known.ends === phrase.ends && !differ(known, phrase),
      );
      const known = phrases[same];
      if (known) {
        phrases[same] = {
          ...known,
          words: joinActNames(known.words, phrase.words),
          keys: [
            ...known.keys,
            ...phrase.keys.filter((key) => key.kind !== undefined || !known.keys.some((k) => k.kind)),
          ],
          named: union(known.named, phrase.named),
          places: union(known.places, phrase.places),
          underWay: known.underWay || phrase.underWay,
        };
      } else phrases.push(phrase);
    }
    return phrases;
  }

  /** The token of the span that the others hang on, as far as it says something. */
  #headOf(): number | undefined {
    const inside = this.#tree.tokens.filter(
      (token) =>
        token.start >= this.#span.start &&
        token.end <= this.#span.end &&
        !/^(?:PUNCT|CCONJ|SCONJ|PART|AUX|DET|ADP)$/u.test(token.upos),
    );
    const within = new Set(inside.map((token) => token.index));
    const tops = inside.filter((token) => !this.#tree.ancestors(token.index).some((above) => within.has(above)));
    const weight = (index: number): number => this.#tree.phrase(index).filter((t) => within.has(t)).length;
    return tops.toSorted((a, b) => weight(b.index) - weight(a.index))[0]?.index;
  }

  /** A denial that stands outside the stretch is the record's ("opposes" for "says it will not"), and no part of its words. */
  #isDenied(head: number, outermost: boolean): boolean {
    if (!this.#tree.hasNegator(head)) return false;
    if (!outermost) return true;
    return this.#tree
      .children(head, 'advmod', 'det')
      .some((c) => NEGATORS_OF_AN_ACT.has(this.#tree.lemma(c)) && covers(this.#span, this.#tree.token(c)));
  }

  /** Whether a noun names something that is done: of a known class, a word for events, or made of a verb. */
  #isDeed(noun: number): boolean {
    const lemma = this.#tree.lemma(noun);
    if (this.#kindsOf(noun).length > 0) return true;
    if (this.#is('state', noun)) return false;
    return this.#eventNouns.has(lemma) || this.#is('deed', noun) || /(?:ing|ment|[ts]ion|sal|val|ance)$/u.test(lemma);
  }

  #is(helper: ActHelper, index: number): boolean {
    return this.#words.helpers.get(helper)?.has(this.#tree.lemma(index)) ?? false;
  }

  #acts(head: number, way: Way): Found[] {
    const tree = this.#tree;
    if (way.depth > 8) return [];
    const own = tree.token(head);
    const verbal = own.upos === 'VERB' || own.upos === 'AUX';
    const way2: Way = {
      ...way,
      depth: way.depth + 1,
      trail: [...way.trail, head],
      denied: way.denied !== this.#isDenied(head, way.depth === 0),
      doers: this.#doersOf(head, verbal, way.doers),
      underWay: way.underWay || this.#saysOnGoing(head),
    };
    const main = verbal
      ? this.#verb(head, way2)
      : own.upos === 'ADJ'
        ? this.#adjective(head, way2)
        : this.#noun(head, way2);
    const beside = tree
      .children(head, 'conj')
      .filter(
        (conj) =>
          tree.token(conj).upos === own.upos &&
          covers(this.#span, tree.token(conj)) &&
          // "offered to leave and called for talks": the tree may tie a past tense to the infinitive before it.
          (!verbal || tree.token(conj).xpos === own.xpos),
      )
      .flatMap((conj) =>
        this.#acts(conj, { ...way, doers: way2.doers, top: verbal ? conj : way.top, depth: way.depth + 1 }),
      );
    return [...main, ...beside];
  }

  #verb(verb: number, way: Way): Found[] {
    if (this.#is('held', verb)) return [];
    const passive = this.#tree.child(verb, 'nsubj:pass', 'aux:pass') !== undefined;
    const clause = this.#clauseUnder(verb);
    const object = passive ? this.#tree.child(verb, 'nsubj') : this.#objectOf(verb, clause !== undefined);
    const at: VerbalAct = { verb, passive, clause, object, way };
    if (this.#is('away', verb) && clause !== undefined)
      return this.#acts(clause, { ...this.#wayInto(at), denied: !way.denied });
    const ended = this.#ended(at);
    if (ended !== undefined) return this.#acts(ended, { ...way, ends: !way.ends });
    const averted = this.#averted(verb);
    if (averted !== undefined) return [{ ...way, head: averted, denied: !way.denied }];
    if (clause !== undefined && (this.#is('toward', verb) || this.#is('light', verb)))
      return this.#acts(clause, this.#wayInto(at));
    if (object !== undefined && this.#namesAct(object)) {
      // "Seeks an end to the drills" says nothing of who holds them.
      if (this.#is('ask', verb)) return this.#acts(object, { ...way, doers: undefined, top: object, trail: [] });
      if (this.#is('light', verb)) return this.#acts(object, way);
    }
    const on = this.#tree
      .children(verb, 'obl')
      .find((o) => this.#namesAct(o) && PREPOSITIONS_OF_THE_ACT_OF_A_LIGHT_VERB.has(this.#caseOf(o)));
    if (object === undefined && on !== undefined && this.#is('light', verb)) return this.#acts(on, way);
    return [{ ...way, head: verb }];
  }

  /** A clause of which a verb tells that it is to be done, left or helped. */
  #clauseUnder(verb: number): number | undefined {
    const tree = this.#tree;
    return tree.children(verb, 'xcomp', 'ccomp').find(
      (c) =>
        (tree.token(c).upos === 'VERB' &&
          // A bare verb stands under few verbs only ("have them go"); elsewhere it is some other word ("keep afloat").
          (tree.token(c).xpos !== 'VB' ||
            this.#hasTo(c) ||
            VERBS_WITH_A_BARE_INFINITIVE.has(tree.lemma(verb)) ||
            tree.relation(c) === 'ccomp')) ||
        (tree.token(c).upos === 'ADJ' && (this.#is('toward', c) || this.#is('away', c))),
    );
  }

  /** How the search goes on into the clause under a verb: "have Beijing press", whom the verb acts upon is to act. */
  #wayInto({ verb, passive, clause, object, way }: VerbalAct): Way {
    const asked =
      clause !== undefined &&
      object !== undefined &&
      object < clause &&
      this.#tree.relation(clause) === 'xcomp' &&
      !passive
        ? this.#actorsAt(object)
        : [];
    const promises = this.#is('promise', verb);
    const told = promises || this.#is('ask', verb);
    return {
      ...way,
      ...(asked.length > 0 && !promises ? { doers: asked } : told && !promises ? { doers: undefined } : {}),
      // What is asked for or promised is the act; asking and promising are none of its words.
      ...(clause !== undefined && (told || asked.length > 0) ? { top: clause, trail: [] } : {}),
    };
  }

  /** What a verb ends or lessens; undefined where it does neither. */
  #ended({ verb, passive, clause, object }: VerbalAct): number | undefined {
    const tree = this.#tree;
    if (!this.#is('end', verb) && !this.#is('less', verb)) return undefined;
    // Whoever abandons or drops somebody ends no act.
    const onActor =
      object !== undefined &&
      !passive &&
      /^(?:PROPN|PRON)$/u.test(tree.token(object).upos) &&
      this.#actorsAt(object).length > 0;
    if (onActor || !this.#reallyEnds(verb, object)) return undefined;
    const subject = tree.child(verb, 'nsubj');
    const shrinking = object === undefined && subject !== undefined && this.#actorsAt(subject).length === 0;
    return (
      (clause !== undefined && tree.token(clause).xpos === 'VBG' ? clause : undefined) ??
      object ??
      tree.children(verb, 'obl').find((o) => PREPOSITIONS_OF_WHAT_IS_ENDED.has(this.#caseOf(o)) && !this.#isPlace(o)) ??
      (shrinking ? subject : undefined)
    );
  }

  /** "give aid", "put pressure on": such a verb ends something only with its particle or with a fit object. */
  #reallyEnds(verb: number, object: number | undefined): boolean {
    const tree = this.#tree;
    const lemma = tree.lemma(verb);
    if (/^(?:drop|cut)$/u.test(lemma) || !VERBS_THAT_END_ONLY_WITH_A_PARTICLE.has(lemma)) return true;
    const particle = tree.child(verb, 'compound:prt', 'compound') ?? tree.tokens[verb + 1]?.index;
    if (particle !== undefined && PARTICLES_OF_ENDING.has(tree.lemma(particle))) return true;
    return (
      object !== undefined && tree.children(verb, 'obl').some((o) => this.#caseOf(o) === 'to' && this.#is('end', o))
    );
  }

  /** The act from which somebody is kept safe: "protect the city from attack". */
  #averted(verb: number): number | undefined {
    if (!this.#is('avert', verb)) return undefined;
    const from = this.#tree.children(verb, 'obl').find((o) => /^(?:from|against)$/u.test(this.#caseOf(o)));
    return from !== undefined && this.#kindsOf(from).length > 0 ? from : undefined;
  }

  /** A verb's object; "halt and cancel the drills": what stands behind the second verb is the first one's too. */
  #objectOf(verb: number, hasClause: boolean): number | undefined {
    const tree = this.#tree;
    const own = tree.child(verb, 'obj');
    if (own !== undefined || hasClause || tree.child(verb, 'obl') !== undefined) return own;
    const beside = tree
      .children(verb, 'conj')
      .filter((c) => tree.token(c).upos === 'VERB' && tree.child(c, 'nsubj') === undefined && c - verb <= 3);
    const above = tree.relation(verb) === 'conj' ? tree.token(verb).head : -1;
    const shared = beside.flatMap((c) => tree.children(c, 'obj'))[0];
    return shared ?? (above < 0 ? undefined : tree.children(above, 'obj').find((o) => o > verb));
  }

  #adjective(adjective: number, way: Way): Found[] {
    const tree = this.#tree;
    const clause = tree.children(adjective, 'xcomp', 'advcl', 'ccomp').find((c) => tree.token(c).upos === 'VERB');
    if (clause === undefined) return [];
    if (this.#is('away', adjective)) return this.#acts(clause, { ...way, top: clause, denied: !way.denied });
    return this.#is('toward', adjective) ? this.#acts(clause, { ...way, top: clause }) : [];
  }

  #noun(noun: number, way: Way): Found[] {
    const tree = this.#tree;
    // "is the guarantee of", "the belief that": what something is, or is held to be, is no act.
    // But "is against a withdrawal" is a stand.
    if ((tree.child(noun, 'cop') !== undefined && this.#caseOf(noun) === '') || this.#is('held', noun)) return [];
    // Whoever is named is no act.
    if (tree.token(noun).upos === 'PROPN' && this.#mentionAt(noun).length > 0) return [];
    const of = tree
      .children(noun, 'nmod', 'acl')
      .find(
        (c) =>
          c > noun &&
          (PREPOSITIONS_OF_AN_ACT_OF_A_NOUN.has(this.#caseOf(c)) ||
            (tree.token(c).upos === 'VERB' &&
              tree.token(c).deprel !== 'acl:relcl' &&
              (this.#hasTo(c) || tree.token(c).xpos === 'VBG'))) &&
          !this.#isPlace(c) &&
          this.#actorsAt(c).length === 0,
      );
    const inFront = tree
      .children(noun, 'compound')
      .find((c) => this.#actorsAt(c).length === 0 && this.#kindsOf(c).length > 0);
    // "a truce under which A would pull back": what follows are its terms.
    const terms = tree
      .children(noun, 'acl:relcl')
      .filter((c) =>
        tree.children(c, 'obl').some((o) => tree.lemma(o) === 'which' && PREPOSITIONS_OF_TERMS.has(this.#caseOf(o))),
      );
    const inner = terms.flatMap((term) =>
      this.#acts(term, { ...way, ends: false, denied: false, underWay: false, doers: undefined, top: term, trail: [] }),
    );
    const ending = this.#is('end', noun) || this.#is('less', noun);
    // "the use of force" names an act by itself, "the use of talks" does not.
    const ownKind = this.#kindsOf(noun).length > 0;
    const next = of ?? (ending || this.#is('empty', noun) ? inFront : undefined);
    if (next !== undefined && ending) return this.#acts(next, { ...way, ends: !way.ends });
    if (next !== undefined && this.#is('empty', noun) && !ownKind) {
      return this.#acts(next, way.top === noun ? { ...way, top: next, trail: [] } : way);
    }
    // "the right to leave", "a propensity to interfere": the act is the verb.
    const todo = tree.children(noun, 'acl').find((c) => c > noun && this.#hasTo(c));
    if (todo !== undefined && !this.#isDeed(noun)) return this.#acts(todo, { ...way, top: todo, trail: [] });
    // What a verb ends or lessens need be no deed ("withdraw the weapons").
    return way.trail.length > 1 || this.#isDeed(noun) ? [{ ...way, head: noun }, ...inner] : inner;
  }

  /** Whether a noun names an act: it is of a known class, or ends one, or leads to one. */
  #namesAct(noun: number): boolean {
    if (this.#is('end', noun) || this.#is('less', noun)) return true;
    if (this.#kindsOf(noun).length > 0) return true;
    return this.#is('empty', noun) && this.#tree.children(noun, 'nmod', 'acl').length > 0;
  }

  #caseOf(token: number): string {
    const marker = this.#tree.child(token, 'case');
    return marker === undefined ? '' : this.#tree.lemma(marker);
  }

  #isPlace(token: number): boolean {
    return PREPOSITIONS_OF_WHERE_AN_ACT_IS.has(this.#caseOf(token)) && this.#actorsAt(token).length > 0;
  }

  #saysOnGoing(head: number): boolean {
    if (this.#is('on', head)) return true;
    return this.#tree.children(head, 'amod').some((word) => this.#is('on', word));
  }

  /** Who is meant by a token and by what is coordinated with it; a person and whom it acts for. */
  #actorsAt(token: number): string[] {
    const heads = [token, ...this.#tree.children(token, 'conj')];
    return [...new Set(heads.flatMap((head) => this.#mentionAt(head)))];
  }

  #mentionAt(token: number): readonly string[] {
    const { start, end } = this.#tree.token(token);
    const covering = this.#mentions
      .filter((mention) => mention.span.start <= start && mention.span.end >= end)
      .filter((mention) => headOfSpan(this.#tree, mention.span) === token || mention.span.start === start)
      .toSorted((a, b) => length(b.span) - length(a.span))[0];
    if (!covering) return [];
    return covering.actsFor.length > 0 ? covering.actsFor : covering.actors;
  }

  #doersOf(head: number, verbal: boolean, before: readonly string[] | undefined): readonly string[] | undefined {
    const tree = this.#tree;
    if (!verbal) {
      // "Concessions from Rome" are Rome's; "the withdrawal from Rome" is not.
      const leaving = this.#is('end', head) || this.#is('less', head) || NOUNS_OF_GOING.has(tree.lemma(head));
      const holders = this.#holdersOf(head);
      const by = tree
        .children(head, 'nmod')
        .filter((c) => this.#caseOf(c) === 'by' || (this.#caseOf(c) === 'from' && !leaving))
        .flatMap((c) => this.#actorsAt(c));
      const found = [...new Set(by.length > 0 ? by : holders)];
      return before ?? (found.length > 0 ? found : undefined);
    }
    const passive = tree.child(head, 'nsubj:pass', 'aux:pass') !== undefined;
    const subject = passive
      ? tree.children(head, 'obl').find((o) => this.#caseOf(o) === 'by')
      : tree.child(head, 'nsubj');
    if (subject !== undefined) {
      const found = this.#actorsAt(subject);
      if (found.length > 0) return found;
      // "the American footprint shrinks": whose it is does it, where nobody else does.
      const owner = tree.children(subject, 'nmod:poss', 'amod', 'compound').flatMap((c) => this.#actorsAt(c));
      if (owner.length > 0 && before === undefined) return owner;
      // Somebody or something else does it; only a pronoun may stand for whoever was named before.
      if (tree.token(subject).upos !== 'PRON' && this.#beforeVerb(head).length === 0) return [];
    }
    // Who is only acted upon acts as little as whoever the clause above speaks of.
    if (passive) return undefined;
    const right = this.#beforeVerb(head);
    if (right.length > 0) return right;
    if (before !== undefined) return before;
    // "want Tehran to stop", "agreed to stop": who is to act stands in the clause above.
    const above = tree.token(head).head;
    const relation = tree.relation(head);
    if (above < 0 || !/^(?:xcomp|ccomp|advcl|acl|conj)$/u.test(relation)) return undefined;
    if (relation === 'conj') return this.#doersOf(above, tree.token(above).upos === 'VERB', undefined);
    if (relation === 'advcl' && !this.#hasTo(head)) return undefined;
    const asked = [
      ...tree.children(above, 'obj', 'iobj'),
      ...tree.children(above, 'obl').filter((o) => PREPOSITIONS_OF_WHO_IS_ASKED.has(this.#caseOf(o))),
    ].flatMap((c) => (c < head ? this.#actorsAt(c) : []));
    const askedWord = tree.children(above, 'obj').find((c) => c < head);
    const promises = this.#is('promise', above);
    if (!promises && asked.length > 0) return [...new Set(asked)];
    if (!promises && askedWord !== undefined) return [];
    if (relation === 'ccomp') return undefined;
    return this.#doersOf(above, /^(?:VERB|ADJ)$/u.test(tree.token(above).upos), undefined);
  }

  /** Whose act a noun is: "a Dutch withdrawal". Who "is against a withdrawal" does not withdraw. */
  #holdersOf(noun: number): readonly string[] {
    const ties = ['nmod:poss', 'amod', 'compound', ...(this.#caseOf(noun) === '' ? ['nsubj'] : [])];
    return this.#tree.children(noun, ...ties).flatMap((c) => this.#actorsAt(c));
  }

  /** Who stands right before a verb group whose subject the tree has lost ("…, Oslo and Rome will wait"). */
  #beforeVerb(verb: number): readonly string[] {
    const tree = this.#tree;
    const auxiliaries = tree.children(verb, 'aux').filter((aux) => aux < verb);
    if (auxiliaries.length === 0) return [];
    const last = tree.tokens[Math.min(...auxiliaries) - 1];
    if (last === undefined || !/^(?:PROPN|NOUN|PRON)$/u.test(last.upos)) return [];
    const first = tree.relation(last.index) === 'conj' ? last.head : last.index;
    // "From the front and Rome will wait": what the tree has tied together need not be two of a kind.
    const together = this.#mentionAt(first);
    return together.length > 0 ? this.#actorsAt(first) : this.#mentionAt(last.index);
  }

  #hasTo(verb: number): boolean {
    return this.#tree.children(verb, 'mark').some((mark) => this.#tree.lemma(mark) === 'to');
  }

  /** Lemmas of the words about a head that say what it is and what it is done to, names of actors left out. */
  #contentOf(head: number): string[] {
    return this.#contentTokens(head)
      .map((t) => this.#tree.lemma(t))
      .filter((lemma) => !EMPTY_CONTENT.has(lemma));
  }

  #contentTokens(head: number): number[] {
    const tree = this.#tree;
    const verbal = tree.token(head).upos === 'VERB';
    const tokens = verbal
      ? [
          head,
          ...tree.children(head, 'compound', 'xcomp', 'advmod').filter((c) => c > head),
          ...tree
            .children(head, 'obj', 'obl', 'nsubj:pass')
            .filter((c) => !this.#isPlace(c))
            .flatMap((c) => [c, ...tree.children(c, 'conj')].flatMap((n) => tree.nounPhrase(n))),
        ]
      : tree.nounPhrase(head);
    const named = new Set(
      tokens.filter((t) =>
        this.#mentions.some(({ span, kind }) => kind !== 'nominal' && kind !== 'role' && covers(span, tree.token(t))),
      ),
    );
    return tokens.filter((t) => !named.has(t) && /^(?:NOUN|VERB|PROPN|ADJ|ADV|NUM)$/u.test(tree.token(t).upos));
  }

  /**
   * Classes of an act: those whose words the act's own word is among ("supply of arms"), or those of the nouns in front of it
   * ("tariff increase"). What an act is done to tells its class only where the verb itself says nothing ("use force").
   */
  #kindsOf(
    head: number,
  ): { readonly kind: string; readonly joint: boolean; readonly mutual: boolean; readonly sign: 1 | -1 }[] {
    const tree = this.#tree;
    const both = (tokens: readonly number[]): string[] =>
      tokens.flatMap((t) => [tree.lemma(t), tree.token(t).form.toLowerCase()]);
    const own = both([head]);
    const verbal = tree.token(head).upos === 'VERB';
    const near = verbal
      ? this.#is('light', head) || this.#is('toward', head)
        ? tree.children(head, 'obj', 'obl').filter((c) => !this.#isPlace(c))
        : []
      : tree.children(head, 'compound', 'amod');
    const apart = new Set(both([...near, ...near.flatMap((c) => tree.children(c, 'compound', 'amod'))]));
    const whole = new Set([...own, ...apart, ...both(this.#contentTokens(head)), ...this.#bodyAt(head)]);
    const hits = this.#words.classes.flatMap(({ name, joint, mutual, does, undoes }) => {
      const weigh = (phrases: readonly (readonly string[])[]): number =>
        Math.max(
          0,
          ...phrases.map((phrase) => {
            if (!phrase.every((word) => whole.has(word))) return 0;
            if (phrase.some((word) => own.includes(word))) return phrase.length * 2 + 3;
            return phrase.every((word) => apart.has(word)) ? phrase.length * 2 : 0;
          }),
        );
      const done = weigh(does);
      const undone = weigh(undoes);
      if (done === 0 && undone === 0) return [];
      return [{ kind: name, joint, mutual, sign: (undone > done ? -1 : 1) as 1 | -1, weight: Math.max(done, undone) }];
    });
    const best = Math.max(0, ...hits.map(({ weight }) => weight));
    return hits.filter(({ weight }) => weight === best).slice(0, 2);
  }

  /** A body of states that an act is done to is an alliance, whatever it is called ("leave NATO"). */
  #bodyAt(head: number): readonly string[] {
    const objects = this.#tree.children(head, 'obj', 'obl', 'nmod');
    return objects.some((object) => this.#mentionAt(object).some(isBody)) ? ['alliance'] : [];
  }

  #phrase({ head, ends, denied, doers: known, top, trail, underWay }: Found): ActPhrase {
    const tree = this.#tree;
    const doers = known ?? [];
    const sign = (ends !== denied ? -1 : 1) as 1 | -1;
    const keysAt = (at: number, turned: 1 | -1): ActKey[] => {
      const content = [...new Set(this.#contentOf(at))];
      const lemma = tree.lemma(at);
      const kinds = this.#kindsOf(at);
      const without = this.#without();
      const speaks = this.#is('speak', at);
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
    const keys = [...keysAt(head, sign), ...this.#explaining(head, doers, keysAt)];
    const condition = this.#condition(head);
    // Whom only the condition names is not whom the act is done to.
    const phrase = tree.phrase(top).filter((t) => !condition.under || !covers(condition.under.span, tree.token(t)));
    const placed = phrase.filter((t) => this.#isPlace(t)).flatMap((t) => this.#actorsAt(t));
    const named = phrase.flatMap((t) => this.#mentionAt(t)).filter((id) => !doers.includes(id) && !placed.includes(id));
    return {
      ...actName(tree, top, this.#text),
      short: this.#short(head, top, trail),
      keys,
      doers,
      places: [...new Set(placed)],
      named: [...new Set(named)],
      ends,
      denied,
      underWay,
      doubted: this.#isDoubted(head),
      ...condition,
    };
  }

  /** What hangs as a condition on the act or on the words above that lead to it ("refuses to", "is ready to", "said that"). */
  #condition(head: number): Pick<ActPhrase, 'under'> {
    let below = head;
    const tree = this.#tree;
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
  #isDoubted(head: number): boolean {
    let below = head;
    for (const above of this.#tree.ancestors(head)) {
      const tie = this.#tree.relation(below);
      const infinitive = tie === 'advcl' && this.#hasTo(below);
      if (!infinitive && !/^(?:xcomp|ccomp|csubj|acl|conj|obj|obl|nmod)/u.test(tie)) return false;
      if (this.#is('doubt', above) && tie !== 'conj') return !this.#tree.hasNegator(above);
      below = above;
    }
    return false;
  }

  /** The outermost word, the act's own, and of an act without a noun what it is done to. */
  #short(head: number, top: number, trail: readonly number[]): readonly string[] {
    const tree = this.#tree;
    const path = trail.filter(
      (token, i) =>
        token >= 0 &&
        (i === 0 ||
          token === head ||
          !(this.#is('light', token) || this.#is('toward', token) || this.#is('empty', token))) &&
        (token >= top || token === head),
    );
    const from = path.indexOf(top);
    const own = (from < 0 ? [head] : path.slice(from)).slice(0, 3);
    const more = tree
      .children(head, ...(tree.token(head).upos === 'VERB' ? ['obj', 'xcomp', 'obl'] : ['nmod', 'compound']))
      .filter((c) => this.#actorsAt(c).length === 0 && c !== top)
      .slice(0, own.length < 3 ? 1 : 0);
    return [...new Set([...own, ...more].map((token) => tree.lemma(token)))];
  }

  /** "fill the reservoir without an agreement": what is lacking makes it another act. */
  #without(): string[] {
    return this.#tree.tokens
      .filter(
        (token) =>
          covers(this.#span, token) &&
          (this.#caseOf(token.index) === 'without' ||
            this.#tree.children(token.index, 'mark').some((mark) => this.#tree.lemma(mark) === 'without')),
      )
      .map(({ lemma }) => lemma.toLowerCase());
  }

  /** "a new order, one in which its presence shrinks": acts by which a clause explains the noun of another. */
  #explaining(head: number, doers: readonly string[], keysAt: (at: number, turned: 1 | -1) => ActKey[]): ActKey[] {
    const tree = this.#tree;
    const own = tree.phrase(head);
    // The apposition belongs to the last noun also where the tree has tied it to the clause behind.
    const last = Math.max(...own);
    const one = [last + 1, last + 2].find((t) => tree.tokens[t]?.lemma.toLowerCase() === 'one');
    return [...own, ...(one === undefined ? [] : tree.children(one, 'acl'))]
      .filter((t) => t !== head && tree.token(t).upos === 'VERB' && tree.token(t).deprel === 'acl:relcl')
      .flatMap((t) =>
        this.#acts(t, { ends: false, underWay: false, denied: false, doers: undefined, top: t, trail: [], depth: 5 })
          .filter((act) => act.doers === undefined || act.doers.some((id) => doers.includes(id)))
          .flatMap((act) =>
            keysAt(act.head, act.ends !== act.denied ? -1 : 1).filter(({ kind }) => kind !== undefined),
          ),
      );
  }
}

function headOfSpan(tree: Tree, span: Span): number | undefined {
  const inside = tree.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  return inside.find((token) => !inside.some((other) => other.index === token.head))?.index;
}

function covers(span: Span, token: { readonly start: number; readonly end: number }): boolean {
  return span.start <= token.start && span.end >= token.end;
}

function length({ start, end }: Span): number {
  return end - start;
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
