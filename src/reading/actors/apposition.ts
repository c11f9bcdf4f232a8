import type { Token } from '../../language/tree.ts';
import type { Tree } from '../clause/tree.ts';
import { type Expression, headWithin, isHonorific, namesPerson } from './expressions.ts';
import type { RolePhrase } from './role-phrases.ts';

/** The person whose role it is: "Foreign Minister Wang Yi", "the president, Hassan Rouhani,". */
export function personBeside(
  sentence: Tree,
  phrase: RolePhrase,
  expressions: readonly Expression[],
): Expression | undefined {
  // "the president of Iran, Hassan Rouhani": an owner may stand between.
  const next = expressions.find((other) => other.first > phrase.last && !phrase.owners.includes(other));
  if (!next || !namesPerson(next)) return undefined;
  let gap = phrase.last + 1;
  while (gap < next.first && isHonorific(sentence.tokens[gap]?.form ?? '')) gap++;
  if (gap === next.first) return next;
  if (sentence.tokens[gap]?.form !== ',') return undefined;
  gap++;
  while (gap < next.first && isHonorific(sentence.tokens[gap]?.form ?? '')) gap++;
  if (gap !== next.first) return undefined;
  return isAside(sentence, next.head) ? next : undefined;
}

/** Whether a role follows a name as an aside: "Wang Yi, the Chinese foreign minister, said". */
export function followsInApposition(sentence: Tree, name: Expression, phrase: RolePhrase): boolean {
  if (sentence.tokens[name.last + 1]?.form !== ',' || phrase.first !== name.last + 2) return false;
  const head = headWithin(sentence, phrase.first, phrase.last);
  if (isAside(sentence, head)) return true;
  // The parser may miss it; a comma or stop after the phrase closes an aside.
  const { deprel } = sentence.tokens[head] as Token;
  const closing = sentence.tokens.slice(phrase.last + 1, phrase.last + 14).some((token) => /^[,.;]$/.test(token.form));
  return closing && !deprel.startsWith('nsubj') && deprel !== 'conj';
}

function isAside(sentence: Tree, head: number): boolean {
  const { deprel } = sentence.tokens[head] as Token;
  return deprel === 'appos' || deprel === 'flat';
}
