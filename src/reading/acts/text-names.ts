import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isBody, isState } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import { actingNames } from './acting-names.ts';
import { endOfName, isBodyName, isVariant } from './body-names.ts';

const NOUNS_OF_A_BODY = wordClass('nouns of a body');
const NOUNS_OF_A_PARTY = wordClass('nouns of a party to a quarrel');
const RULERS = wordClass('nouns of rulers without a vote');
const BUSINESSES = wordClass('nouns of a business');
/** Sectors of who fights. */
const FIGHTING = /^(?:INS|REB|SEP)$/u;
const EUROPE = 'igo:EU';
/** Bodies that the reader does not know are held apart by this in front of their names. */
const BODY = 'org:';

/** Tokens from first to last that name one body. */
export interface NamedBody {
  readonly first: number;
  readonly last: number;
  readonly id: string;
}

/** Names of a text: those that the reader knows, those of bodies that no lexicon has, and how they are one. */
export abstract class TextNames {
  /** Names of bodies that the reader does not know. */
  readonly names = new Map<string, string>();
  protected readonly mentions = new Map<number, Mention[]>();
  protected readonly bodies = new Map<number, readonly NamedBody[]>();
  protected readonly text: string;
  protected readonly trees: readonly Tree[];
  /** Names of one body in other words: "the Maoists" and "Communist Party (Maoist)". */
  protected readonly aliases = new Map<string, string>();
  protected readonly speeches: Reading['statements'];
  protected readonly mainSpeaker: readonly string[];
  /** Whose own quarrel the text tells, if it is one of a state with parties or rebels. */
  home: string | undefined;
  /** Those of whom sentences tell, as often as they do. */
  protected subjects: readonly string[] = [];
  /** Names of those whom the reading knows. */
  protected readonly called: ReadonlyMap<string, string>;
  /** Nouns by which the text calls a body, beside its name: "the pilots' union Cockpit". */
  protected readonly nouns = new Map<string, Set<string>>();
  /** Regions that take a stand. */
  protected readonly regions = new Set<string>();
  protected readonly armed: Reading['actors'];
  /** How often each is spoken of. */
  protected readonly spokenOf = new Map<string, number>();

  constructor(reading: Reading, { sentences }: AnalysedTrees) {
    this.text = reading.document.text;
    this.trees = sentences;
    this.speeches = reading.statements.filter(({ type }) => type === 'direct');
    this.mainSpeaker = mostOften(
      this.speeches.flatMap(({ actsFor, speakers }) =>
        actsFor.length > 0 ? [actsFor] : speakers.length > 0 ? [speakers] : [],
      ),
    );
    this.called = new Map(reading.actors.map(({ id, name }) => [id, name]));
    for (const mention of reading.mentions) {
      for (const id of mention.actors) this.spokenOf.set(id, (this.spokenOf.get(id) ?? 0) + 1);
      const list = this.mentions.get(mention.sentence);
      if (list) list.push(mention);
      else this.mentions.set(mention.sentence, [mention]);
    }
    const known = new Map(reading.actors.map(({ id, name }) => [name.toLowerCase(), id]));
    for (const tree of sentences) this.bodies.set(tree.index, this.bodiesIn(tree, known));
    this.nameWhoActs(reading);
    this.armed = reading.actors.filter(({ id, sector }) => id.startsWith(BODY) && FIGHTING.test(sector ?? ''));
    const all = [...this.names, ...reading.actors.map(({ id, name }) => [id, name] as const)];
    for (const { id, name, resolved } of reading.actors) {
      if (resolved) continue;
      const variants = all.filter(([other, full]) => other !== id && isVariant(name, full)).map(([other]) => other);
      const known = variants.filter((other) => reading.actors.some((one) => one.id === other && one.resolved));
      const [only, ...more] = new Set(known.length > 0 ? known : variants);
      const meant = this.ofEurope(name, reading) ?? (more.length === 0 ? only : undefined);
      if (meant !== undefined) this.aliases.set(id, meant);
    }
  }

  /** Whom a word means. */
  protected abstract meant(tree: Tree, token: number, depth: number): readonly string[];

  /** "The Europeans", "the Commission" of a text that names the European Union. */
  protected ofEurope(name: string, { actors }: Reading): string | undefined {
    if (!/^(?:the )?(?:europeans?|(?:european )?commission)$/iu.test(name)) return undefined;
    return actors.some(({ id }) => id === EUROPE) ? EUROPE : undefined;
  }

  /** Firms, parties and regions that only their names tell of. */
  protected nameWhoActs(reading: Reading): void {
    const { actors } = reading;
    const acting = new Set(actors.flatMap(({ id, actsFor }) => (actsFor === undefined ? [] : [id])));
    const isKnown = (id: string): boolean => isState(id) || isBody(id) || id.startsWith(BODY) || acting.has(id);
    for (const { name, ids, places, isPlace } of actingNames(this.trees, reading, isKnown)) {
      const own = `${BODY}${name.toLowerCase()}`;
      this.names.set(own, name);
      for (const id of ids) this.aliases.set(id, own);
      if (isPlace) this.regions.add(own);
      for (const { tree, first, last } of places)
        this.bodies.set(tree.index, [...(this.bodies.get(tree.index) ?? []), { first, last, id: own }]);
    }
  }

  /** "The free trade union Solidarity": what stands behind a body known by a noun alone is its name. */
  protected nameInApposition(tree: Tree, reading: Reading): void {
    for (const { span, actors } of this.mentionsIn(tree)) {
      const [id = ''] = actors;
      if (!id.startsWith('loc:') || this.aliases.has(id)) continue;
      const last = tree.tokens.findLast(({ end }) => end <= span.end);
      const name = last && tree.tokens[last.index + 1];
      if (!last || name?.upos !== 'PROPN' || !NOUNS_OF_A_BODY.has(last.lemma.toLowerCase())) continue;
      if (this.mentionAt(tree, name.index) || tree.tokens[name.index + 1]?.upos === 'PROPN') continue;
      const own = reading.actors.find((actor) => actor.name === name.form)?.id ?? `${BODY}${name.form.toLowerCase()}`;
      this.aliases.set(id, own);
      this.names.set(own, name.form);
    }
  }

  protected nounsBeside(tree: Tree): void {
    for (const { index, upos, head } of tree.tokens) {
      if (upos !== 'PROPN' || !this.isNamedBody(tree, index)) continue;
      const beside = tree.children(index, 'appos', 'compound', 'nmod').filter((one) => tree.caseOf(one) === '');
      const above =
        head >= 0 && /^(?:appos|flat|nmod)$/u.test(tree.relation(index)) && tree.caseOf(index) === '' ? [head] : [];
      for (const noun of [...beside, ...above]) {
        if (tree.token(noun).upos !== 'NOUN') continue;
        for (const id of this.known(tree, index, 0))
          this.nouns.set(id, (this.nouns.get(id) ?? new Set()).add(tree.lemma(noun)));
      }
    }
  }

  mentionsIn(tree: Tree): readonly Mention[] {
    return this.mentions.get(tree.index) ?? [];
  }

  wordsOf({ start, end }: Span): string {
    return this.text.slice(start, end).replace(/\s+/gu, ' ');
  }

  /** Whom a word means, each by the one id that it has in this text. */
  protected known(tree: Tree, token: number, depth: number): readonly string[] {
    return this.meant(tree, token, depth).map((id) => this.aliases.get(id) ?? id);
  }

  protected mentionAt(tree: Tree, token: number): Mention | undefined {
    const { start, end } = tree.token(token);
    return this.mentionsIn(tree)
      .filter(({ span }) => span.start <= start && span.end >= end)
      .filter(({ span }) => headOfSpan(tree, span) === token || span.start === start)
      .toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))[0];
  }

  /** "The Democratic Centre" is not the Democratic Party: the nouns by which bodies call themselves tell them apart. */
  protected isOtherBody(tree: Tree, { first, last }: NamedBody, { actors }: Mention): boolean {
    const [only = '', ...more] = actors;
    const known = only.startsWith(BODY) && more.length === 0 ? (this.called.get(only) ?? '').toLowerCase() : '';
    if (known === '') return false;
    const nouns = (words: readonly string[]): readonly string[] => words.filter((word) => NOUNS_OF_A_BODY.has(word));
    const own = nouns(tree.tokens.slice(first, last + 1).map(({ form }) => form.toLowerCase()));
    const others = nouns(known.split(' '));
    return own.length > 0 && others.length > 0 && own.every((word) => !others.includes(word));
  }

  protected isNamedBody(tree: Tree, token: number): boolean {
    if (this.bodies.get(tree.index)?.some((one) => isAt(tree, one, token))) return true;
    const mention = this.mentionAt(tree, token);
    return mention?.kind === 'name' && /^(?:org|igo):/u.test(mention.actors[0] ?? '');
  }

  protected isPartOfName(tree: Tree, first: number, last: number): boolean {
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

  protected bodiesIn(tree: Tree, known: ReadonlyMap<string, string>): readonly NamedBody[] {
    const bodies: NamedBody[] = [];
    for (let at = 0; at < tree.tokens.length; at++) {
      const last = endOfName(tree, at);
      if (last === undefined) continue;
      // What the reader knows by a longer name is no body of its own.
      if (this.isPartOfName(tree, at, last)) {
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

  /** Words of the name of which a token is part, in lower case. */
  protected wordsAt(tree: Tree, token: number): readonly string[] {
    const body = this.bodies.get(tree.index)?.find((one) => isAt(tree, one, token));
    if (body) return tree.tokens.slice(body.first, body.last + 1).map(({ form }) => form.toLowerCase());
    const mention = this.mentionAt(tree, token);
    return mention
      ? tree.tokens
          .filter(({ start, end }) => start >= mention.span.start && end <= mention.span.end)
          .map(({ form }) => form.toLowerCase())
      : [];
  }

  /** A body that calls itself neither a party nor a union nor the like. */
  protected isFirm(id: string): boolean {
    const name = (this.names.get(id) ?? this.called.get(id) ?? '').toLowerCase();
    if (!id.startsWith(BODY) || this.regions.has(id) || name === '') return false;
    const nouns = [...name.split(' '), ...(this.nouns.get(id) ?? [])];
    return nouns.every((word) => BUSINESSES.has(word) || !(NOUNS_OF_A_BODY.has(word) || NOUNS_OF_A_PARTY.has(word)));
  }

  protected isOfRulers(sentence: number, { start, end }: Span): boolean {
    const tokens = this.trees[sentence]?.tokens ?? [];
    return tokens.some((token) => token.start >= start && token.end <= end && RULERS.has(token.lemma.toLowerCase()));
  }

  /** "The situation in Niger": the one state that the title names. */
  protected get titled(): string | undefined {
    const [title] = this.trees;
    const [only, ...others] = new Set(
      title ? this.mentionsIn(title).flatMap(({ actors }) => actors.filter(isState)) : [],
    );
    return others.length === 0 ? only : undefined;
  }
}

export function isAt(tree: Tree, { first, last }: NamedBody, token: number): boolean {
  if (token < first || token > last) return false;
  const above = tree.token(token).head;
  return above < first || above > last || token === first;
}

export function widthOf(tree: Tree, { first, last }: NamedBody): number {
  return tree.token(last).end - tree.token(first).start;
}

export function lengthOf({ start, end }: Span): number {
  return end - start;
}

function mostOften(all: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, { ids: readonly string[]; n: number }>();
  for (const ids of all) counts.set(ids.join(), { ids, n: (counts.get(ids.join())?.n ?? 0) + 1 });
  return [...counts.values()].toSorted((a, b) => b.n - a.n)[0]?.ids ?? [];
}

/** The word of a stretch that the others hang on. */
export function headOfSpan(tree: Tree, span: Span): number | undefined {
  const inside = tree.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  return inside.find((token) => !inside.some((other) => other.index === token.head))?.index;
}
