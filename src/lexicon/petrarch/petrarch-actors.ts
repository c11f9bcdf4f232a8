import { type PetrarchTerm, readPetrarchDates } from './petrarch-dates.ts';
import { type DictionaryProblem, type PetrarchLine, petrarchLines, phraseWords } from './petrarch-lines.ts';

/** A name in an actor dictionary, as written. */
export interface PetrarchPhrase {
  /** `MAZAR-I-SHARIF_`: words in capitals, joined by `_` or blanks. */
  readonly text: string;
  readonly words: readonly string[];
  /** Line of the file, counted from 1. */
  readonly line: number;
}

/** A code with the time in which it holds; without dates it is the one that holds where no dated one does. */
export interface PetrarchCode extends PetrarchTerm {
  /** Such as `RUSGOV`; `---` and `+++` say that the phrase is no actor, `AAA/BBB` names two at once. */
  readonly code: string;
  readonly line: number;
}

/** A record of an actor dictionary: every name shares every code. */
export interface PetrarchActor {
  readonly phrases: readonly PetrarchPhrase[];
  readonly codes: readonly PetrarchCode[];
}

export interface PetrarchActors {
  readonly actors: readonly PetrarchActor[];
  /** Words in TABARI's sections `<NOUN>`, `<ADJECTIVE>` ..., which only say what a word is and code nothing. */
  readonly words: readonly PetrarchPhrase[];
  readonly problems: readonly DictionaryProblem[];
}

interface Draft {
  readonly phrases: PetrarchPhrase[];
  readonly codes: PetrarchCode[];
  readonly line: PetrarchLine;
  /** Whether a code of the record could not be read, which has been said. */
  failed: boolean;
}

/**
 * Reads an actor dictionary of PETRARCH, PETRARCH2, UniversalPetrarch, Phoenix or TABARI: names with `+` synonyms and
 * codes in brackets, dated or not, on the same line or the lines below. Everything is kept as written; a line that
 * cannot be read is reported and passed over.
 *
 * @param text the whole file
 * @example
 * const { actors, problems } = parsePetrarchActors('LISBON [PRT]\n+PORTUGAL');
 * [actors.length, problems.length]; // [1, 0]
 */
export function parsePetrarchActors(text: string): PetrarchActors {
  const actors: PetrarchActor[] = [];
  const words: PetrarchPhrase[] = [];
  const problems: DictionaryProblem[] = [];
  let inWords = false;
  const complain = (line: PetrarchLine, reason: string): void => {
    problems.push({ line: line.number, reason, text: line.raw });
  };
  let draft: Draft | undefined;
  const finish = (): void => {
    if (draft === undefined) return;
    const { phrases, codes, line, failed } = draft;
    if (codes.length > 0) actors.push({ phrases, codes });
    else if (!failed) complain(line, 'the name has no code; write one in brackets, such as NORWAY [NOR]');
    draft = undefined;
  };

  for (const line of petrarchLines(text)) {
    const section = /^<(\/?)[A-Z]+>$/i.exec(line.text);
    if (section) {
      finish();
      inWords = section[1] === '';
      continue;
    }
    const bracket = line.text.indexOf('[');
    if (inWords && bracket < 0) {
      const word = line.text.replace(/^\+/, '').trim();
      words.push({ text: word, words: phraseWords(word), line: line.number });
      continue;
    }
    const head = (bracket < 0 ? line.text : line.text.slice(0, bracket)).trim();
    const isSynonym = head.startsWith('+');
    // An indented name below a name without a code is one more spelling of it.
    const continues = isSynonym || (line.indented && draft !== undefined && draft.codes.length === 0);
    const name = isSynonym ? head.slice(1).trim() : head;
    if (name !== '') {
      const parts = phraseWords(name);
      if (parts.length === 0 || !/[\p{L}\p{N}]/u.test(name)) {
        complain(line, 'there is no name before the code');
        continue;
      }
      if (isSynonym && draft === undefined) {
        complain(line, 'a synonym (+) has no name before it; start the record with a line without +');
        continue;
      }
      if (!continues) {
        finish();
        draft = { phrases: [], codes: [], line, failed: false };
      }
      draft?.phrases.push({ text: name, words: parts, line: line.number });
    } else if (isSynonym) {
      complain(line, 'there is no name behind the +');
      continue;
    }
    if (bracket < 0) continue;
    if (draft === undefined) {
      complain(line, 'the code has no name before it');
      continue;
    }
    draft.failed = !readCodes(line, bracket, draft.codes, complain) || draft.failed;
  }
  finish();
  return { actors, words, problems };
}

/** Adds the codes of a line; tells whether there were any. */
function readCodes(
  line: PetrarchLine,
  bracket: number,
  codes: PetrarchCode[],
  complain: (line: PetrarchLine, reason: string) => void,
): boolean {
  const before = codes.length;
  const rest = line.text.slice(bracket);
  const matches = [...rest.matchAll(/\[([^[\]]*)\]/g)];
  if (matches.length < (rest.match(/\[/g)?.length ?? 0)) complain(line, 'a bracket is not closed; end the code with ]');
  for (const match of matches) {
    const inside = /^\s*([A-Za-z][A-Za-z0-9/]*(?=[\s<>]|$)|---|\+\+\+|###)(.*)$/.exec(match[1] ?? '');
    if (!inside) {
      complain(line, `"[${match[1] ?? ''}]" holds no code; write letters, such as [NORGOV]`);
      continue;
    }
    const term = readPetrarchDates(inside[2] ?? '');
    if (typeof term === 'string') complain(line, term);
    else codes.push({ code: (inside[1] ?? '').toUpperCase(), ...term, line: line.number });
  }
  return codes.length > before;
}

/**
 * The code that holds on a day: the first dated one whose term holds, else the first without a date. Undefined where no
 * code holds. On the last day of a term that has both ends its code still holds, as PETRARCH's unit tests have it; the
 * order of the codes decides between terms that meet.
 *
 * @param day `YYYY-MM-DD`
 */
export function codeOn(actor: PetrarchActor, day: string): string | undefined {
  const dated = actor.codes.find(
    ({ from, to }) =>
      (from ?? to) !== undefined &&
      (from ?? '') <= day &&
      (to === undefined || day < to || (day === to && from !== undefined)),
  );
  return (dated ?? actor.codes.find(({ from, to }) => from === undefined && to === undefined))?.code;
}
