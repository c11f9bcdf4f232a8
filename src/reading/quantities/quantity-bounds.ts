import type { Token } from '../../language/tree.ts';
import type { Quantity } from '../../records/quantity.ts';

type Bound = NonNullable<Quantity['bound']>;

/** Words right before a number that make it a bound or an estimate; longer ones first, because "no more than" ends in "more than". */
const BOUNDS: readonly (readonly [string, Bound])[] = [
  ['no fewer than', 'least'],
  ['no less than', 'least'],
  ['not less than', 'least'],
  ['no more than', 'most'],
  ['not more than', 'most'],
  ['as many as', 'most'],
  ['as much as', 'most'],
  ['a minimum of', 'least'],
  ['a maximum of', 'most'],
  ['at least', 'least'],
  ['more than', 'least'],
  ['upwards of', 'least'],
  ['well over', 'least'],
  ['at most', 'most'],
  ['up to', 'most'],
  ['fewer than', 'most'],
  ['less than', 'most'],
  ['an estimated', 'about'],
  ['close to', 'about'],
  ['over', 'least'],
  ['under', 'most'],
  ['some', 'about'],
  ['about', 'about'],
  ['around', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
  ['nearly', 'about'],
  ['almost', 'about'],
  ['estimated', 'about'],
];

/** The bound that the words before token `first` set, with the first of those words. */
export function boundBefore(tokens: readonly Token[], first: number): { bound: Bound; at: number } | undefined {
  for (const [words, bound] of BOUNDS) {
    const parts = words.split(' ');
    const at = first - parts.length;
    if (at >= 0 && parts.every((part, i) => tokens[at + i]?.form.toLowerCase() === part)) return { bound, at };
  }
  return undefined;
}
