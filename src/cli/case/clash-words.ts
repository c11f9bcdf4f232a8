import type { Clash, Say } from '../../casefile/journal/clashes.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { valueWords } from './log-command.ts';

/**
 * Something of which several say different things, in two lines: `e-2a… category  “recalled”` and who says what.
 * @param who names a side
 */
export function clashWords({ target, of, words, says, holds }: Clash, who: (say: Say) => string): string {
  const quoted = words === undefined ? '' : `  “${words}”`;
  const sides = says.map((say) => `${who(say)}: ${valueWords(say.value)}`).join('; ');
  return plainText(`${target.id}  ${of}${quoted}`) + plainLine(`${sides}. Holds: ${valueWords(holds)}`);
}

const plainLine = (words: string): string => `\n    ${plainText(words)}`;
