import type { RegionKind } from '../../records/document.ts';
import { type ActSign, signOfAct } from '../../records/plover.ts';
import { isShown } from '../../records/shown.ts';
import type { Span } from '../../records/span.ts';
import { cutText, type Piece } from '../kit/cut-text.ts';
import { attributes, html, join, type Markup, type Printable } from '../kit/html.ts';
import { SIGN_CLASSES } from '../words/wording.ts';
import { KIND_LETTER, type Reference } from './references.ts';
import type { Sheet } from './sheet.ts';

/** A stretch of a record or a mention that is to be marked. */
interface Mark extends Span {
  /** Place of the record among the references, or -1 for a mention. */
  readonly record: number;
  /** Places of actors in the reading's list. */
  readonly actors: readonly number[];
  /** Class of the style sheet that draws it; empty for words that are only linked. */
  readonly look: string;
  /** Whether it is of a record that only a box brings out. */
  readonly weak?: boolean;
}

interface Block extends Span {
  readonly kind: RegionKind | 'unread';
}

/**
 * The text with everything marked in it. Overlaps are cut into pieces, each of which lists all its records; behind the
 * words that carry a record stands its short name as a link to the record, as a footnote's sign does.
 */
export function articleHtml(sheet: Sheet): Markup {
  const { reading, all } = sheet;
  const { text } = reading.document;
  const marks = marksOf(sheet);
  const signs = new Map<number, number[]>();
  for (const [n, reference] of all.entries()) {
    const end = reference.main[reference.main.length - 1]?.end;
    if (end !== undefined) signs.set(end, [...(signs.get(end) ?? []), n]);
  }
  const sentences = new Map(reading.sentences.map((span, index) => [span.start, index]));
  const blocks = blocksOf(sheet);
  const cuts = [...signs.keys(), ...sentences.keys(), ...blocks.flatMap(({ start, end }) => [start, end])];
  const pieces = cutText(text.length, marks, cuts);

  let next = 0;
  return join(
    blocks.map((block) => {
      while ((pieces[next]?.end ?? Number.POSITIVE_INFINITY) <= block.start) next++;
      const inner: Printable[] = [];
      for (let p = next; p < pieces.length; p++) {
        const piece = pieces[p];
        if (!piece || piece.start >= block.end) break;
        const sentence = sentences.get(piece.start);
        if (sentence !== undefined) inner.push(html`<a class="sn" id="${sheet.prefix}s${sentence}">${sentence}</a>`);
        inner.push(pieceHtml(sheet, piece, marks));
        for (const n of signs.get(piece.end) ?? []) inner.push(signHtml(sheet, n));
      }
      return blockHtml(block.kind, inner);
    }),
    '\n',
  );
}

function marksOf({ reading, all, place }: Sheet): readonly Mark[] {
  const marks: Mark[] = reading.mentions.map((mention) => ({
    ...mention.span,
    record: -1,
    actors: mention.actors.map(place).filter((n) => n >= 0),
    look: 'a',
  }));
  for (const [n, reference] of all.entries()) {
    for (const span of reference.spans) {
      marks.push({ ...span, record: n, actors: [], look: lookOf(reference, span), weak: !isShown(reference.record) });
    }
  }
  return marks;
}

const EVENT_LOOKS: Readonly<Record<ActSign, string>> = { '+': 'ec', '−': 'ed', '○': 'en' };

/** Machine suggestions are dotted; what a person decided (`s`) is solid. */
function lookOf({ record, main }: Reference, span: Span): string {
  const solid = record.provenance.by === 'person' ? 's' : '';
  const carries = main.includes(span);
  switch (record.kind) {
    case 'event':
      return carries || record.also.includes(span) ? EVENT_LOOKS[signOfAct(record)] + solid : '';
    case 'statement':
      return carries ? 'q' : `qc${solid}`;
    default:
      return carries ? KIND_LETTER[record.kind] + solid : '';
  }
}

function pieceHtml({ reading, weak }: Sheet, piece: Piece, marks: readonly Mark[]): Printable {
  const words = reading.document.text.slice(piece.start, piece.end);
  const active = piece.marks.map((index) => marks[index]).filter((mark): mark is Mark => mark !== undefined);
  if (active.length === 0) return words;
  const looksOf = (list: readonly Mark[]): string[] =>
    [...new Set(list.map(({ look }) => look))].filter((look) => look !== '');
  const sure = looksOf(active.filter((mark) => !mark.weak));
  const weakOnly = looksOf(active.filter((mark) => mark.weak)).filter((look) => !sure.includes(look));
  const looks = [...sure, ...(weak ? weakOnly : [])].join(' ');
  const records = [...new Set(active.map(({ record }) => record).filter((record) => record >= 0))].sort(
    (a, b) => a - b,
  );
  const mentions = active.filter(({ record }) => record < 0);
  // The innermost mention answers first: "China" before "the presidents of China and Russia".
  const actors = [
    ...new Set([...mentions].sort((a, b) => a.end - a.start - (b.end - b.start)).flatMap((m) => m.actors)),
  ];
  const drawn = attributes({
    class: looks || undefined,
    'data-weak': weakOnly.join(' ') || undefined,
    'data-r': records.join(',') || undefined,
    'data-a': actors.join(',') || undefined,
  });
  return html`<mark${drawn}>${words}</mark>`;
}

function signHtml({ all, prefix }: Sheet, n: number): Printable {
  const reference = all[n];
  if (!reference) return undefined;
  const { record, ref } = reference;
  const sign = record.kind === 'event' ? signOfAct(record) : '';
  const coop = sign === '' ? '' : ` ${SIGN_CLASSES[sign]}`;
  return html`<a class="ref k${KIND_LETTER[record.kind]}${coop}${isShown(record) ? '' : ' weak'}" id="${prefix}w-${ref}" href="#${prefix}${ref}" data-n="${n}">${ref}${sign}</a>`;
}

function blockHtml(kind: Block['kind'], inner: Printable): Markup {
  switch (kind) {
    case 'title':
      return html`<p class="head" dir="auto">${inner}</p>`;
    case 'heading':
      return html`<p class="sub" dir="auto">${inner}</p>`;
    case 'body':
      return html`<p dir="auto">${inner}</p>`;
    case 'byline':
    case 'dateline':
    case 'date':
      return html`<p class="aside" dir="auto">${inner}</p>`;
    case 'caption':
    case 'boilerplate':
    case 'unread':
      return html`<p class="aside skipped" dir="auto">${inner}</p>`;
  }
}

/** The paragraphs of the text in order, regions and what lies between them. Blank stretches are left out. */
function blocksOf({ reading }: Sheet): readonly Block[] {
  const { text, regions } = reading.document;
  const whole: Block[] = [];
  let at = 0;
  for (const { kind, span } of regions) {
    if (span.start > at) whole.push({ kind: 'unread', start: at, end: span.start });
    whole.push({ kind, ...span });
    at = Math.max(at, span.end);
  }
  if (at < text.length) whole.push({ kind: regions.length === 0 ? 'body' : 'unread', start: at, end: text.length });
  return whole.flatMap((block) => paragraphs(text, block));
}

/**
 * Splits a region at blank lines. In a region without blank lines a single line break ends a paragraph where the line
 * is short or ends a sentence; elsewhere it is taken for a wrapped line.
 */
function paragraphs(text: string, block: Block): readonly Block[] {
  const words = text.slice(block.start, block.end);
  const blank = /\n[^\S\n]*\n/.test(words);
  const out: Block[] = [];
  let from = 0;
  const push = (to: number): void => {
    const piece = words.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const body = piece.trim();
    if (body !== '') {
      out.push({ kind: block.kind, start: block.start + from + lead, end: block.start + from + lead + body.length });
    }
  };
  for (const found of words.matchAll(/\n[^\S\n]*(\n\s*)?/g)) {
    const line = words.slice(words.lastIndexOf('\n', found.index - 1) + 1, found.index).trimEnd();
    const ends = blank ? found[1] !== undefined : line.length < 60 || /[.!?:…]["'”’)]*$/.test(line);
    if (!ends) continue;
    push(found.index);
    from = found.index + found[0].length;
  }
  push(words.length);
  return out;
}
