import { codeElement, html, join, type Markup } from '../kit/html.ts';
import { plainText } from '../kit/plain-text.ts';
import { type Drawing, type Mark, round } from './drawing.ts';

/** A drawing as one SVG picture with its own style, without script or link. */
export function svgDrawing(drawing: Drawing): string {
  const { width, height, title, style, marks } = drawing;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${plainText(title)}">
${codeElement('style', style)}
<rect class="paper" width="${width}" height="${height}"/>
${join(marks.map(markMarkup), '\n')}
</svg>
`.toString();
}

function markMarkup(mark: Mark): Markup {
  switch (mark.kind) {
    case 'group': {
      const title = mark.title !== undefined && html`<title>${plainText(mark.title)}</title>`;
      const inner = mark.marks.map(markMarkup);
      return mark.classes === ''
        ? html`<g>${title}${inner}</g>`
        : html`<g class="${mark.classes}">${title}${inner}</g>`;
    }
    case 'rect': {
      const { classes, x, y, width, height, radius } = mark;
      return classes === ''
        ? html`<rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="${radius ?? 0}"/>`
        : html`<rect class="${classes}" x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="${radius ?? 0}"/>`;
    }
    case 'circle':
      return html`<circle class="${mark.classes}" cx="${round(mark.x)}" cy="${round(mark.y)}" r="${mark.radius}"/>`;
    case 'path':
      return html`<path class="${mark.classes}" d="${mark.data}"/>`;
    case 'text':
      return html`<text class="${mark.classes}" x="${round(mark.x)}" y="${round(mark.y)}">${mark.text}</text>`;
  }
}
