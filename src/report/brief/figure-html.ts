import { html, join, type Markup } from '../kit/html.ts';
import { andList, counted, noneWords } from '../words/wording.ts';
import { drawDyads } from './diagram.ts';
import { byProminence, type Dyad, type Dyads } from './dyads.ts';
import { fewRefs, indexOf, refList } from './refs-html.ts';
import type { Sheet } from './sheet.ts';

/** The diagram of who did what to whom, with the same as a table. */
export function figureHtml(sheet: Sheet, found: Dyads): Markup {
  const { reading, names, prefix, place, left } = sheet;
  const { dyads, alone, notActual } = found;
  const label = html`<p class="label" id="${prefix}who">Who did what to whom</p>`;
  const rest = [
    alone.length > 0
      ? html`${counted(alone.length, 'act')} without another side (${fewRefs(sheet, alone)})`
      : undefined,
    notActual.length > 0
      ? html`${counted(notActual.length, 'act')} that did not take place: proposed, denied or foreseen (${fewRefs(sheet, notActual)})`
      : undefined,
    left.events ? html`${counted(left.events, 'weaker event')} (●○○)` : undefined,
  ].filter((part) => part !== undefined);
  const uncounted = rest.length > 0 && html` Not drawn: ${join(rest, '; ')}.`;
  if (dyads.length === 0) {
    return html`<figure class="who" aria-labelledby="${prefix}who">${label}<p class="empty">${noneWords('No act between two actors was found, so there is nothing to draw.', left.events ?? 0, 'draw')}${uncounted}</p></figure>`;
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
    const sign = dyad.sign === '+' ? '+ cooperative' : '− conflictual';
    return html`<tr id="${rowId(dyad)}"><th scope="row">${sides}</th><td class="nb">${sign}</td><td class="num">${dyad.refs.length}</td><td>${refList(sheet, dyad.refs)}</td></tr>`;
  });
  const missing = leftOut.length > 0 ? ` Only in the table: ${andList(leftOut.map(names.full))}.` : '';
  return html`<figure class="who" aria-labelledby="${prefix}who">${label}
${svg}
<figcaption>Acts that took place. <b>+</b> solid, blue: cooperation; <b>−</b> dashed, orange: conflict; the number and the width say how many.<span class="needs-js"> An arrow shows its records.</span>${missing}${uncounted}</figcaption>
<details><summary>The same as a table</summary><table><thead><tr><th scope="col">Who</th><th scope="col">Sign</th><th scope="col" class="num">Acts</th><th scope="col">Records</th></tr></thead><tbody>${rows}</tbody></table></details></figure>`;
}
