import type { Tree } from '../clause/tree.ts';

export type ConditionTie = 'if' | 'only if' | 'unless' | 'until';

/** The words that open a condition. */
export interface Opening {
  readonly words: string;
  readonly tie: ConditionTie;
  /** How many tokens they are. */
  readonly length: number;
}

/** Words that open a condition, longest first; the last of a row says how it ties. */
const OPENINGS: readonly (readonly [words: string, tie: ConditionTie])[] = [
  ['on the condition that', 'if'],
  ['under the condition that', 'if'],
  ['on the understanding that', 'if'],
  ['with the understanding that', 'if'],
  ['on the proviso that', 'if'],
  ['on the basis that', 'if'],
  ['until such time as', 'until'],
  ['in the absence of', 'unless'],
  ['as the price for', 'if'],
  ['as the price of', 'if'],
  ['at the price of', 'if'],
  ['for as long as', 'if'],
  ['on condition that', 'if'],
  ['on condition of', 'if'],
  ['if and only if', 'only if'],
  ['if and when', 'if'],
  ['conditional on', 'if'],
  ['conditional upon', 'if'],
  ['contingent on', 'if'],
  ['contingent upon', 'if'],
  ['in response to', 'if'],
  ['subject to', 'if'],
  ['except if', 'unless'],
  ['except when', 'unless'],
  ['save if', 'unless'],
  ['granted that', 'if'],
  ['in the event that', 'if'],
  ['in the event of', 'if'],
  ['with the proviso that', 'if'],
  ['under the threat of', 'if'],
  ['at the request of', 'if'],
  ['in exchange for', 'if'],
  ['in return for', 'if'],
  ['as soon as', 'if'],
  ['as long as', 'if'],
  ['so long as', 'if'],
  ['in case of', 'if'],
  ['provided that', 'if'],
  ['providing that', 'if'],
  ['assuming that', 'if'],
  ['the moment', 'if'],
  ['in case', 'if'],
  ['provided', 'if'],
  ['providing', 'if'],
  ['unless', 'unless'],
  ['barring', 'unless'],
  ['supposing', 'if'],
  ['whenever', 'if'],
  ['pending', 'until'],
  ['assuming', 'if'],
  ['without', 'unless'],
  ['until', 'until'],
  ['till', 'until'],
  ['before', 'until'],
  ['while', 'if'],
  ['once', 'if'],
  ['after', 'if'],
  ['when', 'if'],
  ['if', 'if'],
];
const NEVER_OPENS = /^(?:even|as|what|whether|and|what)$/u;

/** The words that open a condition at a token, with how they tie; undefined where none do. */
export function openingAt(tree: Tree, forms: readonly string[], at: number): Opening | undefined {
  const before = forms[at - 1] ?? '';
  if (NEVER_OPENS.test(before) && forms[at] === 'if') return undefined;
  // "Leave at once"
  if (forms[at] === 'once' && /^(?:at|all)$/u.test(before)) return undefined;
  for (const [words, tie] of OPENINGS) {
    const parts = words.split(' ');
    if (parts.every((part, i) => forms[at + i] === part)) {
      // "Once" and "when" may be adverbs; "provided" and "before" verbs and adverbs.
      const { xpos } = tree.token(at);
      const opens =
        parts.length > 1 || /^(?:IN|WRB|RB|VBN|VBG|NN)$/u.test(xpos) || (xpos === 'VBD' && forms[at - 1] === ',');
      return opens ? { words, tie, length: parts.length } : undefined;
    }
  }
  const isTurned = isInverted(tree, forms, at) || isSubjunctive(tree, forms, at) || isShouldBehind(tree, forms, at);
  return isTurned ? { words: 'should', tie: 'if', length: 1 } : undefined;
}

/** "Should talks fail, the marines will land", "could leave were the dam unsafe". */
function isInverted(tree: Tree, forms: readonly string[], at: number): boolean {
  const verb = tree.token(at).head;
  const subject = verb < 0 ? undefined : tree.child(verb, 'nsubj');
  if (subject === undefined || subject <= at || subject >= verb || tree.tokens.at(-1)?.form === '?') return false;
  return forms[at] === 'should' || (forms[at] === 'were' && at > 0 && !hasSubjectBefore(tree, at));
}

/**
 * "Would send arms should the planes attack", wherever the tree hangs it: no subject of a clause stands in front of "should",
 * and one may stand behind it.
 */
function isShouldBehind(tree: Tree, forms: readonly string[], at: number): boolean {
  const [before, behind] = [tree.tokens[at - 1], tree.tokens[at + 1]];
  if (forms[at] !== 'should' || !before || !behind || tree.tokens.at(-1)?.form === '?') return false;
  if (!/^(?:DET|NOUN|PROPN|PRON|ADJ)$/u.test(behind.upos)) return false;
  if (!/^(?:NOUN|PROPN|VERB|ADV|NUM)$/u.test(before.upos)) return false;
  return [before.index, ...tree.ancestors(before.index)].every((one) => !/^nsubj/u.test(tree.token(one).deprel));
}

/** "Were Armenia to attack", "had the talks failed" */
function isSubjunctive(tree: Tree, forms: readonly string[], at: number): boolean {
  const opensClause = at === 0 || /^[,;:“"]$|^that$/u.test(forms[at - 1] ?? '');
  if (!opensClause || !/^NN|^PRP|^DT$/u.test(tree.tokens[at + 1]?.xpos ?? '')) return false;
  const end = endOf(tree, at);
  return (
    (forms[at] === 'were' && forms.slice(at + 2, end).includes('to')) ||
    (forms[at] === 'had' && tree.tokens.slice(at + 2, end + 1).some(({ xpos }) => xpos === 'VBN'))
  );
}

/** "The dams were": a verb with its subject in front is no condition. */
function hasSubjectBefore(tree: Tree, at: number): boolean {
  const verb = tree.token(at).head;
  return tree.children(verb, 'nsubj', 'expl').some((one) => one < at);
}

/**
 * A condition goes on to the next comma or stop, or to a clause of its own behind "and that"; one that leads with "only" goes
 * on to the verb that it turns round ("only after the sites are opened will it lift").
 */
export function endOf(tree: Tree, first: number, isTurned = false): number {
  let last = first;
  const isEnd = (at: number): boolean => {
    const { form } = tree.token(at);
    if (/^[,;:.!?”"]$|^''$|^[–—]$/u.test(form)) return true;
    if (/^(?:if|unless)$/u.test(form) && at > first) return true;
    if (/^(?:and|but|or)$/u.test(form) && tree.tokens[at + 1]?.form === 'that') return true;
    return isTurned && at > first + 1 && /^(?:will|would|can|could)$/u.test(form);
  };
  while (last + 1 < tree.tokens.length && !isEnd(last + 1)) last++;
  return last;
}
