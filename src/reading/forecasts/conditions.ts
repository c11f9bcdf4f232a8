import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import type { Span } from '../../records/span.ts';
import { lemmaAt, relationOf, runAround, stretch, subtree } from '../clause/sentence-tree.ts';

/** Under what an outcome is foreseen. */
export interface Conditions {
  readonly if?: Span;
  readonly unless?: Span;
  /** Heads of the conditions: they are no part of the outcome. */
  readonly heads: readonly number[];
}

const IF_PHRASE =
  /^(?:as long as|so long as|provided that|providing that|in case (?:of )?|in the event (?:of|that)|in the absence of|on condition that|assuming that|even if|only if|barring)/u;
/** Words that open a condition and tell nothing of it. */
const OPENING =
  /^(?:if|unless|without|even|only|until|till|when|once|should|in|the|event|case|of|absence|as|so|long|provide|provided|that|barring|assume)$/u;

/**
 * "If", "unless", "without", "until", "when", "as long as", "in the event of", "should X", "were X to": what hangs as a condition on a
 * clause.
 *
 * @param head head of what is foreseen
 * @param above token above it on which a condition may hang too
 * @param denied whether the outcome is negated or blocked: then "until" and "before" name an exception
 */
export function conditionsOf(tree: Sentence, head: number, above: number): Conditions {
  let condition: Span | undefined;
  let exception: Span | undefined;
  const heads: number[] = [];
  for (const root of new Set([head, above])) {
    for (const child of childrenBy(tree, root, 'advcl', 'obl', 'obj')) {
      const kind = kindOf(tree, child);
      if (kind === undefined) continue;
      const span = spanOf(tree, child);
      if (span === undefined) continue;
      heads.push(child);
      if (kind === 'if') condition = condition ?? span;
      else exception = exception ?? span;
    }
  }
  const inverted = invertedCondition(tree, head);
  return {
    heads,
    ...((condition ?? inverted) === undefined ? {} : { if: (condition ?? inverted) as Span }),
    ...(exception === undefined ? {} : { unless: exception }),
  };
}

function kindOf(tree: Sentence, child: number): 'if' | 'unless' | undefined {
  const marks = childrenBy(tree, child, 'mark', 'case').map((mark) => lemmaAt(tree, mark));
  const tokens = subtree(tree, child);
  const words = tokens
    .slice(0, 4)
    .map((token) => tokenAt(tree, token).form.toLowerCase())
    .join(' ');
  if (relationOf(tree, child) === 'obj') return marks.includes('without') ? 'unless' : undefined;
  if (marks.includes('unless') || (marks.includes('without') && tokens.length < 16) || /^barring /u.test(words))
    return 'unless';
  if (marks.includes('if') || IF_PHRASE.test(words)) return 'if';
  if (relationOf(tree, child) !== 'advcl') return undefined;
  if (marks.some((mark) => /^(?:until|till)$/u.test(mark))) return 'unless';
  if (/^should$/iu.test(tokenAt(tree, tokens[0] ?? child).form)) return 'if';
  const adverb = childrenBy(tree, child, 'advmod').some((one) => /^(?:when|once)$/u.test(lemmaAt(tree, one)));
  return marks.some((mark) => /^(?:when|once)$/u.test(mark)) || adverb ? 'if' : undefined;
}

function spanOf(tree: Sentence, child: number): Span | undefined {
  const tokens = subtree(tree, child);
  let from = 0;
  while (
    from < tokens.length - 1 &&
    OPENING.test(lemmaAt(tree, tokens[from] ?? child)) &&
    (tokens[from] ?? child) < child
  )
    from++;
  // "As long as the war lasts": all of the opening goes, but not "the" of "the war".
  const first = tokens[from] ?? child;
  const back = first - 1;
  const article = from > 0 && /^(?:the|a|an)$/iu.test(tree.tokens[back]?.form ?? '') ? back : first;
  const inner = tokens.filter((token) => token >= article);
  const run = runAround(inner, child);
  return stretch(tree, run[0] ?? child, run.at(-1) ?? child);
}

/** "Were the plan to fail, war would follow", "Should talks collapse, ..." where the tree hangs all on one clause. */
function invertedCondition(tree: Sentence, head: number): Span | undefined {
  const subjects = childrenBy(tree, head, 'nsubj');
  const [first, second] = subjects;
  if (first === undefined || second === undefined || second > head) return undefined;
  const opening = tree.tokens[(subtree(tree, first)[0] ?? first) - 1];
  if (opening === undefined || !/^(?:were|should|had)$/iu.test(opening.form)) return undefined;
  const end = subtree(tree, second)[0] ?? second;
  return stretch(tree, opening.index + 1, end - 1);
}

/** The subject nearest before its verb: in "its hope is that the deal holds" the deal, in "were X to fall, war" the war. */
export function nearestSubject(tree: Sentence, head: number): number | undefined {
  const before = childrenBy(tree, head, 'nsubj', 'csubj', 'expl').filter(
    (child) => child < head && !tokenAt(tree, child).deprel.endsWith(':outer'),
  );
  return before.at(-1) ?? childBy(tree, head, 'nsubj', 'csubj', 'expl');
}
