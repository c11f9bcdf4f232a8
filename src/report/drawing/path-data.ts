/** A piece of a path, with absolute places. */
export type Segment =
  | { readonly kind: 'move' | 'line'; readonly x: number; readonly y: number }
  | { readonly kind: 'curve'; readonly places: readonly [number, number, number, number, number, number] }
  | { readonly kind: 'close' };

/** How many numbers a command takes at a time. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, l: 2, H: 1, h: 1, V: 1, v: 1, C: 6, Z: 0 };

/** Reads SVG path data with the commands M, L, l, H, h, V, v, C and Z. */
export function pathSegments(data: string): readonly Segment[] {
  const segments: Segment[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', numbers = ''] of data.matchAll(/([MLlHhVvCZ])([^MLlHhVvCZ]*)/gu)) {
    const given = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)/gu) ?? []).map(Number);
    const step = TAKES[command] ?? 0;
    if (step === 0) segments.push({ kind: 'close' });
    for (let i = 0; step > 0 && i + step <= given.length; i += step) {
      const [a = 0, b = 0] = given.slice(i, i + 2);
      if (command === 'C') {
        const places = given.slice(i, i + 6) as [number, number, number, number, number, number];
        segments.push({ kind: 'curve', places });
        [x, y] = [places[4], places[5]];
        continue;
      }
      [x, y] = moved(command, [x, y], a, b);
      segments.push({ kind: command === 'M' ? 'move' : 'line', x, y });
    }
  }
  return segments;
}

function moved(command: string, [x, y]: readonly [number, number], a: number, b: number): [number, number] {
  switch (command) {
    case 'H':
      return [a, y];
    case 'h':
      return [x + a, y];
    case 'V':
      return [x, a];
    case 'v':
      return [x, y + a];
    case 'l':
      return [x + a, y + b];
    default:
      return [a, b];
  }
}
