import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';

/** Whether a verb is an infinitive with "to". */
export function isTo(tree: Sentence, verb: number): boolean {
  return childrenBy(tree, verb, 'mark').some((mark) => lemmaAt(tree, mark) === 'to');
}

/** The preposition of a noun, in lower case; empty without one. "in favour of" is `of`, for the last one governs. */
export function prepositionOf(tree: Sentence, noun: number): string {
  const marker = childBy(tree, noun, 'case');
  return marker === undefined ? '' : lemmaAt(tree, marker);
}

/** The conjunction or preposition that opens a clause; empty without one. */
export function markerOf(tree: Sentence, clause: number): string {
  const marker = childBy(tree, clause, 'mark');
  return marker === undefined ? '' : lemmaAt(tree, marker);
}

/** What ties a phrase or a gerund to the word it hangs on: its preposition, or the one that opens the clause. */
export function linkOf(tree: Sentence, token: number): string {
  return prepositionOf(tree, token) || markerOf(tree, token);
}

/** Whether one of the auxiliaries of a predicate has this form. */
export function hasAuxiliary(tree: Sentence, predicate: number, forms: RegExp): boolean {
  return childrenBy(tree, predicate, 'aux').some((aux) => forms.test(tokenAt(tree, aux).form));
}

/** Whether a token is a noun of any kind. */
export function isNominal(tree: Sentence, token: number): boolean {
  return /^(?:NOUN|PROPN)$/u.test(tokenAt(tree, token).upos);
}

const SINGULAR = /^(?:NN|NNP)$/u;

/**
 * Whether the clause under "demand that", "insist that", "suggest that" says what is to be done: "should" or "must", a bare verb or
 * bare "be" ("that the talks be halted"), or a plural verb form with a singular subject, which is how taggers see the subjunctive.
 */
export function isMandative(tree: Sentence, clause: number): boolean {
  const auxiliaries = childrenBy(tree, clause, 'aux', 'cop');
  if (hasAuxiliary(tree, clause, /^(?:should|must)$/iu)) return true;
  const first = auxiliaries[0];
  if (first !== undefined) return /^be$/iu.test(tokenAt(tree, first).form);
  const { xpos } = tokenAt(tree, clause);
  if (xpos === 'VB') return true;
  // A bare verb that was taken for a noun: "that Israel cease fire".
  if (xpos === 'NN' && childBy(tree, clause, 'nsubj') !== undefined && childBy(tree, clause, 'obj') !== undefined)
    return true;
  if (xpos !== 'VBP') return false;
  const subject = childBy(tree, clause, 'nsubj');
  if (subject === undefined) return false;
  const form = tokenAt(tree, subject);
  return (
    (SINGULAR.test(form.xpos) && childBy(tree, subject, 'conj') === undefined) || /^(?:he|she|it)$/iu.test(form.form)
  );
}

const HEDGED_IF = /^(?:if|unless|provided|providing)$/u;

/** "even if", "as if", "what if". */
function isConcession(tree: Sentence, mark: number): boolean {
  return mark > 0 && /^(?:even|as|what)$/iu.test(tokenAt(tree, mark - 1).form);
}

/**
 * Whether a stand is taken under a condition only: "if", "unless", "provided that", "as long as", "on condition that", "only in
 * return for", hung on the predicate or on the act that it takes.
 */
export function isConditional(tree: Sentence, ...predicates: readonly number[]): boolean {
  return predicates.some((predicate) => {
    if (/^(?:conditional|conditionally|provisional)$/u.test(lemmaAt(tree, predicate))) return true;
    return childrenBy(tree, predicate).some((child) => {
      const relation = relationOf(tree, child);
      if (relation === 'advcl') {
        const lemma = lemmaAt(tree, child);
        if (/^(?:provide|provided|providing)$/u.test(lemma) && child > predicate) return true;
        const marks = childrenBy(tree, child, 'mark', 'advmod', 'case');
        if (marks.some((mark) => HEDGED_IF.test(lemmaAt(tree, mark)) && !isConcession(tree, mark))) return true;
        // "as long as", "so long as": the tree hangs the clause on "long".
        return isLongAs(tree, child);
      }
      if (relation === 'advmod' && lemmaAt(tree, child) === 'long') return isLongAs(tree, child);
      if (relation === 'obl' && /^(?:condition|proviso)$/u.test(lemmaAt(tree, child)))
        return /^(?:on|under|with)$/u.test(prepositionOf(tree, child));
      // "only in return for", "only after": a limit on the act itself.
      if (relation === 'obl' && child > predicate) {
        const first = subtree(tree, child)[0] ?? child;
        return first > 0 && /^only$/iu.test(tokenAt(tree, first).form) && first > predicate;
      }
      return false;
    });
  });
}

function isLongAs(tree: Sentence, token: number): boolean {
  const around = [token, ...childrenBy(tree, token)];
  return around.some(
    (at) =>
      lemmaAt(tree, at) === 'long' &&
      at > 0 &&
      /^(?:as|so)$/iu.test(tokenAt(tree, at - 1).form) &&
      /^as$/iu.test(tree.tokens[at + 1]?.form ?? ''),
  );
}

/** The first word of a noun phrase, without clauses and asides. */
export function leftEdge(tree: Sentence, head: number): number {
  const tokens = subtree(tree, head, (token) =>
    /^(?:acl|appos|parataxis|advcl|case|cc|punct)/u.test(tokenAt(tree, token).deprel),
  );
  return tokens[0] ?? head;
}

/** A word and the words joined to it by "and", "or" or a comma, in order. */
export function joined(tree: Sentence, token: number): number[] {
  return [token, ...childrenBy(tree, token, 'conj')];
}

/** Whether "no", "neither", "not" or "never" denies a predicate, or its only subject ("neither side wants"). */
export function isDenied(tree: Sentence, predicate: number): boolean {
  if (isNegated(tree, predicate)) return true;
  const subject = childBy(tree, predicate, 'nsubj');
  if (subject === undefined) return false;
  return (
    /^(?:neither|nobody|none|no-one)$/u.test(lemmaAt(tree, subject)) ||
    childrenBy(tree, subject, 'det', 'advmod', 'cc').some((word) => /^(?:no|neither)$/u.test(lemmaAt(tree, word)))
  );
}
