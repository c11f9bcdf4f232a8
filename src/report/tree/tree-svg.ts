import type { Sentence, Token } from '../../language/tree.ts';
import { codeElement, html, join, type Markup } from '../kit/html.ts';
import { plainText } from '../kit/plain-text.ts';
import { pixels } from '../kit/text-pixels.ts';
import { shorten } from '../kit/text-width.ts';

/** Sentences wider than this, in pixels, stand upright: a word a line, arcs to the left. */
const WIDEST = 1400;
const MARGIN = 24;
const FORM_SIZE = 16;
const SMALL_SIZE = 11;
/** Distance of two levels of arcs, lying with labels on them and upright without. */
const LYING_LEVEL = 26;
const UPRIGHT_LEVEL = 13;
const ROW = 27;
const MOST_FORM = 32;

interface Arc {
  readonly head: number;
  readonly dependent: number;
  readonly first: number;
  readonly last: number;
  readonly label: string;
  readonly level: number;
}

interface Block {
  readonly width: number;
  readonly height: number;
  readonly content: Markup;
}

/**
 * Draws trees as one SVG picture: words in the order of the text with their tags, arcs from heads to their dependents
 * with the relation on each, names underlined. A sentence too wide for a screen stands upright, one word a line. Dark
 * where the reader's screen is. Holds its own style, no script and no link.
 */
export function drawTreesSvg(sentences: readonly Sentence[]): string {
  const blocks = sentences.map((sentence) => {
    const arcs = layArcs(sentence.tokens);
    const lying = drawLying(sentence, arcs);
    return lying.width <= WIDEST ? lying : drawUpright(sentence, arcs);
  });
  const width = Math.ceil(Math.max(...blocks.map((block) => block.width), 1) + 2 * MARGIN);
  let y = MARGIN;
  const groups = blocks.map((block, i) => {
    const text = plainText(sentences[i]?.tokens.map(({ form }) => form).join(' ') ?? '');
    const group = html`<g transform="translate(${MARGIN} ${round(y)})"><title>${text}</title>${block.content}</g>`;
    y += block.height + MARGIN * 1.5;
    return group;
  });
  const height = Math.ceil(y - MARGIN / 2);
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Dependency trees">
${codeElement('style', STYLE)}
<rect class="paper" width="${width}" height="${height}"/>
${join(groups, '\n')}
</svg>
`.toString();
}

const STYLE = `
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.paper{fill:#fff}.form{font-size:${FORM_SIZE}px;fill:#1c2024}.tag,.rel,.name{font-size:${SMALL_SIZE}px}.tag{fill:#5b6470}
.rel{fill:#0a4fa3;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}.name{fill:#8a3b00}
.mid{text-anchor:middle}.arc{fill:none;stroke:#6f7984;stroke-width:1.3}.tip{fill:#6f7984}.under{stroke:#b65a1a;stroke-width:1.5}
@media (prefers-color-scheme:dark){.paper{fill:#14181d}.form{fill:#e8ecf0}.tag{fill:#a3adb8}
.rel{fill:#8cc4ff;stroke:#14181d}.name{fill:#f3b283}.arc{stroke:#8a949f}.tip{fill:#8a949f}.under{stroke:#d98b52}}
`;

/** Gives each arc a level: above all arcs that it spans or crosses. */
function layArcs(tokens: readonly Token[]): Arc[] {
  const placed: Arc[] = [];
  const open = tokens
    .filter(({ head }) => head >= 0)
    .map(({ head, index, deprel }) => ({
      head,
      dependent: index,
      first: Math.min(head, index),
      last: Math.max(head, index),
      label: deprel,
    }))
    .sort((a, b) => a.last - a.first - (b.last - b.first) || a.first - b.first);
  for (const arc of open) {
    let level = 0;
    for (const other of placed) {
      if (other.first < arc.last && arc.first < other.last) level = Math.max(level, other.level);
    }
    placed.push({ ...arc, level: level + 1 });
  }
  return placed;
}

/** How far from the middle of its head each arc begins: the longest nearest the middle, so that no two cross. */
function beginnings(arcs: readonly Arc[], room: (head: number) => number): ReadonlyMap<Arc, number> {
  const sides = new Map<string, Arc[]>();
  for (const arc of arcs) {
    const side = `${arc.head} ${arc.dependent < arc.head}`;
    sides.set(side, [...(sides.get(side) ?? []), arc]);
  }
  const offsets = new Map<Arc, number>();
  for (const side of sides.values()) {
    side.sort((a, b) => b.last - b.first - (a.last - a.first));
    for (const [i, arc] of side.entries()) {
      const step = Math.min(6, room(arc.head) / (side.length + 1));
      offsets.set(arc, (i + 1) * step * (arc.dependent < arc.head ? -1 : 1));
    }
  }
  return offsets;
}

function formOf(token: Token): string {
  return shorten(plainText(token.form) || '�', MOST_FORM);
}

/** Words side by side, arcs above them. */
function drawLying({ tokens, names }: Sentence, arcs: readonly Arc[]): Block {
  const forms = tokens.map(formOf);
  const halves = tokens.map(
    ({ upos }, i) => Math.max(pixels(forms[i] ?? '', FORM_SIZE), pixels(upos, SMALL_SIZE), 18) / 2,
  );
  const centres: number[] = [];
  let right = 0;
  for (const half of halves) {
    centres.push(right + half);
    right += half * 2 + 14;
  }
  const at = (i: number): number => centres[i] ?? 0;
  const half = (i: number): number => halves[i] ?? 0;
  const widen = (from: number, by: number): void => {
    if (by <= 0) return;
    for (let i = from; i < centres.length; i++) centres[i] = at(i) + by;
    right += by;
  };
  const offsets = beginnings(arcs, half);
  const ends = (arc: Arc): readonly [number, number] => [at(arc.head) + (offsets.get(arc) ?? 0), at(arc.dependent)];
  for (const arc of arcs) {
    const [from, to] = ends(arc);
    widen(arc.last, pixels(arc.label, SMALL_SIZE) + 14 - Math.abs(to - from));
  }
  for (const { first, last, type } of names) {
    const wanted = pixels(type, SMALL_SIZE) - (at(last) + half(last) - at(first) + half(first));
    // an equal share on both sides: the label stands in the middle of its words
    widen(first, wanted / 2);
    widen(last + 1, wanted / 2);
  }
  const top = (Math.max(...arcs.map(({ level }) => level), 0) + 1) * LYING_LEVEL + 8;
  const lines = arcs.map((arc) => {
    const [from, to] = ends(arc);
    const y = top - arc.level * LYING_LEVEL;
    const turn = Math.min(7, Math.abs(to - from) / 2) * (to > from ? 1 : -1);
    const path = `M${round(from)} ${top}V${round(y + 7)}Q${round(from)} ${y} ${round(from + turn)} ${y}H${round(to - turn)}Q${round(to)} ${y} ${round(to)} ${round(y + 7)}V${top - 5}`;
    return html`<path class="arc" d="${path}"/><path class="tip" d="${downTip(to, top)}"/>`;
  });
  const labels = arcs.map((arc) => {
    const [from, to] = ends(arc);
    return text('rel mid', (from + to) / 2, top - arc.level * LYING_LEVEL - 4, arc.label);
  });
  const roots = tokens
    .filter(({ head }) => head < 0)
    .map(({ index, deprel }) => {
      const x = at(index);
      const line = html`<path class="arc" d="M${round(x)} 14V${top - 5}"/><path class="tip" d="${downTip(x, top)}"/>`;
      return html`${line}${text('rel mid', x, 10, deprel)}`;
    });
  const words = tokens.map(
    ({ upos }, i) =>
      html`${text('form mid', at(i), top + 20, forms[i] ?? '')}${text('tag mid', at(i), top + 36, upos)}`,
  );
  const marks = names.map(({ first, last, type }) => {
    const [a, b] = [at(first) - half(first), at(last) + half(last)];
    const line = html`<path class="under" d="M${round(a)} ${top + 42}H${round(b)}"/>`;
    return html`${line}${text('name mid', (a + b) / 2, top + 55, type)}`;
  });
  return {
    width: right,
    height: top + (names.length > 0 ? 58 : 40),
    content: join([...lines, ...roots, ...labels, ...words, ...marks], '\n'),
  };
}

/** A word a line, arcs to the left; relation, tag and name stand behind the word. */
function drawUpright({ tokens, names }: Sentence, arcs: readonly Arc[]): Block {
  const forms = tokens.map(formOf);
  const widest = (texts: readonly string[], size: number): number =>
    Math.max(...texts.map((t) => pixels(t, size)), 0) + 16;
  const levels = Math.max(...arcs.map(({ level }) => level), 0) + 1;
  // tangled trees (tables, lists) have many levels: their arcs stand closer
  const spacing = Math.min(UPRIGHT_LEVEL, 420 / levels);
  const left = round1(levels * spacing + 10);
  const relationAt = left + 4 + widest(forms, FORM_SIZE);
  const labels = tokens.map(({ deprel }) => deprel);
  const tagAt = relationAt + widest(labels, SMALL_SIZE);
  const nameAt = tagAt + widest(['PROPN'], SMALL_SIZE);
  const at = (i: number): number => i * ROW + ROW / 2;
  const offsets = beginnings(arcs, () => ROW / 2 - 3);
  const lines = arcs.map((arc) => {
    const from = at(arc.head) + (offsets.get(arc) ?? 0);
    const to = at(arc.dependent);
    const x = round1(left - arc.level * spacing);
    const turn = Math.min(6, Math.abs(to - from) / 2) * (to > from ? 1 : -1);
    const path = `M${left} ${round(from)}H${round(x + 6)}Q${x} ${round(from)} ${x} ${round(from + turn)}V${round(to - turn)}Q${x} ${round(to)} ${round(x + 6)} ${round(to)}H${left - 5}`;
    return html`<path class="arc" d="${path}"/><path class="tip" d="${rightTip(left, to)}"/>`;
  });
  const roots = tokens
    .filter(({ head }) => head < 0)
    .map(({ index }) => {
      const y = round(at(index));
      return html`<path class="arc" d="M0 ${y}H${left - 5}"/><path class="tip" d="${rightTip(left, at(index))}"/>`;
    });
  const words = tokens.map(({ upos, deprel }, i) => {
    const y = at(i);
    return [
      text('form', left + 4, y + 5, forms[i] ?? ''),
      text('rel', relationAt, y + 4, deprel),
      text('tag', tagAt, y + 4, upos),
    ];
  });
  const marks = names.map(({ first, last, type }) => {
    const line = html`<path class="under" d="M${round(nameAt)} ${round(at(first) - 8)}V${round(at(last) + 8)}"/>`;
    return html`${line}${text('name', nameAt + 6, (at(first) + at(last)) / 2 + 4, type)}`;
  });
  return {
    width: nameAt + widest(['organization'], SMALL_SIZE),
    height: tokens.length * ROW,
    content: join([...lines, ...roots, ...words, ...marks], '\n'),
  };
}

function downTip(x: number, y: number): string {
  return `M${round(x)} ${round(y)}l-3.6 -7h7.2Z`;
}

function rightTip(x: number, y: number): string {
  return `M${round(x)} ${round(y)}l-7 -3.6v7.2Z`;
}

function text(kind: string, x: number, y: number, content: string): Markup {
  return html`<text class="${kind}" x="${round(x)}" y="${round(y)}">${content}</text>`;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

function round(value: number): string {
  return String(round1(value));
}
