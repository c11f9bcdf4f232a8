import type { Block, PageItem } from '../kit/text-page.ts';
import type { ConflictWords } from './conflict-words.ts';

/** States beyond this many stand by their numbers only. */
const MOST_IN_WORDS = 12;

/** States as entries of a list, each with its number and in words; of many the first, then how many are left. */
export function stateItems(
  states: readonly number[],
  words: ConflictWords,
  most: number = MOST_IN_WORDS,
): readonly PageItem[] {
  const left = states.length - most;
  return [
    ...states.slice(0, most).map((state) => ({ label: String(state), text: words.state(state) })),
    ...(left > 0
      ? [{ label: '…', text: `and ${left.toLocaleString('en-GB')} more: ${numbers(states.slice(most))}` }]
      : []),
  ];
}

/** States under a line that says what they have in common; `none` where there are none. */
export function stateBlocks(line: string, states: readonly number[], words: ConflictWords): readonly Block[] {
  if (states.length === 0) return [{ kind: 'text', text: `${line}: none.` }];
  return [
    { kind: 'text', text: `${line}:` },
    { kind: 'list', items: stateItems(states, words) },
  ];
}

/** More numbers than this say nothing to anybody. */
const MOST_NUMBERS = 40;

function numbers(states: readonly number[]): string {
  const left = states.length - MOST_NUMBERS;
  return `${states.slice(0, MOST_NUMBERS).join(', ')}${left > 0 ? ` and ${left.toLocaleString('en-GB')} others` : ''}`;
}
