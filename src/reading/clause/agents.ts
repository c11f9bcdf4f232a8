import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { lemmaAt, relationOf, subtree } from './sentence-tree.ts';

export function isPassive(tree: Sentence, verb: number): boolean {
  const token = tokenAt(tree, verb);
  const children = childrenBy(tree, verb);
  if (children.some((child) => tokenAt(tree, child).deprel === 'aux:pass')) return true;
  // A passive subject without an auxiliary is a slip of the tree where the verb may as well be a past tense.
  if (token.xpos !== 'VBN') return false;
  const relation = relationOf(tree, verb);
  if (relation === 'conj') return isPassive(tree, token.head) && childBy(tree, verb, 'nsubj', 'aux') === undefined;
  return (
    (relation === 'acl' || relation === 'advcl' || relation === 'amod') &&
    childBy(tree, verb, 'aux', 'nsubj') === undefined
  );
}

/** Who does what the verb says: its own subject or the one that it shares with a verb above it. */
export function agentOf(tree: Sentence, verb: number, depth = 0): { source: SourceWords; how: string } | undefined {
  if (depth > 6) return undefined;
  const token = tokenAt(tree, verb);
  if (isPassive(tree, verb)) {
    const agent = childrenBy(tree, verb).find(
      (child) =>
        tokenAt(tree, child).deprel === 'obl:agent' ||
        (relationOf(tree, child) === 'obl' && childrenBy(tree, child, 'case').some((c) => lemmaAt(tree, c) === 'by')),
    );
    return agent === undefined ? undefined : { source: nounSource(tree, agent, verb), how: 'agent' };
  }
  const subject = nearestSubject(tree, verb);
  if (subject !== undefined) return { source: wholeSubject(tree, subject, verb), how: 'subject' };
  if (childrenBy(tree, verb).some((child) => /^(?:expl|csubj)/u.test(tokenAt(tree, child).deprel))) return undefined;
  const head = token.head;
  if (head < 0) return undefined;
  switch (relationOf(tree, verb)) {
    case 'conj': {
      if (tokenAt(tree, head).upos === 'NOUN' && relationOf(tree, head) === 'acl') return undefined;
      const shared = agentOf(tree, head, depth + 1);
      return shared === undefined ? undefined : { source: shared.source, how: 'shared' };
    }
    case 'xcomp': {
      const object = childBy(tree, head, 'obj', 'iobj');
      if (object !== undefined && OBJECT_CONTROL.test(lemmaAt(tree, head))) {
        return { source: nounSource(tree, object, verb), how: 'control' };
      }
      if (isPassive(tree, head)) {
        const passive = childBy(tree, head, 'nsubj');
        return passive === undefined ? undefined : { source: nounSource(tree, passive, verb), how: 'control' };
      }
      const above = agentOf(tree, head, depth + 1) ?? predicateSubject(tree, head);
      return above === undefined ? undefined : { source: above.source, how: 'control' };
    }
    case 'advcl':
    case 'parataxis': {
      // "criticised X for doing": X does it.
      const object = childBy(tree, head, 'obj');
      const mark = childBy(tree, verb, 'mark');
      if (
        object !== undefined &&
        object < verb &&
        mark !== undefined &&
        token.xpos === 'VBG' &&
        /^(?:for|of|from|as|into|against)$/u.test(lemmaAt(tree, mark))
      ) {
        return { source: nounSource(tree, object, verb), how: 'control' };
      }
      const above = agentOf(tree, head, depth + 1) ?? predicateSubject(tree, head);
      return above === undefined ? undefined : { source: above.source, how: 'adverbial' };
    }
    case 'acl': {
      if (token.deprel === 'acl:relcl') return undefined;
      if (token.xpos === 'VBG') return { source: { tokens: phraseOf(tree, head, verb), head }, how: 'participle' };
      const holder = childrenBy(tree, head, 'nmod').find((child) => tokenAt(tree, child).deprel === 'nmod:poss');
      if (holder !== undefined)
        return { source: { tokens: withoutClitic(tree, holder), head: holder }, how: 'possessor' };
      const above = tokenAt(tree, head).head >= 0 ? agentOf(tree, tokenAt(tree, head).head, depth + 1) : undefined;
      return above === undefined ? undefined : { source: above.source, how: 'noun' };
    }
    default:
      return undefined;
  }
}

/** The words that name a source. */
export interface SourceWords {
  readonly tokens: readonly number[];
  readonly head: number;
  /** What a relative pronoun stands for. */
  readonly antecedent?: number;
}

/** Verbs whose object, not whose subject, does what the infinitive says. */
export const OBJECT_CONTROL =
  /^(?:urge|ask|tell|force|allow|order|invite|press|pressure|push|warn|advise|persuade|convince|want|encourage|expect|lead|cause|permit|enable|instruct|require|get|help|let|make|need|call|beg|implore|request)$/u;

/** The noun phrase under `head`, with its appositions and clauses, without what hangs on it by mistake. */
export function phraseOf(tree: Sentence, head: number, without?: number): number[] {
  const tokens = subtree(
    tree,
    head,
    (token) =>
      token === without ||
      (tokenAt(tree, token).head === head && /^(?:case|cc|mark|cop|parataxis|punct)$/u.test(relationOf(tree, token))),
  );
  return tokens;
}

export function nounSource(tree: Sentence, head: number, verb: number): SourceWords {
  if (isRelativePronoun(tree, head)) {
    const antecedent = antecedentOf(tree, verb);
    return antecedent === undefined ? { tokens: [head], head } : { tokens: [head], head, antecedent };
  }
  return { tokens: phraseOf(tree, head), head };
}

/** A sound tree has one subject a verb; where a long quotation has led to more, the one beside the verb is its own. */
export function nearestSubject(tree: Sentence, verb: number): number | undefined {
  let nearest: number | undefined;
  for (const child of childrenBy(tree, verb)) {
    if (tokenAt(tree, child).deprel !== 'nsubj') continue;
    if (nearest === undefined || Math.abs(child - verb) < Math.abs(nearest - verb)) nearest = child;
  }
  return nearest;
}

/** The subject with what stands right beside it as a second one: "Foreign Minister | Mevlut Cavusoglu". */
export function wholeSubject(tree: Sentence, subject: number, verb: number): SourceWords {
  const source = nounSource(tree, subject, verb);
  const tokens = new Set(source.tokens);
  for (const child of childrenBy(tree, verb)) {
    if (child === subject || tokenAt(tree, child).deprel !== 'nsubj' || child < verb !== subject < verb) continue;
    const other = subtree(tree, child);
    const touches = (other[0] ?? 0) === Math.max(...tokens) + 1 || (other.at(-1) ?? 0) === Math.min(...tokens) - 1;
    if (touches) for (const token of other) tokens.add(token);
  }
  return { ...source, tokens: [...tokens].sort((a, b) => a - b) };
}

export function predicateSubject(tree: Sentence, head: number): { source: SourceWords; how: string } | undefined {
  const subject = childBy(tree, head, 'nsubj');
  return subject === undefined ? undefined : { source: nounSource(tree, subject, head), how: 'predicate' };
}

export function withoutClitic(tree: Sentence, holder: number): number[] {
  return phraseOf(tree, holder).filter((token) => !/^['’]s?$/u.test(tokenAt(tree, token).form));
}

/** The noun that a relative clause (headed by `verb` or above it by coordination) hangs on. */
export function antecedentOf(tree: Sentence, verb: number): number | undefined {
  for (let at = verb; at >= 0; at = tokenAt(tree, at).head) {
    const relation = tokenAt(tree, at).deprel;
    if (relation === 'acl:relcl' || relation === 'acl') return tokenAt(tree, at).head;
    if (relationOf(tree, at) !== 'conj' && relationOf(tree, at) !== 'xcomp' && relationOf(tree, at) !== 'ccomp')
      return undefined;
  }
  return undefined;
}

export function isRelativePronoun(tree: Sentence, index: number): boolean {
  return (
    /^(?:who|which|that|whom|whose)$/u.test(lemmaAt(tree, index)) &&
    /^(?:PRON|DET|SCONJ)$/u.test(tokenAt(tree, index).upos)
  );
}
