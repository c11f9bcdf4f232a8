import { attributes, html, join, type Markup, type Printable } from '../kit/html.ts';
import { counted } from '../words/wording.ts';
import type { PictureSheet } from './picture-sheet.ts';

/** A number that opens its sentences: a button with the script, a link to the first one without. */
export function opens(
  sheet: PictureSheet,
  passages: readonly string[],
  shown: string,
  label: string,
  tone = '',
): Printable {
  const places = passages.map(sheet.passage).filter((n) => n >= 0);
  if (places.length === 0) return shown;
  return html`<a class="num${tone}" href="#x${places[0]}" data-p="${places.join(',')}" aria-label="${shown}: ${label}, ${counted(places.length, 'sentence')}">${shown}</a>`;
}

/** Data by which a row is filtered: whose it is, and whether somebody in it is not identified. */
export function rowData(sheet: PictureSheet, actors: readonly string[]): Markup {
  const places = actors.map(sheet.place).filter((n) => n >= 0);
  const local = actors.length > 0 && actors.some((id) => !sheet.known.has(id));
  const states = actors.length > 0 && actors.every((id) => sheet.states.has(id));
  return attributes({ 'data-a': places.join(','), 'data-local': local, 'data-states': states });
}

/** A part of the page under its heading; what it holds stands in lines of their own. */
export function part(id: string, title: string, ...lines: readonly Printable[]): Markup {
  return html`<section class="wide part" id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${title}</h2>${lines.map((line) => ['\n', line])}</section>`;
}

/** A part for which nothing was found, and what that means. */
export function emptyPart(id: string, title: string, words: string): Markup {
  return html`<section class="wide part" id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${title}</h2><p class="empty">${words}</p></section>`;
}

/** A head of a column, and as what it is sorted. */
type ColumnHead = readonly [name: string, sort: 'text' | 'number' | ''];

/** A table that can be sorted by the heads of its columns and is cut to its first rows by the script. */
export function tableHtml(id: string, label: string, heads: readonly ColumnHead[], rows: readonly Markup[]): Markup {
  const columns = heads.map(([name, sort]) =>
    sort === ''
      ? html`<th scope="col">${name}</th>`
      : html`<th scope="col" data-sort="${sort}"><button type="button" class="sort">${name}</button></th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${label}"><table class="long" id="t-${id}"><thead><tr>${columns}</tr></thead><tbody>${join(rows, '\n')}</tbody></table></div><p class="empty nothing needs-js" hidden>No row is left by this choice.</p><button type="button" class="plain more needs-js" hidden>Show all</button>`;
}
