import { CALENDAR_WORDS, NAME_PARTICLES, oneOf, ROLE_WORDS, SIGNING_BODIES } from './line-words.ts';

/** Who a byline names. */
export interface Byline {
  /** Names in the order of the line, without titles and affiliations; a body ("The Editorial Board") counts as a name. */
  readonly authors: readonly string[];
  /** What follows the names: a role, an affiliation, "Special to ..."; may be empty. */
  readonly affiliation: string;
}

const OPENING =
  /^(?:(?:(?:written|reported|story|text|report|analysis|opinion|commentary|essay|words|compiled|article|posted|published|contributed|interview)\s+)?by(?:\s*:\s*|\s+)|(?:authors?|byline|writers?|reporters?)\s*(?:\(s\))?\s*[:：]\s*(?:by\s+)?)/i;

const ROLE = new RegExp(`\\b(?:${oneOf(ROLE_WORDS)})\\b`, 'i');
const PARTICLE = `(?:${oneOf(NAME_PARTICLES)})`;
const NAME_WORD =
  "(?:[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ]*(?:[.'’‑-][A-Za-zÀ-ɏḀ-ỿ]+)*\\.?|(?:al|el|ul|ad|as|ash|an|at)[-‑][A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ'’-]+|d['’][A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ]+)";
const NAME = new RegExp(`^(?:${NAME_WORD})(?:\\s+(?:${NAME_WORD}|${PARTICLE})){1,4}$`);
const CALENDAR = new RegExp(`\\b(?:${oneOf(CALENDAR_WORDS)})\\b`, 'i');
const HONORIFIC = /^(?:dr|prof|mr|mrs|ms|sir|rev|amb|gen|col|capt|lt)\.?\s+/i;
const BODY = new RegExp(`\\b(?:${oneOf(SIGNING_BODIES)})$`, 'i');

/** Whether the words are shaped like one person's full name (two to five words; particles and initials allowed). */
export function isPersonName(words: string): boolean {
  const bare = words
    .replace(HONORIFIC, '')
    .replace(/,?\s+(?:jr|sr|ph\.?d|m\.?d)\.?$/i, '')
    .trim();
  return bare.length <= 60 && NAME.test(bare) && !ROLE.test(bare) && !CALENDAR.test(bare);
}

/** "AMY O'HARA" as "Amy O'Hara"; names not wholly in capitals stay as they are. */
function spelled(name: string): string {
  if (name !== name.toUpperCase() || !/[A-ZÀ-ÞĀ-ɏ]{3}/.test(name)) return name;
  return name
    .split(/(\s+)/)
    .map((word) => {
      if (/^(?:I{2,3}|IV|[A-Z]\.?|(?:[A-Z]\.)+)$/.test(word)) return word;
      const lower = word.toLowerCase();
      return lower
        .replace(/(^|[-‑'’])([A-Za-zÀ-ɏḀ-ỿ])/g, (_, mark: string, letter: string) => mark + letter.toUpperCase())
        .replace(/^Mc([A-Za-zÀ-ɏḀ-ỿ])/, (_, letter: string) => `Mc${letter.toUpperCase()}`)
        .replace(/(['’])S$/, '$1s');
    })
    .join('');
}

/**
 * Reads the words after "By": names joined by commas and "and", then roles or affiliations.
 * @returns undefined if they do not begin with a name
 */
export function parseNames(words: string): Byline | undefined {
  const cleaned = words.replace(/\s+/g, ' ').trim();
  // A colon, bar, dash, bracket or "in Paris" ends the names.
  const cut = cleaned.search(
    /\s*[:|•·/(<[@]|\s+[–—-]\s+|\s+(?:in|at|of|for|from|with)\s+|\.\s+[A-Z]\w+\s+(?:is|was)\b/,
  );
  const list = cut < 0 ? cleaned : cleaned.slice(0, cut);
  const authors: string[] = [];
  const pieces = list.split(/(\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&|with)\s+)/i);
  let used = 0;
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = (pieces[i] ?? '').trim().replace(/(?<=[a-zß-ÿ]{2})\.$/, '');
    if (piece === '' || /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$/i.test(piece)) {
      used += (pieces[i] ?? '').length + (pieces[i + 1] ?? '').length;
      continue;
    }
    if (!isPersonName(piece)) break;
    authors.push(spelled(piece.replace(HONORIFIC, '')));
    used += (pieces[i] ?? '').length + (pieces[i + 1] ?? '').length;
  }
  if (authors.length === 0) {
    const first = (pieces[0] ?? '').trim();
    const isBody = /^[A-ZÀ-ÞĀ-ɏ]/.test(first) && first.split(' ').length <= 5 && BODY.test(first);
    const single =
      /^[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ'’-]{2,}$/.test(first) && !CALENDAR.test(first) && pieces.length === 1 && cut < 0;
    if (!isBody && !single) return undefined;
    authors.push(first);
    used = first.length;
  }
  const affiliation = cleaned
    .slice(used)
    .replace(/^[\s,:;|•·/–—-]+/, '')
    .trim();
  return { authors: [...new Set(authors)], affiliation };
}

/**
 * Reads a line that names the authors: "By A B and C D", "By A B : Lecturer, University of X", "By A B, C D and E F,
 * Special to the Herald", "Author: A B".
 * @returns undefined if the line is anything else
 */
export function parseByline(line: string): Byline | undefined {
  if (line.length > 240) return undefined;
  const opening = OPENING.exec(line);
  if (!opening) return undefined;
  const labelled = /[:：]\s*(?:by\s+)?$/i.test(opening[0]);
  const names = parseNames(line.slice(opening[0].length));
  if (!names) return undefined;
  if (labelled) return names;
  // "By Friday Harbor Lights the ferry had left." is a sentence: its rest goes on in lower case and ends in a full stop.
  if (
    /[.!?]["”’]?$/.test(line) &&
    /^[a-zß-ÿ]/.test(names.affiliation) &&
    !/^(?:in|at|of|for|special|with)\b/.test(names.affiliation)
  )
    return undefined;
  if (names.affiliation.split(' ').length > 24) return undefined;
  if (/^(?:[a-zß-ÿ]+ed|was|were|is|are|has|had|will|would|the|a|an|and)\b/.test(names.affiliation)) return undefined;
  return names;
}

/**
 * Reads a byline without "By": "A B, Diplomatic Correspondent", "From A B in Geneva".
 * @returns undefined if the line is anything else
 */
export function parseSignature(line: string): Byline | undefined {
  const from = /^From\s+(.+?)\s+in\s+[A-ZÀ-Þ][^.]{2,40}$/.exec(line)?.[1];
  const names = parseNames(from ?? line);
  if (!names?.authors.every(isPersonName)) return undefined;
  if (from) return names;
  const hasRole = names.affiliation.length <= 80 && isRoleLine(names.affiliation);
  return hasRole && /^[^,|:–—-]+[,|:]/.test(line) ? names : undefined;
}

/** Whether a short line reads as a role or a place of work ("Lecturer, Public Policy at the University of X"). */
export function isRoleLine(line: string): boolean {
  return (
    line.length <= 120 &&
    /^[A-Za-zÀ-ɏḀ-ỿ]/.test(line) &&
    !/[.!?]$/.test(line) &&
    ROLE.test(line) &&
    !/\b(?:is|was|are|were|has|have|had|will|would|says?|said)\b/i.test(line)
  );
}
