import { type Document, isAlias, isScalar, visit } from 'yaml';
import type { FilePlaces } from './file-places.ts';
import type { ModelFileProblem } from './file-types.ts';

/** Signs with a meaning of their own in YAML when a text begins with them, and what may be written in their place. */
const SIGNS: Readonly<Record<string, string>> = {
  '!': ' (or write not)',
  '&': ' (or write and between the parts)',
  '|': ' (or write or between the parts)',
  '*': '',
  '>': '',
  '@': '',
  '`': '',
  '%': '',
};

function signWords(sign: string): string {
  return `a text that begins with ${sign} must stand in quotation marks${SIGNS[sign] ?? ''}`;
}

/**
 * Why a line of YAML cannot be read, where the cause is a text without quotation marks or with too few of them;
 * undefined where something else is wrong.
 *
 * @param at where the reader of YAML stumbled
 */
export function unquotedWords(text: string, at: number, message: string): string | undefined {
  if (message.includes('at node end')) {
    return 'the text goes on after its closing quotation mark; one pair of quotation marks stands around the whole text';
  }
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at + 1);
  // What follows the last dash, colon, comma or bracket is the text that could not be read.
  const begun = /(?:^\s*|- +|: +|[,[{] *)([!&|*>@`%])[^,[{:]*$/u.exec(line)?.[1];
  return begun === undefined ? undefined : signWords(begun);
}

/**
 * Formulas that YAML read otherwise than they were meant: a leading ! or & is a mark of its own and would be dropped
 * without a word, which turns `! strike` into its opposite.
 */
export function swallowedSigns(document: Document, text: string, places: FilePlaces): readonly ModelFileProblem[] {
  const used = new Set<string>();
  visit(document, {
    Alias: (_, node) => {
      if (isAlias(node)) used.add(node.source);
    },
  });
  const found: ModelFileProblem[] = [];
  const say = (sign: '!' | '&', before: number): void => {
    const at = text.lastIndexOf(sign, Math.max(0, before - 1));
    found.push({ ...places.at(Math.max(0, at)), message: signWords(sign) });
  };
  visit(document, {
    Scalar: (_, node) => {
      if (!isScalar(node) || !node.range) return;
      if (node.tag?.startsWith('!')) say('!', node.range[0]);
      else if (node.anchor !== undefined && !used.has(node.anchor)) say('&', node.range[0]);
    },
  });
  return found;
}
