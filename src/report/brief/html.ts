import type { Event } from '../../records/event.ts';
import { countLeft, leftOutWords } from '../../records/left-out.ts';
import { type ActSign, signOfAct } from '../../records/plover.ts';
import type { Reading } from '../../records/reading.ts';
import { isShown, type ShownOptions, shownReading } from '../../records/shown.ts';
import { attributes, html, join, type Markup, type Printable } from '../kit/html.ts';
import { htmlPage } from '../kit/html-page.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { actorNames } from '../words/naming.ts';
import { andList, counted, gradesMeasured, noneWords, SIGN_WORDS } from '../words/wording.ts';
import { articleHtml } from './article-html.ts';
import { countDyads, type Dyads } from './dyads.ts';
import { figureHtml } from './figure-html.ts';
import { positionsHtml } from './positions-html.ts';
import { cardsHtml } from './record-html.ts';
import { KIND_LETTER, KIND_PLURAL, ofKind, type Reference, references, SHOWN_KINDS } from './references.ts';
import { linkRefs } from './refs-html.ts';
import type { Sheet } from './sheet.ts';
import { countWords, needsALook } from './unresolved.ts';

/**
 * Readings as one HTML file that needs nothing else: no network, no fonts, no images. The text stands on the left with
 * its records marked, the records on the right; a diagram shows who did what to whom. A content security policy allows
 * only this page's own style and script, by their hashes, so that nothing from the text can run. Weak records are neither drawn
 * nor counted unless they are asked for; a box brings them out in the list and in the text.
 *
 * @param readings one reading or several; several get an index, and each is shown by itself
 * @returns the whole file; the same readings give the same bytes
 * @throws EntenteError if a style or script of the package is missing
 * @example
 * (await renderHtml(reading)).startsWith('<!doctype html>'); // true
 */
export function renderHtml(readings: Reading | readonly Reading[], options: ShownOptions = {}): Promise<string> {
  const list: readonly Reading[] = isOne(readings) ? [readings] : readings;
  const first = list[0];
  const title = list.length === 1 && first ? titleOf(first) : counted(list.length, 'document');
  return htmlPage({
    title: `${shorten(title, 120)} · Entente brief`,
    what: 'brief',
    skip: { href: '#d0-text', words: 'Skip to the text' },
    styles: ['page.css'],
    scripts: ['page.js', 'brief.js'],
    main: html`${list.length !== 1 && indexHtml(list, options)}
${join(
  list.map((reading, n) => readingHtml(reading, n, { ...options, single: list.length === 1 })),
  '\n',
)}`,
  });
}

function isOne(readings: Reading | readonly Reading[]): readings is Reading {
  return !Array.isArray(readings);
}

function titleOf({ document }: Reading): string {
  return plainText(document.title ?? '') || plainText(document.source.name) || 'Untitled text';
}

function indexHtml(list: readonly Reading[], options: ShownOptions): Markup {
  if (list.length === 0) {
    return html`<section class="wide index"><h1>No documents</h1><p>Nothing was read. Give a file: <code>entente read article.txt --html brief.html</code></p></section>`;
  }
  const rows = list.map((reading, n) => {
    const { document } = reading;
    const meta = [
      document.date ?? 'no date',
      plainText(document.publisher ?? ''),
      recordCount(shownReading(reading, options).reading),
    ];
    return html`<li><a href="#d${n}"><span class="t" dir="auto">${titleOf(reading)}</span><span class="m">${meta.filter((part) => part !== '').join(' · ')}</span></a></li>`;
  });
  return html`<nav class="wide index" aria-label="Documents"><h1>${counted(list.length, 'document')}</h1><ol>${rows}</ol></nav>`;
}

function recordCount(reading: Reading): string {
  const { events, statements, positions } = reading;
  return [
    counted(events.length, 'event'),
    counted(statements.length, 'statement'),
    counted(positions.length, 'position'),
  ].join(', ');
}

function readingHtml(whole: Reading, n: number, options: ShownOptions & { readonly single: boolean }): Markup {
  const places = new Map(whole.actors.map((actor, index) => [actor.id, index]));
  const all = references(whole);
  const sheet: Sheet = {
    ...shownReading(whole, options),
    names: actorNames(whole),
    all,
    shown: all.filter(({ record }) => isShown(record, options)),
    weak: options.weak ?? false,
    prefix: `d${n}-`,
    place: (id) => places.get(id) ?? -1,
  };
  const { prefix } = sheet;
  const empty = sheet.all.length === 0;
  return html`<article class="reading" id="d${n}" aria-labelledby="${prefix}title">
${spreadHtml(sheet, options.single)}
${barHtml(sheet)}
<div class="wide room">
<section class="text" id="${prefix}text" aria-label="The text" tabindex="-1"><div class="column">
${articleHtml(sheet)}
</div></section>
<section class="pane" aria-label="What was read">
${tabsHtml(sheet)}
<div class="panel" id="${prefix}records" role="tabpanel" aria-labelledby="${prefix}t-records"><h2>Records</h2>
${empty ? emptyHtml(sheet) : [filterHtml(sheet), weakBoxHtml(sheet), cardsHtml(sheet)]}</div>
<div class="panel" id="${prefix}positions" role="tabpanel" aria-labelledby="${prefix}t-positions"><h2>Who stands where</h2>${positionsHtml(sheet)}</div>
<div class="panel" id="${prefix}actors" role="tabpanel" aria-labelledby="${prefix}t-actors"><h2>Actors</h2>${actorsHtml(sheet)}</div>
<div class="panel" id="${prefix}look" role="tabpanel" aria-labelledby="${prefix}t-look"><h2>Needs a look</h2>${lookHtml(sheet)}</div>
</section>
</div>
${limitsHtml(sheet)}
</article>`;
}

function spreadHtml(sheet: Sheet, single: boolean): Markup {
  const { reading, prefix, shown, left } = sheet;
  const { document } = reading;
  const title = titleOf(reading);
  const authors = andList(document.authors.map(plainText).filter((name) => name !== ''));
  const by = [
    authors ? html`<b dir="auto">${authors}</b>` : undefined,
    document.publisher ? html`<span dir="auto">${plainText(document.publisher)}</span>` : undefined,
    document.date ? html`<time datetime="${document.date}">${longDate(document.date)}</time>` : 'date unknown',
  ].filter((part) => part !== undefined);
  const tally = [
    ['words', countWords(reading)],
    ['actors', reading.actors.length],
    ...SHOWN_KINDS.slice(0, 5).map((kind) => [KIND_PLURAL[kind].toLowerCase(), ofKind(shown, kind).length] as const),
  ] as const;
  const dyads = countDyads(shown);
  const heading = attributes({ class: title.length > 110 ? 'title long' : 'title', id: `${prefix}title`, dir: 'auto' });
  const words = shorten(title, 300);
  return html`<header class="wide spread"><div>
${single ? html`<h1${heading}>${words}</h1>` : html`<h2${heading}>${words}</h2>`}
<p class="by">${join(by, ' · ')}</p>
<p class="gist">${gistWords(sheet, dyads)}</p>
<dl class="tally">${tally.map(([what, count]) => html`<div><dt>${what}</dt><dd>${count.toLocaleString('en-GB')}</dd></div>`)}</dl>
<p class="caution">${cautionHtml(shown)} ${countLeft(left) > 0 && html`<span class="left-out">${leftOutWords(left, 'the box above the list shows them')} </span>`}<a href="#${prefix}limits">What this page cannot know</a></p>
</div>
${figureHtml(sheet, dyads)}
</header>`;
}

function cautionHtml(all: readonly Reference[]): Markup {
  const decided = all.filter(({ record }) => record.provenance.by === 'person').length;
  if (decided === 0) {
    return html`<b>Suggestions of a machine.</b> Nothing here has been checked by a person yet; what is suggested has a dotted line.`;
  }
  return html`<b>Mostly suggestions of a machine.</b> ${counted(decided, 'record')} of ${all.length} ${decided === 1 ? 'was' : 'were'} decided by a person and ${decided === 1 ? 'has' : 'have'} a solid line; suggestions have a dotted one.`;
}

function longDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** The picture in two or three sentences, from counts alone. */
function gistWords(sheet: Sheet, { dyads }: Dyads): string {
  const { shown: all, reading, left } = sheet;
  const name = (id: string): string => shorten(sheet.names.full(id), 40);
  if (all.length === 0) {
    const none = 'No acts, words or positions of political actors were found in this text.';
    return noneWords(none, countLeft(left), 'show', 'the box above the list shows');
  }
  const sentences: string[] = [];
  const [top] = dyads;
  sentences.push(...actsGist(ofKind(all, 'event')));
  if (top && top.refs.length > 1) {
    const sides = `${name(top.from)} ${top.mutual ? 'with' : 'towards'} ${name(top.to)}`;
    sentences.push(`Most often: ${sides} (${top.refs.length} ${SIGN_WORDS[top.sign]}).`);
  }
  const moves = ofKind(all, 'relation')
    .filter(({ record }) => record.change !== 'none')
    .slice(0, 2);
  for (const { record } of moves) {
    const how = record.change === 'closer' ? 'moving closer' : 'moving apart';
    sentences.push(`${name(record.a)} and ${name(record.b)} are said by ${name(record.speaker)} to be ${how}.`);
  }
  const proposals = reading.proposals.length;
  if (proposals > 0) {
    const rejected = reading.proposals.filter(({ answers }) =>
      answers.some(({ answer }) => answer === 'reject'),
    ).length;
    const fate =
      rejected === 0 ? '' : `, ${proposals === 1 ? '' : `${rejected} of them `}rejected by at least one side`;
    sentences.push(`${counted(proposals, 'proposal')}${fate}.`);
  }
  return [...new Set(sentences)].join(' ');
}

/** How many acts took place, of which kind, and how many more somebody only claims. */
function actsGist(events: readonly Reference<Event>[]): readonly string[] {
  const signs = events.filter(({ record }) => record.reality === 'actual').map(({ record }) => signOfAct(record));
  const of = (sign: ActSign): number => signs.filter((one) => one === sign).length;
  const kinds = (['+', '−', '○'] as const)
    .filter((sign) => of(sign) > 0)
    .map((sign) => `${of(sign)} ${SIGN_WORDS[sign]}`);
  const what = of('+') === signs.length ? 'all cooperative' : andList(kinds);
  const claims = events.filter(({ record }) => record.reality === 'claimed');
  const denied = claims.filter(({ record }) => record.deniedBy !== undefined).length;
  const fate = denied > 0 ? `, ${denied} of them denied` : '';
  return [
    signs.length > 0
      ? `${counted(signs.length, 'act')} that took place, ${what}.`
      : 'No act that took place was found.',
    ...(claims.length > 0 ? [`${counted(claims.length, 'further act')} somebody only claims${fate}.`] : []),
  ];
}

function barHtml(sheet: Sheet): Markup {
  const { all, shown, reading } = sheet;
  const chip = (letter: string, name: string, number?: Printable): Markup => {
    return html`<button type="button" class="chip k${letter}" data-k="${letter}" aria-pressed="true"><i></i>${name}${number !== undefined && [' ', number]}</button>`;
  };
  const kinds = SHOWN_KINDS.filter((kind) => ofKind(all, kind).length > 0);
  const chips = [
    ...(reading.mentions.length > 0
      ? [chip('a', 'Actors', html`<span class="k">${reading.actors.length}</span>`)]
      : []),
    ...kinds.map((kind) =>
      chip(KIND_LETTER[kind], KIND_PLURAL[kind], countHtml(ofKind(shown, kind), ofKind(all, kind))),
    ),
    chip('s', 'Numbering'),
  ];
  return html`<div class="bar needs-js" role="group" aria-label="Show in the text and in the list"><div class="wide"><span class="lead sr">Show</span>${chips}</div></div>`;
}

/** How many are shown; the box that brings out weak ones makes it all. */
function countHtml(shown: readonly Reference[], all: readonly Reference[]): Markup {
  const sure = all.filter(({ record }) => isShown(record)).length;
  return html`<span class="k" data-sure="${sure}" data-all="${all.length}">${shown.length}</span>`;
}

function tabsHtml({ prefix, all, shown, reading, names }: Sheet): Markup {
  const tabs = [
    ['records', 'Records', countHtml(shown, all)],
    ['positions', 'Positions', reading.positions.length],
    ['actors', 'Actors', reading.actors.length],
    ['look', 'Needs a look', needsALook(reading, shown, names).length],
  ] as const;
  return html`<div class="tabs needs-js" role="tablist" aria-label="What was read">${tabs.map(
    ([id, name, count], n) =>
      html`<button type="button" role="tab" id="${prefix}t-${id}" data-tab="${id}" aria-controls="${prefix}${id}" aria-selected="${String(n === 0)}">${name} ${count}</button>`,
  )}</div>`;
}

function filterHtml({ reading, names }: Sheet): Markup {
  const options = reading.actors.map(
    (actor, n) => html`<option value="${n}">${shorten(names.full(actor.id), 40)}</option>`,
  );
  return html`<div class="filter needs-js"><label>Actor <select class="actor-filter"><option value="">everybody</option>${options}</select></label><output aria-live="polite"></output><p class="only" hidden><span></span><button type="button" class="plain">Show all</button></p></div><p class="empty none-left needs-js" hidden>No record is left by this choice. Switch a kind on above, choose everybody, or tick the box for weaker records if there is one.</p>`;
}

/** The box that brings out weak records, where there are any. */
function weakBoxHtml({ all, prefix, weak }: Sheet): Printable {
  const count = all.filter(({ record }) => !isShown(record)).length;
  if (count === 0) return undefined;
  const box = attributes({ type: 'checkbox', class: 'weak-too', id: `${prefix}weak`, checked: weak });
  return html`<p class="weak-box"><input${box}><label for="${prefix}weak">also what is marked ●○○ (${counted(count, 'weaker record')}), here and in the text</label></p>`;
}

function emptyHtml({ reading }: Sheet): Markup {
  const warnings = reading.warnings.map((warning) => html`<li>${plainText(warning)}</li>`);
  return html`<div class="empty"><p>Nothing was found in this text. Entente reads English reports on what states, organisations and their officials do and say; a text of another kind, or in another language, stays empty.</p>${warnings.length > 0 && html`<ul>${warnings}</ul>`}<p>If you expected records: check that the text on the left is the article, and not only the frame of a web page.</p></div>`;
}

function actorsHtml(sheet: Sheet): Markup {
  const { reading, names, shown } = sheet;
  if (reading.actors.length === 0) return html`<p class="empty">No actor was found.</p>`;
  const counts = new Map<string, number>();
  for (const { actors } of shown) for (const id of actors) counts.set(id, (counts.get(id) ?? 0) + 1);
  const rows = reading.actors.map((actor, n) => {
    const called = names.called(actor.id).slice(0, 4);
    const facts = [
      actor.resolved ? actor.kind.replace('igo', 'intergovernmental organisation') : 'not resolved to anyone known',
      plainText(actor.role ?? ''),
      actor.actsFor && actor.actsFor !== actor.id ? `acts for ${names.full(actor.actsFor)}` : '',
      called.length > 0 ? `also ${called.map((words) => `“${words}”`).join(', ')}` : '',
      counted(actor.mentions, 'mention'),
      [actor.codes.iso3, actor.codes.cameo]
        .filter((code) => code !== undefined)
        .map(plainText)
        .join(' / '),
    ].filter((part) => part !== '');
    const records = counts.get(actor.id) ?? 0;
    const button =
      records > 0 &&
      html`<button type="button" class="plain needs-js" data-actor="${n}" aria-label="Show ${counted(records, 'record')} of ${names.full(actor.id)}">${counted(records, 'record')}</button>`;
    return html`<li><div class="row"><span class="nm${actor.resolved ? '' : ' unknown'}" dir="auto">${names.full(actor.id)}</span>${button}</div><p>${facts.join(' · ')}</p></li>`;
  });
  return html`<ul class="who-list">${rows}</ul>`;
}

function lookHtml(sheet: Sheet): Markup {
  const points = needsALook(sheet.reading, sheet.shown, sheet.names);
  if (points.length === 0)
    return html`<p class="empty">Everything was resolved. That does not make it right: open the words of what you use.</p>`;
  return html`<ul class="look">${points.map((point) => html`<li>${linkRefs(sheet, point)}</li>`)}</ul>`;
}

function limitsHtml({ reading, prefix }: Sheet): Markup {
  const { document } = reading;
  const origins = Object.entries(document.origins).map(([what, origin]) => `${what} ${origin}`);
  return html`<section class="limits" id="${prefix}limits" aria-labelledby="${prefix}limits-h"><div class="wide">
<h2 id="${prefix}limits-h">What this page cannot know</h2>
<ul>
<li>It shows what one text says, not what happened. An act is listed because the text reports it.</li>
<li>The dots ●●● ●●○ ●○○ say how sure the reader is of a record (strong, fair, weak); “right in 67 of 100” is how often such records were right in texts that people had marked, and says nothing of this one. ${gradesMeasured(reading.reader)} Weak records are listed only where the box above the list is ticked, and never drawn.</li>
<li>Records are missed, and some are wrong. An absent record is no evidence that nothing was said or done.</li>
<li>Irony, hints and what is meant between the lines are not read. A speaker, a date or a side that the reader cannot settle is shown as open. What it settles it may settle wrongly, above all a pronoun, a set or a role; these lower the grade.</li>
<li>Only acts that took place count in the diagram; proposed, demanded, denied and foreseen ones are listed with that word.</li>
<li>Scores of acts are the fixed values of their PLOVER category, not a measure of this act. A date with ~ is only the day of publication.</li>
</ul>
<p>Made by ${plainText(reading.reader)} from ${plainText(document.source.name)} (${document.source.type}${document.source.encoding && `, ${plainText(document.source.encoding)}`}) · document ${document.id} · SHA-256 of the text ${document.sha256.slice(0, 16)}… · metadata: ${origins.join(', ') || 'none'} · sentence s9 is row 9 of <code>sentences</code> in the JSON output.</p>
</div></section>`;
}
