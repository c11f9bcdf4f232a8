/** A line of print for tinyPdf, in points from the lower left corner of the page. */
export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/**
 * The smallest PDF that prints the given lines (Helvetica, Latin-1), for tests.
 * @param pages lines of each page
 * @param extra entries for the trailer and further objects, numbered from 100
 */
export function tinyPdf(
  pages: readonly (readonly PrintedLine[])[],
  extra: { readonly trailer?: string; readonly objects?: readonly string[] } = {},
): Uint8Array {
  const objects = new Map<number, string>();
  const kids = pages.map((_, i) => `${10 + 2 * i} 0 R`).join(' ');
  objects.set(1, '<< /Type /Catalog /Pages 2 0 R >>');
  objects.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [i, lines] of pages.entries()) {
    const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');
    const content = lines
      .map(({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`)
      .join('\n');
    objects.set(
      10 + 2 * i,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents ${11 + 2 * i} 0 R >>`,
    );
    objects.set(11 + 2 * i, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  for (const [i, object] of (extra.objects ?? []).entries()) objects.set(100 + i, object);
  let file = '%PDF-1.4\n';
  const places: [number, number][] = [];
  for (const [number, body] of objects) {
    places.push([number, file.length]);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length;
  const table = places.map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size 200 /Root 1 0 R ${extra.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** Lines set one below the other from the top of a page. */
export function column(texts: readonly string[], x = 72, top = 700, size = 10): PrintedLine[] {
  return texts.map((text, i) => ({ text, x, y: top - i * size * 1.2, size }));
}
