/**
 * Words as the lexicon compares them. A name is a row of pieces: hyphens, apostrophes and plus signs separate, dots
 * inside abbreviations and diacritics fall away. "Moon Jae-in" and "Moon Jae - in", "U.S." and "US",
 * "People's" and "People 's", "Élysée" and "Elysee" become the same pieces.
 */

const SEPARATORS = /[-‐‑–'’ʼʻ‘`´+]+/u;
const LETTERS: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ß: 'ss' };

/** Takes the diacritics off: `Erdoğan` becomes `Erdogan`. */
export function plain(text: string): string {
  if (isAscii(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłŁøØđĐß]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The pieces of one token, with their case; none for a lone hyphen or apostrophe. */
export function piecesOf(word: string): readonly string[] {
  if (/^[A-Za-z]+$/.test(word)) return [word];
  const pieces: string[] = [];
  for (const part of plain(word).split(SEPARATORS)) {
    const piece = part.length > 1 ? part.replaceAll('.', '') || part : part;
    if (piece !== '') pieces.push(piece);
  }
  return pieces;
}

/** The pieces of a whole expression, such as a name in the lexicon. */
export function piecesOfText(text: string): readonly string[] {
  return text.split(/\s+/).flatMap(piecesOf);
}

/** A name as the lexicon compares it: case counts; hyphens, apostrophes, accents and the dots of abbreviations do not. */
export function foldName(text: string): string {
  return piecesOfText(text).join(' ');
}

/** The first piece of an expression, found without cutting the rest. */
export function firstPieceOf(text: string): string {
  // Tens of thousands of names are asked at each start; most begin with a word of plain letters.
  let end = 0;
  while (isPlainLetter(text.charCodeAt(end))) end++;
  if (end > 0 && (end === text.length || text.charCodeAt(end) === SPACE)) return text.slice(0, end);
  return piecesOfText(text)[0] ?? '';
}

const SPACE = 32;

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
