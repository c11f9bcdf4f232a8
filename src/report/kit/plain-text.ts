/** What must not reach a terminal, a table cell or a one-line field: see `plainText`. */
const RISKY = new RegExp(
  [
    // Whole terminal escape sequences: CSI, and OSC, DCS, PM, APC or SOS up to their end.
    '\\u001b\\[[0-9:;<=>?]*[ -/]*[@-~]',
    '\\u001b[\\]P^_X][^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '\\u001b[@-Z\\\\-_]?',
    // C0, DEL and C1 controls.
    '[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f]',
    // Marks that turn the direction of a whole line (Trojan Source, CVE-2021-42574), and invisible separators.
    '[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029\\ufeff]',
  ].join('|'),
  'gu',
);

/**
 * Text as one harmless line: terminal escapes, control characters and direction marks are dropped, white space is
 * folded to single spaces, broken surrogates become U+FFFD.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(RISKY, '')
    .replace(/\s+/g, ' ')
    .trim();
}
