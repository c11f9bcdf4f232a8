import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';
import { runAround } from './run-around.ts';
import type { Tree } from './tree.ts';

const IF_PHRASE =
  /^(?:as long as|so long as|provided that|providing that|in case (?:of )?|in the event (?:of|that)|in the absence of|on condition that|assuming that|even if|only if|barring)/u;
/** Words that open a condition and tell nothing of it. */
const OPENING = wordClass('openers of a condition');

function kindOf(tree: Tree, child: number): 'if' | 'unless' | undefined {
  const marks = tree.children(child, 'mark', 'case').map((mark) => tree.lemma(mark));
  const tokens = tree.subtree(child);
  const words = tokens
    .slice(0, 4)
    .map((token) => tree.token(token).form.toLowerCase())
    .join(' ');
  if (tree.relation(child) === 'obj') return marks.includes('without') ? 'unless' : undefined;
  if (marks.includes('unless') || (marks.includes('without') && tokens.length < 16) || /^barring /u.test(words))
    return 'unless';
  if (marks.includes('if') || IF_PHRASE.test(words)) return 'if';
  if (tree.relation(child) !== 'advcl') return undefined;
  if (marks.some((mark) => /^(?:until|till)$/u.test(mark))) return 'unless';
  if (/^should$/iu.test(tree.token(tokens[0] ?? child).form)) return 'if';
  const adverb = tree.children(child, 'advmod').some((one) => /^(?:when|once)$/u.test(tree.lemma(one)));
  return marks.some((mark) => /^(?:when|once)$/u.test(mark)) || adverb ? 'if' : undefined;
}

function spanOf(tree: Tree, child: number): Span | undefined {
  const tokens = tree.subtree(child);
  let from = 0;
  while (from < tokens.length - 1 && OPENING.has(tree.lemma(tokens[from] ?? child)) && (tokens[from] ?? child) < child)
    from++;
  // "As long as the war lasts": all of the opening goes, but not "the" of "the war".
  const first = tokens[from] ?? child;
  const back = first - 1;
  const article = from > 0 && /^(?:the|a|an)$/iu.test(tree.tokens[back]?.form ?? '') ? back : first;
  const inner = tokens.filter((token) => token >= article);
  const run = runAround(inner, child);
  return tree.stretch(run[0] ?? child, run.at(-1) ?? child);
}

/** A condition that hangs on a word: the kind of tie, and the words of what must be. */
export interface HangingCondition {
  /** `until`: "until", "till" and "before", which are conditions only of what is denied or refused. */
  readonly tie: 'if' | 'only if' | 'unless' | 'until';
  readonly span: Span;
}

const UNTIL = wordClass('words of a condition of what is denied');

/** The first condition among the clauses that hang on a word; "when" and "once" may only tell the time. */
export function hangingCondition(tree: Tree, at: number): HangingCondition | undefined {
  for (const child of tree.children(at, 'advcl')) {
    const tie = tieOf(tree, child);
    const span = tie && spanOf(tree, child);
    if (tie && span) return { tie, span };
  }
  return undefined;
}

function tieOf(tree: Tree, child: number): HangingCondition['tie'] | undefined {
  const marks = tree.children(child, 'mark', 'case').map((mark) => tree.lemma(mark));
  if (marks.some((mark) => UNTIL.has(mark))) return 'until';
  const kind = kindOf(tree, child);
  if (kind !== 'if') return kind;
  const opening = tree.subtree(child).slice(0, 4);
  const [first = child] = opening;
  const before = tree.tokens[first - 1];
  const words = opening.map((token) => tree.token(token).form.toLowerCase()).join(' ');
  if (/^even\b/u.test(words) || before?.lemma.toLowerCase() === 'even') return undefined;
  if (/^only if\b/u.test(words) || before?.lemma.toLowerCase() === 'only') return 'only if';
  return marks.includes('if') || IF_PHRASE.test(words) ? 'if' : undefined;
}
