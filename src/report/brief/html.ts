import { quote } from '../../records/offsets.ts';
import type { Reading } from '../../records/reading.ts';
import { escapeHtml } from '../kit/escape-html.ts';
import { htmlPage } from '../kit/html-page.ts';
import { PAGE_STYLE } from '../kit/page-style.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { actorNames } from '../words/naming.ts';
import { andList, byWhom, counted, STANCE_WORDS } from '../words/wording.ts';
import { articleHtml } from './article-html.ts';
import { drawDyads } from './diagram.ts';
import { byProminence, countDyads, type Dyad, type Dyads } from './dyads.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { cardsHtml } from './record-html.ts';
import { KIND_LETTER, KIND_PLURAL, ofKind, type Reference, references, SHOWN_KINDS } from './references.ts';
import type { Sheet } from './sheet.ts';
import { courseWords, type StandCell, countWords as standCounts, standTable } from './stands.ts';
import { countWords, needsALook } from './unresolved.ts';

/**
 * Readings as one HTML file that needs nothing else: no network, no fonts, no images. The text stands on the left with
 * its records marked, the records on the right; a diagram shows who did what to whom. A content security policy allows
 * only this page's own style and script, by their hashes, so that nothing from the text can run.
 *
 * @param readings one reading or several; several get an index, and each is shown by itself
 * @returns the whole file; the same readings give the same bytes
 * @example writeFile('brief.html', renderHtml(reading))
 */
export function renderHtml(readings: Reading | readonly Reading[]): string {
  const list: readonly Reading[] = isOne(readings) ? [readings] : readings;
  const first = list[0];
  const title = list.length === 1 && first ? titleOf(first) : counted(list.length, 'document');
  return htmlPage({
    title: `${shorten(title, 120)} · Entente brief`,
    what: 'brief',
    skip: { href: '#d0-text', words: 'Skip to the text' },
    style: PAGE_STYLE,
    script: PAGE_SCRIPT,
    main: `${list.length === 1 ? '' : indexHtml(list)}
${list.map((reading, n) => readingHtml(reading, n, list.length === 1)).join('\n')}`,
  });
}

function isOne(readings: Reading | readonly Reading[]): readings is Reading {
  return !Array.isArray(readings);
}

function titleOf({ document }: Reading): string {
  return plainText(document.title ?? '') || plainText(document.source.name) || 'Untitled text';
}

function indexHtml(list: readonly Reading[]): string {
  if (list.length === 0) {
    return '<section class="wide index"><h1>No documents</h1><p>Nothing was read. Give a file: <code>entente read article.txt --html brief.html</code></p></section>';
  }
  const rows = list.map((reading, n) => {
    const { document } = reading;
    const meta = [document.date ?? 'no date', plainText(document.publisher ?? ''), recordCount(reading)];
    return `<li><a href="#d${n}"><span class="t" dir="auto">${escapeHtml(titleOf(reading))}</span><span class="m">${escapeHtml(meta.filter((part) => part !== '').join(' · '))}</span></a></li>`;
  });
  return `<nav class="wide index" aria-label="Documents"><h1>${counted(list.length, 'document')}</h1><ol>${rows.join('')}</ol></nav>`;
}

function recordCount(reading: Reading): string {
  const { events, statements, positions } = reading;
  return [
    counted(events.length, 'event'),
    counted(statements.length, 'statement'),
    counted(positions.length, 'position'),
  ].join(', ');
}

function readingHtml(reading: Reading, n: number, single: boolean): string {
  const places = new Map(reading.actors.map((actor, index) => [actor.id, index]));
  const sheet: Sheet = {
    reading,
    names: actorNames(reading),
    all: references(reading),
    prefix: `d${n}-`,
    place: (id) => places.get(id) ?? -1,
  };
  const { prefix } = sheet;
  const empty = sheet.all.length === 0;
  return `<article class="reading" id="d${n}" aria-labelledby="${prefix}title">
${spreadHtml(sheet, single)}
${barHtml(sheet)}
<div class="wide room">
<section class="text" id="${prefix}text" aria-label="The text" tabindex="-1"><div class="column">
${articleHtml(sheet)}
</div></section>
<section class="pane" aria-label="What was read">
${tabsHtml(sheet)}
<div class="panel" id="${prefix}records" role="tabpanel" aria-labelledby="${prefix}t-records"><h2>Records</h2>
${empty ? emptyHtml(sheet) : filterHtml(sheet) + cardsHtml(sheet)}</div>
<div class="panel" id="${prefix}positions" role="tabpanel" aria-labelledby="${prefix}t-positions"><h2>Who stands where</h2>${positionsHtml(sheet)}</div>
<div class="panel" id="${prefix}actors" role="tabpanel" aria-labelledby="${prefix}t-actors"><h2>Actors</h2>${actorsHtml(sheet)}</div>
<div class="panel" id="${prefix}look" role="tabpanel" aria-labelledby="${prefix}t-look"><h2>Needs a look</h2>${lookHtml(sheet)}</div>
</section>
</div>
${limitsHtml(sheet)}
</article>`;
}

function spreadHtml(sheet: Sheet, single: boolean): string {
  const { reading, prefix, all } = sheet;
  const { document } = reading;
  const tag = single ? 'h1' : 'h2';
  const title = titleOf(reading);
  const authors = andList(document.authors.map(plainText).filter((name) => name !== ''));
  const by = [
    authors ? `<b dir="auto">${escapeHtml(authors)}</b>` : '',
    document.publisher ? `<span dir="auto">${escapeHtml(plainText(document.publisher))}</span>` : '',
    document.date ? `<time datetime="${escapeHtml(document.date)}">${longDate(document.date)}</time>` : 'date unknown',
  ].filter((part) => part !== '');
  const tally = [
    ['words', countWords(reading)],
    ['actors', reading.actors.length],
    ...SHOWN_KINDS.slice(0, 5).map((kind) => [KIND_PLURAL[kind].toLowerCase(), ofKind(all, kind).length] as const),
  ] as const;
  const dyads = countDyads(all);
  return `<header class="wide spread"><div>
<${tag} class="title${title.length > 110 ? ' long' : ''}" id="${prefix}title" dir="auto">${escapeHtml(shorten(title, 300))}</${tag}>
<p class="by">${by.join(' · ')}</p>
<p class="gist">${escapeHtml(gistWords(sheet, dyads))}</p>
<dl class="tally">${tally.map(([what, count]) => `<div><dt>${what}</dt><dd>${count.toLocaleString('en-GB')}</dd></div>`).join('')}</dl>
<p class="caution">${cautionHtml(all)} <a href="#${prefix}limits">What this page cannot know</a></p>
</div>
${figureHtml(sheet, dyads)}
</header>`;
}

function cautionHtml(all: readonly Reference[]): string {
  const decided = all.filter(({ record }) => record.provenance.by === 'person').length;
  if (decided === 0) {
    return '<b>Suggestions of a machine.</b> Nothing here has been checked by a person yet; what is suggested has a dotted line.';
  }
  return `<b>Mostly suggestions of a machine.</b> ${counted(decided, 'record')} of ${all.length} ${decided === 1 ? 'was' : 'were'} decided by a person and ${decided === 1 ? 'has' : 'have'} a solid line; suggestions have a dotted one.`;
}

function longDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return escapeHtml(day);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** The picture in two or three sentences, from counts alone. */
function gistWords(sheet: Sheet, { dyads }: Dyads): string {
  const { all, reading } = sheet;
  const name = (id: string): string => shorten(sheet.names.full(id), 40);
  const events = ofKind(all, 'event').filter(({ record }) => record.reality === 'actual');
  if (all.length === 0) return 'No acts, words or positions of political actors were found in this text.';
  const sentences: string[] = [];
  const [top] = dyads;
  if (events.length > 0) {
    const hostile = events.filter(({ record }) => record.quad >= 3).length;
    const what =
      hostile === 0 ? 'all cooperative' : `${events.length - hostile} cooperative and ${hostile} conflictual`;
    sentences.push(`${counted(events.length, 'act')} that took place, ${what}.`);
  } else sentences.push('No act that took place was found.');
  if (top && top.refs.length > 1) {
    const sides = `${name(top.from)} ${top.mutual ? 'with' : 'towards'} ${name(top.to)}`;
    sentences.push(`Most often: ${sides} (${top.refs.length} ${top.sign === '+' ? 'cooperative' : 'conflictual'}).`);
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

function figureHtml(sheet: Sheet, found: Dyads): string {
  const { reading, names, prefix, place } = sheet;
  const { dyads, alone, notActual } = found;
  const label = `<p class="label" id="${prefix}who">Who did what to whom</p>`;
  const rest = [
    alone.length > 0 ? `${counted(alone.length, 'act')} without another side (${fewRefs(sheet, alone)})` : '',
    notActual.length > 0
      ? `${counted(notActual.length, 'act')} that did not take place: proposed, denied or foreseen (${fewRefs(sheet, notActual)})`
      : '',
  ].filter((part) => part !== '');
  const uncounted = rest.length > 0 ? ` Not drawn: ${rest.join('; ')}.` : '';
  if (dyads.length === 0) {
    return `<figure class="who" aria-labelledby="${prefix}who">${label}<p class="empty">No act between two actors was found, so there is nothing to draw.${uncounted}</p></figure>`;
  }
  const rowId = (dyad: Dyad): string => `${prefix}y${dyads.indexOf(dyad)}`;
  const { svg, leftOut } = drawDyads(dyads, {
    actors: byProminence(
      reading,
      dyads.flatMap(({ from, to }) => [from, to]),
    ),
    short: names.short,
    full: names.full,
    href: (dyad) => `#${rowId(dyad)}`,
    attributes: (dyad) => {
      const pair = [dyad.from, dyad.to];
      const shown = pair.map(names.full).join(' and ');
      return ` data-pair="${pair.map(place).join(',')}" data-names="${escapeHtml(shown)}" data-r="${dyad.refs.map((ref) => indexOf(sheet, ref)).join(',')}"`;
    },
    label: `Who did what to whom: ${counted(dyads.length, 'arrow')}, listed in the table below`,
  });
  const rows = dyads.map((dyad) => {
    const sides = `${names.full(dyad.from)} ${dyad.mutual ? 'with' : '→'} ${names.full(dyad.to)}`;
    const sign = dyad.sign === '+' ? '+ cooperative' : '− conflictual';
    return `<tr id="${rowId(dyad)}"><th scope="row">${escapeHtml(sides)}</th><td class="nb">${sign}</td><td class="num">${dyad.refs.length}</td><td>${refList(sheet, dyad.refs)}</td></tr>`;
  });
  const missing = leftOut.length > 0 ? ` Only in the table: ${escapeHtml(andList(leftOut.map(names.full)))}.` : '';
  return `<figure class="who" aria-labelledby="${prefix}who">${label}
${svg}
<figcaption>Acts that took place. <b>+</b> solid, blue: cooperation; <b>−</b> dashed, orange: conflict; the number and the width say how many.<span class="needs-js"> An arrow shows its records.</span>${missing}${uncounted}</figcaption>
<details><summary>The same as a table</summary><table><thead><tr><th scope="col">Who</th><th scope="col">Sign</th><th scope="col" class="num">Acts</th><th scope="col">Records</th></tr></thead><tbody>${rows.join('')}</tbody></table></details></figure>`;
}

function indexOf(sheet: Sheet, ref: string): number {
  return sheet.all.findIndex((reference) => reference.ref === ref);
}

/** Links to records by their short names. */
function refList(sheet: Sheet, refs: readonly string[]): string {
  return refs.map((ref) => `<a href="#${sheet.prefix}${ref}" data-n="${indexOf(sheet, ref)}">${ref}</a>`).join(', ');
}

function fewRefs(sheet: Sheet, refs: readonly string[]): string {
  const most = 6;
  return refList(sheet, refs.slice(0, most)) + (refs.length > most ? ` and ${refs.length - most} more` : '');
}

function barHtml(sheet: Sheet): string {
  const { all, reading } = sheet;
  const chip = (letter: string, name: string, count: number | undefined): string => {
    const number = count === undefined ? '' : ` <span class="k">${count}</span>`;
    return `<button type="button" class="chip k${letter}" data-k="${letter}" aria-pressed="true"><i></i>${name}${number}</button>`;
  };
  const kinds = SHOWN_KINDS.filter((kind) => ofKind(all, kind).length > 0);
  const chips = [
    ...(reading.mentions.length > 0 ? [chip('a', 'Actors', reading.actors.length)] : []),
    ...kinds.map((kind) => chip(KIND_LETTER[kind], KIND_PLURAL[kind], ofKind(all, kind).length)),
    chip('s', 'Numbering', undefined),
  ];
  return `<div class="bar needs-js" role="group" aria-label="Show in the text and in the list"><div class="wide"><span class="lead sr">Show</span>${chips.join('')}</div></div>`;
}

function tabsHtml({ prefix, all, reading, names }: Sheet): string {
  const tabs = [
    ['records', 'Records', all.length],
    ['positions', 'Positions', reading.positions.length],
    ['actors', 'Actors', reading.actors.length],
    ['look', 'Needs a look', needsALook(reading, all, names).length],
  ] as const;
  return `<div class="tabs needs-js" role="tablist" aria-label="What was read">${tabs
    .map(
      ([id, name, count], n) =>
        `<button type="button" role="tab" id="${prefix}t-${id}" data-tab="${id}" aria-controls="${prefix}${id}" aria-selected="${n === 0}">${name} ${count}</button>`,
    )
    .join('')}</div>`;
}

function filterHtml({ reading, names }: Sheet): string {
  const options = reading.actors.map(
    (actor, n) => `<option value="${n}">${escapeHtml(shorten(names.full(actor.id), 40))}</option>`,
  );
  return `<div class="filter needs-js"><label>Actor <select class="actor-filter"><option value="">everybody</option>${options.join('')}</select></label><output aria-live="polite"></output><p class="only" hidden><span></span><button type="button" class="plain">Show all</button></p></div><p class="empty none-left needs-js" hidden>No record is left by this choice. Switch a kind on above, or choose everybody.</p>`;
}

function emptyHtml({ reading }: Sheet): string {
  const warnings = reading.warnings.map((warning) => `<li>${escapeHtml(plainText(warning))}</li>`).join('');
  return `<div class="empty"><p>Nothing was found in this text. Entente reads English reports on what states, organisations and their officials do and say; a text of another kind, or in another language, stays empty.</p>${warnings ? `<ul>${warnings}</ul>` : ''}<p>If you expected records: check that the text on the left is the article, and not only the frame of a web page.</p></div>`;
}

function positionsHtml(sheet: Sheet): string {
  const positions = ofKind(sheet.all, 'position');
  if (positions.length === 0) return '<p class="empty">No position on an issue was found.</p>';
  const { rows, actors } = standTable(sheet.reading, positions);
  const heads = actors.map(
    (actor) =>
      `<th scope="col"><abbr title="${escapeHtml(sheet.names.full(actor))}">${escapeHtml(shorten(sheet.names.short(actor), 14))}</abbr></th>`,
  );
  const body = rows.map(({ name, aliases, cells }) => {
    const also =
      aliases.length > 0
        ? `<span class="also" dir="auto">also: ${escapeHtml(shorten(aliases.map(plainText).join('; '), 160))}</span>`
        : '';
    const fields = actors.map((actor) => {
      const cell = cells.find((one) => one.actor === actor);
      return `<td>${cell === undefined ? '' : standHtml(sheet, cell)}</td>`;
    });
    return `<tr><th scope="row" dir="auto">${escapeHtml(shorten(plainText(name), 90))}${also}</th>${fields.join('')}</tr>`;
  });
  return `<p class="key">How often each actor is for (+), against (−) or for it on terms (±); a number opens the words. Stands that contradict each other are shown side by side, in the order of the text.</p>
<div class="stands"><div class="scroll"><table><thead><tr><th scope="col">Issue</th>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div></div>`;
}

/** A cell of the table of stands: its counts, which open the words behind them. */
function standHtml(sheet: Sheet, cell: StandCell): string {
  const { text } = sheet.reading.document;
  const stances = new Set(cell.course);
  const kind = stances.size > 1 ? 'mixed' : stances.has('+') ? 'for' : stances.has('-') ? 'against' : 'terms';
  const course = courseWords(cell);
  const words = cell.refs.map(({ record, ref }) => {
    const by = byWhom(record.speaker, record.actor, sheet.names);
    const quoted = shorten(plainText(quote(text, record.evidence)), 240);
    return `<li><b>${STANCE_WORDS[record.stance]}</b> · ${record.act}${by ? ` · ${escapeHtml(by)}` : ''} ${refList(sheet, [ref])}<q dir="auto">${escapeHtml(quoted)}</q></li>`;
  });
  const who = escapeHtml(sheet.names.full(cell.actor));
  return `<details class="${kind}" name="${sheet.prefix}stand"><summary>${standCounts(cell)}</summary><div><p><b>${who}</b>${course ? `: ${course}` : ''}</p><ul>${words.join('')}</ul></div></details>`;
}

function actorsHtml(sheet: Sheet): string {
  const { reading, names, all } = sheet;
  if (reading.actors.length === 0) return '<p class="empty">No actor was found.</p>';
  const counts = new Map<string, number>();
  for (const { actors } of all) for (const id of actors) counts.set(id, (counts.get(id) ?? 0) + 1);
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
      records > 0
        ? `<button type="button" class="plain needs-js" data-actor="${n}" aria-label="Show ${counted(records, 'record')} of ${escapeHtml(names.full(actor.id))}">${counted(records, 'record')}</button>`
        : '';
    return `<li><div class="row"><span class="nm${actor.resolved ? '' : ' unknown'}" dir="auto">${escapeHtml(names.full(actor.id))}</span>${button}</div><p>${escapeHtml(facts.join(' · '))}</p></li>`;
  });
  return `<ul class="who-list">${rows.join('')}</ul>`;
}

function lookHtml(sheet: Sheet): string {
  const points = needsALook(sheet.reading, sheet.all, sheet.names);
  if (points.length === 0)
    return '<p class="empty">Everything was resolved. That does not make it right: open the words of what you use.</p>';
  const known = new Set(sheet.all.map(({ ref }) => ref));
  const linked = points.map((point) =>
    escapeHtml(point).replace(/(?<![\w&#])[a-z]\d+\b(?!;)/g, (ref) => (known.has(ref) ? refList(sheet, [ref]) : ref)),
  );
  return `<ul class="look">${linked.map((point) => `<li>${point}</li>`).join('')}</ul>`;
}

function limitsHtml({ reading, prefix }: Sheet): string {
  const { document } = reading;
  const origins = Object.entries(document.origins).map(([what, origin]) => `${what} ${origin}`);
  return `<section class="limits" id="${prefix}limits" aria-labelledby="${prefix}limits-h"><div class="wide">
<h2 id="${prefix}limits-h">What this page cannot know</h2>
<ul>
<li>It shows what one text says, not what happened. An act is listed because the text reports it.</li>
<li>The dots ●●● ●●○ ●○○ grade the evidence in the words (strong, fair, weak). They are no probabilities.</li>
<li>Records are missed, and some are wrong. An absent record is no evidence that nothing was said or done.</li>
<li>Irony, hints and what is meant between the lines are not read. Unknown stays unknown: a speaker, a date or a side that the text does not settle is shown as open, never guessed.</li>
<li>Only acts that took place count in the diagram; proposed, demanded, denied and foreseen ones are listed with that word.</li>
<li>Scores of acts are the fixed values of their PLOVER category, not a measure of this act. A date with ~ is only the day of publication.</li>
</ul>
<p>Made by ${escapeHtml(plainText(reading.reader))} from ${escapeHtml(plainText(document.source.name))} (${document.source.type}${document.source.encoding ? `, ${escapeHtml(plainText(document.source.encoding))}` : ''}) · document ${document.id} · SHA-256 of the text ${document.sha256.slice(0, 16)}… · metadata: ${escapeHtml(origins.join(', ') || 'none')} · sentence s9 is row 9 of <code>sentences</code> in the JSON output.</p>
</div></section>`;
}
