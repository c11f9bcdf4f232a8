/**
 * Widths of Helvetica in thousandths of its size, as Adobe's metrics of the fourteen standard fonts give them; letters
 * with marks are as wide as without.
 */
const WIDTHS: readonly (readonly [width: number, signs: string])[] = [
  [222, "ijl'‘’"],
  [278, ' !,./:;I[\\]ft'],
  [333, '()-`r“”'],
  [334, '{}'],
  [260, '|'],
  [355, '"'],
  [389, '*'],
  [469, '^'],
  [500, 'Jcksvxyz'],
  [584, '+<=>~'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1015, '@'],
  [1000, '—…→'],
];
const BY_SIGN = new Map(WIDTHS.flatMap(([width, signs]) => Array.from(signs, (sign) => [sign, width] as const)));
/** Digits and most small letters. */
const USUAL = 556;
/** Bold letters are somewhat wider. */
const BOLD = 1.06;

/** Width of a text in Helvetica, in the unit of its size. */
export function helveticaWidth(text: string, size: number, bold = false): number {
  let width = 0;
  for (const sign of text) width += BY_SIGN.get(sign.normalize('NFD')[0] ?? sign) ?? USUAL;
  return (width / 1000) * size * (bold ? BOLD : 1);
}
