import type { PictureAct } from '../../measures/picture-act.ts';
import { signOfAct } from '../../records/plover.ts';
import { html, type Markup } from '../kit/html.ts';
import { shorten } from '../kit/text-width.ts';
import { denialWords } from '../words/wording.ts';
import type { PictureSheet } from './picture-sheet.ts';
import { emptyPart, opens, part, rowData, tableHtml } from './picture-table.ts';
import { actDay, actHead, actWhat, signedNumber } from './picture-words.ts';

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
    html`<p class="note">One act told by several texts is one row. Only acts that took place are counted above; a claimed act says whose word it is and who denies it. <b>○</b> is a call for restraint, neither cooperation nor conflict. <b>~</b> is the day of the text, for want of a better one; acts from before the time of the texts are marked.</p>`,
    table,
  );
}

const order = (a = '9999', b = '9999'): number => (a < b ? -1 : a > b ? 1 : 0);

function actRow(sheet: PictureSheet, act: PictureAct, name: (id: string) => string): Markup {
  const short = (id: string): string => shorten(name(id), 40);
  const sides = actHead(act, short);
  const sign = signOfAct(act);
  const denied = denialWords(act.deniedBy ?? [], short);
  const day = act.date?.first ?? act.day ?? '';
  const texts = opens(
    sheet,
    act.witnesses.map(({ passage }) => passage),
    String(act.documents),
    `texts that tell: ${sides}, ${actWhat(act)}`,
  );
  return html`<tr${rowData(sheet, [...act.source, ...act.target])}><td class="nb" data-v="${day}">${actDay(act)}${act.when === 'before' && html` <span class="few">before</span>`}</td><th scope="row">${sides}</th><td class="${{ '+': 'pro', '−': 'con', '○': 'few' }[sign]}">${sign} ${actWhat(act)}</td><td class="num" data-v="${act.score}">${signedNumber(act.score)}</td><td>${act.reality !== 'actual' && html`<span class="real">${act.reality}</span>`}${denied !== '' && ` ${denied}`}</td><td class="num" data-v="${act.documents}">${texts}</td></tr>`;
}
