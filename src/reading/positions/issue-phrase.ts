import { wordClass } from '../../lexicon/words/word-classes.ts';
import { runAround } from '../clause/run-around.ts';
import type { Tree } from '../clause/tree.ts';

const DETERMINERS_THAT_POINT_BACK = wordClass('determiners that point back');
const PREPOSITIONS_OF_WHAT_STANDS_IN_THE_WAY = wordClass('prepositions of what stands in the way');
const PRONOUNS_THAT_POINT_BACK_AT_AN_ISSUE = wordClass('pronouns that point back at an issue');

/** An issue longer than this is cut at its first clause. */
const LONGEST_ISSUE = 16;
/** Words that may follow the head of an issue, however many stand before it. */
const LONGEST_TAIL = 9;
const HANGING = new Set(['ADP', 'DET', 'CCONJ', 'SCONJ', 'AUX', 'PART', 'ADJ', 'PUNCT', 'NUM']);
const LOOSE = /^(?:appos|parataxis|discourse|list|vocative|dislocated)/u;
const OPENING = wordClass('openers of an issue');

/**
 * Tokens that name an issue: the phrase or clause without its opening preposition, asides and remarks. Conditions and reasons are
 * left out, so is what only tells when; where it gets too long it is cut.
 *
 * @param root head of the phrase or clause
 * @param without tokens whose phrases belong to something else
 */
export function issueTokens(tree: Tree, root: number, without: readonly number[] = []): number[] {
  const verbal = /^(?:VERB|AUX)$/u.test(tree.token(root).upos);
  const nominal = /^(?:NOUN|PROPN)$/u.test(tree.token(root).upos);
  const tokens = tree.subtree(root, (token) => {
    if (without.includes(token)) return true;
    const relation = tree.token(token).deprel;
    if (LOOSE.test(relation)) return token > root;
    if (token > root && /^advcl/u.test(relation)) return true;
    // "denounced the boats as floating bombs": a judgement, not the issue.
    if (token > root && /^(?:nmod|obl)/u.test(relation) && tree.lemma(tree.child(token, 'case') ?? token) === 'as')
      return true;
    // A relative clause names the issue where it is short and follows at once: "talks that would buy time".
    if (token > root && relation === 'acl:relcl') return token - root > 5 || commaBefore(tree, token, root);
    // "to trade despite concerns": what stands in the way is no part of it.
    if (
      token > root &&
      /^(?:nmod|obl)/u.test(relation) &&
      PREPOSITIONS_OF_WHAT_STANDS_IN_THE_WAY.has(tree.lemma(tree.child(token, 'case') ?? token))
    )
      return true;
    if (tree.token(token).head !== root) return false;
    // "This is an idea that X rejected": the idea, not what is said of it.
    if (nominal && token < root && /^(?:nsubj|cop|aux)/u.test(relation)) return true;
    if (token > root && relation.startsWith('obl') && tree.isOccasion(token)) return true;
    if (token > root && relation.startsWith('obl') && /^accord/u.test(tree.lemma(tree.child(token, 'case') ?? token)))
      return true;
    if (verbal && isBesideWhatIsDone(tree, root, token)) return true;
    return /^(?:mark|case|cc|punct|expl)/u.test(relation) && token < root && OPENING.has(tree.lemma(token));
  });
  const run = runAround(tokens, root);
  while (run.length > 1 && /^(?:CCONJ|PUNCT)$/u.test(tree.token(run.at(-1) ?? root).upos)) run.pop();
  if (run.length <= LONGEST_ISSUE) return run;
  let end = Math.max(LONGEST_ISSUE, run.indexOf(root) + LONGEST_TAIL);
  // A cut never leaves an article, a preposition or an adjective hanging.
  while (end > run.indexOf(root) + 1 && HANGING.has(tree.token(run[end - 1] ?? root).upos)) end--;
  return run.slice(0, end);
}

/** Whether a word under a verb is no part of what is to be done. */
function isBesideWhatIsDone(tree: Tree, root: number, token: number): boolean {
  const relation = tree.relation(token);
  // "that Seoul should halt the drills": whoever is to do it.
  if (token < root) return isOwed(tree, root) && /^(?:nsubj|aux)$/u.test(relation);
  // "should do this and that others should do that": the second clause is an issue of its own.
  return relation === 'conj' && (isOtherClause(tree, root, token) || tree.child(token, 'nsubj') !== undefined);
}

/** Whether a verb says what somebody should do: "should halt", but not "should be halted". */
function isOwed(tree: Tree, verb: number): boolean {
  const owed = tree.children(verb, 'aux').some((aux) => OWED.test(tree.lemma(aux)));
  return owed && tree.child(verb, 'nsubj:pass', 'aux:pass', 'cop') === undefined;
}

const OWED = /^(?:should|must|ought)$/u;

/** "would leave the bloc, and blamed its neighbours": a finite past beside a bare verb goes on with the clause above. */
export function isOtherClause(tree: Tree, root: number, other: number): boolean {
  return /^(?:VB|VBG)$/u.test(tree.token(root).xpos) && /^(?:VBD|VBZ)$/u.test(tree.token(other).xpos);
}

function commaBefore(tree: Tree, clause: number, root: number): boolean {
  const first = tree.subtree(clause)[0] ?? clause;
  return first > root && (tree.tokens[first - 1]?.form === ',' || tree.token(first).form === ',');
}

/** Nouns that only point back at an issue that was named before. */
const POINTING = wordClass('nouns that point back at an issue');

/**
 * Whether a noun points back at something: a pronoun, or a noun with nothing but an article or "this" and no words of its own that
 * tell which one.
 */
export function pointsBack(tree: Tree, noun: number): boolean {
  const token = tree.token(noun);
  if (PRONOUNS_THAT_POINT_BACK_AT_AN_ISSUE.has(token.form.toLowerCase())) return true;
  if (token.upos !== 'NOUN' || !POINTING.has(tree.lemma(noun))) return false;
  const children = tree.children(noun);
  const definite = children.some(
    (child) => tree.relation(child) === 'det' && DETERMINERS_THAT_POINT_BACK.has(tree.token(child).form.toLowerCase()),
  );
  return definite && children.every((child) => /^(?:det|punct|case|cop|nsubj|advmod|aux)$/u.test(tree.relation(child)));
}

/** The words of an issue on one line; a quotation mark without its partner is left out. */
export function issueName(words: string): string {
  const name = words.replace(/\s+/gu, ' ').trim();
  const opened = (name.match(/[“"«]|''|``/gu) ?? []).length;
  const closed = (name.match(/[”"»]|''/gu) ?? []).length;
  const balanced = /["]|''/u.test(name) ? opened % 2 === 0 : opened === closed;
  return balanced
    ? name
    : name
        .replace(/[“”"«»]|''|``/gu, '')
        .replace(/\s+/gu, ' ')
        .trim();
}
