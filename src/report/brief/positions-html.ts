import { quote } from '../../records/offsets.ts';
import { html, type Markup } from '../kit/html.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { byWhom, noneWords, STANCE_WORDS } from '../words/wording.ts';
import { ofKind } from './references.ts';
import { refList } from './refs-html.ts';
import type { Sheet } from './sheet.ts';
import { courseWords, type StandCell, countWords as standCounts, standTable } from './stands.ts';

/** The table of who stands where; each count opens the words behind it. */
export function positionsHtml(sheet: Sheet): Markup {
  const positions = ofKind(sheet.shown, 'position');
  if (positions.length === 0) {
    const none = noneWords('No position on an issue was found.', sheet.left.positions ?? 0);
    return html`<p class="empty">${none}</p>`;
  }
  const { rows, actors } = standTable(sheet.reading, positions);
  const heads = actors.map(
    (actor) =>
      html`<th scope="col"><abbr title="${sheet.names.full(actor)}">${shorten(sheet.names.short(actor), 14)}</abbr></th>`,
  );
  const body = rows.map(({ name, aliases, cells }) => {
    const also =
      aliases.length > 0 &&
      html`<span class="also" dir="auto">also: ${shorten(aliases.map(plainText).join('; '), 160)}</span>`;
    const fields = actors.map((actor) => {
      const cell = cells.find((one) => one.actor === actor);
      return html`<td>${cell && standHtml(sheet, cell)}</td>`;
    });
    return html`<tr><th scope="row" dir="auto">${shorten(plainText(name), 90)}${also}</th>${fields}</tr>`;
  });
  return html`<p class="key">How often each actor is for (+), against (−) or for it on terms (±); a number opens the words. Stands that contradict each other are shown side by side, in the order of the text.</p>
<div class="stands"><div class="scroll" tabindex="0" role="group" aria-label="Who stands where"><table><thead><tr><th scope="col">Issue</th>${heads}</tr></thead><tbody>${body}</tbody></table></div></div>`;
}

/** A cell of the table of stands: its counts, which open the words behind them. */
function standHtml(sheet: Sheet, cell: StandCell): Markup {
  const { text } = sheet.reading.document;
  const stances = new Set(cell.course);
  const kind = stances.size > 1 ? 'mixed' : stances.has('+') ? 'for' : stances.has('-') ? 'against' : 'terms';
  const course = courseWords(cell);
  const words = cell.refs.map(({ record, ref }) => {
    const by = byWhom(record.speaker, record.actor, sheet.names);
    const quoted = shorten(plainText(quote(text, record.evidence)), 240);
    return html`<li><b>${STANCE_WORDS[record.stance]}</b> · ${record.act}${by && ` · ${by}`} ${refList(sheet, [ref])}<q dir="auto">${quoted}</q></li>`;
  });
  const who = sheet.names.full(cell.actor);
  return html`<details class="${kind}" name="${sheet.prefix}stand"><summary>${standCounts(cell)}</summary><div><p><b>${who}</b>${course && `: ${course}`}</p><ul>${words}</ul></div></details>`;
}
