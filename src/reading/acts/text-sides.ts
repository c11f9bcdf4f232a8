import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isPerson, isState } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import { EarlierSides } from './earlier-sides.ts';
import { governsUnnamed, homeState } from './home-state.ts';
import { headOfSpan, isAt, lengthOf, widthOf } from './text-names.ts';

const NOUNS_OF_A_BODY = wordClass('nouns of a body');
const SINGULAR = /^(?:it|its|itself|he|she|his|her)$/u;
const OF_A_NAME = /^(?:name|demonym|metonym)$/u;
const RULERS = wordClass('nouns of rulers without a vote');
const PEOPLE = wordClass('nouns of whose people');
const SPOKESMEN = wordClass('nouns of who speaks for others');
const LEADING = wordClass('verbs of who leads');
const OF_ONES_OWN = /^(?:country|government|movement|nation|organisation|organization|party|side|state|union)$/u;
/** Bodies that each state has. */
const OF_A_STATE = /^(?:army|cabinet|government|parliament|senate)$/u;
/** Bodies that the reader does not know are held apart by this in front of their names. */
const BODY = 'org:';

/**
 * Who is meant by a word of a text, as far as a model of a conflict asks: whom the reader has found, and whatever body has a
 * name of several capitalised words ("the Rally of the Republicans"), known to the lexicon or not. A pronoun in front
 * of its verb means whoever says the clause, or whoever the sentence before is about.
 */
export class TextSides extends EarlierSides {
  constructor(reading: Reading, analysis: AnalysedTrees) {
    super(reading, analysis);
    const { sentences } = analysis;
    for (const tree of sentences) this.nameInApposition(tree, reading);
    for (const tree of sentences) this.nounsBeside(tree);
    for (const tree of sentences) this.leadersIn(tree);
    for (const tree of sentences) this.spokesmenIn(tree);
    this.subjects = sentences.flatMap((tree) => {
      const root = tree.rootOf();
      const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
      return subject === undefined ? [] : this.coordinated(tree, subject, 0);
    });
    this.home = homeState(
      reading,
      this.subjects.filter((id) => id.startsWith(BODY)),
      [...this.names.values(), ...reading.actors.flatMap(({ id, name }) => (id.startsWith(BODY) ? [name] : []))],
    );
  }

  /** "'We will stay,' a spokesman said": of nobody in particular, so of whom the sentence before tells. */
  protected spokesmenIn(tree: Tree): void {
    const before = this.before(tree);
    for (const { span, actors, actsFor } of this.mentionsIn(tree)) {
      const [id = ''] = actors;
      const head = headOfSpan(tree, span);
      if (!id.startsWith('loc:') || actsFor.length > 0 || head === undefined || this.aliases.has(id)) continue;
      if (!SPOKESMEN.has(tree.lemma(head)) || before === undefined) continue;
      const [about, ...more] = this.whose(tree, head, 0).length > 0 ? [] : this.aboutWhom(before, 0);
      const meant = about === undefined ? undefined : (this.aliases.get(about) ?? about);
      if (meant !== undefined && more.length === 0 && !meant.startsWith('loc:') && !isPerson(meant))
        this.aliases.set(id, meant);
    }
  }

  /** "Their leader, Jones", "Jones, who heads the union": a person speaks for what he leads. */
  protected leadersIn(tree: Tree): void {
    for (const { span, actors, actsFor } of this.mentionsIn(tree)) {
      const [id = '', ...more] = actors;
      const head = headOfSpan(tree, span);
      if (more.length > 0 || actsFor.length > 0 || !isPerson(id) || head === undefined || this.aliases.has(id))
        continue;
      const [led, ...others] = new Set(this.ledBy(tree, head));
      if (led !== undefined && led !== id && others.length === 0) this.aliases.set(id, led);
    }
  }

  protected ledBy(tree: Tree, person: number): readonly string[] {
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
      .flatMap((one) => this.ownerAt(tree, one))
      .filter((id) => !id.startsWith('loc:') && !isPerson(id));
  }

  /** Who is meant by an owner; "its" means whoever the sentence before is about. */
  protected ownerAt(tree: Tree, token: number): readonly string[] {
    const before = this.before(tree);
    if (!this.isItsOrTheir(tree, token)) return this.at(tree, token);
    return before === undefined ? [] : this.aboutWhom(before, 0);
  }

  /** Who is meant by an owner; "its" means whoever the sentence before is about. */
  owner(tree: Tree, token: number): readonly string[] {
    return this.ownerAt(tree, token);
  }

  /** Ids of whom a word means; a person counts for whom it acts for. */
  at(tree: Tree, token: number): readonly string[] {
    return [...new Set(this.known(tree, token, 0))];
  }

  protected meant(tree: Tree, token: number, depth: number): readonly string[] {
    if (depth > 4) return [];
    const mention = this.mentionAt(tree, token);
    const body = this.bodies.get(tree.index)?.find((one) => isAt(tree, one, token));
    const isKnown = mention && OF_A_NAME.test(mention.kind) && body && lengthOf(mention.span) >= widthOf(tree, body);
    if (body && (!isKnown || this.isOtherBody(tree, body, mention))) return [body.id];
    const ways = [
      () => this.underHeading(tree, token, depth),
      () => ((mention?.actors.length ?? 0) > 1 ? [] : this.listed(tree, token)),
      () =>
        mention && mention.actors.length > 0 && !this.isAskedOfBoth(tree, token, mention, depth)
          ? []
          : this.both(tree, token, depth),
      () => this.eachOfThem(tree, token, depth),
      () => this.pronounAt(tree, token, depth),
      () => this.bodyThere(tree, token, depth),
      () => this.governing(tree, token, depth, mention),
      () => this.whoseSpeaker(tree, token, depth),
      () => this.countryOfSpeaker(tree, token, depth),
      () => (mention && mention.provenance.grade !== 'weak' ? mention.actsFor : []),
      () => (mention?.kind === 'name' ? [] : this.namedBeside(tree, token, depth)),
      () => (mention?.kind === 'name' ? [] : this.whose(tree, token, depth)),
      () => this.bareBody(tree, token, depth, mention),
    ];
    for (const way of ways) {
      const meant = way();
      if (meant.length > 0) return meant;
    }
    return idsOf(mention);
  }

  /** "Oslo is ready to send monitors if both governments agree": whoever says so is none of the two. */
  protected isAskedOfBoth(tree: Tree, token: number, { kind, actors }: Mention, depth: number): boolean {
    const root = tree.rootOf();
    const verb = tree.token(token).head;
    const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
    if (kind !== 'set' || subject === undefined || subject === token || verb < 0) return false;
    if (tree.relation(verb) !== 'advcl') return false;
    return this.meant(tree, subject, depth + 1).some((id) => actors.includes(id));
  }

  /** "The parliament in Tehran": whose body it is, where words say where. */
  protected bodyThere(tree: Tree, token: number, depth: number): readonly string[] {
    if (!OF_A_STATE.test(tree.lemma(token))) return [];
    return tree
      .children(token, 'nmod')
      .filter((one) => tree.caseOf(one) === 'in')
      .flatMap((one) => this.meant(tree, one, depth + 1))
      .filter(isState);
  }

  /** "The army" of a text on the quarrel of one state, but where its sentence names another whose it may be. */
  protected governing(tree: Tree, token: number, depth: number, mention: Mention | undefined): readonly string[] {
    const titled = RULERS.has(tree.lemma(token)) && mention?.provenance.grade === 'weak' ? this.titled : undefined;
    const home = this.home ?? titled ?? this.topicOf(tree, token, mention);
    if (home === undefined || !governsUnnamed(tree, token, (one) => this.meant(tree, one, depth + 1).length > 0))
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
  protected topicOf(tree: Tree, token: number, mention: Mention | undefined): string | undefined {
    const [guessed] = mention?.actsFor ?? [];
    if (mention?.kind !== 'role' || mention.provenance.grade !== 'weak' || guessed === undefined) return undefined;
    const isNamedIn = (one: Tree | undefined): boolean =>
      one !== undefined &&
      this.mentionsIn(one).some(({ kind, actors }) => OF_A_NAME.test(kind) && actors.includes(guessed));
    if (RULERS.has(tree.lemma(token))) {
      const told = [...this.mentions.values()]
        .flat()
        .find(
          ({ kind, sentence, provenance, span }) =>
            kind === 'role' &&
            provenance.grade === 'strong' &&
            sentence <= tree.index &&
            this.isOfRulers(sentence, span),
        );
      if (told?.actsFor[0] !== undefined) return told.actsFor[0];
    }
    if (isNamedIn(tree) || isNamedIn(this.trees[tree.index - 1])) return undefined;
    const [first, second] = [...this.spokenOf].filter(([id]) => isState(id)).toSorted(([, a], [, b]) => b - a);
    return first && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
  }

  /** "We will stay, its spokesman said": its means whoever the sentence before is about, where none is named in front. */
  protected whoseSpeaker(tree: Tree, token: number, depth: number): readonly string[] {
    const its = tree.children(token, 'nmod:poss').find((one) => SINGULAR.test(tree.token(one).form.toLowerCase()));
    const before = this.before(tree);
    if (its === undefined || before === undefined || tree.relation(token) !== 'nsubj' || !PEOPLE.has(tree.lemma(token)))
      return [];
    const named = tree.tokens
      .slice(0, its)
      .some(({ index, upos }) => upos === 'PROPN' && this.meant(tree, index, depth + 1).length > 0);
    return named ? [] : this.subjectOf(before, depth);
  }

  /** "Its minister said that his country would leave": whoever says so. */
  protected countryOfSpeaker(tree: Tree, token: number, depth: number): readonly string[] {
    if (!OF_ONES_OWN.test(tree.lemma(token)) || tree.relation(token) !== 'nsubj') return [];
    if (!tree.children(token, 'nmod:poss').some((one) => SINGULAR.test(tree.token(one).form.toLowerCase()))) return [];
    const verb = tree.token(token).head;
    const above = verb < 0 || tree.relation(verb) !== 'ccomp' ? undefined : tree.token(verb).head;
    const subject = above === undefined || above < 0 ? undefined : tree.child(above, 'nsubj');
    return subject === undefined || subject === token ? [] : this.coordinated(tree, subject, depth);
  }

  /** "Its ally, the Democratic Front": the name that stands beside a noun. */
  protected namedBeside(tree: Tree, token: number, depth: number): readonly string[] {
    return tree
      .children(token, 'appos')
      .filter((one) => tree.token(one).upos === 'PROPN' && this.isNamedBody(tree, one))
      .flatMap((one) => this.meant(tree, one, depth + 1));
  }

  /** "Its spokesman", "a member of the council", "the mission's leader": whoever he is, he speaks for them. */
  protected whose(tree: Tree, token: number, depth: number): readonly string[] {
    const lemma = tree.lemma(token);
    if (!PEOPLE.has(lemma) && !NOUNS_OF_A_BODY.has(lemma)) return [];
    const said = this.ofWhatTheySay(tree, token, depth);
    if (said.length > 0) return said;
    const owners = tree.children(token, 'nmod:poss', 'compound', 'amod');
    const of = PEOPLE.has(lemma) ? tree.children(token, 'nmod').filter((one) => tree.caseOf(one) === 'of') : [];
    return [...owners, ...of].flatMap((one) => this.meant(tree, one, depth + 1));
  }

  /** "Cambodia will not attend, a government spokesman said": of whoever his words are about. */
  protected ofWhatTheySay(tree: Tree, token: number, depth: number): readonly string[] {
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
    const found = about === undefined ? [] : this.coordinated(tree, about, depth);
    return found.every((id) => isState(id) || id.startsWith(BODY)) ? found : [];
  }
}

function idsOf(mention: Mention | undefined): readonly string[] {
  if (!mention) return [];
  // A name of two, one of them a state ("Georgia"): where states quarrel, it is the state.
  const [state, ...more] = mention.actors.length === 0 ? (mention.alternatives ?? []).filter(isState) : [];
  if (state !== undefined && more.length === 0 && mention.kind === 'name') return [state];
  return mention.actsFor.length > 0 ? mention.actsFor : mention.actors;
}
