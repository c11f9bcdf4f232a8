import type { PetrarchAgent } from '../../lexicon/petrarch/petrarch-agents.ts';
import { actorCode, type PetrarchNames } from '../../lexicon/petrarch/petrarch-names.ts';
import type { Tree } from '../clause/tree.ts';

/** Who a noun phrase means, in the codes of the dictionaries. */
export interface CodedNoun {
  /** Such as `RUSGOV`; `---GOV` for a role without an actor. */
  readonly code: string;
  /** Head of the noun phrase. */
  readonly head: number;
  /** Tokens whose words gave the code. */
  readonly tokens: readonly number[];
}

/** Somebody whom the dictionaries need not name. */
export interface KnownName {
  readonly code: string;
  /** Number of words, counted from the token that was asked about. */
  readonly length: number;
}

/** Says who is named by the words that begin at a token, where no dictionary does. */
export type KnownActor = (token: number) => KnownName | undefined;

/** Prepositions that tell whose somebody is: "soldiers from", "lawmakers in", "the government of". */
const BELONGING = new Set(['of', 'from', 'in', 'for', 'at', 'within', 'inside']);
/**
 * Dependents that belong to the words of a noun phrase itself, as do possessors and titles: nouns without a case. An
 * unknown name at the head of a phrase may be tagged as its preposition.
 */
const CORE = new Set(['det', 'amod', 'compound', 'nummod', 'flat', 'goeswith', 'fixed', 'case']);

interface Core {
  readonly codes: readonly string[];
  readonly agents: readonly PetrarchAgent[];
  readonly tokens: readonly number[];
}

/**
 * Codes the noun phrases of a sentence as PETRARCH 2 does: the words of the phrase itself first ("American troops in
 * Iraq" are American), else a name in apposition, else its prepositional phrases ("troops in Iraq"), else its clauses;
 * nouns of agents add their code. Coordinated nouns are coded each by itself and share what stands before or after all
 * of them ("lawmakers and officials in Oslo").
 */
export class NounCoder {
  private readonly sentence: Tree;
  private readonly names: PetrarchNames;
  private readonly day: string | undefined;
  private readonly known: KnownActor;
  private readonly words: readonly string[];
  private readonly cores = new Map<number, Core>();

  /**
   * @param day `YYYY-MM-DD`, for codes that hold for a time
   * @param known names somebody where the dictionaries do not
   */
  constructor(sentence: Tree, names: PetrarchNames, day: string | undefined, known: KnownActor = () => undefined) {
    this.known = known;
    this.sentence = sentence;
    this.names = names;
    this.day = day;
    this.words = sentence.tokens.map((token) => token.form);
  }

  /** Codes of a noun phrase with everything that is coordinated under its head. */
  codes(head: number, depth = 0): readonly CodedNoun[] {
    const heads = this.sentence
      .withConjuncts(head)
      .flatMap((at) => [at, ...this.listed(at).flatMap((name) => this.sentence.withConjuncts(name))])
      .filter((at) => isNominal(this.sentence, at));
    const own = heads.map((at) => this.ownCodes(at, depth));
    const cores = heads.map((at) => this.core(at));
    return heads.flatMap((at, i) => {
      const coded = own[i] ?? [];
      const core = cores[i];
      const roles = i > 0 && core && core.agents.length === 0 ? this.openList(heads.slice(0, i)) : [];
      if (roles.length > 0) return coded.map((noun) => ({ ...noun, code: withAgents(noun.code, roles) }));
      if (!core || core.agents.length === 0 || coded.some(({ code }) => !code.startsWith('---'))) return coded;
      // A role alone among coordinated nouns takes the actor of the others: "media and government", "A's army and police".
      const donors = heads.flatMap((other, j) =>
        this.lends(other, j < i, at) ? (own[j] ?? []).map((noun) => ({ noun, j })) : [],
      );
      const lent = donors.flatMap(({ noun, j }) => {
        const base = baseOf(noun.code, (cores[j] as Core).agents, j < i ? this.beforeHead(heads[j] ?? at) : []);
        return base === undefined ? [] : [{ code: withAgents(base, core.agents), head: at, tokens: core.tokens }];
      });
      return lent.length > 0 ? lent : coded;
    });
  }

  /** Whom a pronoun means, if that is known. */
  pronoun(at: number): readonly CodedNoun[] | undefined {
    const name = this.known(at);
    return name && [{ code: name.code, head: at, tokens: [at] }];
  }

  /** Whether the words of the phrase itself name an actor or agent, without its prepositional phrases and clauses. */
  hasCore(head: number): boolean {
    const { codes, agents } = this.core(head);
    return codes.length > 0 || agents.length > 0;
  }

  /** Names that the tree takes for appositions of a name but that are the next ones of a list: "A, B and C". */
  private listed(head: number): readonly number[] {
    const { sentence } = this;
    const isName = (at: number): boolean => sentence.token(at).upos === 'PROPN' && this.core(at).codes.length > 0;
    return sentence.children(head, 'appos').filter((at) => {
      if (!isName(head) || !isName(at)) return false;
      const next = sentence.tokens.slice(Math.max(...sentence.phrase(at)) + 1).find(({ upos }) => upos !== 'PUNCT');
      return next?.upos === 'CCONJ' || sentence.children(at, 'conj').length > 0;
    });
  }

  /** Agents of a role whose list of names goes on: the "ministers" for C in "the ministers of A, B and C". */
  private openList(heads: readonly number[]): readonly PetrarchAgent[] {
    for (const head of heads) {
      const { agents } = this.core(head);
      const lists = agents.length > 0 ? this.below(head, true).filter((at) => this.listed(at).length > 0) : [];
      if (lists.length > 0) return agents;
    }
    return [];
  }

  /** Agents of a noun that stand before its head, which coordinated nouns share. */
  private beforeHead(head: number): readonly PetrarchAgent[] {
    const out: PetrarchAgent[] = [];
    for (const at of this.coreTokens(head)) {
      if (at >= head) break;
      const match = this.names.agentAt(this.words, at);
      if (match?.agent && at + match.length <= head) out.push(match.agent);
    }
    return out;
  }

  /** Whether a coordinated noun lends its actor: one before by its modifiers, any by a phrase that follows all of them. */
  private lends(other: number, before: boolean, to: number): boolean {
    if (other === to) return false;
    const core = this.core(other);
    if (core.agents.length === 0) return false;
    if (core.codes.length > 0) {
      const own = this.sentence.children(to, 'det', 'nmod:poss', 'amod');
      return before && own.length === 0;
    }
    return true;
  }

  private ownCodes(head: number, depth: number): readonly CodedNoun[] {
    if (depth > 6) return [];
    const { codes, agents, tokens } = this.core(head);
    const coded = (code: string, more: readonly number[] = []): CodedNoun => ({
      code: withAgents(code, agents),
      head,
      tokens: [...tokens, ...more],
    });
    if (codes.length > 0) return codes.map((code) => coded(code));
    for (const below of this.below(head, agents.length > 0)) {
      const inner = this.codes(below, depth + 1).filter(({ code }) => agents.length === 0 || !code.startsWith('---'));
      if (inner.length > 0) return inner.map((noun) => coded(noun.code, noun.tokens));
    }
    return agents.length > 0 ? [coded('---')] : [];
  }

  /** Noun phrases inside a noun phrase that may say who is meant, in the order in which they are asked. */
  private below(head: number, isRole: boolean): readonly number[] {
    const { sentence } = this;
    const phrases = sentence
      .children(head, 'nmod')
      .filter((at) => !isCore(sentence, at) && (!isRole || BELONGING.has(sentence.prepositionOf(at))));
    const names = sentence.children(head, 'appos').filter((at) => this.core(at).codes.length > 0);
    if (isRole) return [...phrases, ...names];
    const clauses = [
      ...(sentence.token(head).upos === 'VERB' ? this.clauseNouns(head, 0) : []),
      ...sentence.children(head, 'acl').flatMap((clause) => this.clauseNouns(clause, 0)),
    ];
    return [...phrases, ...names, ...clauses];
  }

  private clauseNouns(clause: number, depth: number): readonly number[] {
    if (depth > 3) return [];
    return this.sentence
      .children(clause, 'obj', 'iobj', 'obl', 'xcomp', 'ccomp')
      .flatMap((at) =>
        /^(?:xcomp|ccomp)$/.test(this.sentence.relation(at))
          ? this.clauseNouns(at, depth + 1)
          : isNominal(this.sentence, at)
            ? [at]
            : [],
      );
  }

  private core(head: number): Core {
    const known = this.cores.get(head);
    if (known) return known;
    const made = this.readCore(head);
    this.cores.set(head, made);
    return made;
  }

  private readCore(head: number): Core {
    const tokens = this.coreTokens(head);
    const agents: PetrarchAgent[] = [];
    const used: number[] = [];
    let codes: readonly string[] = [];
    let free = 0;
    let named = false;
    for (const at of tokens) {
      if (at < free) continue;
      const listed = this.names.actorAt(this.words, at);
      const agent = this.names.agentAt(this.words, at);
      const actor = listed ? { code: actorCode(listed.actors, this.day), length: listed.length } : this.known(at);
      if (actor && (!agent || actor.length >= agent.length)) {
        const { code } = actor;
        free = at + actor.length;
        if (code === undefined) continue;
        const together = this.coordinated(at, tokens);
        if (!named) codes = [code];
        else if (together && !codes.includes(code)) codes = [...codes, code];
        named = true;
        used.push(...range(at, actor.length));
      } else if (agent?.agent) {
        agents.push(agent.agent);
        free = at + agent.length;
        used.push(...range(at, agent.length));
      }
    }
    return { codes, agents, tokens: used };
  }

  /** Whether a word is coordinated with an earlier one inside the phrase: the second state of "A and B's talks". */
  private coordinated(at: number, tokens: readonly number[]): boolean {
    const { sentence } = this;
    for (let up = at, steps = 0; steps < 4 && up >= 0; steps++) {
      const token = sentence.token(up);
      if (sentence.relation(token.index) === 'conj') return tokens.includes(sentence.firstConjunct(up));
      if (!isCore(sentence, up)) return false;
      up = token.head;
    }
    return false;
  }

  /** The words of a noun phrase without its prepositional phrases, clauses, appositions and further conjuncts. */
  private coreTokens(head: number): readonly number[] {
    const { sentence } = this;
    const out = [head];
    for (const at of sentence.children(head)) if (isCore(sentence, at)) out.push(...sentence.phrase(at));
    const first = Math.min(...out);
    const before = splitFrom(sentence, head, first);
    if (before !== undefined) out.push(...this.coreTokens(before));
    return out.sort((a, b) => a - b);
  }
}

function isCore(sentence: Tree, at: number): boolean {
  const token = sentence.token(at);
  const relation = sentence.relation(token.index);
  if (relation === 'nmod') return token.deprel === 'nmod:poss' || sentence.prepositionOf(at) === '';
  return CORE.has(relation);
}

/**
 * The first part of a noun phrase that the tree cut in two: a sister with the same relation that ends where this one
 * begins ("Chancellor | Merkel", "Berlin's old | and new chancellor").
 */
function splitFrom(sentence: Tree, head: number, first: number): number | undefined {
  const token = sentence.token(head);
  if (token.head < 0 || !/^nsubj/.test(token.deprel)) return undefined;
  if (!/^[\p{L}\p{N}]/u.test(sentence.token(first).form)) return undefined;
  const linked = sentence.tokens[first - 1]?.upos === 'CCONJ';
  return sentence
    .children(token.head, token.deprel)
    .find(
      (at) =>
        at < head &&
        sentence.children(at, 'conj').length === 0 &&
        Math.max(...sentence.phrase(at)) === first - (linked ? 2 : 1) &&
        (!linked || sentence.token(at).upos === 'ADJ'),
    );
}

/** Whether a subject is only the first part of the next one. */
export function isFirstPart(sentence: Tree, head: number): boolean {
  const token = sentence.token(head);
  if (token.head < 0) return false;
  return sentence.children(token.head, token.deprel).some((at) => {
    if (at < head) return false;
    const words = sentence.phrase(at).filter((word) => sentence.token(word).upos !== 'CCONJ');
    return words.length > 0 && splitFrom(sentence, at, Math.min(...words)) === head;
  });
}

/** Whether a token heads a noun phrase that may name somebody: by its tag, or by its place where the tag errs. */
export function isNominal(sentence: Tree, at: number): boolean {
  const { upos, deprel } = sentence.token(at);
  return (
    /^(?:NOUN|PROPN|ADJ|NUM|X|DET)$/.test(upos) || (upos !== 'PRON' && /^(?:nsubj|obj|iobj|obl|nmod)/.test(deprel))
  );
}

/** `NOR` with `GOV` is `NORGOV`, with `NGO~` it is `NGONOR`; a code is not said twice. */
function withAgents(actor: string, agents: readonly PetrarchAgent[]): string {
  const special = agents.length > 1 ? agents.filter(({ code }) => code !== 'PPL') : agents;
  return special.reduce((code, agent) => {
    if (agent.place === 'before') return code.startsWith(agent.code) ? code : agent.code + code;
    return code.endsWith(agent.code) ? code : code + agent.code;
  }, actor);
}

/** A code without the codes of its agents, except those that coordinated nouns share. */
function baseOf(code: string, agents: readonly PetrarchAgent[], shared: readonly PetrarchAgent[]): string | undefined {
  let base = code;
  for (const agent of agents.toReversed()) {
    if (shared.includes(agent)) continue;
    if (agent.place === 'after' && base.endsWith(agent.code)) base = base.slice(0, -agent.code.length);
    if (agent.place === 'before' && base.startsWith(agent.code)) base = base.slice(agent.code.length);
  }
  return base === '' || base.startsWith('---') ? undefined : base;
}

function range(at: number, length: number): readonly number[] {
  return Array.from({ length }, (_, i) => at + i);
}
