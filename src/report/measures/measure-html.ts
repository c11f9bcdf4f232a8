import { chartFigure } from '../charts/draw-chart.ts';
import { attributes, html, join, type Markup } from '../kit/html.ts';
import { htmlPage } from '../kit/html-page.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { GRADE_DOTS } from '../words/wording.ts';
import type { BehindItem, MeasurePart, MeasureReport, MeasureTable } from './measure-report.ts';

/**
 * What a measure says as one HTML file that needs nothing else: charts with their tables, what each number stands on, and
 * what it cannot show. Without its script everything is there and links lead to the first row or sentence.
 *
 * @returns the whole file; the same report gives the same bytes
 * @throws EntenteError if a style or script of the package is missing
 * @example
 * const report = { what: 'dyad', title: 'A and B', headline: 'Nothing is known.', sentences: [], facts: [], parts: [], behind: [], behindNote: '', limits: ['It is made up.'], next: [] };
 * (await renderMeasureHtml(report)).startsWith('<!doctype html>'); // true
 */
export function renderMeasureHtml(report: MeasureReport): Promise<string> {
  const { parts, behind } = report;
  const links = [
    ['top', 'Top'],
    ...parts.map(({ id, title }) => [id, title]),
    ...(behind.length > 0 ? [['behind', 'What stands behind it']] : []),
    ['limits', 'What it cannot show'],
  ];
  return htmlPage({
    title: `${report.title} · Entente`,
    what: report.what,
    skip: { href: `#${parts[0]?.id ?? 'limits'}`, words: 'Skip to the charts' },
    styles: ['page.css', 'picture.css', 'chart.css', 'measures.css'],
    scripts: ['page.js', 'picture.js', 'chart.js'],
    main: html`<div id="top"><header class="wide measure-head">
<h1 class="title">${report.title}</h1>
<p class="headline">${report.headline}</p>
${report.sentences.length > 0 && html`<ul class="gist">${report.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
<dl class="tally">${report.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>
<div class="bar pbar"><div class="wide"><nav aria-label="Parts of the page">${links.map(([id = '', name = '']) => html`<a href="#${id}">${name}</a>`)}</nav></div></div>
${join(parts.map(partHtml), '\n')}
${behindHtml(report)}
<section class="limits" id="limits" aria-labelledby="limits-h"><div class="wide">
<h2 id="limits-h">What this cannot show</h2>
<ul>${report.limits.map((limit) => html`<li>${limit}</li>`)}</ul>
${
  report.next.length > 0 &&
  html`<p>To go on: ${join(
    report.next.map((command) => html`<code>${command}</code>`),
    ' · ',
  )}</p>`
}
</div></section></div>
<dialog id="drawer" aria-labelledby="drawer-title"><div class="drawer-head"><h2 id="drawer-title" tabindex="-1"></h2><button type="button" class="plain" id="drawer-close">Close</button></div><p class="drawer-note"></p><div class="drawer-body" tabindex="0" role="group" aria-label="What stands behind it"></div></dialog>`,
  });
}

/** A part of a page: charts, each with its table, and tables. */
export function partHtml({ id, title, note, charts, tables = [] }: MeasurePart): Markup {
  return html`<section class="wide part" id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${title}</h2>${note !== undefined && html`<p class="note">${note}</p>`}
${charts.map((chart, n) => chartFigure(chart, `${id}-${n + 1}`))}${tables.map(tableHtml)}</section>`;
}

function tableHtml({ label, head, columns, rows }: MeasureTable): Markup {
  const right = (n: number): Markup => attributes({ class: columns[n]?.align === 'right' ? 'num' : undefined });
  const lines = rows.map(({ cells, opens = [] }) => {
    const shown = cells.map((cell, n) => {
      const words = plainText(cell);
      if (n === 0) return html`<th scope="row">${words}</th>`;
      const link = n === cells.length - 1 && opens.length > 0;
      const inner = link
        ? html`<a class="num" href="#x${opens[0]}" data-p="${opens.join(',')}" aria-label="${words}: ${plainText(cells[0] ?? '')}">${words}</a>`
        : words;
      return html`<td${right(n)}>${inner}</td>`;
    });
    return html`<tr>${shown}</tr>`;
  });
  return html`<h3 class="table-title">${label}</h3><div class="scroll" tabindex="0" role="region" aria-label="Table: ${label}"><table class="measure"><thead><tr>${head.map((name, n) => (name === '' ? html`<td></td>` : html`<th scope="col"${right(n)}>${name}</th>`))}</tr></thead><tbody>${join(lines, '\n')}</tbody></table></div>`;
}

function behindHtml({ behind, behindNote }: MeasureReport): Markup | undefined {
  if (behind.length === 0) return undefined;
  let n = 0;
  const groups = behind.map(({ title, from, items }) => {
    const list = items.map((item) => itemHtml(item, n++));
    return html`<div class="source"><h3 dir="auto">${shorten(plainText(title), 140)}</h3><p class="from">${plainText(from)}</p><ol class="bare">${list}</ol></div>`;
  });
  return html`<section class="wide part" id="behind" aria-labelledby="h-behind"><h2 id="h-behind">What stands behind it</h2><p class="note">${behindNote}</p>${join(groups, '\n')}</section>`;
}

function itemHtml(item: BehindItem, n: number): Markup {
  switch (item.kind) {
    case 'row': {
      const notes = [item.source, ...item.notes, item.place].map(plainText).filter((note) => note !== '');
      return html`<li id="x${n}" class="event-row"><span class="nb">${item.day}</span> <b>${plainText(item.sides)}</b> ${plainText(item.what)}<br><span class="row-notes" dir="auto">${notes.join(' · ')}</span></li>`;
    }
    case 'sentence':
      return html`<li id="x${n}"><q dir="auto">${item.before}<b>${item.words}</b>${item.after}</q> <span class="from"><span class="dots" aria-hidden="true">${GRADE_DOTS[item.grade]}</span><span class="sr">${item.grade} evidence,</span> s${item.sentence} · ${item.record}</span></li>`;
  }
}
