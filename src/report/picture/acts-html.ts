import type { PictureAct } from '../../measures/picture-act.ts';
import { html, type Markup } from '../kit/html.ts';
import { shorten } from '../kit/text-width.ts';
import type { PictureSheet } from './picture-sheet.ts';
import { emptyPart, opens, part, rowData, tableHtml } from './picture-table.ts';
import { actDay, actSides, actWhat, signedNumber } from './picture-words.ts';

/** Acts, each once, with how many texts tell of it. */
export function actsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Acts and their witnesses';
  if (picture.acts.length === 0) return emptyPart('acts', title, 'No acts were found.');
  const rows = picture.acts
    .toSorted((a, b) => b.documents - a.documents || order(a.day, b.day))
    .map((act) => actRow(sheet, act, names.full));
  const table = tableHtml(
    'acts',
    'Acts and their witnesses',
    [
      ['Day', 'text'],
      ['Who → whom', 'text'],
      ['What', 'text'],
      ['Score', 'number'],
      ['Reality', 'text'],
      ['Texts', 'number'],
    ],
    rows,
  );
  return part(
    'acts',
    title,
    html`<p class="note">One act told by several texts is one row. Only acts that took place are counted above. <b>~</b> is the day of the text, for want of a better one; acts from before the time of the texts are marked.</p>`,
    table,
  );
}

const order = (a = '9999', b = '9999'): number => (a < b ? -1 : a > b ? 1 : 0);

function actRow(sheet: PictureSheet, act: PictureAct, name: (id: string) => string): Markup {
  const sides = actSides(act, (id) => shorten(name(id), 40));
  const day = act.date?.first ?? act.day ?? '';
  const texts = opens(
    sheet,
    act.witnesses.map(({ passage }) => passage),
    String(act.documents),
    `texts that tell: ${sides}, ${actWhat(act)}`,
  );
  return html`<tr${rowData(sheet, [...act.source, ...act.target])}><td class="nb" data-v="${day}">${actDay(act)}${act.when === 'before' && html` <span class="few">before</span>`}</td><th scope="row">${sides}</th><td class="${act.quad <= 2 ? 'pro' : 'con'}">${act.quad <= 2 ? '+' : '−'} ${actWhat(act)}</td><td class="num" data-v="${act.score}">${signedNumber(act.score)}</td><td>${act.reality !== 'actual' && html`<span class="real">${act.reality}</span>`}</td><td class="num" data-v="${act.documents}">${texts}</td></tr>`;
}
