import type { Picture } from '../../measures/picture.ts';
import { html, join, type Markup } from '../kit/html.ts';
import { htmlPage } from '../kit/html-page.ts';
import { shorten } from '../kit/text-width.ts';
import type { MeasurePart } from '../measures/measure-report.ts';
import { namesOf } from '../words/naming.ts';
import { counted } from '../words/wording.ts';
import { actsHtml } from './acts-html.ts';
import { contradictionsHtml } from './contradictions-html.ts';
import { issuesHtml } from './issues-html.ts';
import { pictureNetwork } from './picture-network.ts';
import { type PictureSheet, pictureSheet } from './picture-sheet.ts';
import { claimedActs, gistSentences, leftWords, nothingFound, scopeWords } from './picture-words.ts';
import { proposalsHtml } from './proposals-html.ts';
import { relationsHtml } from './relations-html.ts';
import { sentencesHtml, textsHtml } from './texts-html.ts';

/** What a page of a picture may show beside it. */
export interface PicturePageOptions {
  /** Further parts, such as what event data show of the same pairs; their charts may open the page's sentences. */
  readonly parts?: readonly MeasurePart[];
}

/**
 * A picture of many texts as one HTML file that needs nothing else. A network and a matrix show who acts towards whom,
 * tables hold the same and everything else; each number opens the sentences behind it. The page can be sorted and
 * filtered; without its script everything is there and links lead to the first sentence.
 *
 * @returns the whole file; the same picture gives the same bytes
 * @throws EntenteError if a style or script of the package is missing
 * @example
 * (await renderPictureHtml(picture)).startsWith('<!doctype html>'); // true
 */
export async function renderPictureHtml(
  picture: Picture,
  { parts: more = [] }: PicturePageOptions = {},
): Promise<string> {
  const sheet = pictureSheet(picture, namesOf(picture.actors));
  const title = `Picture of ${counted(picture.documents.length, 'text')}`;
  const empty = picture.passages.length === 0;
  const parts = empty
    ? [html`<section class="wide part"><p class="empty">${nothingFound(picture)}</p></section>`, textsHtml(sheet)]
    : [
        toolbarHtml(sheet, more),
        relationsHtml(sheet),
        ...(await furtherParts(more)),
        issuesHtml(sheet),
        contradictionsHtml(sheet),
        proposalsHtml(sheet),
        actsHtml(sheet),
        textsHtml(sheet),
        sentencesHtml(sheet),
      ];
  return htmlPage({
    title: `${title} · Entente`,
    what: 'picture',
    skip: { href: empty ? '#texts' : '#relations', words: 'Skip to the relations' },
    styles: ['page.css', 'picture.css', ...(more.length > 0 ? (['chart.css', 'measures.css'] as const) : [])],
    scripts: ['page.js', 'picture.js', ...(more.length > 0 ? (['chart.js'] as const) : [])],
    main: html`<div id="picture">${headHtml(sheet, title)}
${join(parts, '\n')}
${limitsHtml(sheet)}</div>
<dialog id="drawer" aria-labelledby="drawer-title"><div class="drawer-head"><h2 id="drawer-title" tabindex="-1"></h2><button type="button" class="plain" id="drawer-close">Close</button></div><p class="drawer-note"></p><div class="drawer-body" tabindex="0" role="group" aria-label="Sentences"></div></dialog>`,
  });
}

/** Charts are loaded only where there are any. */
async function furtherParts(parts: readonly MeasurePart[]): Promise<readonly Markup[]> {
  if (parts.length === 0) return [];
  const { partHtml } = await import('../measures/measure-html.ts');
  return parts.map(partHtml);
}

function headHtml(sheet: PictureSheet, title: string): Markup {
  const { picture, names } = sheet;
  const actual = picture.acts.filter(({ reality }) => reality === 'actual').length;
  const tally = [
    ['texts', picture.documents.length],
    ['acts', actual],
    ['claims', claimedActs(picture).length],
    ['pairs', picture.relations.length],
    ['issues', picture.issues.length],
    ['contradictions', picture.contradictions.length],
    ['proposals', picture.proposals.length],
  ] as const;
  const gist = gistSentences(picture, names);
  return html`<header class="wide spread"><div>
<h1 class="title">${title}</h1>
<p class="by">${scopeWords(picture)}</p>
${gist.length > 0 && html`<ul class="gist">${gist.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
<dl class="tally">${tally.map(([what, count]) => html`<div><dt>${what}</dt><dd>${count.toLocaleString('en-GB')}</dd></div>`)}</dl>
<p class="caution"><b>Counted by a machine from its own suggestions.</b> Open the sentences behind a number before you use it. ${leftWords(picture)} <a href="#limits">What this page cannot know</a></p>
</div>
${pictureNetwork(sheet)}
</header>`;
}

function toolbarHtml({ picture, names, place }: PictureSheet, more: readonly MeasurePart[]): Markup {
  const options = picture.actors
    .filter(({ id, resolved }) => resolved && place(id) >= 0)
    .slice(0, 300)
    .map(({ id }) => html`<option value="${place(id)}">${shorten(names.full(id), 40)}</option>`);
  const links = [
    ['picture', 'Top'],
    ['relations', 'Relations'],
    ...more.map(({ id, title }) => [id, title]),
    ['issues', 'Issues'],
    ['contradictions', 'Contradictions'],
    ['proposals', 'Proposals'],
    ['acts', 'Acts'],
    ['texts', 'Texts'],
    ['sentences', 'Sentences'],
  ];
  return html`<div class="bar pbar"><div class="wide"><nav aria-label="Parts of the page">${links.map(([id = '', name = '']) => html`<a href="#${id}">${name}</a>`)}</nav><div class="filter needs-js"><label>Actor <select id="who"><option value="">everybody</option><option value="states">states only</option>${options}</select></label><label>Words <input id="words" type="search" autocomplete="off" spellcheck="false"></label><label class="check"><input type="checkbox" id="local"> also those not identified</label><output id="left" aria-live="polite"></output></div></div></div>`;
}

function limitsHtml({ picture }: PictureSheet): Markup {
  return html`<section class="limits" id="limits" aria-labelledby="limits-h"><div class="wide">
<h2 id="limits-h">What this page cannot know</h2>
<ul>${picture.limits.map((limit) => html`<li>${limit}</li>`)}</ul>
</div></section>`;
}
