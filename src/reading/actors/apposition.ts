import type { Token } from '../../language/tree.ts';
import type { Tree } from '../clause/tree.ts';
import { type Expression, headWithin, isHonorific, namesPerson } from './expressions.ts';
import type { RolePhrase } from './role-phrases.ts';
import { roleOf } from './role-words.ts';

/** Somebody beside a role, with further titles that stand between the two. */
export interface TitledPerson {
  readonly name: Expression;
  readonly titles: readonly Expression[];
}

/** The person whose role it is: "Foreign Minister Wang Yi", "the president, Hassan Rouhani,", "Special Envoy for Yemen Tim Lenderking". */
export function personBeside(
  sentence: Tree,
  phrase: RolePhrase,
  expressions: readonly Expression[],
): TitledPerson | undefined {
  const { last, titles } = portfolio(sentence, phrase, expressions);
  // "the president of Iran, Hassan Rouhani": an owner may stand between.
  const name = expressions.find((other) => other.first > last && !phrase.owners.includes(other));
  if (!name || !namesPerson(name)) return undefined;
  let gap = last + 1;
  while (gap < name.first && isHonorific(sentence.tokens[gap]?.form ?? '')) gap++;
  if (gap === name.first) return { name, titles };
  if (sentence.tokens[gap]?.form !== ',') return undefined;
  gap++;
  while (gap < name.first && isHonorific(sentence.tokens[gap]?.form ?? '')) gap++;
  if (gap !== name.first) return undefined;
  return isAside(sentence, name.head) || isSecondSubject(sentence, phrase, name) ? { name, titles } : undefined;
}

/** "China's ambassador to Australia, Xiao Qian, said": where the tree has title and name between commas as two subjects of one verb. */
function isSecondSubject(sentence: Tree, { expression }: RolePhrase, { head, last }: Expression): boolean {
  const [title, name] = [sentence.token(expression.head), sentence.token(head)];
  return name.deprel === 'nsubj' && name.head === title.head && sentence.tokens[last + 1]?.form === ',';
}

/** "Special Representative for the DPRK Ambassador", "Ambassador to Yemen": what a title is for, and the title behind it; else where the role ends. */
function portfolio(
  sentence: Tree,
  { last }: RolePhrase,
  expressions: readonly Expression[],
): { readonly last: number; readonly titles: readonly Expression[] } {
  const form = (at: number): string => sentence.tokens[at]?.form.toLowerCase() ?? '';
  if (!/^(?:for|to)$/u.test(form(last + 1))) return { last, titles: [] };
  const first = last + (form(last + 2) === 'the' ? 3 : 2);
  const land = expressions.find((other) => other.first === first && !roleOf(other) && !namesPerson(other));
  if (!land) return { last, titles: [] };
  const title = expressions.find((other) => other.first === land.last + 1 && roleOf(other));
  return title ? { last: title.last, titles: [title] } : { last: land.last, titles: [] };
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
