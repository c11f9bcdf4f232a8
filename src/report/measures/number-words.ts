/** `+1.25`, `−0.30`, `0.00`: a change or score with its sign. */
export function signed(value: number, digits = 2): string {
  const words = Math.abs(value).toFixed(digits);
  if (Number(words) === 0) return words;
  return value > 0 ? `+${words}` : `−${words}`;
}

/** `1.25`, `−0.30`: a level. */
export function level(value: number, digits = 2): string {
  const words = Math.abs(value).toFixed(digits);
  return value < 0 && Number(words) !== 0 ? `−${words}` : words;
}

/** `+0.10 to +0.52`; nothing where there is none. */
export function intervalWords(interval: readonly [number, number] | null | undefined, digits = 2): string {
  return interval ? `${signed(interval[0], digits)} to ${signed(interval[1], digits)}` : '';
}

/** `p .004`, `p under .001`: as journals write it. */
export function pWords(p: number): string {
  if (p < 0.001) return 'p under .001';
  return `p ${p.toFixed(p < 0.01 ? 3 : 2).replace(/^0/, '')}`;
}

/** `12.4 %`. */
export function percentWords(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

/** A sentence with its first letter large: `The United States …`. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A sentence with minus signs before its numbers in place of hyphens. */
export function minusSigns(words: string): string {
  return words.replace(/(?<![\w.])-(?=\d)/g, '−');
}
