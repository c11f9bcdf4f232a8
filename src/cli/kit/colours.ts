import { styleText } from 'node:util';
import type { Terminal } from './terminal.ts';

/** How each tone of a page looks. */
const LOOKS: Readonly<Record<string, Parameters<typeof styleText>[0]>> = {
  heading: 'bold',
  strong: 'bold',
  dim: 'dim',
  cooperative: 'blue',
  conflictual: 'yellow',
  warning: 'magenta',
  quote: 'italic',
};

/** An option for what draws pages: nothing where the terminal wants no colours. */
export function colours(terminal: Terminal): { readonly style?: (tone: string, text: string) => string } {
  if (!terminal.colour) return {};
  return {
    style: (tone, text) => {
      const look = LOOKS[tone];
      return look === undefined ? text : styleText(look, text, { validateStream: false });
    },
  };
}
