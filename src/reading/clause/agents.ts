import { isPassive } from '../../language/trees.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Syntax } from './syntax.ts';

/** Who does what the verb says: its own subject or the one that it shares with a verb above it. */
export function agentOf(tree: Syntax, verb: number, depth = 0): Agent | undefined {
  if (depth > 6) return undefined;
  const token = tree.token(verb);
  if (isPassive(tree, verb)) {
    const agent = tree
      .children(verb)
      .find(
        (child) =>
          tree.token(child).deprel === 'obl:agent' ||
          (tree.relation(child) === 'obl' && tree.children(child, 'case').some((c) => tree.lemma(c) === 'by')),
      );
    return agent === undefined ? undefined : { source: nounSource(tree, agent, verb), how: 'agent' };
  }
  const subject = nearestSubject(tree, verb);
  if (subject !== undefined) return { source: wholeSubject(tree, subject, verb), how: 'subject' };
  if (tree.children(verb).some((child) => /^(?:expl|csubj)/u.test(tree.token(child).deprel))) return undefined;
  const head = token.head;
  if (head < 0) return undefined;
  switch (tree.relation(verb)) {
    case 'conj': {
      if (tree.token(head).upos === 'NOUN' && tree.relation(head) === 'acl') return undefined;
      const shared = agentOf(tree, head, depth + 1);
      return shared === undefined ? undefined : { source: shared.source, how: 'shared' };
    }
    case 'xcomp': {
      const object = tree.child(head, 'obj', 'iobj');
      if (object !== undefined && OBJECT_CONTROL.has(tree.lemma(head))) {
        return { source: nounSource(tree, object, verb), how: 'control' };
      }
      if (isPassive(tree, head)) {
        const passive = tree.child(head, 'nsubj');
        return passive === undefined ? undefined : { source: nounSource(tree, passive, verb), how: 'control' };
      }
      const above = agentOf(tree, head, depth + 1) ?? predicateSubject(tree, head);
      return above === undefined ? undefined : { source: above.source, how: 'control' };
    }
    case 'advcl':
    case 'parataxis': {
      // "criticised X for doing": X does it.
      const object = tree.child(head, 'obj');
      const mark = tree.child(verb, 'mark');
      if (
        object !== undefined &&
        object < verb &&
        mark !== undefined &&
        token.xpos === 'VBG' &&
        FOR_OBJECT.has(tree.lemma(mark))
      ) {
        return { source: nounSource(tree, object, verb), how: 'control' };
      }
      const above = agentOf(tree, head, depth + 1) ?? predicateSubject(tree, head);
      return above === undefined ? undefined : { source: above.source, how: 'adverbial' };
    }
    case 'acl': {
      if (token.deprel === 'acl:relcl') return undefined;
      if (token.xpos === 'VBG') return { source: { tokens: phraseOf(tree, head, verb), head }, how: 'participle' };
      const holder = tree.children(head, 'nmod').find((child) => tree.token(child).deprel === 'nmod:poss');
      if (holder !== undefined)
        return { source: { tokens: withoutClitic(tree, holder), head: holder }, how: 'possessor' };
      const above = tree.token(head).head >= 0 ? agentOf(tree, tree.token(head).head, depth + 1) : undefined;
      return above === undefined ? undefined : { source: above.source, how: 'noun' };
    }
    default:
      return undefined;
  }
}

/** Who does what a verb says. */
export interface Agent {
  readonly source: SourceWords;
  /** How grammar ties the two: `subject`, `agent`, `shared`, `control`, `participle` ... */
  readonly how: string;
}

/** The words that name a source. */
export interface SourceWords {
  readonly tokens: readonly number[];
  readonly head: number;
  /** What a relative pronoun stands for. */
  readonly antecedent?: number;
}

const OBJECT_CONTROL = wordClass('object-control verbs');
const FOR_OBJECT = wordClass('prepositions of a participle for the object');
const RELATIVE = wordClass('relative pronouns');

/** The noun phrase under `head`, with its appositions and clauses, without what hangs on it by mistake. */
export function phraseOf(tree: Syntax, head: number, without?: number): number[] {
  const tokens = tree.subtree(
    head,
    (token) =>
      token === without ||
      (tree.token(token).head === head && /^(?:case|cc|mark|cop|parataxis|punct)$/u.test(tree.relation(token))),
  );
  return tokens;
}

export function nounSource(tree: Syntax, head: number, verb: number): SourceWords {
  if (isRelativePronoun(tree, head)) {
    const antecedent = antecedentOf(tree, verb);
    return antecedent === undefined ? { tokens: [head], head } : { tokens: [head], head, antecedent };
  }
  return { tokens: phraseOf(tree, head), head };
}

/** A sound tree has one subject a verb; where a long quotation has led to more, the one beside the verb is its own. */
export function nearestSubject(tree: Syntax, verb: number): number | undefined {
  let nearest: number | undefined;
  for (const child of tree.children(verb)) {
    if (tree.token(child).deprel !== 'nsubj') continue;
    if (nearest === undefined || Math.abs(child - verb) < Math.abs(nearest - verb)) nearest = child;
  }
  return nearest;
}

/** The subject with what stands right beside it as a second one: "Foreign Minister | Mevlut Cavusoglu". */
function wholeSubject(tree: Syntax, subject: number, verb: number): SourceWords {
  const source = nounSource(tree, subject, verb);
  const tokens = new Set(source.tokens);
  for (const child of tree.children(verb)) {
    if (child === subject || tree.token(child).deprel !== 'nsubj' || child < verb !== subject < verb) continue;
    const other = tree.subtree(child);
    const touches = (other[0] ?? 0) === Math.max(...tokens) + 1 || (other.at(-1) ?? 0) === Math.min(...tokens) - 1;
    if (touches) for (const token of other) tokens.add(token);
  }
  return { ...source, tokens: [...tokens].sort((a, b) => a - b) };
}

export function predicateSubject(tree: Syntax, head: number): Agent | undefined {
  const subject = tree.child(head, 'nsubj');
  return subject === undefined ? undefined : { source: nounSource(tree, subject, head), how: 'predicate' };
}

export function withoutClitic(tree: Syntax, holder: number): number[] {
  return phraseOf(tree, holder).filter((token) => !/^['’]s?$/u.test(tree.token(token).form));
}

/** The noun that a relative clause (headed by `verb` or above it by coordination) hangs on. */
export function antecedentOf(tree: Syntax, verb: number): number | undefined {
  for (let at = verb; at >= 0; at = tree.token(at).head) {
    const relation = tree.token(at).deprel;
    if (relation === 'acl:relcl' || relation === 'acl') return tree.token(at).head;
    if (tree.relation(at) !== 'conj' && tree.relation(at) !== 'xcomp' && tree.relation(at) !== 'ccomp')
      return undefined;
  }
  return undefined;
}

export function isRelativePronoun(tree: Syntax, index: number): boolean {
  return RELATIVE.has(tree.lemma(index)) && /^(?:PRON|DET|SCONJ)$/u.test(tree.token(index).upos);
}
