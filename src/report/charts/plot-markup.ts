import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Attributes, attributes, html, type Markup } from '../kit/html.ts';

/** What Observable Plot drew, as markup of a page, with the scales that it drew by. */
export interface PlotDrawing {
  readonly marks: Markup;
  /** Pixels from the left, and from the top, for a value. */
  readonly x: (value: number | Date) => number;
  readonly y: (value: number) => number;
}

/**
 * Draws with Observable Plot where there is no browser, and turns what it made into markup that is escaped as everything on
 * a page is. Its own style sheet and labels are left out: a page's policy forbids the one, and the figure around it has the
 * other.
 *
 * @throws TypeError for an element or attribute that a chart has no use for
 */
export function plotMarkup(options: PlotOptions): PlotDrawing {
  const { document } = parseHTML(html`<html></html>`.toString());
  const drawn = plot({ ...options, document: document as unknown as Document });
  const apply = (name: 'x' | 'y'): ((value: number | Date) => number) => {
    const scale = drawn.scale(name);
    return (value) => Number(scale?.apply(value));
  };
  return { marks: html`${children(drawn)}`, x: apply('x'), y: apply('y') };
}

const ELEMENT = 1;
const TEXT = 3;

function children(parent: Element): readonly Markup[] {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === TEXT) return [html`${node.textContent ?? ''}`];
    return node.nodeType === ELEMENT ? element(node as Element) : [];
  });
}

/** The elements that Plot's marks are made of; a style sheet is passed over. */
function element(node: Element): readonly Markup[] {
  const given = attributes(attributesOf(node));
  const inner = children(node);
  switch (node.localName) {
    case 'g':
      return inner.length > 0 ? [html`<g${given}>${inner}</g>`] : [];
    case 'path':
      return [html`<path${given}/>`];
    case 'line':
      return [html`<line${given}/>`];
    case 'rect':
      return [html`<rect${given}/>`];
    case 'circle':
      return [html`<circle${given}/>`];
    case 'text':
      return [html`<text${given}>${inner}</text>`];
    case 'tspan':
      return [html`<tspan${given}>${inner}</tspan>`];
    case 'title':
      return [html`<title>${inner}</title>`];
    case 'style':
      return [];
    default:
      throw new TypeError(`A chart has no use for the element ${node.localName}.`);
  }
}

function attributesOf(node: Element): Attributes {
  const kept = [...node.attributes].filter(({ name }) => !name.startsWith('aria-'));
  return Object.fromEntries(kept.map(({ name, value }) => [name, rounded(value)]));
}

/** A hundredth of a pixel is more than anybody sees; the page is a third shorter. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
