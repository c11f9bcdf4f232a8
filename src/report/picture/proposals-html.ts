import { html, type Markup } from '../kit/html.ts';
import { shorten } from '../kit/text-width.ts';
import { andList } from '../words/wording.ts';
import type { PictureSheet } from './picture-sheet.ts';
import { emptyPart, opens, part, rowData, tableHtml } from './picture-table.ts';
import { answerLine, termWords } from './picture-words.ts';

/** Proposals with what they ask of whom and how they were answered. */
export function proposalsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Proposals and their answers';
  if (picture.proposals.length === 0) return emptyPart('proposals', title, 'No proposals were found.');
  const list = picture.proposals.toSorted((a, b) => b.answers.length - a.answers.length);
  const rows = list.map((proposal) => {
    const by = proposal.by.map((id) => shorten(names.full(id), 40));
    const terms = termWords(proposal, names);
    const answers = proposal.answers.map(
      (answer) => html`<li>${opens(sheet, [answer.passage], answerLine(answer, names), 'answer')}</li>`,
    );
    return html`<tr${rowData(sheet, [...proposal.by, ...proposal.answers.map(({ actor }) => actor)])}><td class="nb">${proposal.day ?? 'no date'}</td><th scope="row">${andList(by) || 'somebody not named'}</th><td><ul class="bare">${terms.map((term) => html`<li dir="auto">${shorten(term, 240)}</li>`)}</ul></td><td data-v="${answers.length}">${answers.length > 0 ? html`<ul class="bare">${answers}</ul>` : html`<span class="few">no answer found</span>`}</td><td class="num" data-v="${proposal.documents}">${opens(sheet, proposal.passages, String(proposal.documents), `texts that tell of the proposal by ${andList(by) || 'somebody'}`)}</td></tr>`;
  });
  const table = tableHtml(
    'proposals',
    'Proposals and their answers',
    [
      ['First told', 'text'],
      ['By', 'text'],
      ['Asked of whom', ''],
      ['Answers by day', 'number'],
      ['Texts', 'number'],
    ],
    rows,
  );
  return part('proposals', title, table);
}
