import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isState } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import { governsUnnamed, homeState } from './home-state.ts';

const LINKS_OF_A_NAME = wordClass('words inside a name of a body');
const NOUNS_OF_A_BODY = wordClass('nouns of a body');
const SINGULAR = /^(?:it|its|itself|he|she|his|her)$/u;
const PLURAL = /^(?:they|them|their|themselves)$/u;
const WE = /^(?:we|us|our|ours)$/u;
const OF_A_NAME = /^(?:name|demonym|metonym)$/u;
const NOUNS_OF_A_PARTY = wordClass('nouns of a party to a quarrel');
const RULERS = wordClass('nouns of rulers without a vote');
const REBELS = wordClass('nouns of who fights a government');
const PARTIES = wordClass('nouns of two that face each other');
const PEOPLE = wordClass('nouns of whose people');
/** Bodies that each state has. */
const OF_A_STATE = /^(?:army|cabinet|government|parliament|senate)$/u;
const EUROPE = 'igo:EU';
/** How many sentences back "the movement" may have been named. */
const FAR = 4;
/** Bodies that the reader does not know are held apart by this in front of their names. */
const BODY = 'org:';

/** Tokens from first to last that name one body. */
interface NamedBody {
  readonly first: number;
  readonly last: number;
  readonly id: string;
}

/**
 * Who is meant by a word of a text, as far as a model of a conflict asks: whom the reader has found, and whatever body has a
 * name of several capitalised words ("the Rally of the Republicans"), known to the lexicon or not. A pronoun in front
 * of its verb means whoever says the clause, or whoever the sentence before is about.
 */
export class TextSides {
  /** Names of bodies that the reader does not know. */
  readonly names = new Map<string, string>();
  readonly #mentions = new Map<number, Mention[]>();
  readonly #bodies = new Map<number, readonly NamedBody[]>();
  readonly #trees: readonly Tree[];
  /** Names of one body in other words: "the Maoists" and "Communist Party (Maoist)". */
  readonly #aliases = new Map<string, string>();
  readonly #speeches: Reading['statements'];
  readonly #mainSpeaker: readonly string[];
  /** Whose own quarrel the text tells, if it is one of a state with parties or rebels. */
  home: string | undefined;
  /** Those of whom sentences tell, as often as they do. */
  #subjects: readonly string[] = [];
  /** Names of those whom the reading knows. */
  readonly #called: ReadonlyMap<string, string>;
  /** How often each is spoken of. */
  readonly #spokenOf = new Map<string, number>();

  constructor(reading: Reading, { sentences }: AnalysedTrees) {
    this.#trees = sentences;
    this.#speeches = reading.statements.filter(({ type }) => type === 'direct');
    this.#mainSpeaker = mostOften(
      this.#speeches.flatMap(({ actsFor, speakers }) =>
        actsFor.length > 0 ? [actsFor] : speakers.length > 0 ? [speakers] : [],
      ),
    );
    this.#called = new Map(reading.actors.map(({ id, name }) => [id, name]));
    for (const mention of reading.mentions) {
      for (const id of mention.actors) this.#spokenOf.set(id, (this.#spokenOf.get(id) ?? 0) + 1);
      const list = this.#mentions.get(mention.sentence);
      if (list) list.push(mention);
      else this.#mentions.set(mention.sentence, [mention]);
    }
    const known = new Map(reading.actors.map(({ id, name }) => [name.toLowerCase(), id]));
    for (const tree of sentences) this.#bodies.set(tree.index, this.#bodiesIn(tree, known));
    const all = [...this.names, ...reading.actors.map(({ id, name }) => [id, name] as const)];
    for (const { id, name, resolved } of reading.actors) {
      if (resolved) continue;
      const variants = all.filter(([other, full]) => other !== id && isVariant(name, full)).map(([other]) => other);
      const known = variants.filter((other) => reading.actors.some((one) => one.id === other && one.resolved));
      const [only, ...more] = new Set(known.length > 0 ? known : variants);
      const meant = this.#ofEurope(name, reading) ?? (more.length === 0 ? only : undefined);
      if (meant !== undefined) this.#aliases.set(id, meant);
    }
    for (const tree of sentences) this.#nameInApposition(tree, reading);
    this.#subjects = sentences.flatMap((tree) => {
      const root = tree.rootOf();
      const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
      return subject === undefined ? [] : this.#coordinated(tree, subject, 0);
    });
    this.home = homeState(
      reading,
      this.#subjects.filter((id) => id.startsWith(BODY)),
      [...this.names.values(), ...reading.actors.flatMap(({ id, name }) => (id.startsWith(BODY) ? [name] : []))],
    );
  }

  /** "The Europeans", "the Commission" of a text that names the European Union. */
  #ofEurope(name: string, { actors }: Reading): string | undefined {
    if (!/^(?:the )?(?:europeans?|(?:european )?commission)$/iu.test(name)) return undefined;
    return actors.some(({ id }) => id === EUROPE) ? EUROPE : undefined;
  }

  /** "The free trade union Solidarity": what stands behind a body known by a noun alone is its name. */
  #nameInApposition(tree: Tree, reading: Reading): void {
    for (const { span, actors } of this.mentionsIn(tree)) {
      const [id = ''] = actors;
      if (!id.startsWith('loc:') || this.#aliases.has(id)) continue;
      const last = tree.tokens.findLast(({ end }) => end <= span.end);
      const name = last && tree.tokens[last.index + 1];
      if (!last || name?.upos !== 'PROPN' || !NOUNS_OF_A_BODY.has(last.lemma.toLowerCase())) continue;
      if (this.#mentionAt(tree, name.index) || tree.tokens[name.index + 1]?.upos === 'PROPN') continue;
      const own = reading.actors.find((actor) => actor.name === name.form)?.id ?? `${BODY}${name.form.toLowerCase()}`;
      this.#aliases.set(id, own);
      this.names.set(own, name.form);
    }
  }

  mentionsIn(tree: Tree): readonly Mention[] {
    return this.#mentions.get(tree.index) ?? [];
  }

  /** Ids of whom a word means; a person counts for whom it acts for. */
  at(tree: Tree, token: number): readonly string[] {
    return [...new Set(this.#at(tree, token, 0).map((id) => this.#aliases.get(id) ?? id))];
  }

  #at(tree: Tree, token: number, depth: number): readonly string[] {
    if (depth > 4) return [];
    const mention = this.#mentionAt(tree, token);
    const body = this.#bodies.get(tree.index)?.find((one) => isAt(tree, one, token));
    const isKnown = mention && OF_A_NAME.test(mention.kind) && body && lengthOf(mention.span) >= widthOf(tree, body);
    if (body && (!isKnown || this.#isOtherBody(tree, body, mention))) return [body.id];
    const ways = [
      () =>
        mention && mention.actors.length > 0 && !this.#isAskedOfBoth(tree, token, mention)
          ? []
          : this.#both(tree, token, depth),
      () => this.#eachOfThem(tree, token, depth),
      () => this.#pronounAt(tree, token, depth),
      () => this.#bodyThere(tree, token, depth),
      () => this.#governing(tree, token, depth, mention),
      () => this.#whoseSpeaker(tree, token, depth),
      () => (mention && mention.provenance.grade !== 'weak' ? mention.actsFor : []),
      () => (mention?.kind === 'name' ? [] : this.#whose(tree, token, depth)),
      () => this.#bareBody(tree, token, depth, mention),
    ];
    for (const way of ways) {
      const meant = way();
      if (meant.length > 0) return meant;
    }
    return idsOf(mention);
  }

  /** "Oslo is ready to send monitors if both governments agree": whoever says so is none of the two. */
  #isAskedOfBoth(tree: Tree, token: number, { kind, actors }: Mention): boolean {
    const root = tree.rootOf();
    const verb = tree.token(token).head;
    const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
    if (kind !== 'set' || subject === undefined || subject === token || verb < 0) return false;
    if (tree.relation(verb) !== 'advcl') return false;
    return this.#at(tree, subject, 1).some((id) => actors.includes(id));
  }

  /** "Neither wants to send soldiers", "both refused": those of whom the sentence before tells together. */
  #eachOfThem(tree: Tree, token: number, depth: number): readonly string[] {
    if (!/^(?:neither|both|each)$/u.test(tree.lemma(token)) || tree.relation(token) !== 'nsubj') return [];
    const before = this.#trees[tree.index - 1];
    const root = before?.rootOf();
    const subject = root === undefined ? undefined : before?.child(root, 'nsubj');
    if (!before || subject === undefined || tree.children(token, 'nmod').length > 0) return [];
    const all = [...new Set(this.#coordinated(before, subject, depth))];
    return all.length > 1 ? all : [];
  }

  /** "The Democratic Centre" is not the Democratic Party: the nouns by which bodies call themselves tell them apart. */
  #isOtherBody(tree: Tree, { first, last }: NamedBody, { actors }: Mention): boolean {
    const [only = '', ...more] = actors;
    const known = only.startsWith(BODY) && more.length === 0 ? (this.#called.get(only) ?? '').toLowerCase() : '';
    if (known === '') return false;
    const nouns = (words: readonly string[]): readonly string[] => words.filter((word) => NOUNS_OF_A_BODY.has(word));
    const own = nouns(tree.tokens.slice(first, last + 1).map(({ form }) => form.toLowerCase()));
    const others = nouns(known.split(' '));
    return own.length > 0 && others.length > 0 && own.every((word) => !others.includes(word));
  }

  /** "The parliament in Tehran": whose body it is, where words say where. */
  #bodyThere(tree: Tree, token: number, depth: number): readonly string[] {
    if (!OF_A_STATE.test(tree.lemma(token))) return [];
    return tree
      .children(token, 'nmod')
      .filter((one) => tree.caseOf(one) === 'in')
      .flatMap((one) => this.#at(tree, one, depth + 1))
      .filter(isState);
  }

  #pronounAt(tree: Tree, token: number, depth: number): readonly string[] {
    const { form } = tree.token(token);
    const word = form.toLowerCase();
    if (WE.test(word) && form !== 'US') return this.#speakersAt(tree, token) ?? [];
    return SINGULAR.test(word) || PLURAL.test(word) ? this.#pronoun(tree, token, word, depth) : [];
  }

  /** "The army" of a text on the quarrel of one state, but where its sentence names another whose it may be. */
  #governing(tree: Tree, token: number, depth: number, mention: Mention | undefined): readonly string[] {
    const home = this.home ?? this.#topicOf(tree, token, mention);
    if (home === undefined || !governsUnnamed(tree, token, (one) => this.#at(tree, one, depth + 1).length > 0))
      return [];
    const linked = mention?.actsFor ?? [];
    const isNamed = linked.some((id) =>
      this.mentionsIn(tree).some(({ kind, actors }) => OF_A_NAME.test(kind) && actors.includes(id)),
    );
    return isNamed ? [] : [home];
  }

  /**
   * Whose "the junta" is where the reader only guessed: of the state of whose rulers the text told before, or else of the one
   * of which it tells most by far, if neither this sentence nor the one before names the one that was guessed.
   */
  #topicOf(tree: Tree, token: number, mention: Mention | undefined): string | undefined {
    const [guessed] = mention?.actsFor ?? [];
    if (mention?.kind !== 'role' || mention.provenance.grade !== 'weak' || guessed === undefined) return undefined;
    const isNamedIn = (one: Tree | undefined): boolean =>
      one !== undefined &&
      this.mentionsIn(one).some(({ kind, actors }) => OF_A_NAME.test(kind) && actors.includes(guessed));
    if (RULERS.has(tree.lemma(token))) {
      const told = [...this.#mentions.values()]
        .flat()
        .find(
          ({ kind, sentence, provenance, span }) =>
            kind === 'role' &&
            provenance.grade === 'strong' &&
            sentence <= tree.index &&
            this.#isOfRulers(sentence, span),
        );
      if (told?.actsFor[0] !== undefined) return told.actsFor[0];
    }
    if (isNamedIn(tree) || isNamedIn(this.#trees[tree.index - 1])) return undefined;
    const [first, second] = [...this.#spokenOf].filter(([id]) => isState(id)).toSorted(([, a], [, b]) => b - a);
    return first && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
  }

  #isOfRulers(sentence: number, { start, end }: Span): boolean {
    const tokens = this.#trees[sentence]?.tokens ?? [];
    return tokens.some((token) => token.start >= start && token.end <= end && RULERS.has(token.lemma.toLowerCase()));
  }

  /** "The alliance", "the government": a body known by its noun alone. */
  #bareBody(tree: Tree, token: number, depth: number, mention: Mention | undefined): readonly string[] {
    if (!this.#isBareBody(tree, token)) return [];
    if (!OF_A_STATE.test(tree.lemma(token))) return this.#bodyBefore(tree, token, depth);
    // "The parliament demands that the government resign": one state's.
    const root = tree.rootOf();
    const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
    if (subject !== undefined && subject < token && OF_A_STATE.test(tree.lemma(subject)))
      return this.#at(tree, subject, depth + 1);
    const before = this.#trees[tree.index - 1];
    return before && !mention?.actsFor.length ? this.#subjectOf(before, depth) : [];
  }

  #mentionAt(tree: Tree, token: number): Mention | undefined {
    const { start, end } = tree.token(token);
    return this.mentionsIn(tree)
      .filter(({ span }) => span.start <= start && span.end >= end)
      .filter(({ span }) => headOfSpan(tree, span) === token || span.start === start)
      .toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))[0];
  }

  /**
   * "It" and "they" in front of their verb: in a clause that somebody says, he himself; else whoever the sentence before is
   * about, of "they" whoever of several it names last.
   */
  #pronoun(tree: Tree, token: number, word: string, depth: number): readonly string[] {
    const verb = tree.token(token).head;
    if (!/^(?:nsubj|expl)$/u.test(tree.relation(token)) && !(token <= 1 && tree.relation(token) === 'nmod')) return [];
    if (verb < 0 || tree.relation(verb) === 'advcl') return [];
    const saying = tree.ancestors(verb);
    for (const above of /^(?:ccomp|parataxis|conj)$/u.test(tree.relation(verb)) ? saying : []) {
      const subject = tree.child(above, 'nsubj');
      if (subject === undefined || subject >= token) continue;
      const said = this.#coordinated(tree, subject, depth);
      if (said.length > 0 && SINGULAR.test(word) === (said.length === 1)) return said;
    }
    const before = this.#trees[tree.index - 1];
    const isFirst = saying.every((above) => (tree.child(above, 'nsubj') ?? token) >= token);
    if (before === undefined || !isFirst) return [];
    return SINGULAR.test(word) ? this.#subjectOf(before, depth) : this.#severalIn(before, depth);
  }

  /** "We will stay, its spokesman said": its means whoever the sentence before is about, where none is named in front. */
  #whoseSpeaker(tree: Tree, token: number, depth: number): readonly string[] {
    const its = tree.children(token, 'nmod:poss').find((one) => SINGULAR.test(tree.token(one).form.toLowerCase()));
    const before = this.#trees[tree.index - 1];
    if (its === undefined || before === undefined || tree.relation(token) !== 'nsubj' || !PEOPLE.has(tree.lemma(token)))
      return [];
    const named = tree.tokens
      .slice(0, its)
      .some(({ index, upos }) => upos === 'PROPN' && this.#at(tree, index, depth + 1).length > 0);
    return named ? [] : this.#subjectOf(before, depth);
  }

  #coordinated(tree: Tree, token: number, depth: number): readonly string[] {
    return [token, ...tree.children(token, 'conj')].flatMap((one) => this.#at(tree, one, depth + 1));
  }

  /** "Its spokesman", "a member of the council", "the mission's leader": whoever he is, he speaks for them. */
  #whose(tree: Tree, token: number, depth: number): readonly string[] {
    const lemma = tree.lemma(token);
    if (!PEOPLE.has(lemma) && !NOUNS_OF_A_BODY.has(lemma)) return [];
    const said = this.#ofWhatTheySay(tree, token, depth);
    if (said.length > 0) return said;
    const owners = tree.children(token, 'nmod:poss', 'compound', 'amod');
    const of = PEOPLE.has(lemma) ? tree.children(token, 'nmod').filter((one) => tree.caseOf(one) === 'of') : [];
    return [...owners, ...of].flatMap((one) => this.#at(tree, one, depth + 1));
  }

  /** "Cambodia will not attend, a government spokesman said": of whoever his words are about. */
  #ofWhatTheySay(tree: Tree, token: number, depth: number): readonly string[] {
    const verb = tree.token(token).head;
    if (verb < 0 || tree.relation(token) !== 'nsubj' || !/^(?:add|say)$/u.test(tree.lemma(verb))) return [];
    const isUnnamed = tree
      .children(token)
      .every((one) => one > token || !/^\p{Lu}/u.test(tree.token(one).form) || one === 0);
    const isIndefinite = !tree
      .children(token, 'det', 'nmod:poss')
      .some((one) => !/^(?:an?|some)$/iu.test(tree.token(one).form));
    if (!isUnnamed || !isIndefinite) return [];
    const about = tree.tokens.find(({ index }) => index < token && tree.relation(index) === 'nsubj')?.index;
    const found = about === undefined ? [] : this.#coordinated(tree, about, depth);
    return found.every((id) => isState(id) || id.startsWith(BODY)) ? found : [];
  }

  /** "The alliance": the body that the text named last with that word; "the company": the last one named at all. */
  #bodyBefore(tree: Tree, token: number, depth: number): readonly string[] {
    const lemma = tree.lemma(token);
    const named = [tree, ...this.#trees.slice(0, tree.index).toReversed()].flatMap((one) =>
      one.tokens
        .filter(({ index }) => (one === tree ? index < token : true) && this.#isNamedBody(one, index))
        .toReversed()
        .map(({ index }) => ({ tree: one, index })),
    );
    const said = this.#wordsOf(tree, token);
    const called = named.find((one) => {
      const words = [one.tree.lemma(one.index), ...this.#wordsAt(one.tree, one.index)];
      return said.every((word) => words.includes(word));
    });
    if (!called && said.length > 1) return [];
    if (called) return this.#at(called.tree, called.index, depth + 1);
    const [last] = named.filter((one) => this.#at(one.tree, one.index, depth + 1).some((id) => id.startsWith(BODY)));
    const isNear = (lines: number): boolean => last !== undefined && tree.index - last.tree.index <= lines;
    if (last && (lemma === 'company' ? isNear(1) : NOUNS_OF_A_PARTY.has(lemma) && isNear(FAR)))
      return this.#at(last.tree, last.index, depth + 1);
    return REBELS.has(lemma) ? this.#onlyParty() : [];
  }

  /** "The opposition", "the rebels": the one party or armed group of which the text tells, where it tells of one. */
  #onlyParty(): readonly string[] {
    const all = this.#subjects.map((id) => this.#aliases.get(id) ?? id).filter((id) => id.startsWith(BODY));
    const [only, ...more] = new Set(all);
    return only !== undefined && more.length === 0 && all.length > 1 ? [only] : [];
  }

  /** "The central bank": a noun in the form of names, and the adjectives in front of it. */
  #wordsOf(tree: Tree, token: number): readonly string[] {
    const before = tree.children(token, 'amod', 'compound').filter((one) => one < token);
    return [...before.map((one) => tree.token(one).form.toLowerCase()), tree.lemma(token)];
  }

  /** Words of the name of which a token is part, in lower case. */
  #wordsAt(tree: Tree, token: number): readonly string[] {
    const body = this.#bodies.get(tree.index)?.find((one) => isAt(tree, one, token));
    if (body) return tree.tokens.slice(body.first, body.last + 1).map(({ form }) => form.toLowerCase());
    const mention = this.#mentionAt(tree, token);
    return mention
      ? tree.tokens
          .filter(({ start, end }) => start >= mention.span.start && end <= mention.span.end)
          .map(({ form }) => form.toLowerCase())
      : [];
  }

  /**
   * "Both parties", "the two sides": the two of whom the text tells most, or else those that were spoken of last, without
   * whoever speaks to them.
   */
  #both(tree: Tree, token: number, depth: number): readonly string[] {
    if (!/^(?:obj|iobj|nsubj)$/u.test(tree.relation(token))) return [];
    // "That the two share power"
    const isBare = tree.lemma(token) === 'two' && tree.tokens[token - 1]?.form.toLowerCase() === 'the';
    const isOfTwo =
      PARTIES.has(tree.lemma(token)) && tree.children(token).some((one) => /^(?:both|two)$/u.test(tree.lemma(one)));
    if (!isBare && !isOfTwo) return [];
    const subject = tree.child(tree.rootOf() ?? token, 'nsubj');
    const speaking = subject === undefined || subject === token ? [] : this.#at(tree, subject, depth + 1);
    const times = new Map<string, number>();
    // "Proposes that both sides freeze": whoever proposes it may be one of them; whoever asks them, or waits for them, is not.
    const verb = tree.token(token).head;
    const isAmong = tree.relation(token) === 'nsubj' && !(verb >= 0 && tree.relation(verb) === 'advcl');
    for (const id of this.#subjects)
      if ((isAmong || !speaking.includes(id)) && !id.startsWith('loc:')) times.set(id, (times.get(id) ?? 0) + 1);
    // Of those who act as often, it is those of whom the text speaks more.
    for (const [id, n] of times) times.set(id, n + (this.#spokenOf.get(id) ?? 0) / 1000);
    const [first, second, third] = [...times].toSorted(([, a], [, b]) => b - a);
    if (!first || !second || third?.[1] === second[1]) return this.#lastTwo(tree, speaking, depth);
    return [first[0], second[0]];
  }

  /** The two that were spoken of last. */
  #lastTwo(tree: Tree, speaking: readonly string[], depth: number): readonly string[] {
    const found: string[] = [];
    for (const before of this.#trees.slice(Math.max(0, tree.index - 6), tree.index).toReversed()) {
      for (const { index } of before.tokens.toReversed()) {
        if (before.relation(index) !== 'nsubj') continue;
        for (const id of this.#coordinated(before, index, depth))
          if (!found.includes(id) && !speaking.includes(id)) found.push(id);
        if (found.length >= 2) return found.slice(0, 2);
      }
    }
    return [];
  }

  #isNamedBody(tree: Tree, token: number): boolean {
    if (this.#bodies.get(tree.index)?.some((one) => isAt(tree, one, token))) return true;
    const mention = this.#mentionAt(tree, token);
    return mention?.kind === 'name' && /^(?:org|igo):/u.test(mention.actors[0] ?? '');
  }

  /** Who says "we" there; undefined where it stands in no speech of anybody. */
  #speakersAt(tree: Tree, token: number): readonly string[] | undefined {
    const { start, end } = tree.token(token);
    const speech = this.#speeches.find(({ content }) => content.some((one) => one.start <= start && one.end >= end));
    if (!speech) return undefined;
    const here = this.#trees[tree.index];
    const source = speech.source
      .map((span) => (here ? headOfSpan(here, span) : undefined))
      .find((one) => one !== undefined);
    const named =
      source === undefined || WE.test(tree.token(source).form.toLowerCase()) ? [] : this.#at(tree, source, 1);
    if (named.some((id) => !id.startsWith('loc:'))) return named;
    const said = speech.actsFor.length > 0 ? speech.actsFor : speech.speakers;
    return said.length > 0 && !said.every((id) => id.startsWith('per:')) ? said : this.#mainSpeaker;
  }

  #isBareBody(tree: Tree, token: number): boolean {
    const lemma = tree.lemma(token);
    const isBank = /^(?:bank|fund)$/u.test(lemma) && tree.children(token).every((child) => child < token);
    if (!isBank && !NOUNS_OF_A_BODY.has(lemma) && !NOUNS_OF_A_PARTY.has(lemma) && !REBELS.has(lemma)) return false;
    return tree
      .children(token)
      .every(
        (child) =>
          tree.token(child).upos === 'PUNCT' ||
          /^(?:the|this|that)$/iu.test(tree.token(child).form) ||
          child > token ||
          (isBank && tree.relation(child) === 'amod'),
      );
  }

  #subjectOf(tree: Tree, depth: number): readonly string[] {
    const root = tree.rootOf();
    const subject = root === undefined ? undefined : (tree.child(root, 'nsubj') ?? tree.nearestSubject(root));
    if (subject === undefined) return [];
    const said = tree.child(subject, 'conj') === undefined ? this.#at(tree, subject, depth + 1) : [];
    return said.length === 1 ? said : [];
  }

  #severalIn(tree: Tree, depth: number): readonly string[] {
    const several = tree.tokens
      .filter(({ xpos }) => /^(?:NNPS|NNS)$/u.test(xpos))
      .map(({ index }) => this.#at(tree, index, depth + 1))
      .filter((ids) => ids.length > 0);
    const root = tree.rootOf();
    const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
    const all = subject === undefined ? [] : this.#coordinated(tree, subject, depth);
    if (all.length > 1) return all;
    return several.at(-1) ?? [];
  }

  #isPartOfName(tree: Tree, first: number, last: number): boolean {
    const [start, end] = [tree.token(first).start, tree.token(last).end];
    return this.mentionsIn(tree).some(
      ({ kind, span, actors }) =>
        kind === 'name' &&
        (actors[0] ?? '').startsWith('igo:') &&
        span.start <= start &&
        span.end >= end &&
        lengthOf(span) > end - start,
    );
  }

  #bodiesIn(tree: Tree, known: ReadonlyMap<string, string>): readonly NamedBody[] {
    const bodies: NamedBody[] = [];
    for (let at = 0; at < tree.tokens.length; at++) {
      const last = endOfName(tree, at);
      if (last === undefined) continue;
      // What the reader knows by a longer name is no body of its own.
      if (this.#isPartOfName(tree, at, last)) {
        at = last;
        continue;
      }
      const name = tree.surface(at, last);
      const id = known.get(name.toLowerCase()) ?? known.get(`the ${name.toLowerCase()}`);
      // "The Democratic Centre, the largest party": what it is called beside tells that it is no place.
      const isParty = tree.children(last, 'appos').some((one) => NOUNS_OF_A_PARTY.has(tree.lemma(one)));
      const type = isParty ? 'organization' : tree.nameAt(at)?.type;
      if (
        id === undefined &&
        (type === 'person' || type === 'place' || !(type === 'organization' || isBodyName(tree, at, last)))
      ) {
        at = last;
        continue;
      }
      const own = id ?? `${BODY}${name.toLowerCase()}`;
      if (id === undefined) this.names.set(own, name);
      bodies.push({ first: at, last, id: own });
      at = last;
    }
    return bodies;
  }
}

/** The last word of a name of two capitalised words or more that begins here, its variant in brackets with it. */
function endOfName(tree: Tree, first: number): number | undefined {
  if (!isCapital(tree, first) || tree.token(first).upos === 'DET') return undefined;
  // "Ministers of the Organization of …": a sentence begins, and no name.
  if (first === 0 && PEOPLE.has(tree.lemma(first)) && tree.tokens[1]?.form === 'of') return undefined;
  let last = first;
  let capitals = 1;
  for (let at = first + 1; at < tree.tokens.length; at++) {
    const token = tree.token(at);
    if (isCapital(tree, at)) {
      last = at;
      capitals++;
    } else if (token.form === '(' && isCapital(tree, at + 1) && tree.tokens[at + 2]?.form === ')') {
      last = at + 2;
      break;
    } else if (!LINKS_OF_A_NAME.has(token.form.toLowerCase()) || at - last > 2) break;
  }
  return capitals > 1 ? last : undefined;
}

/** Whether a name speaks of a body: one of its words is a noun for bodies. */
function isBodyName(tree: Tree, first: number, last: number): boolean {
  return tree.tokens.slice(first, last + 1).some(({ lemma, form }) => {
    const word = form.toLowerCase();
    return NOUNS_OF_A_BODY.has(lemma.toLowerCase()) || NOUNS_OF_A_BODY.has(word);
  });
}

function isCapital(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  return token !== undefined && /^\p{Lu}/u.test(token.form) && /^(?:PROPN|NOUN|ADJ)$/u.test(token.upos);
}

function isAt(tree: Tree, { first, last }: NamedBody, token: number): boolean {
  if (token < first || token > last) return false;
  const above = tree.token(token).head;
  return above < first || above > last || token === first;
}

function widthOf(tree: Tree, { first, last }: NamedBody): number {
  return tree.token(last).end - tree.token(first).start;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function idsOf(mention: Mention | undefined): readonly string[] {
  if (!mention) return [];
  return mention.actsFor.length > 0 ? mention.actsFor : mention.actors;
}

/** "The Maoists" is short for "the Communist Party (Maoist)", "the Tigers" for "the Tamil Tigers". */
function isVariant(name: string, full: string): boolean {
  const bracket = /\((?<word>[^)]+)\)$/u.exec(full)?.groups?.word?.toLowerCase();
  const short = name.toLowerCase().replace(/^the /u, '');
  if (bracket !== undefined && (short === bracket || short === `${bracket}s`)) return true;
  const isName = /^\p{Lu}/u.test(name) && !NOUNS_OF_A_BODY.has(short) && short.length >= 5;
  return isName && full.toLowerCase().split(' ').slice(1).includes(short);
}

function mostOften(all: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, { ids: readonly string[]; n: number }>();
  for (const ids of all) counts.set(ids.join(), { ids, n: (counts.get(ids.join())?.n ?? 0) + 1 });
  return [...counts.values()].toSorted((a, b) => b.n - a.n)[0]?.ids ?? [];
}

/** The word of a stretch that the others hang on. */
function headOfSpan(tree: Tree, span: Span): number | undefined {
  const inside = tree.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  return inside.find((token) => !inside.some((other) => other.index === token.head))?.index;
}
