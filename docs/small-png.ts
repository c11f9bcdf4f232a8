import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Colours of a small picture. */
const COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture as Chromium takes it, with a palette instead of true colours: a third of the bytes, and letters stay clear. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = pixelsOf(png);
  const palette = paletteOf(colours);
  const places = new Map<number, number>(palette.map((colour, n) => [colour, n]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colours[y * width + x] ?? 0;
      const place = places.get(colour) ?? nearest(palette, colour);
      places.set(colour, place);
      lines[y * (width + 1) + 1 + x] = place;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits, a palette.
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [...parts(colour)]))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The pixels of a PNG of eight bits in red, green and blue, with or without alpha, which is left out. */
function pixelsOf(png: Buffer): { readonly width: number; readonly height: number; readonly colours: Uint32Array } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const bytes = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const lines = inflateSync(Buffer.concat(data));
  const size = width * bytes;
  const colours = new Uint32Array(width * height);
  let above = new Uint8Array(size);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (size + 1)] ?? 0;
    const line = Uint8Array.from(lines.subarray(y * (size + 1) + 1, (y + 1) * (size + 1)));
    for (let x = 0; x < size; x++) {
      const [left, up, corner] = [line[x - bytes] ?? 0, above[x] ?? 0, above[x - bytes] ?? 0];
      line[x] = (line[x] ?? 0) + predicted(filter, left, up, corner);
    }
    for (let x = 0; x < width; x++) {
      const [r = 0, g = 0, b = 0] = line.subarray(x * bytes, x * bytes + 3);
      colours[y * width + x] = (r << 16) | (g << 8) | b;
    }
    above = line;
  }
  return { width, height, colours };
}

/** What the filters of PNG foresee of a byte (specification, 9.2). */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The colours that most pixels have; of those that are nearly one, the first. */
function paletteOf(colours: Uint32Array): readonly number[] {
  const count = new Map<number, number>();
  for (const colour of colours) count.set(colour, (count.get(colour) ?? 0) + 1);
  const ordered = [...count].sort((x, y) => y[1] - x[1]).map(([colour]) => colour);
  const chosen: number[] = [];
  for (let near = 24; near >= 0 && chosen.length < COLOURS; near -= 12) {
    for (const colour of ordered) {
      if (chosen.length === COLOURS) break;
      if (!chosen.some((one) => apart(one, colour) <= near * near)) chosen.push(colour);
    }
  }
  return chosen;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (const [n, one] of palette.entries()) if (apart(one, colour) < apart(palette[best] ?? 0, colour)) best = n;
  return best;
}

function apart(one: number, other: number): number {
  const [a, b] = [parts(one), parts(other)];
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

function parts(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
