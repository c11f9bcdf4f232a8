import type { Conduct, PairRelation } from '../../measures/relation-matrix.ts';
import { attributes, html, type Markup, type Printable } from '../kit/html.ts';
import { shorten } from '../kit/text-width.ts';
import { monthBars } from './picture-network.ts';
import { matrixActors, type PictureSheet } from './picture-sheet.ts';
import { emptyPart, opens, part, rowData, tableHtml } from './picture-table.ts';
import { conductWords, saidWords, signedNumber, trendWords } from './picture-words.ts';

function conductCell(sheet: PictureSheet, conduct: Conduct, label: string): Printable {
  if (conduct.acts.length === 0) return undefined;
  return opens(sheet, sheet.passagesOfActs(conduct.acts), conductWords(conduct), label);
}

/** Who acts towards whom: a matrix of the busiest actors and a table of all pairs. */
export function relationsHtml(sheet: PictureSheet): Markup {
  const { picture, names } = sheet;
  const title = 'Who acts towards whom';
  if (picture.relations.length === 0) {
    const none = 'No act between two actors was found, and nothing is said of any relation.';
    return emptyPart('relations', title, none);
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
<td class="num" data-v="${pair.claimed.length}">${pair.claimed.length > 0 && opens(sheet, sheet.passagesOfActs(pair.claimed), String(pair.claimed.length), `what somebody claims of ${a} and ${b}`)}</td>
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
      ['Claimed', 'number'],
      ['Trend', 'number'],
      ['What is said of them', 'text'],
    ],
    rows,
  );
  return part(
    'relations',
    title,
    html`<p class="note">Acts that took place, each counted once. <b>+</b> cooperation, <b>−</b> conflict, <b>○</b> calls for restraint. Claimed acts stand in a column of their own and are counted in no other. Mean score: PLOVER’s −10 (most hostile) to +10, with its 95 % interval. Every number opens its sentences.</p>`,
    matrixHtml(sheet),
    table,
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
        neutral: directed.neutral + pair.together.neutral,
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
  if (n === 0) return 'hb h1';
  const kind = cooperation >= (2 * n) / 3 ? 'hc' : conflict >= (2 * n) / 3 ? 'hd' : 'hb';
  return `${kind} h${n >= 10 ? 3 : n >= 4 ? 2 : 1}`;
}
