const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** A decimal number as event files write them (`-7.0`, `1.5e-3`); NaN for an empty field or anything else. */
export function decimal(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative || bytes[at] === 43) at++;
  if (at >= end || end - at > 15) return slowDecimal(bytes, start, end);
  let value = 0;
  let scale = -1;
  const first = at;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === 46 && scale < 0) scale = 0;
    else if (byte >= 48 && byte <= 57) {
      value = value * 10 + byte - 48;
      if (scale >= 0) scale++;
    } else return slowDecimal(bytes, start, end);
  }
  if (scale === 0 && end - first === 1) return Number.NaN;
  // Whole number and power of ten are exact, so that their quotient is the nearest number, as of the language's own.
  const size = scale > 0 ? value / (POWERS[scale] as number) : value;
  return negative && size !== 0 ? -size : size;
}

function slowDecimal(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 40) return Number.NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end)).trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
