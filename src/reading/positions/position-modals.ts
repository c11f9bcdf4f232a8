import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import { type FoundPosition, namedBy, type PositionSight, positionsOn, speakersAt } from './found-position.ts';
import { issueTokens } from './issue-phrase.ts';
import { isTo } from './position-grammar.ts';

const VERBS_OF_THINKING_UNDER_A_MODAL = wordClass('verbs of thinking under a modal');
const WORDS_OF_OBLIGATION = wordClass('words of obligation');

/** "X said Y should stop Z", "Y must be stopped", "it is time to stop Z": what a speaker wants done. */
export function modalPositions(sight: PositionSight, predicate: number): FoundPosition[] {
  const { tree } = sight;
  const ought = oughtOf(tree, predicate);
  if (ought === undefined || tree.isSupposed(predicate)) return [];
  const claimed = claimOver(sight, predicate);
  const holders = claimed === undefined ? speakersAt(sight, predicate) : claimed;
  if (holders.length === 0) return [];
  if (tree.children(predicate, 'aux').some((aux) => tree.lemma(aux) === 'have' && aux !== ought.word)) return [];
  const subject = tree.child(predicate, 'nsubj', 'csubj') ?? tree.child(ought.word, 'nsubj');
  if (
    ought.subject === true &&
    subject !== undefined &&
    (ought.rule === 'need' ? /^i$/iu : /^(?:i|you)$/iu).test(tree.token(subject).form)
  )
    return [];
  const verbal = tree.token(predicate).upos === 'VERB';
  // "should keep their word and not make remarks": the second act is an issue of its own.
  const others = tree
    .children(predicate, 'conj')
    .filter(
      (other) =>
        other > predicate && tree.token(other).upos === 'VERB' && tree.child(other, 'obj', 'nsubj') !== undefined,
    );
  const own = issueTokens(tree, predicate, [...tree.children(predicate, 'nsubj', 'csubj'), ...others]).filter(
    (token) =>
      token >=
      Math.min(
        predicate,
        ...tree.children(predicate, 'cop', 'aux', 'amod', 'det', 'compound').filter((child) => child > ought.word),
      ),
  );
  const negated = ought.negated !== (tree.hasNegator(predicate) || isNobody(tree, subject));
  const words = own.filter((token) => !WORDS_OF_OBLIGATION.has(tree.lemma(token)) || token > predicate);
  if (words.length < 2 && !tree.isPassive(predicate) && subject === undefined) return [];
  if (ought.rule === 'need' && subject !== undefined && holders.every(isOfOneText)) return [];
  // "should be careful not to interfere"
  const warned = /^(?:careful|cautious|sure)$/u.test(tree.lemma(predicate))
    ? tree.children(predicate, 'xcomp', 'advcl', 'ccomp').find((child) => isTo(tree, child))
    : undefined;
  if (warned !== undefined)
    return positionsOn(sight, {
      holder: { ids: holders, head: predicate },
      word: { act: 'demand', stance: '+' },
      at: predicate,
      root: warned,
      rule: 'careful',
    });
  // "has to do with": what something is about.
  if (tree.lemma(predicate) === 'do' && tree.child(predicate, 'obj') === undefined) return [];
  // "You must be joking", "there can be no doubt".
  if (VERBS_OF_THINKING_UNDER_A_MODAL.has(tree.lemma(predicate))) return [];
  const whole = subject !== undefined && (tree.isPassive(predicate) || !verbal) && tree.token(subject).upos !== 'PRON';
  const issue = whole ? [...tree.subtree(subject), ...words].sort((a, b) => a - b) : words;
  const from =
    subject === undefined
      ? Math.min(ought.word, predicate)
      : Math.min(tree.subtree(subject)[0] ?? predicate, predicate);
  const positions = positionsOn(sight, {
    holder: { ids: holders, head: predicate },
    word: { act: 'demand', stance: '+' },
    at: predicate,
    root: predicate,
    rule: ought.rule,
  });
  return positions
    .map((found, order) =>
      found.implied || order > 0
        ? { ...found, from: found.implied ? from : found.from }
        : {
            ...found,
            issue,
            act: negated ? ('oppose' as const) : ('demand' as const),
            stance: negated ? ('-' as const) : ('+' as const),
            from,
          },
    )
    .filter((found) => !(negated && found.implied));
}

/**
 * Whose claim a clause under a noun is: "the court's finding that the ruling must stand" is the court's, "suggestions that the troops
 * should leave" are nobody's; undefined where no noun of claim governs it.
 */
function claimOver(sight: PositionSight, predicate: number): readonly string[] | undefined {
  const { tree } = sight;
  const head = tree.token(predicate).head;
  if (head < 0 || tree.relation(predicate) !== 'acl' || tree.token(predicate).deprel === 'acl:relcl') return undefined;
  if (!CLAIM.has(tree.lemma(head))) return undefined;
  const owner = tree.children(head).find((child) => tree.token(child).deprel === 'nmod:poss');
  if (owner !== undefined) return namedBy(sight, owner);
  const plural = tree.token(head).xpos === 'NNS';
  return plural ? [] : undefined;
}

const CLAIM = wordClass('nouns of claims');

/** "Nobody should", "no state must". */
function isNobody(tree: Tree, subject: number | undefined): boolean {
  if (subject === undefined) return false;
  return [subject, ...tree.children(subject, 'det')].some((token) => NOBODY.has(tree.token(token).form.toLowerCase()));
}

const NOBODY: ReadonlySet<string> = new Set(['nobody', 'none', 'no', 'neither']);

/** The word of obligation over a predicate: "should", "must", "need to", "has to", "ought to", "cannot", "it is time to". */
function oughtOf(
  tree: Tree,
  predicate: number,
): { word: number; negated: boolean; rule: string; subject?: boolean } | undefined {
  const modal = tree.children(predicate, 'aux').find((aux) => /^(?:should|must|ought)$/u.test(tree.lemma(aux)));
  // "Should he fire back, ...": a condition, and nobody's wish.
  const inverted = modal !== undefined && tree.subtree(predicate)[0] === modal;
  if (modal !== undefined) return inverted ? undefined : { word: modal, negated: false, rule: 'should', subject: true };
  const can = tree
    .children(predicate, 'aux')
    .find((aux) => /^(?:can|cannot)$/iu.test(tree.token(aux).form) || /^ca$/iu.test(tree.token(aux).form));
  if (can !== undefined && tree.isPassive(predicate) && tree.hasNegator(predicate))
    return { word: can, negated: false, rule: 'cannot' };
  const head = tree.token(predicate).head;
  if (head < 0 || !isTo(tree, predicate)) return undefined;
  const lemma = tree.lemma(head);
  const relation = tree.relation(predicate);
  const yet = tree.children(head, 'advmod').some((child) => tree.lemma(child) === 'yet');
  const aside = tree.token(head).deprel === 'acl:relcl';
  if (
    !aside &&
    relation === 'xcomp' &&
    (/^(?:need|have|ought)$/u.test(lemma) ||
      // "we've got to act"
      (lemma === 'get' && tree.children(head, 'aux').some((aux) => tree.lemma(aux) === 'have'))) &&
    tree.child(head, 'obj') === undefined &&
    !yet
  )
    return { word: head, negated: tree.hasNegator(head), rule: 'need', subject: true };
  // "it is time (for X) to act"
  if (/^(?:acl|csubj|advcl|xcomp)$/u.test(relation) && lemma === 'time' && tree.child(head, 'cop') !== undefined)
    return { word: head, negated: tree.hasNegator(head), rule: 'time' };
  return undefined;
}
