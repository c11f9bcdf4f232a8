import { html, type Markup } from '../kit/html.ts';
import type { PictureSheet } from './picture-sheet.ts';
import { emptyPart, opens, part, rowData, tableHtml } from './picture-table.ts';
import { COURSE_WORDS, contradictionWords } from './picture-words.ts';

/** What texts tell differently, claim by claim. */
export function contradictionsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Contradictions';
  if (picture.contradictions.length === 0) {
    const none =
      'None was found: no act that one text tells and another denies, nobody on both sides of an issue, no relation called both friendly and hostile.';
    return emptyPart('contradictions', title, none);
  }
  const rows = picture.contradictions.map((contradiction) => {
    const { about, claims } = contradictionWords(contradiction, picture, names);
    const sides = contradiction.claims.map(
      ({ passages }, n) => html`<li>${opens(sheet, passages, claims[n] ?? '', about)}</li>`,
    );
    return html`<tr${rowData(sheet, contradiction.actors)}><th scope="row">${about}</th><td><ul class="bare">${sides}</ul></td><td>${COURSE_WORDS[contradiction.course]}</td></tr>`;
  });
  const table = tableHtml(
    'contradictions',
    'Contradictions',
    [
      ['About', 'text'],
      ['What is said', ''],
      ['Where', 'text'],
    ],
    rows,
  );
  return part(
    'contradictions',
    title,
    html`<p class="note">Which claim is right is not decided here. It may be a change of mind, two voices in one report, or an error of the reading.</p>`,
    table,
  );
}
