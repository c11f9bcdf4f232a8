import { html, join, type Markup } from '../kit/html.ts';
import { andList, counted, eventDenial, eventHead, eventWhat, noneWords, SIGN_WORDS } from '../words/wording.ts';
import { drawDyads } from './diagram.ts';
import { byProminence, countDyads, type Dyad, type Dyads } from './dyads.ts';
import { ofKind } from './references.ts';
import { fewRefs, indexOf, refList } from './refs-html.ts';
import type { Sheet } from './sheet.ts';

/** The diagram of who did what to whom, with the same as a table. */
export function figureHtml(sheet: Sheet, found: Dyads): Markup {
  const { reading, names, prefix, place, left } = sheet;
  const { dyads, alone, claimed, notActual } = found;
  const label = html`<p class="label" id="${prefix}who">Who did what to whom</p>`;
  const rest = [
    alone.length > 0
      ? html`${counted(alone.length, 'act')} without another side that is known (${fewRefs(sheet, alone)})`
      : undefined,
    notActual.length > 0
      ? html`${counted(notActual.length, 'act')} that did not take place: proposed, denied or foreseen (${fewRefs(sheet, notActual)})`
      : undefined,
    claimed.length > 0
      ? html`${counted(claimed.length, 'act')} that somebody only claims (${fewRefs(sheet, claimed)})`
      : undefined,
    // Where there is nothing to draw, that says so already.
    left.events && dyads.length > 0 ? html`${counted(left.events, 'weaker event')} (●○○)` : undefined,
  ].filter((part) => part !== undefined);
  const uncounted = rest.length > 0 && html` Not drawn: ${join(rest, '; ')}.`;
  if (dyads.length === 0) {
    const weaker = new Set(countDyads(sheet.all).dyads.flatMap(({ refs }) => refs)).size;
    const none = 'No act between two actors was found, so there is nothing to draw.';
    return html`<figure class="who" aria-labelledby="${prefix}who">${label}<p class="empty">${noneWords(none, weaker, 'draw', '--weak draws')}${uncounted}</p>${claimsHtml(sheet)}</figure>`;
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
      return {
        'data-pair': pair.map(place).join(','),
        'data-names': shown,
        'data-r': dyad.refs.map((ref) => indexOf(sheet, ref)).join(','),
      };
    },
    label: `Who did what to whom: ${counted(dyads.length, 'arrow')}, listed in the table below`,
  });
  const rows = dyads.map((dyad) => {
    const sides = `${names.full(dyad.from)} ${dyad.mutual ? 'with' : '→'} ${names.full(dyad.to)}`;
    const sign = `${dyad.sign} ${SIGN_WORDS[dyad.sign]}`;
    return html`<tr id="${rowId(dyad)}"><th scope="row">${sides}</th><td class="nb">${sign}</td><td class="num">${dyad.refs.length}</td><td>${refList(sheet, dyad.refs)}</td></tr>`;
  });
  const calm =
    dyads.some(({ sign }) => sign === '○') &&
    html`<b>○</b> dash-dotted, grey: calls for restraint, which are neither; `;
  const missing = leftOut.length > 0 ? ` Only in the table: ${andList(leftOut.map(names.full))}.` : '';
  return html`<figure class="who" aria-labelledby="${prefix}who">${label}
${svg}
<figcaption>Acts that took place. <b>+</b> solid, blue: cooperation; <b>−</b> dashed, orange: conflict; ${calm}the number and the width say how many.<span class="needs-js"> An arrow shows its records.</span>${missing}${uncounted}</figcaption>
<details><summary>The same as a table</summary><table><thead><tr><th scope="col">Who</th><th scope="col">Sign</th><th scope="col" class="num">Acts</th><th scope="col">Records</th></tr></thead><tbody>${rows}</tbody></table></details>${claimsHtml(sheet)}</figure>`;
}

/** What somebody says of others, as a list of its own: who says it, who denies it. */
function claimsHtml(sheet: Sheet): Markup | undefined {
  const { shown, names } = sheet;
  const claims = ofKind(shown, 'event').filter(({ record }) => record.reality === 'claimed');
  if (claims.length === 0) return undefined;
  const lines = claims.map(({ record, ref }) => {
    const denial = eventDenial(record, names, 'full');
    return html`<li>${eventHead(record, names, 'full')}, ${eventWhat(record)}${denial !== '' && html` · <b>${denial}</b>`} (${refList(sheet, [ref])})</li>`;
  });
  return html`<details><summary>${counted(claims.length, 'claim')} of what others did, not drawn</summary><ul>${lines}</ul></details>`;
}
