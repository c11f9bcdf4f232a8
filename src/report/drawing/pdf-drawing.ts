import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../kit/plain-text.ts';
import { type Colour, type Drawing, type Ink, type PrintedMark, printedMarks } from './drawing.ts';
import { helveticaWidth } from './helvetica.ts';
import { pathSegments, type Segment } from './path-data.ts';

/** Points of a page to a pixel: 96 pixels and 72 points are one inch. */
const SCALE = 0.75;
/** How far the handles of a curve stand off that makes a quarter of a circle. */
const ROUND = 0.5523;

/**
 * A drawing as a PDF of one page with vectors and text (PDF 1.4, ISO 32000), in the standard fonts Helvetica and Symbol,
 * which every reader has. The same drawing gives the same bytes.
 *
 * @throws EntenteError (usage) naming letters that those fonts do not have
 */
export function pdfDrawing(drawing: Drawing): Uint8Array {
  const marks = printedMarks(drawing);
  refuseStrangeLetters(marks);
  const [width, height] = [drawing.width * SCALE, drawing.height * SCALE];
  const content = [
    `${number(SCALE)} 0 0 ${number(-SCALE)} 0 ${number(height)} cm`,
    '1 1 1 rg',
    `0 0 ${drawing.width} ${drawing.height} re f`,
    '1 j 1 J',
    ...marks.map(markContent),
  ].join('\n');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${number(width)} ${number(height)}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
    `<< /Title ${titleText(drawing.title)} /Producer (Entente) >>`,
  ]);
}

/** The file around its objects: each with its number, then where each begins. */
function pdfFile(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  // Every sign is one byte: text is in WinAnsi by now.
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}

function markContent({ mark, ink }: PrintedMark): string {
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height, radius = 0 } = mark;
      return `${inkContent(ink)}${radius > 0 ? roundRect(x, y, width, height, radius) : `${numbers(x, y, width, height)} re`} ${paintOperator(ink)}`;
    }
    case 'circle': {
      const { x, y, radius } = mark;
      return `${inkContent(ink)}${roundRect(x - radius, y - radius, 2 * radius, 2 * radius, radius)} ${paintOperator(ink)}`;
    }
    case 'path':
      return `${inkContent(ink)}${pathContent(mark.data)} ${paintOperator(ink)}`;
    case 'text':
      return textContent(mark.text, mark.x, mark.y, ink);
  }
}

function inkContent({ fill, stroke, width = 1 }: Ink): string {
  return `${fill ? `${colour(fill)} rg ` : ''}${stroke ? `${colour(stroke)} RG ${number(width)} w ` : ''}`;
}

function paintOperator({ fill, stroke }: Ink): string {
  if (fill && stroke) return 'B';
  return fill ? 'f' : stroke ? 'S' : 'n';
}

function pathContent(data: string): string {
  return pathSegments(data).map(segmentContent).join(' ');
}

function segmentContent(segment: Segment): string {
  switch (segment.kind) {
    case 'move':
      return `${numbers(segment.x, segment.y)} m`;
    case 'line':
      return `${numbers(segment.x, segment.y)} l`;
    case 'curve':
      return `${numbers(...segment.places)} c`;
    case 'close':
      return 'h';
  }
}

function roundRect(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - ROUND);
  const [right, bottom] = [x + width, y + height];
  return [
    `${numbers(x + r, y)} m ${numbers(right - r, y)} l`,
    `${numbers(right - k, y, right, y + k, right, y + r)} c ${numbers(right, bottom - r)} l`,
    `${numbers(right, bottom - k, right - k, bottom, right - r, bottom)} c ${numbers(x + r, bottom)} l`,
    `${numbers(x + k, bottom, x, bottom - k, x, bottom - r)} c ${numbers(x, y + r)} l`,
    `${numbers(x, y + k, x + k, y, x + r, y)} c h`,
  ].join(' ');
}

/** A text; first its white rim where it has one. The page is turned upside down, so letters are turned back. */
function textContent(text: string, x: number, y: number, ink: Ink): string {
  const { size = 12, bold = false, anchor = 'start', fill = '#000000' } = ink;
  const width = helveticaWidth(text, size, bold);
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  const shown = (mode: 0 | 1): string =>
    `BT ${mode} Tr 1 0 0 -1 ${numbers(left, y)} Tm ${runs(text)
      .map(({ symbol, bytes }) => `/${symbol ? 'F3' : bold ? 'F2' : 'F1'} ${number(size)} Tf (${bytes}) Tj`)
      .join(' ')} ET`;
  return `${ink.halo ? `1 1 1 RG 3 w ${shown(1)}\n` : ''}${colour(fill)} rg ${shown(0)}`;
}

/** Signs that WinAnsi keeps elsewhere than Unicode does. */
const WIN_ANSI: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‚': 0x82,
  '„': 0x84,
  '…': 0x85,
  '†': 0x86,
  '‡': 0x87,
  Š: 0x8a,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '™': 0x99,
  š: 0x9a,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
};
/** Signs of the Symbol font. */
const SYMBOL: Readonly<Record<string, number>> = { '→': 0xae, '≥': 0xb3, '≤': 0xa3, '↔': 0xab };

function byteOf(sign: string): number | undefined {
  const code = sign.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code;
  return WIN_ANSI[sign];
}

/** A text in runs of one font, each as the bytes of a string of PDF. */
function runs(text: string): readonly { readonly symbol: boolean; readonly bytes: string }[] {
  const found: { symbol: boolean; bytes: string }[] = [];
  for (const sign of text.normalize('NFC')) {
    const symbol = SYMBOL[sign] !== undefined;
    const byte = String.fromCharCode(SYMBOL[sign] ?? byteOf(sign) ?? 0x3f).replace(/[\\()]/u, '\\$&');
    const last = found.at(-1);
    if (last?.symbol === symbol) last.bytes += byte;
    else found.push({ symbol, bytes: byte });
  }
  return found;
}

function refuseStrangeLetters(marks: readonly PrintedMark[]): void {
  const text = marks.map(({ mark }) => (mark.kind === 'text' ? mark.text : '')).join('');
  const strange = new Set(
    Array.from(text.normalize('NFC')).filter((sign) => byteOf(sign) === undefined && SYMBOL[sign] === undefined),
  );
  if (strange.size === 0) return;
  const [first = '', ...others] = [...strange].slice(0, 5);
  throw new EntenteError(
    'usage',
    `The PDFs of this program are set in Latin letters; “${[first, ...others].join('”, “')}” ${strange.size === 1 ? 'is' : 'are'} not among them. Write .svg or .png.`,
  );
}

/** A title in any letters, as UTF-16. */
function titleText(title: string): string {
  const hex = Array.from(plainText(title).split(''), (unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return `<feff${hex.join('')}>`;
}

function colour(hex: Colour): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function numbers(...values: readonly number[]): string {
  return values.map(number).join(' ');
}
