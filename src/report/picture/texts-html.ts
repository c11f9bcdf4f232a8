import type { Passage } from '../../measures/passage.ts';
import type { PictureDocument } from '../../measures/picture.ts';
import { html, join, type Markup } from '../kit/html.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { GRADE_DOTS, gradesMeasured } from '../words/wording.ts';
import type { PictureSheet } from './picture-sheet.ts';
import { part, tableHtml } from './picture-table.ts';

function titleOf(document: PictureDocument): string {
  return plainText(document.title ?? '') || plainText(document.name) || 'Untitled text';
}

/** The texts of the picture. */
export function textsHtml(sheet: PictureSheet): Markup {
  const rows = sheet.picture.documents.map((document, n) => {
    const copy =
      document.copyOf !== undefined &&
      html` <span class="few">shares half of its sentences or more with an earlier text</span>`;
    const title = shorten(titleOf(document), 140);
    const linked = document.records > 0 ? html`<a href="#d${n}" dir="auto">${title}</a>` : title;
    return html`<tr><td class="nb">${document.date ?? 'no date'}</td><th scope="row">${linked}${copy}</th><td>${plainText(document.publisher ?? '')}</td><td>${shorten(plainText(document.name), 60)}</td><td class="num" data-v="${document.records}">${document.records}</td></tr>`;
  });
  const table = tableHtml(
    'texts',
    'Texts',
    [
      ['Date', 'text'],
      ['Title', 'text'],
      ['Publisher', 'text'],
      ['File', 'text'],
      ['Records', 'number'],
    ],
    rows,
  );
  return part('texts', 'Texts', table);
}

/** The sentences on which everything stands, text by text. */
export function sentencesHtml(sheet: PictureSheet): Markup {
  const { picture } = sheet;
  const byDocument = new Map<string, Passage[]>();
  for (const passage of picture.passages) {
    const list = byDocument.get(passage.document);
    if (list) list.push(passage);
    else byDocument.set(passage.document, [passage]);
  }
  const blocks = picture.documents.flatMap((document, n) => {
    const passages = byDocument.get(document.id) ?? [];
    if (passages.length === 0) return [];
    const meta = [document.date ?? 'no date', plainText(document.publisher ?? '')].filter((part) => part !== '');
    const items = passages.map((passage) => sentenceHtml(sheet, passage));
    return [
      html`<div class="source" id="d${n}"><h3 dir="auto">${shorten(titleOf(document), 140)}</h3><p class="from">${meta.join(' · ')}</p><ol class="bare">${items}</ol></div>`,
    ];
  });
  return part(
    'sentences',
    'Sentences',
    html`<p class="note">Everything above stands on these words, text by text. The dots say how sure the reader is of a record (strong, fair, weak). ${gradesMeasured(picture.documents[0]?.reader)}</p>`,
    join(blocks, '\n'),
  );
}

function sentenceHtml(sheet: PictureSheet, { id, text, mark, sentence, record, grade }: Passage): Markup {
  const before = text.slice(0, mark.start);
  const words = text.slice(mark.start, mark.end);
  const after = text.slice(mark.end);
  return html`<li id="x${sheet.passage(id)}"><q dir="auto">${before}<b>${words}</b>${after}</q> <span class="from"><span class="dots" aria-hidden="true">${GRADE_DOTS[grade]}</span><span class="sr">${grade} evidence,</span> s${sentence} · ${record}</span></li>`;
}
