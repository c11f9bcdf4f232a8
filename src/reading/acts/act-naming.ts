import type { Span } from '../../records/span.ts';
import { thirdPerson } from '../clause/third-person.ts';
import type { Tree } from '../clause/tree.ts';

/** Longer names of acts are cut at a word. */
const LONGEST = 90;
/** Most words of a clause that belongs to a name. */
const LONGEST_CLAUSE = 8;

/** How to name an act to a person. */
export interface ActName {
  readonly span: Span;
  /** "halts the exercises", "deployment of the system". */
  readonly words: string;
  /** "does not halt the exercises", "no deployment of the system". */
  readonly denial: string;
}

/**
 * Names an act by the words that hang on a token: a verb in the third person with what belongs to it, or a noun phrase.
 *
 * @param top the token from which the name begins
 * @param text the text that the offsets of the tree refer to
 * @param within nothing behind this stretch belongs to the name
 * @param theme what a passive without a subject is done to ("wants the ban to be lifted"), or what does an act that is no
 *   side's ("the troops stay")
 */
export function actName(tree: Tree, top: number, text: string, within?: Span, theme?: number): ActName {
  const own0 = trimmed(tree, top).filter((t) => !within || t <= top || tree.token(t).end <= within.end);
  const span = spanFrom(tree, theme === undefined ? own0 : [...tree.nounPhrase(theme).slice(0, 1), ...own0]);
  const own = text.slice(span.start, span.end);
  const verb = tree.token(top);
  const name = (words: string, denial: string): ActName => ({ span, words: shorten(words), denial: shorten(denial) });
  if (verb.upos !== 'VERB') return name(own, `no ${own.replace(/^(?:the|an?) /iu, '')}`);
  const before = text.slice(span.start, verb.start);
  const after = text.slice(verb.end, span.end);
  const lemma = verb.lemma.toLowerCase();
  const isWanted = theme !== undefined && verb.xpos === 'VBN' && tree.child(top, 'nsubj', 'aux') === undefined;
  if (tree.child(top, 'aux:pass') === undefined && !isWanted) {
    if (theme !== undefined && tree.child(top, 'nsubj') === theme) {
      const who = spanFrom(tree, tree.nounPhrase(theme));
      const several = /^NNP?S$/u.test(tree.token(theme).xpos);
      const they = text.slice(who.start, who.end);
      return name(
        `${they} ${several ? lemma : thirdPerson(lemma)}${after}`,
        `${they} ${several ? 'do' : 'does'} not ${lemma}${after}`,
      );
    }
    return name(`${before}${thirdPerson(lemma)}${after}`, `${before}does not ${lemma}${after}`);
  }
  // "U.S. troops are withdrawn": an act that is told by what is done to something.
  const subject = tree.child(top, 'nsubj') ?? theme;
  const what = subject === undefined ? undefined : spanFrom(tree, tree.nounPhrase(subject));
  const is = subject !== undefined && /^NNP?S$/u.test(tree.token(subject).xpos) ? 'are' : 'is';
  const whom = what === undefined ? '' : `${text.slice(what.start, what.end)} `;
  return name(`${whom}${is} ${verb.form}${after}`, `${whom}${is} not ${verb.form}${after}`);
}

/** The names of two acts as one. */
export function joinActNames(a: string, b: string): string {
  if (a.includes(b)) return a;
  if (b.includes(a)) return b;
  return shorten(`${a} and ${b}`);
}

/** Tokens of the name of an act: without subject, marks, adverbs of degree, clauses of purpose or reason, and what only stands beside. */
function trimmed(tree: Tree, top: number): number[] {
  const out = new Set([
    'nsubj',
    'mark',
    'aux',
    'cop',
    'cc',
    'conj',
    'advcl',
    'parataxis',
    'punct',
    'discourse',
    'vocative',
    'acl:relcl',
    'case',
    'det',
    'appos',
    'dep',
    'csubj',
    'nmod:unmarked',
    'obl:unmarked',
    'expl',
  ]);
  const tokens: number[] = [];
  const verbal = tree.token(top).upos === 'VERB';
  const walk = (at: number): void => {
    tokens.push(at);
    for (const c of tree.children(at)) {
      const { deprel } = tree.token(c);
      const relation = tree.relation(c);
      const drop =
        at === top
          ? (out.has(deprel) || out.has(relation)) &&
            !(relation === 'nsubj' && deprel === 'nsubj:pass' && verbal) &&
            !(relation === 'conj' && !verbal) &&
            // "Goes on chairing the talks"
            !(relation === 'advcl' && c === top + 2 && tree.tokens[top + 1]?.form === 'on')
          : (/^(?:acl:relcl|parataxis|advcl|appos)$/u.test(deprel) && !isNarrowing(tree, c)) ||
            (relation === 'conj' && tree.token(c).upos === 'VERB');
      if (!drop && !(at === top && c < top && (tree.token(c).upos === 'ADV' || relation === 'advmod'))) walk(c);
    }
  };
  walk(top);
  // Only what hangs together with the act's own word.
  const sorted = tokens.sort((a, b) => a - b);
  const at = sorted.indexOf(top);
  let to = at;
  while (to < sorted.length - 1 && (sorted[to + 1] ?? 0) - (sorted[to] ?? 0) <= 3) to++;
  let from = at;
  // "The results were respected": the auxiliaries between belong to neither.
  const isAuxiliary = (t: number): boolean => /^(?:aux|advmod)$/u.test(tree.relation(t)) && tree.token(t).head === top;
  const isNear = (left: number, right: number): boolean => {
    for (let t = left + 1; t < right; t++) if (!isAuxiliary(t)) return false;
    return true;
  };
  while (from > 0 && isNear(sorted[from - 1] ?? 0, sorted[from] ?? 0)) from--;
  return sorted.slice(from, to + 1);
}

/** "The group that broke away": a short clause without a comma tells which one is meant. */
function isNarrowing(tree: Tree, clause: number): boolean {
  if (tree.token(clause).deprel !== 'acl:relcl') return false;
  const tokens = tree.subtree(clause);
  const [first = clause] = tokens;
  return (
    tokens.length <= LONGEST_CLAUSE && /^(?:that|who)$/u.test(tree.lemma(first)) && tree.tokens[first - 1]?.form !== ','
  );
}

function spanFrom(tree: Tree, tokens: readonly number[]): Span {
  let last = tokens.length - 1;
  while (last > 0 && tree.token(tokens[last] ?? 0).upos === 'PUNCT') last--;
  return { start: tree.token(tokens[0] ?? 0).start, end: tree.token(tokens[last] ?? 0).end };
}

/** One line, without quotation marks inside, cut at a word. */
function shorten(words: string): string {
  const line = words
    .replace(/[“”"‘]|''/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/,? and that .*$/u, '')
    .replace(/(?: (?:where|which|who|that|and|or|but|of|to|in|by|for|with))+$/u, '')
    .trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, line.lastIndexOf(' ', LONGEST))} …`;
}
