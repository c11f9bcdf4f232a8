import { escapeHtml } from './escape-html.ts';
import { plainText } from './plain-text.ts';

/** Words as they stand in a file of XML for another program, between tags or in quoted attributes: escaped, and without the control characters that XML forbids. */
export function xmlText(words: string): string {
  return escapeHtml(plainText(words));
}
