/** A line of a dictionary that could not be used; the lines around it still load. */
export interface DictionaryProblem {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong and, where it helps, what to write instead. */
  readonly reason: string;
  /** The line as it stands in the file, without the blanks at its ends. */
  readonly text: string;
}

/** A line of a PETRARCH or TABARI dictionary without its comments. */
export interface PetrarchLine {
  /** Counted from 1. */
  readonly number: number;
  /** What is left without comments and blanks at the ends; never empty. */
  readonly text: string;
  /** Whether the line starts with a blank or tab, which marks the codes of a record. */
  readonly indented: boolean;
  /** The whole line, for messages. */
  readonly raw: string;
}

/**
 * Cuts a dictionary into lines and takes the comments out: from `#` or `;` to the end of the line, lines that start with
 * `<!`, and `<!-- ... -->` over several lines.
 */
export function petrarchLines(text: string): readonly PetrarchLine[] {
  const lines: PetrarchLine[] = [];
  let inComment = false;
  const rows = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [i, raw] of rows.entries()) {
    let rest = raw;
    if (inComment) {
      const end = rest.indexOf('-->');
      if (end < 0) continue;
      inComment = false;
      rest = rest.slice(end + 3);
    }
    rest = rest.replace(/<!--.*?-->/g, '');
    const open = rest.indexOf('<!--');
    if (open >= 0) {
      inComment = true;
      rest = rest.slice(0, open);
    }
    if (/^\s*<!/.test(rest)) continue;
    // "[###]" is a code, not a comment.
    const content = rest.replace(/\[###\]|[#;].*$/g, (found) => (found === '[###]' ? found : ''));
    const trimmed = content.trim();
    if (trimmed !== '') lines.push({ number: i + 1, text: trimmed, indented: /^\s/.test(content), raw: raw.trim() });
  }
  return lines;
}

/** The words of a phrase: `_` and blanks separate them; a `_` at the end ("whole word, no plural") is no word. */
export function phraseWords(phrase: string): readonly string[] {
  return phrase.split(/[_\s]+/).filter((word) => word !== '');
}
