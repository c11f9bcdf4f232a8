import type { Passage } from '../../measures/passage.ts';
import type { Picture, PictureDocument } from '../../measures/picture.ts';
import type { PictureAct } from '../../measures/picture-act.ts';
import type { Conduct, PairRelation } from '../../measures/relation-matrix.ts';
import { attributes, html, join, type Markup, type Printable } from '../kit/html.ts';
import { htmlPage } from '../kit/html-page.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { namesOf } from '../words/naming.ts';
import { andList, counted, GRADE_DOTS } from '../words/wording.ts';
import { monthBars, pictureNetwork } from './picture-network.ts';
import { matrixActors, type PictureSheet, pictureSheet } from './picture-sheet.ts';
import {
  actDay,
  actSides,
  actWhat,
  answerLine,
  COURSE_WORDS,
  conductWords,
  contradictionWords,
  courseWords,
  gistSentences,
  NOTHING_FOUND,
  saidWords,
  scopeWords,
  signedNumber,
  speakerName,
  stanceCounts,
  termWords,
  trendWords,
} from './picture-words.ts';

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
export function renderPictureHtml(picture: Picture): Promise<string> {
  const sheet = pictureSheet(picture, namesOf(picture.actors));
  const title = `Picture of ${counted(picture.documents.length, 'text')}`;
  const empty = picture.passages.length === 0;
  const parts = empty
    ? [html`<section class="wide part"><p class="empty">${NOTHING_FOUND}</p></section>`, textsHtml(sheet)]
    : [
        toolbarHtml(sheet),
        relationsHtml(sheet),
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
    styles: ['page.css', 'picture.css'],
    scripts: ['page.js', 'picture.js'],
    main: html`<div id="picture">${headHtml(sheet, title)}
${join(parts, '\n')}
${limitsHtml(sheet)}</div>
<dialog id="drawer" aria-labelledby="drawer-title"><div class="drawer-head"><h2 id="drawer-title" tabindex="-1"></h2><button type="button" class="plain" id="drawer-close">Close</button></div><p class="drawer-note"></p><div class="drawer-body" tabindex="0" role="group" aria-label="Sentences"></div></dialog>`,
  });
}

function headHtml(sheet: PictureSheet, title: string): Markup {
  const { picture, names } = sheet;
  const actual = picture.acts.filter(({ reality }) => reality === 'actual').length;
  const tally = [
    ['texts', picture.documents.length],
    ['acts', actual],
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
<p class="caution"><b>Counted by a machine from its own suggestions.</b> Open the sentences behind a number before you use it. <a href="#limits">What this page cannot know</a></p>
</div>
${pictureNetwork(sheet)}
</header>`;
}

function toolbarHtml({ picture, names, place }: PictureSheet): Markup {
  const options = picture.actors
    .filter(({ id, resolved }) => resolved && place(id) >= 0)
    .slice(0, 300)
    .map(({ id }) => html`<option value="${place(id)}">${shorten(names.full(id), 40)}</option>`);
  const links = [
    ['relations', 'Relations'],
    ['issues', 'Issues'],
    ['contradictions', 'Contradictions'],
    ['proposals', 'Proposals'],
    ['acts', 'Acts'],
    ['texts', 'Texts'],
    ['sentences', 'Sentences'],
  ];
  return html`<div class="bar pbar"><div class="wide"><nav aria-label="Parts of the page">${links.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav><div class="filter needs-js"><label>Actor <select id="who"><option value="">everybody</option><option value="states">states only</option>${options}</select></label><label>Words <input id="words" type="search" autocomplete="off" spellcheck="false"></label><label class="check"><input type="checkbox" id="local"> also those not identified</label><output id="left" aria-live="polite"></output></div></div></div>`;
}

/** A number that opens its sentences: a button with the script, a link to the first one without. */
function opens(sheet: PictureSheet, passages: readonly string[], shown: string, label: string, tone = ''): Printable {
  const places = passages.map(sheet.passage).filter((n) => n >= 0);
  if (places.length === 0) return shown;
  return html`<a class="num${tone}" href="#x${places[0]}" data-p="${places.join(',')}" aria-label="${shown}: ${label}, ${counted(places.length, 'sentence')}">${shown}</a>`;
}

function conductCell(sheet: PictureSheet, conduct: Conduct, label: string): Printable {
  if (conduct.acts.length === 0) return undefined;
  return opens(sheet, sheet.passagesOfActs(conduct.acts), conductWords(conduct), label);
}

function relationsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Who acts towards whom';
  if (picture.relations.length === 0) {
    const none = 'No act between two actors was found, and nothing is said of any relation.';
    return part('relations', title, html`<p class="empty">${none}</p>`);
  }
  const rows = picture.relations.map((pair, n) => {
    const a = shorten(names.full(pair.a), 40);
    const b = shorten(names.full(pair.b), 40);
    const { score } = pair.all;
    const said =
      pair.said.length > 0 &&
      opens(
        sheet,
        pair.said.map(({ passage }) => passage),
        saidWords(pair.said, names),
        `what is said of ${a} and ${b}`,
      );
    const interval = score?.interval?.map((bound) => signedNumber(bound)).join(' to ');
    return html`<tr id="r${n}"${rowData(sheet, [pair.a, pair.b])}><th scope="row">${a}</th><th scope="row">${b}</th>
<td class="nb" data-v="${pair.all.acts.length}">${conductCell(sheet, pair.all, `${a} and ${b}, all acts`)}</td>
<td class="nb" data-v="${net(pair.towardsB)}">${conductCell(sheet, pair.towardsB, `${a} towards ${b}`)}</td>
<td class="nb" data-v="${net(pair.towardsA)}">${conductCell(sheet, pair.towardsA, `${b} towards ${a}`)}</td>
<td class="nb" data-v="${net(pair.together)}">${conductCell(sheet, pair.together, `${a} and ${b} together`)}</td>
<td class="num" data-v="${score?.value ?? ''}">${score && signedNumber(score.value)}</td><td class="nb">${score && (interval || html`<span class="few">too few</span>`)}</td>
<td class="num" data-v="${score?.documents ?? 0}">${score?.documents}</td>
<td class="nb" data-v="${trendValue(pair)}">${trendHtml(sheet, pair)}</td><td>${said}</td></tr>`;
  });
  const table = tableHtml(
    'pairs',
    'Pairs of actors',
    [
      ['A', 'text'],
      ['B', 'text'],
      ['Acts', 'number'],
      ['A → B', 'number'],
      ['B → A', 'number'],
      ['Together', 'number'],
      ['Mean', 'number'],
      ['95 % interval', ''],
      ['Texts', 'number'],
      ['Trend', 'number'],
      ['What is said of them', 'text'],
    ],
    rows,
  );
  return part(
    'relations',
    title,
    html`
<p class="note">Acts that took place, each counted once. <b>+</b> cooperation, <b>−</b> conflict. Mean score: PLOVER’s −10 (most hostile) to +10, with its 95 % interval. Every number opens its sentences.</p>
${matrixHtml(sheet)}
${table}`,
  );
}

function net({ cooperation, conflict }: Conduct): number {
  return cooperation - conflict;
}

function trendValue({ trend }: PairRelation): string {
  return trend.verdict === 'too few' ? '' : String(trend.tau);
}

function trendHtml({ picture }: PictureSheet, pair: PairRelation): Printable {
  const bars = pair.months.length > 1 && picture.period && monthBars(pair.months, picture.period);
  return html`${bars}<span class="${pair.trend.verdict === 'too few' && 'few'}">${trendWords(pair.trend)}</span>`;
}

/** Data by which a row is filtered: whose it is, and whether somebody in it is not identified. */
function rowData(sheet: PictureSheet, actors: readonly string[]): Markup {
  const places = actors.map(sheet.place).filter((n) => n >= 0);
  const local = actors.length > 0 && actors.some((id) => !sheet.known.has(id));
  const states = actors.length > 0 && actors.every((id) => sheet.states.has(id));
  return attributes({ 'data-a': places.join(','), 'data-local': local, 'data-states': states });
}

function matrixHtml(sheet: PictureSheet): Printable {
  const { picture, names } = sheet;
  const chosen = [...new Set([...matrixActors(sheet, 12), ...matrixActors(sheet, 8, sheet.states)])];
  const column = (id: string): Markup => attributes({ 'data-c': sheet.place(id), 'data-states': sheet.states.has(id) });
  if (chosen.length < 2) return undefined;
  const pairs = new Map(picture.relations.map((pair) => [pair.id, pair]));
  const head = chosen.map(
    (id) =>
      html`<th scope="col"${column(id)}><abbr title="${names.full(id)}">${shorten(names.short(id), 12)}</abbr></th>`,
  );
  const rows = chosen.map((from) => {
    const cells = chosen.map((to) => {
      if (from === to) return html`<td class="self"${column(to)}></td>`;
      const pair = pairs.get(from < to ? `${from}|${to}` : `${to}|${from}`);
      const directed = pair && (from === pair.a ? pair.towardsB : pair.towardsA);
      if (!pair || !directed || directed.acts.length + pair.together.acts.length === 0)
        return html`<td${column(to)}></td>`;
      const both = {
        cooperation: directed.cooperation + pair.together.cooperation,
        conflict: directed.conflict + pair.together.conflict,
      };
      const label = `${names.full(from)} towards ${names.full(to)}`;
      const passages = sheet.passagesOfActs([...directed.acts, ...pair.together.acts]);
      return html`<td class="${heat(both)}"${column(to)}>${opens(sheet, passages, conductWords(both), label)}</td>`;
    });
    const row = attributes({ 'data-a': sheet.place(from), 'data-states': sheet.states.has(from) });
    return html`<tr${row}><th scope="row">${shorten(names.full(from), 24)}</th>${cells}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Matrix: rows act towards columns"><table class="matrix"><caption>Rows act towards columns. Acts done together stand in both. The ground says which kind prevails (blue cooperation, orange conflict) and how many acts there are.</caption><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Ground of a cell: which kind prevails by two thirds, and how many acts there are. */
function heat({ cooperation, conflict }: { readonly cooperation: number; readonly conflict: number }): string {
  const n = cooperation + conflict;
  const kind = cooperation >= (2 * n) / 3 ? 'hc' : conflict >= (2 * n) / 3 ? 'hd' : 'hb';
  return `${kind} h${n >= 10 ? 3 : n >= 4 ? 2 : 1}`;
}

/** A part of the page under its heading. */
function part(id: string, title: string, content: Markup): Markup {
  return html`<section class="wide part" id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${title}</h2>${content}</section>`;
}

type ColumnHead = readonly [name: string, sort: 'text' | 'number' | ''];

/** A table that can be sorted by the heads of its columns and is cut to its first rows by the script. */
function tableHtml(id: string, label: string, heads: readonly ColumnHead[], rows: readonly Markup[]): Markup {
  const columns = heads.map(([name, sort]) =>
    sort === ''
      ? html`<th scope="col">${name}</th>`
      : html`<th scope="col" data-sort="${sort}"><button type="button" class="sort">${name}</button></th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${label}"><table class="long" id="t-${id}"><thead><tr>${columns}</tr></thead><tbody>${join(rows, '\n')}</tbody></table></div><p class="empty nothing needs-js" hidden>No row is left by this choice.</p><button type="button" class="plain more needs-js" hidden>Show all</button>`;
}

function issuesHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Who stands where';
  if (picture.issues.length === 0) {
    return part('issues', title, html`<p class="empty">No positions on issues were found.</p>`);
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
    html`
<p class="note"><b>+</b> for, <b>−</b> against, <b>±</b> on terms; towards the issue as it is worded. Counts stand side by side and are never averaged.</p>
${issueMatrixHtml(sheet)}
${table}`,
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

function contradictionsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Contradictions';
  if (picture.contradictions.length === 0) {
    const none =
      'None was found: no act that one text tells and another denies, nobody on both sides of an issue, no relation called both friendly and hostile.';
    return part('contradictions', title, html`<p class="empty">${none}</p>`);
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
    html`
<p class="note">Which claim is right is not decided here. It may be a change of mind, two voices in one report, or an error of the reading.</p>
${table}`,
  );
}

function proposalsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Proposals and their answers';
  if (picture.proposals.length === 0)
    return part('proposals', title, html`<p class="empty">No proposals were found.</p>`);
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
  return part(
    'proposals',
    title,
    html`
${table}`,
  );
}

function actsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Acts and their witnesses';
  if (picture.acts.length === 0) return part('acts', title, html`<p class="empty">No acts were found.</p>`);
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
    html`
<p class="note">One act told by several texts is one row. Only acts that took place are counted above. <b>~</b> is the day of the text, for want of a better one; acts from before the time of the texts are marked.</p>
${table}`,
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

function titleOf(document: PictureDocument): string {
  return plainText(document.title ?? '') || plainText(document.name) || 'Untitled text';
}

function textsHtml(sheet: PictureSheet): Markup {
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
  return part(
    'texts',
    'Texts',
    html`
${table}`,
  );
}

function sentencesHtml(sheet: PictureSheet): Markup {
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
    html`
<p class="note">Everything above stands on these words, text by text. The dots grade the evidence in the words; they are no probabilities.</p>
${join(blocks, '\n')}`,
  );
}

function sentenceHtml(sheet: PictureSheet, { id, text, mark, sentence, record, grade }: Passage): Markup {
  const before = text.slice(0, mark.start);
  const words = text.slice(mark.start, mark.end);
  const after = text.slice(mark.end);
  return html`<li id="x${sheet.passage(id)}"><q dir="auto">${before}<b>${words}</b>${after}</q> <span class="from"><span class="dots" aria-hidden="true">${GRADE_DOTS[grade]}</span><span class="sr">${grade} evidence,</span> s${sentence} · ${record}</span></li>`;
}

function limitsHtml({ picture }: PictureSheet): Markup {
  return html`<section class="limits" id="limits" aria-labelledby="limits-h"><div class="wide">
<h2 id="limits-h">What this page cannot know</h2>
<ul>${picture.limits.map((limit) => html`<li>${limit}</li>`)}</ul>
</div></section>`;
}
