import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

const PRONOUNS_OF_NOBODY = wordClass('pronouns of nobody');

/** Whether a verb is an infinitive with "to". */
export function isTo(tree: Tree, verb: number): boolean {
  return tree.children(verb, 'mark').some((mark) => tree.lemma(mark) === 'to');
}

/** The preposition of a noun, in lower case; empty without one. "in favour of" is `of`, for the last one governs. */
export function prepositionOf(tree: Tree, noun: number): string {
  const marker = tree.child(noun, 'case');
  return marker === undefined ? '' : tree.lemma(marker);
}

/** The conjunction or preposition that opens a clause; empty without one. */
export function markerOf(tree: Tree, clause: number): string {
  const marker = tree.child(clause, 'mark');
  return marker === undefined ? '' : tree.lemma(marker);
}

/** What ties a phrase or a gerund to the word it hangs on: its preposition, or the one that opens the clause. */
export function linkOf(tree: Tree, token: number): string {
  return prepositionOf(tree, token) || markerOf(tree, token);
}

/** Whether one of the auxiliaries of a predicate has this form. */
export function hasAuxiliary(tree: Tree, predicate: number, forms: RegExp): boolean {
  return tree.children(predicate, 'aux').some((aux) => forms.test(tree.token(aux).form));
}

/** Whether a token is a noun of any kind. */
export function isNominal(tree: Tree, token: number): boolean {
  return /^(?:NOUN|PROPN)$/u.test(tree.token(token).upos);
}

const SINGULAR = /^(?:NN|NNP)$/u;

/**
 * Whether the clause under "demand that", "insist that", "suggest that" says what is to be done: "should" or "must", a bare verb or
 * bare "be" ("that the talks be halted"), or a plural verb form with a singular subject, which is how taggers see the subjunctive.
 */
export function isMandative(tree: Tree, clause: number): boolean {
  const auxiliaries = tree.children(clause, 'aux', 'cop');
  if (hasAuxiliary(tree, clause, /^(?:should|must)$/iu)) return true;
  const first = auxiliaries[0];
  if (first !== undefined) return /^be$/iu.test(tree.token(first).form);
  const { xpos } = tree.token(clause);
  if (xpos === 'VB') return true;
  // A bare verb that was taken for a noun: "that Israel cease fire".
  if (xpos === 'NN' && tree.child(clause, 'nsubj') !== undefined && tree.child(clause, 'obj') !== undefined)
    return true;
  if (xpos !== 'VBP') return false;
  const subject = tree.child(clause, 'nsubj');
  if (subject === undefined) return false;
  const form = tree.token(subject);
  return (SINGULAR.test(form.xpos) && tree.child(subject, 'conj') === undefined) || /^(?:he|she|it)$/iu.test(form.form);
}

const HEDGED_IF = wordClass('conjunctions of terms');

/** "even if", "as if", "what if". */
function isConcession(tree: Tree, mark: number): boolean {
  return mark > 0 && /^(?:even|as|what)$/iu.test(tree.token(mark - 1).form);
}

/**
 * Whether a position is taken under a condition only: "if", "unless", "provided that", "as long as", "on condition that", "only in
 * return for", hung on the predicate or on the act that it takes.
 */
export function isConditional(tree: Tree, ...predicates: readonly number[]): boolean {
  return predicates.some((predicate) => {
    if (/^(?:conditional|conditionally|provisional)$/u.test(tree.lemma(predicate))) return true;
    return tree.children(predicate).some((child) => {
      const relation = tree.relation(child);
      if (relation === 'advcl') {
        const lemma = tree.lemma(child);
        if (/^(?:provide|provided|providing)$/u.test(lemma) && child > predicate) return true;
        const marks = tree.children(child, 'mark', 'advmod', 'case');
        if (marks.some((mark) => HEDGED_IF.has(tree.lemma(mark)) && !isConcession(tree, mark))) return true;
        // "as long as", "so long as": the tree hangs the clause on "long".
        return isLongAs(tree, child);
      }
      if (relation === 'advmod' && tree.lemma(child) === 'long') return isLongAs(tree, child);
      if (relation === 'obl' && /^(?:condition|proviso)$/u.test(tree.lemma(child)))
        return /^(?:on|under|with)$/u.test(prepositionOf(tree, child));
      // "only in return for", "only after": a limit on the act itself.
      if (relation === 'obl' && child > predicate) {
        const first = tree.subtree(child)[0] ?? child;
        return first > 0 && /^only$/iu.test(tree.token(first).form) && first > predicate;
      }
      return false;
    });
  });
}

function isLongAs(tree: Tree, token: number): boolean {
  const around = [token, ...tree.children(token)];
  return around.some(
    (at) =>
      tree.lemma(at) === 'long' &&
      at > 0 &&
      /^(?:as|so)$/iu.test(tree.token(at - 1).form) &&
      /^as$/iu.test(tree.tokens[at + 1]?.form ?? ''),
  );
}

/** The first word of a noun phrase, without clauses and asides. */
export function leftEdge(tree: Tree, head: number): number {
  const tokens = tree.subtree(head, (token) =>
    /^(?:acl|appos|parataxis|advcl|case|cc|punct)/u.test(tree.token(token).deprel),
  );
  return tokens[0] ?? head;
}

/** A word and the words joined to it by "and", "or" or a comma, in order. */
export function joined(tree: Tree, token: number): number[] {
  return [token, ...tree.children(token, 'conj')];
}

/** Whether "no", "neither", "not" or "never" denies a predicate, or its only subject ("neither side wants"). */
export function isDenied(tree: Tree, predicate: number): boolean {
  if (tree.hasNegator(predicate)) return true;
  const subject = tree.child(predicate, 'nsubj');
  if (subject === undefined) return false;
  return (
    PRONOUNS_OF_NOBODY.has(tree.lemma(subject)) ||
    tree.children(subject, 'det', 'advmod', 'cc').some((word) => /^(?:no|neither)$/u.test(tree.lemma(word)))
  );
}
