import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isBody, isPerson, isState } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import { actingNames } from './acting-names.ts';
import { endOfName, isBodyName, isVariant } from './body-names.ts';
import { governsUnnamed, homeState } from './home-state.ts';

const NOUNS_OF_A_BODY = wordClass('nouns of a body');
const SINGULAR = /^(?:it|its|itself|he|she|his|her)$/u;
const PLURAL = /^(?:they|them|their|themselves)$/u;
const REFLEXIVE = /^(?:itself|himself|herself|themselves)$/u;
const WE = /^(?:we|us|our|ours)$/u;
const OF_A_NAME = /^(?:name|demonym|metonym)$/u;
const NOUNS_OF_A_PARTY = wordClass('nouns of a party to a quarrel');
const RULERS = wordClass('nouns of rulers without a vote');
const REBELS = wordClass('nouns of who fights a government');
const PARTIES = wordClass('nouns of two that face each other');
const PEOPLE = wordClass('nouns of whose people');
const BUSINESSES = wordClass('nouns of a business');
const LANDS = wordClass('nouns of land that acts');
const CAPTORS = wordClass('nouns of who holds captives');
const LEADING = wordClass('verbs of who leads');
const OF_ONES_OWN = /^(?:country|government|movement|nation|organisation|organization|party|side|state|union)$/u;
/** Sectors of who fights. */
const FIGHTING = /^(?:INS|REB|SEP)$/u;
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
  readonly #text: string;
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
  /** Regions that take a stand. */
  readonly #regions = new Set<string>();
  readonly #armed: Reading['actors'];
  /** How often each is spoken of. */
  readonly #spokenOf = new Map<string, number>();

  constructor(reading: Reading, { sentences }: AnalysedTrees) {
    this.#text = reading.document.text;
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
    this.#nameWhoActs(reading);
    this.#armed = reading.actors.filter(({ id, sector }) => id.startsWith(BODY) && FIGHTING.test(sector ?? ''));
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
    for (const tree of sentences) this.#leadersIn(tree);
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

  /** Firms, parties and regions that only their names tell of. */
  #nameWhoActs(reading: Reading): void {
    const { actors } = reading;
    const acting = new Set(actors.flatMap(({ id, actsFor }) => (actsFor === undefined ? [] : [id])));
    const isKnown = (id: string): boolean => isState(id) || isBody(id) || id.startsWith(BODY) || acting.has(id);
    for (const { name, ids, places, isPlace } of actingNames(this.#trees, reading, isKnown)) {
      const own = `${BODY}${name.toLowerCase()}`;
      this.names.set(own, name);
      for (const id of ids) this.#aliases.set(id, own);
      if (isPlace) this.#regions.add(own);
      for (const { tree, first, last } of places)
        this.#bodies.set(tree.index, [...(this.#bodies.get(tree.index) ?? []), { first, last, id: own }]);
    }
  }

  /** "Their leader, Jones", "Jones, who heads the union": a person speaks for what he leads. */
  #leadersIn(tree: Tree): void {
    for (const { span, actors, actsFor } of this.mentionsIn(tree)) {
      const [id = '', ...more] = actors;
      const head = headOfSpan(tree, span);
      if (more.length > 0 || actsFor.length > 0 || !isPerson(id) || head === undefined || this.#aliases.has(id))
        continue;
      const [led, ...others] = new Set(this.#ledBy(tree, head));
      if (led !== undefined && led !== id && others.length === 0) this.#aliases.set(id, led);
    }
  }

  #ledBy(tree: Tree, person: number): readonly string[] {
    const above = tree.token(person).head;
    const isBeside = above >= 0 && /^(?:appos|flat)$/u.test(tree.relation(person));
    const offices = [
      ...tree.children(person, 'appos', 'compound', 'nmod').filter((one) => tree.caseOf(one) === ''),
      ...(isBeside ? [above] : []),
    ].filter((one) => PEOPLE.has(tree.lemma(one)));
    const ruled = tree
      .children(person, 'acl')
      .filter((one) => LEADING.has(tree.lemma(one)))
      .flatMap((one) => tree.children(one, 'obj'));
    const owners = [...offices, ...ruled].flatMap((one) => [
      ...tree.children(one, 'nmod:poss', 'compound', 'amod'),
      ...tree.children(one, 'nmod').filter((of) => tree.caseOf(of) === 'of'),
    ]);
    const own = tree.children(person, 'nmod:poss');
    return [...(offices.length > 0 ? [...owners, ...own] : owners), ...ruled]
      .flatMap((one) => this.#ownerAt(tree, one))
      .filter((id) => !id.startsWith('loc:') && !isPerson(id));
  }

  /** Who is meant by an owner; "its" means whoever the sentence before is about. */
  #ownerAt(tree: Tree, token: number): readonly string[] {
    const before = this.#trees[tree.index - 1];
    if (!this.#isItsOrTheir(tree, token)) return this.at(tree, token);
    return before === undefined ? [] : this.#aboutWhom(before, 0);
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

  /** Who is meant by an owner; "its" means whoever the sentence before is about. */
  owner(tree: Tree, token: number): readonly string[] {
    return this.#ownerAt(tree, token);
  }

  wordsOf({ start, end }: Span): string {
    return this.#text.slice(start, end).replace(/\s+/gu, ' ');
  }

  mentionsIn(tree: Tree): readonly Mention[] {
    return this.#mentions.get(tree.index) ?? [];
  }

  /** Ids of whom a word means; a person counts for whom it acts for. */
  at(tree: Tree, token: number): readonly string[] {
    return [...new Set(this.#known(tree, token, 0))];
  }

  /** Whom a word means, each by the one id that it has in this text. */
  #known(tree: Tree, token: number, depth: number): readonly string[] {
    return this.#at(tree, token, depth).map((id) => this.#aliases.get(id) ?? id);
  }

  #at(tree: Tree, token: number, depth: number): readonly string[] {
    if (depth > 4) return [];
    const mention = this.#mentionAt(tree, token);
    const body = this.#bodies.get(tree.index)?.find((one) => isAt(tree, one, token));
    const isKnown = mention && OF_A_NAME.test(mention.kind) && body && lengthOf(mention.span) >= widthOf(tree, body);
    if (body && (!isKnown || this.#isOtherBody(tree, body, mention))) return [body.id];
    const ways = [
      () => this.#underHeading(tree, token, depth),
      () =>
        mention && mention.actors.length > 0 && !this.#isAskedOfBoth(tree, token, mention, depth)
          ? []
          : this.#both(tree, token, depth),
      () => this.#eachOfThem(tree, token, depth),
      () => this.#pronounAt(tree, token, depth),
      () => this.#bodyThere(tree, token, depth),
      () => this.#governing(tree, token, depth, mention),
      () => this.#whoseSpeaker(tree, token, depth),
      () => this.#countryOfSpeaker(tree, token, depth),
      () => (mention && mention.provenance.grade !== 'weak' ? mention.actsFor : []),
      () => (mention?.kind === 'name' ? [] : this.#namedBeside(tree, token, depth)),
      () => (mention?.kind === 'name' ? [] : this.#whose(tree, token, depth)),
      () => this.#bareBody(tree, token, depth, mention),
    ];
    for (const way of ways) {
      const meant = way();
      if (meant.length > 0) return meant;
    }
    return idsOf(mention);
  }

  /** "The Greens. Both parties would ...": a noun for bodies in the first sentence under a name that stands alone. */
  #underHeading(tree: Tree, token: number, depth: number): readonly string[] {
    const before = this.#trees[tree.index - 1];
    if (before === undefined || !isHeading(before) || tree.relation(token) !== 'nsubj') return [];
    const lemma = tree.lemma(token);
    const isMeant =
      tree.token(token).upos === 'NOUN' &&
      (NOUNS_OF_A_BODY.has(lemma) || NOUNS_OF_A_PARTY.has(lemma) || BUSINESSES.has(lemma) || LANDS.has(lemma));
    return isMeant ? this.#aboutWhom(before, depth) : [];
  }

  /** "Oslo is ready to send monitors if both governments agree": whoever says so is none of the two. */
  #isAskedOfBoth(tree: Tree, token: number, { kind, actors }: Mention, depth: number): boolean {
    const root = tree.rootOf();
    const verb = tree.token(token).head;
    const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
    if (kind !== 'set' || subject === undefined || subject === token || verb < 0) return false;
    if (tree.relation(verb) !== 'advcl') return false;
    return this.#at(tree, subject, depth + 1).some((id) => actors.includes(id));
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
    if (REFLEXIVE.test(word)) {
      const subject = tree.token(token).head < 0 ? undefined : tree.child(tree.token(token).head, 'nsubj');
      return subject === undefined ? [] : this.#coordinated(tree, subject, depth);
    }
    if (WE.test(word) && form !== 'US') return this.#speakersAt(tree, token, depth) ?? [];
    return SINGULAR.test(word) || PLURAL.test(word) ? this.#pronoun(tree, token, word, depth) : [];
  }

  /** "The army" of a text on the quarrel of one state, but where its sentence names another whose it may be. */
  #governing(tree: Tree, token: number, depth: number, mention: Mention | undefined): readonly string[] {
    const titled = RULERS.has(tree.lemma(token)) && mention?.provenance.grade === 'weak' ? this.#titled : undefined;
    const home = this.home ?? titled ?? this.#topicOf(tree, token, mention);
    if (home === undefined || !governsUnnamed(tree, token, (one) => this.#at(tree, one, depth + 1).length > 0))
      return [];
    const linked = mention?.actsFor ?? [];
    const isNamed = linked.some((id) =>
      this.mentionsIn(tree).some(({ kind, actors }) => OF_A_NAME.test(kind) && actors.includes(id)),
    );
    return isNamed && titled === undefined ? [] : [home];
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

  /** "The situation in Niger": the one state that the title names. */
  get #titled(): string | undefined {
    const [title] = this.#trees;
    const [only, ...others] = new Set(
      title ? this.mentionsIn(title).flatMap(({ actors }) => actors.filter(isState)) : [],
    );
    return others.length === 0 ? only : undefined;
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
      // "Its leaders say that they will": several who speak for one.
      const isOne = SINGULAR.test(word) || /^NNP?S$/u.test(tree.token(subject).xpos);
      if (said.length > 0 && (isOne === (said.length === 1) || said.length > 1 === PLURAL.test(word))) return said;
    }
    const before = this.#trees[tree.index - 1];
    const isFirst = saying.every((above) => (tree.child(above, 'nsubj') ?? token) >= token);
    if (before === undefined || !isFirst) return [];
    const about = isFragment(before) ? this.#aboutWhom(before, depth) : [];
    if (about.length > 0) return about;
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

  /** "Its minister said that his country would leave": whoever says so. */
  #countryOfSpeaker(tree: Tree, token: number, depth: number): readonly string[] {
    if (!OF_ONES_OWN.test(tree.lemma(token)) || tree.relation(token) !== 'nsubj') return [];
    if (!tree.children(token, 'nmod:poss').some((one) => SINGULAR.test(tree.token(one).form.toLowerCase()))) return [];
    const verb = tree.token(token).head;
    const above = verb < 0 || tree.relation(verb) !== 'ccomp' ? undefined : tree.token(verb).head;
    const subject = above === undefined || above < 0 ? undefined : tree.child(above, 'nsubj');
    return subject === undefined || subject === token ? [] : this.#coordinated(tree, subject, depth);
  }

  #coordinated(tree: Tree, token: number, depth: number): readonly string[] {
    return [token, ...tree.children(token, 'conj')].flatMap((one) => this.#at(tree, one, depth + 1));
  }

  /** "Its ally, the Democratic Front": the name that stands beside a noun. */
  #namedBeside(tree: Tree, token: number, depth: number): readonly string[] {
    return tree
      .children(token, 'appos')
      .filter((one) => tree.token(one).upos === 'PROPN' && this.#isNamedBody(tree, one))
      .flatMap((one) => this.#at(tree, one, depth + 1));
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
    const [last] = named.filter((one) => this.#known(one.tree, one.index, depth + 1).some((id) => id.startsWith(BODY)));
    const isNear = (lines: number): boolean => last !== undefined && tree.index - last.tree.index <= lines;
    if (BUSINESSES.has(lemma) || LANDS.has(lemma)) {
      const meant = LANDS.has(lemma) ? this.#regions : undefined;
      const fits = (id: string): boolean => (meant ? meant.has(id) : this.#isFirm(id));
      const near = named.find((one) => this.#known(one.tree, one.index, depth + 1).some(fits));
      if (near && tree.index - near.tree.index <= FAR) return this.#at(near.tree, near.index, depth + 1);
    }
    if (last && NOUNS_OF_A_PARTY.has(lemma) && isNear(FAR)) return this.#at(last.tree, last.index, depth + 1);
    return REBELS.has(lemma) || CAPTORS.has(lemma) ? this.#onlyParty(CAPTORS.has(lemma)) : [];
  }

  /** "The opposition", "the rebels": the one party or armed group of which the text tells, where it tells of one. */
  #onlyParty(isArmed = false): readonly string[] {
    const [armed, ...others] = this.#armed;
    if (isArmed && armed && others.length === 0) return [armed.id];
    const all = this.#subjects.map((id) => this.#aliases.get(id) ?? id).filter((id) => id.startsWith(BODY));
    const [only, ...more] = new Set(all);
    return only !== undefined && more.length === 0 && all.length > 1 ? [only] : [];
  }

  /** A body that calls itself neither a party nor a union nor the like. */
  #isFirm(id: string): boolean {
    const name = (this.names.get(id) ?? this.#called.get(id) ?? '').toLowerCase();
    if (!id.startsWith(BODY) || this.#regions.has(id) || name === '') return false;
    return name.split(' ').every((word) => BUSINESSES.has(word) || !NOUNS_OF_A_BODY.has(word));
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
  #speakersAt(tree: Tree, token: number, depth: number): readonly string[] | undefined {
    const { start, end } = tree.token(token);
    const speech = this.#speeches.find(({ content }) => content.some((one) => one.start <= start && one.end >= end));
    if (!speech) return undefined;
    // The words that name who speaks may stand in the sentence before.
    const named = speech.source.flatMap((span) => {
      const there = this.#trees.find((one) =>
        one.tokens.some((word) => word.start >= span.start && word.end <= span.end),
      );
      const source = there && headOfSpan(there, span);
      if (!there || source === undefined || WE.test(there.token(source).form.toLowerCase())) return [];
      return this.#at(there, source, depth + 1).map((id) => this.#aliases.get(id) ?? id);
    });
    const isSide = (id: string): boolean => !id.startsWith('loc:') && !isPerson(id);
    if (named.some(isSide)) return named;
    const said = speech.actsFor.length > 0 ? speech.actsFor : speech.speakers;
    return said.some(isSide) ? said : this.#mainSpeaker.some(isSide) ? this.#mainSpeaker : this.#speakerOfTitle();
  }

  /** "Transcript: the foreign secretary on …": whoever holds an office that the title names. */
  #speakerOfTitle(): readonly string[] {
    const [title] = this.#trees;
    const held = title
      ? this.mentionsIn(title).filter(({ kind, actsFor }) => kind === 'role' && actsFor.length === 1)
      : [];
    return held[0]?.actsFor ?? [];
  }

  #isBareBody(tree: Tree, token: number): boolean {
    const lemma = tree.lemma(token);
    const isBank = /^(?:bank|fund)$/u.test(lemma) && tree.children(token).every((child) => child < token);
    const known = [NOUNS_OF_A_BODY, NOUNS_OF_A_PARTY, REBELS, BUSINESSES, LANDS, CAPTORS];
    if (!isBank && !known.some((words) => words.has(lemma))) return false;
    return tree
      .children(token)
      .every(
        (child) =>
          /^(?:PUNCT|ADP)$/u.test(tree.token(child).upos) ||
          /^(?:the|this|that)$/iu.test(tree.token(child).form) ||
          child > token ||
          (isBank && tree.relation(child) === 'amod'),
      );
  }

  /** Whom a sentence tells of, or the name that it is; of a fragment ("Their one demand: …") whoever its "their" means. */
  #aboutWhom(tree: Tree, depth: number): readonly string[] {
    const root = tree.rootOf();
    if (root === undefined) return [];
    if (isHeading(tree)) return this.#at(tree, root, depth + 1);
    const before = this.#trees[tree.index - 1];
    const isOf =
      tree.token(root).upos === 'NOUN' && tree.children(root, 'nmod:poss').some((one) => this.#isItsOrTheir(tree, one));
    if (isOf && before !== undefined && depth < 3) return this.#aboutWhom(before, depth + 1);
    return this.#subjectOf(tree, depth);
  }

  #isItsOrTheir(tree: Tree, token: number): boolean {
    return /^(?:its|their)$/u.test(tree.token(token).form.toLowerCase());
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
        ((span.start <= start && span.end >= end && lengthOf(span) > end - start) ||
          // "Government of the Economic Community": whoever speaks for it.
          (span.start >= start && span.end <= end && 2 * lengthOf(span) > end - start)),
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

/** A sentence without a verb of its own. */
function isFragment(tree: Tree): boolean {
  const root = tree.rootOf();
  return (
    root !== undefined &&
    /^(?:NOUN|PROPN)$/u.test(tree.token(root).upos) &&
    tree.child(root, 'nsubj', 'cop') === undefined
  );
}

/** A name, or a noun with its article, that stands alone: "The Socialist Party." */
function isHeading(tree: Tree): boolean {
  const words = tree.tokens.filter(({ upos }) => upos !== 'PUNCT');
  const isName = words.some(({ upos }) => upos === 'PROPN');
  return isName && words.length <= 8 && words.every(({ upos }) => /^(?:PROPN|NOUN|ADJ|DET|ADP)$/u.test(upos));
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
