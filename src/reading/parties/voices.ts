import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isBody, isOrganization, isState } from '../../records/actor-id.ts';
import type { Statement } from '../../records/statement.ts';
import { spanIndex } from '../clause/span-index.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, SpeakerIds } from '../context/context.ts';

const PRONOUNS_OF_THE_SPEAKER = wordClass('pronouns of the speaker');

/** Who speaks at a place of the text, and who is meant by its words. */
export interface Voices {
  /** The statement whose content covers an offset; undefined where the author speaks. */
  readonly statementAt: (offset: number) => Statement | undefined;
  /** Id of who speaks at an offset: the state or body spoken for, the person, or `author`. */
  readonly speakerAt: (offset: number) => string;
  /** Ids of whose words the document's own are: the issuer of a release, the `author` of an opinion; none for a report. */
  readonly documentVoice: readonly string[];
  /**
   * Ids of the sides that a noun or pronoun means: the states and bodies that act through it, or else the actors
   * themselves. "We" in a quotation is its speaker. Several for "Paris and Berlin"; none if nobody knows.
   */
  readonly sidesOf: (tree: Tree, token: number) => string[];
  /** Sides of everything that a phrase names: its head, or a possessor or demonym that decides whose it is ("Moscow's envoys"). */
  readonly ownersOf: (tree: Tree, token: number) => string[];
}

/** Statements less sure than this give nobody a voice. */
const LEAST = 0.5;

/** Sectors of organisations that act like states: armed groups, and groups of states or peoples that carry no sector. */
const POWERS = /^(?:REB|UAF|MIL|PRE|PRM|GOV|OPP|CRM)$/u;

/**
 * Whether an id is a state, a body of states, an armed group or a people: what relations and motives are told of. Parties, media,
 * companies, think tanks and private persons are not.
 */
export function isPower(actors: ActorIndex, id: string): boolean {
  if (isState(id) || isBody(id)) return true;
  if (!isOrganization(id)) return false;
  const actor = actors.actor(id);
  if (actor?.kind === 'group' && actor.sector === undefined)
    return !/^org:(?:analysts|critics|experts|observers|officials|diplomats|reporters|journalists)/u.test(id);
  return actor?.sector === undefined ? false : POWERS.test(actor.sector);
}

/** "Germany's chancellor Angela Merkel urged": where the tree has title and name as two subjects, the name is the person too. */
function besideTitle(actors: ActorIndex, tree: Tree, token: number): Mention | undefined {
  const { upos, deprel, head } = tree.token(token);
  if (upos !== 'PROPN' || deprel !== 'nsubj') return undefined;
  const title = tree.children(head, 'nsubj').find((other) => other < token);
  const mention = title === undefined ? undefined : actors.headedBy(tree.index, title);
  return mention !== undefined && actors.covering(tree.index, token) === mention ? mention : undefined;
}

/** Looks up statements and actors by place. */
export function voicesOf(actors: ActorIndex, statements: readonly Statement[]): Voices {
  // What may be no statement at all gives nobody a voice.
  const sorted = statements.filter((statement) => (statement.provenance.score ?? 1) >= LEAST);
  const contents = spanIndex(sorted.flatMap((one, order) => one.content.map((span) => [span, order] as const)));
  const statementAt = (offset: number): Statement | undefined =>
    sorted[Math.min(...contents.overlapping({ start: offset, end: offset + 1 }))];
  const voice = (statement: Statement): string[] => sideOf(statement);
  const documentVoice = actors.voice ? sideOf(actors.voice) : [];
  const speakerAt = (offset: number): string => {
    const statement = statementAt(offset);
    // "It is expected", "reportedly": nobody is named, the author passes it on.
    if (statement === undefined || statement.source.length === 0) return documentVoice[0] ?? 'author';
    return voice(statement)[0] ?? 'unknown';
  };
  const single = (tree: Tree, token: number): string[] => {
    const mention = actors.headedBy(tree.index, token) ?? besideTitle(actors, tree, token);
    if (mention !== undefined && mention.actors.length + mention.actsFor.length > 0) {
      return mention.actsFor.length > 0 ? [...mention.actsFor] : [...mention.actors];
    }
    if (PRONOUNS_OF_THE_SPEAKER.has(tree.token(token).form.toLowerCase())) {
      const statement = statementAt(tree.token(token).start);
      if (statement !== undefined) return voice(statement);
    }
    return [];
  };
  const sidesOf = (tree: Tree, token: number): string[] => {
    const found = new Set<string>();
    // "Greece, Israel and Cyprus" may hang one on the other.
    const visit = (one: number, depth: number): void => {
      for (const id of single(tree, one)) found.add(id);
      if (depth < 4) for (const conjunct of tree.children(one, 'conj')) visit(conjunct, depth + 1);
    };
    visit(token, 0);
    return [...found];
  };
  const ownersOf = (tree: Tree, token: number): string[] => {
    const own = sidesOf(tree, token);
    if (own.length > 0) return own;
    for (const child of tree.children(token, 'nmod', 'amod', 'compound')) {
      if (tree.token(child).deprel === 'nmod' && !tree.children(child, 'case').some((c) => tree.lemma(c) === 'of'))
        continue;
      const owners = sidesOf(tree, child);
      if (owners.length > 0) return owners;
    }
    return [];
  };
  return { statementAt, speakerAt, documentVoice, sidesOf, ownersOf };
}

/** Whether what a word tells is only asked, by an author or in an interview, and not by somebody who is reported to ask. */
export function isOnlyAsked(tree: Tree, token: number, { statementAt }: Pick<Voices, 'statementAt'>): boolean {
  if (tree.tokens.findLast(({ form }) => /^[.!?]$/u.test(form))?.form !== '?') return false;
  const statement = statementAt(tree.token(token).start);
  return statement === undefined || statement.provenance.rule === 'turn';
}

/** The states and bodies that somebody speaks for, or else himself. */
function sideOf({ actsFor, speakers }: Pick<SpeakerIds, 'actsFor' | 'speakers'>): string[] {
  return actsFor.length > 0 ? [...actsFor] : [...speakers];
}
