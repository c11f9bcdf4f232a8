import type { Picture } from '../../measures/picture.ts';
import { attributes, html, type Markup, type Printable } from '../kit/html.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { andList } from '../words/wording.ts';
import type { PictureSheet } from './picture-sheet.ts';
import { emptyPart, opens, part, rowData, tableHtml } from './picture-table.ts';
import { courseWords, speakerName, stanceCounts } from './picture-words.ts';

/** Who stands where: a matrix of the issues on which several take a stand, and a table of all. */
export function issuesHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Who stands where';
  if (picture.issues.length === 0) {
    return emptyPart('issues', title, 'No positions on issues were found.');
  }
  const issueOf = new Map(picture.issues.map((issue) => [issue.id, issue]));
  const rows = picture.stances.map((cell) => {
    const issue = issueOf.get(cell.issue);
    const name = shorten(plainText(issue?.name ?? cell.issue), 120);
    const actor = shorten(names.full(cell.actor), 40);
    const speakers = [...new Set(cell.stands.map(({ speaker }) => speaker))].map((id) =>
      id === cell.actor ? 'its own words' : speakerName(id, names),
    );
    const wordings = issue?.wordings.length ?? 1;
    const other = wordings > 1 && html` <span class="few">in ${wordings} wordings</span>`;
    return html`<tr${rowData(sheet, [cell.actor])}><td dir="auto">${name}${other}</td><th scope="row">${actor}</th><td data-v="${cell.for - cell.against}">${stanceLink(sheet, cell, name, actor)}</td><td>${courseWords(cell)}</td><td class="num" data-v="${cell.documents}">${cell.documents}</td><td>${andList(speakers.slice(0, 3))}</td></tr>`;
  });
  const table = tableHtml(
    'issues',
    'Actors and issues',
    [
      ['Issue', 'text'],
      ['Actor', 'text'],
      ['Stance', 'number'],
      ['Course', 'text'],
      ['Texts', 'number'],
      ['By whose account', 'text'],
    ],
    rows,
  );
  return part(
    'issues',
    title,
    html`<p class="note"><b>+</b> for, <b>−</b> against, <b>±</b> on terms; towards the issue as it is worded. Counts stand side by side and are never averaged.</p>`,
    issueMatrixHtml(sheet),
    table,
  );
}

function stanceLink(sheet: PictureSheet, cell: Picture['stances'][number], issue: string, actor: string): Printable {
  const counts = { for: cell.for, against: cell.against };
  const tone = counts.for > 0 && counts.against > 0 ? '' : counts.for > 0 ? ' pro' : counts.against > 0 ? ' con' : '';
  return opens(
    sheet,
    cell.stands.map(({ passage }) => passage),
    stanceCounts(cell),
    `${actor} on ${issue}`,
    tone,
  );
}

/** Issues on which several take a stand, against the actors who take most stands on them. */
function issueMatrixHtml(sheet: PictureSheet): Printable {
  const { picture, names } = sheet;
  const shared = picture.issues
    .filter(({ actors }) => actors.filter((id) => sheet.known.has(id)).length > 1)
    .slice(0, 20);
  if (shared.length === 0) return undefined;
  const counts = new Map<string, number>();
  const cells = new Map<string, Picture['stances'][number]>();
  const ids = new Set(shared.map(({ id }) => id));
  for (const cell of picture.stances) {
    if (!ids.has(cell.issue) || !sheet.known.has(cell.actor)) continue;
    counts.set(cell.actor, (counts.get(cell.actor) ?? 0) + 1);
    cells.set(JSON.stringify([cell.issue, cell.actor]), cell);
  }
  const actors = [...counts]
    .sort((a, b) => b[1] - a[1] || sheet.place(a[0]) - sheet.place(b[0]))
    .slice(0, 10)
    .map(([id]) => id);
  const column = (id: string): Markup => attributes({ 'data-c': sheet.place(id) });
  const head = actors.map(
    (id) =>
      html`<th scope="col"${column(id)}><abbr title="${names.full(id)}">${shorten(names.short(id), 14)}</abbr></th>`,
  );
  const rows = shared.map((issue) => {
    const name = shorten(plainText(issue.name), 70);
    const row = actors.map((actor) => {
      const cell = cells.get(JSON.stringify([issue.id, actor]));
      if (!cell) return html`<td${column(actor)}></td>`;
      const ground = cell.for > 0 === cell.against > 0 ? 'hb' : cell.for > 0 ? 'hp' : 'hd';
      return html`<td class="${ground} h1"${column(actor)}>${stanceLink(sheet, cell, name, names.full(actor))}</td>`;
    });
    return html`<tr data-a="${issue.actors.map(sheet.place).join(',')}"><th scope="row" dir="auto">${name}</th>${row}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Issues and actors"><table class="matrix issues"><caption>Issues on which several take a stand</caption><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
