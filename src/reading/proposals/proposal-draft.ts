import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { hasAuxiliary, isNominal, isTo, linkOf, namedBy, type ProposalSight, phraseTokens } from './proposing.ts';

const CONJUNCTIONS_OF_A_BARGAIN = wordClass('conjunctions of a bargain');
const CONJUNCTIONS_THAT_END_A_TERM = wordClass('conjunctions that end a term');

/** What a proposal asks of one side, in terms of tokens. */
export interface DraftTerm {
  readonly tree: Tree;
  readonly actors: readonly string[];
  readonly tokens: readonly number[];
  /** How it is tied to the terms before it: given for them, or what they depend on. */
  readonly tie?: 'exchange' | 'condition';
}

/** A proposal in terms of tokens, before it becomes a record. */
export interface ProposalDraft {
  readonly tree: Tree;
  readonly by: readonly string[];
  readonly terms: readonly DraftTerm[];
  /** The word that names the act of proposing or the plan. */
  readonly at: number;
  readonly from: number;
  readonly rule: string;
  /** How likely it is right, where the heads read it. */
  readonly share?: number;
}

/** Nouns that name what lays down who is to do what. */
export const OUTLINE = wordClass('nouns of outlines');

/** "in exchange for Z", "in return for Z", "against Z": the head of what is given for it; undefined without one. */
export function exchangeAfter(tree: Tree, from: number): { word: number; head: number } | undefined {
  for (const token of tree.tokens) {
    if (token.index <= from || !/^(?:exchange|return)$/u.test(token.lemma.toLowerCase())) continue;
    if (tree.tokens[token.index - 1]?.form.toLowerCase() !== 'in') continue;
    const next = tree.tokens[token.index + 1];
    if (next?.form.toLowerCase() !== 'for') continue;
    const head =
      tree.children(token.index, 'nmod', 'acl', 'advcl', 'obl').find((child) => child > token.index) ??
      (next.head > next.index ? next.head : undefined);
    if (head !== undefined) return { word: token.index, head };
  }
  return undefined;
}

/** The clause of a condition on an act: "if Seoul agreed", "provided the troops stay"; undefined without one. */
function conditionOn(tree: Tree, ...acts: readonly number[]): number | undefined {
  for (const act of acts) {
    const clause = tree.children(act, 'advcl').find((child) => {
      const marks = tree.children(child, 'mark', 'advmod').map((mark) => tree.lemma(mark));
      return (
        marks.some((mark) => CONJUNCTIONS_OF_A_BARGAIN.has(mark)) ||
        /^(?:provide|provided|providing)$/u.test(tree.lemma(child)) ||
        tree.children(child).some((part) => tree.lemma(part) === 'long')
      );
    });
    if (clause !== undefined) {
      // "provided UN troops stay": the clause hangs on "provided".
      return /^provid/u.test(tree.lemma(clause)) ? (tree.child(clause, 'ccomp', 'xcomp') ?? clause) : clause;
    }
  }
  return undefined;
}

/** The words of an act without its subject, its conjunction and what belongs to other acts. */
export function actTokens(tree: Tree, act: number, others: readonly number[], skip: ReadonlySet<number>): number[] {
  if (isNominal(tree, act)) return phraseTokens(tree, act, [...others, ...skip]);
  return tree.subtree(act, (token) => {
    if (token !== act && (others.includes(token) || skip.has(token))) return true;
    const relation = tree.relation(token);
    if (tree.token(token).head !== act) return relation === 'parataxis';
    if (
      relation === 'parataxis' ||
      (token > act && relation === 'advcl' && CONJUNCTIONS_THAT_END_A_TERM.has(linkOf(tree, token)))
    )
      return true;
    return token < act && /^(?:mark|nsubj|cc|cop|case|aux|obl|advmod|advcl|punct|expl)$/u.test(relation);
  });
}

/**
 * The terms that a complement lays down: each coordinated act with the side that is to do it, what is asked in exchange, and the
 * condition.
 *
 * @param doers who does an act that names no subject of its own
 */
export function termsOf(
  sight: ProposalSight,
  root: number,
  doers: readonly string[],
  conditions: readonly number[] = [],
): DraftTerm[] {
  const { tree } = sight;
  const other = exchangeAfter(tree, root);
  const condition = conditionOn(tree, root, ...conditions);
  const skip = new Set<number>(condition === undefined ? [] : [condition]);
  if (other !== undefined)
    for (let node = other.head; node >= 0 && node !== root; node = tree.token(node).head) skip.add(node);
  if (other !== undefined) skip.add(other.word);
  const acts = [
    root,
    ...tree.children(root, 'conj', 'advcl').filter((child) => isFurtherAct(tree, root, child, condition)),
  ];
  const terms: DraftTerm[] = [];
  let last: readonly string[] = doers;
  for (const act of acts) {
    const subject = tree.child(act, 'nsubj');
    const addressed = forSubject(tree, act);
    const named =
      subject !== undefined ? namedBy(sight, subject) : addressed !== undefined ? namedBy(sight, addressed) : [];
    const actors = named.length > 0 ? named : last;
    last = actors;
    terms.push({ tree, actors, tokens: actTokens(tree, act, acts, skip) });
  }
  if (other !== undefined) {
    const tokens = tree
      .subtree(
        other.head,
        (token) =>
          tree.token(token).head === other.head && /^(?:case|mark)$/u.test(tree.relation(token)) && token < other.head,
      )
      .filter((token) => token > other.word);
    terms.push({ tree, actors: namedBy(sight, other.head), tokens, tie: 'exchange' });
  }
  if (condition !== undefined) {
    const subject = tree.child(condition, 'nsubj');
    terms.push({
      tree,
      actors: subject === undefined ? [] : namedBy(sight, subject),
      tokens: actTokens(
        tree,
        condition,
        [],
        new Set(
          subject === undefined
            ? []
            : isNominal(tree, subject) && namedBy(sight, subject).length === 0
              ? []
              : [subject],
        ),
      ),
      tie: 'condition',
    });
  }
  return terms.filter((term) => term.tokens.length > 0);
}

function isFurtherAct(tree: Tree, root: number, child: number, condition: number | undefined): boolean {
  if (child <= root || child === condition) return false;
  if (tree.relation(child) === 'advcl')
    return /^(?:while|whereas)$/u.test(linkOf(tree, child)) && tree.child(child, 'nsubj') !== undefined;
  if (tree.token(root).upos === 'VERB')
    return tree.token(child).upos === 'VERB' && !hasAuxiliary(tree, child, /^(?:has|have|had)$/iu);
  return isNominal(tree, child) && tree.child(child, 'det', 'nmod:poss', 'case', 'nmod', 'acl') !== undefined;
}

/** "for OPEC to cut output": who is to do it. */
function forSubject(tree: Tree, act: number): number | undefined {
  const head = tree.token(act).head;
  if (head < 0 || !isTo(tree, act)) return undefined;
  if (tree.relation(act) === 'acl' && isNominal(tree, head))
    return linkOf(tree, head) === 'for' || linkOf(tree, head) === 'on' ? head : undefined;
  return tree
    .children(head, 'obl', 'obj')
    .findLast(
      (child) => child < act && (tree.relation(child) === 'obj' || /^(?:for|on|upon)$/u.test(linkOf(tree, child))),
    );
}
