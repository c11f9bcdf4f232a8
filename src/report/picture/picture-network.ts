import type { MonthOfActs, PairRelation } from '../../measures/relation-matrix.ts';
import { type DrawnDyad, drawDyads, dyadWords } from '../brief/diagram.ts';
import { html, type Markup, type Printable } from '../kit/html.ts';
import { counted } from '../words/wording.ts';
import { matrixActors, type PictureSheet } from './picture-sheet.ts';
import { claimedActs, conductWords } from './picture-words.ts';

const MOST_ACTORS = 10;
/** Where there are more, ties of a single act are left to the table: a thicket says nothing. */
const MOST_TIES = 18;

interface Tie extends DrawnDyad {
  readonly pair: PairRelation;
}

/** Which kind of acts prevails by two thirds. */
function prevailing({ all }: PairRelation): DrawnDyad['sign'] {
  const n = all.cooperation + all.conflict;
  if (n === 0) return '○';
  return all.cooperation >= (2 * n) / 3 ? '+' : all.conflict >= (2 * n) / 3 ? '−' : '±';
}

/** The network of a picture: one tie for two actors, its sign by the kind of acts that prevails. */
export function pictureNetwork(sheet: PictureSheet): Markup {
  const { picture, names, known } = sheet;
  const head = html`<p class="label" id="who-net">Who acts towards whom</p>`;
  const actors = new Set(matrixActors(sheet, MOST_ACTORS));
  const pairs = picture.relations.filter(({ a, b, all }) => all.acts.length > 0 && known.has(a) && known.has(b));
  const inside = pairs.filter(({ a, b }) => actors.has(a) && actors.has(b));
  if (inside.length === 0) {
    return html`<figure class="who" aria-labelledby="who-net">${head}<p class="empty">No act between two known actors was found, so there is nothing to draw.</p></figure>`;
  }
  const several = inside.filter(({ all }) => all.acts.length > 1);
  const drawn = inside.length > MOST_TIES ? several.slice(0, MOST_TIES) : inside;
  const ties = drawn.map(
    (pair): Tie => ({ from: pair.a, to: pair.b, mutual: true, sign: prevailing(pair), refs: pair.all.acts, pair }),
  );
  const { svg } = drawDyads(ties, {
    actors: [...actors],
    short: names.short,
    full: names.full,
    most: MOST_ACTORS,
    straight: true,
    number: ({ pair }) => conductWords(pair.all),
    href: (tie) => `#r${picture.relations.indexOf(tie.pair)}`,
    attributes: (tie) => {
      const passages = sheet.passagesOfActs(tie.pair.all.acts).map(sheet.passage);
      return {
        'data-p': passages.join(','),
        'data-a': [tie.from, tie.to].map(sheet.place).join(','),
        'data-states': sheet.states.has(tie.from) && sheet.states.has(tie.to),
        'data-label': dyadWords(tie, names.full),
      };
    },
    label: `Network: ${counted(ties.length, 'tie')}, the same as in the matrix and the table of pairs below`,
  });
  const claims = claimedActs(picture).length;
  const claimed =
    claims > 0 ? ` ${counted(claims, 'act')} that somebody only claims ${claims === 1 ? 'is' : 'are'} not drawn.` : '';
  const left = pairs.length - drawn.length;
  const rest =
    left > 0 ? ` ${counted(left, 'pair')} with fewer acts ${left === 1 ? 'is' : 'are'} in the table only.` : '';
  return html`<figure class="who" aria-labelledby="who-net">${head}
${svg}
<figcaption><b>+</b> solid, blue: mostly cooperation (two thirds of the acts or more); <b>−</b> dashed, orange: mostly conflict; <b>±</b> dotted: both; <b>○</b> dash-dotted, grey: calls for restraint only. The numbers say how many of each kind, the width how many acts in all.${rest}${claimed}<span class="needs-js"> A tie opens its sentences.</span> No tie means no report, not neutrality.</figcaption></figure>`;
}

/** Acts by month: cooperation upwards, conflict downwards. Decoration beside the words that say the same. */
export function monthBars(
  months: readonly MonthOfActs[],
  period: { readonly first: string; readonly last: string },
): Printable {
  const all = monthsBetween(period.first.slice(0, 7), period.last.slice(0, 7));
  const within = new Map(months.map((month) => [month.month, month]));
  if (all.length < 2 || all.length > 36) return undefined;
  const most = Math.max(1, ...months.map(({ cooperation, conflict }) => Math.max(cooperation, conflict)));
  const step = 6;
  const high = 11;
  const bars = all.flatMap((month, n) => {
    const acts = within.get(month);
    if (!acts) return [];
    const up = (acts.cooperation / most) * high;
    const down = (acts.conflict / most) * high;
    const x = n * step + 1;
    return [
      up > 0 && html`<rect class="up" x="${x}" y="${fixed(high + 1 - up)}" width="${step - 2}" height="${fixed(up)}"/>`,
      down > 0 && html`<rect class="down" x="${x}" y="${high + 2}" width="${step - 2}" height="${fixed(down)}"/>`,
    ];
  });
  const width = all.length * step + 1;
  return html`<svg class="months" viewBox="0 0 ${width} ${2 * high + 3}" width="${width}" height="${2 * high + 3}" aria-hidden="true"><path d="M0 ${high + 1.5}H${width}"/>${bars}</svg>`;
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = first.split('-').map(Number);
  const end = last;
  while (months.length < 400) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > end) break;
    months.push(name);
    month++;
    if (month > 12) {
      month = 1;
      year++;
    }
  }
  return months;
}
