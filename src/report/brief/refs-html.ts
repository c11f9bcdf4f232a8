import { html, join, type Markup, type Printable } from '../kit/html.ts';
import type { Sheet } from './sheet.ts';

/** The place of a record among those of its reading, by which marks, cards and arrows name it. */
export function indexOf(sheet: Sheet, ref: string): number {
  return sheet.all.findIndex((reference) => reference.ref === ref);
}

/** Links to records by their short names. */
export function refList(sheet: Sheet, refs: readonly string[]): Markup {
  return join(
    refs.map((ref) => html`<a href="#${sheet.prefix}${ref}" data-n="${indexOf(sheet, ref)}">${ref}</a>`),
    ', ',
  );
}

/** Links to the first records of many: `e1, e2, e3, e4, e5, e6 and 4 more`. */
export function fewRefs(sheet: Sheet, refs: readonly string[]): Markup {
  const most = 6;
  return html`${refList(sheet, refs.slice(0, most))}${refs.length > most && ` and ${refs.length - most} more`}`;
}

/** A sentence in which the short names of records are links. */
export function linkRefs(sheet: Sheet, sentence: string): readonly Printable[] {
  const known = new Set(sheet.all.map(({ ref }) => ref));
  return sentence.split(/(?<![\w#])([a-z]\d+)\b/).map((part) => (known.has(part) ? refList(sheet, [part]) : part));
}
